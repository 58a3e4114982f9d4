"""What a page draws that has text from right to left, or letters drawn together: each stretch of one direction, as it
is read.

pdfium guesses in which order such a line is read, and where words end in it. Here nothing is guessed: the glyphs of
each marked content are taken in the order in which they are drawn, from the last to the first where it says
``/Reversed``; where it says its ``/ActualText``, that is taken for them; and the tags tell what follows what.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from converter.finished.stretches import Stretch

_MARKED = (b"/Reversed", b"/ActualText")
_OPERATORS = "q Q cm BT Tm Tf TJ Tj BDC BMC EMC"
_ENTRY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_OTHER_SIDE = {"LEFT": "RIGHT", "RIGHT": "LEFT", "LESS": "GREATER", "GREATER": "LESS"}
_Matrix = tuple[float, ...]
_UNMOVED: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class _Font:
    """A typeface of a page."""

    letters: Mapping[bytes, str]
    """What each code stands for."""
    widths: Mapping[int, float]
    """Width of each code, in thousandths of the size."""
    length: int
    """Bytes of a code."""

    def glyphs(self, shown: bytes) -> Iterator[tuple[str, float]]:
        """Yield letters and width of each glyph that is *shown*."""
        for at in range(0, len(shown), self.length):
            code = shown[at : at + self.length]
            yield self.letters.get(code, ""), self.widths.get(int.from_bytes(code, "big"), 0)


class _Content:
    """A marked content while it is read."""

    def __init__(self, is_reversed: bool) -> None:
        self.glyphs: list[str] = []
        self.edges: list[float] = []
        self.baseline = self.size = 0.0
        self._is_reversed = is_reversed

    def stretch(self) -> Stretch:
        """Return what it says, and where."""
        said = map(_mirrored, reversed(self.glyphs)) if self._is_reversed else self.glyphs
        return Stretch("".join(said), min(self.edges), max(self.edges), self.baseline, self.size)


class Drawing:
    """A PDF whose pages are read glyph by glyph."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[tuple[int, int], _Font] = {}

    def page(self, index: int) -> dict[int, Stretch]:
        """Return what stands in each marked content of a page, by its number; nothing where pdfium does not guess."""
        import pikepdf

        page = self._document.pages[index]
        contents = page.obj.get("/Contents", [])
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        if not any(mark in stream.read_bytes() for stream in streams for mark in _MARKED):
            return {}
        found = _Reading(page.obj.Resources.get("/Font", {}), self._font)
        for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
            found.take(str(instruction.operator), instruction.operands)
        return {number: content.stretch() for number, content in found.contents.items() if content.glyphs}

    def _font(self, font: Any) -> _Font:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _font(font)
        return self._fonts[font.objgen]


@contextmanager
def opened(path: Path) -> Iterator[Drawing]:
    """Open a PDF that pdfium could read."""
    import pikepdf

    with pikepdf.open(path) as document:
        yield Drawing(document)


class _Reading:
    """The state in which a page is drawn (ISO 32000-1, 8.4 and 9.3)."""

    def __init__(self, fonts: Any, font: Any) -> None:
        self.contents: dict[int, _Content] = {}
        self._fonts, self._make = fonts, font
        self._open: list[tuple[int, bool]] = []
        self._kept: list[_Matrix] = []
        self._page = self._text = _UNMOVED
        self._font: _Font | None = None
        self._size = self._at = 0.0

    def take(self, operator: str, operands: Any) -> None:
        """Carry out an instruction."""
        match operator:
            case "TJ":
                self._show(operands[0])
            case "Tj":
                self._show(operands)
            case "Tf":
                self._font, self._size = self._make(self._fonts[operands[0]]), float(operands[1])
            case "Tm" | "BT":
                self._text, self._at = tuple(map(float, operands)) or _UNMOVED, 0.0
            case "cm":
                self._page = _product(tuple(map(float, operands)), self._page)
            case "q":
                self._kept.append(self._page)
            case "Q":
                self._page = self._kept.pop()
            case "BDC" | "BMC":
                self._begin(operands)
            case "EMC":
                self._open.pop()

    def _begin(self, operands: Any) -> None:
        properties = operands[1] if len(operands) > 1 else {}
        number = int(properties.get("/MCID", -1))
        if number >= 0:
            self.contents[number] = _Content(bool(properties.get("/Reversed", False)))
            self._open.append((number, False))
            return
        number, is_said = self._open[-1] if self._open else (-1, False)
        actual = properties.get("/ActualText")
        if actual is not None and not is_said and number in self.contents:
            self.contents[number].glyphs.append(str(actual))
        self._open.append((number, is_said or actual is not None))

    def _show(self, shown: Iterable[Any]) -> None:
        number, is_said = self._open[-1] if self._open else (-1, False)
        content = self.contents.get(number)
        if content is None or self._font is None:
            return
        import pikepdf

        matrix = _product(self._text, self._page)
        if not content.edges:
            content.baseline, content.size = matrix[5], self._size * abs(matrix[3])
        content.edges.append(matrix[4] + self._at * matrix[0])
        for each in shown:
            if not isinstance(each, pikepdf.String):
                self._at -= float(each) * self._size / 1000
                continue
            for letters, width in self._font.glyphs(bytes(each)):
                content.glyphs += [] if is_said else [letters]
                self._at += width * self._size / 1000
        content.edges.append(matrix[4] + self._at * matrix[0])


def _product(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _font(font: Any) -> _Font:
    """Return what a font of a PDF says of its codes."""
    entries = _ENTRY.findall(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else []
    letters = {bytes.fromhex(c.decode()): bytes.fromhex(t.decode()).decode("utf-16-be", "replace") for c, t in entries}
    if "/DescendantFonts" not in font:
        first, widths = int(font.get("/FirstChar", 0)), font.get("/Widths", [])
        return _Font(letters, {first + i: float(width) for i, width in enumerate(widths)}, 1)
    return _Font(letters, dict(_widths(list(font.DescendantFonts[0].get("/W", [])))), 2)


def _widths(table: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield code and width of each entry of a table of widths (ISO 32000-1, 9.7.4.3), as lists or as ranges."""
    at = 0
    while at < len(table):
        first = int(table[at])
        if isinstance(table[at + 1], int):
            yield from ((code, float(table[at + 2])) for code in range(first, int(table[at + 1]) + 1))
            at += 3
        else:
            yield from ((first + i, float(width)) for i, width in enumerate(table[at + 1]))
            at += 2


@lru_cache(maxsize=1024)
def _mirrored(letters: str) -> str:
    """Return the bracket that was typed for one that is seen in a line from right to left (UAX #9, rule L4)."""
    if len(letters) != 1 or not unicodedata.mirrored(letters):
        return letters
    name = re.sub("LEFT|RIGHT|LESS|GREATER", lambda word: _OTHER_SIDE[word[0]], unicodedata.name(letters))
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return letters
