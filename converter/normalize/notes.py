"""Notes: paragraphs that begin with a sign or number in brackets which the text before them calls."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Note, Paragraph, Quotation, Run, Severity, Verse
from converter.options import Options

_BODY = re.compile(r"\s*(?P<label>\[\^?(?:\d{1,3}|[A-Za-z]|[*†‡]{1,3})\]:?)\s+(?=\S)")
_CALL = re.compile(r"\[\^?(?:\d{1,3}|[A-Za-z]|[*†‡]{1,3})\]")


@dataclass(frozen=True, slots=True)
class _Found:
    """A note that was found."""

    at: int
    """Index of its block."""
    label: str
    """Its label as printed, brackets included."""
    id: str
    """Its identifier."""


class _Waiting:
    """The notes that no call has reached yet, by label; calls come in the order of the text."""

    def __init__(self, notes: Sequence[_Found]) -> None:
        self.called: set[str] = set()
        """Ids of the notes that were called."""
        self._by_label: dict[str, deque[_Found]] = defaultdict(deque)
        for note in notes:
            self._by_label[_bare(note.label)].append(note)

    def next(self, label: str, at: int) -> _Found | None:
        """Return the nearest note with *label* after block *at* that is not called yet, or ``None``."""
        waiting = self._by_label.get(label)
        while waiting and (waiting[0].at <= at or waiting[0].id in self.called):
            waiting.popleft()
        return waiting[0] if waiting else None


def match(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with notes as such and every call linked to the nearest note after it that bears its label."""
    notes = list(_bodies(draft.blocks))
    if not notes:
        return draft, ()
    blocks: list[Block | Chunk] = []
    waiting = _Waiting(notes)
    by_at = {note.at: note for note in notes}
    for at, block in enumerate(draft.blocks):
        if at in by_at and isinstance(block, Paragraph):
            blocks.append(_note(block, by_at[at]))
        else:
            blocks.append(_with_calls(block, at, waiting))
    return replace(draft, blocks=tuple(blocks)), tuple(_decisions(notes, waiting.called, draft.blocks))


def _bodies(blocks: Sequence[Block | Chunk]) -> Iterator[_Found]:
    """Yield the notes: a paragraph with a label that was called since the last note of that label."""
    calls: set[str] = set()
    taken = {block.id for block in blocks if isinstance(block, Heading)}
    ids = (ident for number in count(1) if (ident := f"note-{number}") not in taken)
    for at, block in enumerate(blocks):
        m = _BODY.match(block.runs[0].text) if isinstance(block, Paragraph) and block.runs else None
        if m and _bare(m["label"]) in calls:
            calls.discard(_bare(m["label"]))
            yield _Found(at, m["label"], next(ids))
        else:
            calls.update(_bare(label) for label in _CALL.findall(_text(block)))


def _bare(label: str) -> str:
    return label.strip("[]^:")


def _text(block: Block | Chunk) -> str:
    match block:
        case Paragraph() | Heading():
            return "".join(run.text for run in block.runs)
        case Verse():
            return "\n".join("".join(run.text for run in line) for line in block.lines)
        case Quotation():
            return "\n".join(_text(inner) for inner in block.blocks)
        case _:
            return ""


def _note(block: Paragraph, note: _Found) -> Note:
    m = _BODY.match(block.runs[0].text)
    rest = block.runs[0].text[m.end() if m else 0 :]
    body = replace(block, runs=(replace(block.runs[0], text=rest), *block.runs[1:]))
    return Note(note.id, note.label.replace("[^", "["), (body,), block.span)


def _with_calls(block: Block | Chunk, at: int, waiting: _Waiting) -> Block | Chunk:
    if isinstance(block, Paragraph | Heading):
        return replace(block, runs=_called(block.runs, at, waiting))
    if isinstance(block, Verse):
        return replace(block, lines=tuple(_called(line, at, waiting) for line in block.lines))
    if isinstance(block, Quotation):
        inner = tuple(_with_calls(b, at, waiting) for b in block.blocks)
        return replace(block, blocks=tuple(b for b in inner if not isinstance(b, Chunk)))
    return block


def _called(runs: Sequence[Run], at: int, waiting: _Waiting) -> tuple[Run, ...]:
    """Return *runs* divided at the calls whose note stands later and is not called yet."""
    found: list[Run] = []
    for run in runs:
        start = 0
        for m in _CALL.finditer("" if run.kind else run.text):  # what a picture shows calls no note
            note = waiting.next(_bare(m[0]), at)
            if note:
                waiting.called.add(note.id)
                label = m[0].replace("[^", "[")
                found += [
                    replace(run, text=run.text[start : m.start()]),
                    Run(label, run.marks, f"#{note.id}", "noteref"),
                ]
                start = m.end()
        found.append(replace(run, text=run.text[start:]))
    return tuple(run for run in found if run.text or run.kind)


def _decisions(notes: Sequence[_Found], called: set[str], blocks: Sequence[Block | Chunk]) -> Iterator[Decision]:
    for note in notes:
        block = blocks[note.at]
        line = block.span.first if isinstance(block, Paragraph) else 1
        if note.id in called:
            yield Decision(
                "note", Action.MARKED, line, line, "this paragraph is a note; its call links to it", before=note.label
            )
        else:
            yield Decision(
                "note-without-call",
                Action.REPORTED,
                line,
                line,
                "no text before this note calls it",
                before=note.label,
                severity=Severity.WARNING,
            )
