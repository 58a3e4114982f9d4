"""Which headings stand below which, by where they stand: a numbered series under its title, and kinds that mostly
follow another kind with nothing between, or that a narrower gap parts from the text above.

What the printed contents, Markdown's signs or sizes tell of depths comes first; this is for headings of which they tell
nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, permutations

from converter.draft import Mark, Row
from converter.heading.styles import ITALIC
from converter.text import number_of, words

_MAIN = 0.4
"""Share of all headings from which on a series of numbered ones, if no other is nearly as long, divides the whole."""
_MISSED = 3
"""Numbers by which a series may go on at once: now and then one is missed."""
_TWICE = 2
"""Headings of one kind right under those of another from which it is no accident."""
_OFTEN = 0.3
"""Share of the headings of the upper kind that must have one of the lower kind right under them."""
_RATHER = 3
"""How many times as often the one must stand right under the other as the other way round."""
_WIDER = 2
"""Blank rows by which the gap before headings of a higher kind is wider."""
_ENOUGH = 3
"""Headings from which those with one gap are a kind of their own."""
_LISTED = 0.5
"""Share of the headings that the printed contents name from which gaps tell nothing: the list names one rank."""

Kind = tuple[bool, bool, str, int]
"""Bold, in capitals, kind of its number, blank rows before it (0 where they are left out of account)."""
_Relation = frozenset[tuple[Kind, Kind]]
"""Pairs of kinds of which the first stands above the second."""


def below(rows: Sequence[Row], marks: Sequence[Mark], depths: Sequence[int], settled: Sequence[bool]) -> list[int]:
    """Return *depths* from 0 with the headings that are not *settled* below those that they belong to."""
    found = list(depths)
    titles = {i: title for title, members in _series(rows, marks) for i in members}
    louder = _louder(rows, marks)
    for i, uppers in enumerate(_uppers(rows, marks)):
        if not settled[i]:
            above = (*uppers, titles.get(i, -1), louder[i])
            found[i] = max(found[i], *(found[upper] + 1 for upper in above if upper >= 0), 0)
    return found


def _louder(rows: Sequence[Row], marks: Sequence[Mark]) -> list[int]:
    """Return for each heading in italics that the printed contents leave out the last one before it in capitals, where
    there are several of both; -1 for any other.
    """
    soft = [mark.entry is None and bool(ITALIC.fullmatch(rows[mark.first].text.strip())) for mark in marks]
    loud = [mark.style.capitals and not italic for mark, italic in zip(marks, soft, strict=True)]
    if min(sum(soft), sum(loud)) < _ENOUGH:
        return [-1] * len(marks)
    last = accumulate((i if capitals else -1 for i, capitals in enumerate(loud)), max)
    return [above if italic else -1 for above, italic in zip(last, soft, strict=True)]


def right_under(rows: Sequence[Row], marks: Sequence[Mark]) -> list[bool]:
    """Return whether each heading stands right under another, as its subtitle or its part does.

    Where only the first two stand so, and no text above them, the first may name the whole: nothing is below it.
    """
    found = [False] * len(marks)
    for i in range(1, len(marks)):
        found[i] = not any(row.text for row in rows[marks[i - 1].last + 1 : marks[i].first])
    if sum(found) == 1 and found[1] and not any(row.text for row in rows[: marks[0].first]):
        found[1] = False
    return found


def _series(rows: Sequence[Row], marks: Sequence[Mark]) -> Iterator[tuple[int, list[int]]]:
    """Yield the title and the members of each series of numbered headings right after a heading without a number,
    except for the one series that the document is divided by.
    """
    found = _counting_up(rows, marks)
    lengths = sorted((len(members) for members in found), reverse=True)
    for members in found:
        title = members[0] - 1
        main = len(members) >= _MAIN * len(marks) and (len(found) == 1 or lengths[1] < 0.5 * len(members))
        held = [title >= 0 and _may_hold(marks[title], marks[member]) for member in members]
        if 2 * sum(held) > len(held) and not main and not marks[title].style.numbering:
            yield title, members


def _counting_up(rows: Sequence[Row], marks: Sequence[Mark]) -> list[list[int]]:
    """Return the members of each series that counts up from 1 in Roman or Arabic figures without a heading between."""
    found: list[list[int]] = []
    last, counting = 0, False
    for i, mark in enumerate(marks):
        number = _number(rows, mark)
        if counting and last < number <= last + _MISSED:
            found[-1].append(i)
        elif counting := number == 1 and mark.style.numbering in ("roman", "arabic"):
            found.append([i])
        last = number
    return [members for members in found if len(members) > 1]


def _number(rows: Sequence[Row], mark: Mark) -> int:
    """Return the number with which a heading begins, 0 for none."""
    said = words(rows[mark.first].text)
    return (number_of(said[0]) or 0) if said else 0


def _uppers(rows: Sequence[Row], marks: Sequence[Mark]) -> Iterator[tuple[int, ...]]:
    """Return for each heading the last ones before it of kinds that stand above its own, by look, by look with gap, and
    by the gap alone; -1 for none.

    A heading that the printed contents name is below none that they leave out, and below no other for its gap alone.
    """
    spaced: list[Kind] = [(m.style.bold, m.style.capitals, m.style.numbering, m.style.gap) for m in marks]
    plain: list[Kind] = [(*kind[:3], 0) for kind in spaced]
    by_gap = _wider(spaced) if _gaps_tell(rows, marks) else frozenset()
    plainly = _last_above(marks, plain, _followed(rows, marks, plain))
    spacedly = _last_above(marks, spaced, _followed(rows, marks, spaced))
    gaps = (
        -1 if mark.entry is not None else i for mark, i in zip(marks, _last_above(marks, spaced, by_gap), strict=True)
    )
    return zip(plainly, spacedly, gaps, strict=True)


def _last_above(marks: Sequence[Mark], kinds: Sequence[Kind], relation: _Relation) -> Iterator[int]:
    """Yield for each heading the last one before it of a kind above its own, -1 for none."""
    above: dict[Kind, list[Kind]] = defaultdict(list)
    for upper, lower in relation:
        above[lower].append(upper)
    last: dict[tuple[Kind, bool], int] = {}
    for i, (mark, kind) in enumerate(zip(marks, kinds, strict=True)):
        listed = mark.entry is not None
        held = [(upper, named) for upper in above[kind] for named in ((True,) if listed else (True, False))]
        yield max((last[upper] for upper in held if upper in last), default=-1)
        last[kind, listed] = i


def _may_hold(upper: Mark, lower: Mark) -> bool:
    return upper.entry is not None or lower.entry is None


def _followed(rows: Sequence[Row], marks: Sequence[Mark], kinds: Sequence[Kind]) -> _Relation:
    """Return the kinds whose headings often have one of the other kind right under them, and hardly ever over them."""
    under = right_under(rows, marks)
    pairs = Counter(
        (kinds[i - 1], kinds[i]) for i in range(1, len(marks)) if under[i] and _may_hold(*marks[i - 1 : i + 1])
    )
    numbers = Counter(kinds)
    return frozenset(
        (upper, lower)
        for (upper, lower), n in pairs.items()
        if upper != lower and n >= max(_TWICE, _OFTEN * numbers[upper], _RATHER * pairs[lower, upper])
    )


def _gaps_tell(rows: Sequence[Row], marks: Sequence[Mark]) -> bool:
    """Return whether blank rows were set on purpose: no page ends stand among them, and no list settles the ranks."""
    listed = sum(mark.entry is not None for mark in marks)
    return listed <= _LISTED * len(marks) and not any(row.page_break for row in rows)


def _wider(kinds: Sequence[Kind]) -> _Relation:
    """Return the kinds that differ in nothing but the gap, the wider one first."""
    numbers = Counter(kinds)
    often = [kind for kind, n in numbers.items() if n >= _ENOUGH]
    return frozenset(
        (upper, lower)
        for upper, lower in permutations(often, 2)
        if upper[:3] == lower[:3] and upper[3] - lower[3] >= _WIDER
    )
