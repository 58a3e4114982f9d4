"""Where in the raw text the printed pages begin, as far as their numbers tell.

The number of a page may stand at its foot or at its head. Where form feeds part the pages, that is all one; where
nothing does, the printed contents tell, or which end of the text has no number beyond it, or running heads on the
lines of the numbers. What nothing tells stays unknown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.draft import Draft, PrintedNumber
from converter.model import Heading

Place = tuple[int, int]
"""Line and column of the raw text."""
_BEGINNING: Place = (1, 1)
_FEWEST_VOTES = 2
_AGREE = 0.8
"""Share of the numbers, or votes, that must agree."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a printed page begins."""

    label: str
    """The number that is printed on it."""
    place: Place
    """Where its text begins, at the earliest."""
    leads_on: bool
    """Whether all text up to the next start stands on it."""
    is_within_line: bool = False
    """Whether its place may be one within a line, between words."""


def find(draft: Draft) -> list[Start]:
    """Return the starts of the pages whose numbers are known, in order."""
    if draft.source.page_labels:
        return list(_labelled(draft))
    if draft.source.page_starts:
        return [Start(start.label, (start.line, start.column), True, True) for start in draft.source.page_starts]
    if not draft.numbers:
        return []
    numbers = sorted(draft.numbers, key=_place)
    return _fed(draft, numbers) or _between(numbers, _at_foot(draft, numbers))


def _labelled(draft: Draft) -> Iterator[Start]:
    """Yield the pages that the format itself labels."""
    labels, page = draft.source.page_labels, 0
    for line in draft.source.lines:
        if (line.page or 0) > page:
            page = line.page or 0
            if page <= len(labels) and labels[page - 1]:
                yield Start(labels[page - 1], (line.number, 1), True)


def _fed(draft: Draft, numbers: Sequence[PrintedNumber]) -> list[Start]:
    """Return the pages between form feeds, if nearly each number has such a page of its own."""
    lines = draft.source.lines
    fed = (line for line in lines if "\f" in line.text)
    feeds = [_BEGINNING, *((line.number, at + 2) for line in fed for at, c in enumerate(line.text) if c == "\f")]
    page_of = {bisect_right(feeds, _place(number)) - 1: number for number in reversed(numbers)}
    if len(feeds) < 2 or len(page_of) < _AGREE * len(numbers):
        return []
    labels = {page: number.label for page, number in page_of.items()}
    for (page, one), (later, other) in pairwise(sorted(page_of.items())):
        if one.label.isdigit() and other.label.isdigit() and other.number - one.number == later - page:
            labels |= {page + step: str(one.number + step) for step in range(1, later - page)}
    last = len(feeds) - 1
    return [Start(labels[page], feeds[page], page + 1 in labels or page == last) for page in sorted(labels)]


def _between(numbers: Sequence[PrintedNumber], at_foot: bool | None) -> list[Start]:
    """Return the pages that begin behind numbers: their own, or those at the foot of the pages before them."""
    found = [] if at_foot is None else [(number, (number.line, number.column + 1)) for number in numbers]
    if at_foot:
        found = [(after, place) for (number, place), after in zip(found, numbers[1:], strict=False)]
        found = [pair for pair, (one, other) in zip(found, pairwise(numbers), strict=True) if _follows(one, other)]
    known = [*(number for number, _ in found), None]
    return [
        Start(number.label, place, after is None or _follows(number, after))
        for (number, place), after in zip(found, known[1:], strict=True)
    ]


def _at_foot(draft: Draft, numbers: Sequence[PrintedNumber]) -> bool | None:
    """Return whether the numbers stand at the foot of their pages; ``None`` where nothing tells."""
    votes = list(_votes(draft, numbers))
    if len(votes) >= _FEWEST_VOTES:
        if max(sum(votes), len(votes) - sum(votes)) < _AGREE * len(votes):
            return None
        return 2 * sum(votes) > len(votes)
    texts = [row.line for row in draft.rows if row.text]
    begins, ends = bool(texts) and texts[0] < numbers[0].line, bool(texts) and texts[-1] > numbers[-1].line
    if begins != ends:
        return begins
    return False if sum(number.has_head for number in numbers) >= _AGREE * len(numbers) else None


def _votes(draft: Draft, numbers: Sequence[PrintedNumber]) -> Iterator[bool]:
    """Yield, for each heading whose page the printed contents give, whether that is the number after it or before."""
    arabic = [number for number in numbers if number.label.isdigit()]
    lines = [number.line for number in arabic]
    entry_of = dict(draft.entry_of)
    for block in draft.blocks:
        if not isinstance(block, Heading) or block.id not in entry_of:
            continue
        page, at = draft.entries[entry_of[block.id]].page, bisect_left(lines, block.span.first)
        before = arabic[at - 1].label if at else ""
        after = arabic[at].label if at < len(arabic) else ""
        if page and page in (before, after):
            yield page == after


def _follows(one: PrintedNumber, other: PrintedNumber) -> bool:
    return other.number == one.number + 1 and one.label.isdigit() == other.label.isdigit()


def _place(number: PrintedNumber) -> Place:
    return number.line, number.column
