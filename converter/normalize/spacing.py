"""Words whose letters are spaced out, and words that run together; both are reported, both stay.

Where the format tells that spaces are only letter-spacing, its reader has closed them already; in plain text nobody can
tell ``T I T A N I C`` from seven letters for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from converter.draft import Draft, Row
from converter.languages import FUNCTION_WORDS
from converter.model import Action, Decision, Severity, Status
from converter.options import Options
from converter.text import roman

_SPACED = re.compile(r"(?<!\S)[^\W\d_](?:[ \u00a0][^\W\d_]){3,}(?![^\s,.;:!?)»”\"])")
_SINGLE_LETTERS = re.compile(r"[ \u00a0][^\W\d_][ \u00a0][^\W\d_][ \u00a0]")
_TOUCHING = re.compile(r"[.!?;:,][^\W\d_]{2}")
"""What every run of spaced letters, and every pair of words without a space, holds; quicker to look for."""
_RUN_ON = re.compile(r"(?<!\S)[(\"“«]?[^\W\d_]{2,}[.!?;:,][^\W\d_]{2,}[,.;:!?)”»\"]*(?!\S)")
_LONG = re.compile(r"[^\W\d_]{12,40}")
_LOT = 20
_FEWEST_PIECES = 4
_FEWEST_FUNCTION_WORDS = 3


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a report for each word in spaced letters and each run of words without spaces."""
    common = frozenset(FUNCTION_WORDS.get(draft.metadata.lang.partition("-")[0], "").split())
    joined = {
        word: " ".join(pieces)
        for word, often in (draft.words.items() if common else ())
        if often == 1 and _may_be_joined(word, common) and (pieces := _pieces(word, draft.words, common))
    }
    decisions: list[Decision] = []
    for rows in _lots(draft.rows):
        text = "\n".join(row.text for row in rows)
        single, touching = _SINGLE_LETTERS.search(text), _TOUCHING.search(text)
        for row in rows if single or touching or joined else ():
            decisions += _spaced(row) if single else ()
            decisions += _run_on(row) if touching else ()
            decisions += _run_together(row, joined) if joined else ()
    return draft, tuple(decisions)


def _lots(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield *rows* by twenty: in most of them there is nothing to report, which is quicker to see at once."""
    return (rows[i : i + _LOT] for i in range(0, len(rows), _LOT))


def _spaced(row: Row) -> Iterator[Decision]:
    for m in _SPACED.finditer(row.text):
        letters = m[0].split()
        if not _is_alphabet(letters) and not all(map(roman, letters)) and len(set(letters)) > 1:
            yield _decision("letter-spaced", row, "a word stands in spaced letters", m[0], "".join(letters))


def _is_alphabet(letters: list[str]) -> bool:
    """Return whether the letters count up as an index or a list of marks does: ``A B C D``."""
    return all(ord(b) - ord(a) == 1 for a, b in pairwise(letters))


def _run_on(row: Row) -> Iterator[Decision]:
    """Yield a report where a sentence or clause begins right behind the sign that ends another."""
    for m in _RUN_ON.finditer(row.text):
        left, _, right = re.split(r"([.!?;:,])", m[0].lstrip('("“«'), maxsplit=1)
        if len(left) > 1 and left[-1].islower() and (right[0].isupper() or m[0][len(left)] in ",;"):
            yield _decision("space-missing", row, "no space stands between two words", m[0], "")


def _run_together(row: Row, joined: Mapping[str, str]) -> Iterator[Decision]:
    """Yield a report for a word that is found once and is *joined* of words that the document has."""
    for word in _LONG.findall(row.text):
        if pieces := joined.get(word.casefold()):
            yield _decision("space-missing", row, "no space stands between words", word, pieces)


def _may_be_joined(word: str, common: frozenset[str]) -> bool:
    """Return whether *word* is long and holds as many function words as one must that is joined of several."""
    return bool(_LONG.fullmatch(word)) and sum(map(word.count, common)) >= _FEWEST_FUNCTION_WORDS


def _pieces(word: str, words: Mapping[str, int], common: frozenset[str]) -> list[str]:
    """Return the fewest words of the document that make up *word*; none when they are few or hardly function words."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(word) + 1):
        found = [
            [*before, word[start:end]]
            for start in range(max(0, end - 20), end)
            if (before := best[start]) is not None
            and (
                word[start:end] in common
                or (end - start > 2 and words.get(word[start:end], 0) and end - start < len(word))
            )
        ]
        best.append(min(found, key=len, default=None))
    pieces = best[-1] or []
    many = len(pieces) >= _FEWEST_PIECES and sum(piece in common for piece in pieces) >= _FEWEST_FUNCTION_WORDS
    return pieces if many else []


def _decision(rule: str, row: Row, message: str, before: str, after: str) -> Decision:
    return Decision(
        rule,
        Action.REPORTED,
        row.line,
        row.line,
        message,
        before=before,
        after=after,
        confidence=0.7,
        severity=Severity.WARNING,
        status=Status.REVIEW,
        hint="correct the Markdown if you know better",
    )
