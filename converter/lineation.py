"""Whether line breaks were meant, or only made by the width of the page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from converter.draft import Form, Row
from converter.text import starts_lower

SHORT = 0.8
"""Verse is narrower than this share of the width of prose."""
NEEDED = 0.94
"""A line ended early when it and the first word of the next are together no wider than this share of the width: where
lines were only wrapped they are wider in 98 of 100 cases, whatever the typeface."""
_STANZA = 4
"""Lines that all begin with capitals, from which chance is ruled out."""
_EARLY = 0.6
"""Share of breaks that come earlier than the width demands from which lines count as meant."""


def ends_early(row: Row, following: Row, form: Form) -> bool:
    """Return whether the first word of the *following* row would have fitted on *row*."""
    if row.wraps is not None:
        return not row.wraps
    return _needed(row, following) - form.edge <= NEEDED * form.width


def _needed(row: Row, following: Row) -> int:
    return row.extent + 1 + len(following.text.split(maxsplit=1)[0])


def is_meant(rows: Sequence[Row], form: Form) -> bool:
    """Return whether the breaks of *rows* were meant."""
    if len(rows) < 2:
        return False
    if all(row.wraps is not None for row in rows[:-1]):
        return _is_told(rows)
    longest = max(row.extent for row in rows)
    if not form.width:
        ended = sum(row.text.rstrip().endswith((".", "!", "?")) for row in rows[:-1])
        return longest <= SHORT * 100 and max(ended, _flowing(rows)) <= 0.4 * (len(rows) - 1)
    indents = [row.indent for row in rows]
    edge = min(indents)
    width: float = form.width + form.edge
    capitals = len(rows) >= _STANZA and all(_begins_with_capital(row.text) for row in rows)
    if edge > form.edge + 1 and not capitals:
        width = min(width, max(longest, form.edge + SHORT * form.width if len(rows) < 4 else 0))
    early = sum(_needed(row, following) <= width - 2 for row, following in itertools.pairwise(rows))
    if early < _EARLY * (len(rows) - 1) or longest > form.edge + 0.97 * form.width:
        return False
    return _flowing(rows) <= 0.5 * (len(rows) - 1) or early == len(rows) - 1


def _is_told(rows: Sequence[Row]) -> bool:
    """Return whether breaks of which the format knows the cause were meant."""
    early = sum(not row.wraps for row in rows[:-1])
    if early < _EARLY * (len(rows) - 1):
        return False
    return _flowing(rows) <= 0.5 * (len(rows) - 1) or early == len(rows) - 1


def _begins_with_capital(text: str) -> bool:
    """Return whether the first letter is a capital, as in every line of most verse, and in few lines of prose."""
    first = next(filter(str.isalpha, text), "")
    return first.isupper()


def _flowing(rows: Sequence[Row]) -> int:
    """Return how many lines go on in small letters with what the line before began."""
    return sum(starts_lower(row.text) for row in rows[1:])
