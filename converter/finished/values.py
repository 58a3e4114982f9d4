"""What the readers of finished files return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """The words and marks of a finished file."""

    tokens: list[str]
    """In reading order, without what the program generated."""
    generated: int = 0
    """Number of words that are marked as generated."""
    breaks: Mapping[int, bool] = field(default_factory=dict)
    """Indices of the tokens that begin a line, where the file has lines and a word may be cut at their end; whether the
    line before ends with a hyphen of the layout."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link, as a person meets it."""

    target: str
    """Where it leads, as it is written."""
    text: str
    """Its words, or the description of the picture it consists of."""
    line: int = 0
    """Line it stands on, from 1; 0 where there are no lines."""
    column: int = 0
    """Its column, from 1; 0 where it is not known."""
    excerpt: str = ""
    """The line itself, where it is short enough to show."""


@dataclass(frozen=True, slots=True)
class Member:
    """One page of mark-up: a whole HTML or Markdown file, or a file inside an EPUB or a site."""

    name: str
    """Path inside the EPUB or site; empty for a file that stands alone."""
    ids: tuple[tuple[str, int], ...] = ()
    """Every id and its line, in order."""
    links: tuple[Link, ...] = ()
    """Every link and every other reference to a file."""
    entries: tuple[Link, ...] = ()
    """The entries of the contents lists on it."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Text of the heading at each id that a heading has or stands in; under the empty id, the first heading."""


@dataclass(frozen=True, slots=True)
class Package:
    """All pages of a finished file that is made of mark-up."""

    members: tuple[Member, ...]
    """In reading order."""
    files: frozenset[str] = frozenset()
    """Names of everything that a reference may lead to."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link or bookmark of a PDF leads."""

    page: int
    """Index of the page, from 0; -1 when there is no such page."""
    y: float = -1.0
    """Height above the foot of the page in points; -1 for the page as a whole."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A link, bookmark or named destination of a PDF."""

    kind: str
    """``link``, ``bookmark`` or ``named destination``."""
    text: str
    """The line that a link begins, behind the text the link alone; the title of a bookmark, the number of a
    destination."""
    place: Place
    """Where it leads."""
    page: int = -1
    """Index of the page that a link stands on; -1 for the others."""
    words: str = ""
    """The description of a link, which in an index are the words that stand at its place."""
