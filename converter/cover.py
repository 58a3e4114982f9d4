"""The cover: a calm typographic picture made from the title; its bytes depend only on the words and the fonts."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from converter import installed_fonts
from converter.identity import identifier
from converter.model import Edition
from converter.words import date_text

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1600, 2400
_MARGIN = 180
_COLUMN = WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_HEIGHT = 560, 1080
_FOOT = HEIGHT - 300
_LEADING = 1.22
_TITLE_SIZES = (190, 166, 146, 128, 112, 98, 86, 76, 66)
_SMALL = 60
_LIGHTER = 150
"""Level of the frame and the small print; 0 is the ground and 255 the full ink."""
_INK = (246, 241, 230)
_COMPRESSION = 3
"""Of zlib's levels, the last before its slower search, which takes twice the time to save a fifth."""
_GROUNDS = ((30, 52, 72), (38, 64, 56), (78, 42, 50), (60, 50, 74), (80, 58, 36), (46, 52, 58))


@dataclass(frozen=True, slots=True)
class Wording:
    """What the cover says."""

    title: str
    """Its title, the only text that must be there."""
    subtitle: str = ""
    """Set smaller, under the title."""
    date: str = ""
    """Above the title, as people write it."""
    imprint: str = ""
    """At the foot: who compiled or publishes it."""
    lang: str = "en"
    """BCP 47 tag of the words, for the forms of the letters."""
    direction: str = "ltr"
    """``ltr`` or ``rtl``."""

    @property
    def text(self) -> str:
        """All words, as its description says them."""
        return ", ".join(filter(None, (self.title, self.subtitle, self.date, self.imprint)))


def wording(edition: Edition) -> Wording:
    """Return what the cover of *edition* says."""
    given = edition.metadata
    return Wording(
        title=given.title,
        subtitle=given.subtitle,
        date=date_text(given.date, given.lang),
        imprint=given.publisher or given.creator,
        lang=given.lang,
        direction=edition.direction,
    )


def picture(edition: Edition) -> bytes:
    """Return the cover of *edition* as a PNG; the same publication always has the same colour."""
    return draw(wording(edition), hashlib.sha256(identifier(edition).encode()).digest()[0])


def draw(wording: Wording, key: int) -> bytes:
    """Return the cover as a PNG of 1600 by 2400 pixels; *key*, any number, chooses its colour.

    Without a font that has every letter, or without the library that joins and orders the letters of a script that
    needs it (raqm), the cover has shapes only: better no title than one that nobody can read.
    """
    from PIL import Image, ImageDraw

    # Grey levels become a palette from ground to ink: letters keep their smooth edges in a small file.
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    canvas = ImageDraw.Draw(image)
    _draw_frame(canvas)
    if (font := installed_fonts.find(wording.text)) is not None:
        _Typesetter(canvas, wording, font).set_all()
    image.putpalette(_palette(_GROUNDS[key % len(_GROUNDS)]))
    file = BytesIO()
    image.save(file, "PNG", compress_level=_COMPRESSION)
    return file.getvalue()


def _palette(ground: tuple[int, int, int]) -> bytes:
    """Return 256 colours from *ground* to ink."""
    return bytes(
        low + (high - low) * level // 255 for level in range(256) for low, high in zip(ground, _INK, strict=True)
    )


