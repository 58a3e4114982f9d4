"""Printed contents of one part, under its title: lines that say again what the list of the whole says there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.draft import Draft, Row
from converter.model import Decision
from converter.options import Options
from converter.taken_out import decision
from converter.text import fold
from converter.title_places import bare

_FEWEST = 3
"""Titles of such a list, at least."""
_SURE = 0.95
"""Confidence of the decision."""
_LABEL = 20
"""Characters by which a line may be longer than the longest title, for its label and signs: nothing longer is read."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without the contents of parts, and a decision for each line of them: other text may stand in
    another column beside it.
    """
    gone = {i for own in _lists(draft) for i in own} if len(draft.entries) >= _FEWEST else set()
    if not gone:
        return draft, ()
    rows = tuple(row._replace(text="", bold=False) if i in gone else row for i, row in enumerate(draft.rows))
    message = "this title in the contents of a part was taken out with the printed contents list"
    decisions = (decision(draft.rows[i], "printed-contents", message, _SURE) for i in sorted(gone))
    return replace(draft, rows=rows), tuple(decisions)


def _lists(draft: Draft) -> Iterator[list[int]]:
    """Yield the rows of each list: one after the other they say what entries in a row say, and all of it comes again
    below them.
    """
    places = {title: k for k, entry in enumerate(draft.entries) if (title := bare(fold(entry.title)))}
    longest = _LABEL + max(len(entry.title) for entry in draft.entries)
    said = {
        i: title
        for i, row in enumerate(draft.rows)
        if row.text and len(row.text.strip()) <= longest and (title := bare(fold(row.text))) in places
    }
    last = {title: i for i, title in said.items()}
    for run in _in_a_row(draft.rows, said, places):
        again = [last[said[i]] > run[-1] for i in run]
        begins = again.index(True) if any(again) else len(run)  # behind the title of the part itself
        if len(run) - begins >= _FEWEST and all(again[begins:]):
            yield run[begins:]


def _in_a_row(rows: Sequence[Row], said: dict[int, str], places: dict[str, int]) -> Iterator[list[int]]:
    """Yield the rows that say one entry after the other, with nothing but blank rows between them."""
    run: list[int] = []
    for i, row in enumerate(rows):
        if not row.text:
            continue
        if run and (i not in said or places[said[i]] != places[said[run[-1]]] + 1):
            yield run
            run = []
        if i in said:
            run.append(i)
    yield run
