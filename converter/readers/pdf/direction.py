"""Lines with text from right to left, from the order in which they are drawn to the order in which they are read.

The Unicode Bidirectional Algorithm (UAX #9) says how text is drawn; this goes the other way. Where two texts are drawn
alike, the one that people write is taken: a figure to the right of a foreign word belongs to it, unless it begins the
line, as the number of a section does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converter.readers.pdf.values import Part, Word

_TOUCHING = 0.12
"""Neighbours closer than this share of the size may be one word."""
_KINDS = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "A"}
_SEPARATORS = frozenset({"CS", "ES", "ET"})
_HELD = frozenset("-./+–")
"""What may stand between a foreign word and a figure that belongs to it."""
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‹", "›"))
_Read = Iterator[tuple[int, int]]
"""Indices of units in the order of reading, each with the place of the gap before it: a unit and its left neighbour."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """Characters of one direction, or a sign of none."""

    text: str
    kind: str
    left: float
    right: float
    word: Word
    number: int
    """Number of its word in the line, from the left."""


def kind_of(character: str) -> str:
    """Return ``R`` for a letter from right to left, ``L`` for one from left to right, ``N`` and ``A`` for figures of
    Europe and of Arabic, an empty string for what has no direction.
    """
    return _KINDS.get(unicodedata.bidirectional(character), "")


def in_reading_order(words: Sequence[Word], leftward: bool, wide: float) -> tuple[list[Word], list[int]]:
    """Return *words*, which stand from left to right, in the order in which they are read, and before which of them a
    gap stands that is wider than *wide* times the size.

    *leftward* says whether the page runs from right to left; what such gaps part is read part by part then, if any of
    it does.
    """
    units = [unit for number, word in enumerate(words) for unit in _units(word, number)]
    gaps = [other.left - one.right for one, other in pairwise(units)]
    edges = [i for i, gap in enumerate(gaps, 1) if gap > wide * units[i].word.size]
    parted = leftward and any(unit.kind == "R" for unit in units)
    cells = list(pairwise([0, *edges, len(units)])) if parted else [(0, len(units))]
    order: list[tuple[int, int]] = []
    for first, end in reversed(cells):
        read = list(_read(units, first, end, leftward))
        order += [(read[0][0], end if order else -1), *read[1:]]
    texts = _with_brackets([units[i].text for i, _ in order], [_touch(units, gap) for _, gap in order])
    return _joined(
        [replace(units[i], text=text) for (i, _), text in zip(order, texts, strict=True)], order, units, edges
    )


def _units(word: Word, number: int) -> Iterator[_Unit]:
    for part in sorted(word.parts, key=lambda part: part.left) or [Part(word.text, word.left, word.right)]:
        kinds = list(filter(None, map(kind_of, part.text)))
        yield _Unit(part.text, kinds[0] if kinds else "", part.left, part.right, word, number)


def _read(units: Sequence[_Unit], first: int, end: int, leftward: bool) -> _Read:
    """Yield the units from *first* to *end* as a line of its own is read."""
    strong = [i for i in range(first, end) if units[i].kind in ("R", "L")]
    letters = {kind: sum(len(units[i].text) for i in strong if units[i].kind == kind) for kind in "RL"}
    enclosed = bool(strong) and units[strong[0]].kind == units[strong[-1]].kind == "L"
    mostly_left = letters["R"] <= letters["L"]
    if not letters["R"] or (mostly_left and (enclosed or not leftward)):
        yield from _rightward(units, first, end)
    else:
        yield from _leftward(units, first, end)


def _rightward(units: Sequence[_Unit], first: int, end: int) -> _Read:
    """Yield a line from left to right: what runs from right to left in it is turned round."""
    at = first
    while at < end:
        last = _last(units, at, end, "R", "NA")
        if last < 0:
            yield at, at
            at += 1
            continue
        turned = list(_leftward(units, at, last + 1))
        yield turned[0][0], at
        yield from turned[1:]
        at = last + 1


def _leftward(units: Sequence[_Unit], first: int, end: int) -> _Read:
    """Yield a line from right to left: foreign words and numbers keep their order."""
    groups: list[tuple[int, int]] = []
    at = first
    while at < end:
        last = _foreign(units, at, end)
        last = last if last >= 0 else _number(units, at, end)
        groups.append((at, last + 1))
        at = last + 1
    for start, stop in reversed(groups):
        yield start, stop
        yield from ((i, i) for i in range(start + 1, stop))


def _last(units: Sequence[_Unit], at: int, end: int, kind: str, borne: str) -> int:
    """Return the last unit of *kind* in a row with nothing but signs and *borne* kinds between; -1 for no such row."""
    if units[at].kind != kind:
        return -1
    last = at
    for i in range(at, end):
        if units[i].kind == kind:
            last = i
        elif units[i].kind and units[i].kind not in borne:
            break
    return last


def _foreign(units: Sequence[_Unit], at: int, end: int) -> int:
    """Return where foreign words that begin at *at* end, with the figures and the bracket that belong to them."""
    begins = units[at].kind == "N" and at + 1 < end and _is_one(units, at + 1)  # as 0x1F and 3D do
    last = _last(units, at + begins, end, "L", "N")
    if last < 0:
        return -1
    following = last + 1
    while following < end and units[following].text in _HELD and _is_one(units, following):
        following += 1
    if following < end and units[following].kind == "N":
        stop = _number(units, following, end)
        if any(units[i].kind == "R" for i in range(stop + 1, end)):
            last = stop
    text = "".join(units[i].text for i in range(at, last + 1))
    beside = units[last + 1].text if last + 1 < end and _is_one(units, last + 1) else ""
    pair = next((pair for pair in _PAIRS if beside in pair), ())
    return last + 1 if pair and sum(map(text.count, pair)) % 2 else last


def _number(units: Sequence[_Unit], at: int, end: int) -> int:
    """Return where a number that begins at *at* ends: figures with single separators between them are one.

    After Arabic letters only those that part the figures of numbers and dates are (rules W2 and W4).
    """
    if units[at].kind not in ("N", "A"):
        return at
    arabic = any(unicodedata.bidirectional(unit.text[0]) == "AL" for unit in units if unit.kind == "R")
    allowed = {"CS"} if arabic else _SEPARATORS
    last = at
    while last + 1 < end and _is_one(units, last + 1):
        if units[last + 1].kind in ("N", "A"):
            last += 1
        elif (
            last + 2 < end
            and unicodedata.bidirectional(units[last + 1].text[0]) in allowed
            and units[last + 2].kind in ("N", "A")
            and _is_one(units, last + 2)
        ):
            last += 2
        else:
            return last + (not arabic and unicodedata.bidirectional(units[last + 1].text[0]) == "ET")
    return last


def _is_one(units: Sequence[_Unit], at: int) -> bool:
    """Return whether a unit and its left neighbour are of one word."""
    return at > 0 and units[at].number == units[at - 1].number


def _touch(units: Sequence[_Unit], at: int) -> bool:
    """Return whether no space stands between a unit and its left neighbour."""
    if not 0 < at < len(units):
        return False
    one, other = units[at - 1], units[at]
    if one.number == other.number:
        return True
    a, b = one.word, other.word
    styled = one.kind == other.kind and (a.size, a.face) != (b.size, b.face)
    may = styled or not (one.kind and other.kind) or a.glued or b.glued
    return may and other.left - one.right < _TOUCHING * max(a.size, b.size)


def _with_brackets(texts: list[str], touches: list[bool]) -> list[str]:
    """Return *texts*, in the order of reading, with brackets that open and close; *touches* says which stand right
    after the text before.

    A file may name the bracket that is seen or the one that was typed. Two by two they open and close; one alone opens
    where it stands at the text after it.
    """
    found = list(texts)
    for opening, closing in _PAIRS:
        at = [i for i, text in enumerate(texts) if text in (opening, closing)]
        if len(at) % 2 == 0:
            if not _balanced([texts[i] for i in at], opening):
                for n, i in enumerate(at):
                    found[i] = closing if n % 2 else opening
            continue
        for i in at:
            before, after = touches[i], i + 1 < len(touches) and touches[i + 1]
            if before != after:
                found[i] = closing if before else opening
    return found


def _balanced(signs: Sequence[str], opening: str) -> bool:
    depth = 0
    for sign in signs:
        depth += 1 if sign == opening else -1
        if depth < 0:
            return False
    return depth == 0


def _joined(
    units: Sequence[_Unit], order: Sequence[tuple[int, int]], line: Sequence[_Unit], edges: Sequence[int]
) -> tuple[list[Word], list[int]]:
    """Return the words that *units*, in the order of reading, make up, and before which a wide gap stands."""
    found: list[Word] = []
    cells: list[int] = []
    for unit, (_, gap) in zip(units, order, strict=True):
        glued = bool(found) and _touch(line, gap)
        word = replace(unit.word, text=unit.text, left=unit.left, right=unit.right, glued=glued, parts=())
        if glued and _alike(found[-1], word):
            before = found[-1]
            left, right = min(before.left, word.left), max(before.right, word.right)
            found[-1] = replace(before, text=before.text + word.text, left=left, right=right)
            continue
        if found and gap in edges:
            cells.append(len(found))
        found.append(word)
    return found, cells


def _alike(one: Word, other: Word) -> bool:
    return replace(one, text="", left=0, right=0, glued=False) == replace(other, text="", left=0, right=0, glued=False)
