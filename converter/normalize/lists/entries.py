"""The paragraphs of lists, each with its depth, and the lists that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.draft import Row
from converter.model import Block, ListBlock, Paragraph, Quotation, Run, Span
from converter.text import BULLETS, quoting

_BULLET = re.compile(rf"\s*([{BULLETS}*+-]|\\-)\s+(?=\S)")
_NUMBER = re.compile(r"\s*(0|[1-9][0-9]{0,8})\.\s+(?=\S)")
"""Markdown knows no other figures, and those of other scripts must stay as they are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of a list."""

    rows: tuple[Row, ...]
    """Its rows, with bullet, number or label, and the signs of the quotations that it stands in."""
    depth: int
    """How many lists it stands in."""
    item: bool
    """Whether it begins an item of the innermost of these."""

    @property
    def marker(self) -> re.Match[str] | None:
        """Its bullet or number, as Markdown has it; ``None`` for another label."""
        text = unquoted(self.rows[0].text)
        return _BULLET.match(text) or _NUMBER.match(text) if self.item else None


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of an outermost list."""

    entries: Sequence[Entry]
    """What it consists of."""
    number: int | None
    """Its number, ``None`` for a bullet or another label."""
    bulleted: bool
    """Whether it has a bullet or a number, as Markdown knows them."""

    def follows(self, last: _Item) -> bool:
        """Return whether it goes on with the list whose *last* item so far is another one."""
        next_one = self.number is None if last.number is None else self.number == last.number + 1
        return next_one and self.bulleted == last.bulleted


def bullet_or_number(text: str) -> tuple[int, int | None] | None:
    """Return the blanks before a bullet or number that *text* begins with, and the number; ``None`` where none is."""
    m = _BULLET.match(text) or _NUMBER.match(text)
    if not m:
        return None
    return len(text[: m.start(1)].expandtabs(4)), int(m[1]) if m.re is _NUMBER else None


def unquoted(text: str) -> str:
    """Return a row without the signs of its quotations."""
    return re.sub(r"^(?:> ?)+", "", text)


def built(entries: Sequence[Entry]) -> list[ListBlock]:
    """Return the lists that *entries* make, the first of which begins an item."""
    quoted = quoting(entries[0].rows[0].text)
    lists: list[list[_Item]] = []
    for group in _grouped(entries):
        marker = group[0].marker
        number = int(marker[1]) if marker and marker.re is _NUMBER else None
        item = _Item(group, number, marker is not None)
        if not (lists and item.follows(lists[-1][-1])):
            lists.append([])
        lists[-1].append(item)
    return [_list_of(items, quoted) for items in lists]


def _list_of(items: Sequence[_Item], quoted: int) -> ListBlock:
    """Return the list of the *items*, which stands in so many quotations."""
    first, last = items[0], items[-1]
    span = Span(first.entries[0].rows[0].line, last.entries[-1].rows[-1].line)
    return ListBlock(tuple(tuple(_content(item.entries, quoted)) for item in items), first.number, first.bulleted, span)


def _grouped(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the entries of each item of the outermost lists."""
    groups: list[list[Entry]] = []
    level = entries[0].depth
    for entry in entries:
        if not groups or (entry.item and entry.depth <= level):
            level = entry.depth
            groups.append([entry])
        else:
            groups[-1].append(entry)
    return groups


def _content(entries: Sequence[Entry], quoted: int) -> Iterator[Block]:
    """Yield the blocks of an item that consists of *entries*, in a list that stands in so many quotations."""
    yield _paragraph(entries[0])
    at = 1
    while at < len(entries):
        end = at + 1
        if entries[at].item:
            depth = entries[at].depth
            while end < len(entries) and (entries[end].item or entries[end].depth >= depth):
                end += 1
            yield from built(entries[at:end])
        elif (own := quoting(entries[at].rows[0].text)) > quoted:
            while end < len(entries) and not entries[end].item and quoting(entries[end].rows[0].text) == own:
                end += 1
            inside = tuple(map(_paragraph, entries[at:end]))
            yield Quotation(inside, Span(inside[0].span.first, inside[-1].span.last))
        else:
            yield _paragraph(entries[at])
        at = end


def _paragraph(entry: Entry) -> Paragraph:
    """Return the text of an entry, each line a run until lines are joined; a label stays in it."""
    texts = [unquoted(row.text) for row in entry.rows]
    if marker := entry.marker:
        texts[0] = texts[0][marker.end() :]
    marks = frozenset({"strong"}) if all(row.bold for row in entry.rows) else frozenset()
    runs = tuple(Run(" ".join(text.split()), marks) for text in texts)
    return Paragraph(runs, span=Span(entry.rows[0].line, entry.rows[-1].line))
