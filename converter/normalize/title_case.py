"""Titles in capitals set in small letters, where asked for; how the running text writes a word decides its capitals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from converter.draft import Draft, Mark, Row
from converter.languages import FUNCTION_WORDS
from converter.model import Action, Decision
from converter.options import Options
from converter.text import is_capitals, roman

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[^\W_,;] )[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word in the midst of a sentence: another stands right before it, without a full stop."""
_PIECE = re.compile(r"(?:(?!['\"]|--|\.\.\.).)+")
"""What stands between two marks that may be set in another way."""
_DATED_TAIL = re.compile(r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]\s*$")
_LONGEST_NUMERAL = 4
_TURKIC = frozenset({"tr", "az"})
"""Languages whose İ and I are two letters, with small letters of their own."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How words are written."""

    forms: Mapping[str, str]
    """How the running text writes a word inside a sentence, by the word in small letters."""
    lang: str
    """The language, whose letters have small ones of their own."""
    every_word: bool
    """Whether every word of a title has a capital, function words apart."""

    def small(self, word: str) -> str:
        """Return *word* in small letters; Turkish and Azerbaijani have two letters i."""
        if self.lang in _TURKIC:
            word = word.replace("I", "ı").replace("İ", "i")
        return word.lower()

    def capital(self, word: str) -> str:
        """Return *word* with a capital."""
        first = "İ" if self.lang in _TURKIC and word[:1] == "i" else word[:1].upper()
        return first + word[1:]


def set_case(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the rows of headings in capitals as ``titles.case`` asks for; by default as they are."""
    if options.titles_case == "keep" or not draft.marks:
        return draft, ()
    lang = draft.metadata.lang.partition("-")[0]
    manner = _Manner(_forms(draft, _Manner({}, lang, False)), lang, options.titles_case == "title")
    rows, decisions = list(draft.rows), list[Decision]()
    for mark in draft.marks:
        _set(draft, mark, manner, rows, decisions)
    return replace(draft, rows=tuple(rows)), tuple(decisions)


def _forms(draft: Draft, manner: _Manner) -> Mapping[str, str]:
    titles = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for i, row in enumerate(draft.rows):
        if i not in titles and not is_capitals(row.text):
            for word in _INSIDE.findall(row.text):
                counts[manner.small(word)][word] += 1
    return {small: own.most_common(1)[0][0] for small, own in counts.items()}


def _set(draft: Draft, mark: Mark, manner: _Manner, rows: list[Row], decisions: list[Decision]) -> None:
    """Set the rows of one heading, if it is in capitals and the raw lines show it as it is."""
    own = [i for i in range(mark.first, mark.last + 1) if rows[i].text]
    heads = [_DATED_TAIL.sub("", rows[i].text).strip() for i in own]
    places = [_place(draft, rows[i], head) for i, head in zip(own, heads, strict=True)]
    if not is_capitals(" ".join(heads)) or -1 in places:
        return
    first = True
    for i, head, place in zip(own, heads, places, strict=True):
        made = _cased(head, manner, first)
        first = first and not _WORD.search(head)
        if made != head:
            rows[i] = rows[i]._replace(text=rows[i].text.replace(head, made, 1))
            decisions += _decisions(rows[i].line, place, head, made)


def _place(draft: Draft, row: Row, head: str) -> int:
    return draft.source.lines[row.line - 1].text.find(head, row.column - 1)


def _cased(text: str, manner: _Manner, first: bool) -> str:
    starts = [m.start() for m in _WORD.finditer(text)]
    return _WORD.sub(lambda m: _word(m[0], manner, first and m.start() == starts[0]), text)


def _word(word: str, manner: _Manner, first: bool) -> str:
    small = manner.small(word)
    known = manner.forms.get(small, "")
    numeral = roman(word) is not None and len(word) <= _LONGEST_NUMERAL
    if (numeral and known in ("", word)) or ("İ" in word and manner.lang not in _TURKIC):
        return word
    made = known or small
    function = small in FUNCTION_WORDS.get(manner.lang, "").split()
    return manner.capital(made) if first or (manner.every_word and not function) else made


def _decisions(line: int, place: int, before: str, after: str) -> Iterator[Decision]:
    """Yield a decision for each piece that changed; marks between them may have one of their own."""
    pieces = [m.span() for m in _PIECE.finditer(before)] if len(before) == len(after) else [(0, len(before))]
    for start, end in pieces:
        if before[start:end] != after[start:end]:
            yield _decision(
                line, place + start, before[start:end], after[start:end] if end < len(before) else after[start:]
            )


def _decision(line: int, place: int, before: str, after: str) -> Decision:
    return Decision(
        "title-case",
        Action.CHANGED,
        line,
        line,
        "a title in capitals was set in small letters, as the options ask",
        column=place + 1,
        end_column=place + 1 + len(before),
        before=before,
        after=after,
        confidence=0.8,
    )
