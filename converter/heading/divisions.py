"""Headings that stand inside numbered divisions: what has no label between ``CHAPTER I`` and ``CHAPTER II`` is part of
the first, if the numbers go on over it as if it were not there.

Where the numbers begin anew after such headings, these are the titles and the chapters are theirs; where one stands
right over the next division, with no text of its own, it is the name of a part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, pairwise

from converter.draft import Mark, Row
from converter.text import number_of, words

_FEWEST = 3
"""Divisions that count up, at least."""
_MISSED = 2
"""Numbers that may be missing between two divisions."""
_HOLDING = 2
"""Divisions that hold headings without a label, at least."""

_Kind = tuple[bool, bool, str]
"""Bold, in capitals, kind of its number."""


def inside_divisions(
    rows: Sequence[Row],
    marks: Sequence[Mark],
    families: Sequence[str],
    depths: Sequence[int],
    under: Sequence[bool],
    told: Sequence[bool],
) -> list[int]:
    """Return *depths* with each heading without a label, unless its depth is *told*, below the division in which it
    stands; *families* has the label of each, *under* whether it stands right under the one before.
    """
    found = list(depths)
    above = [-1, *accumulate((i if family else -1 for i, family in enumerate(families)), max)]
    for members in _divisions(rows, marks, families):
        held = [i for i in _held(marks, families, under, members) if not told[i]]
        for i in held:
            found[i] = max(found[i], found[above[i] if above[i] >= 0 else i] + 1)
    return found


def _divisions(rows: Sequence[Row], marks: Sequence[Mark], families: Sequence[str]) -> list[list[int]]:
    """Return the headings of each family whose numbers count up and never begin anew."""
    members: dict[str, list[int]] = defaultdict(list)
    for i, family in enumerate(families):
        if family:
            members[family].append(i)
    return [
        own for own in members.values() if len(own) >= _FEWEST and _counts_up([_number(rows, marks[i]) for i in own])
    ]


def _number(rows: Sequence[Row], mark: Mark) -> int:
    said = words(rows[mark.first].text)
    return (number_of(said[1]) or 0) if len(said) > 1 else 0


def _counts_up(numbers: Sequence[int]) -> bool:
    return all(0 < upper < lower <= upper + 1 + _MISSED for upper, lower in pairwise(numbers))


def _held(marks: Sequence[Mark], families: Sequence[str], under: Sequence[bool], members: Sequence[int]) -> list[int]:
    """Return the headings without a label that the divisions *members* hold; behind the last one, as far as they are of
    a kind that stands in the others.
    """
    inner: dict[int, list[int]] = defaultdict(list)
    for upper, lower in pairwise(members):
        inner[upper] += [i for i in range(upper + 1, lower) if not families[i] and not _names_next(families, under, i)]
    if sum(map(bool, inner.values())) < _HOLDING:
        return []
    held = [i for own in inner.values() for i in own]
    kinds = {_kind(marks[i]) for i in held}
    for i in range(members[-1] + 1, len(marks)):
        if not families[i] and _kind(marks[i]) not in kinds:
            break
        held += [] if families[i] else [i]
    return held


def _names_next(families: Sequence[str], under: Sequence[bool], i: int) -> bool:
    """Return whether nothing stands between heading *i* and a division under it."""
    return i + 1 < len(families) and under[i + 1] and bool(families[i + 1])


def _kind(mark: Mark) -> _Kind:
    return mark.style.bold, mark.style.capitals, mark.style.numbering
