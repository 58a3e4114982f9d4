"""Page furniture: running heads, running feet and folios, known by their place and their repetition.

Only rows at the upper and lower ends of pages are looked at, from the outside in. A row is furniture when it stands
where rows stand on other pages too and either says the same, figures apart, or holds a number that counts the pages.
Where many rows of such a place are furniture, the others in the same type are as well: running heads that name an
article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.readers.pdf.typography import of_words
from converter.readers.pdf.values import Face, Word
from converter.text import fold, roman

_RANKS = 3
"""Rows at either end of a page that may be furniture."""
_SAME_PLACE = 2.5
"""Points by which the place of a running head may vary."""
_APART = 1.6
"""Furniture stands this many sizes from the text; lines of text stand closer."""
_OVERLAP = 0.6
"""Sizes between the baselines of two rows within which they stand beside one another."""
_FEW = 4
"""Pages of a document in which what all of them share may be the text of a form; only their ends are furniture."""
_MOSTLY = 0.4
_FEWEST_COUNTED = 3
"""Pages whose numbers count them from which the numbers are believed."""
_LARGER, _LARGE = 1.05, 1.2
Rows = Sequence[Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as far as furniture goes."""

    number: int
    """Ordinal of the page, from 1."""
    height: float
    """Its height in points."""
    rows: Rows
    """Its rows of words, from top to bottom."""
    label: str = ""
    """What the file says is printed on it as its number."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The row at one end of a page, what furniture stands outside of it apart."""

    page: int
    """Index of the page."""
    row: int
    """Index of the row."""
    place: float
    """Distance of its baseline from that end of the page."""
    text: str
    """Its words, folded."""
    masked: str
    """The same without its figures."""
    labelled: bool
    """Whether it says what the file says is the number of its page."""
    numbers: frozenset[int]
    """What its numbers are more than the page's ordinal."""
    only_number: bool
    """Whether it says nothing but a number."""
    look: tuple[float, Face]
    """Size and face of most of its characters."""
    spread: bool
    """Whether a gap that no space between words has parts it: a head on one side, a folio on the other."""
    at_top: bool
    """Whether it stands at the upper end."""
    apart: bool
    """Whether the text stands farther from it than lines of text stand from one another."""


def furniture(sheets: Sequence[Sheet], size: float) -> dict[int, dict[int, str]]:
    """Return, for each index of a sheet, its rows that are furniture with their kind.

    The kinds are ``running-head`` and ``page-number``; *size* is that of the running text.
    """
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for at_top in (True, False):
        for rank in range(_RANKS if len(sheets) > _FEW else 1):
            candidates = [c for c in _candidates(sheets, at_top, found) if rank == 0 or found[c.page]]
            new = [pair for group in _places(candidates) for pair in _judged(group, len(sheets), size)]
            for candidate, kind in new:
                found[candidate.page][candidate.row] = kind
            if not new:
                break
    return found


def _candidates(sheets: Sequence[Sheet], at_top: bool, found: dict[int, dict[int, str]]) -> Iterator[_Candidate]:
    """Yield the outermost row of every page that is not known as furniture."""
    for index, sheet in enumerate(sheets):
        order = range(len(sheet.rows)) if at_top else range(len(sheet.rows) - 1, -1, -1)
        row = next((i for i in order if i not in found[index]), None)
        if row is None:
            continue
        beyond = range(row + 1, len(sheet.rows)) if at_top else range(row - 1, -1, -1)
        inner = next((i for i in beyond if not _are_beside(sheet.rows[row], sheet.rows[i])), None)
        yield _candidate(index, sheet, row, inner, at_top)


def _are_beside(row: Sequence[Word], other: Sequence[Word]) -> bool:
    """Return whether two rows overlap in height, as pieces of one running head in different sizes do."""
    return abs(row[0].baseline - other[0].baseline) < _OVERLAP * max(word.size for word in (*row, *other))


def _candidate(index: int, sheet: Sheet, row: int, inner: int | None, at_top: bool) -> _Candidate:
    words = sheet.rows[row]
    baseline = words[0].baseline
    beyond = abs(sheet.rows[inner][0].baseline - baseline) if inner is not None else sheet.height
    text = " ".join(word.text for word in words)
    numbers = frozenset(number - sheet.number for word in words if (number := _number(word.text)) is not None)
    return _Candidate(
        page=index,
        row=row,
        place=baseline if at_top else sheet.height - baseline,
        text=fold(text),
        masked=re.sub(r"\d+", "", fold(text)),
        labelled=bool(sheet.label) and fold(text) == fold(sheet.label),
        numbers=numbers,
        only_number=bool(numbers) and len(words) <= 3 and sum(c.isalpha() for c in text) <= 4,
        look=of_words(words),
        spread=any(b.left - a.right > 1.5 * b.size for a, b in pairwise(words)),
        at_top=at_top,
        apart=beyond >= _APART * max(word.size for word in words),
    )


