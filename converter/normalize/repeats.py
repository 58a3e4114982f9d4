"""Articles and passages that come twice, taken out or made a link where asked for; every word of it is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Paragraph, Severity, Source, Span
from converter.options import Options
from converter.text import fold, words

_FEWEST = 12
"""Words of the shortest passage that is taken out."""


def settle(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without what ``duplicates`` and ``repeats`` ask to leave out; by default it stays as it is."""
    gone: dict[int, str] = {}
    blocks = list(draft.blocks)
    if options.duplicates != "keep":
        earlier = {b.id: b.duplicate_of for b in blocks if isinstance(b, Heading) and b.duplicate_of}
        for start, end in _articles(blocks):
            heading = blocks[start]
            if isinstance(heading, Heading) and heading.duplicate_of and _alone(blocks, start, end):
                first = _below(blocks, start, end) if options.duplicates == "link" else start
                gone |= dict.fromkeys(range(first, end), "twin-dropped")
                blocks[start] = _linked(heading, earlier)
    if options.repeats == "drop":
        for start, end in _articles(blocks):
            own = [i for i in _repeated(blocks, start, end) if _alone(blocks, i, i + 1)]
            gone = {i: "repeat-dropped" for i in own if _ends_in_its_lines(blocks[i], draft.source)} | gone
    decisions = tuple(_decision(span, rule, draft.source) for i, rule in gone.items() if (span := _span(blocks[i])))
    return replace(draft, blocks=tuple(block for i, block in enumerate(blocks) if i not in gone)), decisions


def _articles(blocks: Sequence[Block | Chunk]) -> Iterator[tuple[int, int]]:
    starts = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.role]
    yield from pairwise([*starts, len(blocks)])


def _span(block: Block | Chunk) -> Span | None:
    return None if isinstance(block, Chunk) or not block.span.first else block.span


def _alone(blocks: Sequence[Block | Chunk], start: int, end: int) -> bool:
    """Return whether the lines of these blocks are theirs alone: columns may share lines with other text."""
    own = [_span(block) for block in blocks[start:end]]
    if None in own:
        return False
    counts: Counter[int] = Counter()
    lines = {line for span in own if span for line in range(span.first, span.last + 1)}
    for i, block in enumerate(blocks):
        span = _span(block)
        if span and not start <= i < end:
            counts.update(lines.intersection((span.first, span.last)))
            if span.last - span.first > 1 and any(span.first < line < span.last for line in (min(lines), max(lines))):
                return False
    return not counts


def _ends_in_its_lines(block: Block | Chunk, source: Source) -> bool:
    """Return whether the last line of a paragraph has its last word: the rest of an address that the end of the line
    cut came from the next one.
    """
    if not isinstance(block, Paragraph):
        return True
    said = words("".join(run.text for run in block.runs))
    return not said or said[-1] in words(source.lines[block.span.last - 1].text)


def _below(blocks: Sequence[Block | Chunk], start: int, end: int) -> int:
    """Return the first block that shares no line with the heading at *start*: a dateline may stand in its last one."""
    heading = _span(blocks[start])
    last = heading.last if heading else 0
    return next((i for i in range(start + 1, end) if (span := _span(blocks[i])) and span.first > last), end)


def _linked(heading: Heading, earlier: dict[str, str]) -> Heading:
    """Return the heading of an article left out, its words a link to the article that it repeats."""
    target = heading.duplicate_of
    while target in earlier:
        target = earlier[target]
    runs = tuple(replace(run, href=f"#{target}") for run in heading.runs)
    return replace(heading, runs=runs, duplicate_of=target)


def _repeated(blocks: Sequence[Block | Chunk], start: int, end: int) -> Iterator[int]:
    """Yield the paragraphs that another one of the article says as well: the shorter, of equal ones the later."""
    said = [
        (i, fold("".join(run.text for run in block.runs)))
        for i, block in enumerate(blocks[start:end], start)
        if isinstance(block, Paragraph) and not block.role
    ]
    for i, text in said:
        if text.count(" ") + 1 >= _FEWEST:
            whole = (
                f" {other} " for k, other in said if (k != i and len(other) > len(text)) or (k < i and other == text)
            )
            if any(f" {text} " in other for other in whole):
                yield i


def _decision(span: Span, rule: str, source: Source) -> Decision:
    what = (
        "a paragraph that its article says twice"
        if rule == "repeat-dropped"
        else "text of an article that stands twice"
    )
    return Decision(
        rule,
        Action.REMOVED,
        span.first,
        span.last,
        f"{what} was left out, as the options ask",
        before="\n".join(line.text for line in source.lines[span.first - 1 : span.last]),
        severity=Severity.WARNING,
    )
