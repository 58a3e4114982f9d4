"""Parts, articles and sections told apart; every heading gets its final identifier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converter.draft import Chunk, Draft
from converter.model import Block, Decision, Heading, SceneBreak
from converter.options import Options
from converter.text import slug, words

_OPENING = 60
"""Words that may stand between a part's heading and its first article."""
_WHOLE_DATE = 10
"""Length of an ISO date to the day."""
_LONGEST_ID = 80


def identify(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with a role and a stable, unique id on every heading."""
    heads = [i for i, block in enumerate(draft.blocks) if isinstance(block, Heading)]
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    roles = _roles_of(draft.blocks, heads, headings)
    taken: set[str] = set()
    renamed: dict[str, str] = {}
    blocks = list(draft.blocks)
    for i, heading, role in zip(heads, headings, roles, strict=True):
        renamed[heading.id] = ident = _unique(_title(heading), taken)
        blocks[i] = replace(heading, id=ident, role=role)
    return replace(
        draft,
        blocks=tuple(blocks),
        entry_of=tuple((renamed[ident], entry) for ident, entry in draft.entry_of),
        confidence_of=tuple((renamed[ident], sure) for ident, sure in draft.confidence_of),
    ), ()


def complete(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with an id and a role on each heading to which a person gave no id; nothing else is changed."""
    heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    headings = [block for block in blocks if isinstance(block, Heading)]
    if all(heading.id for heading in headings):
        return tuple(blocks)
    taken = {heading.id for heading in headings}
    completed = list(blocks)
    for i, heading, role in zip(heads, headings, _roles_of(blocks, heads, headings), strict=True):
        if not heading.id:
            completed[i] = replace(heading, id=_unique(_title(heading), taken), role=heading.role or role)
    return tuple(completed)


def _title(heading: Heading) -> str:
    return "".join(run.text for run in heading.runs)


def _roles_of(blocks: Sequence[Block | Chunk], heads: Sequence[int], headings: Sequence[Heading]) -> list[str]:
    """Return a role for each of *headings*, which stand at *heads* among *blocks*."""
    stretches = (blocks[a + 1 : b] for a, b in pairwise([*heads, len(blocks)]))
    openings = [_is_opening(*pair) for pair in zip(headings, stretches, strict=True)]
    return _roles([heading.level for heading in headings], openings)


def _is_opening(heading: Heading, blocks: Sequence[Block | Chunk]) -> bool:
    """Return whether *blocks* are few words, as stand between a part's heading and its first article; below one that
    has a day, they are none.
    """
    size = _OPENING - 1 if len(heading.date) == _WHOLE_DATE else 0
    for block in blocks:
        if getattr(block, "role", "") or isinstance(block, SceneBreak):
            continue
        runs = getattr(block, "runs", ())
        size += sum(len(words(run.text)) for run in runs) if runs else _OPENING
        if size >= _OPENING:
            return False
    return True


def _roles(levels: Sequence[int], openings: Sequence[bool]) -> list[str]:
    """Return a role for each heading: with headings below and next to no text of its own, it is a part; under an
    article everything is a section.
    """
    roles: list[str] = []
    article: int | None = None
    for i, level in enumerate(levels):
        if article is not None and level > article:
            roles.append("")
            continue
        has_below = i + 1 < len(levels) and levels[i + 1] > level
        is_part = has_below and openings[i]
        roles.append("part" if is_part else "article")
        article = None if is_part else level
    return roles


def _unique(title: str, taken: set[str]) -> str:
    whole = slug(title)
    base = whole if len(whole) <= _LONGEST_ID else whole[:_LONGEST_ID].rpartition("-")[0] or whole[:_LONGEST_ID]
    ident, number = base, 1
    while ident in taken:
        number += 1
        ident = f"{base}-{number}"
    taken.add(ident)
    return ident
