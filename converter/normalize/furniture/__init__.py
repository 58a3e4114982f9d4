"""Page furniture: page numbers, running heads and feet.

Evidence: figures that stand alone on a line and count up in regular steps through the document, form feeds, and short
lines that come again and again right beside them. A figure outside the sequence stays text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby, takewhile

from converter.draft import Draft, PrintedNumber, Row
from converter.model import Decision
from converter.normalize.furniture.folios import LONGEST, OFTEN, find, texts
from converter.normalize.furniture.repeated import MOSTLY, Said, far_apart, on_pages, repeated, tabled
from converter.normalize.furniture.titles import titles
from converter.normalize.furniture.writers import mask_of, writers
from converter.options import Options
from converter.taken_out import decision, without
from converter.text import starts_lower

_FEET = 2
"""Lines at a page's end of which one may say who wrote what ends there: a running foot may stand under it."""
_DEEPEST = 5
"""Lines of a running head, at most."""
_NO_YEAR = 999
"""The highest number at a page's end that is none of a year, where the pages themselves do not count higher."""


def strip(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with page numbers, running heads and feet taken out and a page break in their place; it knows
    the numbers.
    """
    rows = draft.rows
    breaks = [i for i, row in enumerate(rows) if row.page_break]
    folios = find(rows, breaks)
    if not folios and len(breaks) < 2:
        return draft, ()
    at = {folio.index for folio in folios}
    removed = {folio.index: "page-number" for folio in folios}
    heads = {folio.index: "running-head" for folio in folios if folio.head}
    ends = sorted(at | set(breaks))
    pages = _pages(rows, ends)
    zones = _zones(rows, ends)
    on = on_pages(rows, zones, pages, at)
    rows_of_tables = tabled(on)
    zones = [(_until(rows, above, rows_of_tables), _until(rows, below, rows_of_tables)) for above, below in zones]
    everywhere = _legitimate(rows)
    years = _beyond(rows, {i for zone in zones for side in zone for i in side} - at, [f.number for f in folios])
    above = [[i for i in side if i not in at] for side, _ in zones]
    feet = ([next(iter(own[depth:]), -1) for own in above] for depth in range(_FEET))
    closing = frozenset().union(*(writers(rows, [foot for foot, _ in groupby(own)], ends) for own in feet))
    at_ends = Counter(mask_of(rows[i].text) for i in {i for zone in zones for side in zone for i in side} - at)
    said = Said(at_ends, everywhere, far_apart(on), closing, len(zones))
    removed |= dict.fromkeys(repeated(rows, zones, at, said) - years, "running-head")
    removed |= dict.fromkeys(_stacked(rows, sorted(at), at | set(breaks), everywhere), "running-head")
    removed |= dict.fromkeys(_glued(rows, removed, len(folios)), "running-head")
    removed |= heads
    named = [i for i, rule in sorted(removed.items()) if rule == "running-head" and i not in heads]
    for i in titles(rows, named, max(len(breaks) + 1, len(folios))):
        del removed[i]
    numbers = tuple(
        PrintedNumber(folio.label, folio.number, rows[folio.index].line, rows[folio.index].column, bool(folio.head))
        for folio in folios
    )
    return replace(_without(draft, removed), numbers=numbers), tuple(
        _decision(rows[i], rule) for i, rule in sorted(removed.items())
    )


def _zones(rows: Sequence[Row], ends: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """Return, for each page's end, the rows with text just before it and just after it, nearest first."""
    return [
        (texts(rows, range(end - 1, max(-1, end - 12), -1)), texts(rows, range(end + 1, min(len(rows), end + 12))))
        for end in ends
    ]


def _legitimate(rows: Sequence[Row]) -> Counter[str]:
    """Return how often each short line stands anywhere: a running head that names an article comes more often than
    once.
    """
    return Counter(mask_of(row.text) for row in rows if 0 < len(row.text) <= LONGEST)


def _pages(rows: Sequence[Row], ends: Sequence[int]) -> list[int]:
    """Return the number of the page that each of the *ends* closes, from 0; a form feed and a page number with no more
    than a running head between them close one page.
    """
    pages, page, last = [], -1, -1
    for end in ends:
        page += page < 0 or len(texts(rows, range(last + 1, end), _DEEPEST)) == _DEEPEST
        pages.append(page)
        last = end
    return pages


def _until(rows: Sequence[Row], side: Sequence[int], tabled: Set[str]) -> list[int]:
    """Return the rows of a page's *side* before one that is *tabled*."""
    return list(takewhile(lambda i: mask_of(rows[i].text) not in tabled, side)) if tabled else list(side)


def _glued(rows: Sequence[Row], removed: Mapping[int, str], pages: int) -> set[int]:
    """Return the rows that say what many running heads among those *removed* do, right under a line of text and over a
    blank row: a page ends there whose number is lost.
    """
    often = Counter(rows[i].text.strip() for i, rule in removed.items() if rule == "running-head")
    heads = {text for text, number in often.items() if number >= max(OFTEN, MOSTLY * pages)}
    return {
        i
        for i in range(1, len(rows) - 1)
        if rows[i].text.strip() in heads and i not in removed and rows[i + 1].blank and not rows[i - 1].blank
        if rows[i - 1].text.strip() not in heads
    }


def _beyond(rows: Sequence[Row], near: Set[int], folios: Sequence[int]) -> set[int]:
    """Return those of the rows *near* pages' ends that are one number, higher than pages have, and come no more than
    once or twice: the year over a part.
    """
    most = max(_NO_YEAR, *folios) if folios else _NO_YEAR
    numbers = {i: text for i in near if (text := rows[i].text.strip()).isdecimal() and int(text) > most}
    often = Counter(numbers.values())
    return {i for i, number in numbers.items() if often[number] < OFTEN}


def _stacked(rows: Sequence[Row], folios: Sequence[int], ends: Set[int], everywhere: Counter[str]) -> set[int]:
    """Return the rows of running heads of several lines over page numbers, the *folios*: what is said over many of
    them, and the lines between that and the number, if each is said over another one too and hardly anywhere else.
    """
    above = [texts(rows, range(at - 1, max(-1, at - 12), -1), _DEEPEST) for at in folios]
    stacks = [list(takewhile(lambda i: i not in ends, own)) for own in above]
    masks = {i: mask_of(rows[i].text) for own in stacks for i in own if len(rows[i].text) <= LONGEST}
    often = Counter(mask for own in stacks for mask in {masks.get(i, "") for i in own} if mask)
    found: set[int] = set()
    for own in stacks:
        said = [masks.get(i, "") for i in own]
        again = [often[mask] if 2 * often[mask] >= everywhere[mask] else 0 for mask in said]
        whole = [
            n >= max(OFTEN, MOSTLY * len(folios)) and not starts_lower(rows[i].text)
            for i, n in zip(own, again, strict=True)
        ]
        top = max((k for k, names in enumerate(whole) if names), default=-1)
        found.update(own[: top + 1] if min(again[: top + 1], default=0) > 1 else ())
    return found


def _without(draft: Draft, removed: dict[int, str]) -> Draft:
    """Return the draft with each removed row turned into a page break; neighbouring blanks go with it."""
    return replace(draft, rows=tuple(_merged(without(draft.rows, removed))))


def _merged(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield *rows* with every run of blanks that holds a page break made one page break."""
    for blank, run in groupby(rows, key=lambda row: row.blank):
        own = list(run)
        yield from _one_break(own) if blank else own


def _one_break(run: list[Row]) -> list[Row]:
    breaks = [row for row in run if row.page_break]
    return breaks[:1] or run


def _decision(row: Row, rule: str) -> Decision:
    what = "a page number" if rule == "page-number" else "a running head"
    return decision(row, rule, f"{what} was taken out of the text", 0.95)
