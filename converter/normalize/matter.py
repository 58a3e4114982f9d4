"""What stands outside the articles, and articles without text: all is kept, and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Paragraph, Severity, Status
from converter.options import Options
from converter.text import fold

_SEVERAL = 2


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a report of front matter, back matter and empty articles."""
    blocks = draft.blocks
    heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    if not heads:
        return draft, ()
    return draft, (*_front(blocks[: heads[0]]), *_empty(blocks, heads), *_back(blocks, heads))


def _front(blocks: Sequence[Block | Chunk]) -> Iterator[Decision]:
    if blocks:
        yield _decision(
            "front-matter", blocks[0], blocks[-1], "this stands before the first heading; it was kept there"
        )


def _empty(blocks: Sequence[Block | Chunk], heads: Sequence[int]) -> Iterator[Decision]:
    """Yield a report for each article that no block stands under; a part has articles under it."""
    for i in heads:
        heading = blocks[i]
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if isinstance(heading, Heading) and heading.role == "article" and not any(run.href for run in heading.runs):
            deeper = isinstance(following, Heading) and following.level > heading.level
            if following is None or (isinstance(following, Heading) and not deeper):
                yield _decision("article-empty", heading, heading, "no text stands under this title", Severity.WARNING)


def _back(blocks: Sequence[Block | Chunk], heads: Sequence[int]) -> Iterator[Decision]:
    """Yield a report of what follows the line with which the last article ends, as the others end with such a line."""
    ends = Counter(fold(heading.source) for i in heads if isinstance(heading := blocks[i], Heading) and heading.source)
    rest = range(heads[-1] + 1, len(blocks) - 1)
    for i in rest:
        block = blocks[i]
        if isinstance(block, Paragraph) and ends[fold("".join(run.text for run in block.runs))] >= _SEVERAL:
            yield _decision("back-matter", blocks[i + 1], blocks[-1], "this follows the end of the last article")
            return


def _decision(
    rule: str, first: Block | Chunk, last: Block | Chunk, message: str, severity: Severity = Severity.INFO
) -> Decision:
    start, end = _lines(first)[0], _lines(last)[1]
    return Decision(
        rule,
        Action.REPORTED,
        start,
        max(start, end),
        message,
        confidence=0.9,
        severity=severity,
        status=Status.REVIEW if severity is Severity.WARNING else Status.APPLIED,
    )


def _lines(block: Block | Chunk) -> tuple[int, int]:
    if isinstance(block, Chunk):
        return block.rows[0].line, block.rows[-1].line
    return block.span.first, block.span.last
