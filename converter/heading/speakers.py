"""Names of speakers over what they say: set like titles, and known by how they come again.

A title stands once. Sub-headings of a kind come again in every piece, with the title of the piece between them. A
speaker comes again before any other title does, as others speak in between, and hardly says more than a few sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from converter.draft import Row
from converter.heading.groups import Group, normal_gap
from converter.text import fold, word_count

_CYCLE = 3
"""Names in the same order each time, as days of the week are, from which they are no speakers."""
_TITLES_ALIKE = 2
"""Times that one title may stand over another line of its kind."""
_ON_END = 4
"""Times that a speaker's name comes again as the next line that could be a title, at least."""
_MOST_OTHERS = 24
"""Speeches of others before somebody speaks again, at most."""
_WIDER = 2
"""Blank rows more over a line than over the one before it, from which another piece begins with it."""
_ONCE = 0.5
"""Share of the lines between two of one speaker that may stand there alone: of titles over names, every other does."""
_LONGEST_SPEECH = 150
"""Words of a middling speech, at most."""


def speakers(rows: Sequence[Row], chosen: Sequence[Group], borders: Sequence[int]) -> frozenset[int]:
    """Return the first rows of those of the *chosen* groups that name speakers; *borders* are rows where a piece begins
    for sure.
    """
    normal = normal_gap(rows)
    firsts = {group.first for group in chosen}
    close = [group for group in chosen if group.gap_after <= normal]  # a wider gap is under titles alone
    alone = [group for group in close if group.last + group.gap_after + 1 not in firsts]
    lone = {group.first for group in alone}
    often = Counter(fold(group.text) for group in close)
    over = {g.first for g in close if g.first not in lone and often[fold(g.text)] <= _TITLES_ALIKE}
    found = _found(rows, close, sorted(borders), normal) - over
    names = _found(rows, alone, sorted(borders), normal)  # what stands right over another such line is a title
    if len({fold(group.text) for group in alone if group.first in names}) >= _CYCLE:
        found |= names
    return frozenset(found)


def _found(rows: Sequence[Row], chosen: Sequence[Group], borders: Sequence[int], normal: int) -> set[int]:
    """Return the first rows of the *chosen* groups that name speakers."""
    found: set[int] = set()
    for stretch in _stretches(chosen, borders):
        texts = [fold(group.text) for group in stretch]
        names = _names(texts) | _said_on_end(stretch, texts, normal)
        said = [
            sum(word_count(row.text) for row in rows[upper.last + 1 : lower.first])
            for upper, lower in pairwise(stretch)
            if fold(upper.text) in names
        ]
        if said and median(said) <= _LONGEST_SPEECH:
            found.update(group.first for group, text in zip(stretch, texts, strict=True) if text in names)
    return found


def _stretches(chosen: Sequence[Group], borders: Sequence[int]) -> Iterator[list[Group]]:
    """Yield runs of groups that are set alike, without one of the sorted *borders*, a number, a mark of the source or a
    much wider gap between them.
    """
    stretch: list[Group] = []
    for group in chosen:
        stays = not group.numbering and not group.hashes
        if stretch and not (stays and _is_alike(stretch[-1], group, borders)):
            yield stretch
            stretch = []
        stretch += [group] if stays else []
    if stretch:
        yield stretch


def _is_alike(upper: Group, lower: Group, borders: Sequence[int]) -> bool:
    same = upper.look == lower.look and upper.capitals == lower.capitals and upper.centred == lower.centred
    same = same and lower.gap < upper.gap + _WIDER
    return same and bisect_right(borders, upper.first) == bisect_right(borders, lower.first)


def _names(texts: Sequence[str]) -> set[str]:
    """Return the texts that come again before a title does: all between two of them come again too, or one of these
    twice, and only the lesser part never.
    """
    often = Counter(texts)
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        places[text].append(at)
    turns: list[tuple[str, ...]] = []
    for a, b in (pair for own in places.values() for pair in pairwise(own)):
        between = texts[a + 1 : min(b, a + 2 + _MOST_OTHERS)]
        twice = max(Counter(between).values(), default=0) > 1
        once = sum(often[text] == 1 for text in between)
        if 0 < len(between) <= _MOST_OTHERS and (not once or (twice and once < _ONCE * len(between))):
            turns.append((texts[a], *between))
    return set() if _is_cycle(turns) else {text for turn in turns for text in turn}


def _said_on_end(stretch: Sequence[Group], texts: Sequence[str], normal: int) -> set[str]:
    """Return the texts that come again time and again as the very next line, no further from the text above than
    paragraphs are: one who speaks, where what the others are called was no likely title.
    """
    again = Counter(
        lower
        for upper, lower, group in zip(texts, texts[1:], stretch[1:], strict=False)
        if upper == lower and group.gap <= normal
    )
    return {text for text, number in again.items() if number >= _ON_END}


def _is_cycle(turns: Sequence[tuple[str, ...]]) -> bool:
    """Return whether several names follow one another in one order time and again."""
    first = turns[0] if turns else ()
    ways = {first[i:] + first[:i] for i in range(len(first))}
    return len(turns) > 1 and len(set(first)) >= _CYCLE and all(turn in ways for turn in turns)
