"""The gutter between two columns, seen in lines: what stands on either side, what crosses it, what parts columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.draft import Row
from converter.text import ends_sentence, starts_lower

GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_BLANKS = re.compile(r"\s\s")
PUSHED = 4
"""How many characters the gutter may be off in a line whose text was wider than the column."""
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

    One blank is enough for a gutter where the lines above and below have a wide one.
    """
    text = rows[i].text
    if split(text, gutter) is not None:
        return False
    beside = text[gutter - 1 : gutter] == " " and 0 < i < len(rows) - 1
    return not (beside and all(is_both(rows[k].text, gutter) for k in (i - 1, i + 1)))


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
    if not _BLANKS.search(text, gutter - PUSHED - 2, gutter + PUSHED):
        return None
    near = [m.end() for m in GAP.finditer(text) if abs(m.end() - gutter) <= PUSHED]
    return min(near, key=lambda end: abs(end - gutter), default=None)


def is_both(text: str, gutter: int) -> bool:
    """Return whether *text* has words on both sides of the gutter."""
    at = split(text, gutter)
    return at is not None and bool(text[:at].strip()) and bool(text[at:].strip())


def continues(before: str, after: str) -> bool:
    """Return whether *after* goes on in small letters with a sentence that *before* did not end."""
    return starts_lower(after) and not ends_sentence(before)
