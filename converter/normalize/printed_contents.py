"""The printed contents list: found by its shape and by its agreement with the body, taken out, kept as evidence.

Two kinds are known: lines that end in rising page numbers (after leaders, tabs or spaces), and lines without numbers
that come again, in the same order, as lines that stand alone in the body.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter import dates
from converter.alignment import Index, align, bare
from converter.draft import Draft, Entry, Row
from converter.model import Action, Decision, Severity
from converter.options import Options
from converter.text import fold, roman
from converter.vocabulary import CONTENTS, PAGE_WORDS

_LEADER = r"(?:\s*(?:\.\s?){2,}|\s*(?:…\s?)+|\s*(?:_\s?){3,}|\s*(?:·\s?){3,}|\s*\t+\s*|\s{3,})"
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
_PAGE = rf"(?:(?i:{'|'.join(sorted(PAGE_WORDS))})(?:\.\s*|\s+))?"
_LEADER_ENTRY = re.compile(rf"(?P<title>.*?\S){_LEADER}{_PAGE}(?P<page>{_NUMBER})\.?$")
_PLAIN_ENTRY = re.compile(rf"(?P<title>.*?\S)\s+{_PAGE}(?P<page>\d{{1,4}})$")
_TAIL = re.compile(rf"(?P<title>)[\s.…_·]*(?P<page>{_NUMBER})\.?$")
"""The end of an entry whose leader a line break cut."""
_CUT = re.compile(r"(?:[.…_·]\s?){2,}$")
_REMAINS = re.compile(r"(?:[\s.…_·]+|\s*\d{1,4}\s*)$")
_SIGNS = re.compile(r"[\s*=_~#-]*[*=_~#-][\s*=_~#-]*$")
_CELLS = re.compile(r"[\d%$]\s{2,}\S*\d")
"""Two figures with a wide gap between them."""
_LONGEST_TITLE = 240
_NUMERALS = "0123456789ivxlcIVXLC"
_LEADING = frozenset(".…_·")
"""What stands right before a page number, if no blank does."""
_MOST_WORDS = 5
_TOP = 300
"""Rows in which a contents list without word and numbers is looked for."""
_MOST_WRAPPED = 3
"""Lines that one entry may take before the line with its page number."""


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows that may be a printed contents list."""

    first: int
    """Index of its first row, the word for it included."""
    last: int
    """Index of its last row, inclusive."""
    entries: tuple[Entry, ...]
    """What it lists."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without its printed contents lists, and their entries."""
    rows = draft.rows
    regions = _numbered(rows)
    if not regions:
        regions = _unnumbered(rows) or _unnamed(rows)
    if not regions:
        return draft, ()
    entries = tuple(entry for region in regions for entry in region.entries)
    gone = {i for region in regions for i in range(region.first, region.last + 1)}
    kept = [replace(row, text="", bold=False) if i in gone else row for i, row in enumerate(rows)]
    decisions = tuple(_decision(rows, region) for region in regions)
    line = rows[regions[0].first].line
    return replace(draft, rows=tuple(kept), entries=entries, contents_line=line), decisions


def _decision(rows: Sequence[Row], region: _Region) -> Decision:
    text = "\n".join(row.text for row in rows[region.first : region.last + 1] if row.text)
    return Decision(
        "printed-contents",
        Action.REMOVED,
        rows[region.first].line,
        rows[region.last].line,
        f"a printed contents list of {len(region.entries)} entries was taken out; a new one is made from the headings",
        column=rows[region.first].column,
        end_column=rows[region.last].end_column,
        before=text,
        evidence=(("entries", len(region.entries)),),
        confidence=0.97,
        severity=Severity.INFO,
    )


def _is_word(row: Row) -> bool:
    return len(row.text) < 60 and fold(row.text) in CONTENTS


def _begins_with_word(row: Row) -> bool:
    """Return whether *row* says whose contents follow, as in ``Contents of the volume:``."""
    said = fold(row.text).split()
    return len(said) <= _MOST_WORDS and any(" ".join(said[:number]) in CONTENTS for number in (1, 2, 3))


def _numbered(rows: Sequence[Row]) -> list[_Region]:
    """Return the regions whose lines end in page numbers, each checked for its shape and against the body."""
    found: list[_Region] = []
    i = 0
    index: Index | None = None
    worded = _under_word(rows)
    while i < len(rows):
        region = _region_from(rows, i, i in worded)
        if region is None:
            i += 1
            continue
        index = index or Index(rows)
        if _is_contents(rows, region, index):
            found.append(_with_word(rows, region))
            i = found[-1].last + 1
        else:
            i = max(region.last, i) + 1
    return found


def _entry_match(row: Row, worded: bool) -> re.Match[str] | None:
    text = row.text.strip()
    if not text or len(text) > _LONGEST_TITLE + 200 or not _may_end_in_number(text):
        return None
    m = _LEADER_ENTRY.match(text)
    if m is None and worded:
        m = None if dates.read(text) else _PLAIN_ENTRY.match(text)
    return m if m and re.search(r"\w", m["title"]) else None


