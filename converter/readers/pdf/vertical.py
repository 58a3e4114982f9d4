"""Text written from top to bottom, in columns from right to left, as Chinese and Japanese may be.

Its characters stand upright, one below the other. Seen with the page turned, such a column is a line like any other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Protocol

DOWNWARD = 270
"""Direction in which such text is read, in degrees."""
_FIRST = "\u2e80"
"""The first character of the scripts that may be written so."""
_SAME_COLUMN = 0.6
"""Sizes by which characters of one column may stand beside one another: signs are set to one side."""
_NEXT = (0.4, 2.5)
"""How far below the one before a character stands, in sizes."""


class HasOrigins(Protocol):
    """What tells where characters stand."""

    def origin(self, character: int) -> tuple[float, float]:
        """Return where the baseline of a character begins."""


def columns(page: HasOrigins, text: str, start: int, end: int, size: float) -> Iterator[tuple[int, int]]:
    """Yield first character and end of each column in the run from *start* to *end* of *text*, set in *size* points;
    nothing where the run is not written from top to bottom.
    """
    if end - start < 2 or not _is_wide(text[start : start + 2]) or not _is_below(page, start, start + 1, size):
        return
    at = start
    for i in range(start + 1, end):
        if not _is_below(page, i - 1, i, size):
            yield at, i
            at = i
    yield at, end


def _is_wide(text: str) -> bool:
    return all(c >= _FIRST and unicodedata.east_asian_width(c) in ("W", "F") for c in text)


def _is_below(page: HasOrigins, upper: int, lower: int, size: float) -> bool:
    (x0, y0), (x1, y1) = page.origin(upper), page.origin(lower)
    return abs(x1 - x0) <= _SAME_COLUMN * size and _NEXT[0] * size <= y0 - y1 <= _NEXT[1] * size
