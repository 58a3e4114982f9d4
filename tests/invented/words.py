"""Invented words in several scripts, and sentences, titles and paragraphs of them."""

from itertools import product

from hypothesis import strategies as st

from converter.text import fold, roman
from converter.vocabulary import BY, CONTENTS, LABELS

_SYLLABLES = {
    "latin": ("nel", "var", "tomi", "quor", "sude", "bralk", "ezin"),
    "accents": ("mür", "éda", "ñol", "fjør", "ağu", "łep", "ossi"),
    "cyrillic": ("нел", "вор", "туми", "жась", "брид", "щек", "оль"),
    "greek": ("νελ", "βαρ", "τομη", "ξυδ", "ραλ", "ψει", "ωνα"),
    "arabic": ("نل", "ورت", "صوم", "قضي", "برغ", "شيد", "عمو"),
}
SCRIPTS = tuple(_SYLLABLES)


def _is_free(word: str) -> bool:
    """Return whether *word* means nothing to the program: no numeral, no label, no by-line."""
    return roman(word) is None and not {fold(word)} & (LABELS | BY | CONTENTS)


def _vocabulary(syllables: tuple[str, ...]) -> tuple[str, ...]:
    made = ["".join(pair) for pair in product(syllables, repeat=2)]
    return tuple(word for word in (*syllables, *made) if _is_free(word))


WORDS = {script: _vocabulary(syllables) for script, syllables in _SYLLABLES.items()}
"""Words by script; fixed, so that a failing example shrinks to few and reads the same everywhere."""


def words(script: str, fewest: int, most: int) -> st.SearchStrategy[list[str]]:
    """Return lists of words of one script."""
    return st.lists(st.sampled_from(WORDS[script]), min_size=fewest, max_size=most)


def sentences(script: str, fewest: int = 6, most: int = 16) -> st.SearchStrategy[str]:
    """Return sentences: a capital, perhaps a comma, a full stop."""

    def made(said: list[str], comma: int, end: str) -> str:
        said = [*said[: comma % len(said)], f"{said[comma % len(said)]},", *said[comma % len(said) + 1 :]]
        text = " ".join(said).removesuffix(",")
        return text[0].upper() + text[1:] + end

    return st.builds(made, words(script, fewest, most), st.integers(0, most), st.sampled_from(".....?!"))


def prose(script: str, fewest: int = 1, most: int = 6) -> st.SearchStrategy[str]:
    """Return paragraphs of some sentences."""
    return st.lists(sentences(script), min_size=fewest, max_size=most).map(" ".join)


def titles(script: str) -> st.SearchStrategy[str]:
    """Return titles of three to seven words, each with a capital, without a sentence's end."""
    return words(script, 3, 7).map(lambda said: " ".join(word[0].upper() + word[1:] for word in said))
