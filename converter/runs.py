"""The runs of a block, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from converter.draft import Chunk
from converter.model import Block, Heading, ListBlock, Note, Paragraph, Quotation, Run, Span, Table, Verse

Change = Callable[[tuple[Run, ...], Span], tuple[Run, ...]]
"""Returns what becomes of the runs of one line or cell of the block that stood at the span: themselves, mostly."""


def with_runs(block: Block | Chunk, change: Change) -> Block:
    """Return *block* with *change* applied to all runs in it, in reading order."""
    match block:
        case Heading() | Paragraph():
            runs = change(block.runs, block.span)
            return block if runs is block.runs else replace(block, runs=runs)
        case Verse():
            return replace(block, lines=tuple(change(line, block.span) for line in block.lines))
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
