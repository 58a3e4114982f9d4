"""How likely one letter is after another in each language, learnt from the names in CLDR and the commonest words.

CLDR has some thousand names of languages, lands, scripts and currencies in every language: enough to know its alphabet
and which of its letters stand together, and kept up by people who speak it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import log
from typing import Any
from zlib import crc32

from converter import cache as own_cache
from converter.languages import FUNCTION_WORDS

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "is", "fi", "et", "lv", "lt", "pl", "cs", "sk", "hu",
    "ro", "hr", "sl", "sq", "ga", "mt", "tr", "az", "vi", "el", "ru", "uk", "be", "bg", "sr", "mk", "ar", "fa", "he",
    "zh", "zh-Hant", "ja", "ko", "th",
)  # fmt: skip
"""Languages that legacy encodings were made for."""

Model = Mapping[str, float]
"""Logarithm of the probability of the second letter after the first, by pair; by the second letter alone where that is
all that is known.
"""
_SEEN_TOGETHER = 0.8
"""Weight of the pair against the letter alone."""
_OFTEN = 15
"""How often a function word counts: names have hardly any."""


@cache
def models() -> Mapping[str, Model]:
    """Return the model of every language of :data:`LANGUAGES`; to learn them takes seconds, so they are kept."""

    def learn() -> Mapping[str, Model]:
        return {lang: _model(list(_names(lang))) for lang in LANGUAGES}

    state = crc32(repr((LANGUAGES, FUNCTION_WORDS)).encode())
    found: Mapping[str, Model] = own_cache.kept(f"letters-{state}", "babel", learn)
    return found


def _names(lang: str) -> Iterator[str]:
    from babel import Locale

    locale: Any = Locale.parse(lang, sep="-")
    for names in (locale.languages, locale.territories, locale.scripts, locale.currencies):
        yield from map(str, names.values())
    yield from FUNCTION_WORDS.get(lang, "").split() * _OFTEN
    for kind in (locale.months, locale.days):
        yield from map(str, kind["format"]["wide"].values())


def _model(names: list[str]) -> Model:
    pairs: Counter[str] = Counter()
    for name in names:
        spelt = f" {name.casefold()} "
        pairs.update(a + b for a, b in pairwise(spelt) if b.isalpha())
    firsts: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for pair, count in pairs.items():
        firsts[pair[0]] += count
        letters[pair[1]] += count
    total = letters.total()
    alone = {letter: (1 - _SEEN_TOGETHER) * count / total for letter, count in letters.items()}
    together = {pair: log(_SEEN_TOGETHER * count / firsts[pair[0]] + alone[pair[1]]) for pair, count in pairs.items()}
    return together | {letter: log(share) for letter, share in alone.items()}
