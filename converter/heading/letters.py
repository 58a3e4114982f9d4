"""Lines over and under letters that are set like headings: where they were written, to whom, and by whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from converter.draft import Row, Style
from converter.heading.blocks import TITLE_WORDS
from converter.heading.groups import Group
from converter.text import SMALL, is_capitals, words

_CALLS = re.compile(rf"[_*]*(?:[^\W\d_{SMALL}]{{2,}}\s){{0,3}}[^\W\d_{SMALL}]{{2,}}[_*]*:\s?[—–-]*\s*\S")
"""How a letter begins that calls somebody in its first line: ``SIR: I beg leave``."""
_RUN_IN = re.compile(r"[\"“_*=]+[^_*=]{2,100}[_*=]+[^_*=—–]{0,60}?(?:--|[—–])")
"""A title in the line that its text begins in."""
_PLACE = re.compile(r"[^,]+,[^,]+$")
"""A place and the country it is in."""
_SHORT = 6
"""Words of a place, or of a signature, at most."""
_FEWEST, _MOSTLY = 4, 0.6
"""Letters with a place over them, at least, and their share of what is set as they are from the first to the last."""
_HALF = 0.5
"""Share of such lines under texts that must have none of theirs below."""
_FEW = 4
"""Words of where somebody lives, at most."""
_NEAR = 8
"""Rows below a signature that are looked at."""
_SIGNED = 0.8
"""Share of these letters that must end in a signature."""


def over_letters(rows: Sequence[Row], chosen: Sequence[Group]) -> frozenset[int]:
    """Return the first rows of those of the *chosen* groups that say to whom a letter is, where it was written, or who
    wrote what stands above.
    """
    free = [group for group in chosen if not (group.numbering or group.hashes)]
    return frozenset({*_addressees(rows, free), *_places(rows, chosen), *_signatures(rows, free)})


def _addressees(rows: Sequence[Row], chosen: Sequence[Group]) -> Iterator[int]:
    """Yield lines right over a letter that calls somebody in its first line, if they have the name of an office in
    capitals behind a small word: ``The PILOT OF THE HARBOUR``.
    """
    over = (group for group in chosen if _names_office(words(group.text)))
    yield from (group.first for group in over if _CALLS.match(_below(rows, group)))


def _names_office(said: Sequence[str]) -> bool:
    return len(said) > 1 and said[0].istitle() and len(said[0]) > 1 and said[1].isupper() and len(said[1]) > 1


def _below(rows: Sequence[Row], group: Group) -> str:
    return next((row.text.strip() for row in rows[group.last + 1 : group.last + 4] if row.text), "")


def _places(rows: Sequence[Row], chosen: Sequence[Group]) -> Iterator[int]:
    """Yield places with the name of their country, set alike, each over a letter that ends in a signature, and what
    stands between them: other lines set so, and the signatures, over an answer or not.
    """
    kinds: dict[Style, list[tuple[Group, int]]] = defaultdict(list)
    over_text = [group for group in chosen if group.follows]
    ends = [*(lower.first for lower in over_text[1:]), len(rows)]
    for group, end in zip(over_text, ends, strict=False):
        if not (group.numbering or group.hashes):
            kinds[group.style].append((group, end))
    for own in kinds.values():
        places = [k for k, (g, _) in enumerate(own) if _PLACE.match(g.text) and len(words(g.text)) <= _SHORT]
        stretch = own[places[0] : places[-1] + 1] if places else []
        until = [*(own[k][0].first for k in places[1:]), *(own[k][1] for k in places[-1:])]
        signed = sum(_is_signed(rows, own[k][0].last + 1, end) for k, end in zip(places, until, strict=True))
        if len(places) >= max(_FEWEST, _MOSTLY * len(stretch)) and signed >= _SIGNED * len(places):
            yield from (group.first for group, _ in stretch)
            first, last = stretch[0][0].first, stretch[-1][1]
            yield from (group.first for group in chosen if not group.follows and first < group.first < last)


def _signatures(rows: Sequence[Row], chosen: Sequence[Group]) -> Iterator[int]:
    """Yield lines in capitals right under a text, no further from it than from what is below, where most are over no
    text of theirs: they say who wrote what is above.
    """
    under = (group for group in chosen if group.capitals and group.gap <= group.gap_after and not group.under_rule)
    short = [group for group in under if group.above > TITLE_WORDS and len(words(group.text)) <= _SHORT]
    if sum(_closes(rows, group) for group in short) >= max(_FEWEST, _HALF * len(short)):
        yield from (group.first for group in short)


def _closes(rows: Sequence[Row], group: Group) -> bool:
    """Return whether a rule, a note or a text with a title of its own is below, or that below a few words, such as
    where somebody lives.
    """
    below = [row.text.strip() for row in rows[group.last + 1 : group.last + _NEAR] if row.text]
    if below and 0 < group.follows <= _FEW:
        del below[0]
    return bool(below) and (not words(below[0]) or below[0][0] == "[" or bool(_RUN_IN.match(below[0])))


def _is_signed(rows: Sequence[Row], first: int, end: int) -> bool:
    """Return whether a short line apart in capitals stands between two rows, under a text."""
    return any(
        0 < len(words(rows[i].text)) <= _SHORT and rows[i - 1].blank and is_capitals(rows[i].text)
        for i in range(first + 2, end)
        if rows[i].text
    )
