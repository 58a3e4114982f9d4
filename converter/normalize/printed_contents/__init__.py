"""The printed contents list: found by its shape and by its agreement with the body, taken out, kept as evidence.

Two kinds are known: lines that end in rising page numbers (after leaders, tabs or spaces), and lines without numbers
that come again, in the same order, as lines that stand alone in the body.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from converter import dates
from converter.alignment import Index, align, bare
from converter.draft import Draft, Entry, Row
from converter.model import Action, Decision, Severity
from converter.normalize.printed_contents.lists import Region, first_comes_again, is_word, remains_after
from converter.normalize.printed_contents.unnumbered import unnamed, unnumbered
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
_CELLS = re.compile(r"[\d%$]\s{2,}\S*\d")
"""Two figures with a wide gap between them."""
_LONGEST_TITLE = 240
_NUMERALS = "0123456789ivxlcIVXLC"
_LAST_SIGNS = frozenset(f"{_NUMERALS}.")
"""What a line ends with that ends in a page number."""
_LEADING = frozenset(".…_·")
"""What stands right before a page number, if no blank does."""
_MOST_WORDS = 5
_UNDER = 4
"""Rows under a word for contents of which one may begin the list."""
_PART = 4
"""Rows within which an entry follows the name of a part."""
_LONG_ARTICLE = 100
"""Pages that no entry of a short list is behind the one above it."""
_MOST_WRAPPED = 3
"""Lines that one entry may take before the line with its page number."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without its printed contents lists, and their entries."""
    rows = draft.rows
    words = [i for i, row in enumerate(rows) if row.text and is_word(row)]
    regions = _numbered(rows, words) or unnumbered(rows, words) or unnamed(rows)
    if not regions:
        return draft, ()
    entries = tuple(entry for region in regions for entry in region.entries)
    gone = {i for region in regions for i in range(region.first, region.last + 1)}
    kept = [replace(row, text="", bold=False) if i in gone else row for i, row in enumerate(rows)]
    decisions = tuple(_decision(rows, region) for region in regions)
    line = rows[regions[0].first].line
    return replace(draft, rows=tuple(kept), entries=entries, contents_line=line), decisions


def _decision(rows: Sequence[Row], region: Region) -> Decision:
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


def _begins_with_word(row: Row) -> bool:
    """Return whether *row* says whose contents follow, as in ``Contents of the volume:``."""
    said = fold(row.text).split()
    return len(said) <= _MOST_WORDS and any(" ".join(said[:number]) in CONTENTS for number in (1, 2, 3))


def _numbered(rows: Sequence[Row], words: Sequence[int]) -> list[Region]:
    """Return the regions whose lines end in page numbers, each checked for its shape and against the body; *words* are
    the rows with a word for contents.
    """
    found: list[Region] = []
    index: Index | None = None
    worded = {i for word in words for i in range(word + 1, word + 1 + _UNDER) if i < len(rows)}
    numbered = {i for i, row in enumerate(rows) if row.text[-1:] in _LAST_SIGNS and _may_end_in_number(row.text)}
    at = 0
    for i in sorted(worded | numbered):
        region = _region_from(rows, i, i in worded) if i >= at else None
        if region is None:
            continue
        index = index or Index(rows)
        listed = _is_contents(rows, region, index)
        found += [_with_word(rows, _with_first_part(rows, region))] if listed else []
        at = 1 + (found[-1].last if listed else max(region.last, i))
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


def _plain_among(entries: Sequence[Entry], rows: Sequence[Row], i: int) -> re.Match[str] | None:
    """Return the match of a line that ends in a plain number and goes on with the pages of entries with leaders; the
    name of a part may end in a year.
    """
    text = rows[i].text.strip()
    pages = [number for entry in entries if (number := _value(entry.page)) is not None]
    m = _PLAIN_ENTRY.match(text) if len(pages) >= 2 else None
    if m is None or not pages[-1] <= int(m["page"]) <= pages[-1] + max(pages[-1], _LONG_ARTICLE):
        return None
    below = (_entry_match(row, False) for row in rows[i + 1 : i + 1 + _PART])
    following = next((_value(entry["page"]) for entry in below if entry), None)
    return m if dates.read(text) is None and (following is None or int(m["page"]) <= following) else None


def _region_from(rows: Sequence[Row], start: int, worded: bool) -> Region | None:
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
        if first_comes_again(entries, row):
            break
        if m := _entry_match(row, worded) or _plain_among(entries, rows, i) or _tail(rows, pending, row):
            entries += _entries(rows, pending, i, m)
            pending, last, blanks = [], i, 0
        elif len(pending) < _MOST_WRAPPED and len(row.text) <= _LONGEST_TITLE and not (blanks and len(pending) > 1):
            pending.append(i)
        else:
            break
    return Region(start, last, tuple(entries)) if len(entries) >= 2 else None


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
    alone = [Entry(rows[k].text.strip(), "", rows[k].line, rows[k].indent) for k in apart if not is_word(rows[k])]
    return [*alone, Entry(" ".join(lines).rstrip(" .…_·\t"), m["page"], rows[first].line, rows[first].indent)]


def _is_contents(rows: Sequence[Row], region: Region, index: Index) -> bool:
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
    worded = any(is_word(row) for row in rows[max(0, region.first - 6) : region.first + 1])
    if len(pages) < 3:
        return agreement == 1.0
    return agreement >= (0.25 if worded else 0.5) or (worded and len(pages) >= 5 and rising > 0.95)


def _is_table(region: Region) -> bool:
    """Return whether titles hold columns of figures: a table, which is costly to look for in the body."""
    return sum(bool(_CELLS.search(entry.title)) for entry in region.entries) >= 0.5 * len(region.entries)


def _value(page: str) -> int | None:
    return int(page) if page.isdigit() else roman(page)


def _with_first_part(rows: Sequence[Row], region: Region) -> Region:
    """Return *region* with the name of a part that stands over its first entry and again right below the list."""
    above = next((i for i in range(region.first - 1, max(-1, region.first - 4), -1) if rows[i].text), None)
    below = next((row.text for row in rows[region.last + 1 :] if row.text), "")
    if above is None or not bare(fold(below)) or bare(fold(rows[above].text)) != bare(fold(below)):
        return region
    part = Entry(rows[above].text.strip(), "", rows[above].line, rows[above].indent)
    return Region(above, region.last, (part, *region.entries))


def _with_word(rows: Sequence[Row], region: Region) -> Region:
    """Return *region* with the word that stands over it and the leaders that an extraction left under it."""
    first, last = region.first, region.last
    above = [i for i in range(max(0, first - 6), first) if rows[i].text]
    if above and (is_word(rows[above[-1]]) or _begins_with_word(rows[above[-1]])):
        first = above[-1]
    return Region(first, remains_after(rows, last), region.entries)
