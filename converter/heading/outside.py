"""Lines outside the running text that are no headings, however they are set: captions, program text, references,
entries of an index.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from converter.draft import Row
from converter.heading.groups import Group
from converter.heading.styles import text_above, text_below
from converter.looks import program_lines
from converter.text import fold
from converter.vocabulary import CAPTIONED

_CAPTION = re.compile(r"\W*([^\W\d_]+)\.?\s*[(\[]?\s*(?:\d{1,3}(?:\s?[.–—-]\s?\d{1,3})*|[IVXL]{1,6})\b")
"""A word and its number, which may stand in brackets."""
_REFERENCE = re.compile(r"\s*\\?\[(\d{1,3})\\?\]")
_ENTRY = re.compile(r"\S\s{3,}\d{1,4}\W*$")
"""The end of an entry of an index: a wide gap and a number."""
_MOST = 0.9
"""Share of the lines up to which a program stands in a text."""
_FEWEST = 3
"""References in a row, each one more than the one before, from which they are a list of them."""


def outside_text(rows: Sequence[Row], groups: Sequence[Group], captions: Collection[int]) -> frozenset[int]:
    """Return the first rows of the *groups* that stand outside the running text; *captions* are the source's lines that
    its format calls so.
    """
    lists = {*_references(groups), *_entries(rows, groups)}
    return frozenset({*_captions(rows, groups, captions), *_code(rows, groups), *lists})


def is_caption(text: str) -> bool:
    """Return whether *text* says which picture or table this is, and of what: ``Figure 3. Lamps``."""
    m = _CAPTION.match(text)
    return m is not None and fold(m[1]) in CAPTIONED


def _captions(rows: Sequence[Row], groups: Sequence[Group], captions: Collection[int]) -> Iterator[int]:
    """Yield captions; a heading that somebody marked in plain text is one, whatever it says."""
    for group in groups:
        marked = group.hashes and not rows[group.first].size
        if group.line in captions or (is_caption(group.text) and not marked):
            yield group.first


def _code(rows: Sequence[Row], groups: Sequence[Group]) -> Iterator[int]:
    """Yield lines of a program, in a text that is no program itself."""
    programs = program_lines(rows)
    if programs and len(programs) <= _MOST * sum(bool(row.text) for row in rows):
        yield from (group.first for group in groups if group.line in programs and not group.hashes)


def _entries(rows: Sequence[Row], groups: Sequence[Group]) -> Iterator[int]:
    """Yield lines that end in a wide gap and a number, as the line above or below does too."""
    for group in groups:
        if _ENTRY.search(rows[group.last].text) and not group.hashes:
            beside = (text_above(rows, group.first), text_below(rows, group.last))
            if any(_ENTRY.search(rows[i].text) for i in beside if i >= 0):
                yield group.first


def _references(groups: Sequence[Group]) -> Iterator[int]:
    """Yield groups that begin with numbers in brackets that count up, as entries of a list of references do."""
    numbered = [(group, int(m[1])) for group in groups if (m := _REFERENCE.match(group.text))]
    counting = sum(0 < lower - upper <= 2 for (_, upper), (_, lower) in pairwise(numbered))
    if len(numbered) >= _FEWEST and counting >= 0.5 * len(numbered):
        yield from (group.first for group, _ in numbered if not group.hashes)
