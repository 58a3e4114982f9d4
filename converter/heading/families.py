"""Families of headings: what one word and a number name (chapters, sections, articles), or one paragraph style, has one
rank in the whole document, wherever its members stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from converter.draft import Mark, Row
from converter.looks import Prominence
from converter.text import fold, roman, words
from converter.vocabulary import LABELS

_FEWEST = 3
"""Headings with one word and a number from which they are a family, whatever the word."""
_FEWEST_LABELS = 2
"""The same where the word is one for the parts of books."""
_YEAR = 4
"""Figures of a year, which numbers nothing."""
_MOSTLY = 0.6
"""Share of the lines of a paragraph style that must be headings for it to be a style of headings."""


def families_of(rows: Sequence[Row], marks: Sequence[Mark]) -> list[str]:
    """Return the word that names the family of each heading, folded; empty for one without family."""
    named = [_name(rows, mark) for mark in marks]
    counts = Counter(named)
    least = {name: _FEWEST_LABELS if name in LABELS else _FEWEST for name in counts}
    return [name if name and counts[name] >= least[name] else "" for name in named]


def _name(rows: Sequence[Row], mark: Mark) -> str:
    """Return the word before the number of a heading; of one that stands over a title, a label before an ordinal."""
    said = words(rows[mark.first].text)
    if len(said) < 2 or not said[0].isalpha():
        return ""
    name = fold(said[0])
    numbered = (said[1].isdecimal() and len(said[1]) < _YEAR) or bool(said[1].isupper() and roman(said[1]))
    alone = len(said) == 2 or mark.style.numbering_only
    return name if numbered or (name in LABELS and alone) else ""


def settled(depths: Sequence[int], families: Sequence[str], under: Sequence[bool]) -> list[int]:
    """Return *depths* with one for each family: the commonest of its members, and deeper than that of every family
    right *under* whose headings they stand.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for family, depth in zip(families, depths, strict=True):
        members[family].append(depth)
    settled = {family: Counter(own).most_common(1)[0][0] for family, own in members.items() if family}
    nested = _nested(families, under)
    while level := [(upper, lower) for upper, lower in nested if settled[lower] <= settled[upper]]:
        for upper, lower in level:
            settled[lower] = max(settled[lower], settled[upper] + 1)
    return [settled.get(family, depth) for family, depth in zip(families, depths, strict=True)]


def _nested(families: Sequence[str], under: Sequence[bool]) -> list[tuple[str, str]]:
    """Return the pairs of families of which the second stands right under the first, never or less often above it; none
    that would close a circle.
    """
    counts = Counter(
        (upper, lower)
        for (upper, lower), right_under in zip(pairwise(families), under[1:], strict=True)
        if right_under and upper and lower and upper != lower
    )
    found: list[tuple[str, str]] = []
    for (upper, lower), number in counts.most_common():
        if number > counts[lower, upper] and not _reaches(found, lower, upper):
            found.append((upper, lower))
    return found


def _reaches(pairs: Sequence[tuple[str, str]], start: str, end: str) -> bool:
    """Return whether *end* is nested in *start*, at whatever depth."""
    seen, fresh = {start}, {start}
    while fresh:
        fresh = {lower for upper, lower in pairs if upper in fresh} - seen
        seen |= fresh
    return end in seen


def like_their_style(
    looks: Sequence[Prominence], rows: Sequence[Row], marks: Sequence[Mark], styles: Mapping[int, str]
) -> list[Prominence]:
    """Return how much each heading stands out, in all but its number as most headings of its paragraph style do;
    *styles* has the style of each line, where the format has styles.
    """
    used = Counter(styles.get(row.line, "") for row in rows if row.text)
    inside = Counter(styles.get(row.line, "") for mark in marks for row in rows[mark.first : mark.last + 1] if row.text)
    own = [styles.get(rows[mark.first].line, "") for mark in marks]
    shapes: dict[str, Counter[Prominence]] = defaultdict(Counter)
    for look, style in zip(looks, own, strict=True):
        shapes[style][(*look[:-1], 0)] += 1
    common = {
        style: shapes[style].most_common(1)[0][0]
        for style in shapes
        if style and inside[style] >= _MOSTLY * used[style]
    }
    return [
        (*common[style][:-1], look[-1]) if style in common else look for look, style in zip(looks, own, strict=True)
    ]
