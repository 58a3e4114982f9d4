"""Numbers of lines, at the left or right of every line or of every fifth: taken out where they count the lines.

Evidence is the sequence alone: between two numbers there are just as many lines as they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converter.draft import Draft, Row
from converter.model import Action, Decision
from converter.options import Options
from converter.text import starts_lower

_LEFT = re.compile(r"\s*(?P<number>\d{1,4})(?:\s\s+|\t|\s)(?=\S)")
_RIGHT = re.compile(r"\s*\S.*?\S\s\s+(?P<number>\d{1,4})$")
_WIDE = re.compile(r"\s*\d+(?:\s\s|\t)")
"""A number at the left well apart from its line; at the right all are."""
_FEWEST = 8
"""Lines in a row that must be numbered one by one."""
_FEW, _FEWEST_CLOSE = 3, 6
"""Lines of every fifth or tenth that must be numbered, and how many where a blank parts the numbers from the text, as
it does an amount from what there is so much of.
"""
_GOING_ON = 0.25
"""Share of lines, numbered one by one, that must go on in small letters: items of a list do not."""
_LONG = 25
"""Characters that such lines must have on average."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure at a line's edge."""

    index: int
    """Index of its row."""
    ordinal: int
    """How many rows with text stand before it."""
    value: int
    """What it says."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without the numbers of its lines, and a decision for each."""
    rows = list(draft.rows)
    decisions: list[Decision] = []
    for pattern in (_LEFT, _RIGHT):
        for chain in _chains(_numbers(rows, pattern)):
            if _counts_lines(rows, chain, pattern):
                decisions += _taken_out(draft, rows, chain, pattern)
                if pattern is _LEFT and _step(chain) == 1:
                    _pull_left(rows, chain)
    return replace(draft, rows=tuple(rows)), tuple(decisions)


def _numbers(rows: Sequence[Row], pattern: re.Pattern[str]) -> list[_Number]:
    found: list[_Number] = []
    ordinal = 0
    for i, row in enumerate(rows):
        if row.text:
            ordinal += 1
            at = row.text.lstrip()[:1] if pattern is _LEFT else row.text[-1:]
            if at.isdigit() and (m := pattern.match(row.text)):
                found.append(_Number(i, ordinal, int(m["number"])))
    return found


def _chains(numbers: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Yield runs of numbers that rise as the lines between them do, by the same step."""
    chain: list[_Number] = []
    for number in numbers:
        if chain and _fits(chain, number):
            chain.append(number)
        elif not chain or number.ordinal - chain[-1].ordinal >= _step(chain):
            yield chain
            chain = [number]
    yield chain


def _step(chain: Sequence[_Number]) -> int:
    return chain[1].value - chain[0].value if len(chain) > 1 else 1


def _fits(chain: Sequence[_Number], number: _Number) -> bool:
    rise = number.value - chain[-1].value
    same = rise == number.ordinal - chain[-1].ordinal
    return same and rise in (1, 5, 10) and (len(chain) == 1 or rise == _step(chain))


def _counts_lines(rows: Sequence[Row], chain: Sequence[_Number], pattern: re.Pattern[str]) -> bool:
    step = _step(chain)
    if step > 1:
        apart = pattern is _RIGHT or all(_WIDE.match(rows[number.index].text) for number in chain)
        return len(chain) >= (_FEW if apart else _FEWEST_CLOSE) and chain[0].value % step == 0
    texts = [_without(rows[number.index].text, pattern).strip() for number in chain]
    going_on = sum(map(starts_lower, texts))
    return len(chain) >= _FEWEST and going_on >= _GOING_ON * len(chain) and sum(map(len, texts)) >= _LONG * len(chain)


def _without(text: str, pattern: re.Pattern[str]) -> str:
    """Return *text* with blanks for its number, so that the lines stay under one another."""
    m = pattern.match(text)
    if not m:
        return text
    start, end = m.span("number")
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}".rstrip()


def _pull_left(rows: list[Row], chain: Sequence[_Number]) -> None:
    """Take away, in place, the blanks that all lines of *chain* have before them now that their numbers are gone."""
    width = min((rows[number.index].indent for number in chain), default=0)
    for number in chain:
        rows[number.index] = rows[number.index]._replace(text=rows[number.index].text[width:])


def _taken_out(draft: Draft, rows: list[Row], chain: Sequence[_Number], pattern: re.Pattern[str]) -> Iterator[Decision]:
    for number in chain:
        row = rows[number.index]
        raw = draft.source.lines[row.line - 1].text
        m = pattern.match(raw.rstrip())
        if m and int(m["number"]) == number.value and row.column == 1 and row.end_column is None:
            rows[number.index] = row._replace(text=_without(row.text, pattern))
            yield Decision(
                "line-number",
                Action.REMOVED,
                row.line,
                row.line,
                "the number of a line was taken out",
                column=m.start("number") + 1,
                end_column=m.end("number") + 1,
                before=m["number"],
                evidence=(("numbers in sequence", len(chain)),),
                confidence=0.9,
            )
