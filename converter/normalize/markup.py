"""Mark-up that raw text carries for whole lines: bold runs over one or more lines, Markdown's heading signs and
underlines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.draft import Draft, Row
from converter.looks import is_monospaced
from converter.model import Decision
from converter.options import Options
from converter.text import ends_sentence

_HASHES = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"([=\-~^])\1{2,}\s*$")
_SIGNS = frozenset("*#=-~^")
"""What all of them begin with."""
_MOST_BOLD = 8
"""Lines that one bold run may take and still be a heading; a longer one is a bold paragraph."""


def read(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with bold rows and heading signs turned into evidence; no word changes, so nothing is
    decided.
    """
    rows = list(draft.rows)
    i = 0
    while i < len(rows):
        text = rows[i].text.lstrip()
        if text[:1] not in _SIGNS:
            i += 1
            continue
        if text.startswith("**") and not text.startswith("***") and (last := _bold_run(rows, i)) is not None:
            for k in range(i, last + 1):
                rows[k] = rows[k]._replace(text=rows[k].text.replace("**", "").rstrip(), bold=True)
            i = last
        elif (m := _HASHES.match(text)) and (draft.source.markup == "markdown" or _may_be_signs(rows, i)):
            rows[i] = rows[i]._replace(text=m[2], hashes=len(m[1]))
        elif _UNDERLINE.match(text) and _is_underline(rows, i):
            rows[i - 1] = rows[i - 1]._replace(hashes=1 if text[0] == "=" else 2)
            rows[i] = rows[i]._replace(text="")
        i += 1
    return replace(draft, rows=tuple(rows)), ()


def _may_be_signs(rows: Sequence[Row], i: int) -> bool:
    """Return whether row *i* of a plain text is a heading in Markdown's manner: between blanks, no sentence, and no
    comment in a program.
    """
    if is_monospaced(rows[i].face):
        return False
    before = i == 0 or rows[i - 1].blank
    after = i + 1 == len(rows) or rows[i + 1].blank
    return before and after and not ends_sentence(rows[i].text)


def _bold_run(rows: Sequence[Row], first: int) -> int | None:
    """Return the last row of the bold run that begins row *first* and ends a row, or ``None``."""
    inside = rows[first].text.strip()[2:]
    for last in range(first, min(len(rows), first + _MOST_BOLD)):
        text = inside if last == first else rows[last].text.strip()
        if not text or rows[last].blank:
            return None
        if "**" in text:
            return last if text.endswith("**") and text.count("**") == 1 and len(text) > 2 else None
    return None


def _is_underline(rows: Sequence[Row], i: int) -> bool:
    """Return whether row *i* underlines the one line above it, as Setext and reStructuredText headings are."""
    if i == 0 or rows[i - 1].blank or rows[i - 1].bold or rows[i - 1].hashes:
        return False
    above = rows[i - 1].text.strip()
    alone = i < 2 or rows[i - 2].blank
    followed = i + 1 >= len(rows) or rows[i + 1].blank
    return alone and followed and len(above) <= 100 and abs(len(rows[i].text.strip()) - len(above)) <= 2
