"""Lists, within each other as deep as they are: the format of the source tells its items, or bullets, numbers that
count up one by one and indents do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, ListBlock, Quotation, Span
from converter.normalize.lists import told, typed
from converter.normalize.lists.entries import Entry, built
from converter.options import Options
from converter.text import quoting


def recognise(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with lists; "1986. A year" and a lone dash are none."""
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    at = 0
    while at < len(draft.blocks):
        entries, end = _gathered(draft.blocks, at, draft.source.markup)
        if entries:
            lists = built(entries)
            decisions += map(_decision, lists)
            blocks += _quoted(lists, quoting(entries[0].rows[0].text))
            at = end
        else:
            blocks.append(draft.blocks[at])
            at += 1
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _gathered(blocks: Sequence[Block | Chunk], at: int, markup: str) -> tuple[list[Entry], int]:
    """Return what stands in the lists that begin with block *at*, nothing where none does, and the index after it."""
    chunk = blocks[at]
    if not isinstance(chunk, Chunk):
        return [], at
    return told.gather(blocks, at) if chunk.rows[0].item else typed.gather(blocks, at, markup)


def _quoted(lists: Sequence[ListBlock], depth: int) -> Sequence[Block]:
    """Return *lists* in so many block quotations."""
    found: Sequence[Block] = lists
    for _ in range(depth):
        found = (Quotation(tuple(found), Span(lists[0].span.first, lists[-1].span.last)),)
    return found


def _decision(block: ListBlock) -> Decision:
    kind = "labelled" if not block.bulleted else "bulleted" if block.start is None else "numbered"
    depth = _depth(block)
    return Decision(
        "list",
        Action.MARKED,
        block.span.first,
        block.span.last,
        f"these lines are a {kind} list",
        evidence=(("items", sum(1 for _ in _items(block))), *((("levels", depth),) if depth > 1 else ())),
        confidence=0.9,
    )


def _items(block: ListBlock) -> Iterator[Sequence[Block]]:
    for item in block.items:
        yield item
        for inner in item:
            yield from _items(inner) if isinstance(inner, ListBlock) else ()


def _depth(block: ListBlock) -> int:
    return 1 + max((_depth(b) for item in block.items for b in item if isinstance(b, ListBlock)), default=0)
