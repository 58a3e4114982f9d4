"""Page furniture: page numbers, running heads and feet.

Evidence: figures that stand alone on a line and count up in regular steps through the document, form feeds, and short
lines that come again and again right beside them. A figure outside the sequence stays text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from converter import dates
from converter.draft import Draft, Row
from converter.model import Action, Decision
from converter.options import Options
from converter.text import ends_sentence, first_word, fold, roman, starts_lower, words

_NUMBER = r"(?P<number>\d{1,4}|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})"
_FOLIO_WORDS = r"(?:page|seite|стр|с|p|pág|pag|sayfa|səhifə)"
_FOLIO = re.compile(
    rf"\W{{0,3}}(?:{_FOLIO_WORDS}\.?\s*)?{_NUMBER}(?:\s*(?:/|of|von|de|из)\s*\d+)?\W{{0,3}}$", re.IGNORECASE
)
_HEAD_LEFT = re.compile(rf"{_NUMBER}\s{{2,}}(?P<head>\S.*)$")
_HEAD_RIGHT = re.compile(rf"(?P<head>\S.*?)\s{{2,}}{_NUMBER}$")
_GAP = re.compile(r"\s\s")
_BESIDE = re.compile(r"(?:(?P<left>\d{1,4})\s(?P<after>\S.*)|(?P<before>\S.*?)\s(?P<right>\d{1,4}))$")
"""A page number beside a running head, where the extraction left one blank between them."""
_MOST_PAGES = 0.6
"""Share of the pages on which no article alone stands."""
_OFTEN = 3
"""Lines with the same words beside a number from which they may be running heads."""
_SOURCE = 4
"""Lines with the same words of which two close pages by chance."""
_FIGURES = re.compile(r"\d+")
_REACH = 2
"""How many lines with text on either side of a page's end may be its running head or foot."""
_LONGEST_ALONE = 40
"""Characters of a page number and what may stand before and behind it, with single blanks between."""
_LONGEST = 160
"""A running head is one line; longer ones are text."""


@dataclass(frozen=True, slots=True)
class _Folio:
    """A line that may be a page number."""

    index: int
    number: int
    head: str
    """The running head that stands on the same line, or empty."""
    is_roman: bool
    dressed: bool
    """Whether it stands between dashes or, in small roman figures, far from the edge, as hardly anything else does."""


