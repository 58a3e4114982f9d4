"""What holds inside a group of an RTF, and the texts that one holds: the body, notes, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from converter.rich_text import Cell, Nesting, Paragraph, Piece


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group."""

    into: str = "text"
    """Where text goes: ``text``, ``code``, ``label``, ``note``, ``nothing``, or a kind of residue."""
    bold: bool = False
    """Whether it is bold."""
    italic: bool = False
    """Whether it is italic."""
    size: float = 12.0
    """Points."""
    font: int = -1
    """Number of the font."""
    hidden: bool = False
    """Whether it is hidden."""
    deleted: bool = False
    """Whether it is deleted, and the deletion tracked."""
    inserted: bool = False
    """Whether it is inserted, and the insertion tracked."""
    extra: str = ""
    """Underlined, or in capitals."""
    after_unicode: int = 1
    """Characters to skip after one that is given by its code."""
    href: str = ""
    """Address of the link that it stands in."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in a list, and on the page."""

    of: int = 0
    """Number of its list."""
    level: int = 0
    """Its level there, from 0."""
    left: float = 0.0
    """Points by which it is set in."""


@dataclass(slots=True, frozen=True)
class Story:
    """A text of its own: the body, a note, a text box."""

    out: list[Paragraph] = field(default_factory=list)
    """Its paragraphs."""
    pieces: list[Piece] = field(default_factory=list)
    """Pieces of the paragraph that is open."""
    cells: list[Cell] = field(default_factory=list)
    """Cells of the row that is open."""
    in_cell: list[Paragraph] = field(default_factory=list)
    """Paragraphs of the cell that is open."""
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    """Rows of the table that is open."""
    pending: list[Paragraph] = field(default_factory=list)
    """Notes and boxes that follow the paragraph that is open."""
    of_table: list[Paragraph] = field(default_factory=list)
    """Notes and boxes that follow the table that is open."""
    nesting: Nesting = field(default_factory=Nesting)
    """The lists that are open."""


def whole(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return *pieces* with characters beyond the first plane made one again, which RTF gives in halves."""
    return tuple(replace(piece, text=_without_halves(piece.text)) for piece in _merged(pieces))


def _without_halves(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if last is not None and replace(last, text="") == replace(piece, text="") and not piece.note:
            last = replace(last, text=last.text + piece.text)
        else:
            if last is not None:
                yield last
            last = piece
    if last is not None:
        yield last


def _flag(name: str) -> Callable[[State, int | None], State]:
    return lambda state, number: replace(state, **{name: number != 0})  # type: ignore[arg-type]


def _extra(name: str) -> Callable[[State, int | None], State]:
    return lambda state, number: replace(state, extra=name if number != 0 else "")


def _plain(state: State, number: int | None) -> State:
    return State(state.into, font=state.font, after_unicode=state.after_unicode, href=state.href)


SETTINGS: dict[bytes, Callable[[State, int | None], State]] = {
    b"b": _flag("bold"),
    b"i": _flag("italic"),
    b"v": _flag("hidden"),
    b"deleted": _flag("deleted"),
    b"revised": _flag("inserted"),
    b"caps": _extra("capitals"),
    b"ul": _extra("underlined"),
    b"ulnone": lambda state, number: replace(state, extra=""),
    b"fs": lambda state, number: replace(state, size=(number or 24) / 2),
    b"f": lambda state, number: replace(state, font=-1 if number is None else number),
    b"uc": lambda state, number: replace(state, after_unicode=1 if number is None else number),
    b"plain": _plain,
}
"""What each control word that sets the look of text does."""


PLACES: dict[bytes, Callable[[Place, int], Place]] = {
    b"ls": lambda place, number: replace(place, of=number),
    b"ilvl": lambda place, number: replace(place, level=number),
    b"li": lambda place, number: replace(place, left=number / 20),
    b"lin": lambda place, number: replace(place, left=number / 20),
}
"""What each control word that sets the place of a paragraph does."""


def marker(label: str) -> str:
    """Return what stands before a paragraph for the *label* that the file has for it."""
    return "-" if label and not any(c.isalnum() for c in label) else label


def depth(nesting: Nesting, place: Place, paragraph: Paragraph) -> int:
    """Return in how many lists a *paragraph* at *place* stands; lists older than list tables are known by indents."""
    if paragraph.marker and not paragraph.level:
        return nesting.item(str(place.of), place.level if place.of else int(place.left), place.left)
    return nesting.paragraph(0.0 if paragraph.level else place.left)
