"""Lists that the format of the source tells: which paragraph begins an item, and how many lists it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.draft import Chunk
from converter.model import Block
from converter.normalize.lists.entries import Entry
from converter.text import begins_note, quoting


def gather(blocks: Sequence[Block | Chunk], at: int) -> tuple[list[Entry], int]:
    """Return the entries of the lists that begin with block *at*, and the index after them; an item alone is none."""
    entries: list[Entry] = []
    base = 0
    while at < len(blocks) and isinstance(chunk := blocks[at], Chunk):
        if not entries:
            base = quoting(chunk.rows[0].text)
        if entries and _is_note_between(blocks, at):
            entries.append(Entry(chunk.rows, entries[-1].depth, False))
        elif chunk.rows[0].depth and quoting(chunk.rows[0].text) >= base:
            entries += _parts(chunk)
        else:
            break
        at += 1
    while entries and not entries[-1].item and not entries[-1].rows[0].depth:
        at -= 1
        entries.pop()
    return (entries, at) if sum(entry.item for entry in entries) > 1 else ([], at)


def _is_note_between(blocks: Sequence[Block | Chunk], at: int) -> bool:
    """Return whether block *at* is a note that stands between paragraphs of lists."""
    chunk, following = blocks[at], next((b for b in blocks[at + 1 :] if not _is_note(b)), None)
    return _is_note(chunk) and isinstance(following, Chunk) and following.rows[0].depth > 0


def _is_note(block: Block | Chunk) -> bool:
    return isinstance(block, Chunk) and begins_note(block.rows[0].text) and not block.rows[0].depth


def _parts(chunk: Chunk) -> Iterator[Entry]:
    """Yield the entries of a chunk: an item begins where the format says so, other lines belong to the one above."""
    starts = [i for i, row in enumerate(chunk.rows) if i == 0 or row.item]
    for first, end in zip(starts, [*starts[1:], len(chunk.rows)], strict=True):
        yield Entry(chunk.rows[first:end], chunk.rows[first].depth, chunk.rows[first].item)
