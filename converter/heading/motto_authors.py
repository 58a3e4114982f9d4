"""Authors of mottoes: short lines that stand once in a piece each, soon after a title that the printed contents name.

Sub-headings come in twos and threes and stand all over a piece, and those that do not say the same in each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from converter.draft import Mark, Row
from converter.heading.blocks import words_between
from converter.heading.groups import Group
from converter.text import fold, word_count

_WORDS = 8
"""Words of an author's name and work, at most."""
_MOTTO = 150
"""Words between a title and the author of its motto, at most."""
_FEWEST, _MOSTLY = 3, 0.7
"""Such lines, at least, and their share of all that could be sub-headings; most of them differ."""


def motto_authors(rows: Sequence[Row], chosen: Sequence[Group], listed: Sequence[Mark]) -> frozenset[int]:
    """Return the first rows of those of the *chosen* groups that name the author of a motto under a *listed* title."""
    ends = sorted(mark.last for mark in listed)
    free = [group for group in chosen if not (group.numbering or group.hashes or group.capitals or group.look[0])]
    pieces: dict[int, list[Group]] = defaultdict(list)
    for group in free:
        at = bisect_right(ends, group.first) - 1
        if at >= 0:
            pieces[ends[at]].append(group)
    names = [own[0] for end, own in pieces.items() if len(own) == 1 and _is_near(rows, end, own[0])]
    often = Counter(fold(group.text) for group in names)
    differ = len(often) >= _MOSTLY * len(names)
    return frozenset(g.first for g in names if differ and len(names) >= max(_FEWEST, _MOSTLY * len(free)))


def _is_near(rows: Sequence[Row], end: int, group: Group) -> bool:
    return 0 < words_between(rows, end, group.first, _MOTTO + 1) <= _MOTTO and word_count(group.text) <= _WORDS
