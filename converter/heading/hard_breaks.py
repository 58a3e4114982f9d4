"""Lines that break though the next word would have fitted: in wrapped text, somebody ended them there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from converter.draft import Row
from converter.heading.styles import in_title_case
from converter.text import ends_sentence, starts_lower

_WIDEST = 130
"""Characters of a measure over which lines are whole paragraphs."""
_NEARLY = 0.9
"""Share of the lines that are no longer than the measure."""
_FITS = 0.8
"""Share of the measure that a line and the next word may fill, and that a full line has: letters differ in width."""
_UNDER_WAY, _OPEN_ENDED = 0.07, 0.3
"""Share of the lines that end early and in a comma or the like, and of those that end early and no sentence, from which
a text is verse: in prose with many titles and short items it is hardly any, and a fifth.
"""
_STANZA = 4
"""Lines above that are looked at to tell verse."""
_COUNTED = re.compile(r"\d{1,2}[.)]\s+[^\W\d_]")
"""A number before a title, with such a sign as lines of dialogue and times of day have not."""
_BOTH_AND_TEXT = 3
"""Lines of a title of two lines and of the text right under it."""
_MARKS = frozenset(",;!—")
_OPEN = ",;:—–-"
_UNFINISHED = (",", ";", "—", "–", "-")
"""How a line ends that goes on in the next one."""


def measure(rows: Sequence[Row]) -> int:
    """Return how many characters the long lines of wrapped text have, 0 where lines are not wrapped."""
    lengths = sorted(len(row.text) for row in rows if row.text)
    found = lengths[int(_NEARLY * len(lengths))] if lengths else 0
    return found if found <= _WIDEST else 0


def titles_by_break(rows: Sequence[Row], width: int) -> Mapping[int, int]:
    """Return first and last row of what breaks so right over a full line, where a paragraph has ended above: such as a
    title has that no space parts from its text. *width* is the measure. In verse many lines break so, and none is told
    by it.
    """
    ends = ((i, _last(rows, i, width)) for i in range(len(rows) - 1)) if width else ()
    found = {first: last for first, last in ends if last is not None}
    return {} if found and _is_verse(rows, width) else found


def _last(rows: Sequence[Row], first: int, width: int) -> int | None:
    """Return the last row of a title of one line or two that begins in row *first*, if one does."""
    if _is_one(rows, first, width):
        return first
    return first + 1 if _is_of_two_lines(rows, first, width) else None


def _is_of_two_lines(rows: Sequence[Row], first: int, width: int) -> bool:
    """Return whether a title of a full line and a short one begins a block: in title case, or a question."""
    if first and rows[first - 1].text:
        return False
    lines = [row.text.strip() for row in rows[first : first + 3]]
    if len(lines) < _BOTH_AND_TEXT or not all(lines) or breaks_early(lines[0], lines[1], width):
        return False
    text = f"{lines[0]} {lines[1]}"
    says = text[-1] in "?!" or (in_title_case(text) and not ends_sentence(text))
    breaks = len(lines[1]) + 2 <= _FITS * width <= len(lines[2]) and breaks_early(lines[1], lines[2], width)
    return says and breaks and text[0].isupper() and text[-1] not in _OPEN and not starts_lower(lines[2])


def is_between_paragraphs(rows: Sequence[Row], i: int, last: int, width: int) -> bool:
    """Return whether what stands in the rows from *i* to *last*, over a full line, parts two paragraphs, each of more
    lines than one, or is the top of a block: items of a list hardly are.
    """
    goes_on = last + 2 < len(rows) and bool(rows[last + 2].text)
    if i == 0 or not rows[i - 1].text:
        return goes_on
    return goes_on and i > 1 and ends_sentence(rows[i - 1].text) and len(rows[i - 2].text) >= _FITS * width


def _is_verse(rows: Sequence[Row], width: int) -> bool:
    """Return whether many lines that another follows end though its first word would have fitted, and end no
    sentence.
    """
    pairs = [(upper.text, lower.text) for upper, lower in pairwise(rows) if upper.text and lower.text]
    ends = [upper.rstrip() for upper, lower in pairs if breaks_early(upper, lower, width)]
    under_way = sum(text.endswith(_UNFINISHED) for text in ends)
    open_ended = sum(not ends_sentence(text) for text in ends)
    return under_way > _UNDER_WAY * len(pairs) or open_ended > _OPEN_ENDED * len(pairs)


def breaks_early(text: str, below: str, width: float) -> bool:
    """Return whether the line *text* ends though the first word *below* would have fitted into a measure of *width*; no
    line does in a text that is not wrapped.
    """
    return len(text) + 1 + len(below.split(maxsplit=1)[0]) <= _FITS * width


def _is_under_verse(rows: Sequence[Row], i: int, width: int) -> bool:
    """Return whether a few lines right above row *i* all break early and any but the last ends in a mark that items of
    a list have not: verse, under which the name of its author stands.
    """
    lines = [row.text for row in takewhile(lambda row: row.text, reversed(rows[max(0, i - _STANZA) : i]))]
    lower = [rows[i].text, *lines]
    early = [*takewhile(lambda pair: breaks_early(pair[1], pair[0], width), zip(lower, lines, strict=False))]
    return any(upper[-1] in _MARKS for _, upper in early[1:])


def _is_one(rows: Sequence[Row], i: int, width: int) -> bool:
    text = rows[i].text.strip()
    if not text or len(text) + 2 > _FITS * width:
        return False
    above, below = rows[i - 1].text if i else "", rows[i + 1].text
    begins = text[0].isupper() or _COUNTED.match(text)
    if not below or len(below) < _FITS * width or not begins or text[-1] in _OPEN:
        return False
    fits = breaks_early(text, below, width)
    broken = " " in text and text[-1].isalnum() and breaks_early(above, text, width)
    ended = not above or ends_sentence(above) or broken
    return (
        fits
        and ended
        and not _is_under_verse(rows, i, width)
        and not starts_lower(below)
        and (text[-1] in "?!" or not ends_sentence(text))
    )
