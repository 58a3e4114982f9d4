"""The words of a finished page in the order of the source, where a line can be read in several.

In a line from right to left, words and figures from left to right are drawn in an order of their own (the Unicode
Bidirectional Algorithm, UAX #9). How they were typed cannot be told from the drawing alone, and each program that reads
a PDF guesses otherwise. So the words of such a line must be those that the source has at the place, in whatever order;
brackets, which are drawn mirrored, may turn either way, and how many there are is not proved.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converter.finished.direction import is_from_right

_QUOTATION_MARKS = {"”": "“", "’": "‘"}
"""PDFium mirrors these as well, which Unicode does not: they may turn either way, and must be there."""
_NEAR = 40
"""So many words of the source may be missing from the page before a line and those after it are not found again."""


def as_expected(lines: Sequence[Sequence[str]], expected: Sequence[str]) -> list[str]:
    """Return the words of *lines*; a line from right to left whose words are those *expected* at its place has their
    order. So has a line from left to right whose words are in order: in a paragraph that runs the other way, the signs
    at its ends change places.
    """
    known = [i for i, word in enumerate(expected) if not _is_mirrored(word)]
    pieces = [list(_pieces(expected[i])) for i in known]
    out: list[str] = []
    at = 0
    for line in lines:
        words = [word for word in line if not _is_mirrored(word)]
        place, end = _place(words, expected, known, pieces, at)
        if place < 0:
            out += line
            continue
        if any(map(is_from_right, words)) or _said(words) == _said([expected[i] for i in known[place:end]]):
            out += expected[_start(known, place) : _start(known, end) if end < len(known) else len(expected)]
        else:
            out += line
        at = end
    return list(expected) if _without_brackets(out) == [expected[i] for i in known] else out


def _place(
    words: Sequence[str], expected: Sequence[str], known: Sequence[int], pieces: Sequence[Sequence[str]], at: int
) -> tuple[int, int]:
    """Return first and end of the place in *known*, near *at*, where *expected* has these words; -1 for none."""
    asked = Counter(piece for word in words for piece in _pieces(word))
    number = asked.total()
    for place in range(at, min(at + _NEAR, len(known)) if number else at):
        end, left = place, number
        while left > 0 and end < len(known):
            left -= len(pieces[end])
            end += 1
        same = not left and asked == Counter(piece for own in pieces[place:end] for piece in own)
        if same and _marks(words) == _marks(expected[known[i]] for i in range(place, end)):
            return place, end
    return -1, -1


def _said(words: Iterable[str]) -> list[str]:
    """Return *words* without the marks between them."""
    return [word for word in words if any(map(str.isalnum, word))]


def _pieces(word: str) -> Iterator[str]:
    """Yield what is drawn of a word in one direction each, without the marks over its letters.

    The letters from right to left are in the order of their numbers: a ligature gives them in the order of drawing.
    """
    word = _QUOTATION_MARKS.get(word, word)
    bare = word if word.isascii() else "".join(c for c in word if unicodedata.category(c) != "Mn")
    for kind, same in groupby(bare, key=_direction):
        run = list(same)
        yield "".join(sorted(run) if kind == "R" else run)


def _direction(character: str) -> str:
    """Return ``R`` for a letter from right to left, ``N`` for a figure, ``P`` for what is of private use, ``L`` for the
    rest.
    """
    if character.isdigit():
        return "N"
    return "R" if is_from_right(character) else "P" if unicodedata.category(character) == "Co" else "L"


def _marks(words: Iterable[str]) -> Counter[str]:
    """Return the marks over letters: where they stand high or low, they are read apart from their letters."""
    return Counter(c for word in words if not word.isascii() for c in word if unicodedata.category(c) == "Mn")


def _start(known: Sequence[int], place: int) -> int:
    """Return the place in the source after the word before; the brackets between two words go with the later one."""
    return known[place - 1] + 1 if place else 0


def _without_brackets(words: Sequence[str]) -> list[str]:
    return [word for word in words if not _is_mirrored(word)]


def _is_mirrored(word: str) -> bool:
    """Return whether *word* is a bracket or a pointed quotation mark, which lines from right to left have mirrored."""
    return len(word) == 1 and bool(unicodedata.mirrored(word))
