"""Where titles stand among the rows of a document: fuzzy on the words, labels and numbers may be missing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from converter.draft import Row
from converter.text import ends_sentence, first_word, fold, has_full_stop
from converter.vocabulary import BY, LABELS

_NUMBER = re.compile(r"(?:[ivxlc]+|\d+|[a-z])$")
_NUMBERING = re.compile(r"^(?:(?:[ivxlc]+|\d+|[a-z]) )+(?=\S)")
_GLOSS = re.compile(r"(?<=[^\W\d_])[,:;][\"'”’»]?\s+(?P<first>[^\W\d_])")
_SPACED = re.compile(r"\S(?: \S)+(?: {2,}\S(?: \S)+)*")
"""Letters with a blank between each two, and more blanks between words."""
_WORD_GAP = re.compile(r" {2,}")
_RUNNING = 0.07
"""What a place beside a page's end loses: a title that stands elsewhere too is a running head there."""
_ENDING = 0.1
"""What a place loses that is the last line of a paragraph."""
_MOST_ROWS = 7
"""A heading takes at most so many lines."""
_COMMON = 60
"""Rows beginning with one word, such as an article, beyond which the second word must agree too."""
_MANY, _EACH = 20_000, 4
"""Rows that titles are compared with, or so many for each row of the document, before they are compared with few: only
a table under a word for contents, or hundreds of titles alike with hardly a text under them, come to so many.
"""
_FEW = 8
"""Rows beginning alike beyond which the next word must agree too, where titles are compared with few."""
_ARTICLE, _SHORT = 4, 60
"""Letters of an article, and characters of a line that may be a title with one, at most."""
_LONGEST = 400
"""Characters from which a row is no title."""
_BUT_ARTICLE = 97.0
"""Similarity, in per cent, of titles that differ in an article alone."""
_LEAST = 86.0
"""Similarity, in per cent, from which a title counts as the entry's."""


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


def before_gloss(title: str) -> str:
    """Return what stands before the words in small letters that tell what the *title* is about, as in ``HANDS,
    concerning a man``; all of it where there are none.
    """
    gloss = next((m for m in _GLOSS.finditer(title) if m["first"].islower()), None)
    return title[: gloss.start()] if gloss else title


def unspaced(text: str) -> str:
    """Return a line of spaced letters, ``H A R B O U R   N E W S``, as its words are without the spaces; any other as
    it is.
    """
    if text[1:2] != " " or text[3:4] != " " or not _SPACED.fullmatch(text):
        return text
    return " ".join(word.replace(" ", "") for word in _WORD_GAP.split(text))


def _without_article(folded: str) -> str:
    """Return a folded title without a short first word, which may be an article that the list or the body leaves out;
    one of two words or less as it is.
    """
    first, _, rest = folded.partition(" ")
    return rest if len(first) <= _ARTICLE and " " in rest else folded


@lru_cache(maxsize=4096)
def _may_be_label(first: str) -> bool:
    """Return whether a title may follow the first word of a folded line, as it does a label or a number."""
    return first in LABELS or bool(_NUMBER.match(first))


