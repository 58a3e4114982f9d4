"""Articles and passages that come twice, taken out or made a link where asked for; every word of it is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.draft import Chunk, Draft
from converter.model import (
    NOWHERE,
    Action,
    Block,
    Decision,
    Heading,
    Paragraph,
    Preformatted,
    Severity,
    Source,
    Span,
    Table,
)
from converter.options import Options
from converter.resemblance import SHINGLE, share_within, shingles, texts
from converter.text import fold, folded_words, words

_FEWEST = 12
"""Words of the shortest passage that is taken out."""
_OF_ITS_OWN = 0.5
"""Share of the runs of words of a paragraph, below which it is none of the article that its own repeats."""


def settle(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without what ``duplicates`` and ``repeats`` ask to leave out; by default it stays as it is."""
    gone: dict[int, str] = {}
    blocks = list(draft.blocks)
    covered = _cover(blocks) if options.duplicates != "keep" or options.repeats == "drop" else Counter()
    if options.duplicates != "keep":
        earlier = {b.id: b.duplicate_of for b in blocks if isinstance(b, Heading) and b.duplicate_of}
        spans = {b.id: (start, end) for start, end in _articles(blocks) if isinstance(b := blocks[start], Heading)}
        for start, end in _articles(blocks):
            heading = blocks[start]
            if isinstance(heading, Heading) and heading.duplicate_of and _alone(blocks[start:end], covered):
                if _says_more(blocks[start:end], blocks[slice(*spans[_first(heading.duplicate_of, earlier)])]):
                    continue
                first = _below(blocks, start, end) if options.duplicates == "link" else start
                gone |= dict.fromkeys(range(first, end), "twin-dropped")
                blocks[start] = _linked(heading, earlier)
    if options.repeats == "drop":
        for start, end in _articles(blocks):
            own = [i for i in _repeated(blocks, start, end) if _alone(blocks[i : i + 1], covered)]
            gone = {i: "repeat-dropped" for i in own if _ends_in_its_lines(blocks[i], draft.source)} | gone
    decisions = tuple(_decision(span, rule, draft.source) for i, rule in gone.items() if (span := _span(blocks[i])))
    return replace(draft, blocks=tuple(block for i, block in enumerate(blocks) if i not in gone)), decisions


def _articles(blocks: Sequence[Block | Chunk]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each article with its heading, of each part, and of what stands before the first."""
    starts = [i for i, block in enumerate(blocks) if i == 0 or (isinstance(block, Heading) and block.role)]
    yield from pairwise([*starts, len(blocks)])


def _span(block: Block | Chunk) -> Span | None:
    return None if isinstance(block, Chunk) or not block.span.first else block.span


def _cover(blocks: Sequence[Block | Chunk]) -> Counter[int]:
    """Return how many of the *blocks* take each line."""
    spans = (_span(block) for block in blocks)
    return Counter(line for span in spans if span for line in range(span.first, span.last + 1))


def _alone(own: Sequence[Block | Chunk], covered: Counter[int]) -> bool:
    """Return whether the lines of these blocks are theirs alone: columns may share lines with other text."""
    return None not in map(_span, own) and all(covered[line] == number for line, number in _cover(own).items())


def _says_more(later: Sequence[Block | Chunk], original: Sequence[Block | Chunk]) -> bool:
    """Return whether a paragraph of the *later* article of two has hardly anything of the *original* one, or a table or
    the like is none of it: that stands once, and must not go.
    """
    whole = [word for block in original for text, _ in texts(block) for word in folded_words(text)]
    known, said = {*shingles(whole)}, f" {' '.join(whole)} "
    own = [folded_words(text) for block in later for text, _ in texts(block)]
    long = ({*shingles(each)} for each in own if len(each) >= SHINGLE)
    short = (f" {' '.join(each)} " for each in own if 0 < len(each) < SHINGLE)
    return (
        any(share_within(each, known) < _OF_ITS_OWN for each in long)
        or any(each not in said for each in short)
        or not _displayed(later) <= _displayed(original)
    )


def _displayed(blocks: Sequence[Block | Chunk]) -> set[Block]:
    """Return the tables and the like among *blocks*, wherever they stand."""
    return {replace(block, span=NOWHERE) for block in blocks if isinstance(block, Table | Preformatted)}


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
    target = _first(heading.duplicate_of, earlier)
    runs = tuple(replace(run, href=f"#{target}") for run in heading.runs)
    return replace(heading, runs=runs, duplicate_of=target)


def _first(target: str, earlier: dict[str, str]) -> str:
    """Return the first article of those that the one called *target* repeats, by what each repeats."""
    while target in earlier:
        target = earlier[target]
    return target


def _repeated(blocks: Sequence[Block | Chunk], start: int, end: int) -> Iterator[int]:
    """Yield the paragraphs that another one of the article says as well: the shorter, of equal ones the later."""
    said = [
        (i, fold("".join(run.text for run in block.runs)))
        for i, block in enumerate(blocks[start:end], start)
        if isinstance(block, Paragraph) and not block.role
    ]
    runs = [shingles(text.split(" ")) for _, text in said]
    often = Counter(shingle for own in runs for shingle in own)
    for (i, text), own in zip(said, runs, strict=True):
        if text.count(" ") + 1 >= _FEWEST and all(often[shingle] > 1 for shingle in own):
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
