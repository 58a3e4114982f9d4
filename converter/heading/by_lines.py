"""By-lines that are set like headings: ``BY THE SEA`` is a title, ``BY MRS. VANE`` under one says who wrote that, as
does a name with initials.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.draft import Row
from converter.heading.blocks import TITLE_WORDS
from converter.heading.broken_titles import small_words
from converter.heading.groups import Group
from converter.heading.styles import ITALIC, NAME, text_above
from converter.text import first_word, folded_words, word_count
from converter.vocabulary import BY

_MOSTLY = 0.6
"""Share of the lines with such a word that must stand right under a heading for them to be by-lines."""
_NAMES, _MOSTLY_NAMES = 3, 0.5
"""Names under titles, at least, and their share of all that stand apart."""
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


def names_under_titles(
    rows: Sequence[Row], groups: Sequence[Group], listed: set[int]
) -> tuple[frozenset[int], list[Group]]:
    """Return the first rows of the *groups* that are names with initials right under a line that could be a title, over
    a text, and those lines; none where fewer than three are, or most such names stand under a text.
    *listed* are the last rows of the headings that are known.
    """
    names = [group for group in groups if group.follows >= TITLE_WORDS and _is_name(group)]
    ends = {group.last: group for group in groups if not _is_name(group)} if names else {}
    above = [(text_above(rows, group.first), group) for group in names]
    under = [(ends.get(last), group) for last, group in above if last in ends or last in listed]
    if len(under) < max(_NAMES, _MOSTLY_NAMES * len(names)):
        return frozenset(), []
    titles = [title for title, _ in under if title and word_count(title.text) <= TITLE_WORDS and title.gap > 0]
    return frozenset(group.first for _, group in under), titles


def _is_name(group: Group) -> bool:
    """Return whether *group* is a line apart, in capitals or italics, that begins with a name that has initials."""
    apart = group.gap > 0 and group.gap_after > 0 and group.first == group.last and not group.hashes
    set_off = (group.capitals or ITALIC.fullmatch(group.text)) and not group.numbering
    return apart and bool(set_off and NAME.match(group.text)) and word_count(group.text) <= TITLE_WORDS


def _names(group: Group) -> bool:
    text = group.text
    return text[0].isalpha() and first_word(text) in BY and len(folded_words(text)) > 1
