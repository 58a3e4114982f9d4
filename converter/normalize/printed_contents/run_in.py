"""Printed contents lists that are set as paragraphs: one title after the other, parted by numbers or signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from converter.alignment import align
from converter.draft import Entry, Row
from converter.normalize.printed_contents.lists import Region, first_comes_again
from converter.text import number_of
from converter.title_places import Index

_SIGNS = (re.compile(r"\s*(?:--+|[—–])\s*"), re.compile(r"\s*;\s*"))
"""What may part titles: dashes, semicolons."""
_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,3}|[IVXLC]{1,7})[.)]?\s+(?=\S)")
_PAGE = re.compile(r"[\s,.…]*\s(?:pp?\.\s*)?\d{1,4}\W*$")
_AGREEING = 0.6
"""Share of the titles that must stand in the body, in their order."""
_FEWEST = 3
_FULL = 0.6
"""Share of the longest line that a line has which no title ends."""
_LONGEST = 20_000
"""Characters of a paragraph that may be a list."""
_NEAR = 4
"""Rows between the word for contents and its paragraph, or between two of its paragraphs."""


def run_in(index: Index, words: Sequence[int]) -> list[Region]:
    """Return the paragraphs under one of the *words* such as "Contents" that name titles of the body, if there are
    any.
    """
    return [*islice((region for word in words if (region := _listed(index, word))), 1)]


def _listed(index: Index, word: int) -> Region | None:
    rows = index.rows
    entries: list[Entry] = []
    last = word
    for first, end in paragraphs_under(rows, word):
        if first_comes_again(entries, rows[first]) or not _is_filled(rows, first, end):
            break
        found = max(_split(rows, first, end), key=lambda split: _placed(split, index, end), default=[])
        fewest = 1 if entries else _FEWEST
        if len(found) < fewest or _placed(found, index, end) < _AGREEING * len(found):
            break
        entries += found
        last = end
    return Region(word, last, tuple(entries)) if entries else None


def _is_filled(rows: Sequence[Row], first: int, last: int) -> bool:
    """Return whether the lines of a paragraph, but the last one, run to the measure as running text does; a list is no
    longer than some pages.
    """
    lengths = [len(row.text) for row in rows[first : last + 1]]
    return sum(lengths) <= _LONGEST and all(length > _FULL * max(lengths) for length in lengths[:-1])


def paragraphs_under(rows: Sequence[Row], above: int) -> Iterator[tuple[int, int]]:
    """Yield first and last row of the paragraphs below row *above*, none far from the one before."""
    while (first := next((i for i in range(above + 1, len(rows)) if rows[i].text), -1)) >= 0 and first <= above + _NEAR:
        above = next((i - 1 for i in range(first, len(rows)) if not rows[i].text), len(rows) - 1)
        yield first, above


def _placed(entries: Sequence[Entry], index: Index, last: int) -> int:
    return sum(place is not None for place in align(entries, index, after=last))


def _split(rows: Sequence[Row], first: int, last: int) -> Iterator[list[Entry]]:
    """Yield each way in which the paragraph may be a list of titles."""
    text = " ".join(row.text.strip() for row in rows[first : last + 1])
    for parts in (_by_numbers(text), *(sign.split(text) for sign in _SIGNS)):
        titles = [_PAGE.sub("", part).strip(" .,;") for part in parts]
        yield [Entry(title, "", rows[first].line) for title in titles if re.search(r"\w", title)]


def _by_numbers(text: str) -> list[str]:
    """Return what stands between numbers that count up from one."""
    starts: list[int] = []
    for m in _NUMBER.finditer(text):
        if number_of(m[1]) == len(starts) + 1:
            starts.append(m.start())
    return [text[a:b] for a, b in pairwise([*starts, len(text)])]
