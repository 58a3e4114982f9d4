"""Notes: paragraphs that begin with a sign or number in brackets which the text before them calls."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from converter.draft import Chunk, Draft
from converter.model import (
    Action,
    Block,
    Decision,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quotation,
    Run,
    Severity,
    Verse,
)
from converter.options import Options

_LABEL = r"\[(?:\^[^\s\[\]^]{1,40}|\d{1,3}|[A-Za-z]|[*†‡]{1,3})\]"
_BODY = re.compile(rf"\s*(?P<label>{_LABEL}:?)\s+(?=\S)")
_CALL = re.compile(_LABEL)


@dataclass(frozen=True, slots=True)
class _Found:
    """A note that was found."""

    at: int
    """Its place among the texts."""
    label: str
    """Its label as printed, brackets included."""
    id: str
    """Its identifier."""
    line: int
    """Line of the source that it stands on."""


class _Waiting:
    """The notes that no call has reached yet, by label; calls come in the order of the text."""

    def __init__(self, notes: Sequence[_Found]) -> None:
        self.called: set[str] = set()
        """Ids of the notes that were called."""
        self._by_label: dict[str, deque[_Found]] = defaultdict(deque)
        for note in notes:
            self._by_label[_bare(note.label)].append(note)

    def next(self, label: str, at: int) -> _Found | None:
        """Return the nearest note with *label* after text *at* that is not called yet, or ``None``."""
        waiting = self._by_label.get(label)
        while waiting and (waiting[0].at <= at or waiting[0].id in self.called):
            waiting.popleft()
        return waiting[0] if waiting else None


def match(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with notes as such and every call linked to the nearest note after it that bears its label."""
    notes = list(_bodies(draft.blocks))
    if not notes:
        return draft, ()
    matcher = _Matcher(notes)
    blocks = tuple(matcher.matched(block) for block in draft.blocks)
    return replace(draft, blocks=blocks), tuple(_decisions(notes, matcher.waiting.called))


def _leaves(block: Block | Chunk, may_be: bool = True) -> Iterator[tuple[Block | Chunk, bool]]:
    """Yield the texts of *block* in order, each with whether it may be a note: nothing may within a quotation, and no
    paragraph with which the item of a list begins.
    """
    match block:
        case Quotation():
            for inner in block.blocks:
                yield from _leaves(inner, False)
        case ListBlock():
            for item in block.items:
                for at, inner in enumerate(item):
                    yield from _leaves(inner, may_be and (at > 0 or isinstance(inner, ListBlock)))
        case _:
            yield block, may_be


def _bodies(blocks: Sequence[Block | Chunk]) -> Iterator[_Found]:
    """Yield the notes: a paragraph with a label that was called since the last note of that label."""
    calls: set[str] = set()
    taken = {block.id for block in blocks if isinstance(block, Heading)}
    ids = (ident for number in count(1) if (ident := f"note-{number}") not in taken)
    for at, (leaf, may_be) in enumerate(chain.from_iterable(map(_leaves, blocks))):
        said = _text(leaf)
        m = _BODY.match(said) if may_be else None
        if m and isinstance(leaf, Paragraph) and _bare(m["label"]) in calls:
            calls.discard(_bare(m["label"]))
            yield _Found(at, m["label"], next(ids), leaf.span.first)
        else:
            calls.update(_bare(label) for label in _CALL.findall(said))


def _bare(label: str) -> str:
    return label.strip("[]^:")


def _text(block: Block | Chunk) -> str:
    match block:
        case Paragraph() | Heading():
            return "".join(run.text for run in block.runs)
        case Verse():
            return "\n".join("".join(run.text for run in line) for line in block.lines)
        case _:
            return ""


def _note(block: Paragraph, note: _Found) -> Note:
    m = _BODY.match(block.runs[0].text)
    rest = block.runs[0].text[m.end() if m else 0 :]
    body = replace(block, runs=(replace(block.runs[0], text=rest), *block.runs[1:]))
    return Note(note.id, note.label.replace("[^", "["), (body,), block.span)


class _Matcher:
    """Goes through all texts in order, makes notes of those that are and links their calls."""

    def __init__(self, notes: Sequence[_Found]) -> None:
        self.waiting = _Waiting(notes)
        """The notes, and which of them were called."""
        self._notes = {note.at: note for note in notes}
        self._places = count()

    def matched(self, block: Block | Chunk) -> Block | Chunk:
        """Return *block* with its notes and their calls."""
        match block:
            case Quotation():
                return replace(block, blocks=self._all(block.blocks))
            case ListBlock():
                return replace(block, items=tuple(map(self._all, block.items)))
            case _:
                return self._text(block, next(self._places))

    def _all(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        made = map(self.matched, blocks)
        return tuple(block for block in made if not isinstance(block, Chunk))

    def _text(self, block: Block | Chunk, at: int) -> Block | Chunk:
        match block:
            case Paragraph() if note := self._notes.get(at):
                return _note(block, note)
            case Paragraph() | Heading():
                return replace(block, runs=_called(block.runs, at, self.waiting))
            case Verse():
                return replace(block, lines=tuple(_called(line, at, self.waiting) for line in block.lines))
            case _:
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


def _decisions(notes: Sequence[_Found], called: set[str]) -> Iterator[Decision]:
    for note in notes:
        if note.id in called:
            message = "this paragraph is a note; its call links to it"
            yield Decision("note", Action.MARKED, note.line, note.line, message, before=note.label)
        else:
            yield Decision(
                "note-without-call",
                Action.REPORTED,
                note.line,
                note.line,
                "no text before this note calls it",
                before=note.label,
                severity=Severity.WARNING,
            )
