"""Whether blank rows part a text, and which lines are set apart by what they say where none do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from converter.draft import Row
from converter.heading.styles import in_title_case
from converter.text import ends_sentence, has_full_stop, is_capitals, starts_lower

_PARTED = 0.02
"""Blanks, as a share of the rows, under which a text has none between its parts."""
_LONG = 200
"""Rows from which a text is long enough to say so."""
_WIDEST = 120
"""Characters of the middle line over which a line is a whole paragraph: it needs no blank."""
_SHORT = 0.8
"""Share of the middle length of a line that a title is shorter than."""


def is_parted(rows: Sequence[Row]) -> bool:
    """Return whether blank rows part the text: in a long text that a program has read out of a PDF line by line, hardly
    any does.
    """
    blanks = sum(bool(upper.text) and not lower.text and not lower.page_break for upper, lower in pairwise(rows))
    if len(rows) < _LONG or blanks >= _PARTED * len(rows):
        return True
    return median(len(row.text) for row in rows if row.text) > _WIDEST


def set_apart(rows: Sequence[Row]) -> list[bool]:
    """Return which rows are set apart by what they say, where no blanks do it: those in capitals, and short ones in
    title case between two sentences.
    """
    if is_parted(rows):
        return [False] * len(rows)
    short = _SHORT * median(len(row.text) for row in rows if row.text)
    found = [is_capitals(row.text) for row in rows]
    for i in range(1, len(rows) - 1):
        above, row, below = rows[i - 1 : i + 2]
        ended = above.blank or ends_sentence(above.text)
        found[i] &= ended or found[i - 1] or not has_full_stop(row.text)  # not the last word of a paragraph
        titled = len(row.text) <= short and not ends_sentence(row.text) and in_title_case(row.text)
        found[i] |= ended and titled and not starts_lower(below.text)
    return found
