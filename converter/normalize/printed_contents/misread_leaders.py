"""Leaders that a recognition of letters took for text: ``The pilot ... 2.06... ee eee teen enn eee 8``.

Dots become a few letters again and again, so a stretch of them has far fewer kinds of letters than words have.
"""

from __future__ import annotations

import re
from itertools import takewhile

_DOTS = re.compile(r"(?:\.\s?){2,}|…")
_FEWEST = 7
"""Letters of such a leader, at least."""
_KINDS, _MORE = 3, 6
"""Kinds of letters among them, at most, and for how many letters there may be one more."""
_OF_ONE, _STROKES = 4, 3
"""Kinds of letters in one word of a leader that has no dots left, at most, and words of it, at least."""
_LONG, _KINDS_OF_LONG = 15, 6
"""Letters from which no word has so few kinds of them."""
_SHORT = 4
_FEW_STROKES = re.compile(r"(?:\s[0o])?(?:\.{2}|…|\s(?=e{2}))(?:[\s.…]|\b\d{1,2}\b|\b[ceo]{2,5}\b)*\b[ceo]{2,5}$")
"""A short leader behind a title: dots, or two letters alike, and then no more than dots, figures and such letters; each
sign can be read in one way only, so that no line takes long.
"""
_ROUND = "eosca."
"""What dots are taken for most, one by one."""


def with_dots(text: str) -> str:
    """Return *text*, a line that ends in a number, with dots in place of a leader that was taken for letters."""
    before, _, page = text.rpartition(" ")
    dots = _DOTS.search(before)
    start = _in_one_word(before) or (dots.start() if dots else _first_stroke(before))
    if start > 0 and _is_leader(before[start:]):
        return f"{before[:start].rstrip()} .... {page}"
    few = _FEW_STROKES.search(before)
    return f"{before[: few.start()].rstrip()} .... {page}" if few and _kinds(before[: few.start()]) > _KINDS else text


def title_before(text: str) -> str:
    """Return what stands before the leader that *text* ends in, whose page number was lost; empty where there is none:
    dots, and letters behind them that were taken out of more dots, or one word that no language has.
    """
    if start := _in_one_word(text):
        return text[:start].rstrip()
    dots = _DOTS.search(text)
    return text[: dots.start()].rstrip() if dots and _is_leader(text[dots.start() :]) else ""


def _in_one_word(text: str) -> int:
    """Return where the leader begins that is mostly one long word of few kinds of letters, with short ones of the same
    before it; 0 for none.
    """
    words = list(re.finditer(r"\S+", text))
    at = next((i for i, word in enumerate(words) if len(word[0]) >= _LONG and _kinds(word[0]) <= _KINDS_OF_LONG), 0)
    letters = {*words[at][0].casefold(), *_ROUND} if at else set()
    while at > 1 and len(words[at - 1][0]) <= _SHORT and letters.issuperset(words[at - 1][0]):
        at -= 1
    return words[at].start() if at else 0


def _kinds(word: str) -> int:
    return len(set(word.casefold()))


def _is_leader(text: str) -> bool:
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    return len(letters) >= _FEWEST and len(set(letters)) <= _KINDS + len(letters) / _MORE


def _first_stroke(text: str) -> int:
    """Return where the words of few kinds of letters begin that *text* ends in; -1 for hardly any of them."""
    strokes = list(takewhile(_is_stroke, reversed(list(re.finditer(r"\S+", text)))))
    return strokes[-1].start() if len(strokes) >= _STROKES else -1


def _is_stroke(word: re.Match[str]) -> bool:
    return _kinds(word[0]) <= _OF_ONE
