"""Siblings: lines that are set alike and named alike get one decision, whatever the evidence for each of them alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from converter.draft import Row
from converter.heading.groups import Group
from converter.heading.styles import decimal
from converter.text import fold, word_count, words
from converter.vocabulary import LABELS

_COLON = re.compile(r"\s*[:\uff1a]\s*$")
_FEWEST = 2
"""Members of a numbered family that are headings from which the others are."""
_LONGEST = 20
"""Words of a numbered title."""
_LONGEST_LABEL = 8
"""Words of a label before a colon."""
_HALF = 0.5

_Family = tuple[object, ...]
"""What siblings share: how they are named, and how they are set."""


def with_siblings(rows: Sequence[Row], free: Sequence[Group], chosen: Sequence[Group]) -> list[Group]:
    """Return *chosen* as headings of the *free* groups with the other members of their numbered families, and with all
    labels before a colon that are set alike or with none of them, as most are judged.
    """
    members: dict[_Family, list[Group]] = defaultdict(list)
    for group in free:
        if family := _family(rows, group):
            members[family].append(group)
    found = {group.first: group for group in chosen}
    for family, own in members.items():
        among = [group for group in own if group.first in found]
        if family[0] == "colon":
            whole = own if len(among) >= _HALF * len(own) and _stand_out(own) else []
            found = {first: group for first, group in found.items() if group not in own}
        else:
            whole = own if len(among) >= _FEWEST and _stand_out(own) else []
        found |= {group.first: group for group in whole}
    return sorted(found.values(), key=lambda group: group.first)


def _stand_out(groups: Sequence[Group]) -> bool:
    """Return whether *groups* are set otherwise than the running text, and not smaller."""
    first = groups[0]
    return first.larger >= 0 and (first.bold or first.larger > 0 or first.other_face or first.centred)


def _family(rows: Sequence[Row], group: Group) -> _Family:
    """Return the family of a group, empty for none; only where the format tells how it is set."""
    look = (*group.look, group.centred)
    if not rows[group.first].size or group.hashes or not group.gap:
        return ()
    if (number := decimal(group.text)) and word_count(group.text) <= _LONGEST:
        return ("decimal", number[:-1], *look)
    said = words(rows[group.first].text)
    if len(said) == 2 and fold(said[0]) in LABELS:
        return ("label", fold(said[0]), *look)
    alone = group.gap_after and not group.numbering
    return ("colon", *look) if alone and _COLON.search(group.text) and word_count(group.text) <= _LONGEST_LABEL else ()
