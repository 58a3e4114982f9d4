"""Lines that break though the next word would have fitted: in wrapped text, somebody ended them there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from converter.draft import Row
from converter.text import ends_sentence, starts_lower

_WIDEST = 130
"""Characters of a measure over which lines are whole paragraphs."""
_NEARLY = 0.9
"""Share of the lines that are no longer than the measure."""
_FITS = 0.8
"""Share of the measure that a line and the next word may fill, and that a full line has: letters differ in width."""
_MOSTLY = 0.4
"""Share of the lines that end early from which a text is verse; of prose in short paragraphs it is a third."""
_STANZA = 4
"""Lines above that are looked at to tell verse."""
_MARKS = frozenset(",;!—")
_OPEN = ",;:—–-"


def measure(rows: Sequence[Row]) -> int:
    """Return how many characters the long lines of wrapped text have, 0 where lines are not wrapped."""
    lengths = sorted(len(row.text) for row in rows if row.text)
    found = lengths[int(_NEARLY * len(lengths))] if lengths else 0
    return found if found <= _WIDEST else 0


def titles_by_break(rows: Sequence[Row], width: int) -> frozenset[int]:
    """Return the rows that break so right over a full line, where a paragraph has ended above: such as a title has that
    no space parts from its text. *width* is the measure. In verse many lines break so, and none is told by it.
    """
    found = frozenset(i for i in range(len(rows) - 1) if _is_one(rows, i, width)) if width else frozenset()
    return frozenset() if found and _is_verse(rows, width) else found


def _is_verse(rows: Sequence[Row], width: int) -> bool:
    """Return whether many lines that another follows end though its first word would have fitted."""
    pairs = [(upper.text, lower.text) for upper, lower in pairwise(rows) if upper.text and lower.text]
    return sum(breaks_early(upper, lower, width) for upper, lower in pairs) > _MOSTLY * len(pairs)


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
    if not below or len(below) < _FITS * width or not text[0].isupper() or text[-1] in _OPEN:
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
