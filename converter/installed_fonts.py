"""Installed fonts: one that has every letter of a text, and families for each script of one."""

from __future__ import annotations

import subprocess
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FAMILIES = ("Gentium Book Plus", "Gentium Plus", "Noto Serif", "Noto Naskh Arabic", "DejaVu Serif")
_REGULAR = "80"  # fontconfig's weight of a regular face
_ROMAN = "0"  # its slant of an upright one
_FORMATS = ("TrueType", "CFF")  # of OpenType, by fontconfig's names


STYLES = {("80", "0"): ("400", "normal"), ("200", "0"): ("700", "normal"), ("80", "100"): ("400", "italic")}
"""Weight and slant of the faces that a text needs, by fontconfig's numbers and as CSS has them."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a family, as fontconfig tells of it."""

    family: str
    """Its family."""
    weight: str
    """A number; 80 is regular, 200 bold."""
    slant: str
    """A number; 0 is upright, 100 italic."""
    path: str
    """Its file."""
    index: str
    """Its number in the file."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that Pillow can open."""

    path: str
    """Its file."""
    index: int
    """Number of the face in that file."""
    shapes: bool
    """Whether letters are joined and ordered as their script wants it."""

    def sized(self, size: int) -> FreeTypeFont:
        """Return the font in *size* pixels."""
        return _opened(self, size)


@lru_cache(maxsize=16)
def _opened(font: Font, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    engine = ImageFont.Layout.RAQM if font.shapes else ImageFont.Layout.BASIC
    return ImageFont.truetype(font.path, size, font.index, layout_engine=engine)


def find(text: str) -> Font | None:
    """Return the best installed font that can show *text*, or ``None`` where there is none.

    A script whose letters join, combine or run from right to left also needs the library raqm inside Pillow.
    """
    from PIL import features

    shapes = bool(features.check("raqm"))
    if not shapes and _needs_shaping(text):
        return None
    faces = [line.split("\t") for line in _listing(text).splitlines() if line.count("\t") == 4]
    upright = [face for face in faces if face[1:3] == [_REGULAR, _ROMAN] and face[4].isdecimal()]
    best = min(upright, key=lambda face: (*_rank(face[0]), face[3], int(face[4])), default=None)
    return Font(best[3], int(best[4]), shapes) if best else None


def families(text: str) -> list[list[Face]]:
    """Return, for the scripts of *text* from the most used on, the faces of the best installed family for each.

    What no font has is left to the reading system, as everything is without fonts.
    """
    scripts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for letter, times in Counter(text).items():
        if letter.isalpha():
            scripts[unicodedata.name(letter, "?").split()[0]][letter] += times
    found: dict[str, list[Face]] = {}
    for letters in sorted(scripts.values(), key=Counter.total, reverse=True):
        faces = [Face(*line.split("\t")) for line in _listing("".join(letters)).splitlines() if line.count("\t") == 4]
        regular = [face for face in faces if (face.weight, face.slant) == (_REGULAR, _ROMAN)]
        if best := min(regular, key=lambda face: (*_rank(face.family), face.path), default=None):
            kept = {(f.weight, f.slant): f for f in sorted(faces, key=lambda f: f.path) if f.family == best.family}
            kept[_REGULAR, _ROMAN] = best
            found[best.family] = [kept[style] for style in STYLES if style in kept]
    return list(found.values())


def _needs_shaping(text: str) -> bool:
    return any(
        unicodedata.bidirectional(letter) in ("R", "AL") or unicodedata.category(letter) in ("Mn", "Mc")
        for letter in text
    )


def _listing(text: str) -> str:
    """Return family, weight, slant, file and face index of each installed font that has every letter of *text*.

    ``fc-list`` lists only fonts that have all letters asked for (https://www.freedesktop.org/wiki/Software/fontconfig/).
    Where there is no fontconfig, the answer is empty.
    """
    letters = sorted({ord(letter) for letter in text if not letter.isspace()})
    pattern = ":scalable=true:charset=" + " ".join(f"{letter:x}" for letter in letters)
    columns = "%{fontformat}\t%{family[0]}\t%{weight}\t%{slant}\t%{file}\t%{index}\n"
    try:
        listed = subprocess.run(("fc-list", "-f", columns, pattern), capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
    lines = (line.partition("\t") for line in listed.decode("utf-8", "replace").splitlines())
    return "\n".join(line for kind, _, line in lines if kind in _FORMATS)


def _rank(family: str) -> tuple[int, bool]:
    """Return how far down our list a family stands, and put families with serifs before others."""
    place = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
    return place, "serif" not in family.lower()
