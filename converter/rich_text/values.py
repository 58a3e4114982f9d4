"""Paragraphs, their pieces, and tables, as every format with formatting knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPTION = re.compile(r"caption$", re.I)


def is_caption(style: str) -> bool:
    """Return whether the style of this built-in name is for captions: word processors do not translate it in files."""
    return bool(_CAPTION.search(style))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that looks the same throughout."""

    text: str
    """Its characters; a line feed is a line break that somebody made."""
    bold: bool = False
    """Whether it is bold."""
    italic: bool = False
    """Whether it is italic."""
    size: float = 0.0
    """Size of the type in points, 0 where the format does not tell."""
    family: str = ""
    """Family of the type, where the format tells."""
    extra: str = ""
    """What else it looks like: ``underlined``, ``capitals``."""
    href: str = ""
    """Address it links to: http, https or mailto; empty for none."""
    note: str = ""
    """Label of the note it calls; its text is left out then."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a line of a printed page, or a row of a table."""

    pieces: tuple[Piece, ...] = ()
    """Its text."""
    style: str = ""
    """Name of its style, where the format has styles."""
    level: int = 0
    """Depth that the format gives it as a heading, from 1; 0 for none."""
    centred: bool = False
    """Whether its lines stand in the middle."""
    marker: str = ""
    """What stands before its first line and is not typed: a bullet (``-``), a number (``1.``), a note's label."""
    depth: int = 0
    """How many lists it stands in; 0 for none."""
    indent: int = 0
    """Depth in a contents list, from 0."""
    quoted: int = 0
    """How many block quotations it stands in."""
    space: float = 0.0
    """Space above it in points, beyond a line's own height."""
    page_break: bool = False
    """Whether it begins a page."""
    pages: str = ""
    """Signs of the printed pages that begin with it."""
    close: bool = False
    """Whether it goes on right under the paragraph before: a row of a table, an entry of a contents list."""
    kept: bool = False
    """Whether white space at the beginning of its lines is meant."""
    printed: bool = False
    """Whether it is a line of a printed page, with what belongs to the page still among its lines."""
    caption: bool = False
    """Whether it is the caption of a picture or a table, by the name of its style or element."""
    literal: bool = False
    """Whether its text is written as it is, with nothing escaped: a row of a table."""

    @property
    def text(self) -> str:
        """Its characters, without the calls of notes."""
        return "".join(piece.text for piece in self.pieces if not piece.note)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    """What stands in it, nested tables unfolded."""
    span: int = 1
    """Number of columns it takes."""
    nested: bool = False
    """Whether a table stands in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, of data or for layout."""

    rows: tuple[tuple[Cell, ...], ...]
    """Its rows of cells."""
    header: bool = False
    """Whether the format calls the first row a header."""
