"""Whether a paragraph ends with a line that is full, told by how sentences follow one another in the document.

A full last line looks like any other. But where, say, a speech that ends and another that begins are hardly ever
neighbours within a line, though paragraphs end so again and again, they are two paragraphs at a line's end too; so are
entries of a diary that begin with the day. That a last line happens to be full is as likely as that two sentences of
one paragraph happen to meet at a line's end: once in as many words as a line has. So the commoner kind of meeting
decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from converter.draft import Form, Row
from converter.lineation import ends_early
from converter.text import ends_sentence, starts_lower

_FEWEST = 5
"""Paragraphs that end in a kind of meeting, from which it is known to end paragraphs."""
_CLEARLY = 1.5
"""How many times as often paragraphs must end in it as go on after it."""
_END = re.compile(r"""[.!?…。！？؟:;]["'”’»›“‘«‹)\]]*(?=\s)""")
_QUOTES = "\"'”’»›“‘«‹"
_OPENING = tuple("\"'“‘„«‹–—-")


class _Meeting(NamedTuple):
    """How one sentence ends and the next begins."""

    announces: bool
    """Whether the first ends with a colon or semicolon."""
    closes: bool
    """Whether a quotation ends with it."""
    opens: str
    """What opens after it: ``speech`` with a quotation mark or a dash, ``number`` with a figure; else empty."""


class Endings:
    """How often sentences that meet in each way are in two paragraphs, and how often in one."""

    def __init__(self, runs: Iterable[Iterable[Row]], form: Form) -> None:
        self._apart: Counter[_Meeting] = Counter()
        self._together: Counter[_Meeting] = Counter()
        for rows in runs:
            for row, following in pairwise(rows):
                self._count(row, following, form)

    def _count(self, row: Row, following: Row, form: Form) -> None:
        for end in _END.finditer(row.text):
            rest = row.text[end.end() :].lstrip()
            if rest and not starts_lower(rest):
                self._together[_meeting(end[0], rest)] += 1
        if is_end(row, following) and ends_early(row, following, form):
            self._apart[_meeting(row.text, following.text)] += 1

    def part(self, row: Row, following: Row) -> bool:
        """Return whether the sentences that end *row* and begin the *following* one are of two paragraphs, as those
        that meet in the same way mostly are.
        """
        if not is_end(row, following):
            return False
        meeting = _meeting(row.text, following.text)
        apart = self._apart[meeting]
        return apart >= _FEWEST and apart > _CLEARLY * self._together[meeting]


def is_end(row: Row, following: Row) -> bool:
    """Return whether a sentence ends with *row*, and the *following* one begins another."""
    return ends_sentence(row.text) and not starts_lower(following.text)


def _meeting(end: str, start: str) -> _Meeting:
    bare, first = end.rstrip(_QUOTES), start.lstrip()[:1]
    opens = "speech" if first in _OPENING else "number" if first.isdecimal() else ""
    return _Meeting(bare[-1:] in (":", ";"), end[-1:] in _QUOTES, opens)
