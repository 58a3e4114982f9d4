"""Printed contents lists whose entries say more than titles, each a paragraph: ``Lamps.--How they are lit.--By A. B.``

The title is what a paragraph begins with, up to a dash, a comma or a bracket; behind the name of a rubric it is what
follows the dash. The order of the list need not be that of the body, in which its entries are given: such lists are
often arranged by subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from converter.draft import Entry, Row
from converter.normalize.printed_contents.lists import Region
from converter.normalize.printed_contents.run_in import paragraphs_under
from converter.text import word_count
from converter.title_places import Index, Place

_DASH = re.compile(r"\s*(?:--+|[—–])\s*")
_ENDS = re.compile(r"[,(\[;:]")
"""What may end a title that more is said of."""
_NUMBER = re.compile(r"[\dIVXLC]{1,6}[.)]\s+")
_AGREEING = 0.6
"""Share of the paragraphs whose title must stand in the body."""
_FEWEST = 4
_TRIED = 20
"""Paragraphs after which hardly any title tells that there is no list."""
_MOST_LINES = 12
"""Lines that one entry takes, at most."""
_SHORTEST = 2
"""Words from which the beginning of an entry is a title that says enough."""


def described(index: Index, words: Sequence[int]) -> list[Region]:
    """Return the paragraphs under one of the *words* such as "Contents" that begin with titles of the body, if any."""
    return [*islice((region for word in words if (region := _listed(index, word))), 1)]


def _listed(index: Index, word: int) -> Region | None:
    """Return the list under row *word*: it ends with a title of the body, before that stands there, or at a rule."""
    found: list[tuple[int, int, str]] = []
    begun: set[int] = set()
    named = 0
    for first, last in paragraphs_under(index.rows, word):
        text = " ".join(row.text.strip() for row in index.rows[first : last + 1])
        if first in begun or last - first >= _MOST_LINES or not re.search(r"\w", text):
            break
        found.append((first, last, text))
        firsts = [place.first for title in _titles(text) for place in index.places(title, last)]
        begun.update(firsts)
        named += bool(firsts)
        if named < _AGREEING / 2 * (len(found) - _TRIED):
            return None  # the paragraphs of a text, which may go on for long
    end = found[-1][1] if found else word
    deepest = max((index.rows[first].indent for first, _, _ in found), default=0)
    entries = [_entry(index, text, index.rows[first], end, deepest) for first, _, text in found]
    number = max((n for n, (_, place) in enumerate(entries, 1) if place), default=0)
    placed = sorted(((place.first, entry) for entry, place in entries if place), key=itemgetter(0))
    enough = len(placed) >= max(_FEWEST, _AGREEING * number)
    return Region(word, found[number - 1][1], tuple(entry for _, entry in placed)) if enough else None


def _entry(index: Index, text: str, row: Row, end: int, deepest: int) -> tuple[Entry, Place | None]:
    """Return what the paragraph *text* names, which begins in *row*, and where that stands below row *end*; behind the
    name of a rubric it is as deep as the *deepest* of the list.
    """
    places = [(place, title) for title in _titles(text) for place in index.places(title, end)]
    place, title = max(places, key=lambda found: found[0].score, default=(None, text))
    return Entry(title, "", row.line, row.indent if text.startswith(title) else deepest), place


def _titles(text: str) -> Iterator[str]:
    """Yield what may be the title in the paragraph *text*."""
    pieces = _DASH.split(text)
    beginnings = [text, pieces[0], *pieces[1:2]] if _NUMBER.match(text) else [text, pieces[0]]
    for beginning in dict.fromkeys(beginnings):
        for title in dict.fromkeys((beginning, _ENDS.split(beginning)[0].strip())):
            if word_count(title) >= _SHORTEST or title == text:
                yield title.strip(" .")
