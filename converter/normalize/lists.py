"""Lists: neighbouring lines or paragraphs with bullets, or with numbers that count up one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.draft import Chunk, Draft, Row
from converter.model import Action, Block, Decision, ListBlock, Paragraph, Run, Span
from converter.options import Options
from converter.text import BULLETS

_BULLET = re.compile(rf"\s*([{BULLETS}*+-]|\\-)\s+(?=\S)")
_NUMBER = re.compile(r"\s*([0-9]{1,3})\.\s+(?=\S)")
"""Markdown knows no other figures, and those of other scripts must stay as they are."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item while it is being gathered."""

    rows: tuple[Row, ...]
    """Its rows, the marker taken off the first."""
    number: int | None
    """Its number, or ``None`` for a bullet."""


def recognise(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with lists; "1986. A year" and a lone dash are none."""
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    at = 0
    while at < len(draft.blocks):
        items, end = _gather(draft.blocks, at)
        if _is_list(items):
            blocks.append(_list(items))
            decisions.append(_decision(items))
            at = end
        else:
            blocks.append(draft.blocks[at])
            at += 1
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _gather(blocks: Sequence[Block | Chunk], at: int) -> tuple[list[_Item], int]:
    """Return the items of the chunks from *at* on that are nothing but items, and the index after them."""
    items: list[_Item] = []
    while at < len(blocks) and isinstance(chunk := blocks[at], Chunk):
        own = _items(chunk)
        if not own or (items and (items[0].number is None) != (own[0].number is None)):
            break
        if items and own[0].number is not None and own[0].number != (items[-1].number or 0) + 1:
            break
        items += own
        at += 1
    return items, at


def _items(chunk: Chunk) -> list[_Item]:
    """Return the items of a chunk whose first line begins one, else nothing; other lines belong to the item above."""
    items: list[tuple[list[Row], int | None]] = []
    for row in chunk.rows:
        m = _BULLET.match(row.text) or _NUMBER.match(row.text)
        number = int(m[1]) if m and m[1].isdigit() else None
        begins = m is not None and (not items or (items[0][1] is None) == (number is None))
        if begins and number is not None and items and number != (items[-1][1] or 0) + 1:
            begins = False
        if begins and m:
            items.append(([replace(row, text=row.text[m.end() :])], number))
        elif items:
            items[-1][0].append(row)
        else:
            return []
    return [_Item(tuple(rows), number) for rows, number in items]


def _is_list(items: Sequence[_Item]) -> bool:
    if len(items) < 2:
        return False
    return items[0].number is None or items[0].number <= 2


def _list(items: Sequence[_Item]) -> ListBlock:
    made = tuple((_paragraph(item),) for item in items)
    return ListBlock(made, items[0].number, Span(items[0].rows[0].line, items[-1].rows[-1].line))


def _paragraph(item: _Item) -> Paragraph:
    """Return the text of an item, each line a run until lines are joined."""
    runs = tuple(Run(" ".join(row.text.split())) for row in item.rows)
    return Paragraph(runs, span=Span(item.rows[0].line, item.rows[-1].line))


def _decision(items: Sequence[_Item]) -> Decision:
    kind = "bulleted" if items[0].number is None else "numbered"
    return Decision(
        "list",
        Action.MARKED,
        items[0].rows[0].line,
        items[-1].rows[-1].line,
        f"these lines are a {kind} list",
        evidence=(("items", len(items)),),
        confidence=0.9,
    )
