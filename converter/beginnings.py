"""Where in a text a page begins, by the letters that it begins with."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
"""Letters and figures in a row."""
ENOUGH = 40
"""Letters by which the beginning of a page is known."""
_NEAR = 400
"""Letters by which a page may begin earlier than those before it let expect: numbers of lists are no words here."""


def letters(text: str) -> str:
    """Return the letters and figures of plain *text*, folded."""
    return folded("".join(WORD.findall(text)))


def folded(word: str) -> str:
    """Return *word* for comparison: without case, in plain forms."""
    return word.casefold() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def find(text: str, beginning: str, expected: int) -> int:
    """Return where in *text* a page begins, as near to where it is expected as may be, or -1."""
    for first in filter(None, dict.fromkeys((beginning, beginning.lstrip("0123456789")))):
        later = text.find(first, expected, expected + _NEAR)
        # A text may say the same again and again.
        earlier = text.rfind(first, max(0, expected - _NEAR), expected + len(first)) if later != expected else -1
        found = [place for place in (later, earlier) if place >= 0]
        if found:
            return min(found, key=lambda place: abs(place - expected))
    return -1
