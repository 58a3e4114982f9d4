"""Names of parts inside a printed contents list: lines without page numbers between lists that were taken out."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from converter.draft import Draft, Entry, Row
from converter.model import Decision
from converter.options import Options
from converter.taken_out import decision
from converter.text import fold

_SURE = 0.9
"""Confidence of the decision."""
_LONGEST = 80
_MOST = 2
"""Lines between two entries; more are text."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without the lines between entries that the body says as well, and with them as entries."""
    found = _between(draft.rows, draft.entries) if draft.entries else {}
    if not found:
        return draft, ()
    entries = [*draft.entries]
    for at in sorted(found, reverse=True):
        entries[at:at] = [Entry(row.text.strip(), "", row.line, draft.entries[at].depth) for row in found[at]]
    gone = {id(row) for rows in found.values() for row in rows}
    kept = tuple(row._replace(text="", bold=False) if id(row) in gone else row for row in draft.rows)
    message = "the name of a part inside the printed contents list was taken out with it"
    decisions = tuple(decision(row, "printed-contents", message, _SURE) for at in sorted(found) for row in found[at])
    return replace(draft, rows=kept, entries=tuple(entries)), decisions


def _between(rows: Sequence[Row], entries: Sequence[Entry]) -> dict[int, list[Row]]:
    """Return the rows that stand before each entry and after the one before it, where they are names of parts."""
    lines = [entry.line for entry in entries]
    if lines != sorted(lines):
        return {}
    inside: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.text and lines[0] <= row.line < lines[-1]:
            inside[bisect(lines, row.line)].append(row)
    names = {at: own for at, own in inside.items() if len(own) <= _MOST and all(map(_is_short, own))}
    said = Counter(fold(row.text) for row in rows if row.text and _is_short(row)) if names else {}
    return {at: own for at, own in names.items() if all(said[fold(row.text)] > 1 for row in own)}


def _is_short(row: Row) -> bool:
    return len(row.text) <= _LONGEST
