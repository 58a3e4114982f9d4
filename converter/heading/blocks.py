"""The block of text in which a line stands: how much there is above and below it, rules between two pieces, quotations
that are set in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import dates
from converter.draft import Row
from converter.text import word_count

TITLE_WORDS = 12
"""Words that a line right above may have which could be a heading itself."""
ENOUGH = 60
"""Words that count as plenty of text: no more are counted."""
_RULE = re.compile(r"[\W_]{3,}")
"""Signs in a line of their own between two pieces."""
_ALIGNED = 2
"""Blanks by which lines of verse differ in their indent."""
_DATE = (3, 4)
"""Words of a date to the day."""


def words_above(rows: Sequence[Row], first: int, gap: int) -> int:
    """Return the number of words that stand above row *first* up to a gap wider than *gap*, 0 when a page ends between;
    no more are counted than are too many for a title.

    So a signature under a short closing line still hangs on its letter, and a subtitle on its title alone.
    """
    number, blanks, widest = 0, 0, max(1, gap)
    for i in range(first - 1, -1, -1):
        text = rows[i].text
        blanks = 0 if text else blanks + 1
        if blanks > widest or number > TITLE_WORDS or rows[i].page_break:
            break
        number += word_count(text) if text else 0
    return number


def words_below(rows: Sequence[Row], last: int, gap: int) -> int:
    """Return the number of words that stand below row *last* up to a rule, a gap wider than *gap* or a page's end;
    no more are counted than are too many for a title.
    """
    number, blanks, widest = 0, 0, max(1, gap)
    for i in range(last + 1, len(rows)):
        text = rows[i].text
        blanks = 0 if text else blanks + 1
        if blanks > widest or number > TITLE_WORDS or rows[i].page_break or (text and _RULE.fullmatch(text)):
            break
        number += word_count(text) if text else 0
    return number


def begins_block(rows: Sequence[Row], i: int) -> bool:
    """Return whether row *i* has text and none is right above it."""
    return bool(rows[i].text) and (i == 0 or rows[i - 1].blank)


def words_between(rows: Sequence[Row], upper: int, lower: int, enough: int) -> int:
    """Return how many words stand between two rows; once there are *enough*, no more are counted."""
    number = 0
    for i in range(upper + 1, lower):
        number += word_count(rows[i].text)
        if number >= enough:
            break
    return number


def is_rule_alone(rows: Sequence[Row], i: int) -> bool:
    """Return whether row *i* is a rule of signs with a blank row above it."""
    return i >= 0 and bool(_RULE.fullmatch(rows[i].text)) and (i == 0 or rows[i - 1].blank)


def is_set_in_above(rows: Sequence[Row], above: int, first: int, edge: int) -> bool:
    """Return whether row *first* is set in from the *edge* as row *above* is, as an author under a quotation is."""
    indent = rows[first].indent
    return above >= 0 and indent > edge + 1 and abs(rows[above].indent - indent) <= _ALIGNED


def ends_in_date(text: str, lang: str, before: int = 0, most: int = ENOUGH) -> bool:
    """Return whether *text* ends in a date to the day, with as many words *before* it at least and at *most*."""
    if not any(map(str.isdigit, text[-5:])):
        return False
    said = text.rstrip(".").split()
    return any(dates.read(" ".join(said[-n:]), lang) for n in _DATE if n + before <= len(said) <= n + most)
