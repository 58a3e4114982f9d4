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
    """Return where in *text* a page begins, or -1."""
    for first in dict.fromkeys((beginning, beginning.lstrip("0123456789"))):
        if first and text.startswith(first, expected):
            return expected
        near = text.find(first, max(0, expected - _NEAR), expected + _NEAR) if first else -1
        if near >= 0:
            return near
    return -1
