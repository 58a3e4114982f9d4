"""What line breaks inside a block mean: the end of a line, or of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from statistics import median

from converter.rich_text.inlines import split
from converter.rich_text.values import Paragraph, Piece

_FEWEST = 4
_LONG = 110
"""Letters of a line from which it is a paragraph, as nobody breaks lines there by hand."""
_WRAPPED = 60
"""Letters of a line from which lines are no verse, whose lines are set in without beginning a paragraph."""
_LONGEST_LINE = 160
"""Letters from which a line is a paragraph, whatever the lines beside it are."""
_SET_IN = re.compile(r"[\u00a0\u2003\u3000]{2,}")


def parted(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return *paragraphs* with those divided that empty lines, or lines as long as paragraphs, divide."""
    return [part for paragraph in paragraphs for part in _parts(paragraph)]


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    if paragraph.literal or not any("\n" in piece.text for piece in paragraph.pieces):
        return [paragraph]
    lines = list(split(paragraph.pieces))
    texts = ["".join(piece.text for piece in line) for line in lines]
    each = _is_paragraph_each(texts)
    long = _median(texts) > _WRAPPED
    if not long and any(_SET_IN.match(text) for text in texts):
        paragraph = replace(paragraph, kept=True)  # lines of verse, some of them set in
    groups: list[list[int]] = [[]]
    for i, text in enumerate(texts):
        if not text.strip() and not any(piece.note for piece in lines[i]):
            groups += [[]]
        elif groups[-1] and not paragraph.kept and (each or (long and _SET_IN.match(text)) or _is_apart(texts, i)):
            groups += [[i]]
        else:
            groups[-1].append(i)
    return _made(paragraph, lines, groups)


def _is_apart(texts: list[str], i: int) -> bool:
    """Return whether line *i* or the one before it is a paragraph by its length alone."""
    return max(len(texts[i].strip()), len(texts[i - 1].strip())) > _LONGEST_LINE


def _is_paragraph_each(texts: list[str]) -> bool:
    return sum(bool(text.strip()) for text in texts) >= _FEWEST and _median(texts) > _LONG


def _median(texts: list[str]) -> float:
    """Return the number of letters of a middling line."""
    return median([len(text.strip()) for text in texts if text.strip()] or [0])


def _made(paragraph: Paragraph, lines: list[tuple[Piece, ...]], groups: list[list[int]]) -> list[Paragraph]:
    """Return a paragraph for each group of lines; a group without lines is an empty one, except at either end.

    One empty line parts two groups, and only a further one makes an empty group.
    """
    while groups and not groups[0]:
        groups.pop(0)
    while groups and not groups[-1]:
        groups.pop()
    found: list[Paragraph] = []
    for n, group in enumerate(groups):
        pieces = [piece for i in group for piece in (*lines[i], Piece("\n"))][:-1]
        found.append(replace(paragraph, pieces=tuple(pieces)) if n == 0 else _following(paragraph, tuple(pieces)))
    return found or [replace(paragraph, pieces=())]


def _following(paragraph: Paragraph, pieces: tuple[Piece, ...]) -> Paragraph:
    return replace(paragraph, pieces=pieces, marker="", space=0.0, page_break=False, pages="")
