"""Passages for a person to look at: the source's lines, the same place in the result, and what differs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, islice

from converter.model import Action, Decision, Line

_LONGEST = 600
_KEY_WORDS = 8
_ATTRIBUTES = re.compile(r"\s*\{#[^{}]*\}$")
_ENOUGH_WORDS = 3
_VISIBLE = str.maketrans({"\n": "↵", "\t": "⇥", " ": "␣", "\xa0": "⍽", "\f": "␌"})
_KINDS = {"equal": "same", "delete": "gone", "insert": "new"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both sides have, or only one."""

    kind: str
    """``same``, ``gone`` (only before) or ``new`` (only after)."""
    text: str
    """The characters; white space that alone makes the difference is shown by signs."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line of the source, cut where the passage in question begins and ends."""

    number: int
    """Its line number."""
    lead: str
    """What stands before the passage."""
    passage: str
    """The passage itself; empty on a line that is there for company only."""
    rest: str
    """What follows it."""


class Places:
    """Finds where a passage of the source stands in the result, by its words alone."""

    def __init__(self, result: str, source_lines: int) -> None:
        """Index *result*; *source_lines* is how many lines the source has."""
        self._lines = result.split("\n")
        folded = [f" {_folded(_ATTRIBUTES.sub('', line))} " for line in self._lines]
        self._text = "\n" + "\n".join(folded) + "\n"
        self._starts = list(accumulate((len(line) + 1 for line in folded), initial=1))
        self._scale = len(self._lines) / max(1, source_lines)

    def find(self, passage: str, line: int) -> str:
        """Return the line of the result that holds the first words of *passage*, or nothing.

        Twins and cut-off titles stand in several places: a line with no other words is taken first, then the one
        nearest to where *line* of the source would come.
        """
        key = " ".join(_folded(passage).split()[:_KEY_WORDS])
        if not key:
            return ""
        whole = list(self._places(f"\n {key} \n"))
        places = whole or list(self._places(f" {key} "))
        return self._lines[min(places, key=lambda place: abs(place - line * self._scale))] if places else ""

    def _places(self, key: str) -> Iterator[int]:
        at = self._text.find(key)
        while at >= 0:
            yield bisect_right(self._starts, at + 1) - 1
            at = self._text.find(key, at + 1)


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from *before* to *after*, word by word; long texts are cut and end in an ellipsis."""
    old, new = _tokens(shortened(before)), _tokens(shortened(after))
    pieces = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace":
            pieces += [_piece("gone", old[i:j]), _piece("new", new[k:m])]
        else:
            pieces.append(_piece(_KINDS[kind], old[i:j] if kind != "insert" else new[k:m]))
    return tuple(pieces)


def shortened(text: str) -> str:
    """Return *text*, cut at a word after some hundred characters."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(None, 1)[0] + " …"


def quoted(lines: Sequence[Line], decision: Decision, most: int = 4) -> tuple[Quoted, ...]:
    """Return the source's lines that *decision* is about, without blank ones and at most so many."""
    span = lines[max(0, decision.line - 1) : decision.end_line]
    return tuple(_quoted(line, decision) for line in islice((line for line in span if line.text.strip()), most))


def passage(lines: Sequence[Line], decision: Decision) -> str:
    """Return the words by which the place of *decision* can be found in the result.

    The first line that has enough of them will do: the lines after it may stand in another block of the result.
    """
    if decision.action is Action.CHANGED and decision.after:
        return decision.after
    found = [line.passage for line in quoted(lines, decision)]
    return (
        next((text for text in found if len(_folded(text).split()) >= _ENOUGH_WORDS), " ".join(found))
        or decision.before
    )


def _quoted(line: Line, decision: Decision) -> Quoted:
    start = decision.column - 1 if line.number == decision.line else 0
    ends_here = line.number == decision.end_line and decision.end_column is not None
    end = (decision.end_column or 1) - 1 if ends_here else len(line.text)
    return Quoted(line.number, _tail(line.text[:start]), shortened(line.text[start:end]), shortened(line.text[end:]))


def _tail(text: str) -> str:
    """Return the end of *text* that is near enough to a passage to be worth reading."""
    return text if len(text) <= _LONGEST // 4 else "… " + text[-_LONGEST // 4 :].split(None, 1)[-1]


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s|[^\w\s]", text)


def _piece(kind: str, tokens: list[str]) -> Piece:
    text = "".join(tokens)
    return Piece(kind, text.translate(_VISIBLE) if kind != "same" and not text.strip() else text)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
