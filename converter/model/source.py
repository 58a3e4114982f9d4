"""A raw file as it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, repeat
from typing import NamedTuple, overload


class Line(NamedTuple):
    """One line of the raw text, as the file has it; a tuple, since long texts have so many of them."""

    number: int
    """Number of the line in the raw text, counted from 1."""
    text: str
    """The characters of the line, decoded, without its line end."""
    page: int | None = None
    """Ordinal of the physical page the line stands on, where the format tells."""
    bold: bool = False
    """Whether the whole line is bold, where the format tells it outside the text."""
    italic: bool = False
    """Whether the whole line is italic, where the format tells it outside the text."""
    centred: bool = False
    """Whether it stands in the middle of the page, where the format tells it outside the text."""
    size: float = 0.0
    """Size of the type in points, 0 where the format does not tell."""
    family: str = ""
    """Family of the type, where the format tells."""
    style: str = ""
    """Name of the paragraph style, where the format has styles."""
    level: int = 0
    """Depth that the format itself gives it as a heading (an outline level, ``h2``), from 1; 0 for none."""
    caption: bool = False
    """Whether the format calls it the caption of a picture or a table."""
    wraps: bool | None = None
    """Whether it ends only for want of room and the next line goes on with it; ``None`` where the format does not
    tell.
    """
    depth: int = 0
    """How many lists it stands in, where the format tells; 0 for none."""
    item: bool = False
    """Whether an item of the innermost of these lists begins with it, and the text with the item's bullet or label."""


class PlainLines(Sequence[Line]):
    """The lines of plain text, each made when it is asked for: a long text has so many of them, and nothing is told of
    one but its number, its text and its page.
    """

    __slots__ = ("_pages", "_texts")

    def __init__(self, texts: Sequence[str], pages: Sequence[int] | None = None) -> None:
        self._texts = texts
        self._pages = pages

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Line, ...]: ...
    def __getitem__(self, place: int | slice) -> Line | tuple[Line, ...]:
        if isinstance(place, slice):
            return tuple(self[i] for i in range(*place.indices(len(self))))
        number = place + 1 if place >= 0 else place + 1 + len(self)
        return Line(number, self._texts[place], self._pages[place] if self._pages else None)

    def __iter__(self) -> Iterator[Line]:
        return map(Line, count(1), self._texts, self._pages or repeat(None))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


PICTURE_SIGNS = range(0x108000, 0x10F000)
"""Characters of private use that stand in the lines of a source for its pictures, the first for the first of them:
neither words nor marks, so that no rule for text takes them for either.
"""


PICTURES = "pictures"
"""Folder beside the canonical Markdown in which the pictures stand that a source brought along."""


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture that a file brings along; its sign in the lines tells where it stands."""

    href: str
    """Its address beside the canonical Markdown: a folder and a name made of its bytes, so that equal ones are one."""
    data: bytes
    """Its bytes, in a form that every edition can show."""
    description: str = ""
    """What it shows, in words of the file; empty where the file has none."""


@dataclass(frozen=True, slots=True)
class Residue:
    """What a file holds besides its text: accepted, dropped or set aside by the reader, and counted."""

    kind: str
    """What it is, in words of its format: ``deletion``, ``comment``, ``header``, ``navigation``."""
    count: int
    """How many there are."""
    sample: str
    """Text of the first ones, shortened."""
    kept: bool = False
    """Whether its words stand in the lines; otherwise they do not."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a printed page begins, in a format that names it."""

    label: str
    """Its number, as printed."""
    line: int
    """Number of the line in which it begins."""
    column: int
    """Column with which it begins, from 1."""


@dataclass(frozen=True, slots=True)
class Source:
    """A raw file as it was read; nothing edits it again."""

    name: str
    """File name without its folder, so that an edition does not depend on where it was built."""
    sha256: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    size: int
    """Length of the file in bytes."""
    encoding: str
    """The encoding it was decoded with, by Python's name."""
    markup: str
    """What the text is written in: ``text``, ``markdown``, or ``rich`` (emphasis, links and escapes as in Markdown)."""
    lines: Sequence[Line]
    """Every line of the file, in order."""
    residue: tuple[Residue, ...] = ()
    """What the file holds besides, where the format tells."""
    pictures: tuple[SourcePicture, ...] = ()
    """Its pictures, in the order of their signs."""
    page_labels: tuple[str, ...] = ()
    """The numbers printed on its physical pages, in order, where the format tells them."""
    page_starts: tuple[PageStart, ...] = ()
    """Where its printed pages begin, in order, where the format tells that apart from its physical pages."""
    encoding_rival: str = ""
    """The next likeliest encoding that would read the file differently; empty where nothing had to be weighed."""
    encoding_difference: str = ""
    """The commonest characters that the two read differently, as ``ż/¿ ł/³``."""
    encoding_confidence: float = 1.0
    """How sure the encoding is, from 0 to 1."""

    @property
    def tells_looks(self) -> bool:
        """Whether its format may tell more of a line than its text and its page."""
        return not isinstance(self.lines, PlainLines)
