"""Titles broken over lines with blanks between them: a line that ends in ``of the`` goes on in the next one.

Which words are too small to end a title, the document tells: those that it uses most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from converter.draft import Mark, Row
from converter.heading.groups import Group
from converter.text import folded_words, lots, word_count

_SMALL = 8
"""How many of the commonest words of a document are taken."""
_LETTERS = 4
"""Letters of the longest of them."""
_LONGEST = 20
"""Words of the rest of a title."""
_WIDEST = 2
"""Blank rows that may stand before it."""


def with_rests(rows: Sequence[Row], groups: Sequence[Group], marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* with the rest of each title that breaks off in a small word, over *groups* right under it."""
    lines = {group.first: group for group in groups}
    small: frozenset[str] | None = None
    found: list[Mark] = []
    for mark in marks:
        if found and mark.first <= found[-1].last:
            continue
        while (rest := _rest(rows, lines, mark)) is not None and _may_break_off(rows, mark, rest):
            small = small_words(rows) if small is None else small
            if not _breaks_off(rows, mark, rest, small):
                break
            mark = replace(mark, last=rest.last)
        found.append(mark)
    return found


def _rest(rows: Sequence[Row], lines: dict[int, Group], mark: Mark) -> Group | None:
    """Return the group that may be the rest of a title: right under it, no further than what is above, set alike."""
    below = next((i for i in range(mark.last + 1, min(mark.last + _WIDEST + 2, len(rows))) if rows[i].text), -1)
    rest = lines.get(below)
    if rest is None or not 0 < below - mark.last - 1 < max(mark.style.gap, _WIDEST):
        return None
    alike = rest.capitals and mark.style.capitals and rest.bold == mark.style.bold and not rest.numbering
    return rest if alike and word_count(rest.text) <= _LONGEST else None


def _may_break_off(rows: Sequence[Row], mark: Mark, rest: Group) -> bool:
    """Return whether the words that tell are short enough for small ones, for which the whole document is counted."""
    last, below = folded_words(rows[mark.last].text)[-1:], folded_words(rest.text)
    return any(len(word) <= _LETTERS for word in last) or all(len(word) <= _LETTERS for word in below)


def _breaks_off(rows: Sequence[Row], mark: Mark, rest: Group, small: frozenset[str]) -> bool:
    """Return whether the last word of a title is a small one, or what follows are small words alone."""
    said = folded_words(rows[mark.last].text)
    return (bool(said) and said[-1] in small) or small.issuperset(folded_words(rest.text))


def small_words(rows: Sequence[Row]) -> frozenset[str]:
    """Return the commonest short words of a document, folded."""
    lines = [row.text for row in rows if row.text]
    counts = Counter(chain.from_iterable(map(folded_words, lots(lines))))
    return frozenset(word for word, _ in counts.most_common(_SMALL) if len(word) <= _LETTERS)
