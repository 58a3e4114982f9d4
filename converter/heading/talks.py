"""Questions in a talk, ``MK: How did it begin?``: short lines over paragraphs, and no headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.draft import Row
from converter.heading.groups import Group
from converter.heading.styles import is_number

_SAID_BY = re.compile(r"\s*([^\W\d_][^\W\d_. ’'-]{0,11}(?:\s[^\W\d_][\w.’'-]{0,11}){0,2}):\s")
"""Who speaks, in three words at most."""
_INITIALS, _PARTIES = 3, 2
"""Letters of initials, and those who must speak more than once, at least."""


def questions(rows: Sequence[Row], chosen: Sequence[Group]) -> frozenset[int]:
    """Return the first rows of those of the *chosen* groups that are said in a talk: its parties are named by initials,
    and at least two of them speak more than once, or another one answers right below, more than once.
    """
    asked = [(group, party) for group in chosen if (party := _party(group.text))]
    if not asked:
        return frozenset()
    often = Counter(party for row in rows if 0 < len(party := _party(row.text)) <= _INITIALS)
    talk = sum(number > 1 for number in often.values()) >= _PARTIES
    answered = Counter(party for group, party in asked if _answers(rows, group.last, party))
    return frozenset(g.first for g, party in asked if answered[party] > 1 or (talk and often[party] > 1))


def _party(text: str) -> str:
    """Return who says *text*, if it begins with a name and a colon; a number before a colon is none."""
    m = _SAID_BY.match(text)
    return m[1] if m and not is_number(m[1]) else ""


def _answers(rows: Sequence[Row], last: int, party: str) -> bool:
    """Return whether another party than that which asks speaks right below row *last*."""
    below = _party(next((row.text for row in rows[last + 1 : last + 3] if row.text), ""))
    return below not in ("", party)
