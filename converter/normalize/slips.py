"""Slips of character recognition: a word that the document itself spells otherwise, apart from signs that look alike.

Reported only: ``modem`` is a word as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from converter.draft import Draft
from converter.model import Action, Decision, Severity, Status
from converter.options import Options

_WORD = re.compile(r"(?<![\w-])[^\W_]{3,}(?![\w-])")
_SHORTEST = 3
"""Letters and figures of the shortest word that is looked at."""
_FIGURE = re.compile(r"\d")
_LOOK_ALIKE = (("rn", "m", 6), ("m", "rn", 5), ("vv", "w", 3), ("ii", "u", 4))
"""Letters as recognition writes them, what stood there, and the length of the shortest word in which that is likely:
many short words are like others, ``torn`` and ``Tom``.
"""
_FIGURES = {"0": "o", "1": "li", "5": "s", "8": "b", "6": "b"}
"""Figures, and the letters that they stand for inside words."""
_OFTEN = 5
"""How often the document must have the other spelling."""
_RATIO = 5
"""How much more often than the slip."""


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a report for each word that is likely a slip."""
    slips = {word: other for word in _suspect(draft.words) if (other := _other(word, draft.words))}
    found = [
        _decision(row.line, word, slips[word.casefold()])
        for row in (draft.rows if slips else ())
        if any(map(row.text.casefold().__contains__, slips))
        for word in _WORD.findall(row.text)
        if word.casefold() in slips
    ]
    return draft, tuple(found)


def _suspect(words: Mapping[str, int]) -> set[str]:
    """Return the words that may be slips: those with figures, and those that differ so from one that stands often."""
    figured = {word for word in words if len(word) >= _SHORTEST and not word.isalpha()}
    often = [word for word, number in words.items() if number >= _OFTEN]
    made = {
        other[:at] + wrong + other[at + len(right) :]
        for wrong, right, _ in _LOOK_ALIKE
        for other in often
        if right in other
        for at in range(len(other))
        if other.startswith(right, at)
    }
    return figured | (made & words.keys())


def _other(word: str, words: Mapping[str, int]) -> str:
    """Return what the document spells otherwise, or nothing."""
    if not word.isalpha() and _FIGURE.search(word):
        letters = sum(c.isalpha() for c in word)
        if letters < 3 or not re.search(r"[^\W\d_]\d|\d[^\W\d_]{2}", word):
            return ""
        return next((other for other in _unfigured(word) if words.get(other) and not _FIGURE.search(other)), "")
    for wrong, right, shortest in _LOOK_ALIKE:
        at = word.find(wrong) if len(word) >= shortest else -1
        while at >= 0:
            other = word[:at] + right + word[at + len(wrong) :]
            if words.get(other, 0) >= max(_OFTEN, _RATIO * words[word]):
                return other
            at = word.find(wrong, at + len(wrong))
    return ""


def _unfigured(word: str) -> Iterator[str]:
    """Yield *word* with letters for its figures, every one of them in its way."""
    made = [""]
    for sign in word[:20]:
        made = [before + letter for before in made for letter in _FIGURES.get(sign, sign)][:16]
    yield from made if len(word) <= 20 else ()


def _decision(line: int, word: str, other: str) -> Decision:
    return Decision(
        "recognition-slip",
        Action.REPORTED,
        line,
        line,
        f"this may be a slip of character recognition; the document also has “{other}”",
        before=word,
        after=other,
        confidence=0.6,
        severity=Severity.WARNING,
        status=Status.REVIEW,
        hint="correct the Markdown if it is one",
    )