def _number(text: str) -> int | None:
    bare = text.strip("-–—−[]()|.·•/~*")
    if bare.isdecimal() and len(bare) <= 5:
        return int(bare)
    return roman(bare) if bare and len(bare) <= 7 and (bare.islower() or bare.isupper()) else None


def _places(candidates: Sequence[_Candidate]) -> Iterator[list[_Candidate]]:
    """Yield the candidates that stand equally far from the end of their pages."""
    group: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.place, c.page)):
        if group and candidate.place - group[-1].place > _SAME_PLACE:
            yield group
            group = []
        group.append(candidate)
    if group:
        yield group


def _judged(group: Sequence[_Candidate], pages: int, size: float) -> list[tuple[_Candidate, str]]:
    """Return the members of a *group* that are furniture, each with its kind."""
    often = 3 if pages > _FEW else max(2, pages)
    texts = Counter(c.text for c in group) + Counter(c.masked for c in group if c.masked != c.text)
    counted = Counter(number for c in group for number in c.numbers)
    sure = [c for c in group if _is_sure(c, texts, counted, often, pages, size)]
    looks = {c.look for c in sure}
    if len(group) >= 4 and len(sure) >= _MOSTLY * len(group):
        sure = [c for c in group if c in sure or (c.apart and c.look in looks and c.look[0] <= _LARGE * size)]
    return [(c, "page-number" if c.only_number or c.labelled else "running-head") for c in sure]


def _is_sure(
    candidate: _Candidate, texts: Counter[str], counted: Counter[int], often: int, pages: int, size: float
) -> bool:
    if candidate.labelled and candidate.apart:
        return True
    if candidate.only_number and 0 in candidate.numbers and candidate.apart and not candidate.at_top:
        return True
    counts = any(counted[number] >= often for number in candidate.numbers)
    if candidate.only_number and (counts or not candidate.masked.strip()):
        return counts and (candidate.apart or candidate.look[0] <= size)
    same = texts[candidate.text] >= often and bool(candidate.masked.strip())
    if not candidate.at_top and counts and bool(candidate.masked.strip()) and texts[candidate.masked] >= often:
        return True
    if candidate.look[0] > _LARGE * size:
        return same and candidate.apart and texts[candidate.text] >= 0.5 * pages
    if candidate.look[0] > _LARGER * size and not candidate.spread:  # "Chapter 3" atop its page counts up as well
        return same and candidate.apart
    counted_up = counts and texts[candidate.masked] >= often
    return ((same or counted_up) and (candidate.apart or texts[candidate.text] >= 5)) or (counts and candidate.apart)


def printed_numbers(sheets: Sequence[Sheet], gone: Mapping[int, Mapping[int, str]]) -> tuple[str, ...]:
    """Return the number of each page: as the furniture in *gone* says it, as the pages around one without a number
    count, or as the file labels the page; empty where nothing tells.
    """
    said = [
        {
            number
            for row in gone.get(index, ())
            for word in sheet.rows[row]
            if (number := _arabic(word.text)) is not None
        }
        for index, sheet in enumerate(sheets)
    ]
    steps = Counter(number - index for index, numbers in enumerate(said) for number in numbers)
    counted = {step for step, often in steps.items() if often >= _FEWEST_COUNTED}
    found = {
        index: number
        for index, numbers in enumerate(said)
        if (number := max(numbers, key=lambda n: steps[n - index], default=-1)) - index in counted
    }
    for (index, number), (later, other) in pairwise(sorted(found.items())):
        if other - number == later - index:
            found |= {index + i: number + i for i in range(1, later - index)}
    numbers = {index: str(number) for index, number in found.items()}
    return tuple(
        numbers.get(index, "" if sheet.label in numbers.values() else sheet.label) for index, sheet in enumerate(sheets)
    )


def _arabic(text: str) -> int | None:
    return _number(text) if any(map(str.isdecimal, text)) else None
