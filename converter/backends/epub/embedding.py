"""Fonts inside the publication: the letters that the text has, of fonts whose makers allow it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont

from converter import installed_fonts as fonts
from converter.backends.epub.container import Item

_FOLDER = "fonts"
_ALLOWED = 0
"""The value of OS/2 ``fsType`` with which a font may be embedded for good (OpenType 1.9.1, OS/2)."""

_OF_CURVES = b"OTTO"
"""How a font begins whose letters are those of PostScript (OpenType 1.9.1, table directory)."""
_OF_GRAPHITE = ("Silt",)
"""Tables for a way of shaping that no reading system uses, which fontTools does not know to drop."""


def items(text: str) -> tuple[list[Item], str]:
    """Return the fonts for *text*, cut down to its letters, as items, and the style sheet that uses them.

    Both are empty where no installed font has its letters, or none may be embedded.
    """
    made: list[Item] = []
    rules: list[str] = []
    names: list[str] = []
    for number, family in enumerate(fonts.families(text), 1):
        name = f"Text {number}"
        for face, data in _embeddable(family, text):
            weight, style = fonts.STYLES[face.weight, face.slant]
            kind = "otf" if data.startswith(_OF_CURVES) else "ttf"
            file = f"{_FOLDER}/{number}-{weight}-{style}.{kind}"
            made.append(Item(f"font-{number}-{weight}-{style}", file, f"font/{kind}", data))
            look = f'font-family: "{name}"; font-weight: {weight}; font-style: {style}'
            rules.append(f"@font-face {{ {look}; src: url(../{file}) }}\n")
            names.append(f'"{name}"')
    if not made:
        return [], ""
    return made, f"{''.join(rules)}body {{ font-family: {', '.join(dict.fromkeys(names))}, serif }}\n"


def _embeddable(family: list[fonts.Face], text: str) -> Iterator[tuple[fonts.Face, bytes]]:
    for face in family:
        with TTFont(face.path, fontNumber=int(face.index), recalcTimestamp=False) as font:
            if font["OS/2"].fsType == _ALLOWED:
                yield face, _cut_down(font, text)


def _cut_down(font: TTFont, text: str) -> bytes:
    """Return *font* with the letters of *text* alone, with what joins and places them, the same bytes each time."""
    options = subset.Options(layout_features=["*"], notdef_outline=True, recalc_timestamp=False, hinting=False)
    options.drop_tables = [*options.drop_tables, *_OF_GRAPHITE]
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    file = BytesIO()
    font.save(file)
    return file.getvalue()
