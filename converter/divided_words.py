"""A word that a line's end divides: joined, or its hyphen kept, with a decision that says where it stood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from converter.draft import Row
from converter.model import Action, Decision, Severity, Source, Status

SOFT_END = "‐"
"""U+2010 at a line's end: extraction from a PDF writes the hyphen of hyphenation so; a real one comes as "-"."""
_LAST_HYPHEN = re.compile(r"[-‐][^\w-]*$")
_FIRST_LETTER = re.compile(r"[^\W_]")


def judged(
    text: str,
    following: str,
    parts: tuple[re.Match[str], re.Match[str]],
    rows: tuple[Row, Row],
    joins: Callable[[str, str], bool | None],
    source: Source,
    decisions: list[Decision],
) -> str:
    """Return *text* and *following* joined with or without the hyphen between them, and add to *decisions*.

    *parts* are the two parts of the word and *rows* the two rows they stand in; *joins* says whether they are one word,
    or that the document does not tell.
    """
    left, right = parts[0][1], parts[1][0]
    span = _divided(rows, (left, right), source)
    is_one = None if span is None else True if parts[0][2] == SOFT_END else joins(left, right)
    if is_one is None:
        doubt = _hyphen(rows, left, right, span)
        decisions.append(_upper(doubt, rows, left) if _are_pieces(rows) else doubt)
        return text + following
    if not is_one:
        return text + following
    made = _hyphen(rows, left, right, span, joined=True)
    decisions += _in_two(made, rows, right, following, source) if _are_pieces(rows) else [made]
    return text[:-1] + following


def _divided(rows: tuple[Row, Row], parts: tuple[str, str], source: Source) -> tuple[int, int, bool] | None:
    """Return the columns at which a divided word begins and ends in the raw lines, and whether they show its letters.

    Where the raw lines write them in another way (decomposed, with soft hyphens), it is the hyphen alone up to the rest
    of the word; ``None`` when no hyphen ends the raw line.
    """
    upper, lower = (source.lines[row.line - 1].text for row in rows)
    hyphen = _LAST_HYPHEN.search(upper[: (rows[0].end_column or len(upper) + 1) - 1])
    rest = _FIRST_LETTER.search(lower, rows[1].column - 1)
    if not hyphen or not rest:
        return None
    (left, right), at, start = parts, hyphen.start(), rest.start()
    if upper[:at].endswith(left) and lower[start:].startswith(right):
        return at - len(left) + 1, start + len(right) + 1, True
    return None if _are_pieces(rows) else (at + 1, start + 1, False)


def _are_pieces(rows: tuple[Row, Row]) -> bool:
    """Return whether a row is only a part of its line, so that other text may stand between the two in the source."""
    return any(row.column > 1 or row.end_column is not None for row in rows)


def _in_two(joined: Decision, rows: tuple[Row, Row], right: str, following: str, source: Source) -> list[Decision]:
    """Return the decision that joined a word as two, one for each part, which leave alone what stands between.

    The first takes over all that stands at the second part without a space (``house's``): left where it was, an end of
    the word would be a word of its own.
    """
    start = (joined.end_column or 1) - len(right)
    word = following.partition(" ")[0]
    if not source.lines[rows[1].line - 1].text.startswith(word, start - 1):
        word = right
    left = joined.after.removesuffix(right)
    upper = replace(_upper(joined, rows, left), after=left + word)
    lower = replace(joined, line=rows[1].line, column=start, end_column=start + len(word), before=word, after="")
    return [upper, lower]


def _upper(decision: Decision, rows: tuple[Row, Row], left: str) -> Decision:
    """Return what *decision* says of the first part of a word alone: its other part may stand above it, in a column."""
    return replace(decision, end_line=rows[0].line, end_column=decision.column + len(left) + 1, before=f"{left}-")


def _hyphen(
    rows: tuple[Row, Row], left: str, right: str, span: tuple[int, int, bool] | None, joined: bool = False
) -> Decision:
    column, end_column, whole = span or (1, None, True)
    return Decision(
        "hyphen-joined" if joined else "hyphen-doubtful",
        Action.CHANGED if joined else Action.REPORTED,
        rows[0].line,
        rows[1].line,
        "a word divided at a line's end was joined"
        if joined
        else "the hyphen at this line's end may belong to the word; it was kept",
        column=column,
        end_column=end_column,
        before=f"{left}- {right}" if whole else "-",
        after="" if not whole else left + right if joined else f"{left}-{right}",
        confidence=0.95 if joined else 0.5,
        severity=Severity.INFO,
        status=Status.APPLIED if joined else Status.REVIEW,
    )
