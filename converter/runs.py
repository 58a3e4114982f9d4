"""The runs of a block, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from converter.draft import Chunk
from converter.model import Block, Heading, ListBlock, Note, Paragraph, Quotation, Run, Span, Table, Verse

Change = Callable[[tuple[Run, ...], Span], tuple[Run, ...]]
"""Returns what becomes of the runs of one line or cell that stood in the span: themselves, mostly."""


def with_runs(block: Block | Chunk, change: Change) -> Block:
    """Return *block* with *change* applied to all runs in it, in reading order."""
    match block:
        case Heading() | Paragraph():
            runs = change(block.runs, block.span)
            return block if runs is block.runs else replace(block, runs=runs)
        case Verse():
            spans = _spans_of_lines(block)
            return replace(block, lines=tuple(map(change, block.lines, spans)))
        case Quotation() | Note():
            return replace(block, blocks=tuple(with_runs(inner, change) for inner in block.blocks))
        case ListBlock():
            return replace(block, items=tuple(tuple(with_runs(b, change) for b in item) for item in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(change(cell, block.span) for cell in row) for row in block.rows))
        case Chunk():
            raise TypeError("every chunk must have become a block before its runs are read")
        case _:
            return block


def _spans_of_lines(block: Verse) -> list[Span]:
    """Return where each line of *block* stood: in a line of its own where the block has as many as the raw text, else
    somewhere in the block.
    """
    first, last = block.span.first, block.span.last
    if last - first + 1 != len(block.lines):
        return [block.span] * len(block.lines)
    return [Span(line, line) for line in range(first, last + 1)]
