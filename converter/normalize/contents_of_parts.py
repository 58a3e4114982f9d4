"""Printed contents of one part, under its title: lines that say again what the list of the whole says there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.draft import Draft, Row
from converter.model import Action, Decision
from converter.options import Options
from converter.text import fold
from converter.title_places import bare

_FEWEST = 3
"""Titles of such a list, at least."""
_LABEL = 20
"""Characters by which a line may be longer than the longest title, for its label and signs: nothing longer is read."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without the contents of parts, and a decision for each."""
    lists = list(_lists(draft)) if len(draft.entries) >= _FEWEST else []
    if not lists:
        return draft, ()
    gone = {i for own in lists for i in own}
    rows = tuple(row._replace(text="", bold=False) if i in gone else row for i, row in enumerate(draft.rows))
    return replace(draft, rows=rows), tuple(_decision([draft.rows[i] for i in own]) for own in lists)


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
        while run and last[said[run[0]]] <= run[-1]:
            run = run[1:]  # the title of the part itself
        if len(run) >= _FEWEST and all(last[said[i]] > run[-1] for i in run):
            yield run


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


def _decision(rows: Sequence[Row]) -> Decision:
    return Decision(
        "printed-contents",
        Action.REMOVED,
        rows[0].line,
        rows[-1].line,
        f"the contents of a part, {len(rows)} titles of the printed contents list, were taken out with it",
        column=rows[0].column,
        end_column=rows[-1].end_column,
        before="\n".join(row.text for row in rows),
        evidence=(("entries", len(rows)),),
        confidence=0.95,
    )
