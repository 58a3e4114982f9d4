"""Printed contents lists without page numbers: lines that come again, in the same order, as lines that stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from converter.alignment import align
from converter.draft import Entry, Row
from converter.normalize.printed_contents.lists import (
    REMAINS,
    Region,
    first_comes_again,
    remains_after,
)
from converter.normalize.printed_contents.misread_leaders import title_before
from converter.text import ends_sentence, fold, starts_lower
from converter.title_places import Index, bare

_SIGNS = re.compile(r"[\s*=_~#-]*[*=_~#-][\s*=_~#-]*$")
_AGREEING = 0.4
"""Share of the entries that must stand again after the list."""
_MOST_WORDS = 20
"""Words for contents under which such a list is looked for, at most: where each issue has one, they are hundreds."""
_FEWEST = 3
"""Lines of such a list, at least."""
_WIDE = 5
"""Blank rows of a gap beyond which the list goes on only with a line that comes again."""
_FULL_LINES, _LONG_LINE = 4, 50
"""Lines one under the other, and characters that each has, from which they are running text."""
_LONG = 500
"""Lines from which a list is looked at as a whole first."""
_HEADS, _SHORT = 12, 5
"""Lines with text near the top under which a list may stand, and words of such a line, at most."""
_OPEN = (",", ";", "-")
_REACH = 12
"""Rows under the line in which the list begins, page numbers that an extraction has set over it apart."""
_SURE, _NEARLY_ALL = 6, 0.8
"""Entries of such a list, at least, and the share of them that must stand again."""
_TOP = 300
"""Rows in which a contents list without word and numbers is looked for."""


def unnumbered(index: Index, words: Sequence[int]) -> list[Region]:
    """Return the region under one of the *words* such as "Contents" whose lines come again in the body, if there is
    one.
    """
    regions = (region for word in words[:_MOST_WORDS] if (region := listed_under(index, word)))
    return [*islice(regions, 1)]


def listed_under(index: Index, word: int, known: Sequence[Entry] = ()) -> Region | None:
    """Return the list under row *word*: it ends where its first entry comes again, or at the first long line. Where it
    goes on with one of which the entries *known* stand above, their first ends it, and leaders that were taken for
    letters are no part of its titles.
    """
    rows = index.rows
    entries: list[tuple[int, Entry]] = []
    blanks = 0
    for i in range(word + 1, len(rows)):
        row = rows[i]
        blanks = blanks + 1 if row.blank else 0
        if blanks == _WIDE and entries and not _goes_on(entries, index, i):
            break
        if entries and _SIGNS.match(row.text):
            break
        if row.blank or REMAINS.match(row.text):
            continue
        title = (title_before(row.text) if known else "") or row.text.strip()
        if len(title) > 150 or first_comes_again(known or [entry for _, entry in entries[:2]], row):
            break
        if _begins_text(rows, i):
            break
        entries.append((i, Entry(title, "", row.line, row.indent)))
    return _agreeing(entries, index, word, 1 if known else _FEWEST)


def _begins_text(rows: Sequence[Row], i: int) -> bool:
    """Return whether a paragraph of wrapped text begins at row *i*: long lines, of which one goes on in small letters
    at the same indent.
    """
    below = rows[i : i + _FULL_LINES]
    long = len(below) == _FULL_LINES and all(len(row.text.strip()) > _LONG_LINE for row in below)
    return long and any(b.indent == a.indent and starts_lower(b.text) for a, b in pairwise(below))


def _goes_on(entries: Sequence[tuple[int, Entry]], index: Index, i: int) -> bool:
    """Return whether the next line with text after a wide gap still comes again later, so that the list goes on."""
    following = next((k for k in range(i, len(index.rows)) if index.rows[k].text), None)
    return following is not None and bool(index.places(index.rows[following].text, after=following))


def _agreeing(entries: Sequence[tuple[int, Entry]], index: Index, word: int, fewest: int) -> Region | None:
    """Return the longest beginning of *entries*, *fewest* or more, that agrees with the body after it; wrapped lines
    are joined.
    """
    after = len(index.rows) - 1 - entries[-1][0] if entries else 0
    if len(entries) < fewest or after < _AGREEING * len(entries) / 2:  # even if every two lines were one entry
        return None
    if len(entries) > _LONG and sum(starts_lower(entry.title) for _, entry in entries) > len(entries) / 2:
        return None  # running text, line by line: to look for all of them costs much and finds nothing
    listed = _joined([entry for _, entry in entries], index, entries[-1][0])
    places = align([entry for entry, _ in listed], index, after=entries[-1][0])
    agreed = [k for k, place in enumerate(places) if place]
    if len(agreed) < max(fewest, _AGREEING * len(places)):
        return None
    end = agreed[-1]
    count = sum(lines for _, lines in listed[: end + 1])
    last = remains_after(index.rows, entries[count - 1][0])
    return Region(word, last, tuple(entry for entry, _ in listed[: end + 1]))


def _joined(entries: Sequence[Entry], index: Index, after: int) -> list[tuple[Entry, int]]:
    """Return entries with the number of lines each takes: a line that is found only together with the next one is
    wrapped.
    """
    found: list[tuple[Entry, int]] = []
    i = 0
    while i < len(entries):
        entry = entries[i]
        if i + 1 < len(entries) and not index.places(entry.title, after):
            both = replace(entry, title=f"{entry.title} {entries[i + 1].title}")
            if index.places(both.title, after) and not index.places(entries[i + 1].title, after):
                found.append((both, 2))
                i += 2
                continue
        found.append((entry, 1))
        i += 1
    return found


def under_any_line(index: Index) -> list[Region]:
    """Return the list under a short line near the top, whatever that says, if its first line comes again further down
    and nearly all of it agrees with the body.
    """
    rows = index.rows
    heads = islice((i for i in range(min(len(rows), _TOP)) if rows[i].text), _HEADS)
    for head in heads:
        below = range(head + 1, min(head + _REACH, len(rows)))
        first = next((k for k in below if rows[k].text and not REMAINS.match(rows[k].text)), -1)
        if first < 0 or len(rows[head].text.split()) > _SHORT or not index.places(rows[first].text, first + _SURE):
            continue
        region = listed_under(index, head)
        if region and len(region.entries) >= _SURE and _are_titles(region.entries):
            places = align(region.entries, index, after=region.last)
            if sum(place is not None for place in places) >= _NEARLY_ALL * len(places):
                return [region]
    return []


def _are_titles(entries: Sequence[Entry]) -> bool:
    """Return whether nearly all *entries* read as titles, and not as lines of a text that stands twice."""
    read = (not (starts_lower(e.title) or ends_sentence(e.title) or e.title.endswith(_OPEN)) for e in entries)
    return sum(read) >= _NEARLY_ALL * len(entries)


def unnamed(rows: Sequence[Row]) -> list[Region]:
    """Return the list without word and numbers near the top.

    Three or more lines in a run which, with hardly an exception, stand again further down, in the same order, each
    alone between blank lines; labels and numbers may be missing on either side.
    """
    alone = {
        bare(fold(row.text)): i
        for i, row in enumerate(rows)
        if row.text and len(row.text) <= 150 and _blank(rows, i - 1) and _blank(rows, i + 1)
    }
    first = 0
    while first < min(len(rows), _TOP):
        last = first
        while last < len(rows) and rows[last].text:
            last += 1
        where = [alone.get(bare(fold(row.text)), -1) for row in rows[first:last]]
        found = [i for i in where if i >= last]
        if len(found) >= max(3, 0.9 * len(where)) and found == sorted(set(found)):
            entries = [Entry(row.text.strip(), "", row.line, row.indent) for row in rows[first:last]]
            return [Region(first, last - 1, tuple(entries))]
        first = last + 1
    return []


def _blank(rows: Sequence[Row], i: int) -> bool:
    return not 0 <= i < len(rows) or rows[i].blank
