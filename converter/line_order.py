"""The words of a finished page in the order of the source, where a line can be read in several.

In a line from right to left, words and figures from left to right are drawn in an order of their own (the Unicode
Bidirectional Algorithm, UAX #9). How they were typed cannot be told from the drawing alone, and each program that reads
a PDF guesses otherwise. So the words of such a line must be those that the source has at the place, in whatever order;
brackets, which are drawn mirrored, may turn either way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NEAR = 40
"""So many words of the source may be missing from the page before a line and those after it are not found again."""


def is_right_to_left(word: str) -> bool:
    """Return whether *word* begins with a letter that is written from right to left."""
    return bool(_RIGHT_TO_LEFT.match(word))


def as_expected(lines: Sequence[Sequence[str]], expected: Sequence[str]) -> list[str]:
    """Return the words of *lines*; a line from right to left whose words are those *expected* at its place has their
    order.
    """
    known = [i for i, word in enumerate(expected) if not _is_mirrored(word)]
    out: list[str] = []
    at = 0
    for line in lines:
        words = [word for word in line if not _is_mirrored(word)]
        place = _place(words, expected, known, at)
        if place < 0:
            out += line
            continue
        end = place + len(words)
        if any(map(is_right_to_left, words)):
            out += expected[_start(known, place) : _start(known, end) if end < len(known) else len(expected)]
        else:
            out += line
        at = end
    return list(expected) if _without_brackets(out) == [expected[i] for i in known] else out


def _place(words: Sequence[str], expected: Sequence[str], known: Sequence[int], at: int) -> int:
    """Return the place in *known*, near *at*, where *expected* has these words; -1 for none."""
    if not words:
        return -1
    asked = Counter(words)
    for place in range(at, min(at + _NEAR, len(known) - len(words) + 1)):
        if expected[known[place]] in asked and asked == Counter(expected[i] for i in known[place : place + len(words)]):
            return place
    return -1


def _start(known: Sequence[int], place: int) -> int:
    """Return the place in the source after the word before; the brackets between two words go with the later one."""
    return known[place - 1] + 1 if place else 0


def _without_brackets(words: Sequence[str]) -> list[str]:
    return [word for word in words if not _is_mirrored(word)]


def _is_mirrored(word: str) -> bool:
    """Return whether *word* is a bracket or a pointed quotation mark, which lines from right to left have mirrored."""
    return len(word) == 1 and bool(unicodedata.mirrored(word))
