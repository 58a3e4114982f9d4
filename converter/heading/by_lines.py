"""By-lines that are set like headings: ``BY THE SEA`` is a title, ``BY MRS. VANE`` under one says who wrote that."""

from __future__ import annotations

from collections.abc import Sequence

from converter.draft import Row
from converter.heading.broken_titles import small_words
from converter.heading.groups import Group
from converter.heading.styles import text_above
from converter.text import first_word, folded_words
from converter.vocabulary import BY

_MOSTLY = 0.6
"""Share of the lines with such a word that must stand right under a heading for them to be by-lines."""
_SEVERAL = 2
"""By-lines that no title happens to be."""


def by_lines(rows: Sequence[Row], groups: Sequence[Group], chosen: Sequence[Group], listed: set[int]) -> frozenset[int]:
    """Return the first rows of those of the *chosen* groups that say who wrote what stands under the heading right
    above them; *listed* are the last rows of the other headings.

    They are closer to it than it is to what is above, or as close if there are several. A name follows the word: none
    of the document's commonest small words, such as articles. Of all *groups* with such a word, most stand so.
    """
    naming = [group for group in groups if _names(group)]
    if not naming:
        return frozenset()
    gaps = {group.last: group.gap for group in chosen if not group.numbering_only} | dict.fromkeys(listed, len(rows))
    space = {group.first: gaps.get(text_above(rows, group.first), -1) - group.gap for group in naming}
    most = sum(more >= 0 for more in space.values())
    under = {first for first, more in space.items() if more > 0 or (more == 0 and most >= _SEVERAL)}
    if len(under) < _MOSTLY * len(naming):
        return frozenset()
    small = small_words(rows)
    firsts = {group.first for group in chosen if not group.hashes}
    return frozenset(g.first for g in naming if g.first in under & firsts and folded_words(g.text)[1] not in small)


def _names(group: Group) -> bool:
    text = group.text
    return text[0].isalpha() and first_word(text) in BY and len(folded_words(text)) > 1
