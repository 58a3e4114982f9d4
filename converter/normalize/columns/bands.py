"""Bands: rows of a page that stand in two columns of running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import mean

from converter.draft import Row
from converter.normalize.columns.gutters import GAP, PUSHED, continues, is_beside, is_clear, is_gutter, is_parted, split

_FEWEST = 8
"""Lines with text on both sides that make columns by themselves."""
_AGREED = 2
"""Lines with text on both sides that are enough where the document has columns at the same place."""
_WORDS = 2.5
"""Words in a line of the narrowest columns; cells of a table have fewer."""
_EDGED = 0.5
"""Share of lines of the right column that begin at the same place; gaps of justified lines stand anywhere."""
_FILLED = 0.65
"""The line in the middle of a column's lengths is at least this share of a long one."""
_GOING_ON = 0.3
"""Share of lines of running text that go on in small letters with what the line before began."""
_NARROW = 4
"""Lines with one blank for a gutter to one with a wide one, at most, where the document has columns there."""
_CLOSE = 4
"""Lines of columns to one with text on both sides, at most, where they are told from."""
_NARROWEST = " " * 20
"""Blanks at least before lines of a right column without any of the left one."""
_LARGEST = 600
"""Columns of a page have fewer lines; text without page ends is looked at in stretches of this many."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that stand in two columns."""

    first: int
    """Index of the first row."""
    last: int
    """Index of the last row, inclusive."""
    gutter: int
    """Place at which the right column begins."""
    both: int
    """How many rows have text on both sides, or on one with text half a line higher or lower on the other."""


def bands_of(rows: Sequence[Row]) -> list[Band]:
    """Return the bands of *rows* in order: those that show running text, then those that agree with one of them."""
    sure = [band for band in _possible(rows, _FEWEST) if _flows(rows, band)]
    if not sure:
        return []
    places = {band.gutter + shift for band in sure for shift in range(-PUSHED, PUSHED + 1)}
    agreed = [band for band in _possible(rows, _AGREED, places) if _has_edge(rows, band, PUSHED, _NARROW)]
    kept: list[Band] = []
    for band in [*sure, *agreed]:
        if all(band.last < other.first or other.last < band.first for other in kept):
            kept.append(band)
    return sorted(kept, key=lambda band: band.first)


def _pages(rows: Sequence[Row]) -> Iterator[range]:
    """Yield the rows of each page; where no page ends for long, stretches of as many lines as a page may have."""
    first = 0
    for i in range(len(rows) + 1):
        if i == len(rows) or rows[i].page_break or i - first >= _LARGEST:
            yield range(first, i)
            first = i


