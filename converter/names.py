"""Names in running text: words written with a capital where a sentence has none, as far as a script has capitals.

A name is what the whole text writes with a capital only. In a text that writes every noun so, as German ones do,
nothing can be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from converter import dates

_WORD = re.compile(r"(?:[^\W\d_]['’])?[^\W\d_]+(?:[\-\u2010][^\W\d_]+)*")
_ENDS = frozenset('.!?…:;。؟۔।"“”„«»‘()[]—–*')
_NOUNS = 0.22
"""Share of words with capitals inside sentences above which a text writes all its nouns so."""
_LONGEST = 5
"""Words of a name; a longer row is a title or a heading."""
_ACRONYM = 5
"""Letters of a word in capitals; a longer one is set so for weight."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the running text."""

    text: str
    opens: bool
    """Whether a sentence, or what may be one, begins with it."""
    follows: bool
    """Whether only a space, or the point of an initial, stands between it and the word before."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.capital


@dataclass(frozen=True, slots=True)
class _Usage:
    """How the whole text writes its words."""

    capital: Counter[str]
    """How often each has a capital inside a sentence."""
    small: Counter[str]
    """How often each has none."""
    nouns: bool
    """Whether all nouns have capitals."""


def find(texts: Sequence[Sequence[str]], lang: str) -> list[list[str]]:
    """Return, for each text (given as its paragraphs), the names in it, each once, in their order."""
    read = [[list(_tokens(paragraph)) for paragraph in paragraphs] for paragraphs in texts]
    usage = _usage(paragraph for paragraphs in read for paragraph in paragraphs)
    if usage.nouns:
        return [[] for _ in texts]
    found = [[name for paragraph in paragraphs for name in _names(paragraph, usage, lang)] for paragraphs in read]
    return [list(dict.fromkeys(names)) for names in found]


def _tokens(paragraph: str) -> Iterator[_Token]:
    end, before = 0, ""
    for word in _WORD.finditer(paragraph):
        gap, text = paragraph[end : word.start()], _without_article(word[0])
        after_initial = gap.strip() == "." and len(before) == 1 and before.isupper()
        opens = not end or (not after_initial and bool(_ENDS.intersection(gap)))
        yield _Token(text, opens, text == word[0] and (gap == " " or after_initial))
        end, before = word.end(), text


def _without_article(word: str) -> str:
    """Return *word* without what is elided before its name: ``l'Europe``, but not ``O'Brien``."""
    elided = len(word) > 2 and word[1] in "'’" and not (word[0].isupper() and word[2].isupper())
    return word[2:] if elided else word


def _usage(paragraphs: Iterable[Sequence[_Token]]) -> _Usage:
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for paragraph in paragraphs:
        for token in paragraph:
            if not token.capital:
                small[token.text.casefold()] += 1
            elif not token.opens:
                capital[token.text.casefold()] += 1
    inside = capital.total() + small.total()
    return _Usage(capital, small, bool(inside) and capital.total() > _NOUNS * inside)


def _names(paragraph: Sequence[_Token], usage: _Usage, lang: str) -> Iterator[str]:
    row: list[_Token] = []
    for token in (*paragraph, _Token(".", True, False)):
        if row and (not token.capital or not token.follows or token.opens):
            yield from _name(row, usage, lang)
            row = []
        if token.capital:
            row.append(token)


def _name(row: list[_Token], usage: _Usage, lang: str) -> Iterator[str]:
    """Yield the name that a row of capitalised words is, without the words around it that are none."""
    while row and not _belongs(row[0], usage):
        row = row[1:]
    while row and (row[-1].initial or not _belongs(row[-1], usage)):
        row = row[:-1]
    whole = [token for token in row if not token.initial]
    if not whole or len(row) > _LONGEST or any(_is_shouted(token.text) for token in row):
        return
    if len(row) == 1:
        word = row[0].text
        known = usage.capital[word.casefold()] > 1 and not usage.small[word.casefold()]
        if not known or dates.month_of(word, lang) or dates.is_weekday(word, lang):
            return
    yield " ".join(f"{token.text}." if token.initial else token.text for token in row)


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > _ACRONYM


def _belongs(token: _Token, usage: _Usage) -> bool:
    """Return whether the text writes a word with a capital for its own sake, not because a sentence begins."""
    word = token.text.casefold()
    if token.initial:
        return not token.opens
    return usage.capital[word] > usage.small[word]
