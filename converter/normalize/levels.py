"""Levels of headings: the depth of the printed contents first, then Markdown's signs, then numbering, then
typography.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from converter import dates
from converter.draft import Draft, Mark, Row, Style
from converter.heading.divisions import inside_divisions
from converter.heading.entry_depths import entry_ranks
from converter.heading.families import families_of, like_their_style, settled
from converter.heading.precedence import below, right_under
from converter.heading.styles import gap_before, numbering_of, points_inside
from converter.looks import depths, prominence, tell_levels
from converter.model import Decision
from converter.options import Options
from converter.text import fold, roman, words
from converter.vocabulary import LABELS

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?:\s*[-–/]\s*(?:1[4-9]|20)?\d\d)?\W*$")
_DATED = re.compile(r"[(\[]([^()\[\]]{6,40})[)\]]\W*$")
_DEEPEST = 6
_FEW = 2
"""Headings of a style, at most, that tell nothing of another one of it."""
_FEW_PARTS = 0.4
"""Share of the entries that may be parts."""
_MOSTLY = 0.8
_Kind = tuple[Style, bool]
"""A style, and whether a date in brackets belongs to the heading."""
_LEFT_OUT, _MOST_NAMED = 0.15, 0.5
"""Headings of a kind that printed contents may leave out for each that they name, and the share of these that have one
depth there, from which the others of the kind have it too.
"""
_SOME_NAMED = 0.3
"""Share of the entries that must stand in the body for the list to tell of levels."""
_HARDLY = 0.1
"""Share of the headings that the printed contents name, if they name hardly any else, below which they tell nothing."""
_MANY = 10
"""Headings from which on those with a number, when they are the lesser part, are below the others."""


def assign(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with a level on every mark, from 1, without gaps."""
    marks = _with_lone_parts(draft)
    if not marks:
        return draft, ()
    parts = [_is_part(draft.rows, marks, i, draft.contents_line) for i in range(len(marks))]
    depths = _depths(draft, [mark for mark, part in zip(marks, parts, strict=True) if not part])
    below = iter(depths)
    levels = [0 if part else next(below) for part in parts]
    if any(parts):
        levels = _under_parts(levels, parts)
    levels = _without_gaps(levels)
    return replace(draft, marks=tuple(replace(m, level=n) for m, n in zip(marks, levels, strict=True))), ()


def _with_lone_parts(draft: Draft) -> tuple[Mark, ...]:
    """Return the marks with lines added that name a part: a lone year or a label with its number before a heading, no
    nearer to the text above than to that, the printed contents apart; under a poem it says when that was written.
    """
    taken = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    firsts = {mark.first for mark in draft.marks}
    added: list[Mark] = []
    texts = [i for i, row in enumerate(draft.rows) if row.text]
    for above, here, following in zip([-1, *texts], texts, texts[1:], strict=False):
        alone = above < here - 1 or here == 0
        if alone and here not in taken and following in firsts and names_part(draft.rows[here].text):
            listed = draft.rows[here].line < draft.contents_line < draft.rows[following].line
            over = gap_before(draft.rows, here, above) >= following - here - 1
            added += [Mark(here, here, 0.9)] if over or listed else []
    return tuple(sorted([*draft.marks, *added], key=lambda mark: mark.first))


def names_part(text: str) -> bool:
    """Return whether *text* is a lone year or a label with a number, and nothing more."""
    text = text.strip()
    if _YEAR.match(text):
        return True
    said = words(text)
    return len(said) == 2 and fold(said[0]) in LABELS and bool(said[1].isdigit() or roman(said[1]))


def _is_part(rows: Sequence[Row], marks: Sequence[Mark], i: int, contents_line: int) -> bool:
    """Return whether mark *i* only names a part: nothing stands between it and the next heading."""
    if i + 1 >= len(marks) or not names_part(_text(rows, marks[i])):
        return False
    return not any(row.text for row in rows[marks[i].last + 1 : marks[i + 1].first])


def _text(rows: Sequence[Row], mark: Mark) -> str:
    return " ".join(row.text.strip() for row in rows[mark.first : mark.last + 1] if row.text)


def _depths(draft: Draft, marks: Sequence[Mark]) -> list[int]:
    """Return a depth from 0 for each mark that is no part; the members of a family have one, unless the source itself
    tells theirs.
    """
    ranks = _ranks(draft, marks)
    ranked = any(ranks)
    told = [bool(draft.rows[mark.first].hashes) or (ranked and mark.entry is not None) for mark in marks]
    families = families_of(draft.rows, marks)
    free = ["" if tells else family for tells, family in zip(told, families, strict=True)]
    under = right_under(draft.rows, marks)
    depths = settled(_single_depths(draft, marks, ranks), free, under)
    return inside_divisions(draft.rows, marks, families, depths, under, told)


