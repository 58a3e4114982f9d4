"""Entries of a contents list whose page numbers a recognition of letters has lost: told by coming again in the body.

Above the first number and under the last one the list seems to begin late and to end early; between two numbers an
entry without one seems to be the first line of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, takewhile

from converter.draft import Entry, Row
from converter.normalize.printed_contents.lists import Region
from converter.normalize.printed_contents.misread_leaders import title_before
from converter.normalize.printed_contents.unnumbered import listed_under
from converter.title_places import Index

_LEADER = re.compile(r"\.{2,}[\W\d]*$")
_LEFT = 0.2
"""Share of the lines under the last number that must end in what is left of a leader."""
_MOST_ROWS = 12
"""Rows that an entry may take."""
_WHOLE = 0.95
"""Similarity from which an entry over several lines is one title."""


def with_lost(index: Index, region: Region, over: Sequence[int]) -> Region:
    """Return *region*, whose lines end in page numbers, with what the lines *over* it, up to the word for contents, and
    those under it name, and each of its entries for itself.
    """
    at = {row.line: i for i, row in enumerate(index.rows[: region.last + 1])}
    entries = [each for entry in region.entries for each in _parted(index, entry, at[entry.line], region.last)]
    above = over[::-1] if all(index.places(index.rows[i].text, region.last) for i in over) else []
    first = above[0] if above else region.first
    listed = [*(_entry(index.rows[i]) for i in above), *entries]
    rest = listed_under(index, region.last, listed)
    if rest is None or not _has_leaders(index.rows[region.last + 1 : rest.last + 1]):
        return Region(first, region.last, tuple(listed))
    return Region(first, rest.last, (*listed, *rest.entries))


def _entry(row: Row) -> Entry:
    return Entry(row.text.strip(), "", row.line, row.indent)


def _parted(index: Index, entry: Entry, first: int, last: int) -> Iterator[Entry]:
    """Yield what an *entry* of several lines, from row *first* on, consists of where its title as a whole is none that
    comes again under row *last*, but its lines do.
    """
    if any(place.score >= _WHOLE for place in index.places(entry.title, last)):
        yield entry
        return
    rows = [row for row in index.rows[first : min(first + _MOST_ROWS, last + 1)] if row.text]
    while rows:
        number = _lines_of_title(index, rows, entry.title, last)
        title = " ".join(row.text.strip() for row in rows[:number])
        rest, below = entry.title.removeprefix(f"{title} "), rows[number : number + 1]
        if not (number and below and any(index.places(each, last) for each in (rest, below[0].text))):
            break
        yield replace(entry, title=title_before(title) or title, page="")
        entry, rows = replace(entry, title=rest, line=below[0].line), rows[number:]
    yield entry


def _lines_of_title(index: Index, rows: Sequence[Row], title: str, last: int) -> int:
    """Return how many of the *rows* that *title* begins with come again as one title, as nearly as may be; 0 for
    none.
    """
    begun = [*accumulate((row.text.strip() for row in rows), lambda upper, lower: f"{upper} {lower}")]
    known = list(takewhile(lambda each: title.startswith(f"{each} "), begun))
    scores = [max((place.score for place in index.places(each, last)), default=0.0) for each in known]
    best = max(scores, default=0.0)
    return len(scores) - scores[::-1].index(best) if best else 0


def _has_leaders(rows: Sequence[Row]) -> bool:
    lines = [row.text for row in rows if row.text]
    return sum(bool(title_before(text) or _LEADER.search(text)) for text in lines) >= _LEFT * len(lines)
