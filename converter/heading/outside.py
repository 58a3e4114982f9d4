"""Lines outside the running text that are no headings, however they are set: captions, program text, references."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from converter.draft import Row
from converter.heading.groups import Group
from converter.looks import is_monospaced
from converter.text import fold
from converter.vocabulary import CAPTIONED

_CAPTION = re.compile(r"\W*([^\W\d_]+)\.?\s*[(\[]?\s*(?:\d{1,3}(?:\s?[.–—-]\s?\d{1,3})*|[IVXL]{1,6})\b")
"""A word and its number, which may stand in brackets."""
_REFERENCE = re.compile(r"\s*\\?\[(\d{1,3})\\?\]")
_FEWEST = 3
"""References in a row, each one more than the one before, from which they are a list of them."""


def outside_text(rows: Sequence[Row], groups: Sequence[Group], captions: Collection[int]) -> frozenset[int]:
    """Return the first rows of the *groups* that stand outside the running text; *captions* are the source's lines that
    its format calls so.
    """
    return frozenset({*_captions(rows, groups, captions), *_code(rows, groups), *_references(groups)})


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
    """Yield monospaced lines next to others of the same typeface, in a text that is not monospaced itself."""
    said = [i for i, row in enumerate(rows) if row.text]
    mono = [is_monospaced(rows[i].face) for i in said]
    if not any(mono) or sum(mono) > 0.9 * len(mono):
        return
    beside = {said[k + side] for k in range(len(said) - 1) if mono[k] and mono[k + 1] for side in (0, 1)}
    yield from (group.first for group in groups if group.first in beside and not group.hashes)


def _references(groups: Sequence[Group]) -> Iterator[int]:
    """Yield groups that begin with numbers in brackets that count up, as entries of a list of references do."""
    numbered = [(group, int(m[1])) for group in groups if (m := _REFERENCE.match(group.text))]
    counting = sum(0 < lower - upper <= 2 for (_, upper), (_, lower) in pairwise(numbered))
    if len(numbered) >= _FEWEST and counting >= 0.5 * len(numbered):
        yield from (group.first for group, _ in numbered if not group.hashes)
