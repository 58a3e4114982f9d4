"""Lone numbers that count the stanzas of a poem: part of the poem, and no headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from converter.draft import Row
from converter.heading.groups import Group
from converter.heading.styles import text_below
from converter.lineation import begins_with_capital

_FEWEST = 3
"""Stanzas that are counted, at least."""
_SHORTEST, _LONGEST = 2, 12
"""Lines of a stanza; a sonnet, which has more, is a poem of its own."""
_CAPITALS = 0.8
"""Share of its lines that begin with a capital, at least: of the lines of a paragraph few do."""
_MOSTLY = 0.8
"""Share of the numbers in a row under which one stanza stands and nothing else, at least."""


def stanza_numbers(rows: Sequence[Row], chosen: Sequence[Group], listed: Sequence[int]) -> set[int]:
    """Return the first rows of those *chosen* that count stanzas: numbers that rise by one, with nothing between them
    but a stanza each; behind the last of them anything may stand. *listed* are the first rows of the headings that
    printed contents name.
    """
    firsts = sorted({*listed, *(group.first for group in chosen), len(rows)})
    following = dict(pairwise(firsts))
    found: set[int] = set()
    for run in _counting(chosen, following):
        single = [_is_stanza(rows, group.last + 1, following[group.first]) for group in run[:-1]]
        if len(run) >= _FEWEST and sum(single) >= _MOSTLY * len(single):
            found.update(group.first for group in run)
    return found


def _counting(chosen: Sequence[Group], following: dict[int, int]) -> Iterator[list[Group]]:
    """Yield the lone numbers that count up from one, without any other heading between them."""
    run: list[Group] = []
    for group in sorted(chosen, key=lambda group: group.first):
        lone = group.numbering_only and group.numbering in ("roman", "arabic")
        if lone and run and group.number == len(run) + 1 and following[run[-1].first] == group.first:
            run.append(group)
            continue
        yield run
        run = [group] if lone and group.number == 1 else []
    yield run


def _is_stanza(rows: Sequence[Row], first: int, end: int) -> bool:
    """Return whether one stanza and nothing else stands in the rows from *first* to *end*, exclusive."""
    start = text_below(rows, first - 1)
    lines = [*takewhile(lambda row: row.text, rows[start:end])] if start >= 0 else []
    alone = not any(row.text for row in rows[start + len(lines) : end])
    capitals = sum(begins_with_capital(row.text) for row in lines)
    return alone and _SHORTEST <= len(lines) <= _LONGEST and capitals >= _CAPITALS * len(lines)
