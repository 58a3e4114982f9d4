"""Titles among running heads: the first of an article's running heads may be its title, at the top of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from converter.draft import Row
from converter.normalize.furniture.entries import entry_title
from converter.normalize.furniture.folios import FOLIO, LONGEST, OFTEN
from converter.text import ends_sentence, fold, starts_lower

_GAP = " " * 3
_BETWEEN_COLUMNS = re.compile(r"\s{3,}")
"""What parts a title in one column from the text beside it."""
_MOST_PAGES = 0.6
"""Share of the pages on which no article alone stands."""


def titles(rows: Sequence[Row], heads: Sequence[int], pages: int) -> list[int]:
    """Return the first of the running *heads* of each article when it is the title itself, at the top of a page.

    Running heads of articles take turns: none stands within the pages of another, as the title of the whole does. The
    first is the title where the words stand earlier, in the contents, but nowhere else apart from running heads, and
    no sentence goes on below it. What stands on most of the *pages* names the whole.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i in heads:
        places[fold(rows[i].text)].append(i)
    spans = sorted((own[0], own[-1]) for own in places.values())
    wide = {upper for upper, lower in pairwise(spans) if lower[1] <= upper[1]}
    elsewhere: dict[str, list[int]] = defaultdict(list)
    gone = set(heads)
    for i, row in enumerate(rows):
        if row.text and i not in gone:
            said = {fold(row.text) if len(row.text) <= LONGEST else "", entry_title(row.text)}
            columns = _BETWEEN_COLUMNS.split(row.text.lstrip()) if places and _GAP in row.text.lstrip() else []
            for title in {*said, *map(fold, columns)} & places.keys():
                elsewhere[title].append(i)
    return [
        own[0]
        for title, own in places.items()
        if (own[0], own[-1]) not in wide
        and len(own) < max(OFTEN, _MOST_PAGES * pages)
        and elsewhere[title]
        and elsewhere[title][-1] < own[0]
        and not title.isdecimal()
        and (_ends_above(rows, own[0], gone) or not _goes_on_below(rows, own[0]))
    ]


def _ends_above(rows: Sequence[Row], index: int, heads: set[int]) -> bool:
    """Return whether the text above row *index*, furniture apart, ends a sentence or, as contents do, in a figure."""
    for i in range(index - 1, max(-1, index - 14), -1):
        if not rows[i].blank and i not in heads and not FOLIO.match(rows[i].text.strip()):
            return ends_sentence(rows[i].text) or rows[i].text[-1].isdigit()
    return True


def _goes_on_below(rows: Sequence[Row], index: int) -> bool:
    """Return whether the text below row *index* begins in small letters."""
    return starts_lower(next((row.text for row in rows[index + 1 : index + 12] if row.text), ""))
