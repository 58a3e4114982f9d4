"""Who wrote an article, in the last line of its last page: said at pages' ends again and again, and no running foot."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise

from converter import dates
from converter.draft import Row
from converter.heading.styles import text_above
from converter.normalize.furniture.entries import entry_title
from converter.normalize.furniture.folios import OFTEN
from converter.text import ENTRY_END, ends_sentence, fold

_CLOSING = 0.7
"""Share of the places where a sentence ends over who wrote an article, or the page ends early, at least: a running foot
cuts half of the sentences and stands on full pages.
"""
_FULL, _EARLY = 0.8, 0.85
"""Share of the pages that are no longer than a full one, and share of that below which a page ends early."""
_LESSER = 0.4
"""Share of the pages on which a running foot stands, at least, that never cuts a sentence."""
_TURNS = 2
"""Pages after which a running head comes again that takes turns with another, left and right."""
_TOP, _HEADS = 12, 3
"""Rows of a page's top, and lines of it with text, of which one begins a title under a running head."""
_SHORTEST = 5
"""Letters of the beginning of a title, at least."""
FIGURES = re.compile(r"\d+")
MASK = "#"
"""What stands for figures in what lines have in common."""


def mask_of(text: str) -> str:
    """Return the words of *text*, figures masked; a date keeps its figures, for it is the same only on the same day."""
    folded = fold(text)
    return folded if not FIGURES.search(folded) or dates.read(text) else FIGURES.sub(MASK, folded)


def writers(rows: Sequence[Row], feet: Sequence[int], ends: Sequence[int]) -> frozenset[str]:
    """Return what stands last, in the rows *feet*, on the lesser part of the pages, mostly over a page that begins with
    a title, or hardly on one page near the other, and mostly under a sentence that ends or on pages that end early: who
    wrote the article that ends there. The foot of an empty page is -1; *ends* are the rows where pages end.
    """
    lengths = {i: _page_length(rows, i, ends) for i in feet if i >= 0}
    full = sorted(lengths.values())[int(_FULL * len(lengths))] if lengths else 0
    places: dict[str, list[int]] = defaultdict(list)
    pages: dict[str, list[int]] = defaultdict(list)
    for page, i in enumerate(feet):
        if i >= 0:
            places[mask_of(rows[i].text)].append(i)
            pages[mask_of(rows[i].text)].append(page)
    often = [mask for mask, own in places.items() if OFTEN <= len(own) < _LESSER * len(feet)]
    titles = _listed(rows) if often else []
    found: set[str] = set()
    for mask in often:
        closing = [_under_sentence(rows, i) for i in places[mask]]
        early = [lengths[i] < _EARLY * full for i in places[mask]]
        apart = sum(b - a <= _TURNS for a, b in pairwise(pages[mask])) < len(pages[mask]) / 2
        over = [_over_title(rows, i, ends, titles) for i in places[mask]]
        if _mostly(over) or (apart and (_mostly(closing) or _mostly(early))):
            found.add(mask)
    return frozenset(found)


def _mostly(found: Sequence[bool]) -> bool:
    return sum(found) >= _CLOSING * len(found)


def _under_sentence(rows: Sequence[Row], i: int) -> bool:
    """Return whether the text above row *i* ends a sentence."""
    above = text_above(rows, i)
    return above >= 0 and ends_sentence(rows[above].text)


def _listed(rows: Sequence[Row]) -> list[str]:
    """Return what lines say that may be entries of printed contents, folded and in order: those that end in a number,
    and those over one that ends in a leader and a number, which an entry may have begun.
    """
    ends = [i for i, row in enumerate(rows) if row.text[-1:].isdigit()]
    begun = [i - 1 for i in ends if i and ENTRY_END.search(rows[i].text)]
    return sorted({entry_title(rows[i].text) for i in (*ends, *begun)} - {""})


def _over_title(rows: Sequence[Row], i: int, ends: Sequence[int], titles: Sequence[str]) -> bool:
    """Return whether the page after the one that row *i* closes begins with one of the *titles*, if only with its first
    line, or with a running head over one.
    """
    at = bisect_left(ends, i)
    below = (row.text for row in rows[ends[at] + 1 : ends[at] + _TOP] if row.text) if at < len(ends) else ()
    return any(_begins_alike(fold(text), titles) for text in islice(below, _HEADS))


def _begins_alike(said: str, titles: Sequence[str]) -> bool:
    """Return whether a folded line is one of the *titles*, which are in order, begins one, or begins with one."""
    words = said.split()
    readings = (" ".join(words[:number]) for number in range(1, len(words) + 1)) if len(said) >= _SHORTEST else ()
    places = [(reading, bisect_left(titles, reading)) for reading in readings]
    found = [(reading, titles[k]) for reading, k in places if k < len(titles)]
    return any(reading == title or (reading == said and title.startswith(said)) for reading, title in found)


def _page_length(rows: Sequence[Row], foot: int, ends: Sequence[int]) -> int:
    """Return how many rows with text a page has down to row *foot*."""
    before = bisect_left(ends, foot)
    return sum(bool(row.text) for row in rows[ends[before - 1] + 1 if before else 0 : foot + 1])
