"""A part of a book: a run of sections that was laid out and drawn alone, as it waits for being bound.

Nothing in it depends on what stands before it: no page number, no number of an object, nothing of another part. What
the binding has to fill in stands in its objects as a *mark*: a NUL, a letter, a text and a NUL, because no text of a
PDF that comes from XML has a NUL in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MARK = b"\0"
"""What begins and ends a mark."""
OBJECT, SHARED, PAGE = b"#", b"$", b"@"
"""Marks of references: to an object of the part, to one that all parts share, to a page of the part."""
DESTINATION, TARGET, CALLERS = b">", b"&", b"<"
"""Marks with a name: where a link leads, the structure element that one refers to, those that refer to a note."""
RECTANGLE, PARENT = b"|", b"^"
"""Marks of a link: its rectangle on a page, and its number in the parent tree."""
BETWEEN = b"\x01"
"""What stands between objects."""


@dataclass(frozen=True, slots=True)
class PartPage:
    """A page of a part, without its furniture."""

    content: int
    """Index of the object with its drawing."""
    links: tuple[int, ...]
    """Indexes of the objects of its links."""
    tagged: tuple[int, ...]
    """Index of the structure element of each piece of marked content, by its number."""
    side: str
    """``left`` or ``right``."""
    is_blank: bool
    """Whether it is empty because the next had to begin on the other side."""
    name: str
    """Its name in CSS."""
    area: tuple[float, ...]
    """Width and height; left, top, width and height of the text's area, in pixels of CSS."""
    anchors: Mapping[str, tuple[float, ...]]
    """The place of each id, from the left and the top, in pixels of CSS."""
    bookmarks: tuple[tuple[int, str, tuple[float, float], str], ...]
    """Level, title, place and state of each line of the outline."""
    strings: Mapping[str, tuple[str, ...]]
    """The named strings that are set on it, for the running heads."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a part uses of a typeface."""

    key: int
    """WeasyPrint's key of it."""
    digest: str
    """SHA-256 of its length and its beginning, which has checksums of the rest."""
    family: bytes
    """Its family, as Pango names it."""
    style: int
    """Its style, as Pango counts them."""
    weight: int
    """Its weight, from 100 to 1000."""
    variations: bytes
    """The axes of a variable typeface, as Pango writes them."""
    size: float
    """The size at which it was first used, in pixels of CSS: what is measured is rounded at it."""
    ascent: int
    """How far it reaches above the line, in thousandths of the size."""
    descent: int
    """How far it reaches below the line, in thousandths of the size, as a negative number."""
    texts: Mapping[int, str]
    """What each glyph stands for."""
    widths: Mapping[int, float]
    """How wide each glyph is, in thousandths of the size."""
    missing: Mapping[int, int]
    """The glyph that stands for each letter which the typeface lacks."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of sections, laid out and drawn."""

    pages: tuple[PartPage, ...]
    """In order."""
    objects: bytes
    """The objects with their marks; a stream has only its dictionary here."""
    streams: Mapping[int, bytes]
    """What is in each stream, by the index of its object."""
    pictures: Mapping[int, str]
    """A digest of each picture, by the index of its object: a picture that several parts show is bound once."""
    resources: Mapping[str, Mapping[str, bytes]]
    """The resources of all its pages by kind and name, with marks."""
    elements: tuple[int, ...]
    """Indexes of the structure elements at the top of its tree."""
    link_elements: tuple[int, ...]
    """Index of the structure element of each link, in the order of the parent tree."""
    targets: Mapping[str, int]
    """Index of the structure element of each id; empty where nothing refers to them."""
    callers: Mapping[str, tuple[int, ...]]
    """Indexes of the structure elements that refer to an id."""
    faces: tuple[Face, ...]
    """The typefaces that are used."""
    is_sided: bool
    """Whether it would look otherwise if it began on the other side, but for its place on the page."""
