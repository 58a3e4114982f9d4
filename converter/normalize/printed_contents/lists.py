"""What printed contents lists have in common: where they stand, the word over them, what may be left under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.alignment import bare
from converter.draft import Entry, Row
from converter.text import fold
from converter.vocabulary import CONTENTS

REMAINS = re.compile(r"(?:[\s.…_·]+|\s*\d{1,4}\s*)$")
"""A leader or a page number in a line of its own."""


@dataclass(frozen=True, slots=True)
class Region:
    """Rows that may be a printed contents list."""

    first: int
    """Index of its first row, the word for it included."""
    last: int
    """Index of its last row, inclusive."""
    entries: tuple[Entry, ...]
    """What it lists."""


def is_word(row: Row) -> bool:
    """Return whether *row* is a word such as "Contents" and nothing else."""
    return len(row.text) < 60 and fold(row.text) in CONTENTS


def first_comes_again(entries: Sequence[Entry], row: Row) -> bool:
    """Return whether *row* is the first or second title listed: the body begins."""
    text = bare(fold(row.text))
    return len(text) > 2 and any(bare(fold(entry.title)) == text for entry in entries[:2])


def remains_after(rows: Sequence[Row], last: int) -> int:
    """Return the last row of the leaders and numbers, each on lines of their own, that may follow row *last*."""
    end = last
    for i in range(last + 1, len(rows)):
        if rows[i].text and not REMAINS.match(rows[i].text):
            break
        if rows[i].text:
            end = i
    leaders = sum(bool(re.match(r"[\s.…_·]{6,}$", row.text)) for row in rows[last + 1 : end + 1])
    return end if leaders >= 2 else last
