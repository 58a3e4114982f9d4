"""Titles with a date in brackets at their end, in the line under them, or broken over both lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import dates
from converter.draft import Row
from converter.heading.hard_breaks import breaks_early
from converter.text import ends_sentence

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{4,50}[)\]]\s*$")
_OPENED = re.compile(r"[(\[]([^()\[\]]{4,50})[)\]]$")
"""Brackets at the end of two lines."""
_LONGEST = 200
"""Characters of a title, at most."""


def dated_lines(rows: Sequence[Row], i: int, width: int) -> int:
    """Return of how many lines, one or two, a title in row *i* is that ends in a date in brackets, or has one right
    under it; 0 for none. What says its date in its own lines stands under the end of a sentence or under a line that
    breaks early, in text that is *width* wide.
    """
    text, below = rows[i].text.strip(), rows[i + 1].text.strip()
    if len(text) > _LONGEST:
        return 0
    if _BRACKETED.match(below):
        return 2 if dates.read(below) is not None else 0
    both = f"{text} {below}"
    said = text if _OPENED.search(text) else both
    m = _OPENED.search(said) if "(" in text or "[" in text else None
    if not m or ". " in text or not text[0].isupper() or dates.read(m[1]) is None:
        return 0
    above = rows[i - 1].text.strip() if i else ""
    begins = not above or ends_sentence(above) or breaks_early(above, text, width)
    return (1 if said is text else 2) if begins else 0
