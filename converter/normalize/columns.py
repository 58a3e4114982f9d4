"""Columns that an extraction wrote side by side, as the page shows them, are brought back into reading order.

Evidence: a gutter, that is blanks at the same place of many lines, with running text on either side of it. A line that
crosses it (a heading over the whole page) parts the columns above from those below. What cannot be told from a table
stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean

from converter.draft import Draft, Row
from converter.model import Action, Decision, Source
from converter.options import Options
from converter.text import ends_sentence, starts_lower

_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_BLANKS = re.compile(r"\s\s")
_PUSHED = 4
"""How many characters the gutter may be off in a line whose text was wider than the column."""
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
_TITLE = 3
"""Lines of a title between columns."""
_LARGEST = 600
"""Columns of a page have fewer lines; text without page ends is looked at in stretches of this many."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows that stand in two columns."""

    first: int
    """Index of the first row."""
    last: int
    """Index of the last row, inclusive."""
    gutter: int
    """Place at which the right column begins."""
    both: int
    """How many rows have text on both sides."""


_RAW_WORD = re.compile(r"(?:\S|[\x1c-\x1f])+")
"""A word as the source has it: control characters, of which some count as blanks, are repaired away inside it."""
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""What repair takes out of the text, even where it stands alone between blanks."""


def reorder(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with columns one after the other, and a decision for every piece of a line that moved."""
    rows = _in_order(draft.rows, draft.source)
    if rows == draft.rows:
        return draft, ()
    unmoved = {(row.line, row.column) for row in draft.rows}
    moved = (row for row in rows if row.text and (row.line, row.column) not in unmoved)
    return replace(draft, rows=rows), tuple(map(_decision, moved))


def _in_order(rows: tuple[Row, ...], source: Source) -> tuple[Row, ...]:
    """Return *rows* with every band divided, the left column first; columns of columns are found in the same way."""
    bands = _bands(rows)
    if not bands:
        return rows
    found: list[Row] = []
    at = 0
    for band in bands:
        found += rows[at : band.first]
        halves = [_halves(row, band.gutter, source) for row in rows[band.first : band.last + 1]]
        left, right = zip(*halves, strict=True)
        found += _without_last_blanks(_in_order(_column(left, right), source))
        if not _goes_on(left, right):
            found.append(Row("", rows[band.last].line, page_break=True))
        found += _in_order(_column(right, left), source)
        at = band.last + 1
    return (*found, *rows[at:])


def _bands(rows: Sequence[Row]) -> list[_Band]:
    """Return the bands of *rows* in order: those that show running text, then those that agree with one of them."""
    sure = [band for band in _possible(rows, _FEWEST) if _flows(rows, band)]
    if not sure:
        return []
    places = {band.gutter + shift for band in sure for shift in range(-_PUSHED, _PUSHED + 1)}
    agreed = [band for band in _possible(rows, _AGREED) if band.gutter in places and _has_edge(rows, band, _PUSHED)]
    kept: list[_Band] = []
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