def strip(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with page numbers, running heads and feet taken out and a page break in their place."""
    rows = draft.rows
    breaks = [i for i, row in enumerate(rows) if row.page_break]
    folios = _folios(rows, breaks)
    if not folios and len(breaks) < 2:
        return draft, ()
    at = {folio.index for folio in folios}
    removed = {folio.index: "page-number" for folio in folios}
    heads = {folio.index: "running-head" for folio in folios if folio.head}
    zones = _zones(rows, sorted(at | set(breaks)))
    removed |= dict.fromkeys(_repeated(rows, zones, at, _legitimate(rows)), "running-head")
    removed |= heads
    named = [i for i, rule in sorted(removed.items()) if rule == "running-head" and i not in heads]
    for i in _titles(rows, named, max(len(breaks) + 1, len(folios))):
        del removed[i]
    return _without(draft, removed), tuple(_decision(rows[i], rule) for i, rule in sorted(removed.items()))


def _folios(rows: Sequence[Row], breaks: Sequence[int]) -> list[_Folio]:
    """Return the page numbers: arabic ones that cut the text as pages do, and roman ones before them."""
    candidates = [folio for i, row in enumerate(rows) if (folio := _folio(i, row))]
    arabic = _sequence([folio for folio in candidates if not folio.is_roman])
    if not arabic:
        fed = set(breaks)
        near = [f for f in candidates if not f.is_roman and any(i in fed for i in range(f.index - 4, f.index + 5))]
        arabic = near if len(near) >= 2 and all(b.number - a.number == 1 for a, b in pairwise(near)) else []
    if not arabic:
        beside = _sequence(_beside(rows))
        return beside if _alternates(rows, beside) else []
    if not (arabic[0].dressed or _cuts_text(rows, arabic, set(breaks))):
        return []
    before = [folio for folio in candidates if folio.is_roman and folio.index < arabic[0].index]
    return _sequence(before) + arabic


def _alternates(rows: Sequence[Row], folios: Sequence[_Folio]) -> bool:
    """Return whether numbers stand before and behind running heads in turns, as on left and right pages."""
    left = [rows[folio.index].text.lstrip()[0].isdigit() for folio in folios]
    turns = sum(a != b for a, b in pairwise(left))
    return turns >= max(_OFTEN, 0.7 * (len(left) - 1))


def _cuts_text(rows: Sequence[Row], folios: Sequence[_Folio], breaks: set[int]) -> bool:
    """Return whether the *folios* stand where pages end, not where sections begin.

    A page ends in mid-sentence often; a section number never does. A form feed nearby says it outright.
    """
    cut = fed = 0
    for folio in folios:
        above = _texts(rows, range(folio.index - 1, max(-1, folio.index - 12), -1))
        below = _texts(rows, range(folio.index + 1, min(len(rows), folio.index + 12)))
        ends = [ends_sentence(rows[i].text) for i in above]
        cut += (bool(ends) and not any(ends)) or any(starts_lower(rows[i].text) for i in below)
        fed += any(i in breaks for i in range(folio.index - 4, folio.index + 5))
    return fed >= 0.5 * len(folios) or cut >= 0.25 * len(folios)


def _folio(index: int, row: Row) -> _Folio | None:
    text = row.text.strip()
    if not text or len(text) > _LONGEST or not (text[0].isdigit() or text[-1].isalnum() or len(text) < 30):
        return None
    alone = (_FOLIO,) if len(text) <= _LONGEST_ALONE else ()
    for pattern in (_FOLIO, _HEAD_LEFT, _HEAD_RIGHT) if _GAP.search(text) else alone:
        if m := pattern.match(text):
            figures = m["number"]
            number = int(figures) if figures.isdigit() else roman(figures)
            head = m.groupdict().get("head") or ""
            if number is not None and not (head and (number == 0 or not figures.isdigit())):
                return _Folio(index, number, head, not figures.isdigit(), _dressed(row.text, figures))
    return None


def _beside(rows: Sequence[Row]) -> list[_Folio]:
    """Return the numbers that stand a blank away from words which other numbers stand beside too, or which are a line
    of their own elsewhere: running heads.
    """
    short = [i for i, row in enumerate(rows) if 0 < len(row.text) <= _LONGEST]
    found = [
        _Folio(i, int(m["left"] or m["right"]), m["after"] or m["before"], False, False)
        for i in short
        if (rows[i].text[-1].isdigit() or rows[i].text.lstrip()[0].isdigit())
        and (m := _BESIDE.match(rows[i].text.strip()))
    ]
    often = Counter(fold(folio.head) for folio in found)
    firsts = set(map(first_word, often))
    titles = {fold(rows[i].text) for i in short if firsts and first_word(rows[i].text) in firsts}
    return [f for f in found if often[fold(f.head)] >= _OFTEN or fold(f.head) in titles]


def _dressed(text: str, figures: str) -> bool:
    dashes = bool(re.match(r"\s*[-–—]\s*\w+\s*[-–—]$", text))
    return dashes or (figures.islower() and len(text) - len(text.lstrip()) >= 10)


def _sequence(candidates: Sequence[_Folio]) -> list[_Folio]:
    """Return the best chain of page numbers that rise as the text goes on, by dynamic programming over near neighbours.

    A step of one is worth most; a step over missing numbers less; the head of both must be alike when there is one.
    """
    if len(candidates) > 20_000:
        return []
    best = [1.0] * len(candidates)
    back = [-1] * len(candidates)
    for i, here in enumerate(candidates):
        for j in range(max(0, i - 40), i):
            gain = _step(candidates[j], here)
            if gain and best[j] + gain > best[i]:
                best[i], back[i] = best[j] + gain, j
    return _trusted(_chain(candidates, best, back))


def _chain(candidates: Sequence[_Folio], best: Sequence[float], back: Sequence[int]) -> list[_Folio]:
    chain: list[_Folio] = []
    i = max(range(len(best)), key=best.__getitem__, default=-1)
    while i >= 0:
        chain.append(candidates[i])
        i = back[i]
    return chain[::-1]


def _step(earlier: _Folio, later: _Folio) -> float:
    """Return what it is worth that *later* follows *earlier*: 0 for nothing."""
    step = later.number - earlier.number
    lines = later.index - earlier.index
    if earlier.is_roman != later.is_roman or not 1 <= step <= 6 or lines < 4 * step:
        return 0
    return 1.0 if step == 1 else 0.6 / step


def _trusted(chain: list[_Folio]) -> list[_Folio]:
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


def _zones(rows: Sequence[Row], ends: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """Return, for each page's end, the rows with text just before it and just after it, nearest first."""
    return [
        (_texts(rows, range(end - 1, max(-1, end - 12), -1)), _texts(rows, range(end + 1, min(len(rows), end + 12))))
        for end in ends
    ]


def _texts(rows: Sequence[Row], indexes: Iterable[int]) -> list[int]:
    found: list[int] = []
    for i in indexes:
        if not rows[i].blank:
            found.append(i)
            if len(found) == _REACH:
                break
    return found


def _mask(text: str) -> str:
    """Return the words of *text*, figures masked; a date keeps its figures, for it is the same only on the same day."""
    folded = fold(text)
    return folded if not _FIGURES.search(folded) or dates.read(text) else _FIGURES.sub("#", folded)


def _legitimate(rows: Sequence[Row]) -> Counter[str]:
    """Return how often each short line stands anywhere: a running head that names an article comes more often than
    once.
    """
    return Counter(_mask(row.text) for row in rows if 0 < len(row.text) <= _LONGEST)


def _repeated(
    rows: Sequence[Row], zones: Sequence[tuple[list[int], list[int]]], folios: set[int], everywhere: Counter[str]
) -> set[int]:
    """Return the rows of the *zones* that are running heads or feet.

    A line is one when the same words (figures apart) stand at three or more pages' ends, or at two (and not below
    articles all over the text, as a source does), or, nearest to the page's end, once here and once as a line elsewhere
    with no other text between it and the page number, or with a sentence that goes on below it from the page before.
    """
    counts = Counter(_mask(rows[i].text) for i in {i for zone in zones for side in zone for i in side} - folios)
    found: set[int] = set()
    for zone in zones:
        for side in zone:
            near = [i for i in side if i not in folios]
            for rank, i in enumerate(near[:_REACH]):
                mask = _mask(rows[i].text)
                second = rank and (near[0] not in found or mask == _mask(rows[near[0]].text))
                if not mask or len(rows[i].text) > _LONGEST or second:
                    break
                twice = counts[mask] == 2 and (side is zone[1] or everywhere[mask] < _SOURCE)
                often = counts[mask] >= 3 or (twice and len(words(rows[i].text)) <= 12)
                known = everywhere[mask] >= 2 and side is zone[1]
                if often or (known and (mask in _next_lines(rows, i) or _cuts_sentence(rows, i, zone[0], folios))):
                    found.add(i)
    return found


def _cuts_sentence(rows: Sequence[Row], index: int, above: Sequence[int], folios: set[int]) -> bool:
    """Return whether a sentence of the text *above* goes on in small letters below row *index*, which stands alone."""
    if starts_lower(rows[index].text) or not rows[index + 1 : index + 2] or rows[index + 1].text:
        return False
    below = next((row.text for row in rows[index + 1 : index + 12] if row.text), "")
    text = next((rows[i].text for i in above if i not in folios), "")
    return bool(text) and starts_lower(below) and not ends_sentence(text)


def _titles(rows: Sequence[Row], heads: Sequence[int], pages: int) -> list[int]:
    """Return the first of the running *heads* of each article when it is the title itself, at the top of a page.

    Running heads of articles take turns: none stands within the pages of another, as the title of the whole does. The
    first is the title where the words stand earlier, in the contents, but nowhere else apart from running heads, and
    the text above it ended its sentence. What stands on most of the *pages* names the whole.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i in heads:
        places[_mask(rows[i].text)].append(i)
    spans = sorted((own[0], own[-1]) for own in places.values())
    wide = {upper for upper, lower in pairwise(spans) if lower[1] <= upper[1]}
    elsewhere: dict[str, list[int]] = defaultdict(list)
    gone = set(heads)
    for i, row in enumerate(rows):
        if 0 < len(row.text) <= _LONGEST and i not in gone and (mask := _mask(row.text).removesuffix(" #")) in places:
            elsewhere[mask].append(i)
    return [
        own[0]
        for mask, own in places.items()
        if (own[0], own[-1]) not in wide
        and len(own) < max(_OFTEN, _MOST_PAGES * pages)
        and elsewhere[mask]
        and elsewhere[mask][-1] < own[0]
        and not mask.isdecimal()
        and _ends_above(rows, own[0], gone)
    ]


def _ends_above(rows: Sequence[Row], index: int, heads: set[int]) -> bool:
    """Return whether the text above row *index*, furniture apart, ends a sentence or, as contents do, in a figure."""
    for i in range(index - 1, max(-1, index - 14), -1):
        if not rows[i].blank and i not in heads and not _FOLIO.match(rows[i].text.strip()):
            return ends_sentence(rows[i].text) or rows[i].text[-1].isdigit()
    return True


def _next_lines(rows: Sequence[Row], index: int) -> set[str]:
    """Return the masked texts of the next three lines with text: a head over an opening article repeats its title."""
    return {_mask(row.text) for row in [row for row in rows[index + 1 : index + 12] if not row.blank][:3]}


def _without(draft: Draft, removed: dict[int, str]) -> Draft:
    """Return the draft with each removed row turned into a page break; neighbouring blanks go with it."""
    rows = [
        replace(row, text="", page_break=True, bold=False) if i in removed else row for i, row in enumerate(draft.rows)
    ]
    return replace(draft, rows=tuple(_merged(rows)))


def _merged(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield *rows* with every run of blanks that holds a page break made one page break."""
    for blank, run in groupby(rows, key=lambda row: row.blank):
        own = list(run)
        yield from _one_break(own) if blank else own


def _one_break(run: list[Row]) -> list[Row]:
    breaks = [row for row in run if row.page_break]
    return breaks[:1] or run


def _decision(row: Row, rule: str) -> Decision:
    what = "a page number" if rule == "page-number" else "a running head"
    return Decision(
        rule,
        Action.REMOVED,
        row.line,
        row.line,
        f"{what} was taken out of the text",
        column=row.column,
        end_column=row.end_column,
        before=row.text.strip(),
        confidence=0.95,
    )
