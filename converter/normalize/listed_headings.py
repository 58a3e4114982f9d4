"""The headings that the printed contents list names: aligned with the body, in order.

A running head that repeats such a title at the top or foot of a page is not the heading: it is page furniture, and
goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise
from statistics import median

from converter.alignment import align
from converter.draft import Draft, Entry, Mark, Row
from converter.heading.blocks import TITLE_WORDS, words_between
from converter.heading.outside import is_caption
from converter.heading.styles import NAME, numbering_of
from converter.model import Decision
from converter.options import Options
from converter.taken_out import decision, without
from converter.text import ends_sentence, fold, is_capitals, number_of, words
from converter.title_places import Index, Place, bare, beside_break
from converter.vocabulary import BY

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
"""A date in brackets behind a title, which a running head leaves out."""
_COUNTED = re.compile(r"([IVXLC]+|\d{1,3})\s*[.):—–-][.):\s—–-]*(?=[^\W\d_])")
"""A number before a title."""
_PARTS = re.compile(r"[,;:]|\s[—–-]+\s|--|—")
"""What may part title and author in an entry."""
_NEAR = 3
"""Rows under a title in which its number may stand."""
_PLENTY = 100
"""Words that hardly stand between two titles of a list."""
_AGAIN, _FEWEST = 0.8, 3
"""Share of the titles of a list that must stand again below it, and titles of a list, at least."""
_RUNNING_LINES = (1, 2, 3)
"""Lines that a running head may have."""
_ALIKE = 0.08
"""What a place gains for looking as the other headings of the list do."""


def find(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with a mark for each printed entry that stands in the body."""
    if not draft.entries:
        return draft, ()
    index = Index(draft.rows)
    after, places = _below_lists(draft, index)
    places = _alike(draft, index, places, after)
    rows, decisions = _without_running_titles(draft.rows, draft.entries, places)
    titled = [place if place and not is_caption(draft.entries[i].title) else None for i, place in enumerate(places)]
    entries = [entry.title for entry in draft.entries]
    found = [(i, _without_what_follows(rows, place, entries[i])) for i, place in enumerate(titled) if place]
    found = _with_numbers_under(rows, entries, found)
    limits = [*(place.first for _, place in found[1:]), len(draft.rows)]
    marks = tuple(
        Mark(place.first, _to_end_of_bold(draft.rows, place, limit), min(1.0, place.score), entry)
        for (entry, place), limit in zip(found, limits, strict=False)
    )
    return replace(draft, rows=rows, marks=marks), decisions


def _below_lists(draft: Draft, index: Index) -> tuple[int, list[Place | None]]:
    """Return the last row of a list, such as that of the pictures, in which the titles stand with hardly a word between
    them, though they all stand again below it, and the places there; -1 and all places for none.
    """
    after, places = -1, align(draft.entries, index)
    while (found := [place for place in places if place]) and _is_list(draft.rows, found):
        last = found[-1].last
        lower = align(draft.entries, index, last)
        if sum(place is not None for place in lower) < _AGAIN * len(found):
            break
        after, places = last, lower
    return after, places


def _is_list(rows: Sequence[Row], places: Sequence[Place]) -> bool:
    between = [words_between(rows, upper.last, lower.first, _PLENTY) for upper, lower in pairwise(places)]
    return len(between) >= _FEWEST and median(between) < TITLE_WORDS


def _alike(draft: Draft, index: Index, places: list[Place | None], after: int) -> list[Place | None]:
    """Return the places aligned anew with a little more for those that look as most of them do."""
    looks = Counter(_look(draft.rows, place) for place in places if place)
    if not looks:
        return places
    look, number = looks.most_common(1)[0]
    if number < 0.5 * sum(looks.values()):
        return places
    return align(draft.entries, index, after, bonus=lambda place: _ALIKE * (_look(draft.rows, place) == look))


def _look(rows: Sequence[Row], place: Place) -> tuple[bool, bool, bool]:
    """Return whether the place is bold, in capitals and alone."""
    text = " ".join(row.text for row in rows[place.first : place.last + 1])
    alone = place.first == 0 or rows[place.first - 1].blank
    return rows[place.first].bold, is_capitals(text), alone


