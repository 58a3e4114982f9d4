"""Entries of printed contents, as far as page furniture asks for them: the contents are read only later."""

from __future__ import annotations

import re

from converter.normalize.furniture.folios import LONGEST
from converter.text import ENTRY_END, fold

_PAGE = re.compile(r" \d{1,4}$")
"""The page number of a folded entry without a leader."""


def entry_title(text: str) -> str:
    """Return the title that a line names if it is an entry, folded, without leader and page number; nothing of a line
    that is too long for one.
    """
    end = ENTRY_END.search(text) if text[-1:].isdigit() else None
    title = text[: end.start()] if end else text
    if len(title) > LONGEST:
        return ""
    return fold(title) if end else _PAGE.sub("", fold(title))
