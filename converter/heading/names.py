"""Names that a document says again and again on lines of their own: who signs, who speaks, who wrote what is quoted.

Such a line is set like a title. What tells it apart is the document's own vocabulary: no word of it ever stands small
in the running text, as the words of a repeated title (``message``, ``an order``) do sooner or later, and one of them
stands there with a capital.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from converter.draft import Row
from converter.text import lots, words

_LONGEST = 6
"""Words of a name."""
_RUNNING = 40
"""Characters from which a line is running text."""
_SAMPLE = 20_000
"""Words by which it is told whether capitals mean names."""
_MOST_CAPITALS = 0.2
"""Share of words with a capital from which nouns have one as well, or all text is in capitals."""


def names_among(texts: Iterable[str], rows: Sequence[Row]) -> frozenset[str]:
    """Return those of the *texts* that are names by the vocabulary of the *rows*; none where capitals tell no names, as
    in German or in scripts without capitals.
    """
    parted = {text: _small(text) for text in texts}
    wanted = {word for said in parted.values() for word in said}
    if not wanted:
        return frozenset()
    lines = [row.text for row in rows if len(row.text) > _RUNNING]
    pages = [words(lot) for lot in lots(lines)]
    if not _capitals_tell(pages):
        return frozenset()
    looked_for = wanted | {word.capitalize() for word in wanted}
    seen = {word for page in pages for word in looked_for.intersection(page)}
    return frozenset(
        text
        for text, said in parted.items()
        if seen.isdisjoint(said) and not seen.isdisjoint(word.capitalize() for word in said)
    )


def _small(text: str) -> tuple[str, ...]:
    """Return the words of a short text in small letters, none of a longer one; initials say nothing."""
    said = words(text)
    return tuple(word.lower() for word in said if len(word) > 1) if len(said) <= _LONGEST else ()


def _capitals_tell(pages: Iterable[Sequence[str]]) -> bool:
    """Return whether few words begin with a capital."""
    sample = [word[0].isupper() for word in islice(chain.from_iterable(pages), _SAMPLE)]
    return sum(sample) <= _MOST_CAPITALS * len(sample)
