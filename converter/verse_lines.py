"""Where verse begins and ends among lines that no blank line parts, decided for many lines together.

Two states, verse and running text, are decoded over all lines by the algorithm of A. J. Viterbi ("Error bounds for
convolutional codes", IEEE Transactions on Information Theory 13, 1967). Each line break gives evidence: whether it
comes before the width demands it, whether the line ends a sentence, whether the next begins with a capital.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from math import log
from typing import NamedTuple

from converter.draft import Form, Row
from converter.lineation import MOST_CAPITALS, begins_with_capital, ends_early
from converter.text import ends_sentence, starts_lower

_CHANGE = log(0.01)
"""What it costs to go from verse to running text or back."""
_STAY = log(0.99)
_UNLIKELY = log(0.02)
"""What it costs that verse begins with a small letter, or after a line that the width ended."""


class _Break(NamedTuple):
    """What is seen at the end of a line."""

    early: bool | None
    """Whether the next word would have fitted on it; ``None`` where a page ends, or the measure is that of verse."""
    ends: bool
    """Whether it ends a sentence."""
    capital: bool | None
    """Whether the next line begins with a capital; ``None`` where its script or a figure does not tell."""
    divided: bool
    """Whether a word is divided at the end of the line, as hardly ever in verse."""
    indented: bool
    """Whether the next line is indented as the first lines of paragraphs are."""


def verse_lines(pages: Sequence[Sequence[Row]], form: Form) -> list[bool]:
    """Return for each row of *pages*, the pieces of one text that pages cut, whether it is a line of verse."""
    rows = [row for page in pages for row in page]
    starts = set(itertools.accumulate(map(len, pages)))
    breaks = [_break(rows[i], rows[i + 1], form, i + 1 in starts) for i in range(len(rows) - 1)]
    if form.capitals > MOST_CAPITALS:
        return _decoded([seen if seen.early else seen._replace(early=None) for seen in breaks], MOST_CAPITALS)
    return _decoded(breaks, round(form.capitals, 2))


def _break(row: Row, following: Row, form: Form, page_ends: bool) -> _Break:
    early = None if page_ends else ends_early(row, following, form)
    capital = True if begins_with_capital(following.text) else False if starts_lower(following.text) else None
    indented = bool(form.indented) and abs(following.indent - form.edge - form.indented) <= 1
    divided = capital is False and row.text.endswith(("-", "‐"))
    return _Break(early, ends_sentence(row.text), capital, divided, indented)


def _decoded(breaks: Sequence[_Break], capitals: float) -> list[bool]:
    """Return the likeliest states of the lines around *breaks*, one more than there are breaks."""
    prose, verse = 0.0, _CHANGE
    back: list[tuple[bool, bool]] = []
    for seen in breaks:
        in_prose, in_verse = _likelihoods(seen, capitals)
        to_prose = prose + in_prose + _STAY, verse + in_verse + _CHANGE
        to_verse = prose + in_prose + _CHANGE + _opening(seen), verse + in_verse + _STAY
        back.append((to_prose[1] > to_prose[0], to_verse[1] > to_verse[0]))
        prose, verse = max(to_prose), max(to_verse)
    states = [verse > prose]
    for before_prose, before_verse in reversed(back):
        states.append(before_verse if states[-1] else before_prose)
    return states[::-1]


def _opening(seen: _Break) -> float:
    """Return the logarithm of how likely verse is to begin after what is *seen*: after the end of a paragraph."""
    return (_UNLIKELY if seen.capital is False else 0) + (_UNLIKELY if seen.early is False and not seen.ends else 0)


@cache
def _likelihoods(seen: _Break, capitals: float) -> tuple[float, float]:
    """Return the logarithm of how likely running text and verse are to show what is *seen* at a line's end.

    Running text breaks early where a paragraph ends, and hardly anywhere else, and the next paragraph then begins with
    a capital; a line of verse mostly breaks early, ends a sentence or not, and is followed by a capital. Lines with the
    indent of paragraphs are as likely to be either.
    """
    if seen.early and seen.indented:
        return log(0.10 * _capital(seen.capital, 0.9)), log(0.10 * _capital(seen.capital, 0.95))
    if seen.early:
        prose = (0.10 if seen.ends else 0.02) * _capital(seen.capital, 0.9 if seen.ends else 0.6)
        return log(prose), log((0.25 if seen.ends else 0.6) * _capital(seen.capital, 0.95))
    if seen.early is None:
        return log(_capital(seen.capital, 0.9 if seen.ends else capitals)), log(_capital(seen.capital, 0.95))
    verse = 0.01 if seen.divided else 0.15
    return log(0.88 * _capital(seen.capital, capitals)), log(verse * _capital(seen.capital, 0.8))


def _capital(is_capital: bool | None, likelihood: float) -> float:
    return 0.5 if is_capital is None else likelihood if is_capital else 1 - likelihood
