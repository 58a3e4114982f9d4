"""Lines that stay lines: verse, addresses, signatures of several lines, title pages.

In wrapped prose the first word of a line would not have fitted on the line before. Where it mostly would have,
somebody broke the lines on purpose, and every break is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from converter.draft import Chunk, Draft, Form, Row
from converter.lineation import SHORT, is_meant
from converter.model import Block, Decision, Quotation, Run, Span, Verse
from converter.options import Options


def keep(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with chunks of meant lines turned into verse; no word changes, so nothing is decided."""
    blocks: list[Block | Chunk] = []
    for block in draft.blocks:
        blocks += _wrapped(block, _parted(block, draft.form)) if isinstance(block, Chunk) else [block]
    return replace(draft, blocks=tuple(blocks)), ()


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
    for rows, short in _stretches(chunk.rows, form):
        first = rows[0] is chunk.rows[0]
        part = Chunk(rows, chunk.after_page and first, chunk.gap if first else 0)
        found.append(_verse(rows) if short and len(rows) >= 3 and is_meant(rows, form) else part)
    return _rejoined(found)


def _stretches(rows: Sequence[Row], form: Form) -> list[tuple[tuple[Row, ...], bool]]:
    """Return runs of rows that are all short, or not."""
    found: list[tuple[tuple[Row, ...], bool]] = []
    for row in rows:
        short = row.extent - form.edge <= SHORT * form.width
        if found and found[-1][1] == short:
            found[-1] = ((*found[-1][0], row), short)
        else:
            found.append(((row,), short))
    return found


def _rejoined(parts: Sequence[Block | Chunk]) -> list[Block | Chunk]:
    """Return *parts* with neighbouring chunks made one again."""
    found: list[Block | Chunk] = []
    for part in parts:
        previous = found[-1] if found else None
        if isinstance(part, Chunk) and isinstance(previous, Chunk) and part.gap == 0:
            found[-1] = replace(previous, rows=previous.rows + part.rows)
        else:
            found.append(part)
    return found


def _verse(rows: Sequence[Row]) -> Verse:
    edge = min(row.indent for row in rows)
    lines = tuple(_line(row, edge) for row in rows)
    return Verse(lines, span=Span(rows[0].line, rows[-1].line))


def _line(row: Row, edge: int) -> tuple[Run, ...]:
    """Return the line with the indent it has beyond the others kept as no-break spaces."""
    text = row.text.strip()
    indent = min(40, row.indent - edge)
    return (Run("\u00a0" * indent + " ".join(text.split(" "))),)
