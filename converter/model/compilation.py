"""The recovered structure: blocks in reading order, as canonical Markdown writes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    """The characters; a line break inside verse is a new line of the verse, never a character here."""
    marks: frozenset[str] = frozenset()
    """Any of ``em``, ``strong``, ``sup``, ``sub``, ``code``."""
    href: str = ""
    """Where the run links to: an address, or ``#id`` inside the document; empty for none."""
    kind: str = ""
    """``noteref`` for the call of a note, whose note is at ``href``; ``image`` for a picture at ``href`` with
    the text as its description; ``pagebreak`` for the place, without text, at which the printed page of the source
    begins that ``href`` names; else empty."""


@dataclass(frozen=True, slots=True)
class Span:
    """Which lines of the raw text something came from."""

    first: int
    """First line, counted from 1; 0 where the origin is not known (canonical Markdown read back)."""
    last: int
    """Last line, inclusive."""


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part, an article or a section of an article."""

    level: int
    """Depth in the tree, from 1, without gaps."""
    runs: tuple[Run, ...]
    """The title as the source has it."""
    id: str
    """Identifier, unique in the document and a valid XML name."""
    role: str = ""
    """``part``, ``article``, or empty for a section inside an article."""
    date: str = ""
    """ISO 8601, to the precision that is known; two dates with ``/`` are a range."""
    source: str = ""
    """Who published it first: an agency, a newspaper."""
    byline: str = ""
    """Who wrote it."""
    lang: str = ""
    """BCP 47 tag where it differs from the document's."""
    duplicate_of: str = ""
    """Id of the earlier article whose words this one repeats."""
    page: str = ""
    """The printed page on which it began in the source."""
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, or a line set apart from it."""

    runs: tuple[Run, ...]
    """Its text."""
    role: str = ""
    """``dateline``, ``source``, ``byline``, ``caption``, or empty for running text."""
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines that stay lines: verse, an address, a title page."""

    lines: tuple[tuple[Run, ...], ...]
    """The runs of each line; leading spaces are kept as no-break spaces."""
    role: str = ""
    """As for a paragraph."""
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple[Block, ...]
    """What is quoted."""
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, bulleted, numbered, or with labels of the source's own."""

    items: tuple[tuple[Block, ...], ...]
    """The blocks of each item."""
    start: int | None = None
    """Number of the first item, or ``None`` where items are not numbered."""
    bulleted: bool = True
    """Whether the list gives its items bullets or numbers; otherwise the text of each begins with a label of its own,
    as ``a)`` or ``1.1``.
    """
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    """Cells of each row; the rows are equally long."""
    header: bool = True
    """Whether the first row names the columns."""
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose layout could not be turned into structure and is kept as it was."""

    text: str
    """The lines, joined by new lines."""
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, standing where it stood in the source."""

    id: str
    """Identifier; a call links to it."""
    label: str
    """The sign or number as the source prints it; empty where the text has none."""
    blocks: tuple[Block, ...]
    """What the note says, without its label."""
    span: Span = NOWHERE
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A break between scenes."""

    span: Span = NOWHERE
    """Where it stood."""


Block = Heading | Paragraph | Verse | Quotation | ListBlock | Table | Preformatted | Note | SceneBreak


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the front matter of canonical Markdown says of the whole."""

    title: str = ""
    """Title of the compilation."""
    subtitle: str = ""
    """Its subtitle."""
    date: str = ""
    """Its date, ISO 8601."""
    lang: str = ""
    """BCP 47 tag of its main language."""
    creator: str = ""
    """Who compiled it."""
    publisher: str = ""
    """Who publishes it."""
    identifier: str = ""
    """An ISBN, URN or other identifier."""
    description: str = ""
    """What it is, in a sentence."""
    rights: str = ""
    """Who may do what with it."""
    series: str = ""
    """The series it belongs to."""
    volume: str = ""
    """Its number there."""
    catalogue_role: str = ""
    """What the creator did, by the MARC code of relators; empty is a compiler."""
    catalogue_creator: str = ""
    """The creator as catalogues file the name."""
    catalogue_title: str = ""
    """The title as catalogues file it."""
    source_file: str = ""
    """Name of the raw file."""
    source_sha256: str = ""
    """SHA-256 of the raw file."""
    source_encoding: str = ""
    """Encoding it was read in."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """The recovered structure: front matter and blocks in reading order; headings give the tree."""

    metadata: Metadata
    """Front matter."""
    blocks: tuple[Block, ...]
    """All blocks, in the order of the source."""