class Index:
    """The rows of a document by the first word of what they say."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._following: dict[str, Mapping[str, list[int]]] = {}
        self._left = max(_MANY, _EACH * len(rows))
        self._known: dict[tuple[str, int, int], list[Place]] = {}

    @cached_property
    def _starts(self) -> Mapping[str, list[int]]:
        """The rows by their first word, and by the first of their bare title if that is another; read only when the
        first title is asked for.

        Most rows are running text, of which no more than the first word is read.
        """
        starts: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(self.rows):
            if not row.text or len(row.text) >= _LONGEST:
                continue
            text = unspaced(row.text)
            first = first_word(text)
            starts[first].append(i)
            for word in self._other_starts(text, first) - {first}:
                starts[word].append(i)
        return starts

    @staticmethod
    def _other_starts(text: str, first: str) -> set[str]:
        """Return the words that a title of what *text* says may begin with besides the *first* one."""
        others = {bare(fold(text)).partition(" ")[0]} if _may_be_label(first) else set()
        if len(first) <= _ARTICLE and len(text) < _SHORT:
            others.add(_without_article(fold(text)).partition(" ")[0])
        return others

    def folded(self, i: int) -> str:
        """Return what row *i* says; nothing of a row that is too long for a title."""
        text = unspaced(self.rows[i].text)
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
        plain = bare(target)
        sayings = dict.fromkeys((target, plain, _without_article(target)))
        candidates = {i for said in sayings for i in self._candidates(said, after, before)}
        found = (self._best_from(i, target, plain, before) for i in sorted(candidates))
        return [place for place in found if place]

    def _candidates(self, said: str, after: int, before: int) -> Sequence[int]:
        """Return the rows between *after* and *before* that begin as *said* does."""
        rows = self._beginning(said, _COMMON, 2)
        found = rows[bisect_right(rows, after) : bisect_left(rows, before)]
        if len(found) > self._left:
            rows = self._beginning(said, _FEW, _LONGEST)
            found = rows[bisect_right(rows, after) : bisect_left(rows, before)][:_FEW]
        self._left -= len(found)
        return found

    def _beginning(self, said: str, few: int, most: int) -> Sequence[int]:
        """Return the rows that begin with the first word of *said*, or with as many of its words, *most* at most, as it
        takes to leave *few*.
        """
        begun, *more = said.split(" ")
        rows = self._starts.get(begun, [])
        for word in (*more, "")[: most - 1]:
            if len(rows) <= few:
                break
            rows = self._going_on(begun, rows).get(word, [])
            begun = f"{begun} {word}"
        return rows

    def _going_on(self, begun: str, rows: Sequence[int]) -> Mapping[str, list[int]]:
        """Return the *rows*, all of which begin with what has *begun*, by the word that follows, if one does."""
        if begun not in self._following:
            following = self._following[begun] = defaultdict(list)
            beginning = f"{begun} "
            for i in rows:
                said = self.folded(i)
                readings = (f"{reading} " for reading in (said, bare(said)))
                rests = (reading[len(beginning) :] for reading in readings if reading.startswith(beginning))
                for word in {rest.partition(" ")[0] for rest in rests}:
                    following[word].append(i)
        return self._following[begun]

    def _best_from(self, first: int, target: str, plain: str, before: int) -> Place | None:
        """Return the best run of rows that starts at *first* and reads like *target*, if any does.

        *plain* is the target without its number.
        """
        joined, best = "", None
        row, taken = first, 0
        while row < min(len(self.rows), before) and taken < _MOST_ROWS and row - first < 2 * _MOST_ROWS:
            if text := self.folded(row):
                joined = f"{joined} {text}".strip()
                taken += 1
                score = _similarity(joined, target, plain)
                if score >= _LEAST and (best is None or score > best.score * 100):
                    best = Place(first, row, score / 100)
                if len(joined) > 1.3 * len(target) + 12:
                    break
            elif self.rows[row].text:
                break
            row += 1
        return self._with_bonus(best) if best else None

    def _with_bonus(self, place: Place) -> Place:
        """Return *place* with a little for standing alone, a little off beside a page's end, where running heads are,
        and more off where it ends the sentence of the line above.
        """
        alone = place.first == 0 or self.rows[place.first - 1].blank
        goes_on = not alone and not ends_sentence(self.rows[place.first - 1].text)
        ends = goes_on and has_full_stop(self.rows[place.last].text)
        bonus = (0.05 if alone else 0.0) - (_RUNNING if self._at_page_end(place) else 0.0) - _ENDING * ends
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


def _similarity(text: str, target: str, plain: str) -> float:
    """Return how alike two folded titles are, in per cent, 0 for less than enough; labels and numbers may be missing on
    either side: the *target* is *plain* without its own.
    """
    if text == target:
        return 100.0
    if target == _without_article(text) or text == _without_article(target):
        return _BUT_ARTICLE
    if abs(len(text) - len(target)) > 0.4 * max(len(text), len(target)) + 12:
        return _prefix(text, target)
    score = fuzz.ratio(text, target, score_cutoff=_LEAST)
    if score < 99:
        own = bare(text)
        if len(own) > 2 and (own != text or plain != target):
            score = max(score, fuzz.ratio(own, plain, score_cutoff=_LEAST) - 1)
    return score if len(target) > 6 or score >= 99 else max(0.0, score - 20)


def _prefix(text: str, target: str) -> float:
    """Return the score of a heading that an entry repeats and goes on after, with a by-line or a summary."""
    if not target.startswith(text + " ") or len(text.split()) < 2:
        return 0.0
    following = target[len(text) + 1 :].split(" ", 1)[0]
    return 88.0 if following in BY or len(text) > 25 else 0.0
