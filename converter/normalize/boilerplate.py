"""Boilerplate: licences, notes of the transcriber, rights, "continued on page": told, and left out where asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from converter.draft import Draft, Row
from converter.model import Action, Decision
from converter.options import Options
from converter.text import fold, words
from converter.vocabulary import CONTINUED, RIGHTS

_START = re.compile(r"\s*\*{3}\s*START\b[^*]{0,120}\*{3}$")
_END = re.compile(r"\s*\*{3}\s*END\b[^*]{0,120}\*{3}$")
_MOST_LINES = 3
"""Lines that such a mark may take."""
_TELLING = frozenset(max(phrase.split(), key=len) for phrase in RIGHTS | CONTINUED)
"""The longest word of each phrase."""
_MOST_WORDS = 9
"""Words of the longest line that sends the reader to another page."""
_MOST_ROWS = 15
"""Rows of the longest paragraph that is one notice of rights or of a transcriber."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the boilerplate in it, or without as ``boilerplate`` asks, and a decision for each."""
    found = sorted(set(_found(draft.rows)))
    if not found:
        return draft, ()
    dropped = options.boilerplate == "drop"
    rows = list(draft.rows)
    for first, last in found if dropped else ():
        rows[first : last + 1] = [row._replace(text="", bold=False, hashes=0) for row in rows[first : last + 1]]
    lines = tuple((draft.rows[first].line, draft.rows[last].line) for first, last in found)
    decisions = tuple(_decision(draft.rows[first : last + 1], dropped) for first, last in found)
    return replace(draft, rows=tuple(rows), boilerplate=lines), decisions


def _found(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of each stretch of boilerplate; they do not overlap."""
    first, last = _framed(rows)
    if first:
        yield _trimmed(rows, 0, first - 1)
    if last < len(rows):
        yield _trimmed(rows, last, len(rows) - 1)
    for run in _telling_runs(rows, first, last):
        if len(run) <= _MOST_ROWS:
            notice = _is_notice(" ".join(rows[i].text for i in run))
            yield from [(run[0], run[-1])] if notice else [(i, i) for i in run if _goes_on(rows[i].text)]


def _framed(rows: Sequence[Row]) -> tuple[int, int]:
    """Return the first row of what stands in a frame of marks and the row after it; all rows where there is none.

    The frame is the one around most rows, and hardly as many stand above it: one mark alone may stand in a text, and
    a licence under it may have marks of its own.
    """
    starts = [last + 1 for _, last in _marks(rows, _START)]
    ends = [first for first, _ in _marks(rows, _END)]
    frames = ((start, next((end for end in ends if end > start), start)) for start in starts)
    first, last = max(frames, key=lambda frame: frame[1] - frame[0], default=(0, 0))
    return (first, last) if last > 0 and first <= last - first else (0, len(rows))


def _marks(rows: Sequence[Row], mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of each *mark*, which may take several lines."""
    for i, row in enumerate(rows):
        if row.text.lstrip().startswith("***"):
            begun = accumulate((each.text for each in rows[i : i + _MOST_LINES]), lambda a, b: f"{a} {b}")
            if (number := next((k for k, text in enumerate(begun) if mark.match(text)), -1)) >= 0:
                yield i, i + number


def _trimmed(rows: Sequence[Row], first: int, last: int) -> tuple[int, int]:
    """Return the stretch without blank rows at its ends."""
    texts = [i for i in range(first, last + 1) if not rows[i].blank]
    return texts[0], texts[-1]


def _telling_runs(rows: Sequence[Row], first: int, last: int) -> Iterator[range]:
    """Yield the paragraphs between two rows in which a word tells that a phrase may stand there: quicker to see than
    the phrases.
    """
    text = "\n".join(row.text for row in rows[first:last]).casefold().replace("'", "").replace("’", "")
    letters = set(text)
    telling = [word for word in _TELLING if letters.issuperset(word)]
    i, end, before = first, first, 0
    for place in sorted(place for word in telling for place in _places(text, word)):
        i, before = i + text.count("\n", before, place), place
        if i >= end:
            start = next((k + 1 for k in range(i - 1, end - 1, -1) if rows[k].blank), end)
            end = next((k for k in range(i + 1, last) if rows[k].blank), last)
            yield range(start, end)


def _places(text: str, word: str) -> Iterator[int]:
    """Yield where *word* stands in *text*."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_notice(text: str) -> bool:
    folded = fold(text)
    return any(phrase in folded for phrase in RIGHTS)


def _goes_on(text: str) -> bool:
    """Return whether a line says nothing but on which page the text goes on, or from which it comes."""
    folded = fold(text)
    return folded.startswith(tuple(CONTINUED)) and len(words(text)) <= _MOST_WORDS


def _decision(rows: Sequence[Row], dropped: bool) -> Decision:
    first, last = rows[0], rows[-1]
    return Decision(
        "boilerplate",
        Action.REMOVED if dropped else Action.REPORTED,
        first.line,
        last.line,
        "this is boilerplate" + ("; it was left out, as the options ask" if dropped else ""),
        column=first.column,
        end_column=last.end_column,
        before="\n".join(row.text.strip() for row in rows)[: None if dropped else 120],
        confidence=0.8,
    )
