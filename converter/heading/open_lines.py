"""Open lines over paragraphs: short lines that end as no statement does, between paragraphs that end as sentences do.

Nothing parts such a sub-heading from the text more than one paragraph from the next. A lone one may be anything; where
several of one look stand near, each over a paragraph, they are hardly anything else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby, takewhile, zip_longest

from converter.draft import Row
from converter.heading.blocks import TITLE_WORDS
from converter.heading.groups import Group
from converter.heading.hard_breaks import breaks_early, measure
from converter.heading.styles import ITALIC, in_title_case, lettered, text_above
from converter.text import SMALL, ends_sentence, starts_lower

_NEAR, _OTHERS = 3000, 2
"""Characters within which other open lines over paragraphs are near, and how many of them leave no doubt."""
_CLOSED = re.compile(r"[.:;,—–-][\"”’'»)\]*_]*$")
"""The end of a line that is no open one."""
_NO_TITLE = re.compile(rf"[*_]*[\[(—–•·\"“„«»‘‚›-]|.*(?:\.\.|…)\W*\d|.*[{SMALL}]{{3}}[.!?]\s+\S")
"""How captions, remarks, attributions and items begin, and what stands inside entries and sentences."""
_QUOTED = re.compile(r"\s*[\"“„«‘'].*[\"”“»’']\W*$")
"""A line in quotation marks, under which the name of its author stands."""
_SHORT = 0.75
"""Share of the measure below which all lines of verse stay."""
_FULL = 0.8
"""Share of the measure from which a line is a full one."""
_STANZA = 4
"""Lines that are looked at to tell verse."""
_LINES, _ONE_LINE = 2, 110
"""Lines and characters of an open line, at most."""


def open_lines(rows: Sequence[Row], groups: Sequence[Group]) -> Mapping[int, float]:
    """Return the first rows of the lines over paragraphs that end as no statement does, with how much each tells."""
    full = measure(rows)
    lines = [g for g in groups if _is_over_paragraph(g) and _parts_paragraphs(rows, g, full)]
    runs = [[*run] for filled, run in groupby(rows, key=lambda row: bool(row.text)) if filled] if lines else []
    ends = [
        ends_sentence(run[-1].text) or run[-1].text.rstrip().endswith(":")
        for run, below in zip_longest(runs, runs[1:])
        if (len(run) > 2 or len(run[0].text.split()) > TITLE_WORDS)
        and not _is_cut_off(run[-1].text, below[0].text if below else "", full)
    ]
    ended = sum(ends) / len(ends) if ends else 0.0
    until = list(accumulate(len(row.text) for row in rows)) if ended else []
    found: dict[int, float] = {}
    for own in _alike(lines) if ended else ():
        places = [until[group.first] for group in own]
        near = (bisect_right(places, at + _NEAR) - bisect_left(places, at - _NEAR) - 1 for at in places)
        found |= {g.first: ended**2 * min(1.0, number / _OTHERS) for g, number in zip(own, near, strict=True)}
    return found


def _is_cut_off(text: str, below: str, full: float) -> bool:
    """Return whether a last line without room for the first word of the text *below* ends no sentence: the paragraph
    goes on behind a blank that parts nothing.
    """
    has_room = breaks_early(text, below, full) if below else len(text) < _FULL * full
    return bool(full) and not has_room and not ends_sentence(text)


def _alike(groups: Sequence[Group]) -> Iterable[Sequence[Group]]:
    """Return *groups* by what their type is like."""
    found: dict[tuple[object, ...], list[Group]] = defaultdict(list)
    for group in groups:
        found[group.bold, group.hashes, group.capitals, bool(ITALIC.fullmatch(group.text))].append(group)
    return found.values()


def _parts_paragraphs(rows: Sequence[Row], group: Group, full: float) -> bool:
    """Return whether *group* stands between paragraphs of lines as long as *full*: what is above ends, and is neither
    an item of a list nor verse or a line that is quoted, whose author it would name, and what is below it begins anew.
    """
    last = first = text_above(rows, group.first)
    while first > 0 and rows[first - 1].text:
        first -= 1
    if last < 0 or starts_lower(rows[group.last + group.gap_after + 1].text):
        return False
    if not group.gap_after and not _heads_lines(rows, group, full):
        return False
    run = [row.text for row in rows[first : last + 1]]
    if len(run) == 1 and _QUOTED.match(run[0]):
        return False
    is_verse = len(run) > 1 and all(len(text) < _SHORT * full for text in run)
    is_long = len(run) > 1 or len(run[0].split()) > TITLE_WORDS
    return not is_verse and (is_long or ends_sentence(run[-1]))


def _heads_lines(rows: Sequence[Row], group: Group, full: float) -> bool:
    """Return whether a line right over others is no line of theirs: it breaks early, and over verse it is in title
    case.
    """
    below = [row.text for row in takewhile(lambda row: row.text, rows[group.last + 1 : group.last + 1 + _STANZA])]
    is_prose = len(below) < 2 or any(map(starts_lower, below[1:]))  # each line of verse begins with a capital
    return breaks_early(group.text, below[0], full) and (in_title_case(group.text) or is_prose)


def _is_over_paragraph(group: Group) -> bool:
    """Return whether *group* is a line or two, apart from the text above, over a paragraph, and ends as no statement
    does.
    """
    short = group.last - group.first < _LINES and len(group.text) <= _ONE_LINE and not _CLOSED.search(group.text)
    apart = (group.gap >= 1 or group.parts_paragraphs) and not group.breaks_off and group.follows >= TITLE_WORDS
    text = group.text[lettered(group.text) :]
    return short and apart and not _NO_TITLE.match(text) and not starts_lower(text)
