"""Titles with a date in brackets in the line under them, or broken over both lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import dates
from converter.draft import Row
from converter.text import ends_sentence

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{4,50}[)\]]\s*$")
_OPENED = re.compile(r"[(\[]([^()\[\]]{4,50})[)\]]$")
"""Brackets at the end of two lines."""
_LONGEST = 200
"""Characters of a title, at most."""


def is_dated(rows: Sequence[Row], i: int) -> bool:
    """Return whether a date in brackets stands right under row *i*, which could be its title, or ends there in brackets
    that the title opens, which stands under the end of a sentence.
    """
    text, below = rows[i].text.strip(), rows[i + 1].text
    above = rows[i - 1].text if i else ""
    if len(text) > _LONGEST:
        return False
    if _BRACKETED.match(below):
        return dates.read(below) is not None
    begins = text[:1].isupper() and (not above or ends_sentence(above))
    m = _OPENED.search(f"{text} {below.strip()}") if begins and ". " not in text else None
    return m is not None and dates.read(m[1]) is not None
