"""Columns that an extraction wrote side by side, as the page shows them, are brought back into reading order.

Evidence: a gutter, that is blanks at the same place of many lines, with running text on either side of it. A line that
crosses it (a heading over the whole page) parts the columns above from those below. What cannot be told from a table
stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from converter.draft import Draft, Row
from converter.letter_widths import printed_width
from converter.model import Action, Decision, Source
from converter.normalize.columns.bands import bands_of
from converter.normalize.columns.gutters import continues, narrow_gaps, split
from converter.options import Options
from converter.text import ends_sentence

_EXACT = 0.9
"""Share of the lines of a right column that begin at the same place where all letters are as wide, at least."""
_FULL = 0.75
"""Share of the lines of a column from which the longer ones count as full."""
_RAW_WORD = re.compile(r"(?:\S|[\x1c-\x1f\x85])+")
"""A word as the source has it: control characters, of which some count as blanks, are repaired away inside it, or to a
sign.
"""
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\x1c\x1d\x1e\x1f"
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
    bands = bands_of(rows)
    if not bands:
        return rows
    found: list[Row] = []
    at = 0
    for band in bands:
        found += rows[at : band.first]
        own = rows[band.first : band.last + 1]
        measure = _measure(own, band.gutter)
        halves = [_halves(row, _right_begins(row.text, band.gutter, measure), source) for row in own]
        left, right = zip(*halves, strict=True)
        found += _without_last_blanks(_in_order(_column(left, right), source))
        if not _goes_on(left, right):
            found.append(Row("", rows[band.last].line, page_break=True))
        found += _in_order(_column(right, left), source)
        at = band.last + 1
    return (*found, *rows[at:])


def _measure(rows: Sequence[Row], gutter: int) -> float:
    """Return the width in print of full lines of the left column; 0 where the right one begins at the gutter exactly,
    as in lines of letters that all are as wide.
    """
    ends = ((row.text, split(row.text, gutter)) for row in rows)
    divided = [
        (text[:at].strip(), at + len(text[at:]) - len(text[at:].lstrip()))
        for text, at in ends
        if at is not None and text[at:].strip()
    ]
    exact = sum(begins == gutter for _, begins in divided) >= _EXACT * len(divided)
    widths = sorted(printed_width(left) for left, _ in divided if left)
    return widths[int(_FULL * len(widths))] if widths and not exact else 0.0


def _right_begins(text: str, gutter: int, measure: float) -> int:
    """Return where the right column begins in *text*: where one blank is all that parts the columns, behind as much as
    fills the left one, whose lines have the *measure* in print, or at the gutter if there is none.
    """
    at = split(text, gutter)
    if at is not None:
        return at
    places = narrow_gaps(text, gutter)
    return min(
        places, key=lambda at: abs(printed_width(text[:at]) - measure if measure else at - gutter), default=gutter
    )


def _halves(row: Row, at: int, source: Source) -> tuple[Row, Row]:
    """Return the parts of *row* before and from place *at*, where the right column begins, each with its place in the
    raw line.
    """
    left, right = row.text[:at].rstrip(), row.text[at:]
    raw = source.lines[row.line - 1].text[row.column - 1 : None if row.end_column is None else row.end_column - 1]
    if not right.strip():
        # Text of the other column may stand in the line between this one and the next one of its own.
        return row._replace(text=left, end_column=row.column + len(raw)), row._replace(text="")
    begins = _raw_place(raw, left, right)
    if not left.strip():
        return row._replace(text=""), row._replace(text=right, column=row.column + begins)
    ends = row.column + len(raw[:begins].rstrip())
    return row._replace(text=left, end_column=ends), row._replace(text=right, column=row.column + begins)


def _raw_place(raw: str, left: str, right: str) -> int:
    """Return where the words of *right* begin in the raw line: behind as many words as *left* has, or, where repair of
    characters has made them more or fewer, behind the letters of *left* or before those of *right*.
    """
    words = [m.start() for m in _RAW_WORD.finditer(raw) if m[0].strip(_INVISIBLE)]
    first, rest = len(left.split()), len(right.split())
    if len(words) == first + rest:
        return words[first]
    letters = [k for k, sign in enumerate(raw) if sign.isalnum()]
    said, before, after = ("".join(filter(str.isalnum, text)) for text in (raw, left, right))
    at = len(before) if said.startswith(before) else len(said) - len(after) if said.endswith(after) else len(said)
    return _word_begins(raw, letters[at]) if 0 <= at < len(said) else max(0, len(raw.rstrip()) - len(right.strip()))


def _word_begins(raw: str, letter: int) -> int:
    """Return where the word begins whose first letter is at place *letter*, with the signs before it."""
    signs = takewhile(lambda k: raw[k].isprintable() and not raw[k].isspace(), range(letter - 1, -1, -1))
    return min(signs, default=letter)


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
    return continues(above, below) or not (others[i - 1].text or others[i + 1].text)


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
