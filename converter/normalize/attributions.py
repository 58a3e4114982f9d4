"""Agencies and authors: the short lines at an article's end, and the by-line under its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Paragraph, Verse
from converter.openings import lines_over_titles
from converter.options import Options
from converter.text import ends_sentence, fold, is_capitals, words
from converter.vocabulary import BY, SOURCE_WORDS

_SOURCE = re.compile(rf"(?:{'|'.join(SOURCE_WORDS)})\s*:", re.IGNORECASE)
_MOST_WORDS = 6
_MOST_LINES = 3
_BESIDE = "-‐–— "
"""What may stand around a name."""
_PARTICLES = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "i",
        "и",
    ]
)


def mark(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with source lines and by-lines set apart, and the names in the headings' attributes."""
    blocks = list(draft.blocks)
    decisions: list[Decision] = []
    heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    over = lines_over_titles(blocks, draft.metadata.lang)
    _mark_over(blocks, over, decisions)
    ends = [*heads, _end_of_text(draft)]
    tails = {head: [] if end in over else _tail(blocks, head, end) for head, end in pairwise(ends)}
    often = Counter(fold(_text(blocks[i])) for tail in tails.values() for i in tail[-1:])
    for head, tail in tails.items():
        _mark_byline_above(blocks, head, decisions)
        for i, role in _roles(blocks, tail, often).items():
            _set(blocks, head, i, role, decisions)
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _end_of_text(draft: Draft) -> int:
    """Return the index after the last block that is none of the boilerplate which the whole ends in, if it does."""
    found = len(draft.blocks)
    for first, _ in draft.boilerplate[-1:]:
        while found and not isinstance(block := draft.blocks[found - 1], Heading | Chunk) and block.span.first >= first:
            found -= 1
    return found


def _mark_over(blocks: list[Block | Chunk], over: Mapping[int, Sequence[int]], decisions: list[Decision]) -> None:
    """Mark who is named beside a date *over* a title; a rubric without one is left alone."""
    for head, lines in over.items():
        roles = {i: getattr(blocks[i], "role", "") for i in lines}
        for i in lines if "dateline" in roles.values() else ():
            said = words(_text(blocks[i]))
            if not roles[i] and said:
                _set(blocks, head, i, "byline" if fold(said[0]) in BY else "source", decisions)


def _text(block: Block | Chunk) -> str:
    if isinstance(block, Verse):
        return " ".join("".join(run.text for run in line).strip() for line in block.lines)
    return "".join(run.text for run in block.runs) if isinstance(block, Paragraph | Heading) else ""


def _tail(blocks: Sequence[Block | Chunk], head: int, end: int) -> list[int]:
    """Return the short lines without a sentence's end that close the article; real text must stand before them."""
    found: list[int] = []
    for i in range(end - 1, head, -1):
        block = blocks[i]
        if not isinstance(block, Paragraph | Verse) or block.role or not _is_short(block) or len(found) == _MOST_LINES:
            break
        found.insert(0, i)
    before = blocks[found[0] - 1] if found else None
    is_text = isinstance(before, Paragraph) and not before.role and len(words(_text(before))) > 8
    return found if is_text else []


def _is_short(block: Paragraph | Verse) -> bool:
    text = _text(block)
    if isinstance(block, Verse) and len(block.lines) > _MOST_LINES:
        return False
    return 0 < len(words(text)) <= _MOST_WORDS and not ends_sentence(text) and not any(c.isdigit() for c in text)


def _roles(blocks: Sequence[Block | Chunk], tail: Sequence[int], often: Counter[str]) -> dict[int, str]:
    """Return the role of each line of the *tail*: a name in capitals or one that ends other articles too is a
    source.
    """
    found: dict[int, str] = {}
    for i in tail:
        text = _text(blocks[i])
        if _SOURCE.match(text) or (is_capitals(text) and len(text) > 2) or (often[fold(text)] >= 2 and i == tail[-1]):
            found[i] = "source"
        elif _is_name(text):
            found[i] = "byline"
    return found


def _is_name(text: str) -> bool:
    """Return whether every word begins with a capital, particles apart."""
    said = [word for word in words(text.strip("-–—*() ")) if word.casefold() not in _PARTICLES]
    return 0 < len(said) <= _MOST_WORDS and all(word[0].isupper() for word in said)


def _mark_byline_above(blocks: list[Block | Chunk], head: int, decisions: list[Decision]) -> None:
    """Mark the by-line that stands under the title, after the dateline if there is one."""
    for i in range(head + 1, min(len(blocks), head + 3)):
        block = blocks[i]
        if not isinstance(block, Paragraph):
            return
        text = _text(block)
        said = words(text)
        by = bool(said) and fold(said[0]) in BY and len(said) <= _MOST_WORDS + 1
        if by and not block.role and _is_name(" ".join(said[1:])):
            _set(blocks, head, i, "byline", decisions)
            return


def _set(blocks: list[Block | Chunk], head: int, i: int, role: str, decisions: list[Decision]) -> None:
    block, heading = blocks[i], blocks[head]
    if not isinstance(block, Paragraph | Verse) or not isinstance(heading, Heading):
        return
    text = _text(block)
    said = words(text)
    name = text.split(":", 1)[1].strip() if role == "source" and ":" in text else text.strip(_BESIDE)
    if role == "byline" and fold(said[0]) in BY and len(said) > 1:
        name = name.partition(said[0])[2].strip(_BESIDE)
    blocks[i] = replace(block, role=role)
    blocks[head] = replace(heading, source=name) if role == "source" else replace(heading, byline=name)
    what = "who published the article" if role == "source" else "who wrote the article"
    decisions.append(
        Decision(
            role,
            Action.MARKED,
            block.span.first,
            block.span.last,
            f"this line says {what}",
            before=text,
            after=name,
            confidence=0.85,
        )
    )