def _with_numbers_under(
    rows: Sequence[Row], entries: Sequence[str], found: Sequence[tuple[int, Place]]
) -> list[tuple[int, Place]]:
    """Return the places of entries, each with the number under the title that the entry has before it, where at least
    half of the titles stand so: ``I. The storm`` and, in the body, ``The storm``, with ``I.`` under it.
    """
    under = [(entry, _number_under(rows, entries[entry], place)) for entry, place in found]
    number = sum(last is not None for _, last in under)
    if number < max(_FEWEST, 0.5 * len(found)):
        return list(found)
    return [
        (entry, place if last is None else replace(place, last=last))
        for (entry, place), (_, last) in zip(found, under, strict=True)
    ]


def _number_under(rows: Sequence[Row], entry: str, place: Place) -> int | None:
    """Return the row right under a title that says the number with which its *entry* begins, if one does."""
    under = next((i for i in range(place.last + 1, min(place.last + 1 + _NEAR, len(rows))) if rows[i].text), None)
    m = _COUNTED.match(entry)
    if under is None or not m or _COUNTED.match(rows[place.first].text.strip()):
        return None
    return under if _number(rows[under].text) == number_of(m[1]) is not None else None


def _number(text: str) -> int | None:
    """Return the number that *text* is, if it is one and no more."""
    return number_of(text.strip().rstrip(".)"))


def _without_what_follows(rows: Sequence[Row], place: Place, entry: str) -> Place:
    """Return the place of a title without what its *entry* says of the text under it: a by-line in a line of its own,
    or under a bare number the first line of a text that goes on.
    """
    blanks = [i for i in range(place.first, place.last) if rows[i].blank]
    if not blanks:
        return place
    above, below = range(place.first, blanks[0]), range(blanks[-1] + 1, place.last + 1)
    last = place.last
    follows = _is_number(rows, above) and _goes_on(rows, last)
    if follows or _says_who(rows[below[0]].text) or _is_name(rows, above, below, entry):
        last = above[-1]
    return replace(place, last=last)


def _says_who(text: str) -> bool:
    said = words(text)
    return len(said) > 1 and fold(said[0]) in BY and said[-1][0].isupper()


def _is_name(rows: Sequence[Row], above: range, below: range, entry: str) -> bool:
    """Return whether a title ends above, by its own sign or by a comma in the *entry*, and a name with initials stands
    below: who wrote it.
    """
    title, name = (" ".join(rows[i].text.strip() for i in own) for own in (above, below))
    parted = any(fold(entry[: m.start()]) == fold(title) for m in _PARTS.finditer(entry))
    return (ends_sentence(title) or parted) and bool(NAME.match(name))


def _is_number(rows: Sequence[Row], own: range) -> bool:
    return numbering_of(" ".join(rows[i].text.strip() for i in own))[1]


def _goes_on(rows: Sequence[Row], last: int) -> bool:
    return last + 1 < len(rows) and not rows[last + 1].blank


def _to_end_of_bold(rows: Sequence[Row], place: Place, limit: int) -> int:
    """Return the last row of the heading, before row *limit*: a bold run belongs together, whatever part of it the
    entry names.
    """
    last = place.last
    if rows[place.first].bold:
        while last + 1 < limit and rows[last + 1].bold and not rows[last + 1].blank and last - place.first < 8:
            last += 1
    return last


def _without_running_titles(
    rows: Sequence[Row], entries: Sequence[Entry], places: Sequence[Place | None]
) -> tuple[tuple[Row, ...], tuple[Decision, ...]]:
    """Return the rows without titles that stand at a page's end though their article begins elsewhere."""
    found = [entry.title for entry, place in zip(entries, places, strict=True) if place]
    said = {fold(title) for entry in found for title in (entry, _BRACKETED.sub("", entry))}
    titles = said | set(map(bare, said))
    headings = {i for place in places if place for i in range(place.first, place.last + 1)}
    gone: set[int] = set()
    for i, row in enumerate(rows if any(row.page_break for row in rows) else ()):
        if row.text and beside_break(rows, i):
            runs = (range(first, first + number) for number in _RUNNING_LINES for first in (i, i - number + 1))
            gone |= next((set(run) for run in runs if _says_one_of(titles, rows, run, headings)), set())
    return without(rows, gone), tuple(_running_title(rows[i]) for i in sorted(gone))


def _says_one_of(titles: Set[str], rows: Sequence[Row], run: range, headings: Set[int]) -> bool:
    """Return whether the rows of *run*, all with text and none of the *headings*, say one of the folded *titles*."""
    if run.start < 0 or run.stop > len(rows) or not headings.isdisjoint(run):
        return False
    lines = [rows[i].text for i in run]
    return all(lines) and fold(" ".join(lines)) in titles


def _running_title(row: Row) -> Decision:
    return decision(row, "running-head", "a running head that repeats the title of an article was taken out", 0.9)
