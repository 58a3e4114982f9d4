"""What travels through the passes: rows of repaired text first, blocks later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from converter.model import Block, Decision, Metadata, Paragraph, Source
from converter.options import Options
from converter.results import ContentsMatch


class Row(NamedTuple):
    """A line of the raw text on its way to a block; a tuple, since a long text has very many."""

    text: str
    """Repaired characters, with the layout's leading spaces, without trailing ones; empty for a blank line."""
    line: int
    """Number of the line in the raw text."""
    page_break: bool = False
    """Whether a page of the source ended here; the row is blank then."""
    bold: bool = False
    """Whether all of the row is bold; its marks are taken off the text."""
    hashes: int = 0
    """Depth that the source itself marks it with as a heading: Markdown's signs, an outline level; 0 for none."""
    centred: bool = False
    """Whether the format says that it stands in the middle of the page."""
    size: float = 0.0
    """Size of the type in points, 0 where the format does not tell."""
    face: str = ""
    """Family of the type and paragraph style, as far as the format tells: lines that look alike share it."""
    column: int = 1
    """Column of the raw line at which it begins: a form feed may part a line into rows."""
    end_column: int | None = None
    """First column after it; ``None`` where it ends with its line."""
    wraps: bool | None = None
    """Whether it ends only for want of room; ``None`` where the format does not tell."""
    depth: int = 0
    """How many lists it stands in, where the format tells; 0 for none."""
    item: bool = False
    """Whether an item of the innermost of these lists begins with it."""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not self.text

    @property
    def indent(self) -> int:
        """Blanks before its text."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def extent(self) -> int:
        """Length with its indent, in characters; blanks that only stretch a line to the measure count once."""
        whole = self.text
        if "  " not in whole:
            return len(whole)
        text = whole.lstrip()
        return len(whole) - len(text) + len(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the printed contents list."""

    title: str
    """Its text, without leader and page number, wrapped lines joined."""
    page: str
    """The page number it gives, or empty."""
    line: int
    """First line of the entry in the raw text."""
    depth: int = 0
    """Depth by its indent, from 0."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """The number of a page of the source, which was taken out of the text."""

    label: str
    """Its figures as they were printed."""
    number: int
    """What they say."""
    line: int
    """Number of its line in the raw text."""
    column: int
    """Column at which its row begins there."""
    has_head: bool
    """Whether a running head stands on the same line."""


class Style(NamedTuple):
    """What the typography of a heading is like; headings of one kind share it."""

    bold: bool = False
    """Whether it is bold."""
    hashes: int = 0
    """Depth that the source marks it with, 0 for none."""
    capitals: bool = False
    """Whether it is in capitals."""
    gap: int = 0
    """Blank rows before it, at most 4."""
    centred: bool = False
    """Whether it is set far in."""
    numbering: str = ""
    """Kind of its number: ``label``, ``roman``, ``arabic`` or empty."""
    numbering_only: bool = False
    """Whether it says nothing but its number."""
    size: int = 0
    """Size of the type in whole points, 0 where the format does not tell."""
    face: str = ""
    """Family of the type and paragraph style."""
    set_in: bool = False
    """Whether its text begins on the next line, set in as paragraphs are."""
    closes: bool = False
    """Whether it stands closer to the text above it than to what follows, as the last lines of an article do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Rows that are a heading."""

    first: int
    """Index of its first row."""
    last: int
    """Index of its last row, inclusive."""
    confidence: float
    """How sure that is, from 0 to 1."""
    entry: int | None = None
    """Index of the printed entry that names it."""
    style: Style = field(default_factory=Style)
    """What its typography is like."""
    level: int = 1
    """Level in the tree."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the lines of the running text are like, measured over the whole document."""

    width: int = 0
    """Length of a full line in characters; 0 when a line is a whole paragraph."""
    edge: int = 0
    """Commonest indent of the running text."""
    separated: bool = True
    """Whether blank lines stand between paragraphs."""
    indented: int = 0
    """How far the first line of a paragraph is indented more than the others; 0 when it is not."""
    room: float = 0.0
    """Width that hardly any line that was only wrapped and the next word stay under; 0 where it was not measured."""
    in_print: bool = False
    """Whether *room* is a width in print, in letters of middle width, and not in characters."""
    capitals: float = 0.2
    """Share of wrapped lines that begin with a capital, though no sentence ended before them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document between two passes."""

    source: Source
    """The raw text; no pass changes it."""
    rows: tuple[Row, ...]
    """The lines that are still in the text."""
    metadata: Metadata = field(default_factory=Metadata)
    """What is known of the whole."""
    numbers: tuple[PrintedNumber, ...] = ()
    """The page numbers that stood in the text, in order."""
    entries: tuple[Entry, ...] = ()
    """The printed contents list."""
    contents_line: int = 0
    """Line at which the printed contents list began, 0 for none."""
    boilerplate: tuple[tuple[int, int], ...] = ()
    """First and last line of each licence and notice, in order; none of their lines is a heading."""
    marks: tuple[Mark, ...] = ()
    """Which rows are headings."""
    blocks: tuple[Block | Chunk, ...] = ()
    """Headings and chunks, once the rows have been divided; blocks, once every chunk has found its pass."""
    form: Form = field(default_factory=Form)
    """What the lines of the running text are like."""
    words: Mapping[str, int] = field(default_factory=dict)
    """How often each word stands in the text, letters and figures, case folded; once a pass has counted them."""
    set_aside: tuple[Paragraph, ...] = ()
    """Pictures and captions in lines of their own, which wait until the structure of the text is known."""
    entry_of: tuple[tuple[str, int], ...] = ()
    """Heading id and index of the printed entry that names it."""
    confidence_of: tuple[tuple[str, float], ...] = ()
    """Heading id and how sure the program is of it."""
    contents: ContentsMatch = field(default_factory=ContentsMatch)
    """How the printed contents list and the body agree."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows between two blanks, still to be made a block."""

    rows: tuple[Row, ...]
    """Rows with text, none blank."""
    after_page: bool = False
    """Whether a page of the source ended before it."""
    gap: int = 1
    """Blank rows before it."""
    quoted: int = 0
    """How deeply it is quoted."""
    flows: bool = False
    """Whether its lines were found to be wrapped, by an indent that is taken off them since."""


Pass = Callable[[Draft, Options], tuple[Draft, tuple[Decision, ...]]]
"""A pass: pure, never raises on bad text, never prints."""
