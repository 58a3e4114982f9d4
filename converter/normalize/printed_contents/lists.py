"""What printed contents lists have in common: where they stand, the word over them, what may be left under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from converter.draft import Entry, Row
from converter.text import fold, number_of
from converter.title_places import bare, before_gloss
from converter.vocabulary import PAGE_WORDS

_Ordered = TypeVar("_Ordered", str, int)
REMAINS = re.compile(r"(?:[\s.…_·]+|\s*\d{1,4}\s*)$")
"""A leader or a page number in a line of its own."""
_LINK = re.compile(r"\[([^\[\]]+)\]\(#[^()\s]*\)")
"""A link of Markdown to a place in the document, and its text."""
_COLUMN = 3
"""Page numbers, each on a line of its own, that an extraction has set under the titles."""
_BETWEEN_CELLS = re.compile(r"\s*\|\s*")
_GAP = " " * 3
_FEWEST_SORTED, _SORTED = 8, 0.9
"""Entries of a list in the order of the alphabet, at least, and the share of them that are in that order."""


@dataclass(frozen=True, slots=True)
class Region:
    """Rows that may be a printed contents list."""

    first: int
    """Index of its first row, the word for it included."""
    last: int
    """Index of its last row, inclusive."""
    entries: tuple[Entry, ...]
    """What it lists."""


def in_page_order(region: Region) -> Region:
    """Return *region* with its entries as their pages follow each other, if they stand in the order of the alphabet."""
    pages = [number_of(entry.page) for entry in region.entries]
    known = [page for page in pages if page is not None]
    letters = [fold(entry.title)[:1] for entry in region.entries]
    if len(known) < len(letters) or len(letters) < _FEWEST_SORTED:
        return region
    if share_rising(letters) < _SORTED or share_rising(known) > _SORTED:
        return region
    ordered = sorted(zip(known, region.entries, strict=True), key=lambda item: item[0])
    return replace(region, entries=tuple(entry for _, entry in ordered))


def share_rising(values: Sequence[_Ordered]) -> float:
    """Return the share of *values*, two at least, that are no less than the one before."""
    return sum(before <= after for before, after in pairwise(values)) / (len(values) - 1)


def as_printed(rows: Sequence[Row], words: Sequence[int]) -> Sequence[Row]:
    """Return *rows* with what Markdown makes of a contents list under one of the *words*, links and the rows of a
    table, as print would have it.
    """
    printed = list(rows)
    for word in words:
        for i in range(word + 1, len(rows)):
            text = rows[i].text
            if "](#" in text or text.startswith("|"):
                printed[i] = rows[i]._replace(text=_printed(text))
            elif text:
                break
    return printed


def _printed(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    if not text.startswith("|"):
        return text
    cells = _BETWEEN_CELLS.split(text.strip().strip("|").strip())
    is_head = fold(cells[-1]) in PAGE_WORDS or not re.search(r"\w", text)
    return "" if is_head else _GAP.join(cells)


def first_comes_again(entries: Sequence[Entry], row: Row) -> bool:
    """Return whether *row* is the first or second title listed: the body begins. The list may go on after a title,
    with where and when it was said.
    """
    text = bare(fold(row.text))
    listed = _sayings(tuple(entry.title for entry in entries[:2])) if len(text) > 2 else ()
    return text in listed or (text.count(" ") > 1 and any(title.startswith(f"{text} ") for title in listed))


@lru_cache(maxsize=64)
def _sayings(titles: tuple[str, ...]) -> frozenset[str]:
    """Return what *titles* say, with and without their glosses; asked again for every row below them."""
    return frozenset(bare(fold(each)) for title in titles for each in (title, before_gloss(title)))


def remains_after(rows: Sequence[Row], last: int) -> int:
    """Return the last row of the leaders and numbers, each on lines of their own, that may follow row *last*."""
    end = last
    for i in range(last + 1, len(rows)):
        if rows[i].text and not REMAINS.match(rows[i].text):
            break
        if rows[i].text:
            end = i
    left = [row.text.strip() for row in rows[last + 1 : end + 1] if row.text]
    leaders = sum(bool(re.match(r"[\s.…_·]{6,}$", text)) for text in left)
    numbers = [int(text) for text in left if text.isdecimal()]
    return end if leaders >= 2 or (len(numbers) >= _COLUMN and numbers == sorted(numbers)) else last
