"""The days of a diary: dates over paragraphs that go on through the year, with a year or without."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from converter import dates
from converter.heading.groups import Group

_FEWEST = 5
"""Days from which it is no accident that each comes after the one above it."""
_MOSTLY = 0.8
"""Share of the days that must come after the one above."""
_ENOUGH = 25
"""Words that usually follow the day of an entry at least; whom a letter is for is said in fewer."""
_WORDS = (2, 3, 4, 5)
"""Words that a day may have, with its weekday and its year."""
_PLACE = 6
"""Words that may stand before it: where the entry was written."""
_LATE, _EARLY = 10, 3
"""A year may begin between a month from the one and a month up to the other."""


def days_of_diary(groups: Sequence[Group], over_salutations: Collection[int], lang: str) -> frozenset[int]:
    """Return the first rows of the *groups* that are days of a diary; none where the days do not go on."""
    named = [(group, day) for group in groups if (day := day_of(group.text, lang))]
    own = [(group, day) for group, day in named if group.last not in over_salutations]
    onwards = sum(_is_after(*pair) for pair in pairwise(day for _, day in own))
    if len(own) < _FEWEST or onwards < _MOSTLY * (len(own) - 1) or len(own) <= len(named) / 2:
        return frozenset()
    return frozenset(group.first for group, _ in own) if median(g.follows for g, _ in own) >= _ENOUGH else frozenset()


def day_of(text: str, lang: str) -> tuple[int, int] | None:
    """Return month and day of the date in which a line ends, with a few words before it or none."""
    if not any(map(str.isdigit, text[-8:])):
        return None
    said = text.split()
    near = [n for n in _WORDS if n <= len(said) <= n + _PLACE]
    return next((day for n in reversed(near) if (day := dates.day(" ".join(said[-n:]), lang))), None)


def _is_after(earlier: tuple[int, int], later: tuple[int, int]) -> bool:
    """Return whether one day comes after another, in the same year or the next."""
    return later > earlier or (later[0] <= _EARLY and earlier[0] >= _LATE)
