"""Running text: hard wraps and hyphens at line ends are undone, paragraphs cut by a page are joined.

Whatever no earlier pass has claimed is prose. Lines are joined as the document itself breaks them: its width, its
indents, its vocabulary (for the hyphen at a line's end) are the evidence.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from converter.divided_words import SOFT_END, judged
from converter.draft import Chunk, Draft, Row
from converter.model import (
    Block,
    Decision,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Run,
    Span,
)
from converter.options import Options
from converter.paragraph_ends import Endings
from converter.paragraphs import Passage, paragraphs_of
from converter.text import starts_lower

_HYPHENATED = re.compile(r"(?<![^\W_])([^\W_]+)([-‐])$")
_HYPHENATED_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DASH_END = re.compile(r"(?:--|—|–)$")
_BLANKS = re.compile(r"[ \t]+")
_FIRST_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 500


def unwrap(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with every chunk made paragraphs, and a decision for every hyphen that was judged."""
    vocabulary = _Vocabulary(draft)
    endings = _endings(draft)
    decisions: list[Decision] = []
    blocks: list[Block | Chunk] = []
    for group in _grouped(draft.blocks):
        if isinstance(group, tuple):
            for paragraph in paragraphs_of(group, draft.form, endings):
                blocks.append(_quoted(paragraph.quoted, _paragraph(paragraph, vocabulary, draft, decisions)))
        elif isinstance(group, Heading) and len(group.runs) > 1:
            blocks.append(_undivided(group, vocabulary, draft, decisions))
        else:
            blocks.append(_whole(group, vocabulary, draft, decisions))
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _endings(draft: Draft) -> Endings:
    """Return how paragraphs end in the running text, where no blank lines part them."""
    told = draft.form.separated or not draft.form.width
    return Endings([] if told else [block.rows for block in draft.blocks if isinstance(block, Chunk)], draft.form)


def _undivided(heading: Heading, vocabulary: _Vocabulary, draft: Draft, decisions: list[Decision]) -> Heading:
    """Return the heading, which has a run for each of its lines, with the words joined that its line ends divide."""
    if not any(_HYPHENATED.search(run.text) for run in heading.runs[:-1]):
        return heading
    rows = [row for row in vocabulary.rows_between(heading.span.first, heading.span.last) if row.text]
    if len(rows) != len(heading.runs):
        return heading
    runs = [heading.runs[0]]
    for run, pair in zip(heading.runs[1:], itertools.pairwise(rows), strict=True):
        if _HYPHENATED.search(runs[-1].text) and starts_lower(run.text):
            text = _join(runs[-1].text, run.text, pair, vocabulary, draft, decisions)
            runs[-1] = replace(run, text=text)
        else:
            runs.append(run)
    return replace(heading, runs=tuple(runs))


def _whole(block: Block, vocabulary: _Vocabulary, draft: Draft, decisions: list[Decision]) -> Block:
    """Return *block*, in a list or as one, with the lines of every paragraph joined, which has a run for each."""
    if isinstance(block, ListBlock):
        items = (tuple(_whole(inner, vocabulary, draft, decisions) for inner in item) for item in block.items)
        return replace(block, items=tuple(items))
    if isinstance(block, Quotation):
        return replace(block, blocks=tuple(_whole(inner, vocabulary, draft, decisions) for inner in block.blocks))
    if not isinstance(block, Paragraph) or len(block.runs) < 2:
        return block
    text = block.runs[0].text
    rows = [row for row in vocabulary.rows_between(block.span.first, block.span.last) if row.text]
    pairs = itertools.pairwise(rows) if len(rows) == len(block.runs) else ()
    for run, pair in itertools.zip_longest(block.runs[1:], pairs):
        text = _join(text, run.text, pair, vocabulary, draft, decisions) if pair else f"{text} {run.text}"
    return replace(block, runs=(replace(block.runs[0], text=text),))


def _quoted(depth: int, block: Block) -> Block:
    for _ in range(depth):
        block = Quotation((block,), block.span)
    return block