def _single_depths(draft: Draft, marks: Sequence[Mark], ranks: Sequence[int]) -> list[int]:
    """Return a depth from 0 for each mark, families left out of account; *ranks* are those of the printed entries."""
    if not any(ranks):
        parts = _unnumbered_parts(draft, marks)
        ranks = [int(bool(parts) and i not in parts) for i in range(len(ranks))]
    hashes = sorted({draft.rows[mark.first].hashes for mark in marks if draft.rows[mark.first].hashes})
    listed = _is_listed(draft, marks)
    found = _depths_by_look(draft, marks, ranks, hashes)
    if found:
        return found
    looks = _Looks(draft.rows, marks)
    under = right_under(draft.rows, marks)
    kinds = [(_kind(mark.style), _is_dated(draft.rows, mark, draft.metadata.lang)) for mark in marks]
    kin = _listed_kin(marks, kinds, ranks)
    ranked = any(ranks)
    pointed = ranked and any(map(points_inside, (entry.title for entry in draft.entries)))
    named, last = 0, -1
    owners: dict[int, int] = {}
    for i, mark in enumerate(marks):
        named, last = (ranks[mark.entry], i) if mark.entry is not None else (named, last)
        if sign := draft.rows[mark.first].hashes:
            found.append(hashes.index(sign))
        elif mark.entry is not None:
            found.append(named)
        elif pointed and (depth := points_inside(_text(draft.rows, mark))):
            found.append(depth)
        elif listed and kinds[i] in kin:
            found.append(kin[kinds[i]])
        elif listed:
            found.append(named + 1 if found else 0)
            owners[i] = last
        else:
            depth = points_inside(_text(draft.rows, mark)) or looks.depth(i, mark)
            found.append(max(depth, found[-1] + 1) if under[i] else depth)
    told = [
        bool(draft.rows[mark.first].hashes) or (ranked if mark.entry is not None else listed and kind in kin)
        for mark, kind in zip(marks, kinds, strict=True)
    ]
    found = below(draft.rows, marks, found, told)
    for i, owner in owners.items():
        found[i] = max(found[i], found[owner] + 1) if owner >= 0 else found[i]
    return found


def _is_listed(draft: Draft, marks: Sequence[Mark]) -> bool:
    """Return whether the printed contents, or a good part of them, name headings of the body."""
    number = sum(mark.entry is not None for mark in marks)
    return number > 0 and (number >= _SOME_NAMED * len(draft.entries) or number >= _HARDLY * len(marks))


def _ranks(draft: Draft, marks: Sequence[Mark]) -> list[int]:
    """Return the rank of each entry of the printed contents, 0 for all where the body knows nothing of them: entries
    over deeper ones are titles of texts there and look as the deeper ones do.
    """
    ranks = entry_ranks(draft.entries)
    named = {mark.entry: i for i, mark in enumerate(marks) if mark.entry is not None}
    under = right_under(draft.rows, marks)
    pairs = [
        (named[entry], named[entry + 1])
        for entry in range(len(ranks) - 1)
        if ranks[entry] < ranks[entry + 1] and entry in named and entry + 1 in named
    ]
    alike = [_kind(marks[a].style) == _kind(marks[b].style) and not under[a + 1] for a, b in pairs]
    return [0] * len(ranks) if len(pairs) > _FEW and sum(alike) > _MOSTLY * len(pairs) else ranks


def _listed_kin(marks: Sequence[Mark], kinds: Sequence[_Kind], ranks: Sequence[int]) -> dict[_Kind, int]:
    """Return the depth of the kinds of which the printed contents name several headings, most of them at that depth:
    one that they leave out is of the same rank, unless there are more of these than the contents can have missed.
    """
    unmatched = len(ranks) - sum(mark.entry is not None for mark in marks)
    votes: dict[_Kind, Counter[int | None]] = defaultdict(Counter)
    for mark, kind in zip(marks, kinds, strict=True):
        votes[kind][None if mark.entry is None else ranks[mark.entry]] += 1
    found: dict[_Kind, int] = {}
    for kind, own in votes.items():
        named = Counter({depth: number for depth, number in own.items() if depth is not None})
        for depth, number in named.most_common(1):
            few = own[None] <= unmatched + max(1, _LEFT_OUT * number)
            if number > _FEW and few and number > _MOST_NAMED * named.total():
                found[kind] = depth
    return found


def _is_dated(rows: Sequence[Row], mark: Mark, lang: str) -> bool:
    """Return whether a heading says in brackets when its article appeared, or the line under it does."""
    below = next((row.text.strip() for row in rows[mark.last + 1 : mark.last + 4] if row.text), "")
    tail = _DATED.search(_text(rows, mark)) or _DATED.fullmatch(below)
    return tail is not None and dates.read(tail[1], lang) is not None


def _kind(style: Style) -> Style:
    """Return what headings of one kind share: the list may name a number with its title, the body have it alone."""
    return style._replace(numbering_only=False, closes=False, set_in=False)