def _possible(rows: Sequence[Row], fewest: int, known: Container[int] | None = None) -> list[Band]:
    """Return the bands of all pages with text on both sides in *fewest* lines, the largest first, for every place, or
    every *known* one, at which text often begins after a gap.
    """
    found: list[Band] = []
    for page in _pages(rows):
        wide = [i for i in page if "  " in rows[i].text]
        gaps = {i: own for i in wide if (own := [m.span() for m in GAP.finditer(rows[i].text)])}
        set_in = {i: rows[i].indent for i in wide if rows[i].text.startswith(_NARROWEST)}
        if len(gaps) + len(set_in) < fewest:
            continue
        places = Counter(chain((end for own in gaps.values() for _, end in own), set_in.values())).most_common(8)
        often = [place for place, number in places if number >= max(_AGREED, fewest // 2)]
        for gutter in often if known is None else filter(known.__contains__, often):
            near = [
                i
                for i in wide
                if any(is_gutter(gap, gutter) for gap in gaps.get(i, ()))
                or (abs(set_in.get(i, -gutter) - gutter) <= PUSHED and is_beside(rows, i, gutter))
            ]
            clear = [i for i in near if is_clear(rows[i].text, gutter)] if _stand_close(near, fewest) else []
            if not (_stand_close(clear, fewest) and _hold_together(rows, near, page, gutter, fewest)):
                continue
            for first, last in _uncrossed(rows, page, gutter):
                beside = (i for i in range(first, last + 1) if is_beside(rows, i, gutter))
                both = [i for i in beside if is_clear(rows[i].text, gutter)]
                if len(both) >= fewest:
                    found.append(Band(first, _end(rows, range(first, last + 1), both[-1], page), gutter, len(both)))
    return sorted(found, key=lambda band: (-band.both, band.first, band.gutter))


def _stand_close(near: Sequence[int], fewest: int) -> bool:
    """Return whether *fewest* of the rows *near* a gutter stand close together; quickest to see."""
    return any(last - first < _CLOSE * fewest for first, last in zip(near, near[fewest - 1 :], strict=False))


def _hold_together(rows: Sequence[Row], near: Sequence[int], page: range, gutter: int, fewest: int) -> bool:
    """Return whether nothing parts the columns between *fewest* of the rows with a gap *near* the gutter; quicker to
    see than where columns begin and end.
    """
    number = 0
    for i, before in zip(near, (page[0], *near), strict=False):
        number = 1 if any(is_parted(rows, k, page, gutter) for k in range(before + 1, i)) else number + 1
        if number >= fewest:
            return True
    return False


def _end(rows: Sequence[Row], inner: range, last_both: int, page: range) -> int:
    """Return the last row of a band: up to the page's end, or, where none is seen, up to the first blank line."""
    if inner[-1] + 1 == page[-1] + 1 and inner[-1] + 1 < len(rows) and rows[inner[-1] + 1].page_break:
        return inner[-1]
    return next((i - 1 for i in range(last_both, inner[-1] + 1) if rows[i].blank), inner[-1])


def _uncrossed(rows: Sequence[Row], page: range, gutter: int) -> Iterator[tuple[int, int]]:
    """Yield first and last row of each stretch of a page that nothing crosses at *gutter*."""
    first: int | None = None
    for i in page:
        if is_parted(rows, i, page, gutter):
            if first is not None:
                yield first, i - 1
            first = None
        elif first is None and rows[i].text:
            first = i
    if first is not None:
        yield first, page[-1]


def _flows(rows: Sequence[Row], band: Band) -> bool:
    """Return whether the right column has an edge, and the text on both sides is running text, as the cells of a table
    are not.
    """
    if not _has_edge(rows, band):
        return False
    parts = _parts_of(rows, band)
    halves = [(text[:at].strip(), text[at:].strip()) for text, at in parts]
    return _is_running([left for left, right in halves if left or not right]) and _is_running(
        [right for left, right in halves if right or not left]
    )


def _has_edge(rows: Sequence[Row], band: Band, pushed: int = 0, narrow: int = 1) -> bool:
    """Return whether the right column begins at the gutter, in most lines no more than *pushed* characters off; lines
    with one blank there tell nothing, and must be no more than *narrow* to each with text on both sides.
    """
    parts = [(row.text, split(row.text, band.gutter)) for row in rows[band.first : band.last + 1]]
    begins = [at + len(text[at:]) - len(text[at:].lstrip()) for text, at in parts if at is not None and text[at:]]
    if sum(at is None for _, at in parts) > narrow * band.both:
        return False
    return sum(abs(place - band.gutter) <= pushed for place in begins) >= _EDGED * len(begins)


def _parts_of(rows: Sequence[Row], band: Band) -> list[tuple[str, int]]:
    """Return the rows of a band, each with where its right column begins."""
    return [(row.text, split(row.text, band.gutter) or band.gutter) for row in rows[band.first : band.last + 1]]


def _is_running(texts: Iterable[str]) -> bool:
    lines = [text.strip() for text in texts]
    full = [line for line in lines if line]
    lengths = sorted(map(len, full))
    pairs = [(before, after) for before, after in pairwise(lines) if before and after]
    if len(pairs) < _AGREED or mean(len(line.split()) for line in full) < _WORDS:
        return False
    if lengths[len(lengths) // 2] < _FILLED * lengths[int(0.9 * (len(lengths) - 1))]:
        return False
    return sum(continues(before, after) for before, after in pairs) >= _GOING_ON * len(pairs)
