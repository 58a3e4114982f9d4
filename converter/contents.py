"""The regenerated table of contents: parts, articles and the headings inside them, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from converter.model import Edition


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents, with the lines below it."""

    id: str
    """Id of the heading it leads to."""
    title: str
    """Text of that heading, without mark-up."""
    level: int
    """Level of that heading, from 1."""
    kind: str
    """``part``, ``article``, or ``heading`` for one inside an article."""
    date: str
    """ISO 8601 date or range, or empty."""
    section_id: str
    """Id of the section that the heading opens or stands in; ``front`` for one in the front matter."""
    lang: str = ""
    """BCP 47 tag of the section where it differs from the edition's."""
    children: tuple[Entry, ...] = ()
    """The entries below it."""


def contents(edition: Edition, depth: int) -> tuple[Entry, ...]:
    """Return the contents of *edition* as a tree of at most *depth* levels of headings."""
    entries = list(_entries(edition))
    top = min((entry.level for entry in entries), default=1)
    return _tree([entry for entry in entries if entry.level < top + depth])


def walk(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield every entry of a tree in reading order."""
    for entry in entries:
        yield entry
        yield from walk(entry.children)


def period(edition: Edition) -> str:
    """Return the date or range (ISO 8601) that the edition covers: its own date, else from its articles' days."""
    if edition.metadata.date:
        return edition.metadata.date
    dates = (date for section in edition.sections for date in section.date.split("/"))
    days = sorted(date for date in dates if len(date) == len("2021-02-19"))
    if not days or days[0] == days[-1]:
        return days[0] if days else ""
    return f"{days[0]}/{days[-1]}"


def _entries(edition: Edition) -> Iterator[Entry]:
    for section in edition.sections:
        if section.level:
            yield Entry(section.id, section.title, section.level, section.kind, section.date, section.id, section.lang)
        for heading in section.headings:
            yield Entry(heading.id, heading.title, heading.level, "heading", "", section.id, section.lang)


def _tree(entries: list[Entry]) -> tuple[Entry, ...]:
    """Nest a flat list by level; a level that is skipped makes no empty entry."""
    open_entries: list[tuple[Entry, list[Entry]]] = []
    roots: list[Entry] = []

    def close(level: int) -> None:
        while open_entries and open_entries[-1][0].level >= level:
            entry, children = open_entries.pop()
            siblings = open_entries[-1][1] if open_entries else roots
            siblings.append(replace(entry, children=tuple(children)))

    for entry in entries:
        close(entry.level)
        open_entries.append((entry, []))
    close(0)
    return tuple(roots)
