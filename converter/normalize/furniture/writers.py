"""Who wrote an article, in the last line of its last page: said at pages' ends again and again, and no running foot."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from converter import dates
from converter.draft import Row
from converter.normalize.furniture.folios import OFTEN
from converter.text import ends_sentence, fold

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
_FIGURES = re.compile(r"\d+")


def mask_of(text: str) -> str:
    """Return the words of *text*, figures masked; a date keeps its figures, for it is the same only on the same day."""
    folded = fold(text)
    return folded if not _FIGURES.search(folded) or dates.read(text) else _FIGURES.sub("#", folded)


def writers(rows: Sequence[Row], feet: Sequence[int], ends: Sequence[int]) -> frozenset[str]:
    """Return what stands last, in the rows *feet*, on the lesser part of the pages, hardly on one near the other, and
    mostly under a sentence that ends or on pages that end early: who wrote the article that ends there. The foot of an
    empty page is -1; *ends* are the rows where pages end.
    """
    lengths = {i: _page_length(rows, i, ends) for i in feet if i >= 0}
    full = sorted(lengths.values())[int(_FULL * len(lengths))] if lengths else 0
    closing: dict[str, list[bool]] = defaultdict(list)
    early: dict[str, list[bool]] = defaultdict(list)
    pages: dict[str, list[int]] = defaultdict(list)
    for page, i in enumerate(feet):
        if i >= 0:
            above = next((k for k in range(i - 1, -1, -1) if rows[k].text), -1)
            mask = mask_of(rows[i].text)
            closing[mask].append(above >= 0 and ends_sentence(rows[above].text))
            early[mask].append(lengths[i] < _EARLY * full)
            pages[mask].append(page)
    close = {mask for found in (closing, early) for mask, own in found.items() if sum(own) >= _CLOSING * len(own)}
    often = [mask for mask in close if OFTEN <= len(pages[mask]) < _LESSER * len(feet)]
    return frozenset(
        mask for mask in often if sum(b - a <= _TURNS for a, b in pairwise(pages[mask])) < len(pages[mask]) / 2
    )


def _page_length(rows: Sequence[Row], foot: int, ends: Sequence[int]) -> int:
    """Return how many rows with text a page has down to row *foot*."""
    before = bisect_left(ends, foot)
    return sum(bool(row.text) for row in rows[ends[before - 1] + 1 if before else 0 : foot + 1])
