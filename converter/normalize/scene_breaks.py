"""Scene breaks: lines of asterisks, dashes or other signs without a word."""

from __future__ import annotations

import re
from dataclasses import replace

from converter.draft import Chunk, Draft
from converter.model import Decision, SceneBreak, Span
from converter.options import Options

_SIGNS = re.compile(r"\s*(?:[*•·⁂#~=+_◆◇❖§†‡oO-]\s*){1,}$|\s*(?:[—–]\s*){2,}$")
_LETTER = re.compile(r"[A-Za-z]")


def mark(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with chunks of signs alone turned into scene breaks; signs are no words, so nothing is
    decided.
    """
    blocks = [
        SceneBreak(Span(block.rows[0].line, block.rows[-1].line))
        if isinstance(block, Chunk) and _is_break(block)
        else block
        for block in draft.blocks
    ]
    return replace(draft, blocks=tuple(blocks)), ()


def _is_break(chunk: Chunk) -> bool:
    text = chunk.rows[0].text
    return len(chunk.rows) == 1 and not _LETTER.search(text) and bool(_SIGNS.match(text)) and len(text) < 200
