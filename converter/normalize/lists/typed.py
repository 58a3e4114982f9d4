"""Lists that somebody typed: neighbouring lines or paragraphs with bullets, or with numbers that count up one by one;
those set in further are lists within these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from converter.draft import Chunk, Row
from converter.model import Block
from converter.normalize.lists.entries import Entry, bullet_or_number, unquoted
from converter.text import quoting

_DEEPER = 2
"""Blanks by which a list within another is set in at least."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A list that is open."""

    indent: int
    """Blanks before its last bullet or number."""
    number: int | None
    """Its last number, ``None`` for bullets."""

    def goes_on(self, number: int | None) -> bool:
        """Return whether *number*, or a bullet, is next in it."""
        return number is None if self.number is None else number == self.number + 1


class _Gatherer:
    """Gathers entries row by row; its lists are open from the outermost to the innermost."""

    def __init__(self, markup: str, quoted: int) -> None:
        self.entries: list[Entry] = []
        self.levels: list[_Level] = []
        self._markup = markup
        self._quoted = quoted

    def takes(self, chunk: Chunk, following: Block | Chunk | None) -> bool:
        """Gather *chunk* if it goes on with the lists that are open, or opens one; return whether it does."""
        first = chunk.rows[0].text
        if not self.levels and bullet_or_number(unquoted(first) if self._quoted else first) is None:
            return False
        rows = [(row, unquoted(row.text) if self._quoted else row.text) for row in chunk.rows]
        if any(quoting(row.text) != self._quoted for row in chunk.rows):
            return False
        if not self._begins(rows, 0):
            depth = self._depth_of_paragraph(rows[0][1], following)
            if not depth:
                return False
            del self.levels[depth:]
            self.entries.append(Entry((rows[0][0],), depth, False))
        for at in range(1, len(rows)):
            if not self._begins(rows, at):
                last = self.entries[-1]
                self.entries[-1] = Entry((*last.rows, rows[at][0]), last.depth, last.item)
        return True

    def _begins(self, rows: Sequence[tuple[Row, str]], at: int) -> bool:
        """Return whether an item begins with row *at*, and gather it."""
        row, text = rows[at]
        found = bullet_or_number(text)
        if found is None or not self._opens(*found, (rows[k][1] for k in range(at + 1, len(rows)))):
            return False
        self.entries.append(Entry((row,), len(self.levels), True))
        return True

    def _opens(self, indent: int, number: int | None, below: Iterable[str]) -> bool:
        """Make the list of a bullet or number the innermost one that is open; return whether it has one."""
        levels = self.levels
        if not levels or self._is_deeper(indent, number, below):
            levels.append(_Level(indent, number))
            return True
        fitting = [i for i, level in enumerate(levels) if level.goes_on(number)]
        if not fitting:
            return False
        nearest = min(fitting, key=lambda i: (abs(levels[i].indent - indent), -i))
        del levels[nearest + 1 :]
        levels[-1] = _Level(indent, number)
        return True

    def _is_deeper(self, indent: int, number: int | None, below: Iterable[str]) -> bool:
        """Return whether a bullet or number begins a list within the innermost one; *below* are the lines after it.

        In plain text a dash may open a line of a numbered item by chance, two of them do not.
        """
        innermost = self.levels[-1]
        if indent < innermost.indent + _DEEPER or number not in (None, 1) or (number and innermost.goes_on(number)):
            return False
        sure = self._markup == "markdown" or (number is None and innermost.number is None)
        return sure or (indent, None if number is None else 2) in map(bullet_or_number, below)

    def _depth_of_paragraph(self, text: str, following: Block | Chunk | None) -> int:
        """Return how many of the open lists a paragraph stands in that is set in as their text is, 0 for none."""
        indent = len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
        within = sum(indent >= level.indent + _DEEPER for level in self.levels)
        if not within or self._markup == "markdown":
            return within
        found = bullet_or_number(following.rows[0].text) if isinstance(following, Chunk) else None
        goes_on = found is not None and found[1] is not None and any(level.goes_on(found[1]) for level in self.levels)
        return within if goes_on else 0


def gather(blocks: Sequence[Block | Chunk], at: int, markup: str) -> tuple[list[Entry], int]:
    """Return the entries of the lists that begin with block *at*, nothing where none does, and the index after them."""
    first = blocks[at]
    quoted = quoting(first.rows[0].text) if isinstance(first, Chunk) and markup != "text" else 0
    gatherer = _Gatherer(markup, quoted)
    while at < len(blocks) and isinstance(chunk := blocks[at], Chunk):
        if not gatherer.takes(chunk, blocks[at + 1] if at + 1 < len(blocks) else None):
            break
        at += 1
    return (gatherer.entries, at) if _is_list(gatherer.entries) else ([], at)


def _is_list(entries: Sequence[Entry]) -> bool:
    """Return whether there are several items, and the first has a bullet or is the first or second."""
    if sum(entry.item for entry in entries) < 2:
        return False
    found = bullet_or_number(unquoted(entries[0].rows[0].text))
    return found is not None and (found[1] is None or found[1] <= 2)
