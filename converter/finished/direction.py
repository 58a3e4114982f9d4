"""Which way letters are written."""

from __future__ import annotations

import re
import unicodedata

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def has_from_right(text: str) -> bool:
    """Return whether *text* has a letter that is written from right to left."""
    return bool(_FROM_RIGHT.search(text))


def has_marks(text: str) -> bool:
    """Return whether *text* has a sign that is drawn with the letter before it."""
    return not text.isascii() and any(unicodedata.category(c).startswith("M") for c in text)
