"""Short lines in turn with paragraphs: one over each, time and again, as captions stand over the sections of an act.

No space sets them apart and no type, for all is set alike; but nothing else takes turns with paragraphs for long and
says something else each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from converter.draft import Row, Style
from converter.heading.blocks import begins_block
from converter.heading.groups import Group
from converter.heading.styles import BRACKETED
from converter.text import fold, starts_lower

_LONG = 40
"""Words under such a line, at least."""
_IN_TURN = 8
"""Lines in turn with paragraphs from which it is no accident."""
_DIFFER = 0.8
"""Share of them that must say something else than the others."""


def in_turn(rows: Sequence[Row], groups: Sequence[Group]) -> frozenset[int]:
    """Return the first rows of the *groups* that stand in turn with paragraphs."""
    kinds: dict[Style, list[Group]] = defaultdict(list)
    for group in groups:
        apart = 0 < group.gap == group.gap_after and not BRACKETED.match(group.text)
        if group.follows >= _LONG and apart and not starts_lower(group.text):
            kinds[group.style].append(group)
    begun = [*accumulate((begins_block(rows, i) for i in range(len(rows))), initial=0)]
    found: set[int] = set()
    for own in kinds.values() if any(len(own) >= _IN_TURN for own in kinds.values()) else ():
        for stretch in _stretches(own, begun):
            often = {fold(group.text) for group in stretch}
            if len(stretch) >= _IN_TURN and len(often) >= _DIFFER * len(stretch):
                found.update(group.first for group in stretch)
    return frozenset(found)


def _stretches(own: Sequence[Group], begun: Sequence[int]) -> Iterator[list[Group]]:
    """Yield runs of groups with one paragraph between each two; *begun* tells how many begin above each row."""
    stretch = list(own[:1])
    for upper, lower in pairwise(own):
        if begun[lower.first] - begun[upper.last + 1] != 1:
            yield stretch
            stretch = []
        stretch.append(lower)
    yield stretch