def _draw_frame(canvas: ImageDraw) -> None:
    inset = _MARGIN // 2
    canvas.rectangle((inset, inset, WIDTH - inset, HEIGHT - inset), outline=_LIGHTER // 2, width=4)


class _Typesetter:
    """Puts the words on the canvas, from the side at which reading begins."""

    def __init__(self, canvas: ImageDraw, wording: Wording, font: installed_fonts.Font) -> None:
        self._canvas = canvas
        self._wording = wording
        self._font = font
        # Pillow takes direction and language only where it has the library that shapes letters.
        self._direction = wording.direction if font.shapes else None
        self._language = wording.lang if font.shapes else None

    def set_all(self) -> None:
        """Set date, title, subtitle and imprint."""
        wording = self._wording
        self._set(self._lines(wording.date, _SMALL, 1), _SMALL, _MARGIN + 160, _LIGHTER)
        size, lines = self._fit_title()
        bottom = self._set(lines, size, _TITLE_TOP, 255)
        self._set(self._lines(wording.subtitle, _SMALL + 12, 4), _SMALL + 12, bottom + 90, 215)
        if wording.imprint:
            self._canvas.rectangle((_MARGIN, _FOOT - 70, WIDTH - _MARGIN, _FOOT - 67), fill=_LIGHTER // 2)
            self._set(self._lines(wording.imprint, _SMALL, 1), _SMALL, _FOOT, _LIGHTER)

    def _fit_title(self) -> tuple[int, list[str]]:
        """Return the largest size at which the title fits its field, and its lines."""
        for size in _TITLE_SIZES:
            room = int(_TITLE_HEIGHT / (size * _LEADING))
            lines = self._wrap(self._wording.title, size, _COLUMN)
            if len(lines) <= room and all(self._width(line, size) <= _COLUMN for line in lines):
                return size, self._balance(self._wording.title, size, lines)
        smallest = _TITLE_SIZES[-1]
        return smallest, self._lines(self._wording.title, smallest, int(_TITLE_HEIGHT / (smallest * _LEADING)))

    def _lines(self, text: str, size: int, most: int) -> list[str]:
        """Return *text* in at most so many lines of full width; what does not fit gives way to an ellipsis."""
        lines = [self._clip(line, size) for line in self._wrap(text, size, _COLUMN)]
        if len(lines) <= most:
            return lines
        return [*lines[: most - 1], self._clip(f"{lines[most - 1]}…", size)]

    def _wrap(self, text: str, size: int, width: int) -> list[str]:
        """Break *text* between words, or between letters where a script has no spaces."""
        lines: list[str] = []
        for piece in _pieces(text):
            if lines and self._width((lines[-1] + piece).rstrip(), size) <= width:
                lines[-1] += piece
            else:
                lines.append(piece)
        return [line.strip() for line in lines]

    def _balance(self, text: str, size: int, lines: list[str]) -> list[str]:
        """Return the same number of lines in the narrowest column, so that none is left with one short word."""
        low, high = _COLUMN // 3, _COLUMN
        while high - low > 8:
            middle = (low + high) // 2
            narrower = self._wrap(text, size, middle)
            if len(narrower) == len(lines) and all(self._width(line, size) <= middle for line in narrower):
                lines, high = narrower, middle
            else:
                low = middle
        return lines

    def _clip(self, line: str, size: int) -> str:
        while self._width(line, size) > _COLUMN:
            line = f"{line.rstrip('…')[:-1].rstrip()}…"
        return line

    def _width(self, text: str, size: int) -> float:
        return self._font.sized(size).getlength(text, direction=self._direction, language=self._language)

    def _set(self, lines: list[str], size: int, top: float, level: int) -> float:
        """Set *lines* under *top* and return where the last one ends."""
        from_right = self._wording.direction == "rtl"
        left = WIDTH - _MARGIN if from_right else _MARGIN
        for line in lines:
            top += size * _LEADING
            anchor = "rs" if from_right else "ls"
            self._canvas.text(
                (left, top), line, level, self._font.sized(size), anchor,
                direction=self._direction, language=self._language,
            )  # fmt: skip
        return top


def _pieces(text: str) -> list[str]:
    """Cut *text* where a line may break; each piece keeps the space after it."""
    pieces: list[str] = []
    for word in text.split():
        wide = any(unicodedata.east_asian_width(letter) in ("W", "F") for letter in word)
        pieces += [*word[:-1], f"{word[-1]} "] if wide else [f"{word} "]
    return pieces
