"""How often each word stands in the text: what several later rules weigh a strange word by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain

from converter.draft import Draft
from converter.model import Decision
from converter.options import Options
from converter.text import words


def count(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with its words counted."""
    said = chain.from_iterable(words(row.text.casefold()) for row in draft.rows)
    return replace(draft, words=Counter(said)), ()
