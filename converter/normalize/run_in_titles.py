"""Titles that run into their paragraph: “TITLE.—Text”, “*Title.* Text”.

Where the printed contents name one, it is a title, and gets a line of its own; the dash that parted it goes. Otherwise
a place, a speaker or a term may stand there as well: the words stay, and such a family is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converter.draft import Draft, Row
from converter.model import Action, Decision, Severity, Status
from converter.options import Options
from converter.text import fold, is_capitals, words

_CAPITALS = re.compile(r"\s*(?P<title>[^\W\d_][^.!?:*—–]{2,78})(?P<end>[.:!?]?)(?P<dash>\s*(?:[—–]|--)\s*)(?=[^\s—–-])")
_MARKED = re.compile(
    r"\s*(?P<marks>\*\*|\*|_)(?P<title>[^\W\d_][^*_]{2,78}?)(?P<end>[.:!?]?)(?P=marks)(?P<late>[.:]?)"
    r"(?P<dash>\s*(?:[—–]|--)\s*|\s+)(?=[^\s—–-])"
)
_SIGN = re.compile(r"[*_—–]|--")
"""What a line has that begins with a title, and few others."""
_DASH = re.compile(r"[—–]|--")
_FEWEST = 3
"""Paragraphs that begin so from which it is a habit."""
_DISTINCT = 0.8
"""Share of their beginnings that must differ: speakers come again."""
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class _RunIn:
    """The beginning of a paragraph that may be its title."""

    index: int
    """Index of its row."""
    title: str
    """The title with the sign that ends it."""
    marks: str
    """Signs of emphasis around it."""
    start: int
    """Where it ends in the text of the row."""
    stop: int
    """Where the text begins in the text of the row."""


def part(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the run-in titles that the printed contents name in rows of their own; others are told."""
    found = list(_run_in(draft.rows))
    if not found:
        return draft, ()
    named = {fold(entry.title) for entry in draft.entries} - {fold(row.text) for row in draft.rows if row.text}
    sure = {each.index: each for each in found if fold(each.title) in named}
    rows: list[Row] = []
    decisions: list[Decision] = []
    for index, row in enumerate(draft.rows):
        parted = _parted(draft, row, sure[index]) if index in sure else None
        if parted is None:
            rows.append(row)
        else:
            rows += parted[0]
            decisions.append(parted[1])
    return replace(draft, rows=tuple(rows)), (*decisions, *_told(draft.rows, [e for e in found if e.index not in sure]))


def _run_in(rows: Sequence[Row]) -> Iterator[_RunIn]:
    """Yield what may be a title run into its paragraph: in capitals before a dash, or emphasised before plain text."""
    for index, row in enumerate(rows):
        above = rows[index - 1] if index else None
        begins = above is None or above.blank or (row.text[:1].isspace() and row.indent > above.indent)
        if not begins or not _SIGN.search(row.text) or row.bold or row.hashes:
            continue
        m = _MARKED.match(row.text) or _CAPITALS.match(row.text)
        if m is None or len(words(m["title"])) > _MOST_WORDS or any(c.isdigit() for c in m["title"]):
            continue
        marks = m.groupdict().get("marks") or ""
        late = m.groupdict().get("late") or ""
        ended = m["end"] or late or _DASH.search(m["dash"])
        if ended if marks else is_capitals(m["title"]):
            yield _RunIn(index, m["title"] + m["end"] + late, marks, m.start("dash"), m.end("dash"))


def _parted(draft: Draft, row: Row, found: _RunIn) -> tuple[list[Row], Decision] | None:
    """Return the row in two with a blank one between, and the decision; ``None`` where the raw line reads otherwise."""
    raw = draft.source.lines[row.line - 1].text
    at = raw.find(row.text.strip(), row.column - 1) - row.indent
    if at < -row.indent:
        return None
    end, start = at + found.start + 1, at + found.stop + 1
    title = row._replace(text=found.title, bold="**" in found.marks, end_column=end, wraps=False)
    rest = row._replace(text=row.text[found.stop :], column=start)
    dash = bool(_DASH.search(row.text[found.start : found.stop]))
    return [title, Row("", row.line), rest], Decision(
        "run-in-title",
        Action.REMOVED if dash else Action.MARKED,
        row.line,
        row.line,
        "a title that ran into its paragraph got a line of its own, as the printed contents name it",
        column=end if dash else at + 1,
        end_column=start,
        before=row.text[: found.stop].strip(),
        after=found.title,
        confidence=0.9,
    )


def _told(rows: Sequence[Row], found: Sequence[_RunIn]) -> Iterator[Decision]:
    """Yield one decision for each way in which several paragraphs begin with what may be their titles."""
    for marks in sorted({each.marks for each in found}):
        family = [each for each in found if each.marks == marks]
        if len(family) >= _FEWEST and len({fold(each.title) for each in family}) >= _DISTINCT * len(family):
            row = rows[family[0].index]
            yield Decision(
                "run-in-title",
                Action.REPORTED,
                row.line,
                row.line,
                f"{len(family)} paragraphs begin with words that may be titles; they were left in them",
                before=row.text[: family[0].stop].strip(),
                evidence=(("paragraphs", len(family)),),
                confidence=0.4,
                severity=Severity.INFO,
                status=Status.REVIEW,
                hint="put them in lines of their own, with # before them, if they are titles",
            )
