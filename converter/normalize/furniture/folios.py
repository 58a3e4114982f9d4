"""Page numbers: figures that stand alone on a line, or beside a running head, and count up through the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from converter.draft import Row
from converter.text import LEADER_ALONE, ends_sentence, first_word, fold, number_of, starts_lower
from converter.vocabulary import PAGE_WORDS, PAGES_OF

_NUMBER = r"(?P<number>\d{1,4}|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})"
_FOLIO_WORDS = "|".join(sorted(PAGE_WORDS))
FOLIO = re.compile(
    rf"\W{{0,3}}(?:(?:{_FOLIO_WORDS})\.?\s*)?{_NUMBER}(?:\s*(?:{'|'.join(PAGES_OF)})\s*\d+)?\W{{0,3}}$", re.IGNORECASE
)
_HEAD_LEFT = re.compile(rf"{_NUMBER}\s{{2,}}(?P<head>\S.*)$")
_HEAD_RIGHT = re.compile(rf"(?P<head>\S.*?)\s{{2,}}{_NUMBER}$")
_LEADS = (" .", "..", "…", " _", " ·")
"""What an entry of printed contents has between title and page number, and a running head has not."""
_GAP = re.compile(r"\s\s")
_BESIDE = re.compile(r"(?:(?P<left>\d{1,4})\s(?P<after>\S.*)|(?P<before>\S.*?)\s(?P<right>\d{1,4}))$")
"""A page number beside a running head, where the extraction left one blank between them."""
OFTEN = 3
"""Lines with the same words beside a number from which they may be running heads."""
_NO_LABEL = 2
"""Blanks in a running head, at least, that stands beside every number: ``Canto 3`` is no page."""
_MANY, _FAR, _ALIKE = 8, 20, 0.3
"""Numbers, rows from one to the next on an average, and the share of the numbers beside which one line stands, from
which that is a running head: stanzas with a refrain are shorter.
"""
REACH = 2
"""How many lines with text on either side of a page's end may be its running head or foot."""
_LONGEST_ALONE = 40
"""Characters of a page number and what may stand before and behind it, with single blanks between."""
LONGEST = 160
"""A running head is one line; longer ones are text."""


@dataclass(frozen=True, slots=True)
class Folio:
    """A line that may be a page number."""

    index: int
    """Index of its row."""
    label: str
    """Its figures."""
    number: int
    """What they say."""
    head: str
    """The running head that stands on the same line, or empty."""
    is_roman: bool
    """Whether its figures are roman."""
    dressed: bool
    """Whether it stands between dashes or, in small roman figures, far from the edge, as hardly anything else does."""


def find(rows: Sequence[Row], breaks: Sequence[int]) -> list[Folio]:
    """Return the page numbers: arabic ones that cut the text as pages do, and roman ones before them."""
    candidates = [f for i, row in enumerate(rows) if (f := _folio(i, row)) and not _is_beside_leader(rows, i)]
    arabic = _sequence([folio for folio in candidates if not folio.is_roman])
    if not arabic:
        fed = set(breaks)
        near = [f for f in candidates if not f.is_roman and any(i in fed for i in range(f.index - 4, f.index + 5))]
        arabic = near if len(near) >= 2 and _counts_up(near) else []
    if not arabic:
        beside = _sequence(_beside(rows))
        head = fold(beside[0].head) if beside else ""
        same = head.count(" ") >= _NO_LABEL and all(fold(folio.head) == head for folio in beside)
        sure = _alternates(rows, beside) or (same and _cuts_text(rows, beside, set(breaks)))
        return beside if sure else []
    if not (arabic[0].dressed or _cuts_text(rows, arabic, set(breaks))):
        return []
    before = [folio for folio in candidates if folio.is_roman and folio.index < arabic[0].index]
    return _sequence(before) + arabic


def _counts_up(folios: Sequence[Folio]) -> bool:
    return all(b.number - a.number == 1 for a, b in pairwise(folios))


def _alternates(rows: Sequence[Row], folios: Sequence[Folio]) -> bool:
    """Return whether numbers stand before and behind running heads in turns, as on left and right pages."""
    left = [rows[folio.index].text.lstrip()[0].isdigit() for folio in folios]
    turns = sum(a != b for a, b in pairwise(left))
    return turns >= max(OFTEN, 0.7 * (len(left) - 1))


def _cuts_text(rows: Sequence[Row], folios: Sequence[Folio], breaks: set[int]) -> bool:
    """Return whether the *folios* stand where pages end, not where sections begin.

    A page ends in mid-sentence often; a section number never does. A form feed nearby says it outright, and beside
    many numbers, far from each other, only a running head says the same again and again.
    """
    cut = fed = 0
    beside: Counter[str] = Counter()
    for folio in folios:
        above = texts(rows, range(folio.index - 1, max(-1, folio.index - 12), -1))
        below = texts(rows, range(folio.index + 1, min(len(rows), folio.index + 12)))
        ends = [ends_sentence(rows[i].text) for i in above]
        cut += (bool(ends) and not any(ends)) or any(starts_lower(rows[i].text) for i in below)
        fed += any(i in breaks for i in range(folio.index - 4, folio.index + 5))
        beside.update({fold(rows[i].text) for i in (*above[:1], *below[:1])})
    often = max(beside.values(), default=0) if len(folios) >= _MANY else 0
    far = folios[-1].index - folios[0].index >= _FAR * len(folios)
    return fed >= 0.5 * len(folios) or cut >= 0.25 * len(folios) or (far and often >= _ALIKE * len(folios))