def _may_end_in_number(text: str) -> bool:
    """Return whether *text* ends as a page number does; asked of every line, and cheaper than the whole expression."""
    whole = text.removesuffix(".")
    title = whole.rstrip(_NUMERALS)
    return len(title) < len(whole) and (title[-1:].isspace() or title[-1:] in _LEADING)


def _plain_among(entries: Sequence[Entry], row: Row) -> re.Match[str] | None:
    """Return the match of a line that ends in a plain number and goes on with the pages of entries with leaders."""
    pages = [number for entry in entries if (number := _value(entry.page)) is not None]
    m = _PLAIN_ENTRY.match(row.text.strip()) if len(pages) >= 2 else None
    return m if m and int(m["page"]) >= pages[-1] and dates.read(row.text.strip()) is None else None


def _under_word(rows: Sequence[Row]) -> set[int]:
    """Return the rows that stand under a word for contents, with three rows between them at most."""
    return {i + step for i, row in enumerate(rows) if row.text and _is_word(row) for step in range(1, 5)}


def _region_from(rows: Sequence[Row], start: int, worded: bool) -> _Region | None:
    """Return the region that starts at row *start*, *worded* where a word for contents stands over it: two or more
    entries, wrapped lines and a few blanks between them.
    """
    if not rows[start].text or (not worded and not _entry_match(rows[start], False)):
        return None
    entries: list[Entry] = []
    pending: list[int] = []
    last, blanks = start - 1, 0
    for i in range(start, len(rows)):
        row = rows[i]
        if row.blank:
            blanks += 1
            if blanks > 3:
                break
            continue
        if _first_comes_again(entries, row):
            break
        if m := _entry_match(row, worded) or _plain_among(entries, row) or _tail(rows, pending, row):
            entries += _entries(rows, pending, i, m)
            pending, last, blanks = [], i, 0
        elif len(pending) < _MOST_WRAPPED and len(row.text) <= _LONGEST_TITLE and not (blanks and len(pending) > 1):
            pending.append(i)
        else:
            break
    return _Region(start, last, tuple(entries)) if len(entries) >= 2 else None


def _tail(rows: Sequence[Row], pending: Sequence[int], row: Row) -> re.Match[str] | None:
    """Return the match of leader and number alone, after *pending* lines, the last of which the leader began on."""
    if not pending or not (_CUT.search(rows[pending[-1]].text) or _CUT.match(row.text.strip().rstrip("0123456789"))):
        return None
    return _TAIL.match(row.text.strip())


def _entries(rows: Sequence[Row], pending: Sequence[int], i: int, m: re.Match[str]) -> list[Entry]:
    """Return the entry whose page number stands in row *i*; lines before it that a blank line sets apart are their
    own.
    """
    apart = [k for k in pending if any(row.blank for row in rows[k + 1 : i])]
    own = [k for k in pending if k not in apart]
    lines = [*(rows[k].text.strip() for k in own), m["title"]]
    first = own[0] if own else i
    alone = [Entry(rows[k].text.strip(), "", rows[k].line, _indent(rows[k])) for k in apart if not _is_word(rows[k])]
    return [*alone, Entry(" ".join(lines).rstrip(" .…_·\t"), m["page"], rows[first].line, _indent(rows[first]))]


def _indent(row: Row) -> int:
    return len(row.text) - len(row.text.lstrip())


def _is_contents(rows: Sequence[Row], region: _Region, index: Index) -> bool:
    """Weigh the shape (leaders, rising numbers) and how many entries stand in the body."""
    pages = [number for entry in region.entries if (number := _value(entry.page)) is not None]
    named = sum(bool(re.search(r"[^\W\d_]{2}", entry.title)) for entry in region.entries)
    if len(pages) < 2 or named < 0.5 * len(region.entries) or _is_table(region):
        return False
    rising = sum(a <= b for a, b in itertools.pairwise(pages)) / (len(pages) - 1)
    if rising < 0.8:
        return False
    places = align(region.entries, index, after=region.last)
    if sum(place is not None for place in places) < 0.3 * len(places):
        places = align(region.entries, index, before=region.first)
    agreement = sum(place is not None for place in places) / len(places)
    worded = any(_is_word(row) for row in rows[max(0, region.first - 6) : region.first + 1])
    if len(pages) < 3:
        return agreement == 1.0
    return agreement >= (0.25 if worded else 0.5) or (worded and len(pages) >= 5 and rising > 0.95)


def _is_table(region: _Region) -> bool:
    """Return whether titles hold columns of figures: a table, which is costly to look for in the body."""
    return sum(bool(_CELLS.search(entry.title)) for entry in region.entries) >= 0.5 * len(region.entries)


def _value(page: str) -> int | None:
    return int(page) if page.isdigit() else roman(page)


def _with_word(rows: Sequence[Row], region: _Region) -> _Region:
    """Return *region* with the word that stands over it and the leaders that an extraction left under it."""
    first, last = region.first, region.last
    above = [i for i in range(max(0, first - 6), first) if rows[i].text]
    if above and (_is_word(rows[above[-1]]) or _begins_with_word(rows[above[-1]])):
        first = above[-1]
    return _Region(first, _remains(rows, last), region.entries)


