"""How often each word stands in the text: what several later rules weigh a strange word by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain

from converter.draft import Draft
from converter.model import Decision
from converter.options import Options
from converter.text import words

_AT_ONCE = 50
"""Lines that are parted into words at once, which is quicker than line by line."""


def count(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with its words counted."""
    lines = [row.text for row in draft.rows if row.text]
    pages = (" ".join(lines[i : i + _AT_ONCE]) for i in range(0, len(lines), _AT_ONCE))
    said = chain.from_iterable(words(page.casefold()) for page in pages)
    return replace(draft, words=Counter(said)), ()
