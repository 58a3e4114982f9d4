"""What the files of a site are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from converter.indexes import Index
from converter.model import Section


@dataclass(frozen=True, slots=True)
class Download:
    """Another edition that the site offers."""

    name: str
    """What people call the format, such as ``PDF``."""
    path: str
    """The finished file."""
    bytes: int
    """Its size."""
    sha256: str
    """Of its bytes."""
    href: str
    """Its address in the site."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which section has which page, and how they lie to each other."""

    sections: Sequence[Section]
    """Those that have a page of their own, in reading order."""
    files: Mapping[str, str]
    """Name of the page of each of them, by the section's id."""
    homes: Mapping[str, str]
    """Name of the page on which an id stands, by the id."""
    parents: Mapping[str, str]
    """Id of the section that each one stands under; empty at the top."""
    children: Mapping[str, Sequence[Section]]
    """The sections that stand under each one, and under the empty id those at the top."""
    by_id: Mapping[str, Section]
    """Each section by its id."""
    pictures: Mapping[str, str]
    """Name of each picture in the site, by its address in the edition."""
    indexes: Sequence[Index] = ()
    """The lists behind the text; each has a page of its own."""
    index: str = "index.html"
    """Name of the front page."""
