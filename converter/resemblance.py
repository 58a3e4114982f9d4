"""How alike texts are: the runs of words that they share ("shingles": A. Broder, On the resemblance and containment of
documents, 1997).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from itertools import islice

from converter.draft import Chunk
from converter.model import Block, ListBlock, Paragraph, Quotation, Verse

SHINGLE = 5
"""Words of a run."""


def shingles(said: Sequence[str]) -> array[int]:
    """Return the hash of each run of five of the words *said*, in order; none where there are fewer."""
    return array("q", map(hash, zip(*(islice(said, start, None) for start in range(SHINGLE)), strict=False)))


def share_within(own: Set[int], other: Set[int]) -> float:
    """Return the share of the shingles *own* that *other* has too, 1 where there are none."""
    return len(own & other) / len(own) if own else 1.0


def texts(block: Block | Chunk) -> Iterator[tuple[str, int]]:
    """Yield what a block of running text says, paragraph by paragraph or line by line, and the line of each."""
    match block:
        case Paragraph(role=""):
            yield "".join(run.text for run in block.runs), block.span.first
        case Verse(role=""):
            for number, line in enumerate(block.lines):
                yield "".join(run.text for run in line), block.span.first + number
        case Quotation():
            for inner in block.blocks:
                yield from texts(inner)
        case ListBlock():
            for item in block.items:
                for inner in item:
                    yield from texts(inner)
