"""Paragraphs that a column's or page's end cut in two are made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from converter.readers.pdf.paragraphs import breaks_early, is_item
from converter.readers.pdf.typography import Typography
from converter.readers.pdf.values import Paragraph, TextLine
from converter.text import ends_sentence, starts_lower

_STEP = 0.7
_OTHER_SIZE = 0.02
"""Share of its size by which a paragraph's type may differ from column to column."""
_FARTHEST = 8
"""Paragraphs (a pull quote, a caption, an advertisement, notes) that may stand between the halves of a sentence."""
_DIVIDED = re.compile(r"[^\W\d_][-\u2010]$")


def joined(paragraphs: Sequence[Paragraph], typography: Typography) -> list[Paragraph]:
    """Return *paragraphs* with those joined of which one goes on with the other at the top of a column.

    What stands between the halves of a sentence comes after it.
    """
    waiting = list(paragraphs)
    found: list[Paragraph] = []
    i = 0
    while i < len(waiting):
        here = waiting[i]
        i += 1
        while (k := _rest(here, waiting, i, typography)) is not None:
            here = _merged(here, waiting.pop(k))
        found.append(here)
        if i < len(waiting) and waiting[i].tops:
            waiting[i] = replace(waiting[i], parted=goes_on(here, waiting[i], typography) is False)
    return found


def _rest(here: Paragraph, waiting: Sequence[Paragraph], i: int, typography: Typography) -> int | None:
    """Return the index of the paragraph that goes on with *here*, or ``None``."""
    if i >= len(waiting) or here.label:
        return None
    if waiting[i].tops and goes_on(here, waiting[i], typography):
        return i
    if (
        ends_sentence(_without_calls(here.lines[-1]))
        or here.lines[-1].right < here.lines[-1].reach - 6 * here.lines[-1].size
    ):
        return None
    page = here.lines[-1].page
    for k in range(i, min(len(waiting), i + _FARTHEST)):
        other = waiting[k]
        if other.lines[0].page > page + 1:
            return None
        if other.tops and starts_lower(other.text) and goes_on(here, other, typography):
            return k
        if other.lines[0].size == here.lines[-1].size and other.lines[0].face == here.lines[-1].face:
            return None
    return None


def goes_on(before: Paragraph, after: Paragraph, typography: Typography) -> bool | None:
    """Return whether *after*, at the top of a column, goes on with *before*; ``None`` when that cannot be told."""
    last, first = before.lines[-1], after.lines[0]
    alike = abs(last.size - first.size) <= _OTHER_SIZE * last.size and last.face.family == first.face.family
    if not alike or after.label or is_item(first) or _is_bold(before) != _is_bold(after):
        return False
    if first.cells or last.cells:
        return None
    lower, ended = starts_lower(first.text), ends_sentence(_without_calls(last))
    if lower and (not ended or _DIVIDED.search(last.text)):
        return True
    if breaks_early(last, first) or _is_alone(before) or (_is_set_in(after) and typography.indent):
        return False
    return True if not ended or typography.indent else None


def _without_calls(line: TextLine) -> str:
    """Return the text of a line without the calls of notes at its end, which hide what ends the sentence."""
    raised = len(list(takewhile(lambda word: word.raised, reversed(line.words))))
    return replace(line, words=line.words[: len(line.words) - raised]).text if raised else line.text


def _is_bold(paragraph: Paragraph) -> bool:
    return all(line.bold for line in paragraph.lines)


def _is_alone(paragraph: Paragraph) -> bool:
    """Return whether the paragraph is one line that begins far from the edge: a signature, a line of verse, a title."""
    return len(paragraph.lines) == 1 and paragraph.lines[0].indent > 4 * paragraph.lines[0].size


def _is_set_in(paragraph: Paragraph) -> bool:
    first = paragraph.lines[0]
    beyond = paragraph.lines[1].indent if len(paragraph.lines) > 1 else 0.0
    return first.indent - beyond >= _STEP * first.size


def _merged(before: Paragraph, after: Paragraph) -> Paragraph:
    return replace(before, lines=before.lines + after.lines)
