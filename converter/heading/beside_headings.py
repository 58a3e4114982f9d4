"""What stands right over or under another heading and is none: last lines of articles, dates, subtitles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from converter.draft import Row, Style
from converter.heading.groups import Group
from converter.heading.styles import directly_under, text_above, text_below
from converter.heading.surroundings import OFTEN, Surroundings, is_date
from converter.text import first_word, fold
from converter.vocabulary import BY

MUCH_SURER = 2.5
"""How much higher the score of the heading right under a line must be for the line to be none."""
_FAR = 2
"""Blank rows over a line from which one of its kind alone is no subtitle."""
_MOSTLY_UNDER = 0.6
"""Share of the dates that must stand right under a heading for dates to be none."""
_SUBTITLES = 0.7
"""Share of a style's groups that stand right under another heading from which the style is one of subtitles."""


def without_last_lines(
    rows: Sequence[Row],
    chosen: Sequence[Group],
    scores: Mapping[tuple[int, int], float],
    listed: set[int],
    most: float,
) -> list[Group]:
    """Return *chosen* without lines right above a heading that is much surer, or, if their score is not above *most*,
    that the printed contents name: an agency or a name ends an article there, and wherever it stands again.
    """
    closing = {fold(rows[above].text) for first in listed if (above := text_above(rows, first)) >= 0}
    weak = {
        group.first
        for group in chosen
        if not group.numbering
        and scores[group.first, group.last] < most
        and (text_below(rows, group.last) in listed or fold(group.text) in closing)
    }
    ends = {group.last for group in chosen}
    weak |= {
        upper.first
        for upper, lower in pairwise(chosen)
        if not upper.numbering
        and not (upper.hashes and upper.hashes == lower.hashes)  # the format calls both headings of one rank
        and not _opens(rows, upper, lower, ends)
        and directly_under(rows, upper.last, lower.first)
        and scores[lower.first, lower.last] - scores[upper.first, upper.last] > MUCH_SURER
    }
    return [group for group in chosen if group.first not in weak]


def _opens(rows: Sequence[Row], upper: Group, lower: Group, ends: set[int]) -> bool:
    """Return whether *upper* is a title over the number one of its first section, and no by-line under a title."""
    return lower.numbering_only and lower.number == 1 and text_above(rows, upper.first) not in ends


def without_dates_of_titles(
    rows: Sequence[Row], chosen: Sequence[Group], listed: set[int], around: Surroundings
) -> list[Group]:
    """Return *chosen* without the dates, where most of them stand right under another heading: they say when that was
    written or spoken. In a diary most stand over a day alone.
    """
    dated = {g.first for g in chosen if not g.hashes and (g.first in around.diary or is_date(g.text, around.lang))}
    titles = listed | {group.last for group in chosen if group.first not in dated}
    under = sum(text_above(rows, first) in titles for first in dated)
    return list(chosen) if under < _MOSTLY_UNDER * len(dated) else [g for g in chosen if g.first not in dated]


def without_subtitles(
    rows: Sequence[Row], chosen: Sequence[Group], taken: set[int], diary: frozenset[int]
) -> list[Group]:
    """Return *chosen* without the styles whose groups mostly stand right under another heading, closer than it; the
    first day of a diary may stand there as well.
    """
    ends = {group.last: group for group in chosen}
    under: dict[Style, list[bool]] = defaultdict(list)
    for group in chosen:
        above = text_above(rows, group.first)
        upper = ends.get(above)
        closer = (
            upper is not None
            and (upper.gap > group.gap or upper.style != group.style)
            and not upper.numbering_only
            and first_word(upper.text) not in BY  # a by-line has no subtitle: the title is under it
        )
        under[_kind(group.style)].append(closer or above in taken)
    subtitles = {
        kind
        for kind, found in under.items()
        if sum(found) >= _SUBTITLES * len(found) and not (len(found) == 1 and kind.gap > _FAR)
    }
    often = Counter(fold(group.text) for group in chosen)
    return [
        group
        for group in chosen
        if group.numbering
        or group.hashes
        or group.first in diary
        or often[fold(group.text)] > OFTEN  # the first part of many articles has one name
        or _kind(group.style) not in subtitles
    ]


def _kind(style: Style) -> Style:
    """Return what lines of one kind share: where the format tells their type, the space above may differ."""
    return style._replace(gap=0, closes=False) if style.size else style