def _folio(index: int, row: Row) -> Folio | None:
    text = row.text.strip()
    if not text or len(text) > LONGEST or not _may_be_folio(text):
        return None
    alone = (FOLIO,) if len(text) <= _LONGEST_ALONE else ()
    for pattern in (FOLIO, _HEAD_LEFT, _HEAD_RIGHT) if _GAP.search(text) else alone:
        if m := pattern.match(text):
            figures = m["number"]
            number = number_of(figures)
            head = m.groupdict().get("head") or ""
            if number is not None and not (head and (number == 0 or not figures.isdigit() or head.endswith(_LEADS))):
                return Folio(index, figures, number, head, not figures.isdigit(), _dressed(row.text, figures))
    return None


def _is_beside_leader(rows: Sequence[Row], i: int) -> bool:
    """Return whether a leader alone on its line stands next to row *i*: a page number of printed contents is there."""
    near = (
        next((row.text for row in side if row.text), "")
        for side in (rows[i + 1 : i + 4], rows[max(0, i - 3) : i][::-1])
    )
    return any(map(LEADER_ALONE.match, near))


def _may_be_folio(text: str) -> bool:
    """Return whether *text* begins and ends as a page number does; beside a running head the number has figures."""
    if text[0].isdigit() or text[-1].isdigit():
        return True
    return len(text) < 30 or (len(text) <= _LONGEST_ALONE and text[-1].isalnum())


def _beside(rows: Sequence[Row]) -> list[Folio]:
    """Return the numbers that stand a blank away from words which other numbers stand beside too, or which are a line
    of their own elsewhere: running heads.
    """
    short = [i for i, row in enumerate(rows) if 0 < len(row.text) <= LONGEST]
    found = [
        Folio(i, figures := m["left"] or m["right"], int(figures), m["after"] or m["before"], False, False)
        for i in short
        if (rows[i].text[-1].isdigit() or rows[i].text.lstrip()[0].isdigit())
        and (m := _BESIDE.match(rows[i].text.strip()))
    ]
    often = Counter(fold(folio.head) for folio in found)
    firsts = set(map(first_word, often))
    titles = {fold(rows[i].text) for i in short if firsts and first_word(rows[i].text) in firsts}
    heads = [folio for folio in found if not folio.head.rstrip().endswith(_LEADS)]
    return [f for f in heads if often[fold(f.head)] >= OFTEN or fold(f.head) in titles]


def _dressed(text: str, figures: str) -> bool:
    dashes = bool(re.match(r"\s*[-–—]\s*\w+\s*[-–—]$", text))
    return dashes or (figures.islower() and len(text) - len(text.lstrip()) >= 10)


def _sequence(candidates: Sequence[Folio]) -> list[Folio]:
    """Return the best chain of page numbers that rise as the text goes on, by dynamic programming over near neighbours.

    A step of one is worth most; a step over missing numbers less; the head of both must be alike when there is one.
    """
    best = [1.0] * len(candidates)
    back = [-1] * len(candidates)
    for i, here in enumerate(candidates):
        for j in range(max(0, i - 40), i):
            gain = _step(candidates[j], here)
            if gain and best[j] + gain > best[i]:
                best[i], back[i] = best[j] + gain, j
    return _trusted(_chain(candidates, best, back))


def _chain(candidates: Sequence[Folio], best: Sequence[float], back: Sequence[int]) -> list[Folio]:
    chain: list[Folio] = []
    i = max(range(len(best)), key=best.__getitem__, default=-1)
    while i >= 0:
        chain.append(candidates[i])
        i = back[i]
    return chain[::-1]


def _step(earlier: Folio, later: Folio) -> float:
    """Return what it is worth that *later* follows *earlier*: 0 for nothing."""
    step = later.number - earlier.number
    lines = later.index - earlier.index
    if earlier.is_roman != later.is_roman or not 1 <= step <= 6 or lines < 4 * step:
        return 0
    return 1.0 if step == 1 else 0.6 / step


def _trusted(chain: list[Folio]) -> list[Folio]:
    """Return *chain* when it is long and regular enough for page numbers, else nothing.

    Pages are about equally long, so the distance between neighbours, in lines, must not scatter as section numbers do.
    """
    if all(folio.dressed for folio in chain):
        return chain if len(chain) >= 2 else []
    if len(chain) < 3:
        return []
    distances = sorted((b.index - a.index) / (b.number - a.number) for a, b in pairwise(chain))
    median = distances[len(distances) // 2]
    regular = sum(0.4 * median <= d <= 2.2 * median for d in distances) / len(distances)
    ones = sum(b.number - a.number == 1 for a, b in pairwise(chain)) / len(distances)
    return chain if median >= 8 and regular >= 0.7 and ones >= 0.5 else []


def texts(rows: Sequence[Row], indexes: Iterable[int], most: int = REACH) -> list[int]:
    """Return the first of *indexes* whose *rows* have text, at most as many as furniture may reach."""
    return list(islice((i for i in indexes if not rows[i].blank), most))
