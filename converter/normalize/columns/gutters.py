"""The gutter between two columns, seen in lines: what stands on either side, what crosses it, what parts columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from converter.draft import Row
from converter.text import ends_sentence, starts_lower

GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_BLANKS = re.compile(r"\s\s")
PUSHED = 4
"""How many characters the gutter may be off in a line whose text was wider than the column."""
_NEAR = 6
"""How many characters off the gutter a right column begins behind one blank, at most."""
_FAR = 50
"""Lines to the nearest one that tells of columns, at most."""
_FULL = 0.8
"""Share of the place of the gutter that a line of the left column reaches, at least, which ends for want of room."""
_FEWEST_NARROW = 3
"""Lines with one blank for a gutter, at most, that mean nothing between a blank line and columns."""
_TITLE = 3
"""Lines of a title between columns."""


def is_gutter(gap: tuple[int, int], gutter: int) -> bool:
    """Return whether the gutter is in a *gap* of a line, or where the text behind it pushed it."""
    start, end = gap
    return start <= gutter - 2 < gutter <= end or abs(end - gutter) <= PUSHED


def is_parted(rows: Sequence[Row], i: int, page: range, gutter: int) -> bool:
    """Return whether row *i* parts the columns above it from those below."""
    if not rows[i].text:
        return _parts(rows, i, page, gutter)
    return _crosses(rows, i, gutter) or _stands_over_both(rows, i, page, gutter)


def _crosses(rows: Sequence[Row], i: int, gutter: int) -> bool:
    """Return whether the text of row *i* goes over the gutter.

    One blank is enough for a gutter where the lines above and below have a wide one, or have one blank there as well up
    to such lines, or up to a blank one on one side.
    """
    if split(rows[i].text, gutter) is not None:
        return False
    if not _has_one_blank(rows[i].text, gutter):
        return True
    above, below = (_told_by(rows, i, step, gutter) for step in (-1, 1))
    ends = [k for k in (above, below) if 0 <= k < len(rows) and rows[k].text]
    beside = [k for k in ends if _is_among_columns(rows, k, k + (1 if k > i else -1), gutter)]
    return len(beside) < len(ends) or not ends or (len(ends) == 1 and below - above <= _FEWEST_NARROW)


def _told_by(rows: Sequence[Row], i: int, step: int, gutter: int) -> int:
    """Return the nearest row above or below row *i*, as *step* says, that tells whether there are columns, or row *i*
    itself where none is near.
    """
    k = i + step
    while 0 <= k < len(rows) and _tells_nothing(rows[k].text, gutter):
        if abs(k - i) == _FAR:
            return i
        k += step
    return k


@lru_cache(maxsize=8192)  # all lines near it ask the same of a line
def _tells_nothing(text: str, gutter: int) -> bool:
    """Return whether a line may be one of the left column alone, or two with one blank between, as well as a whole."""
    return _has_one_blank(text, gutter) or (_FULL * gutter < len(text.rstrip()) <= gutter)


def _is_among_columns(rows: Sequence[Row], i: int, beyond: int, gutter: int) -> bool:
    """Return whether row *i* stands in the right column alone, or it or the row *beyond* it has words beside it in the
    other column.
    """
    near = [k for k in (i, beyond) if 0 <= k < len(rows)]
    alone = not rows[i].text[: gutter - PUSHED].strip()
    return split(rows[i].text, gutter) is not None and (alone or any(is_beside(rows, k, gutter) for k in near))


def _has_one_blank(text: str, gutter: int) -> bool:
    """Return whether no more than one blank of *text* is where the gutter is, or near it."""
    return split(text, gutter) is None and bool(narrow_gaps(text, gutter))


def narrow_gaps(text: str, gutter: int) -> list[int]:
    """Return the places near the gutter at which a word of *text* begins: the letters of a full line of the left column
    are wider or narrower than those of others, so that the right one begins a little later or earlier.
    """
    return [
        at for at in range(max(1, gutter - _NEAR), gutter + _NEAR + 1) if text[at - 1 : at] == " " != text[at : at + 1]
    ]


def _stands_over_both(rows: Sequence[Row], i: int, page: range, gutter: int) -> bool:
    """Return whether a line between blank ones is set around the gutter without reaching over it."""
    if i - 1 not in page or i + 1 not in page or rows[i - 1].text or rows[i + 1].text:
        return False
    text = rows[i].text
    begins = len(text) - len(text.lstrip())
    return abs(begins + len(text) - 2 * gutter + 2) <= PUSHED


def _parts(rows: Sequence[Row], i: int, page: range, gutter: int) -> bool:
    """Return whether the columns end at the blank row *i*, and others begin below.

    Two columns are blank at the same height by chance only, and for more than a line hardly ever, unless a title, which
    need not reach over the gutter, stands in the left one.
    """
    if i - 1 not in page or not rows[i - 1].text:
        return False
    below = next((k for k in range(i, page[-1] + 1) if rows[k].text[gutter - 2 :].strip()), None)
    if below is None or below - i < 2 or not is_both(rows[below].text, gutter):
        return False
    title = [row.text for row in rows[i:below] if row.text]
    apart = not rows[below - 1].text or not continues(title[-1], rows[below].text)
    return len(title) <= _TITLE and apart


def split(text: str, gutter: int) -> int | None:
    """Return where the right column begins in *text*, or ``None`` where the text goes over the gutter."""
    if len(text) <= gutter or not text[gutter - 2 : gutter].strip():
        return gutter
    begins = len(text) - len(text.lstrip())
    if gutter - begins <= PUSHED:
        return begins
    if not _BLANKS.search(text, gutter - PUSHED - 2, gutter + PUSHED):
        return None
    near = [m.end() for m in GAP.finditer(text) if abs(m.end() - gutter) <= PUSHED]
    return min(near, key=lambda end: abs(end - gutter), default=None)


def is_beside(rows: Sequence[Row], i: int, gutter: int) -> bool:
    """Return whether row *i* has words on both sides of the gutter, or on its right with words on its left half a line
    higher or lower, which stand in a row of their own.
    """
    text = rows[i].text
    if is_both(text, gutter):
        return True
    if text[: gutter - PUSHED].strip() or not text[gutter - 1 :].strip():
        return False
    return any(0 < len(row.text.rstrip()) < gutter for row in (*rows[max(0, i - 1) : i], *rows[i + 1 : i + 2]))


def is_clear(text: str, gutter: int) -> bool:
    """Return whether no gap between words is as wide as the one at the gutter, as in justified lines of one column."""
    at = split(text, gutter)
    gaps = [m.span() for m in GAP.finditer(text)]
    own = next((end - start for start, end in gaps if end == at or start < gutter <= end), None)
    return own is None or sum(end - start >= own for start, end in gaps) == 1


def is_both(text: str, gutter: int) -> bool:
    """Return whether *text* has words on both sides of the gutter."""
    at = split(text, gutter)
    return at is not None and bool(text[:at].strip()) and bool(text[at:].strip())


def continues(before: str, after: str) -> bool:
    """Return whether *after* goes on in small letters with a sentence that *before* did not end."""
    return starts_lower(after) and not ends_sentence(before)
