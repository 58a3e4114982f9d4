"""Titles that stand twice or in two pieces: half-titles, titles in other lists, numbers over their titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converter.draft import Mark, Row
from converter.heading.blocks import words_between
from converter.heading.styles import directly_under, numbering_of
from converter.text import fold
from converter.title_places import bare

_HARDLY = 15
"""Words between two headings with the same text from which the first is a heading as well."""
_MOTTO = 120
"""Words under a half-title, at most."""


def apart(marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* without the rows that an earlier one has: a line between two titles belongs to the first."""
    kept: list[Mark] = []
    for mark in marks:
        first = max(mark.first, kept[-1].last + 1 if kept else 0)
        kept += [replace(mark, first=first)] if first <= mark.last else []
    return kept


def without_front_lists(rows: Sequence[Row], marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* without those before the first that the printed contents name which say what one of these says:
    they stand in another list, such as that of the pictures.
    """
    start = next((mark.first for mark in marks if mark.entry is not None), 0)
    titles = {bare(_said(rows, mark)) for mark in marks if mark.entry is not None}
    return [mark for mark in marks if mark.first >= start or bare(_said(rows, mark)) not in titles]


def without_half_titles(rows: Sequence[Row], marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* without titles that stand again as the next heading with hardly a word between, or with what
    stands under them and no more than a motto between: half-titles.
    """
    found: list[Mark] = []
    for mark in marks:
        while found and _is_half_title(rows, found[-1], mark):
            upper = found.pop()
            mark = replace(mark, entry=upper.entry if mark.entry is None else mark.entry)
        found.append(mark)
    return found


def _is_half_title(rows: Sequence[Row], upper: Mark, lower: Mark) -> bool:
    said, between = _said(rows, lower), words_between(rows, upper.last, lower.first, _MOTTO)
    if _said(rows, upper) == said:
        return between < _HARDLY
    if between >= _MOTTO:
        return False
    over = _said(rows, replace(upper, last=lower.first - 1))
    title = bare(said) if numbering_of(rows[lower.first].text.strip())[0] else ""
    return any(each.startswith(_said(rows, upper)) and over.startswith(f"{each} ") for each in (said, title or said))


def _said(rows: Sequence[Row], mark: Mark) -> str:
    return fold(" ".join(row.text for row in rows[mark.first : mark.last + 1]))


def with_labels_joined(rows: Sequence[Row], marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* with a bare number or label joined to the title right under it, where most of them have one."""
    pairs = {i for i, (upper, lower) in enumerate(pairwise(marks)) if _is_label_of(rows, upper, lower)}
    bare = sum(mark.style.numbering_only for mark in marks)
    if not pairs or len(pairs) < 0.5 * bare:
        return list(marks)
    joined: list[Mark] = []
    for i, mark in enumerate(marks):
        if i - 1 in pairs:
            upper = joined.pop()
            entry = upper.entry if upper.entry is not None else mark.entry
            joined.append(
                replace(upper, last=mark.last, entry=entry, confidence=max(upper.confidence, mark.confidence))
            )
        else:
            joined.append(mark)
    return joined


def _is_label_of(rows: Sequence[Row], upper: Mark, lower: Mark) -> bool:
    bare = upper.style.numbering_only and not lower.style.numbering_only
    labelled = lower.style.numbering == "label"  # under ``VOLUME I`` another one, such as ``ESSAY I. ON A LAMP``
    return bare and not labelled and directly_under(rows, upper.last, lower.first)
