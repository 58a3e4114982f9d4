"""Block quotations: paragraphs with ``>`` before every line, or set in from the running text on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from converter.draft import Chunk, Draft, Form, Row
from converter.lineation import is_meant
from converter.model import Action, Block, Decision, Quotation, Span
from converter.options import Options
from converter.text import quoting

_DEEPEST = 8
"""Quotations nested deeper than this are shown at this depth; nobody can tell them apart any more."""


def recognise(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with quoted chunks known as such; the passes that make blocks of them wrap them."""
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        if isinstance(block, Chunk) and (depth := _depth(block, draft)):
            decisions.append(_decision(block))
            block = replace(block, rows=_stripped(block.rows), quoted=min(depth, _DEEPEST), flows=_is_set_in(block))
        blocks.append(block)
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _depth(chunk: Chunk, draft: Draft) -> int:
    """Return how deeply a chunk is quoted, 0 for not at all; a lone ``>`` in plain text is a sign and no quotation."""
    signs = _signs(chunk.rows)
    if signs and draft.source.markup == "text" and len(chunk.rows) == 1:
        return 0
    if not any(row.text.strip("> ") for row in chunk.rows):
        return 0
    return signs or int(_set_in(chunk.rows, draft.form))


def _is_set_in(chunk: Chunk) -> bool:
    """Return whether nothing but its indent tells that a quoted chunk is one: then its lines were seen to flow on."""
    return not _signs(chunk.rows)


def _signs(rows: Sequence[Row]) -> int:
    """Return in how many quotations all of *rows* stand by their signs; the first of most stands in none."""
    return min(quoting(row.text) for row in rows) if ">" in rows[0].text else 0


def _set_in(rows: Sequence[Row], form: Form) -> bool:
    """Return whether wrapped lines are all set in by two or more places, evenly, and flow on as prose does."""
    if not form.width or len(rows) < 3 or rows[0].indent < form.edge + 2:
        return False
    indents = [row.indent for row in rows]
    even = min(indents) >= form.edge + 2 and max(indents) - min(indents) <= 6 and len({*indents[1:]}) == 1
    return even and not is_meant(rows, form)


def _stripped(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row._replace(text=row.text.lstrip("> ")) for row in rows if row.text.strip("> "))


def _decision(chunk: Chunk) -> Decision:
    return Decision(
        "block-quotation",
        Action.MARKED,
        chunk.rows[0].line,
        chunk.rows[-1].line,
        "these lines are a block quotation",
        confidence=0.9,
    )


def gather(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with neighbouring quotations made one."""
    blocks: list[Block | Chunk] = []
    for block in draft.blocks:
        previous = blocks[-1] if blocks else None
        if isinstance(block, Quotation) and isinstance(previous, Quotation):
            blocks[-1] = Quotation(previous.blocks + block.blocks, Span(previous.span.first, block.span.last))
        else:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks)), ()
