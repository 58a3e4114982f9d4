"""Where the entries of a printed contents list stand in the body: monotone over the document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from converter.draft import Entry
from converter.text import first_word, fold, number_of
from converter.title_places import Index, Place, before_gloss
from converter.vocabulary import BY

_AUTHOR = 7
"""Words of an author's name with the word that leads to it, at most."""
_LATER = 1e-6
"""What a place loses for each one above it that says the same: running heads come after the title."""
_MANY = 100
"""Places above from which it loses no more."""
_WELL_ABOVE = 20
"""Rows between two places from which the upper one is no half-title."""
_SOME, _SHARE = 3, 0.2
"""Entries, and their share, from which the word they all begin with is a kind of title."""
_INVERTED = re.compile(r"(?P<title>.*[^\W\d_]), (?P<article>[^\W\d_]{1,3})$")
"""A title with its article behind it: ``Harbour, The``."""
_MOSTLY = 0.5
"""Share of the entries whose titles are glossed, from which all may be."""
_COUNTED = re.compile(r"(?P<word>[^\W\d_]{2,}) (?P<number>[IVXLC]+|\d{1,3})\b[.:)—–-]*\s+(?=\S)")
"""A word with a number, before a title."""


def align(
    entries: Sequence[Entry],
    index: Index,
    after: int = -1,
    before: int = 1 << 60,
    bonus: Callable[[Place], float] = lambda place: 0.0,
) -> list[Place | None]:
    """Return for each entry the place in the body it names, in rising order, so that the total score is the highest.

    A longest increasing subsequence with weights, over at most a few candidates for each entry.
    """
    kinds, counted, glossed = _kinds(entries), _counted(entries), _are_glossed(entries)
    options = [
        (k, replace(place, score=place.score + bonus(place) - late))
        for k, entry in enumerate(entries)
        for title in _readings(entry, kinds, counted, glossed)
        for place, late in _with_lateness(index.places(title, after, before))
    ]
    order = sorted(options, key=lambda item: (item[0], -item[1].first))
    return _rising(order, len(entries))


def _with_lateness(places: Sequence[Place]) -> Iterator[tuple[Place, float]]:
    """Yield *places*, from top to bottom, each with what it loses for those above it, if the first is well above."""
    for number, place in enumerate(places):
        yield place, _LATER * min(number, _MANY) if places[0].last < place.first - _WELL_ABOVE else 0.0


def _kinds(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the words that many entries begin with, such as "Speech": the headings may not say them."""
    first = Counter(first_word(entry.title) for entry in entries)
    return frozenset(word for word, number in first.items() if number >= max(_SOME, _SHARE * len(entries)))


def _counted(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the words behind which the entries that begin with them count up, such as "Group"."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        if m := _COUNTED.match(entry.title):
            numbers[fold(m["word"])].append(number_of(m["number"]) or 0)
    return frozenset(
        word for word, own in numbers.items() if len(own) >= _SOME and own == [*range(own[0], own[0] + len(own))]
    )


def _are_glossed(entries: Sequence[Entry]) -> bool:
    """Return whether most entries go on in small letters after the title: ``HANDS, concerning a man``."""
    glossed = sum(before_gloss(entry.title) != entry.title for entry in entries)
    return glossed >= max(_SOME, _MOSTLY * len(entries))


def _readings(entry: Entry, kinds: frozenset[str], counted: frozenset[str], glossed: bool) -> Iterator[str]:
    """Yield the title of *entry*, with its article in front if the alphabet has put it behind, what stands before the
    name of its author, or before a gloss where the list has *glossed* its titles, what follows the word of a kind, and
    what follows a word with its number.
    """
    yield entry.title
    if inverted := _INVERTED.match(entry.title):
        yield f"{inverted['article']} {inverted['title']}"
    said = entry.title.split()
    by = next((k for k in range(len(said) - 2, max(0, len(said) - _AUTHOR), -1) if fold(said[k]) in BY), 0)
    if by and said[by + 1][0].isupper():
        yield " ".join(said[:by])
    if first_word(entry.title) in kinds and (rest := entry.title.partition(" ")[2]).count(" ") >= _SOME:
        yield rest
    if glossed and (title := before_gloss(entry.title)) != entry.title:
        yield title
    if counted and (m := _COUNTED.match(entry.title)) and fold(m["word"]) in counted:
        yield entry.title[m.end() :]


def _rising(order: Sequence[tuple[int, Place]], number: int) -> list[Place | None]:
    """Pick one place for each entry so that rows rise with entries, none in two places, and the summed score is the
    greatest.

    A Fenwick-style prefix maximum over sorted row numbers keeps this n log n for thousands of entries.
    """
    rows = sorted({row for _, place in order for row in (place.first, place.last)})
    rank = {row: i + 1 for i, row in enumerate(rows)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(rows) + 1)
    back: list[int] = []
    best_end, best_score = -1, 0.0
    for position, (_, place) in enumerate(order):
        score, previous = _prefix_maximum(tree, rank[place.first] - 1)
        back.append(previous)
        score += place.score
        _raise(tree, rank[place.last], (score, position))
        if score > best_score:
            best_end, best_score = position, score
    chosen: list[Place | None] = [None] * number
    while best_end >= 0:
        entry, place = order[best_end]
        chosen[entry] = place
        best_end = back[best_end]
    return chosen


def _prefix_maximum(tree: Sequence[tuple[float, int]], i: int) -> tuple[float, int]:
    best = (0.0, -1)
    while i > 0:
        best = max(best, tree[i], key=lambda cell: cell[0])
        i -= i & -i
    return best


def _raise(tree: list[tuple[float, int]], i: int, cell: tuple[float, int]) -> None:
    while i < len(tree):
        if cell[0] > tree[i][0]:
            tree[i] = cell
        i += i & -i
