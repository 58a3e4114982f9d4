"""Numbers that count up through a document: of chapters, of what was selected from a series, and with points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from converter.heading.groups import Group
from converter.heading.styles import decimal
from converter.text import fold, words

_FAMILY = 5
"""Groups that count on from a number other than one from which it is no accident."""
_POINTED, _MISSED = 3, 2
"""Numbers with points that go on from one another, at least, and how much higher the next one may be."""


def counting_up(groups: Sequence[Group]) -> set[int]:
    """Return the first rows of the groups whose numbers count up one by one: a numbering family.

    It begins at 1, and may begin again under the next heading; one that goes on with an earlier volume is longer.
    """
    found: set[int] = set()
    for kind in ("label", "roman", "arabic"):
        chain: list[Group] = []
        for group in groups:
            if group.numbering != kind:
                continue
            if chain and group.number == chain[-1].number + 1:
                chain.append(group)
            elif group.number == 1 or len(chain) < _FAMILY:
                chain = [group]
            if len(chain) >= (2 if chain[0].number == 1 else _FAMILY):
                found.update(member.first for member in chain)
    return found | _selected(groups) | _with_points(groups)


def _selected(groups: Sequence[Group]) -> set[int]:
    """Return the first rows of the groups with one label whose numbers rise through the whole document, whatever was
    left out between them.
    """
    members: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.numbering == "label":
            members[fold(words(group.text)[0])].append(group)
    return {
        group.first
        for own in members.values()
        if len(own) >= _FAMILY and all(upper.number < lower.number for upper, lower in pairwise(own))
        for group in own
    }


def _with_points(groups: Sequence[Group]) -> set[int]:
    """Return the first rows of the groups whose numbers with points go on from one another, as ``4.1.2`` does from
    ``4.1.1`` and ``4.2`` from both.
    """
    chains: list[list[int]] = []
    last: tuple[int, ...] = ()
    for group in groups:
        if not (number := decimal(group.text)):
            continue
        if not (last and _goes_on(last, number)):
            chains.append([])
        chains[-1].append(group.first)
        last = number
    return {first for chain in chains if len(chain) >= _POINTED for first in chain}


def _goes_on(number: Sequence[int], following: Sequence[int]) -> bool:
    """Return whether a number with points follows another: one part of it is one or two higher, or it is a first one
    below it.
    """
    at = next((k for k, (a, b) in enumerate(zip(number, following, strict=False)) if a != b), len(number))
    if at == len(number):
        return len(following) > at and set(following[at:]) == {1}
    return at < len(following) and 0 < following[at] - number[at] <= _MISSED and set(following[at + 1 :]) <= {1}
