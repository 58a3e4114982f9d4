"""Pictures that a text speaks of and does not have: ``[Illustration: ...]`` is a caption, and its picture missing."""

from __future__ import annotations

import re
from dataclasses import replace

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Paragraph, Run, Severity, Span
from converter.options import Options
from converter.text import fold
from converter.vocabulary import PICTURES

_BRACKETED = re.compile(r"\[\s*([^\W\d_]+)\.?\s*(?:[^\W_]{1,6}\.?\s*)?(?::[^\[\]]*)?\]$")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)$")
_MOST_ROWS = 12


def recognise(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with captions in brackets as such, and a report for each picture that is not there."""
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        text = _text(block)
        m = _BRACKETED.match(text)
        span = Span(block.rows[0].line, block.rows[-1].line) if isinstance(block, Chunk) else Span(0, 0)
        if m and fold(m[1]) in PICTURES:
            blocks.append(Paragraph((Run(text),), "caption", span))
            decisions.append(_decision(span, text))
        else:
            blocks.append(block)
            decisions += [_decision(span, text)] if _IMAGE.match(text) else []
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _text(block: Block | Chunk) -> str:
    """Return the text of a chunk that may be a caption or an image, else nothing."""
    if not isinstance(block, Chunk) or len(block.rows) > _MOST_ROWS:
        return ""
    first, last = block.rows[0].text.strip(), block.rows[-1].text.strip()
    if not first.startswith(("[", "![")) or not last.endswith(("]", ")")):
        return ""
    return " ".join(" ".join(row.text.split()) for row in block.rows)


def _decision(span: Span, text: str) -> Decision:
    return Decision(
        "picture-missing",
        Action.REPORTED,
        span.first,
        span.last,
        "the source speaks of a picture here and does not bring it along",
        before=text,
        confidence=0.9,
        severity=Severity.WARNING,
        hint="add ![description](file) to the Markdown if you have it",
    )
