"""The printed contents list: found by its shape and by its agreement with the body, taken out, kept as evidence.

Three kinds are known: lines that end in rising page numbers (after leaders, tabs or spaces), lines without numbers that
come again, in the same order, as lines that stand alone in the body, and paragraphs that name title after title.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from converter.alignment import align
from converter.draft import Draft, Entry, Row
from converter.model import Decision
from converter.normalize.printed_contents.described import described
from converter.normalize.printed_contents.lists import (
    Region,
    as_printed,
    in_page_order,
    remains_after,
    share_rising,
)
from converter.normalize.printed_contents.lost_numbers import with_lost
from converter.normalize.printed_contents.numbered import may_end_in_page, region_from
from converter.normalize.printed_contents.outlined import outlined
from converter.normalize.printed_contents.run_in import run_in
from converter.normalize.printed_contents.scattered import scattered
from converter.normalize.printed_contents.unnumbered import under_any_line, unnamed, unnumbered
from converter.options import Options
from converter.taken_out import contents_decision
from converter.text import fold, number_of
from converter.title_places import Index, bare
from converter.vocabulary import CONTENTS, LONGEST_WORD, PAGE_WORDS, names_contents

_SURE = 0.97
"""Confidence of the decision."""
_CELLS = re.compile(r"[\d%$]\s{2,}\S*\d")
"""Two figures with a wide gap between them."""
_MOST_WORDS = 5
"""Words of a line that begins with a word for contents, at most."""
_OVER, _TEXTS_OVER = 16, 3
"""Rows, and rows with text, over a list in which a word for contents may stand."""
_UNDER = 4
"""Rows under a word for contents of which one may begin the list."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without its printed contents lists, and their entries."""
    rows = draft.rows
    words = [i for i, row in enumerate(rows) if row.text and names_contents(row.text)]
    index = Index(as_printed(rows, words))
    regions = scattered(index, words) or _numbered(index, words) or outlined(index, _all_words(rows))
    regions = regions or unnumbered(index, words) or run_in(index, words) or described(index, words)
    regions = regions or under_any_line(index) or unnamed(index.rows)
    if not regions:
        return draft, ()
    entries = tuple(entry for region in regions for entry in region.entries)
    gone = {i for region in regions for i in range(region.first, region.last + 1)}
    kept = [row._replace(text="", bold=False) if i in gone else row for i, row in enumerate(rows)]
    decisions = tuple(contents_decision(rows[r.first : r.last + 1], len(r.entries), _SURE) for r in regions)
    line = rows[regions[0].first].line
    return replace(draft, rows=tuple(kept), entries=entries, contents_line=line), decisions


def _begins_with_word(row: Row) -> bool:
    """Return whether *row* says whose contents follow, as in ``Contents of the volume:``."""
    said = fold(row.text).split()
    return len(said) <= _MOST_WORDS and any(" ".join(said[:number]) in CONTENTS for number in (1, 2, 3))


def _all_words(rows: Sequence[Row]) -> list[int]:
    """Return the rows that say ``Contents`` or begin with it, and say hardly more."""
    return [i for i, row in enumerate(rows) if 0 < len(row.text) < LONGEST_WORD and _begins_with_word(row)]


def _numbered(index: Index, words: Sequence[int]) -> list[Region]:
    """Return the regions whose lines end in page numbers, each checked for its shape and against the body; *words* are
    the rows with a word for contents.
    """
    rows = index.rows
    found: list[Region] = []
    worded = {i for word in words for i in range(word + 1, word + 1 + _UNDER) if i < len(rows)}
    numbered = {i for i, row in enumerate(rows) if may_end_in_page(row.text)}
    at = 0
    for i in sorted(worded | numbered):
        region = region_from(rows, i, i in worded) if i >= at else None
        if region is None:
            continue
        region = in_page_order(region) if i in worded else region
        listed = _is_contents(region, index)
        region = with_lost(index, region, _under_word(rows, region.first)) if listed else region
        found += [_with_word(rows, _with_first_part(rows, region))] if listed else []
        at = 1 + (found[-1].last if listed else max(region.last, i))
    return found


def _is_contents(region: Region, index: Index) -> bool:
    """Weigh the shape (leaders, rising numbers) and how many entries stand in the body."""
    pages = [number for entry in region.entries if (number := number_of(entry.page)) is not None]
    named = sum(bool(re.search(r"[^\W\d_]{2}", entry.title)) for entry in region.entries)
    if len(pages) < 2 or named < 0.5 * len(region.entries) or _is_table(region):
        return False
    rising = share_rising(pages)
    if rising < 0.8:
        return False
    places = align(region.entries, index, after=region.last)
    if sum(place is not None for place in places) < 0.3 * len(places):
        places = align(region.entries, index, before=region.first)
    agreement = sum(place is not None for place in places) / len(places)
    worded = any(names_contents(index.rows[i].text) for i in (region.first, *_over(index.rows, region.first)))
    if len(pages) < 3:
        return agreement == 1.0
    return agreement >= (0.25 if worded else 0.5) or (worded and len(pages) >= 5 and rising > 0.95)


def _is_table(region: Region) -> bool:
    """Return whether titles hold columns of figures: a table, which is costly to look for in the body."""
    return sum(bool(_CELLS.search(entry.title)) for entry in region.entries) >= 0.5 * len(region.entries)


def _with_first_part(rows: Sequence[Row], region: Region) -> Region:
    """Return *region* with the name of a part that stands over its first entry and again right below the list."""
    above = next((i for i in range(region.first - 1, max(-1, region.first - 4), -1) if rows[i].text), None)
    below = next((row.text for row in rows[region.last + 1 :] if row.text), "")
    if above is None or not bare(fold(below)) or bare(fold(rows[above].text)) != bare(fold(below)):
        return region
    part = Entry(rows[above].text.strip(), "", rows[above].line, rows[above].indent)
    return Region(above, region.last, (part, *region.entries))


def _with_word(rows: Sequence[Row], region: Region) -> Region:
    """Return *region* with the word that stands over it and the leaders that an extraction left under it."""
    first, last = region.first, region.last
    over = _over(rows, first)
    if over and (names_contents(rows[over[0]].text) or _begins_with_word(rows[over[0]])):
        first = over[0]
    return Region(first, remains_after(rows, last), region.entries)


def _under_word(rows: Sequence[Row], first: int) -> list[int]:
    """Return the rows with text over row *first* up to the word for contents, the nearest first."""
    over = _over(rows, first)
    return over[: next((k for k, i in enumerate(over) if names_contents(rows[i].text)), 0)]


def _over(rows: Sequence[Row], first: int) -> list[int]:
    """Return the rows with text over row *first*, the nearest first; rules and a word for pages are none."""
    near = (i for i in range(first - 1, max(-1, first - 1 - _OVER), -1) if re.search(r"[^\W_]", rows[i].text))
    return [*itertools.islice((i for i in near if fold(rows[i].text) not in PAGE_WORDS), _TEXTS_OVER)]
