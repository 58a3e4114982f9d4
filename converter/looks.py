"""Looks: how lines are set, where the format tells, and what a look is used for throughout the document.

In a formatted document headings of one kind look alike, and unlike the running text. A look that is found only in
short lines over text is a look of headings, even where nothing else speaks for it: a lone line in italics, or in
another typeface. What is set the same way inside the text, or line upon line, is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from converter.draft import Row
from converter.text import ends_sentence, is_capitals, roman, starts_lower, words

Look = tuple[bool, float, str]
"""Bold, size in points, face; size 0 and no face where the format does not tell."""

_LONGEST = 120
"""Characters of a run of lines that could be a heading."""
_FEWEST = 2
"""Runs that a look must have for its use to be judged."""
_ENOUGH = 4
"""Runs from which the judgement has its full worth."""
_SHARE = 0.75
"""Share of a look's runs that must stand as headings do."""
_OF_PROGRAMS = re.compile(r"[{};=<>$]|\w\(|\)$")
_SIGNED = 0.4
"""Share of monospaced lines with such signs from which they are a program."""
_FAIR = 0.2
"""Share of the text from which what is not monospaced is the running text, and the rest program text."""
_MONOSPACED = re.compile(
    r"mono(?!type)|courier|consol|menlo|typewriter|fixed|terminal|inconsolata|source ?code|fira ?code|cmtt",
    re.IGNORECASE,
)
_SMALLER = 0.95
"""Share of the size of the running text under which type is that of notes and captions."""


look_of: Callable[[Row], Look] = attrgetter("bold", "size", "face")
"""Return the look of a row."""


@lru_cache(maxsize=1024)
def is_monospaced(face: str) -> bool:
    """Return whether a *face* is one of those for typewriters and programs, by what such typefaces are called."""
    return bool(_MONOSPACED.search(face.partition("/")[0]))


def program_lines(rows: Sequence[Row]) -> frozenset[int]:
    """Return the lines in a monospaced typeface, where many of them have the signs of a program."""
    found = [row for row in rows if row.face and row.text and is_monospaced(row.face)]
    signed = sum(bool(_OF_PROGRAMS.search(row.text)) for row in found)
    return frozenset(row.line for row in found) if found and signed >= _SIGNED * len(found) else frozenset()


def without_code(rows: Sequence[Row]) -> Sequence[Row]:
    """Return *rows* without program text, where they hold a fair share of other text."""
    programs = program_lines(rows)
    if not programs:
        return rows
    others = [row for row in rows if row.line not in programs]
    return others if sum(len(row.text) for row in others) >= _FAIR * sum(len(row.text) for row in rows) else rows


def body_look(rows: Sequence[Row]) -> Look:
    """Return the look of most of the text."""
    weights: Counter[Look] = Counter()
    for row in without_code(rows) if len(set(map(look_of, rows))) > 1 else rows[:1]:
        weights[look_of(row)] += len(row.text)
    return weights.most_common(1)[0][0] if weights else (False, 0.0, "")


def heading_looks(rows: Sequence[Row]) -> Mapping[Look, float]:
    """Return the looks that headings have, each with how sure that is, above 0 and up to 1; none in a document without
    formats.
    """
    body = body_look(rows)
    if not body[1] and not body[2]:
        return {}
    fit: dict[Look, list[bool]] = defaultdict(list)
    runs = _runs(rows)
    for k, (first, last) in enumerate(runs):
        look = look_of(rows[first])
        if look != body and look[1] >= _SMALLER * body[1]:
            below = look_of(rows[runs[k + 1][0]]) if k + 1 < len(runs) else look
            fit[look].append(below != look and _may_be_heading(rows[first : last + 1]))
    shares = {look: sum(own) / len(own) for look, own in fit.items() if len(own) >= _FEWEST}
    return {look: share * min(1.0, len(fit[look]) / _ENOUGH) for look, share in shares.items() if share >= _SHARE}


def _may_be_heading(rows: Sequence[Row]) -> bool:
    text = " ".join(row.text.strip() for row in rows)
    return len(text) <= _LONGEST and not starts_lower(text) and not _ends_sentence(text)


def _ends_sentence(text: str) -> bool:
    return text.endswith((",", "-")) or (ends_sentence(text) and not text.endswith("?"))


def _runs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return first and last index of every run of rows of one look between blanks."""
    found: list[tuple[int, int]] = []
    for i, row in enumerate(rows):
        if row.blank:
            continue
        if found and found[-1][1] == i - 1 and look_of(rows[i - 1]) == look_of(row):
            found[-1] = found[-1][0], i
        else:
            found.append((i, i))
    return found


Prominence = tuple[float, bool, bool, bool, int]
"""How much a heading stands out, the most first when sorted downwards: size, bold, capitals, upright, and minus how
deep its number goes: ``-1`` for a bare number and for ``1.1``, ``-2`` for ``1.1.1``.
"""
_MIXED = 0.15
"""Share of the headings of a look from which it is said to hold listed or unlisted ones as well."""


def prominence(row: Row, text: str, depth: int) -> Prominence:
    """Return how much the heading *text* stands out that begins with *row*; *depth* is that of its number, from 0."""
    capitals = is_capitals(text) and any(len(word) > 1 and not roman(word) for word in words(text))
    return round(2 * row.size) / 2, row.bold, capitals, not row.face.endswith("italic"), -depth


def tell_levels(found: Sequence[Prominence], listed: Sequence[bool]) -> bool:
    """Return whether looks tell levels: there are several, and what the printed contents list is not found in more
    than one of them beside what it leaves out.
    """
    shares: dict[Prominence, list[bool]] = defaultdict(list)
    for look, own in zip(found, listed, strict=True):
        shares[look].append(own)
    mixed = [_MIXED < sum(own) / len(own) < 1 - _MIXED for own in shares.values() if len(own) > _FEWEST]
    return len(shares) > 1 and sum(mixed) < 2


def depths(found: Sequence[Prominence], given: Sequence[int | None], listed: Sequence[bool]) -> list[int]:
    """Return the depth from 0 of each heading: as *given*, as given to another that looks the same, or by its rank
    among the looks; of looks of one size that which the printed contents list comes first.
    """
    votes: dict[Prominence, Counter[int]] = defaultdict(Counter)
    for look, depth in zip(found, given, strict=True):
        if depth is not None:
            votes[look][depth] += 1
    known = {look: own.most_common(1)[0][0] for look, own in votes.items()}
    named = {look for look, own in zip(found, listed, strict=True) if own}
    ranked = sorted(set(found), key=lambda look: (look[0], look in named, *look[1:]), reverse=True)
    for i, look in enumerate(ranked):
        if look not in known:
            above = [known[upper] for upper in ranked[:i]]
            known[look] = max(above) + 1 if above else min(known.values(), default=0)
    return [known[look] if depth is None else depth for look, depth in zip(found, given, strict=True)]
