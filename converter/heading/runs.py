"""Runs of rows between blanks, as far as they are of one kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from converter.draft import Row
from converter.heading.parting import set_apart
from converter.heading.styles import indent_of, is_number
from converter.text import starts_lower

look_of: Callable[[Row], tuple[bool, float, str]] = attrgetter("bold", "size", "face")
"""What rows of one kind share: whether they are bold, their size and their face."""
_FAR_IN = 8
"""Columns between a centred line and the text right under it, at least."""


def runs_of(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return first and last index of every run of rows of one kind between blanks; lines that are set apart by what
    they say are of another kind.
    """
    runs: list[tuple[int, int]] = []
    start: int | None = None
    apart = set_apart(rows)
    for i, row in enumerate(rows):
        if not row.text:
            if start is not None:
                runs.append((start, i - 1))
            start = None
        elif start is None:
            start = i
        elif (
            look_of(row) != look_of(rows[i - 1])
            or apart[i] != apart[i - 1]
            or ((row.hashes or rows[i - 1].hashes) and rows[i - 1].wraps is None)
            or (i == start + 1 and _is_far_in(rows[start].text, row.text))
            or (apart[i] and is_number(row.text.strip()) != is_number(rows[i - 1].text.strip()))
        ):
            runs.append((start, i - 1))
            start = i
    if start is not None:
        runs.append((start, len(rows) - 1))
    return runs


def _is_far_in(text: str, below: str) -> bool:
    """Return whether a line stands far in from the one right under it, which begins anew: it is centred over verse."""
    return indent_of(text) - indent_of(below) >= _FAR_IN and not starts_lower(below)
