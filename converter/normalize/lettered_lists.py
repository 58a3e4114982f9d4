"""Lists whose items are lettered, or numbered in brackets: each item is a paragraph, and its label stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.draft import Chunk, Draft, Row
from converter.model import Action, Block, Decision, Paragraph, Run, Span
from converter.options import Options
from converter.text import roman

_LABEL = re.compile(r"\s*(?P<open>\(?)(?P<label>[^\W\d_]|[ivxIVX]{1,5}|\d{1,2})\)\s+(?=\S)")


def recognise(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the items of lettered lists as paragraphs; ``(c) 2020`` alone is none."""
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        items = _items(block) if isinstance(block, Chunk) and not block.quoted else []
        if len(items) > 1:
            made = [_paragraph(rows) for rows in items]
            blocks += made
            decisions.append(_decision(made))
        else:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _items(chunk: Chunk) -> list[list[Row]]:
    """Return the rows of each item of a chunk that begins with the first label; labels must count up one by one."""
    items: list[list[Row]] = []
    for row in chunk.rows:
        m = _LABEL.match(row.text)
        if m and _counts(m["label"], len(items) + 1):
            items.append([row])
        elif items:
            items[-1].append(row)
        else:
            return []
    return items


def _counts(label: str, number: int) -> bool:
    """Return whether *label* is the label of item *number*."""
    if label.isdigit():
        return int(label) == number
    alphabet = {"a": 96, "а": 1071, "α": 944}
    first = next(
        (start for letter, start in alphabet.items() if letter <= label.casefold() <= chr(ord(letter) + 25)), 0
    )
    return roman(label) == number or (len(label) == 1 and bool(first) and ord(label.casefold()) - first == number)


def _paragraph(rows: Sequence[Row]) -> Paragraph:
    """Return the text of an item, each line a run until lines are joined."""
    return Paragraph(tuple(Run(" ".join(row.text.split())) for row in rows), span=Span(rows[0].line, rows[-1].line))


def _decision(items: Sequence[Paragraph]) -> Decision:
    return Decision(
        "list",
        Action.MARKED,
        items[0].span.first,
        items[-1].span.last,
        "these lines are a lettered list",
        evidence=(("items", len(items)),),
        confidence=0.9,
    )