def _remains(rows: Sequence[Row], last: int) -> int:
    """Return the last row of the leaders and numbers, each on lines of their own, that may follow row *last*."""
    end = last
    for i in range(last + 1, len(rows)):
        if rows[i].text and not _REMAINS.match(rows[i].text):
            break
        if rows[i].text:
            end = i
    leaders = sum(bool(re.match(r"[\s.…_·]{6,}$", row.text)) for row in rows[last + 1 : end + 1])
    return end if leaders >= 2 else last


def _unnumbered(rows: Sequence[Row]) -> list[_Region]:
    """Return the region under a word such as "Contents" whose lines come again in the body, if there is one."""
    words = [i for i, row in enumerate(rows) if row.text and _is_word(row)]
    index = Index(rows) if words else None
    regions = (_listed(rows, word, index) for word in words if index)
    return [region for region in regions if region][:1]


def _listed(rows: Sequence[Row], word: int, index: Index) -> _Region | None:
    """Return the list under row *word*: it ends where its first entry comes again, or at the first long line."""
    entries: list[tuple[int, Entry]] = []
    blanks = 0
    for i in range(word + 1, len(rows)):
        row = rows[i]
        blanks = blanks + 1 if row.blank else 0
        if blanks > 4 and entries and not _goes_on(entries, index, i):
            break
        if entries and _SIGNS.match(row.text):
            break
        if row.blank or _REMAINS.match(row.text):
            continue
        if len(row.text.strip()) > 150 or _first_comes_again([entry for _, entry in entries[:2]], row):
            break
        entries.append((i, Entry(row.text.strip(), "", row.line, _indent(row))))
    return _agreeing(entries, index, word, rows)


def _first_comes_again(entries: Sequence[Entry], row: Row) -> bool:
    """Return whether *row* is the first or second title listed: the body begins."""
    text = bare(fold(row.text))
    return len(text) > 2 and any(bare(fold(entry.title)) == text for entry in entries[:2])


def _goes_on(entries: Sequence[tuple[int, Entry]], index: Index, i: int) -> bool:
    """Return whether the next line with text after a wide gap still comes again later, so that the list goes on."""
    following = next((k for k in range(i, len(index.rows)) if index.rows[k].text), None)
    return following is not None and bool(index.places(index.rows[following].text, after=following))


def _agreeing(entries: Sequence[tuple[int, Entry]], index: Index, word: int, rows: Sequence[Row]) -> _Region | None:
    """Return the longest beginning of *entries* that agrees with the body after it; wrapped lines are joined."""
    if len(entries) < 3:
        return None
    listed = _joined([entry for _, entry in entries], index, entries[-1][0])
    places = align([entry for entry, _ in listed], index, after=entries[-1][0])
    agreed = [k for k, place in enumerate(places) if place]
    if len(agreed) < max(3, 0.4 * len(places)):
        return None
    end = agreed[-1]
    count = sum(lines for _, lines in listed[: end + 1])
    last = _remains(rows, entries[count - 1][0])
    return _Region(word, last, tuple(entry for entry, _ in listed[: end + 1]))


def _joined(entries: Sequence[Entry], index: Index, after: int) -> list[tuple[Entry, int]]:
    """Return entries with the number of lines each takes: a line that is found only together with the next one is
    wrapped.
    """
    found: list[tuple[Entry, int]] = []
    i = 0
    while i < len(entries):
        entry = entries[i]
        if i + 1 < len(entries) and not index.places(entry.title, after):
            both = replace(entry, title=f"{entry.title} {entries[i + 1].title}")
            if index.places(both.title, after) and not index.places(entries[i + 1].title, after):
                found.append((both, 2))
                i += 2
                continue
        found.append((entry, 1))
        i += 1
    return found


def _unnamed(rows: Sequence[Row]) -> list[_Region]:
    """Return the list without word and numbers near the top.

    Three or more lines in a run which, with hardly an exception, stand again further down, in the same order, each
    alone between blank lines; labels and numbers may be missing on either side.
    """
    alone = {
        bare(fold(row.text)): i
        for i, row in enumerate(rows)
        if row.text and len(row.text) <= 150 and _blank(rows, i - 1) and _blank(rows, i + 1)
    }
    first = 0
    while first < min(len(rows), _TOP):
        last = first
        while last < len(rows) and rows[last].text:
            last += 1
        where = [alone.get(bare(fold(row.text)), -1) for row in rows[first:last]]
        found = [i for i in where if i >= last]
        if len(found) >= max(3, 0.9 * len(where)) and found == sorted(set(found)):
            entries = [Entry(row.text.strip(), "", row.line, _indent(row)) for row in rows[first:last]]
            return [_Region(first, last - 1, tuple(entries))]
        first = last + 1
    return []


def _blank(rows: Sequence[Row], i: int) -> bool:
    return not 0 <= i < len(rows) or rows[i].blank