def _possible(rows: Sequence[Row], fewest: int) -> list[_Band]:
    """Return the bands of all pages with text on both sides in *fewest* lines, the largest first, for every place at
    which text often begins after a gap.
    """
    found: list[_Band] = []
    for page in _pages(rows):
        wide = (i for i in page if "  " in rows[i].text)
        gaps = {i: own for i in wide if (own := [m.span() for m in _GAP.finditer(rows[i].text)])}
        if len(gaps) < fewest:
            continue
        places = Counter(end for own in gaps.values() for _, end in own).most_common(8)
        for gutter in (place for place, often in places if often >= max(_AGREED, fewest // 2)):
            near = [i for i, own in gaps.items() if any(_is_gutter(gap, gutter) for gap in own)]
            if not _hold_together(rows, near, page, gutter, fewest):
                continue
            for first, last in _uncrossed(rows, page, gutter):
                both = [i for i in range(first, last + 1) if _is_both(rows[i].text, gutter)]
                if len(both) >= fewest:
                    found.append(_Band(first, _end(rows, range(first, last + 1), both[-1], page), gutter, len(both)))
    return sorted(found, key=lambda band: (-band.both, band.first, band.gutter))


def _is_gutter(gap: tuple[int, int], gutter: int) -> bool:
    """Return whether the gutter is in a *gap* of a line, or where the text behind it pushed it."""
    start, end = gap
    return start <= gutter - 2 < gutter <= end or abs(end - gutter) <= _PUSHED


def _hold_together(rows: Sequence[Row], near: Sequence[int], page: range, gutter: int, fewest: int) -> bool:
    """Return whether nothing parts the columns between *fewest* of the rows with a gap *near* the gutter; quicker to
    see than where columns begin and end.
    """
    number = 0
    for i, before in zip(near, (page[0], *near), strict=False):
        number = 1 if any(_is_parted(rows, k, page, gutter) for k in range(before + 1, i)) else number + 1
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
        if _is_parted(rows, i, page, gutter):
            if first is not None:
                yield first, i - 1
            first = None
        elif first is None and rows[i].text:
            first = i
    if first is not None:
        yield first, page[-1]


def _is_parted(rows: Sequence[Row], i: int, page: range, gutter: int) -> bool:
    """Return whether row *i* parts the columns above it from those below."""
    if not rows[i].text:
        return _parts(rows, i, page, gutter)
    return _crosses(rows, i, gutter) or _stands_over_both(rows, i, page, gutter)


def _crosses(rows: Sequence[Row], i: int, gutter: int) -> bool:
    """Return whether the text of row *i* goes over the gutter.

    One blank is enough for a gutter where the lines above and below have a wide one.
    """
    text = rows[i].text
    if _split(text, gutter) is not None:
        return False
    beside = text[gutter - 1 : gutter] == " " and 0 < i < len(rows) - 1
    return not (beside and all(_is_both(rows[k].text, gutter) for k in (i - 1, i + 1)))


def _stands_over_both(rows: Sequence[Row], i: int, page: range, gutter: int) -> bool:
    """Return whether a line between blank ones is set around the gutter without reaching over it."""
    if i - 1 not in page or i + 1 not in page or rows[i - 1].text or rows[i + 1].text:
        return False
    text = rows[i].text
    begins = len(text) - len(text.lstrip())
    return abs(begins + len(text) - 2 * gutter + 2) <= _PUSHED


def _parts(rows: Sequence[Row], i: int, page: range, gutter: int) -> bool:
    """Return whether the columns end at the blank row *i*, and others begin below.

    Two columns are blank at the same height by chance only, and for more than a line hardly ever, unless a title, which
    need not reach over the gutter, stands in the left one.
    """
    if i - 1 not in page or not rows[i - 1].text:
        return False
    below = next((k for k in range(i, page[-1] + 1) if rows[k].text[gutter - 2 :].strip()), None)
    if below is None or below - i < 2 or not _is_both(rows[below].text, gutter):
        return False
    title = [row.text for row in rows[i:below] if row.text]
    apart = not rows[below - 1].text or not _continues(title[-1], rows[below].text)
    return len(title) <= _TITLE and apart


def _split(text: str, gutter: int) -> int | None:
    """Return where the right column begins in *text*, or ``None`` where the text goes over the gutter."""
    if len(text) <= gutter or not text[gutter - 2 : gutter].strip():
        return gutter
    if not _BLANKS.search(text, gutter - _PUSHED - 2, gutter + _PUSHED):
        return None
    near = [m.end() for m in _GAP.finditer(text) if abs(m.end() - gutter) <= _PUSHED]
    return min(near, key=lambda end: abs(end - gutter), default=None)


def _is_both(text: str, gutter: int) -> bool:
    """Return whether *text* has words on both sides of the gutter."""
    at = _split(text, gutter)
    return at is not None and bool(text[:at].strip()) and bool(text[at:].strip())


def _flows(rows: Sequence[Row], band: _Band) -> bool:
    """Return whether the right column has an edge, and the text on both sides is running text, as the cells of a table
    are not.
    """
    if not _has_edge(rows, band):
        return False
    parts = _parts_of(rows, band)
    return _is_running([text[:at] for text, at in parts]) and _is_running([text[at:] for text, at in parts])


def _has_edge(rows: Sequence[Row], band: _Band, pushed: int = 0) -> bool:
    """Return whether the right column begins at the gutter, in most lines no more than *pushed* characters off."""
    begins = [at + len(text[at:]) - len(text[at:].lstrip()) for text, at in _parts_of(rows, band) if text[at:]]
    return sum(abs(place - band.gutter) <= pushed for place in begins) >= _EDGED * len(begins)


def _parts_of(rows: Sequence[Row], band: _Band) -> list[tuple[str, int]]:
    """Return the rows of a band, each with where its right column begins."""
    return [(row.text, _split(row.text, band.gutter) or band.gutter) for row in rows[band.first : band.last + 1]]


def _is_running(texts: Iterable[str]) -> bool:
    lines = [text.strip() for text in texts]
    full = [line for line in lines if line]
    lengths = sorted(map(len, full))
    pairs = [(before, after) for before, after in pairwise(lines) if before and after]
    if len(pairs) < _AGREED or mean(len(line.split()) for line in full) < _WORDS:
        return False
    if lengths[len(lengths) // 2] < _FILLED * lengths[int(0.9 * (len(lengths) - 1))]:
        return False
    return sum(_continues(before, after) for before, after in pairs) >= _GOING_ON * len(pairs)


def _halves(row: Row, gutter: int, source: Source) -> tuple[Row, Row]:
    """Return the parts of *row* on either side of the gutter, each with its place in the raw line."""
    at = _split(row.text, gutter)
    at = gutter if at is None else at
    left, right = row.text[:at].rstrip(), row.text[at:]
    if not right.strip():
        return row._replace(text=left), row._replace(text="")
    raw = source.lines[row.line - 1].text[row.column - 1 : None if row.end_column is None else row.end_column - 1]
    begins = _raw_place(raw, left, right)
    if not left.strip():
        return row._replace(text=""), row._replace(text=right, column=row.column + begins)
    ends = row.column + len(raw[:begins].rstrip())
    return row._replace(text=left, end_column=ends), row._replace(text=right, column=row.column + begins)


def _raw_place(raw: str, left: str, right: str) -> int:
    """Return where the words of *right* begin in the raw line; repair of characters may have changed its length."""
    words = [m.start() for m in _RAW_WORD.finditer(raw) if m[0].strip(_INVISIBLE)]
    before, after = len(left.split()), len(right.split())
    return words[before] if len(words) == before + after else max(0, len(raw.rstrip()) - len(right.strip()))


def _without_last_blanks(rows: Sequence[Row]) -> Sequence[Row]:
    end = next((i + 1 for i in range(len(rows) - 1, -1, -1) if rows[i].text), 0)
    return rows[:end]


def _goes_on(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether the first line of the right column goes on with a sentence that the left one did not end."""
    last = next((row.text for row in reversed(left) if row.text), ".")
    return bool(right[0].text) and not ends_sentence(last)


def _column(rows: Sequence[Row], others: Sequence[Row]) -> tuple[Row, ...]:
    """Return the *rows* of a column without the blanks that only the height of the *others* made, and without the
    indent that its lines commonly have.
    """
    indents = Counter(row.indent for row in rows if row.text)
    edge = indents.most_common(1)[0][0] if indents else 0
    own = (row for i, row in enumerate(rows) if not _is_made_by(rows, others, i))
    return tuple(row._replace(text=row.text[min(edge, row.indent) :]) if edge and row.text else row for row in own)


def _is_made_by(rows: Sequence[Row], others: Sequence[Row], i: int) -> bool:
    """Return whether row *i* of a column is blank only because a line of the other one stands at that height.

    The sentence goes on below it, or the lines of the two columns stand at half heights of each other.
    """
    if rows[i].text or not others[i].text or not 0 < i < len(rows) - 1:
        return False
    above, below = rows[i - 1].text, rows[i + 1].text
    if not above or not below:
        return False
    return _continues(above, below) or not (others[i - 1].text or others[i + 1].text)


def _continues(before: str, after: str) -> bool:
    """Return whether *after* goes on in small letters with a sentence that *before* did not end."""
    return starts_lower(after) and not ends_sentence(before)


def _decision(row: Row) -> Decision:
    return Decision(
        "columns",
        Action.MOVED,
        row.line,
        row.line,
        "this part of the line stands in another column, which is read after the one on its left",
        column=row.column,
        end_column=row.end_column,
        before=row.text.strip(),
        confidence=0.9,
    )
