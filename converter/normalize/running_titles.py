"""Running heads and feet in one line that repeat a title set in two.

Page furniture is known by lines that come again. A title that the page breaks in two lines and its foot does not comes
again in another shape: the words of a line at a page's end are those of two neighbouring lines above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.draft import Draft, Row
from converter.model import Decision
from converter.options import Options
from converter.taken_out import decision, without
from converter.text import ends_sentence, fold

_FEWEST_WORDS = 4
_LONGEST = 160
"""Characters of a running head, at most."""


def strip(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without lines at the ends of pages that repeat two neighbouring lines above them."""
    candidates = dict(_candidates(draft.rows))
    titles = _two_lines(draft.rows, _openings(candidates)) if candidates else {}
    gone = [i for i, said in candidates.items() if titles.get(said, i) < i]
    rows = without(draft.rows, set(gone))
    return replace(draft, rows=rows) if gone else draft, tuple(_decision(draft.rows[i]) for i in gone)


def _candidates(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield index and folded text of the lines beside the ends of pages that end no sentence."""
    for at, row in enumerate(rows):
        for step in (-1, 1) if row.page_break else ():
            i = at + step
            while 0 <= i < len(rows) and rows[i].blank:
                i += step
            text = rows[i].text if 0 <= i < len(rows) else ""
            if 0 < len(text) <= _LONGEST and not ends_sentence(text):
                said = fold(text)
                if said.count(" ") >= _FEWEST_WORDS - 1:
                    yield i, said


def _openings(candidates: Mapping[int, str]) -> Mapping[str, set[str]]:
    """Return, for all words that a candidate may begin with, how it would go on."""
    found: dict[str, set[str]] = defaultdict(set)
    for said in set(candidates.values()):
        at = said.find(" ")
        while at > 0:
            found[said[:at]].add(said[at + 1 :])
            at = said.find(" ", at + 1)
    return found


def _two_lines(rows: Sequence[Row], openings: Mapping[str, set[str]]) -> Mapping[str, int]:
    """Return where the words of a candidate first stand in two neighbouring lines."""
    found: dict[str, int] = {}
    for i, (row, following) in enumerate(pairwise(rows)):
        if row.text and following.text and len(row.text) <= _LONGEST:
            first = fold(row.text)
            if first in openings and (second := fold(following.text)) in openings[first]:
                found.setdefault(f"{first} {second}", i)
    return found


def _decision(row: Row) -> Decision:
    return decision(row, "running-head", "a running head that repeats a title in two lines was taken out", 0.9)
