"""Where the entries of a printed contents list stand in the body: fuzzy on the words, monotone over the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from converter.draft import Entry, Row
from converter.text import first_word, fold
from converter.vocabulary import BY, LABELS

_NUMBER = re.compile(r"(?:[ivxlc]+|\d+|[a-z])$")
_NUMBERING = re.compile(r"^(?:(?:[ivxlc]+|\d+|[a-z]) )+(?=\S)")
_RUNNING = 0.07
"""What a place beside a page's end loses: a title that stands elsewhere too is a running head there."""
_MOST_ROWS = 7
"""A heading takes at most so many lines."""
_COMMON = 60
"""Rows beginning with one word, such as an article, beyond which the second word must agree too."""
_LONGEST = 400
"""Characters from which a row is no title."""
_LEAST = 86.0
"""Similarity, in per cent, from which a title counts as the entry's."""
_SOME, _SHARE = 3, 0.2
"""Entries, and their share, from which the word they all begin with is a kind of title."""


@dataclass(frozen=True, slots=True)
class Place:
    """Rows that read like an entry."""

    first: int
    """Index of the first row."""
    last: int
    """Index of the last row, inclusive."""
    score: float
    """Similarity, from 0 to 1, with a little for standing alone."""


def bare(folded: str) -> str:
    """Return a folded title without leading label and number: ``chapter iv the storm`` is ``the storm``."""
    rest = folded
    while (parts := rest.partition(" "))[0] in LABELS and parts[2]:
        rest = parts[2]
    numbering = _NUMBERING.match(rest)
    return rest[numbering.end() :] if numbering else rest


@lru_cache(maxsize=4096)
def _may_be_label(first: str) -> bool:
    """Return whether a title may follow the first word of a folded line, as it does a label or a number."""
    return first in LABELS or bool(_NUMBER.match(first))


def _pair(folded: str) -> str:
    """Return the first two words of a folded title."""
    first, _, rest = folded.partition(" ")
    return f"{first} {rest.partition(' ')[0]}"


class Index:
    """The rows of a document by the first word of what they say."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._starts: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[str, dict[str, list[int]]] = {}
        self._known: dict[tuple[str, int, int], list[Place]] = {}
        for i, row in enumerate(rows):
            if row.text and len(row.text) < _LONGEST:
                self._add(i, row.text)

    def _add(self, i: int, text: str) -> None:
        """Remember row *i* by its first word, and by the first of its bare title if that is another.

        Most rows are running text, of which no more than the first word is read.
        """
        first = first_word(text)
        self._starts[first].append(i)
        if _may_be_label(first) and (other := bare(fold(text)).partition(" ")[0]) != first:
            self._starts[other].append(i)

    def folded(self, i: int) -> str:
        """Return what row *i* says; nothing of a row that is too long for a title."""
        text = self.rows[i].text
        return fold(text) if len(text) < _LONGEST else ""

    def places(self, title: str, after: int = -1, before: int = 1 << 60) -> list[Place]:
        """Return where *title* stands between rows *after* and *before*, both exclusive; what was asked before is
        remembered.
        """
        asked = fold(title), after, before
        if asked not in self._known:
            self._known[asked] = self._found(*asked) if asked[0] else []
        return self._known[asked]

    def _found(self, target: str, after: int, before: int) -> list[Place]:
        candidates: set[int] = set()
        for said in (target, bare(target)):
            rows = self._beginning(said)
            candidates.update(i for i in rows[bisect_right(rows, after) :] if i < before)
        found = (self._best_from(i, target, before) for i in sorted(candidates))
        return [place for place in found if place]

    def _beginning(self, said: str) -> list[int]:
        """Return the rows that begin with the first word of *said*; where that is common, with its first two."""
        first = said.partition(" ")[0]
        rows = self._starts.get(first, [])
        if len(rows) <= _COMMON:
            return rows
        if first not in self._pairs:
            pairs: dict[str, list[int]] = defaultdict(list)
            self._pairs[first] = pairs
            for i in rows:
                for pair in {_pair(self.folded(i)), _pair(bare(self.folded(i)))}:
                    pairs[pair].append(i)
        return self._pairs[first].get(_pair(said), [])

    def _best_from(self, first: int, target: str, before: int) -> Place | None:
        """Return the best run of rows that starts at *first* and reads like *target*, if any does."""
        joined, best = "", None
        row, taken = first, 0
        while row < min(len(self.rows), before) and taken < _MOST_ROWS and row - first < 2 * _MOST_ROWS:
            if text := self.folded(row):
                joined = f"{joined} {text}".strip()
                taken += 1
                score = _similarity(joined, target)
                if score >= _LEAST and (best is None or score > best.score * 100):
                    best = Place(first, row, score / 100)
                if len(joined) > 1.3 * len(target) + 12:
                    break
            elif self.rows[row].text:
                break
            row += 1
        return self._with_bonus(best) if best else None

    def _with_bonus(self, place: Place) -> Place:
        """Return *place* with a little for standing alone and a little off beside a page's end, where running heads
        are.
        """
        alone = place.first == 0 or self.rows[place.first - 1].blank
        bonus = (0.05 if alone else 0.0) - (_RUNNING if self._at_page_end(place) else 0.0)
        return Place(place.first, place.last, place.score + bonus)

    def _at_page_end(self, place: Place) -> bool:
        return beside_break(self.rows, place.first) or beside_break(self.rows, place.last)


def beside_break(rows: Sequence[Row], i: int) -> bool:
    """Return whether only blank rows lie between row *i* and the end of a page."""
    for step in (-1, 1):
        k = i + step
        while 0 <= k < len(rows) and not rows[k].text:
            if rows[k].page_break:
                return True
            k += step
    return False


def _similarity(text: str, target: str) -> float:
    """Return how alike two folded titles are, in per cent; labels and numbers may be missing on either side."""
    if text == target:
        return 100.0
    if abs(len(text) - len(target)) > 0.4 * max(len(text), len(target)) + 12:
        return _prefix(text, target)
    score = fuzz.ratio(text, target)
    if score < 99:
        one, other = bare(text), bare(target)
        if len(one) > 2 and (one != text or other != target):
            score = max(score, fuzz.ratio(one, other) - 1)
    return score if len(target) > 6 or score > 99 else max(0.0, score - 20)


def _prefix(text: str, target: str) -> float:
    """Return the score of a heading that an entry repeats and goes on after, with a by-line or a summary."""
    if not target.startswith(text + " ") or len(text.split()) < 2:
        return 0.0
    following = target[len(text) + 1 :].split(" ", 1)[0]
    return 88.0 if following in BY or len(text) > 25 else 0.0


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
    kinds = _kinds(entries)
    options = [
        (k, replace(place, score=place.score + bonus(place)))
        for k, entry in enumerate(entries)
        for title in _readings(entry, kinds)
        for place in index.places(title, after, before)
    ]
    order = sorted(options, key=lambda item: (item[0], -item[1].first))
    return _rising(order, len(entries))


def _kinds(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the words that many entries begin with, such as "Speech": the headings may not say them."""
    first = Counter(first_word(entry.title) for entry in entries)
    return frozenset(word for word, number in first.items() if number >= max(_SOME, _SHARE * len(entries)))


def _readings(entry: Entry, kinds: frozenset[str]) -> Iterator[str]:
    """Yield the title of *entry*, and what follows the word of a kind in it."""
    yield entry.title
    if first_word(entry.title) in kinds and (rest := entry.title.partition(" ")[2]).count(" ") >= _SOME:
        yield rest


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
