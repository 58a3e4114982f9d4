"""How often each word stands in the text: what several later rules weigh a strange word by."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from converter.draft import Draft
from converter.model import Decision
from converter.options import Options

_WORD = re.compile(r"[^\W_]+")


def count(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with its words counted."""
    text = "\n".join(row.text for row in draft.rows)
    return replace(draft, words=Counter(_WORD.findall(text.casefold()))), ()
