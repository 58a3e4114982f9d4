"""Letters that look right and are wrong: of another script inside a word, of private use, of no use at all.

Nothing is changed: a word in two scripts is reported with its letters named, and so is a sign that means something in
one font only.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from converter.draft import Draft, Row
from converter.model import PICTURE_SIGNS, Action, Decision, Heading, Severity, Status
from converter.options import Options

_WORD = re.compile(r"[^\W\d_]{2,}")
_STRANGE = re.compile("[^\\W\\d_a-zA-Z]|[\u3000-\U0010ffff]")
"""A letter that is not of English, or a sign of no use in most texts; quicker to look for than both kinds."""
_LIKE_LATIN = ("CYRILLIC", "GREEK", "LATIN", "ARMENIAN", "CHEROKEE", "COPTIC")
"""Scripts with letters that look like those of another."""
_MEANT_IN_ONE_FONT = frozenset({"Co", "Cn", "Cs"})


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a report for each word in two scripts and each line with signs of no meaning."""
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    starts = [heading.span.first for heading in headings]
    pictured = frozenset(map(chr, PICTURE_SIGNS)) if draft.source.pictures else frozenset()
    decisions: list[Decision] = []
    for row in draft.rows:
        if not row.text.isascii() and _STRANGE.search(row.text):
            at = bisect_right(starts, row.line) - 1
            article = "".join(run.text for run in headings[at].runs) if at >= 0 else ""
            decisions += [*_mixed(row, article), *_unknown(row, article, pictured)]
    return draft, tuple(decisions)


def _mixed(row: Row, article: str) -> Iterator[Decision]:
    for word in _WORD.findall(row.text):
        if word.isascii():
            continue
        scripts = [_script(letter) for letter in word]
        used = {script for script in scripts if script in _LIKE_LATIN}
        if len(used) > 1:
            rare = min(sorted(used), key=scripts.count)
            named = ", ".join(
                dict.fromkeys(unicodedata.name(c) for c, s in zip(word, scripts, strict=True) if s == rare)
            )
            yield _decision("mixed-scripts", row, f"a word has letters of two scripts: {named}", word, article)


@cache
def _script(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]


def _unknown(row: Row, article: str, pictured: frozenset[str]) -> Iterator[Decision]:
    found = [c for c in row.text if c > "\u2fff" and c not in pictured and _is_unknown(c)]
    if found:
        codes = ", ".join(dict.fromkeys(f"U+{ord(c):04X}" for c in found))
        message = f"signs without a meaning of their own stand in this line: {codes}"
        yield _decision("unknown-character", row, message, _around(row.text, found), article)


def _is_unknown(sign: str) -> bool:
    return sign == "\ufffd" or unicodedata.category(sign) in _MEANT_IN_ONE_FONT


def _around(text: str, signs: Sequence[str]) -> str:
    at = text.index(signs[0])
    return text[max(0, at - 20) : at + 20]


def _decision(rule: str, row: Row, message: str, before: str, article: str) -> Decision:
    return Decision(
        rule,
        Action.REPORTED,
        row.line,
        row.line,
        message,
        before=before,
        evidence=(("article", article),) if article else (),
        confidence=0.9,
        severity=Severity.WARNING,
        status=Status.REVIEW,
        hint="correct the Markdown if the letters are wrong",
    )
