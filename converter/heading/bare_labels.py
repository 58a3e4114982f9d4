"""Labels that say no more than a number, and are told by others of their kind: numbers of two words, and words that
count up though no list of labels has them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from converter.draft import Style
from converter.text import fold, number_of

_MANY = 5
"""Bare labels of one kind from which another one may have a number of two words."""
_WORD_AND_NUMBER, _COUNTED = 2, 3
"""Words of a bare label, and labels that count up from which the word they begin with is one."""


def bare_labels(lines: Mapping[int, tuple[str, Style]]) -> frozenset[int]:
    """Return those of the *lines*, by their first rows, that are bare labels though they alone do not show it."""
    return _two_worded(lines) | _counted(lines)


def _two_worded(lines: Mapping[int, tuple[str, Style]]) -> frozenset[int]:
    """Return lines such as ``CHAPTER TWENTY ONE`` where ``CHAPTER TWENTY`` is one of many."""
    bare = ((text, style) for text, style in lines.values() if style.numbering == "label" and style.numbering_only)
    labels = [fold(text).split() for text, _ in bare]
    often = Counter(label for label, *_ in labels)
    known = {tuple(said) for said in labels if len(said) == _WORD_AND_NUMBER and often[said[0]] >= _MANY}
    short = {first: fold(text).split() for first, (text, _) in lines.items() if text.count(" ") == 2} if known else {}
    return frozenset(first for first, said in short.items() if len(said) == 3 and tuple(said[:2]) in known)


def _counted(lines: Mapping[int, tuple[str, Style]]) -> frozenset[int]:
    """Return lines of a word and a number where several say the word and count up from 1: ``VIGIL I``, ``VIGIL II``."""
    counted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for first, (text, style) in lines.items():
        said = fold(text).split() if text.count(" ") == 1 and not style.numbering else []
        if len(said) == _WORD_AND_NUMBER and said[0].isalpha() and (number := number_of(said[1])):
            counted[said[0]].append((first, number))
    series = (own for own in counted.values() if [number for _, number in own] == [*range(1, len(own) + 1)])
    return frozenset(first for own in series if len(own) >= _COUNTED for first, _ in own)
