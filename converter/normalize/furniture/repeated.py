"""Running heads and feet: what says the same at the ends of several pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from converter.draft import Row
from converter.normalize.furniture.folios import LONGEST, OFTEN, REACH
from converter.normalize.furniture.writers import FIGURES, MASK, mask_of
from converter.text import ENTRY_END, ends_sentence, has_full_stop, starts_lower, words

MOSTLY = 0.4
"""Share of the pages whose running heads say the same, at least, where that is the title of the whole."""
_SOURCE, _TITLE = 4, 6
"""Lines with the same words of which two close pages by chance, or begin them: a title stands over its text and in the
contents too.
"""
_ATTRIBUTED = re.compile(r"\s*[-–—]+\s*[^\W\d_].*[^\s–—-]\s*$")
"""A dash before a name: who wrote what stands above, or said it."""
_FACING = 2
"""Pages from one to another with the same running head, at most, where no more have it: left and right pages differ."""
_COUNTING = 0.6
"""Share of the steps from one running head with figures to the next that must count on as pages do, or not at all."""
_MOST_WORDS = 12
"""Words of a running head that stands on two pages, at most."""
_FEW = 3
"""Words of a running head that ends in a full stop, at most, unless it stands on most pages."""


@dataclass(frozen=True, slots=True)
class Said:
    """What lines at the ends of pages say, figures masked."""

    at_ends: Counter[str]
    """How often each stands there."""
    everywhere: Counter[str]
    """How often each stands anywhere."""
    far_apart: Set[str]
    """What stands on pages with many others between them."""
    closing: Set[str]
    """Who wrote an article, as its last line says."""
    pages: int
    """How many ends of pages there are."""

    def comes_often(self, text: str, below: bool) -> bool:
        """Return whether the same words stand at three or more pages' ends and no more often elsewhere, or at two, if
        few words and not *below* articles all over the text, as a source does. A sentence, or who said it, is none
        unless it stands on many pages.
        """
        mask = mask_of(text)
        count, anywhere = self.at_ends[mask], self.everywhere[mask]
        if count < MOSTLY * self.pages and (_is_sentence(text) or _ATTRIBUTED.match(text)):
            return False
        twice = count == 2 and anywhere < (_SOURCE if below else _TITLE) and mask not in self.far_apart
        return (count >= OFTEN and 2 * count >= anywhere) or (twice and len(words(text)) <= _MOST_WORDS)


def repeated(
    rows: Sequence[Row], zones: Sequence[tuple[list[int], list[int]]], folios: set[int], said: Said
) -> set[int]:
    """Return the rows of the *zones* that are running heads or feet.

    A line is one when its words come often at pages' ends, or, nearest to the page's end, once here and once as a line
    elsewhere with no other text between it and the page number, or with a sentence that goes on below it from the page
    before. Who wrote an article never is.
    """
    found: set[int] = set()
    for above, below in zones:
        for side in (above, below):
            near = [i for i in side if i not in folios]
            for rank, i in enumerate(near[:REACH]):
                text, mask = rows[i].text, mask_of(rows[i].text)
                second = rank and (near[0] not in found or mask == mask_of(rows[near[0]].text))
                may_be = mask and not ENTRY_END.search(text) and len(text) <= LONGEST
                if second or not may_be or (side is above and mask in said.closing):
                    break
                known = said.everywhere[mask] > 1 and side is below
                repeats = known and (mask in _next_lines(rows, i) or _cuts_sentence(rows, i, above, folios))
                if repeats or said.comes_often(text, side is above):
                    found.add(i)
    return found


def _is_sentence(text: str) -> bool:
    """Return whether a line reads as one of a paragraph: it goes on, or it is long and ends in a full stop."""
    ends = has_full_stop(text) and not text.rstrip().endswith(("…", "..."))  # a title that was cut short ends so
    return text.rstrip().endswith((",", ";")) or (ends and len(text.split()) > _FEW)


def _cuts_sentence(rows: Sequence[Row], index: int, above: Sequence[int], folios: set[int]) -> bool:
    """Return whether a sentence of the text *above* goes on in small letters below row *index*, which stands alone."""
    if starts_lower(rows[index].text) or not rows[index + 1 : index + 2] or rows[index + 1].text:
        return False
    below = next((row.text for row in rows[index + 1 : index + 12] if row.text), "")
    text = next((rows[i].text for i in above if i not in folios), "")
    return bool(text) and starts_lower(below) and not ends_sentence(text)


def _next_lines(rows: Sequence[Row], index: int) -> set[str]:
    """Return the masked texts of the next three lines with text: a head over an opening article repeats its title."""
    return {mask_of(row.text) for row in [row for row in rows[index + 1 : index + 12] if not row.blank][:3]}


def on_pages(
    rows: Sequence[Row], zones: Sequence[tuple[list[int], list[int]]], pages: Sequence[int], folios: Set[int]
) -> Mapping[str, list[tuple[int, str]]]:
    """Return what the rows of the *zones* say, page numbers apart, with figures masked: the page of each and its
    text.
    """
    on: dict[str, dict[int, tuple[int, str]]] = defaultdict(dict)
    for zone, page in zip(zones, pages, strict=True):
        for side, own in zip(zone, (page, page + 1), strict=True):
            for i in side:
                if i not in folios:
                    on[mask_of(rows[i].text)][i] = own, rows[i].text
    return {mask: list(own.values()) for mask, own in on.items()}


def far_apart(on: Mapping[str, Sequence[tuple[int, str]]]) -> set[str]:
    """Return what stands *on* pages that have too many others between them for one article's running head that only
    two pages bear.
    """
    return {mask for mask, own in on.items() if max(own)[0] - min(own)[0] > _FACING}


def tabled(on: Mapping[str, Sequence[tuple[int, str]]]) -> set[str]:
    """Return what stands *on* pages with figures that neither stay the same nor count as pages or chapters do: rows of
    a table, which begin or end a page by chance.
    """
    worded = (mask for mask, own in on.items() if MASK in mask and mask.strip(f"{MASK} ") and len(own) > 1)
    return {mask for mask in worded if not _counts(on[mask])}


def _counts(own: Sequence[tuple[int, str]]) -> bool:
    """Return whether most figures of one line on several pages stay or count on with the page from one to the next."""
    read = sorted((page, [int(figures) for figures in FIGURES.findall(text)]) for page, text in own)
    steps = [
        0 <= there - here <= max(1, later - earlier)
        for (earlier, upper), (later, lower) in pairwise(read)
        for here, there in zip(upper, lower, strict=False)
        if earlier < later or here != there
    ]
    apart = all(upper == lower for (earlier, upper), (later, lower) in pairwise(read) if earlier == later)
    return apart and sum(steps) >= _COUNTING * len(steps)
