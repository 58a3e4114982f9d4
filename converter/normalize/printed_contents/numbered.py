"""Lines that end in rising page numbers: the entries of a printed contents list, wrapped as print wraps them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from converter import dates
from converter.draft import Entry, Row
from converter.normalize.printed_contents.lists import Region, first_comes_again
from converter.normalize.printed_contents.misread_leaders import title_before, with_dots
from converter.text import fold, number_of
from converter.title_places import bare
from converter.vocabulary import LABELS, PAGE_WORDS, names_contents

_LEADER = r"(?:\s*(?:\.\s{0,3}){2,}|\s*(?:…\s?)+|\s*(?:_\s?){3,}|\s*(?:·\s?){3,}|\s*\t+\s*|\s{3,})"
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
_MOST_FIGURES, _MOST_NUMERALS = 4, 7
"""Figures, and signs of a roman number, at most."""
_UNTIL = r"(?:\s?[-–—]\s?\d{1,4})?"
"""The last page of an article, behind the first."""
_PAGE = rf"(?:(?i:{'|'.join(sorted(PAGE_WORDS))})(?:\.\s*|\s+))?"
_LEADER_ENTRY = re.compile(rf"(?P<title>.*?\S){_LEADER}{_PAGE}(?P<page>{_NUMBER}){_UNTIL}\.?$")
_PLAIN_ENTRY = re.compile(
    rf"(?P<title>.*?\S)(?:\s+|\s*(?:--|[—–])\s*|\s*(?=\())(?P<open>\()?{_PAGE}(?P<page>\d{{1,4}}){_UNTIL}(?(open)\))$"
)
_TAIL = re.compile(rf"(?P<title>)[\s.…_·]*(?P<page>{_NUMBER})\.?$")
"""The end of an entry whose leader a line break cut."""
_CUT = re.compile(r"(?:[.…_·]\s{0,3}){2,}$")
_LONGEST_TITLE = 240
_NUMERALS = "0123456789ivxlcIVXLC"
_EMPHASIS = "_*"
_LAST_SIGNS = frozenset(f"{_NUMERALS}.)")
"""What a line ends with that ends in a page number."""
_DASHES = "-–—"
_LEADING = frozenset(f".…_·({_DASHES}")
"""What stands right before a page number, if no blank does."""
_PART = 4
"""Rows within which an entry follows the name of a part."""
_LONG_ARTICLE = 100
"""Pages that no entry of a short list is behind the one above it."""
_COUNT = re.compile(r"\s+(?:\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7})[.)]\s+(?=\S)")
"""A number before the title of an entry that is set in."""
_RULE = re.compile(r"[^\w.…·]+$")
_ENDS_NAME = " —–-:"
"""What the name of a part may end with that leads to its entries."""
_FEW = 2
_NEAR = 40
"""Rows among which one with a leader tells that the page numbers of a list stand apart from its titles."""
_LAST = 40
"""Entries among which the pages of the last ones are looked for."""
_LONGEST_HEAD = 80
_WIDEST_GAP = 3
"""Blank rows between two lines of a list, at most."""
_MOST_WRAPPED = 3
"""Lines that one entry may take before the line with its page number."""
_MOST_BARE, _LONGEST_BARE = 8, 60
"""Short lines in a row that may have lost their page numbers where others lost them, and how long each is."""
_LONGEST_SYNOPSIS = 16
"""Lines of a paragraph that tells what an article holds."""
_MOST_HANGING = 8
"""Lines that one entry may take after it."""


def _heads_columns(text: str) -> bool:
    """Return whether a line says no more than what its list gives, as in ``Chapter   Page``."""
    said = fold(text).split() if len(text.strip()) < _LONGEST_HEAD else ()
    return bool(said) and all(word in PAGE_WORDS or word in LABELS for word in said)


def _entry_match(row: Row, plain: bool) -> re.Match[str] | None:
    text = row.text.strip()
    if not text or len(text) > _LONGEST_TITLE + 200 or not may_end_in_page(text):
        return None
    m = _LEADER_ENTRY.match(text) or _LEADER_ENTRY.match(with_dots(text))
    if m is None and plain:
        m = None if dates.read(text) else _PLAIN_ENTRY.match(text)
    return m if m and re.search(r"\w", m["title"]) else None


def may_end_in_page(text: str) -> bool:
    """Return whether *text* ends as a page number does; asked of every line, and cheaper than the whole expression."""
    if text[-1:] not in _LAST_SIGNS:
        return False
    whole = text.removesuffix(".").removesuffix(")")
    title = _before_number(whole)
    if title[-1:] in _DASHES and len(title) < len(whole) and (until := _before_number(title[:-1])) != title[:-1]:
        title = until
    return len(title) < len(whole) and (title[-1:].isspace() or title[-1:] in _LEADING)


def _before_number(text: str) -> str:
    """Return what stands before the page number that *text* ends in, all of it where what it ends in is too long."""
    before = text.rstrip(_NUMERALS)
    number = text[len(before) :]
    return before if len(number) <= (_MOST_FIGURES if number.isdecimal() else _MOST_NUMERALS) else text


def _plain_among(entries: Sequence[Entry], rows: Sequence[Row], i: int, fewest: int) -> re.Match[str] | None:
    """Return the match of a line that ends in a plain number and goes on with the pages of entries with leaders, if
    there are not fewer than *fewest*; the name of a part may end in a year.
    """
    text = rows[i].text.strip()
    rising = (number for entry in reversed(entries[-_LAST:]) if (number := number_of(entry.page)) is not None)
    pages = list(itertools.islice(rising, max(1, fewest)))
    m = _PLAIN_ENTRY.match(text) if len(pages) >= fewest else None
    last = pages[0] if pages else 0
    if m is None or not last <= int(m["page"]) <= last + max(last, _LONG_ARTICLE):
        return None
    below = (_entry_match(row, False) for row in rows[i + 1 : i + 1 + _PART])
    following = next((number_of(entry["page"]) for entry in below if entry), None)
    return m if dates.read(text) is None and (following is None or int(m["page"]) <= following) else None


def region_from(rows: Sequence[Row], start: int, worded: bool) -> Region | None:
    """Return the region that starts at row *start*, *worded* where a word for contents stands over it: two or more
    entries, wrapped lines and a few blanks between them; ``None`` if there is none.
    """
    if not rows[start].text or (not worded and not _entry_match(rows[start], False)):
        return None
    plain = worded and not any(_entry_match(row, False) for row in rows[start : start + _NEAR])
    misread = worded and any(title_before(row.text.strip()) for row in rows[start : start + _NEAR])
    entries: list[Entry] = []
    pending: list[int] = []
    last, blanks, parted, synopses = start - 1, 0, False, 0
    for i in range(start, len(rows)):
        row = rows[i]
        if row.blank:
            blanks, parted = blanks + 1, True
            if blanks > _WIDEST_GAP:
                break
            continue
        blanks = 0
        if i <= last or _heads_columns(row.text) or _RULE.match(row.text):
            continue
        if first_comes_again(entries, row):
            break
        known = _entry_match(row, plain) or _plain_among(entries, rows, i, 0 if worded else _FEW)
        if m := known or _tail(rows, pending, row):
            entries += _entries(rows, pending, i, m["title"], m["page"])
            pending, last, parted = [], i + _hang_under(rows, i, plain), False
            lines = (rows[k].text.strip() for k in range(i + 1, last + 1) if rows[k].indent > row.indent)
            entries[-1] = replace(entries[-1], title=" ".join([entries[-1].title, *lines]))
        elif title := title_before(row.text.strip()):
            entries += _entries(rows, pending, i, title, "")
            pending, last, parted = [], i, False
        elif _may_belong(rows, (*pending, i), parted, misread):
            pending.append(i)
        elif worded and (end := _synopsis(rows, last, entries)) > 0:
            pending, last, parted, synopses = [i] if i > end else [], end, True, synopses + 1
        else:
            break
    if synopses > len(entries) / 2:
        last = _last_synopsis(rows, last, entries)
    return Region(start, last, tuple(entries)) if len(entries) >= 2 else None


def _may_belong(rows: Sequence[Row], lines: Sequence[int], parted: bool, misread: bool) -> bool:
    """Return whether the *lines* in a row without a page number may be wrapped ones, or, where the list was *misread*,
    short entries that lost theirs.
    """
    wrapped = len(lines) <= _MOST_WRAPPED and not (parted and len(lines) > _FEW)
    bare = misread and len(lines) <= _MOST_BARE and all(len(rows[k].text) <= _LONGEST_BARE for k in lines)
    return bare or (wrapped and len(rows[lines[-1]].text) <= _LONGEST_TITLE)


def _hang_under(rows: Sequence[Row], i: int, plain: bool) -> int:
    """Return how many rows right under the entry of row *i* go on with its title, or say who wrote it: they hang, or
    the entry begins and they end a block between blank rows; no number ends them.
    """
    below = list(itertools.takewhile(lambda row: row.text, rows[i + 1 : i + 2 + _MOST_HANGING]))
    hanging = list(itertools.takewhile(lambda row: row.indent > rows[i].indent, below))
    if not hanging and i > 0 and rows[i - 1].blank and (len(below) == 1 or _is_blurb(below)):
        hanging = below
    ends = len(hanging) <= _MOST_HANGING and not any(_entry_match(row, plain) for row in hanging)
    return len(hanging) if ends else 0


def _is_blurb(below: Sequence[Row]) -> bool:
    """Return whether lines under an entry praise it: they are set in italics, from the first sign to the last."""
    return bool(below) and below[0].text.lstrip()[0] in _EMPHASIS and below[-1].text.rstrip()[-1] in _EMPHASIS


def _synopsis(rows: Sequence[Row], last: int, entries: Sequence[Entry]) -> int:
    """Return the last row of what an article holds, told in a paragraph under its entry; -1 if there is none.

    It stands between blank lines, and the block under it ends in a page number that is no smaller.
    """
    first, end = _block(rows, last)
    below, until = _block(rows, end)
    entry = _LEADER_ENTRY.match(rows[until].text.strip()) if end < below <= end + _PART else None
    number, before = number_of(entry["page"]) if entry else None, number_of(entries[-1].page) if entries else None
    rises = number is not None and before is not None and number >= before
    return end if rises and first > last + 1 and end - first < _LONGEST_SYNOPSIS else -1


def _last_synopsis(rows: Sequence[Row], last: int, entries: Sequence[Entry]) -> int:
    """Return the last row of a synopsis under the last entry; *last* if there is none.

    It is nearer to the list than to what follows, and no title that the list names.
    """
    first, end = _block(rows, last)
    below, _ = _block(rows, end)
    ends = below == end or below - end > first - last
    is_one = ends and 0 < first - last - 1 <= _WIDEST_GAP and end - first < _LONGEST_SYNOPSIS
    titles = {bare(fold(entry.title)) for entry in entries}
    return end if is_one and bare(fold(rows[first].text)) not in titles else last


def _block(rows: Sequence[Row], above: int) -> tuple[int, int]:
    """Return first and last of the rows with text below row *above*, up to a blank one; *above* twice for none."""
    first = next((i for i in range(above + 1, len(rows)) if rows[i].text), above)
    return first, next((k - 1 for k in range(first + 1, len(rows)) if not rows[k].text), len(rows) - 1)


def _tail(rows: Sequence[Row], pending: Sequence[int], row: Row) -> re.Match[str] | None:
    """Return the match of leader and number alone, after *pending* lines, the last of which the leader began on."""
    if not pending or not (_CUT.search(rows[pending[-1]].text) or _CUT.match(row.text.strip().rstrip("0123456789"))):
        return None
    return _TAIL.match(row.text.strip())


def _entries(rows: Sequence[Row], pending: Sequence[int], i: int, title: str, page: str) -> list[Entry]:
    """Return the entry that ends in row *i* with the *title* and *page* said there; lines before it that a blank line
    sets apart are their own, and so are those that stand out from it as from the entry under it.
    """
    names_part = bool(pending) and _is_set_in_with_next(rows, pending[-1], i)
    apart = list(pending) if names_part else [k for k in pending if any(row.blank for row in rows[k + 1 : i])]
    own = [k for k in pending if k not in apart]
    lines = [*(rows[k].text.strip() for k in own), title]
    first = own[0] if own else i
    names = [(k, rows[k].text.strip()) for k in apart if not names_contents(rows[k].text)]
    alone = [Entry(text.rstrip(_ENDS_NAME), "", rows[k].line, rows[k].indent) for k, text in names]
    return [*alone, Entry(" ".join(lines).rstrip(" .…_·\t"), page, rows[first].line, rows[first].indent)]


def _is_set_in_with_next(rows: Sequence[Row], above: int, i: int) -> bool:
    """Return whether row *i* is set in from row *above* just as the next row is, which ends in a page number too: so
    stand the entries under the name of a part, while what an entry goes on with stands further in than the next one.
    Where both count, their titles stand under one another, and numbers may be flush right.
    """
    below = next((row for row in rows[i + 1 : i + 1 + _PART] if row.text), None)
    if below is None or not may_end_in_page(below.text):
        return False
    edges = [(row.indent, m.end() if (m := _COUNT.match(row.text)) else -1) for row in (rows[i], below)]
    alike = edges[0][0] == edges[1][0] or 0 < edges[0][1] == edges[1][1]
    return alike and min(edge for edge, _ in edges) > rows[above].indent + 1
