"""Lines that stay lines: verse, addresses, signatures of several lines, title pages.

In wrapped prose the first word of a line would not have fitted on the line before. Where it mostly would have,
somebody broke the lines on purpose, and every break is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from converter.draft import Chunk, Draft, Form, Row
from converter.lineation import ends_early, is_meant
from converter.model import Block, Decision, Quotation, Run, Span, Verse
from converter.options import Options
from converter.text import SENTENCE_END, starts_lower

_FEWEST = 3
"""Lines of the shortest verse that is looked for in the midst of prose."""
_MOST_ENDED = 0.6
"""Share of lines of verse that end a sentence, at most."""
_MOST_GOING_ON = 0.25
"""Share of lines of verse that begin with a small letter, at most."""
_FULL_STOP = re.compile(r"""[.!?…]["'”’»›)\]]*$""")


def keep(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with chunks of meant lines turned into verse; no word changes, so nothing is decided."""
    blocks: list[Block | Chunk] = []
    on_purpose = draft.source.markup == "rich" and _breaks_are_meant(draft.blocks)
    for block in draft.blocks:
        if not isinstance(block, Chunk):
            blocks.append(block)
            continue
        parts = [_verse(block.rows)] if on_purpose and len(block.rows) > 1 else _parted(block, draft.form)
        first, *others = _wrapped(block, parts)
        if block.after_page and blocks and (whole := _whole(blocks[-1], first)):
            blocks[-1:] = [whole, *others]
        else:
            blocks += [first, *others]
    return replace(draft, blocks=tuple(blocks)), ()


def _breaks_are_meant(blocks: Sequence[Block | Chunk]) -> bool:
    """Return whether line breaks inside the paragraphs of a formatted document are the author's: wrapped lines, which
    some programs write as breaks, mostly go on in small letters.
    """
    inner = (pair for block in blocks if isinstance(block, Chunk) for pair in pairwise(block.rows))
    after = [row for before, row in inner if before.wraps is None]
    return len(after) >= _FEWEST and sum(starts_lower(row.text) for row in after) <= _MOST_GOING_ON * len(after)


def _whole(before: Block | Chunk, after: Block | Chunk) -> Verse | None:
    """Return the verse that a page's end cut in mid-sentence, or ``None``."""
    if not isinstance(before, Verse) or not isinstance(after, Verse):
        return None
    last = "".join(run.text for run in before.lines[-1])
    return None if SENTENCE_END.search(last) else Verse(before.lines + after.lines, span=_over(before.span, after.span))


def _over(first: Span, last: Span) -> Span:
    return Span(min(first.first, last.first), max(first.last, last.last))


def _wrapped(chunk: Chunk, parts: Sequence[Block | Chunk]) -> Sequence[Block | Chunk]:
    """Return the verse of a quoted chunk as a quotation."""
    if not chunk.quoted:
        return parts
    return [part if isinstance(part, Chunk) else Quotation((part,), part.span) for part in parts]


def _parted(chunk: Chunk, form: Form) -> Sequence[Block | Chunk]:
    """Return the chunk as verse, as it is, or (where no blank lines part paragraphs) divided into both."""
    if form.separated or not form.width:
        return [_verse(chunk.rows)] if is_meant(chunk.rows, form) else [chunk]
    found: list[Block | Chunk] = []
    for rows, meant in _stretches(chunk.rows, form):
        first = rows[0] is chunk.rows[0]
        part = Chunk(rows, chunk.after_page and first, chunk.gap if first else 0)
        found.append(_verse(rows) if meant else part)
    return found


def _stretches(rows: Sequence[Row], form: Form) -> list[tuple[tuple[Row, ...], bool]]:
    """Return *rows* divided into verse and the rest.

    The last line of a paragraph ends early as well, and so the line before the first early end, which the first of a
    run may go on from, and the line after the last one, which may begin a paragraph, are no verse by themselves.
    """
    early = [ends_early(row, following, form) for row, following in pairwise(rows)]
    kinds = [False] * len(rows)
    for first, last in _runs(early):
        inner = range(first + (first > 0), last + (last + 1 == len(rows)))
        lines = [rows[i] for i in inner]
        if len(lines) >= _FEWEST and not _are_sentences(lines) and is_meant(lines, form):
            kinds[inner[0] : inner[-1] + 1] = [True] * len(inner)
    _fill(kinds, rows)
    groups = [(kind, list(group)) for kind, group in groupby(range(len(rows)), key=kinds.__getitem__)]
    return [(tuple(rows[i] for i in group), kind) for kind, group in groups]


def _runs(early: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of every run of rows parted by early ends."""
    at = 0
    for is_early, group in groupby(early):
        length = len(list(group))
        if is_early:
            yield at, at + length
        at += length


def _are_sentences(rows: Sequence[Row]) -> bool:
    """Return whether most lines end a sentence: each is a paragraph then."""
    return sum(bool(_FULL_STOP.search(row.text)) for row in rows) > _MOST_ENDED * len(rows)


def _fill(kinds: list[bool], rows: Sequence[Row]) -> None:
    """Make verse, in place, of lines beside verse that fill the width, and all begin as lines of verse do.

    Of lines of prose hardly three in a row begin with a capital; one or two may.
    """
    at = 0
    for is_verse, length in [(kind, len(list(group))) for kind, group in groupby(kinds)]:
        lines = rows[at : at + length]
        beside = (at > 0) + (at + length < len(rows))
        enough = length <= beside or (beside and length >= _FEWEST and not _are_sentences(lines))
        if not is_verse and enough and not any(starts_lower(row.text) for row in lines):
            kinds[at : at + length] = [True] * length
        at += length


def _verse(rows: Sequence[Row]) -> Verse:
    edge = min(row.indent for row in rows)
    lines = tuple(_line(row, edge) for row in rows)
    return Verse(lines, span=Span(rows[0].line, rows[-1].line))


def _line(row: Row, edge: int) -> tuple[Run, ...]:
    """Return the line with the indent it has beyond the others kept as no-break spaces."""
    text = row.text.strip()
    indent = min(40, row.indent - edge)
    return (Run("\u00a0" * indent + " ".join(text.split(" "))),)
