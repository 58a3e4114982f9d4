"""The font of the cover: an installed one that has every letter."""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FAMILIES = ("Gentium Book Plus", "Gentium Plus", "Noto Serif", "Noto Naskh Arabic", "DejaVu Serif")
_REGULAR = "80"  # fontconfig's weight of a regular face
_ROMAN = "0"  # its slant of an upright one


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
    pattern = ":fontformat=TrueType:charset=" + " ".join(f"{letter:x}" for letter in letters)
    command = ("fc-list", "-f", "%{family[0]}\t%{weight}\t%{slant}\t%{file}\t%{index}\n", pattern)
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.CalledProcessError):
        return ""


def _rank(family: str) -> tuple[int, bool]:
    """Return how far down our list a family stands, and put families with serifs before others."""
    place = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
    return place, "serif" not in family.lower()