def _depths_by_look(draft: Draft, marks: Sequence[Mark], ranks: Sequence[int], hashes: Sequence[int]) -> list[int]:
    """Return the depths by how much the headings stand out, where the format tells it of all and they differ.

    What the source marks keeps its depth, as does what the printed contents name, unless these are one long row.
    """
    rows = [draft.rows[mark.first] for mark in marks]
    if not all(row.size for row in rows):
        return []
    styles = {line.number: line.style for line in draft.source.lines if line.style}
    texts = [_text(draft.rows, mark) for mark in marks]
    listed = [mark.entry is not None for mark in marks]
    numbers = [_numbers(text, any(listed) and not own) for text, own in zip(texts, listed, strict=True)]
    looks = [prominence(row, text, number) for row, text, number in zip(rows, texts, numbers, strict=True)]
    looks = like_their_style(looks, draft.rows, marks, styles)
    if not tell_levels(looks, listed):
        return []
    given = [
        hashes.index(row.hashes) if row.hashes else ranks[mark.entry] if mark.entry is not None and any(ranks) else None
        for row, mark in zip(rows, marks, strict=True)
    ]
    return depths(looks, given, listed)


def _unnumbered_parts(draft: Draft, marks: Sequence[Mark]) -> set[int]:
    """Return the entries without a page number among others that have one, where in the body, too, they only stand
    over the next heading: parts. Entries that lost their number have text of their own.
    """
    bare = {i for i, entry in enumerate(draft.entries) if not entry.page}
    if not 2 <= len(bare) <= _FEW_PARTS * len(draft.entries):
        return set()
    over = [
        not any(row.text for row in draft.rows[upper.last + 1 : lower.first])
        for upper, lower in itertools.pairwise(marks)
        if upper.entry in bare
    ]
    return bare if len(over) >= 2 and sum(over) >= _MOSTLY * len(over) else set()


def _numbers(text: str, left_out: bool) -> int:
    """Return how deep the number of a heading goes: a bare number goes one deep, as does any number of a heading that
    was left out of the printed contents.
    """
    kind, bare = numbering_of(text)
    return points_inside(text) or int(kind in ("roman", "arabic") and (bare or left_out))


class _Looks:
    """The typography of all headings of a document, and what it says of their depth."""

    def __init__(self, rows: Sequence[Row], marks: Sequence[Mark]) -> None:
        self.texts = [fold(_text(rows, mark)) for mark in marks]
        self.gaps = [mark.style.gap for mark in marks]
        self.sized = all(rows[mark.first].size for mark in marks)  # what is set alike is alike, whatever space is above
        often = Counter(self.gaps)
        self.widest = max((gap for gap in often if often[gap] >= min(3, 0.1 * len(marks))), default=0)
        numbered = [mark for mark in marks if mark.style.numbering]
        restarting = len(_restarts(rows, numbered)) >= 3
        self.numbered_below = len(marks) >= _MANY and (restarting or 0 < len(numbered) < 0.5 * len(marks))
        self.unlike = len({mark.style.numbering for mark in marks}) > 1
        self.second = self._second()
        self.closest: dict[str, int] = {}
        for text, gap in zip(self.texts, self.gaps, strict=True):
            self.closest[text] = min(gap, self.closest.get(text, gap))

    def _second(self) -> int:
        """Return the gap of a second level of headings that come again under the widest ones, 0 for none."""
        counts = Counter(self.texts)
        for gap in range(self.widest - 1, 2, -1):
            again = [counts[text] > 1 for text, own in zip(self.texts, self.gaps, strict=True) if own == gap]
            if len(again) >= 0.2 * len(self.texts) and sum(again) >= 0.5 * len(again):
                return gap
        return 0

    def depth(self, i: int, mark: Mark) -> int:
        """Return the depth of heading *i*: 0 for the look that stands out most."""
        # headings with the same words are of one level: the closest of them tells
        gap = self.closest[self.texts[i]]
        closer = mark.style.gap < self.widest and mark.style.numbering != "label" and self.unlike
        if mark.style.numbering and (self.numbered_below or closer):
            return 1
        if self.second and gap <= self.second:
            return 1 if gap > 1 else 2
        return 1 if self.widest >= 3 and mark.style.gap <= 1 and not self.sized else 0


def _restarts(rows: Sequence[Row], numbered: Sequence[Mark]) -> list[Mark]:
    """Return the headings that say number one in Roman or Arabic figures."""
    first = {"i", "1"}
    return [
        mark for mark in numbered if mark.style.numbering != "label" and words(_text(rows, mark))[0].lower() in first
    ]


def _under_parts(levels: Sequence[int], parts: Sequence[bool]) -> list[int]:
    """Return levels with everything after the first part one deeper than it."""
    found: list[int] = []
    inside = False
    for level, part in zip(levels, parts, strict=True):
        inside = inside or part
        found.append(0 if part else level + inside)
    return found


def _without_gaps(levels: Sequence[int]) -> list[int]:
    """Return levels from 1 in which no heading is more than one deeper than the one before."""
    found: list[int] = []
    open_levels: list[int] = []
    for level in levels:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        found.append(min(_DEEPEST, len(open_levels)))
    return found