def _grouped(blocks: Iterable[Block | Chunk]) -> list[Block | tuple[Chunk, ...]]:
    """Return *blocks* with every run of chunks gathered in a tuple."""
    found: list[Block | tuple[Chunk, ...]] = []
    for _, run in itertools.groupby(blocks, key=lambda block: isinstance(block, Chunk)):
        members = tuple(run)
        chunks = tuple(block for block in members if isinstance(block, Chunk))
        found += [chunks] if chunks else [block for block in members if not isinstance(block, Chunk)]
    return found


class _Vocabulary:
    """The words of the document, to vote on a hyphen at a line's end, and the rows of each line."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each word stands in the running text; counted when the first hyphen asks for it."""
        chunks = (block for block in self._draft.blocks if isinstance(block, Chunk))
        text = "\n".join(row.text for chunk in chunks for row in chunk.rows)
        return Counter(_HYPHENATED_WORD.findall(text.casefold()))

    @cached_property
    def _by_line(self) -> Sequence[int]:
        """The indices of the rows, by their lines in the source."""
        return sorted(range(len(self._draft.rows)), key=self._line)

    def _line(self, i: int) -> int:
        return self._draft.rows[i].line

    def rows_between(self, first: int, last: int) -> list[Row]:
        """Return the rows of the lines from *first* to *last*, in their order."""
        start = bisect_left(self._by_line, first, key=self._line)
        end = bisect_right(self._by_line, last, key=self._line)
        return [self._draft.rows[i] for i in sorted(self._by_line[start:end])]

    def joins(self, left: str, right: str) -> bool | None:
        """Return whether ``left-`` at a line's end and ``right`` are one word; ``None`` when the document does not
        tell.
        """
        whole = self._counts[(left + right).casefold()]
        parted = self._counts[f"{left}-{right}".casefold()]
        return None if whole == parted else whole > parted


def _paragraph(paragraph: Passage, vocabulary: _Vocabulary, draft: Draft, decisions: list[Decision]) -> Paragraph:
    rows = paragraph.rows
    pieces = [_spaces(rows[0].text)]
    for previous, row in itertools.pairwise(rows):
        following = _spaces(row.text)
        if _ends_plainly(pieces[-1]):
            pieces += " ", following
            continue
        joined = _join(pieces[-1], following, (previous, row), vocabulary, draft, decisions)
        # Only the last word may yet be joined: what stands before it is not copied for every line.
        last = max(joined.rfind(" ") + 1, len(joined) - _LONGEST_WORD)
        pieces[-1:] = joined[:last], joined[last:]
    text = "".join(pieces)
    marks = frozenset({"strong"}) if all(row.bold for row in rows) else frozenset()
    lines = [row.line for row in rows]
    return Paragraph((Run(text, marks),), span=Span(min(lines), max(lines)))


def _spaces(text: str) -> str:
    text = text.strip()
    return _BLANKS.sub(" ", text) if "  " in text or "\t" in text else text


def _ends_plainly(text: str) -> bool:
    """Return whether a space stands behind *text* in any case: neither a hyphen, a dash nor a wide letter ends it."""
    return text[-1:].isascii() and not text.endswith("-")


def _join(
    text: str, following: str, rows: tuple[Row, Row], vocabulary: _Vocabulary, draft: Draft, decisions: list[Decision]
) -> str:
    last = text[text.rfind(" ") + 1 :]
    m = _HYPHENATED.search(last)
    right = _FIRST_WORD.match(following) if m else None
    if m and right and (starts_lower(following) or m[2] == SOFT_END):
        return judged(text, following, (m, right), rows, vocabulary.joins, draft.source, decisions)
    if m or _DASH_END.search(last) or (_is_wide(text[-1:]) and _is_wide(following[:1])):
        return text + following
    return f"{text} {following}"


def _is_wide(letter: str) -> bool:
    return bool(letter) and unicodedata.east_asian_width(letter) in ("W", "F")
