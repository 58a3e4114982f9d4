"""Printed contents lists of irregular shape, looked for where no regular one was found, or only a part of one.

Two kinds are known: lists whose page numbers stand before the titles, and lists under a word such as "Contents" in
which some entries have no page number, or none that is a number (``N/A``, a dash).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.alignment import align
from converter.draft import Draft, Entry, Row
from converter.looks import Look, look_of
from converter.model import Decision
from converter.options import Options
from converter.taken_out import contents_decision
from converter.text import ends_sentence, fold, number_of
from converter.title_places import Index, bare
from converter.vocabulary import names_contents

_PAGE_FIRST = re.compile(r"\s*(?P<page>\d{1,4})(?:\s*[.:·–—-])?\s+(?P<title>[^\w\s]?[^\W\d].*\S)$")
_PAGE_LAST = re.compile(
    r"(?P<title>[^\w\n]*\w.*?)(?:\s*(?:\.\s?){2,}|\s*…+|\s*\t\s*|\s{2,})(?P<page>\d{1,4}|[ivxlc]{1,6}|[Nn]/?[Aa]|[-–—])\s*\.?$"
)
_LAST_SIGNS = frozenset("ivxlcAa-–—")
_NUMBERED = re.compile(r"\s*(?:\w{1,4}[.)]|[-–•*])\s+\S")
_LONGEST = 150
_FEWEST = 4
_MOST_BLANKS = 5
_AGREEING = 0.5
"""Share of the entries of a list with page numbers first that must stand in the body."""
_SURE = 0.9
"""Confidence of the decision."""
_PAGED = 0.3
"""Share of the lines under the word that must have a page number, or what stands for one."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without its printed contents list of irregular shape, and the entries of it."""
    found = _rest(draft) if draft.entries else next(_lists(draft.rows), None)
    if found is None:
        return draft, ()
    first, last, entries = found
    rows = [row._replace(text="", bold=False) if first <= i <= last else row for i, row in enumerate(draft.rows)]
    line = draft.contents_line or draft.rows[first].line
    changed = replace(draft, rows=tuple(rows), entries=(*draft.entries, *entries), contents_line=line)
    return changed, (contents_decision(draft.rows[first : last + 1], len(entries), _SURE),)


def _rest(draft: Draft) -> tuple[int, int, list[Entry]] | None:
    """Return what is left of a list whose beginning was found: lines right after it, some without a page number."""
    line = draft.entries[-1].line
    end = next((i for i, row in enumerate(draft.rows) if row.line == line), 0)
    found = _paged_lines(draft.rows, end, len(draft.entries))
    return (end + 1, *found) if found and any(not entry.page for entry in found[1]) else None


def _lists(rows: Sequence[Row]) -> Iterator[tuple[int, int, list[Entry]]]:
    """Yield first and last row and the entries of each list."""
    for i, row in enumerate(rows):
        if row.text and names_contents(row.text) and (found := _paged_lines(rows, i)):
            yield i, *found
    index = Index(rows)
    for first, last in _page_first_runs(rows):
        entries = [_page_first(row) for row in rows[first : last + 1] if row.text]
        if _comes_again(index, entries, last):
            word = _word_above(rows, first)
            yield word, last, entries


def _word_above(rows: Sequence[Row], first: int) -> int:
    """Return the row of the word for contents that stands over row *first*, else *first*."""
    above = next((i for i in range(first - 1, max(-1, first - 6), -1) if rows[i].text), first)
    return above if names_contents(rows[above].text) else first


def _page_first_runs(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines that begin with rising numbers, blank lines between them or not."""
    run: list[int] = []
    for i, row in enumerate((*rows, Row("", 0), Row("end", 0))):
        if row.blank:
            continue
        m = _PAGE_FIRST.match(row.text) if len(row.text) <= _LONGEST else None
        if m and (not run or int(m["page"]) >= int(_page_first(rows[run[-1]]).page)):
            run.append(i)
            continue
        if _is_page_first(rows, run):
            yield run[0], run[-1]
        run = [i] if m and i < len(rows) else []


def _page_first(row: Row) -> Entry:
    m = _PAGE_FIRST.match(row.text)
    return Entry(m["title"], m["page"], row.line) if m else Entry(row.text.strip(), "", row.line)


def _is_page_first(rows: Sequence[Row], run: Sequence[int]) -> bool:
    """Return whether the numbers of a run are pages; what counts 1, 2, 3 is a list."""
    pages = [int(_page_first(rows[i]).page) for i in run]
    return len(run) >= _FEWEST and any(b - a != 1 for a, b in pairwise(pages))


def _comes_again(index: Index, entries: Sequence[Entry], last: int) -> bool:
    places = align(entries, index, after=last)
    return sum(place is not None for place in places) >= _AGREEING * len(entries)


def _paged_lines(rows: Sequence[Row], above: int, known: int = 0) -> tuple[int, list[Entry]] | None:
    """Return the last row and the entries of the list under row *above*, *known* entries of which stand above that; or
    ``None`` where too few lines have a page number, or what stands for one.
    """
    listed = _short_lines(rows, above)
    pages = [m["page"] if (m := _page_last(rows[i].text)) else "" for i in listed]
    paged = [k for k, page in enumerate(pages) if page]
    number = len(paged) + known
    if not paged or number < _FEWEST or number < _PAGED * (paged[-1] + 1 + known) or not _rising(pages):
        return None
    last = paged[-1]
    looks = {look_of(rows[i]) for i in listed[: last + 1]}
    while last + 1 < len(listed) and _goes_on(rows[listed[last + 1]], looks):
        last += 1
    return listed[last], [_entry(rows[i]) for i in listed[: last + 1]]


def _goes_on(row: Row, looks: set[Look]) -> bool:
    """Return whether a line after the last page number still belongs to the list: it looks so, or has a number."""
    return look_of(row) in looks and bool(row.size or _NUMBERED.match(row.text))


def _short_lines(rows: Sequence[Row], word: int) -> list[int]:
    """Return the rows under row *word* up to the first long line, the first wide gap, or where a title comes again."""
    found: list[int] = []
    titles: set[str] = set()
    blanks = 0
    for i in range(word + 1, len(rows)):
        text = rows[i].text
        blanks = 0 if text else blanks + 1
        if blanks > _MOST_BLANKS or len(text) > _LONGEST:
            break
        title = bare(fold(_entry(rows[i]).title)) if text else ""
        paged = bool(_page_last(text))
        if title in titles and not paged:
            break
        if text:
            if not paged and len(text) > 60 and ends_sentence(text):
                break
            titles.add(title)
            found.append(i)
    return found


def _entry(row: Row) -> Entry:
    m = _page_last(row.text)
    title, page = (m["title"].strip(" .…\t"), m["page"]) if m else (row.text.strip(), "")
    return Entry(title, page if _value(page) else "", row.line, len(row.text) - len(row.text.lstrip()))


def _page_last(text: str) -> re.Match[str] | None:
    """Return the match of a line with a page number at its end; the last sign tells of most that they have none."""
    last = text.removesuffix(".").rstrip()[-1:]
    return _PAGE_LAST.match(text) if last.isdecimal() or last in _LAST_SIGNS else None


def _value(page: str) -> int:
    return number_of(page) or 0


def _rising(pages: Sequence[str]) -> bool:
    values = [value for page in pages if (value := _value(page))]
    return all(a <= b for a, b in pairwise(values))
