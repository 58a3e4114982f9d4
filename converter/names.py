"""Names in running text: words written with a capital where a sentence has none, as far as a script has capitals.

A name is what the whole text writes with a capital only. In a text that writes every noun so, as German ones do,
nothing can be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, takewhile

from converter import dates

_WORD = re.compile(r"(?:[^\W\d_]['’])?[^\W\d_]+(?:[\-\u2010][^\W\d_]+)*")
_ENDS = frozenset('.!?…:;。؟۔।"“”„«»‘()[]—–*')
_NOUNS = 0.22
"""Share of words with capitals inside sentences above which a text writes all its nouns so."""
_LONGEST = 5
"""Words of a name; a longer row is a title or a heading."""
_ACRONYM = 5
"""Letters of a word in capitals; a longer one is set so for weight."""
_RARELY = 0.1
"""Share of a word without a capital up to which that is an exception."""
_TIES = 1
"""Words without a capital, as in ``Bureau of the Census``, over which a name goes on."""
_SHORTEST = 4
"""Letters of a word that has endings; what is shorter begins too many others."""
_LONGEST_ENDING = 2
_ENDING = 0.03
"""Share of the words without a capital that an ending makes others of, as ``s`` does in English."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the running text."""

    text: str
    start: int
    """Where it begins in its paragraph."""
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
    inflected: frozenset[str]
    """What is left of those that have none without a usual ending: ``center`` of ``centers``."""
    alone: frozenset[str]
    """Those that stand with a capital apart from other names."""
    nouns: bool
    """Whether all nouns have capitals."""

    def is_common(self, word: str) -> bool:
        """Return whether *word* stands without a capital more than rarely."""
        small = self.small[word.casefold()]
        return small > 1 and small > _RARELY * self.capital[word.casefold()]

    def is_name(self, word: str) -> bool:
        """Return whether *word* is a name by itself, and neither a common word nor a piece of longer names alone."""
        folded = word.casefold()
        is_inflected = folded in self.inflected and not word.isupper()
        return self.capital[folded] > 1 and not self.small[folded] and folded in self.alone and not is_inflected


@dataclass(frozen=True, slots=True)
class Found:
    """A name where it stands."""

    name: str
    """The name."""
    paragraph: int
    """Number of its paragraph in the text."""
    start: int
    """Where it begins there."""


def find(texts: Sequence[Sequence[str]], lang: str) -> list[list[Found]]:
    """Return, for each text (given as its paragraphs), the names in it, wherever they stand, in their order."""
    read = [[list(_tokens(paragraph)) for paragraph in paragraphs] for paragraphs in texts]
    usage = _usage([paragraph for paragraphs in read for paragraph in paragraphs])
    if usage.nouns:
        return [[] for _ in texts]
    return [
        [
            Found(name, number, start)
            for number, paragraph in enumerate(paragraphs)
            for name, start in _names(paragraph, usage, lang)
        ]
        for paragraphs in read
    ]


def _tokens(paragraph: str) -> Iterator[_Token]:
    end, before = 0, ""
    for word in _WORD.finditer(paragraph):
        gap, text = paragraph[end : word.start()], _without_article(word[0])
        after_initial = gap.strip() == "." and len(before) == 1 and before.isupper()
        opens = not end or (not after_initial and bool(_ENDS.intersection(gap)))
        start = word.end() - len(text)
        yield _Token(text, start, opens, text == word[0] and (gap == " " or after_initial))
        end, before = word.end(), text


def _without_article(word: str) -> str:
    """Return *word* without what is elided before its name: ``l'Europe``, but not ``O'Brien``."""
    elided = len(word) > 2 and word[1] in "'’" and not (word[0].isupper() and word[2].isupper())
    return word[2:] if elided else word


def _usage(paragraphs: Sequence[Sequence[_Token]]) -> _Usage:
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for token in chain.from_iterable(paragraphs):
        if not token.capital:
            small[token.text.casefold()] += 1
        elif not token.opens:
            capital[token.text.casefold()] += 1
    alone = frozenset(word for paragraph in paragraphs for word in _alone(paragraph))
    inside = capital.total() + small.total()
    nouns = bool(inside) and capital.total() > _NOUNS * inside
    return _Usage(capital, small, _inflected(small.keys()), alone, nouns)


def _inflected(words: Set[str]) -> frozenset[str]:
    """Return the words that are one of *words* without an ending that many of them have."""
    cut = [
        (word[:-n], word[-n:]) for word in words for n in range(1, _LONGEST_ENDING + 1) if len(word) - n >= _SHORTEST
    ]
    endings = Counter(ending for stem, ending in cut if stem in words)
    return frozenset(stem for stem, ending in cut if endings[ending] > _ENDING * len(words))


def _alone(paragraph: Sequence[_Token]) -> Iterator[str]:
    """Yield the words with capitals that begin no longer name, not even over small words as in ``Bank of England``."""
    for number, token in enumerate(paragraph):
        after = takewhile(lambda other: other.follows and not other.opens, paragraph[number + 1 :][: _TIES + 1])
        is_inside = number and paragraph[number - 1].capital and token.follows and not token.opens
        if token.capital and not is_inside and not any(other.capital for other in after):
            yield token.text.casefold()


def _names(paragraph: Sequence[_Token], usage: _Usage, lang: str) -> Iterator[tuple[str, int]]:
    row: list[_Token] = []
    for token in (*paragraph, _Token(".", 0, True, False)):
        if row and (not token.capital or not token.follows or token.opens):
            yield from _name(row, usage, lang)
            row = []
        if token.capital:
            row.append(token)


def _name(row: list[_Token], usage: _Usage, lang: str) -> Iterator[tuple[str, int]]:
    """Yield the name that a row of capitalised words is, without the words around it that are none, and its start."""
    while row and not _belongs(row[0], usage):
        row = row[1:]
    while row and (row[-1].initial or not _belongs(row[-1], usage)):
        row = row[:-1]
    whole = [token for token in row if not token.initial]
    if not whole or len(row) > _LONGEST or any(_is_shouted(token.text) for token in row):
        return
    if all(usage.is_common(token.text) for token in whole):
        return
    if len(row) == 1:
        word = row[0].text
        if not usage.is_name(word) or dates.month_of(word, lang) or dates.is_weekday(word, lang):
            return
    yield " ".join(f"{token.text}." if token.initial else token.text for token in row), row[0].start


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > _ACRONYM


def _belongs(token: _Token, usage: _Usage) -> bool:
    """Return whether the text writes a word with a capital for its own sake, not because a sentence begins."""
    word = token.text.casefold()
    if token.initial:
        return not token.opens
    return usage.capital[word] > usage.small[word]
