"""Lines over a title that are styled as headings: a source, a date, a rubric.

A heading has something under it. What stands, time and again, right above a heading of higher rank has nothing: it
belongs to the title below, and its style only says how it looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from converter.rich_text.values import Paragraph

_FEWEST = 2
"""Lines of one style that must stand so."""
_MOST_OTHERS = 0.2
"""Share of the headings of that style that may stand otherwise."""


def kickers(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indices of *paragraphs* that are lines over a title."""
    said = [(at, paragraph) for at, paragraph in enumerate(paragraphs) if not paragraph.blank]
    found: set[int] = set()
    below: tuple[int, int] = (-1, 0)
    for at, paragraph in reversed(said):
        leads_on = below[1] < paragraph.level or (below[1] == paragraph.level and below[0] in found)
        if paragraph.level and below[1] and leads_on:
            found.add(at)
        below = at, paragraph.level
    total = Counter(_kind(paragraph) for _, paragraph in said if paragraph.level)
    over = Counter(_kind(paragraphs[at]) for at in found)
    habit = {kind for kind, number in over.items() if number >= max(_FEWEST, (1 - _MOST_OTHERS) * total[kind])}
    return frozenset(at for at in found if _kind(paragraphs[at]) in habit)


def _kind(paragraph: Paragraph) -> tuple[str, int]:
    return paragraph.style, paragraph.level
