"""The printed pages of the source: a mark stands at the word with which each begins, as far as it is known.

No word is changed and none is parted; a page that begins inside a link or an emphasis begins beside it. A page whose
first words are not found where they should stand has no mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from converter import beginnings
from converter.draft import Chunk, Draft, Row
from converter.model import Block, Decision, Heading
from converter.normalize.printed_pages import starts
from converter.normalize.printed_pages.marks import Wanted, marked, said
from converter.normalize.printed_pages.starts import Start
from converter.options import Options

_NO_LABEL = re.compile(r'[\x00-\x1f"\\|{}\[\]]')
"""Signs that a label in canonical Markdown cannot have."""
_BLOCKS_ON_A_LINE = 8
"""Blocks that may begin, at most, between a page's first line and the block that it stands in."""
_TARGET = re.compile(r"\]\([^()\s]*\)")
_FEWER = 12
"""Letters by which a page is known where an address or a sign stands among its first ones."""


def mark(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the printed page of each part and article, and marks where pages begin inside the text."""
    pages = [page for page in starts.find(draft) if page.label.strip() and not _NO_LABEL.search(page.label)]
    if not pages:
        return draft, ()
    blocks = [block for block in draft.blocks if not isinstance(block, Chunk)]
    wanted = _placed(draft, blocks, pages)
    labelled = (_with_page(block, wanted.get(i, ()), pages) for i, block in enumerate(blocks))
    return replace(draft, blocks=tuple(labelled)), ()


def _with_page(block: Block, wanted: Sequence[Wanted], pages: Sequence[Start]) -> Block:
    """Return *block* with the pages that begin in it; of a part or article, with the page on which it begins."""
    if not isinstance(block, Heading):
        return marked(block, wanted) if wanted else block
    if wanted:
        return replace(block, page=wanted[0].label)
    at = bisect_right([page.place for page in pages], (block.span.first, 1)) - 1 if block.role else -1
    return replace(block, page=pages[at].label) if at >= 0 and pages[at].leads_on else block


def _placed(draft: Draft, blocks: Sequence[Block], pages: Sequence[Start]) -> dict[int, list[Wanted]]:
    """Return the pages that begin in each block, by its index."""
    texts = [row for row in draft.rows if row.text]
    order = sorted(range(len(texts)), key=lambda i: (texts[i].line, texts[i].column))
    places = [(texts[i].line, texts[i].column) for i in order]
    firsts = list(accumulate((block.span.first for block in blocks), max))
    found: defaultdict[int, list[Wanted]] = defaultdict(list)
    for page, following in zip(pages, (*(page.place for page in pages[1:]), (places[-1][0] + 1, 1)), strict=True):
        at = bisect_left(places, page.place)
        inside = ("", "")
        if page.is_within_line and at and places[at - 1][0] == page.place[0]:
            before, after = _parted(draft.source.lines[page.place[0] - 1].text, page.place[1] - 1)
            inside = (before, after) if before and after else inside
            at -= bool(after)
        if at < len(places) and max(places[at], page.place) < following:
            for index, letter in _in_blocks(texts, order[at], blocks, firsts, inside):
                found[index].append(Wanted(page.label, letter))
    return found


def _parted(line: str, at: int) -> tuple[str, str]:
    """Return the letters of a *line* before and after a place in it, without those of addresses that it links to."""
    before, after = (_TARGET.sub("]", part) for part in (line[:at], line[at:]))
    return beginnings.letters(before), beginnings.letters(after)


def _in_blocks(
    rows: Sequence[Row], at: int, blocks: Sequence[Block], firsts: Sequence[int], inside: tuple[str, str]
) -> Iterator[tuple[int, int]]:
    """Yield the block in which row *at* stands, and the letter of it with which the row begins, or its second part if
    a page begins *inside* it.
    """
    line = rows[at].line
    last = bisect_right(firsts, line) - 1
    for index in range(last, max(-1, last - _BLOCKS_ON_A_LINE), -1):
        span = blocks[index].span
        if span.first <= line <= span.last and (letter := _letter(rows, at, blocks[index], inside)) >= 0:
            yield index, letter
            return


def _letter(rows: Sequence[Row], at: int, block: Block, inside: tuple[str, str]) -> int:
    """Return the letter of *block* with which row *at* begins, or the second of the parts *inside* it; -1 if none."""
    text, first = said(block), at
    while first and block.span.first <= rows[first - 1].line <= rows[at].line:
        first -= 1
    expected = sum(len(beginnings.letters(row.text)) for row in rows[first:at]) + len(inside[0])
    following = inside[1]
    for row in rows[at + bool(following) : at + beginnings.ENOUGH]:
        if row.line > block.span.last or len(following) >= beginnings.ENOUGH:
            break
        following += beginnings.letters(row.text)
    for length in (beginnings.ENOUGH, _FEWER):
        if (found := beginnings.find(text, following[:length], expected)) >= 0:
            return found
    return -1
