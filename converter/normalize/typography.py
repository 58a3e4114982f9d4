"""Straight quotation marks, dashes of two hyphens, ellipses of three dots: set as print has them, where asked for.

Nothing of it is done by default. A mark is turned only where one reading is possible, and each is a decision.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from converter.draft import Draft, Row
from converter.model import Action, Decision
from converter.options import Options

_DASH = re.compile(r"(?<=[^\s-])--(?=[^\s>-]|$)|(?<=\s)--(?=\s)")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_QUOTE = re.compile(r"\"|(?<=[^\W\d_])'(?=[^\W\d_])")
_OPENS = re.compile(r"(?:^|[\s(\[—–-])\"(?=\S)")
_CLOSES = re.compile(r"\S\"(?=$|[\s)\].,;:!?—–-])")

_Turned = tuple[re.Match[str], str]
"""A mark of a row, and what it becomes."""


def set_marks(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the marks turned that the options ask for; ``quotes``, ``dashes``, ``ellipses``."""
    rows, decisions = list(draft.rows), list[Decision]()
    if options.quotes == "curly":
        opening, closing = _pair(rows)
        _turn(draft, rows, "quotes-set", _quotes(rows, opening, closing), decisions)
    if options.dashes == "set":
        _turn(draft, rows, "dashes-set", _all(rows, _DASH, "—"), decisions)
    if options.ellipses == "set":
        _turn(draft, rows, "ellipses-set", _all(rows, _ELLIPSIS, "…"), decisions)
    return replace(draft, rows=tuple(rows)), tuple(decisions)


def _turn(
    draft: Draft, rows: list[Row], rule: str, turned: Iterable[tuple[int, list[_Turned]]], decisions: list[Decision]
) -> None:
    """Turn marks of *rows* in place; a row whose raw line does not show the same marks is left alone."""
    for i, marks in turned:
        row = rows[i]
        raw = draft.source.lines[row.line - 1].text
        end = row.end_column - 1 if row.end_column else len(raw)
        places = [m for m in marks[0][0].re.finditer(raw, 0, end) if m.start() >= row.column - 1]
        known = list(marks[0][0].re.finditer(row.text))
        if len(places) != len(known):
            continue
        at = {m.start(): place for m, place in zip(known, places, strict=True)}
        text = row.text
        for m, after in reversed(marks):
            text = text[: m.start()] + after + text[m.end() :]
            decisions.append(_decision(rule, row.line, at[m.start()], after))
        rows[i] = row._replace(text=text)


def _all(rows: Sequence[Row], pattern: re.Pattern[str], after: str) -> Iterator[tuple[int, list[_Turned]]]:
    """Yield every row with words in which *pattern* is found, and its marks."""
    for i, row in enumerate(list(rows)):
        found = [(m, after) for m in pattern.finditer(row.text)] if re.search(r"[^\W_]", row.text) else []
        if found:
            yield i, found


def _pair(rows: Sequence[Row]) -> tuple[str, str]:
    """Return the marks that the document itself uses most, else those of English."""
    counts = Counter(c for row in rows if not row.text.isascii() for c in row.text if c in "“”«»„")
    if counts["„"] > max(counts["«"], counts["”"]):
        return "„", "“" if counts["“"] >= counts["”"] else "”"
    return ("«", "»") if counts["«"] > counts["“"] else ("“", "”")


def _quotes(rows: Sequence[Row], opening: str, closing: str) -> Iterator[tuple[int, list[_Turned]]]:
    """Yield the rows of each paragraph in which straight marks open and close by turns, as one look at them shows."""
    for blank, run in groupby(range(len(rows)), key=lambda i: rows[i].blank):
        own = [] if blank else list(run)
        kinds = [kind for i in own for kind in _kinds(rows[i].text)]
        in_turn = all(kind == "oc"[n % 2] for n, kind in enumerate(kinds))
        for i in own:
            found = _turned(rows[i].text, opening, closing, in_turn)
            if found:
                yield i, found


def _kinds(text: str) -> Iterator[str]:
    """Yield ``o`` for a mark that can only open, ``c`` for one that can only close, ``?`` for any other."""
    opens = {m.end() - 1 for m in _OPENS.finditer(text)}
    closes = {m.end() - 1 for m in _CLOSES.finditer(text)}
    for m in re.finditer('"', text):
        at = m.start()
        yield "?" if (at in opens) == (at in closes) else "o" if at in opens else "c"


def _turned(text: str, opening: str, closing: str, in_turn: bool) -> list[_Turned]:
    kinds = _kinds(text)
    curly = {"o": opening, "c": closing, "?": '"'}
    found = [(m, "’" if m[0] == "'" else curly[next(kinds)]) for m in _QUOTE.finditer(text)]
    return found if in_turn else [(m, after) for m, after in found if m[0] == "'"]


def _decision(rule: str, line: int, place: re.Match[str], after: str) -> Decision:
    return Decision(
        rule,
        Action.CHANGED,
        line,
        line,
        "a mark was set as print has it, as the options ask",
        column=place.start() + 1,
        end_column=place.end() + 1,
        before=place[0],
        after=after,
    )
