"""The letters that the glyphs of a line from right to left stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import Any

_BYTE = 0xFF  # WeasyPrint declares wider what is a byte in Pango
_MARK_CLASS = 3  # https://learn.microsoft.com/typography/opentype/spec/gdef#glyph-class-definition-table
_OTHER_SIDE = {"LEFT": "RIGHT", "RIGHT": "LEFT", "LESS": "GREATER", "GREATER": "LESS"}


def level(run: Any) -> int:
    """Return how deep a run is embedded (UAX #9, BD2): even from left to right, odd from right to left."""
    return int(run.item.analysis.level) & _BYTE


def name(font: Any, run: Any, text: bytes) -> None:
    """Say what each glyph of a *run* from right to left stands for.

    Left to itself, WeasyPrint gives all letters of a cluster to the glyph that is drawn first, and to a bracket that
    was turned round the letter that was typed.
    """
    from weasyprint.text.ffi import pango

    if level(run) % 2 == 0:
        return
    count, clusters, start = run.glyphs.num_glyphs, run.glyphs.log_clusters, run.item.offset
    grouped = [(at, list(each)) for at, each in groupby(reversed(range(count)), key=lambda i: clusters[i])]
    ends = [at for at, _ in grouped[1:]] + [run.item.length]
    for (at, indices), end in zip(grouped, ends, strict=True):
        glyphs = [run.glyphs.glyphs[i].glyph for i in indices]
        known = [g for g in glyphs if g != pango.PANGO_GLYPH_EMPTY and not g & pango.PANGO_GLYPH_UNKNOWN_FLAG]
        for glyph, own in said(font, known, text[start + at : start + end].decode()):
            font.to_unicode.setdefault(glyph, own)


def said(font: Any, glyphs: Sequence[int], text: str) -> Iterator[tuple[int, str]]:
    """Yield what each of the *glyphs* of a cluster stands for, in the order of reading."""
    if len(glyphs) < 2:
        yield from ((glyph, _mirrored(text)) for glyph in glyphs)
        return
    letters, marks = _letters(font.file_content, font.index), _marks(font.file_content, font.index)
    own = {glyph: next((c for c in letters.get(glyph, "") if c in text), "") for glyph in glyphs if glyph in marks}
    left = [c for c in text if c not in own.values()]
    for glyph in glyphs:
        if own.get(glyph):
            yield glyph, own[glyph]
            continue
        taken = [c for c in left if (unicodedata.category(c) == "Mn") == (glyph in marks)]
        yield glyph, "".join(taken)
        left = [c for c in left if c not in taken]


def _mirrored(text: str) -> str:
    """Return the bracket that is seen for *text* in a line from right to left (UAX #9, rule L4)."""
    if len(text) != 1 or not unicodedata.mirrored(text):
        return text
    words = unicodedata.name(text).replace("-", " - ").split()
    name = " ".join(_OTHER_SIDE.get(word, word) for word in words).replace(" - ", "-")
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return text


@lru_cache(maxsize=8)
def _letters(content: bytes, index: int) -> dict[int, str]:
    """Return the letters for which a typeface has a glyph of its own, by the number of the glyph."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(content), fontNumber=index, lazy=True) as font:
        found: dict[int, str] = {}
        for code, name in (font.getBestCmap() or {}).items():
            glyph = font.getGlyphID(name)
            found[glyph] = found.get(glyph, "") + chr(code)
        return found


@lru_cache(maxsize=8)
def _marks(content: bytes, index: int) -> frozenset[int]:
    """Return the glyphs of a typeface that are marks over or under others."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(content), fontNumber=index, lazy=True) as font:
        classes = getattr(font["GDEF"].table, "GlyphClassDef", None) if "GDEF" in font else None
        kinds = classes.classDefs if classes else {}
        return frozenset(font.getGlyphID(name) for name, kind in kinds.items() if kind == _MARK_CLASS)
