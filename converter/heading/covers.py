"""Title pages: at either end of a file, a run of short lines without text between them is no string of headings."""

from __future__ import annotations

from collections.abc import Sequence

from converter.draft import Row
from converter.heading.groups import Group
from converter.looks import is_monospaced
from converter.text import word_count

_FEWEST = 4
"""Short lines in a run from which they are a title page."""
_MOST = 80
"""Lines that title pages may have, one after the other."""
_MANY = 8
"""Short lines at the beginning that are a title page if they are set in several ways, displayed or not."""
_LOOKS = 3
"""Ways of setting lines that are several."""
_FEWEST_TITLES = 2
"""Those of them that would be headings, from which it matters."""
_LONGEST = 16
"""Words of a line on a title page."""
_DISPLAYED = 0.6
"""Share of its lines that are centred or bold."""


def on_covers(rows: Sequence[Row], chosen: Sequence[Group]) -> frozenset[int]:
    """Return the first rows of the *chosen* groups that stand on a title page; only where the format tells how lines
    are set.

    What has a label with a number, what the format calls a heading, and what is set as a heading elsewhere stays one.
    """
    said = [i for i, row in enumerate(rows) if row.text]
    front, back = _run(rows, said), _run(rows, said[::-1])
    inside = {*(front if _is_cover(rows, front, _MANY) else ()), *(back if _is_cover(rows, back) else ())}
    elsewhere = {_look(group) for group in chosen if group.first not in inside}
    found = [
        group
        for group in chosen
        if group.first in inside and not group.hashes and group.numbering != "label" and _look(group) not in elsewhere
    ]
    return frozenset(group.first for group in found) if len(found) >= _FEWEST_TITLES else frozenset()


def _look(group: Group) -> tuple[object, ...]:
    return (*group.look, group.centred)


def _run(rows: Sequence[Row], order: Sequence[int]) -> list[int]:
    """Return the short lines at the beginning of *order*, without the heading of the text at which they end; none where
    nothing else follows.
    """
    found: list[int] = []
    for i in order:
        if rows[i].hashes or is_monospaced(rows[i].face):
            return found
        if word_count(rows[i].text) > _LONGEST or rows[i].text.lstrip().startswith(("|", "- ")):
            return found[:-1] if order[0] < i else found
        found.append(i)
        if len(found) > _MOST:
            break
    return []


def _is_cover(rows: Sequence[Row], page: Sequence[int], many: int | None = None) -> bool:
    """Return whether so many short lines stand in a row that they are a title page: a few that are displayed, or *many*
    that are set in several ways.
    """
    if not _FEWEST <= len(page) <= _MOST or not all(
        rows[i].size for i in page if any(c.isalpha() for c in rows[i].text)
    ):
        return False
    displayed = sum(rows[i].centred or rows[i].bold for i in page)
    looks = {(rows[i].size, rows[i].bold, rows[i].face) for i in page}
    return displayed >= _DISPLAYED * len(page) or (many is not None and len(page) >= many and len(looks) >= _LOOKS)
