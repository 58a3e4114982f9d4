"""Printed contents lists that say more under each title: a page in brackets, a motto, what the chapter tells.

Whatever stands between them, the titles come again, word by word and in the same order, as lines of their own in the
body, and hardly any text parts them here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from statistics import median

from converter.alignment import align
from converter.draft import Entry, Row
from converter.heading.blocks import begins_block, words_between
from converter.heading.styles import is_number
from converter.heading.surroundings import without_call
from converter.normalize.printed_contents.lists import REMAINS, Region
from converter.text import fold, folded_words
from converter.title_places import Index
from converter.vocabulary import PAGE_WORDS

_FEWEST = 4
"""Titles, at least."""
_LONGEST = 100
"""Characters of a title's line, at most."""
_MOST_ROWS = 800
"""Rows of such a list, at most."""
_SAYS_MORE = 0.5
"""Share of the titles under which more is said, at least."""
_CLOSER = 3
"""How many times as many words part the titles in the body as in the list, at least."""
_PLENTY = 2000
"""Words between two titles beyond which no more are counted."""
_NEAR = 3
"""Rows between the word for contents and the first title."""
_LABEL = 2
"""Words of a label with its number, or of a page number with the word for it."""
_TITLE_LINES = 4
"""Lines of a title under its label, at most."""


def outlined(index: Index, words: Sequence[int]) -> list[Region]:
    """Return the list under one of the *words* such as "Contents" whose titles have more under them, if any."""
    return [*islice((region for word in words if (region := _listed(index, word))), 1)]


def _listed(index: Index, word: int) -> Region | None:
    rows = index.rows
    first = next((i for i in range(word + 1, min(word + 2 + _NEAR, len(rows))) if rows[i].text), -1)
    body = _again(rows, first) if first >= 0 else -1
    if body < 0:
        return None
    lines = [i for i in range(first, body) if 0 < len(rows[i].text) <= _LONGEST]
    starts = {_said(rows[i]) for i in range(body, len(rows)) if begins_block(rows, i)} if lines else set()
    again = [i for i in lines if _said(rows[i]) in starts]
    labels = [i for i in again if _is_label(rows[i].text)]
    titles = labels if first in labels and len(labels) >= _FEWEST else again  # a motto comes again as well
    places = align([Entry(rows[i].text.strip(), "", rows[i].line) for i in titles], index, after=body - 1)
    found = [(i, place.first) for i, place in zip(titles, places, strict=True) if place]
    if len(found) < _FEWEST or not _is_outline(rows, found):
        return None
    own = [i for i, _ in found]
    last = _end(rows, own, body)
    entries = (_entry(index, i, until, body) for i, until in pairwise([*own, last + 1]))
    return Region(word, last, tuple(entries))


def _again(rows: Sequence[Row], first: int) -> int:
    """Return the row below *first* that begins a block and says the same: there the body begins; -1 for none."""
    said = _said(rows[first])
    below = range(first + 1, min(len(rows), first + _MOST_ROWS))
    return next((i for i in below if begins_block(rows, i) and _said(rows[i]) == said), -1)


def _said(row: Row) -> str:
    """Return what a line says, folded, without the call of a note; nothing of one that is too long for a title."""
    return fold(without_call(row.text)) if len(row.text) <= _LONGEST else ""


def _is_outline(rows: Sequence[Row], found: Sequence[tuple[int, int]]) -> bool:
    """Return whether more is said under most titles in the list, and far more text stands under them in the body."""
    here = [words_between(rows, upper, lower, _PLENTY) for (upper, _), (lower, _) in pairwise(found)]
    there = [words_between(rows, upper, lower, _PLENTY) for (_, upper), (_, lower) in pairwise(found)]
    return sum(map(bool, here)) >= _SAYS_MORE * len(here) and median(there) >= _CLOSER * max(1.0, median(here))


def _end(rows: Sequence[Row], titles: Sequence[int], body: int) -> int:
    """Return the last row of the list: above the first gap under its last title that is wider than any inside it."""
    last = above = titles[0]
    widest = 0
    for i in range(titles[0] + 1, body):
        if rows[i].text:
            gap = i - above - 1
            if i > titles[-1] and gap > widest:
                break
            widest = max(widest, gap)
            last = above = i
    return last


def _entry(index: Index, title: int, until: int, body: int) -> Entry:
    """Return what stands from row *title* to row *until*, exclusive: a title, or a label and as many lines under it as
    the body has.
    """
    rows = index.rows
    pages = (page for i in range(title + 1, until) if (page := _page(rows[i].text)))
    entry = Entry(rows[title].text.strip(), next(pages, ""), rows[title].line, rows[title].indent)
    if not _is_label(entry.title):
        return entry
    longer = [f"{entry.title} {rest}" for rest in _beginnings(rows, title + 1, until)]
    scores = {text: max((place.score for place in index.places(text, body - 1)), default=0.0) for text in longer}
    best = max(scores, key=lambda text: (scores[text], len(text)), default=entry.title)
    return replace(entry, title=best if scores.get(best) else entry.title, depth=0)


def _is_label(text: str) -> bool:
    """Return whether *text* is a word and a number, or a number alone."""
    said = folded_words(text)
    return 0 < len(said) <= _LABEL and is_number(said[-1])


def _page(text: str) -> str:
    """Return the page number that *text* is, with the word for it; empty for anything else."""
    said = folded_words(text)
    return said[1] if len(said) == _LABEL and said[0] in PAGE_WORDS and said[1].isdecimal() else ""


def _beginnings(rows: Sequence[Row], first: int, until: int) -> Iterator[str]:
    """Yield the first line, the first two lines and so on of the first block between two rows, its page apart."""
    said = (i for i in range(first, until) if rows[i].text and not (_page(rows[i].text) or REMAINS.match(rows[i].text)))
    start = next(said, until)
    lines = [row.text.strip() for row in takewhile(lambda row: row.text, rows[start:until])]
    for number in range(1, min(_TITLE_LINES, len(lines)) + 1):
        yield " ".join(lines[:number])
