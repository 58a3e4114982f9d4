"""Pictures that a file brings along: they stay out of sight while the text is judged, and stand where they stood.

A picture or a caption in a line of its own says nothing of the lines around it: it is set aside at the beginning, so
that a heading keeps its text and a sentence its other half, and comes back after the block it followed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from converter.draft import Chunk, Draft, Row
from converter.model import PICTURE_SIGNS, Action, Block, Decision, ListBlock, Paragraph, Run, Severity, Source, Span
from converter.options import Options

_SIGN = re.compile(f"[{chr(PICTURE_SIGNS.start)}-{chr(PICTURE_SIGNS.stop - 1)}]")
_ALONE = re.compile(rf"(?:\s*{_SIGN.pattern})+\s*")


def set_aside(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without the rows that are a picture, or the caption of a picture or table, and a decision for
    each picture.
    """
    source = draft.source
    if not source.tells_looks or not (source.pictures or any(line.caption for line in source.lines)):
        return draft, ()
    aside = _aside(draft.rows, source)
    rows = tuple(_without(draft.rows, aside))
    kept = tuple(_paragraph(row, source) for row in draft.rows if row.line in aside)
    return replace(draft, rows=rows, set_aside=kept), tuple(_decisions(source))


def place(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with what was set aside after the block, or inside the list, that it followed in the source, and
    a decision for each caption that stood inside the words before it.
    """
    blocks = [block for block in draft.blocks if not isinstance(block, Chunk)]
    firsts = list(accumulate((block.span.first for block in blocks), max))
    moved: list[Paragraph] = []
    for paragraph in reversed(_described(draft.set_aside, draft.source)):
        at = bisect_left(firsts, paragraph.span.first)
        before = blocks[at - 1] if at else None
        if isinstance(before, ListBlock) and paragraph.span.first < before.span.last:
            blocks[at - 1], before = _with(before, paragraph)
        else:
            blocks.insert(at, paragraph)
        if paragraph.role and before is not None and paragraph.span.first < before.span.last:
            moved.append(paragraph)
    return replace(draft, blocks=tuple(blocks), set_aside=()), tuple(map(_moved, reversed(moved)))


def _item(block: ListBlock, paragraph: Paragraph) -> int:
    """Return the index of the item that *paragraph* followed in the source."""
    first = paragraph.span.first
    return max((i for i, item in enumerate(block.items) if item and item[0].span.first < first), default=0)


def _with(block: ListBlock, paragraph: Paragraph) -> tuple[ListBlock, Block]:
    """Return the list with *paragraph* in its place in one of its items, and the block after which it stands."""
    number = _item(block, paragraph)
    item = list(block.items[number])
    at = sum(each.span.first < paragraph.span.first for each in item) or 1
    before: Block = item[at - 1]
    if isinstance(before, ListBlock) and paragraph.span.first < before.span.last:
        item[at - 1], before = _with(before, paragraph)
    else:
        item.insert(at, paragraph)
    return replace(block, items=(*block.items[:number], tuple(item), *block.items[number + 1 :])), before


def _moved(caption: Paragraph) -> Decision:
    return Decision(
        "caption-moved",
        Action.MOVED,
        caption.span.first,
        caption.span.last,
        "a caption stood between the lines of a text, which is whole now; it comes after it",
        before=_text(caption),
        confidence=0.9,
    )


def _aside(rows: Sequence[Row], source: Source) -> set[int]:
    """Return the lines to set aside: pictures alone, and captions next to one, to a table, or to another of them."""
    said = [row for row in rows if not row.blank]
    found = {row.line for row in said if source.pictures and _ALONE.fullmatch(row.text)}
    anchors = found | {row.line for row in said if row.text.lstrip().startswith("|")}
    for order in (said, said[::-1]):
        before = 0
        for row in order:
            if before in anchors and row.line not in anchors and source.lines[row.line - 1].caption:
                found.add(row.line)
                anchors.add(row.line)
            before = row.line
    return found


def _without(rows: Sequence[Row], aside: set[int]) -> Iterator[Row]:
    """Yield *rows* without those *aside*, and without the blanks that would stand twice where one was.

    Before a line that may be a heading they stay: what a picture parts are not two lines of one heading.
    """
    below = _rows_below(rows, aside)
    blanks = spare = 0
    for row, after in zip(rows, below, strict=True):
        if row.line in aside:
            spare = 0 if after is None or after.bold or after.hashes or after.centred else blanks
        elif row.blank and not row.page_break and spare:
            spare -= 1
        else:
            blanks = blanks + 1 if row.blank and not row.page_break else 0
            spare = spare if row.blank else 0
            yield row


def _rows_below(rows: Sequence[Row], aside: set[int]) -> list[Row | None]:
    """Return for each row the next one with text that stays."""
    found: list[Row | None] = []
    below: Row | None = None
    for row in reversed(rows):
        found.append(below)
        below = below if row.blank or row.line in aside else row
    return found[::-1]


def _paragraph(row: Row, source: Source) -> Paragraph:
    role = "caption" if source.lines[row.line - 1].caption and not _ALONE.fullmatch(row.text) else ""
    return Paragraph((Run(row.text.strip()),), role, Span(row.line, row.line))


def _described(paragraphs: Sequence[Paragraph], source: Source) -> list[Paragraph]:
    """Return *paragraphs* with pictures for their signs; one that nobody described has its caption for that."""
    found = []
    for paragraph, after, before in zip(paragraphs, (*paragraphs[1:], None), (None, *paragraphs), strict=False):
        if paragraph.role:
            found.append(paragraph)
            continue
        caption = next((_text(each) for each in (after, before) if each is not None and each.role), "")
        found.append(replace(paragraph, runs=tuple(_runs(paragraph, source, caption))))
    return found


def _runs(paragraph: Paragraph, source: Source, caption: str) -> Iterator[Run]:
    for sign in _SIGN.findall(_text(paragraph)):
        picture = source.pictures[ord(sign) - PICTURE_SIGNS.start]
        yield Run(picture.description or caption, href=picture.href, kind="image")


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _decisions(source: Source) -> Iterator[Decision]:
    for line in source.lines:
        for m in _SIGN.finditer(line.text):
            picture = source.pictures[ord(m[0]) - PICTURE_SIGNS.start]
            yield Decision(
                "picture",
                Action.MARKED,
                line.number,
                line.number,
                "a picture of the file stands here",
                column=m.start() + 1,
                end_column=m.end() + 1,
                before=picture.description,
                after=picture.href,
                evidence=(("bytes", len(picture.data)),),
                severity=Severity.INFO,
            )
