"""Marks of pages inside a block, before words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from converter.beginnings import WORD, letters
from converter.model import Block, Run, Span
from converter.runs import with_runs

_MOST_STEPS = 20
"""Looks and links, one inside a word of the other, that a mark goes around before it stands before all of them."""
_INSIDE_WORDS = "'’-\u2010\u2011\u00ad"


class Wanted(NamedTuple):
    """A page that begins in a block."""

    label: str
    """Its number."""
    letter: int
    """How many letters of the block stand before it."""


def said(block: Block) -> str:
    """Return the letters of *block*, folded."""
    found: list[str] = []

    def hear(runs: tuple[Run, ...], span: Span) -> tuple[Run, ...]:
        found.append(letters(_text(runs)))
        return runs

    with_runs(block, hear)
    return "".join(found)


def marked(block: Block, wanted: Sequence[Wanted]) -> Block:
    """Return *block* with a mark for each page."""
    heard = 0

    def mark(runs: tuple[Run, ...], span: Span) -> tuple[Run, ...]:
        nonlocal heard
        text = _text(runs)
        before, heard = heard, heard + len(letters(text))
        own = [(page.label, page.letter - before) for page in wanted if before <= page.letter < heard]
        places = {_place(runs, text, letter): label for label, letter in own}
        return tuple(_with_marks(runs, places)) if places else runs

    return with_runs(block, mark)


def _text(runs: Sequence[Run]) -> str:
    return "".join(map(_said_by, runs))


def _said_by(run: Run) -> str:
    return "" if run.kind == "image" else run.text


def _place(runs: Sequence[Run], text: str, letter: int) -> int:
    """Return the index in *text* of the word that has the given letter, or of the look or link that the word is in."""
    at = _word(text, _with_letter(text, letter))
    bounds = [0, *accumulate(len(_said_by(run)) for run in runs)]
    for _ in range(_MOST_STEPS):
        run = bisect_right(bounds, at) - 1
        if bounds[run] == at or run == len(runs) or not (runs[run].marks or runs[run].href or runs[run].kind):
            return at
        near, end = _word(text, bounds[run]), bounds[run + 1]
        far = end + len(text[end:]) - len(text[end:].lstrip())
        at = far if 2 * at > bounds[run] + end and far < len(text) and _word(text, far) == far else near
    return 0


def _with_letter(text: str, letter: int) -> int:
    """Return the index of the character of *text* that has the given letter."""
    heard = 0
    for m in WORD.finditer(text):
        lengths = [1] * len(m[0]) if m[0].isascii() else [len(letters(character)) for character in m[0]]
        if heard + sum(lengths) > letter:
            return m.start() + bisect_right(list(accumulate(lengths)), letter - heard)
        heard += sum(lengths)
    return len(text)


def _word(text: str, at: int) -> int:
    """Return where the word begins that the character *at* is part of, with what opens before it."""
    while at and (_clings(text, at) or _opens(text, at - 1)):
        at -= 1
    return at


def _clings(text: str, at: int) -> bool:
    """Return whether no word can begin before the character *at*."""
    before, here = text[at - 1], text[at]
    if _is_alone(before) or _is_alone(here):
        return unicodedata.category(here)[0] == "M"
    return (before.isalnum() or before in _INSIDE_WORDS) and not before.isspace()


def _is_alone(character: str) -> bool:
    """Return whether *character* is of a script that writes no space between words."""
    return "\u0e00" <= character <= "\u0eff" or "\u2e80" <= character <= "\ud7ff" or character >= "\U00020000"


def _opens(text: str, at: int) -> bool:
    """Return whether the character *at* is a bracket or quotation mark that opens."""
    if text[at] in "\"'":
        return at == 0 or text[at - 1].isspace()
    return unicodedata.category(text[at]) in ("Ps", "Pi")


def _with_marks(runs: Sequence[Run], places: dict[int, str]) -> Iterator[Run]:
    at = 0
    waiting = sorted(places)
    for run in runs:
        text, start = _said_by(run), at
        at += len(text)
        cut = 0
        while waiting and waiting[0] < at:
            here = waiting.pop(0) - start
            if here > cut:
                yield Run(text[cut:here], run.marks, run.href, run.kind)
            yield Run("", href=places[start + here], kind="pagebreak")
            cut = here
        yield Run(run.text[cut:], run.marks, run.href, run.kind) if cut else run
