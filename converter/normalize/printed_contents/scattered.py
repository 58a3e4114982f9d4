"""Printed contents whose leaders and page numbers an extraction has set on lines of their own, before or behind the
title they belong to, and even between the two lines of one.

What is left of the layout are the blank lines: each title is a block, and leaders and numbers are blocks beside it or
lines in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, zip_longest

from converter.alignment import align
from converter.draft import Entry, Row
from converter.normalize.printed_contents.lists import REMAINS, Region, first_comes_again
from converter.text import LEADER_ALONE
from converter.title_places import Index

_NUMBER = re.compile(r"\s*\d{1,4}\s*$")
_END = re.compile(r"(?:\s*[.…_·])*\s*(?:[.…_·]|\s)\s*(?P<page>\d{1,4})$")
"""Leader and page number behind a title, or behind its last line."""
_FEWEST = 3
"""Leaders on lines of their own, and titles that the body has, at least."""
_BETWEEN = 3
"""Blocks of a list with neither leader nor number between them, at most."""
_SURER = 0.03
"""How much surer the place of a title must be than that of the title with the next line."""
_YEAR = 4
"""Figures of a year."""
_LONGEST = 12
"""Lines of a title, and of leaders between them, at most."""
_AGREEING = 0.4
"""Share of the titles that must stand again after the list."""


def scattered(index: Index, words: Sequence[int]) -> list[Region]:
    """Return the list under one of the *words* such as "Contents" whose leaders stand on lines of their own, if there
    is one that agrees with the body.
    """
    for word in words if words and _has_leaders(index.rows, words[0]) else ():
        region = _region(index, word)
        places = align(region.entries, index, after=region.last) if region else []
        if region and sum(place is not None for place in places) >= max(_FEWEST, _AGREEING * len(places)):
            return [region]
    return []


def _has_leaders(rows: Sequence[Row], word: int) -> bool:
    """Return whether enough leaders stand alone below row *word*: quicker to see than a list."""
    leaders = (i for i in range(word, len(rows)) if LEADER_ALONE.match(rows[i].text))
    return len([*islice(leaders, _FEWEST)]) == _FEWEST


def _region(index: Index, word: int) -> Region | None:
    """Return what may be a list under row *word*: it ends with the last leader or number that is near another one."""
    rows = index.rows
    last, open_blocks = word, 0
    found: list[tuple[int, Entry]] = []
    leaders = 0
    for first, end in _blocks(rows, word + 1):
        if first_comes_again([entry for _, entry in found[:2]], rows[first]):
            break
        ends_entry = any(REMAINS.match(rows[k].text) for k in range(first, end + 1)) or _END.search(rows[end].text)
        open_blocks = 0 if ends_entry else open_blocks + 1
        titles = _titles(index, first, end) if open_blocks <= _BETWEEN else None
        if titles is None:
            break
        found += titles
        leaders += sum(bool(LEADER_ALONE.match(rows[k].text)) for k in range(first, end + 1))
        last = end if ends_entry else last
    entries = tuple(entry for k, entry in found if k <= last)
    return Region(word, last, entries) if leaders >= max(_FEWEST, len(entries) / 3) else None


def _blocks(rows: Sequence[Row], start: int) -> Iterator[tuple[int, int]]:
    """Yield first and last row of each run of rows with text from row *start* on."""
    for filled, run in groupby(range(start, len(rows)), key=lambda i: bool(rows[i].text)):
        own = list(run)
        if filled:
            yield own[0], own[-1]


def _titles(index: Index, first: int, end: int) -> list[tuple[int, Entry]] | None:
    """Return the titles in a block, each with the row in which it begins: one, but where a line ends in a page number
    and another one follows, or the body has the lines so far and not the next one with them. A number over a leader is
    one too: a year. None where more lines would be one title than titles have.
    """
    rows = index.rows
    own = [i for i in range(first, end + 1) if _is_title(index, i, alone=first == end)]
    titles: list[tuple[int, Entry]] = []
    lines: list[int] = []
    for i, following in zip_longest(own, own[1:]):
        lines.append(i)
        ended = following == i + 1 and _END.search(rows[i].text)
        if following is None or ended or _is_whole(index, lines, following, end):
            titles.append((lines[0], _entry(rows, lines)))
            lines = []
        elif len(lines) > _LONGEST:
            return None
    return titles


def _is_whole(index: Index, lines: Sequence[int], following: int, end: int) -> bool:
    """Return whether the body, below row *end*, has what the *lines* say, and hardly with the line that is *following*
    as well.
    """
    said, longer = (_entry(index.rows, own).title for own in (lines, [*lines, following]))
    alone, both = (max((place.score for place in index.places(title, end)), default=0.0) for title in (said, longer))
    return alone > both + _SURER


def _is_title(index: Index, i: int, *, alone: bool) -> bool:
    text = index.rows[i].text
    return _is_year(index, i) if alone and _NUMBER.match(text) else not REMAINS.match(text)


def _is_year(index: Index, i: int) -> bool:
    """Return whether the number in row *i* is a title: it has the figures of a year, and comes again below, in a row of
    its own, or has a leader under it and no higher page number under that.
    """
    rows, said = index.rows, index.rows[i].text.strip()
    if len(said) != _YEAR or index.places(said, i):
        return len(said) == _YEAR
    leader = _below(rows, i)
    page = rows[_below(rows, leader)].text
    higher = _NUMBER.match(page) and int(page) >= int(said)
    return bool(LEADER_ALONE.match(rows[leader].text)) and not higher


def _below(rows: Sequence[Row], i: int) -> int:
    """Return the next row with text under row *i*, or *i* where there is none."""
    return next((k for k in range(i + 1, len(rows)) if rows[k].text), i)


def _entry(rows: Sequence[Row], lines: Sequence[int]) -> Entry:
    said = " ".join(rows[k].text.strip() for k in lines)
    m = _END.search(said)
    title = LEADER_ALONE.sub("", said[: m.start()] if m else said).strip()
    return Entry(title, m["page"] if m else "", rows[lines[0]].line, rows[lines[0]].indent)
