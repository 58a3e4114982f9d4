"""What a group that could be a heading is compared with: the whole document, its gaps, its kinds, its families."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import log
from statistics import median

from converter import dates
from converter.draft import Row, Style
from converter.heading.blocks import TITLE_WORDS, ends_in_date
from converter.heading.diary import days_of_diary
from converter.heading.groups import Group, normal_gap, run_count
from converter.heading.names import names_among
from converter.heading.number_families import counting_up
from converter.heading.open_lines import open_lines
from converter.heading.parting import is_parted
from converter.looks import Look, heading_looks
from converter.text import ends_sentence, fold, word_count, words

_FAMILY = 5
"""Groups that begin with one word, or count on from a number, from which it is no accident."""
_APART = 20
"""Words that stand between most members of such a family at least."""
_MOSTLY = 0.6
"""Share of the groups of a style that are dates from which it is a style of dates."""
_CALL = re.compile(r"[_*]*\s*[\[({]\w{1,4}[\])}]$")
"""The call of a note at the end of a line."""
OFTEN = 3
"""Times that a text is said on lines of its own, beyond which it is said often."""
_SALUTATION = re.compile(r"(?:[,:]|[-–—]+)$")
_SEVERAL = 3
"""Groups under rules that begin alike."""
_LONGEST_SALUTATION = 14
"""Words that a line over a letter may have which calls somebody."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a group is compared with: the whole document."""

    normal: int
    """Commonest number of blank rows between runs of text."""
    rarity: Mapping[int, float]
    """For each gap, how rare a gap of at least that many rows is: 0 for all, 1 for one in a thousand or fewer."""
    numbers: Mapping[Style, int]
    """How many groups there are of each style."""
    follows: Mapping[Style, float]
    """Median of the words that follow the groups of each style."""
    crowded: Mapping[Style, float]
    """Share of the groups of each style that stand right above or below another group."""
    dated: frozenset[Style]
    """Styles that are those of dates, as in a diary."""
    diary: frozenset[int]
    """First rows of the groups that are the days of a diary."""
    repeated: Mapping[str, int]
    """How often each folded text stands among the groups."""
    names: frozenset[str]
    """Texts said often that are names, by the words that stand small in the document."""
    paragraph: float
    """Median length in words of the runs of text."""
    size: float
    """1 for a document with a hundred groups or more, less for a shorter one: how much its statistics are worth."""
    family: frozenset[int]
    """First rows of the groups whose numbers count up one by one."""
    numbered: frozenset[int]
    """First rows of the groups right under a bare number of such a family."""
    openings: frozenset[str]
    """Words with which a family of short groups over text begins, such as ``article`` or ``day``."""
    looks: Mapping[Look, float]
    """The looks that headings have in the document, each with how sure that is; none where the format tells none."""
    over_salutations: frozenset[int]
    """Last rows of the groups right under which a line calls somebody, as over a letter."""
    over_dates: frozenset[int]
    """Last rows of the groups right under which a line says a date to the day."""
    under_rules: frozenset[int]
    """First rows of the groups under a rule that begin with the same line as several others under one."""
    parted: bool
    """Whether blank rows stand in the document, but for those where a page ends."""
    open_lines: Mapping[int, float]
    """First rows of the open lines over paragraphs, each with how sure it is that such a line is no paragraph of its
    own: 1 where paragraphs end as sentences do, as verse and lists do not, and other such lines stand near.
    """
    lang: str
    """Main language of the document."""


def survey(rows: Sequence[Row], groups: Sequence[Group], lang: str) -> Surroundings:
    """Return what the *groups* of a document are compared with."""
    members: dict[Style, list[Group]] = defaultdict(list)
    for group in groups:
        members[group.style].append(group)
    gaps = Counter(group.gap for group in groups if group.gap)
    family = frozenset(counting_up(groups))
    runs = run_count(rows) or 1
    over_salutations = frozenset(u.last for u, lower in pairwise(groups) if _is_salutation(u, lower))
    repeated = Counter(fold(group.text) for group in groups)
    said_often = {group.text for group in groups if repeated[fold(group.text)] > OFTEN}
    return Surroundings(
        normal=normal_gap(rows),
        rarity={
            gap: min(1.0, log(runs / sum(n for g, n in gaps.items() if g >= gap) + 1e-9) / log(1000)) for gap in gaps
        },
        numbers={style: len(found) for style, found in members.items()},
        follows={style: median(g.follows for g in found) for style, found in members.items()},
        crowded=_crowded(groups),
        dated=frozenset(style for style, found in members.items() if _are_dates(found, lang)),
        diary=days_of_diary(groups, over_salutations, lang),
        repeated=repeated,
        names=names_among(said_often, rows),
        paragraph=_paragraph(rows),
        size=min(1.0, len(groups) / 100),
        family=family,
        numbered=frozenset(
            lower.first
            for upper, lower in pairwise(groups)
            if upper.numbering_only and upper.first in family and _is_right_under(upper, lower)
        ),
        openings=_openings(rows, groups),
        looks=heading_looks(rows),
        over_salutations=over_salutations,
        over_dates=frozenset(g.last for g in groups if _has_date(_under(rows, g), lang)),
        under_rules=_alike_under_rules(rows, groups),
        parted=is_parted(rows),
        open_lines=open_lines(rows, groups),
        lang=lang,
    )


def _alike_under_rules(rows: Sequence[Row], groups: Sequence[Group]) -> frozenset[int]:
    """Return the first rows of the groups under a rule whose first line several of them share."""
    lines = {group.first: fold(rows[group.first].text) for group in groups if group.under_rule}
    often = Counter(lines.values())
    return frozenset(first for first, line in lines.items() if often[line] >= _SEVERAL)


def _is_salutation(upper: Group, lower: Group) -> bool:
    """Return whether *lower*, right under *upper*, calls somebody: it ends as if more were said, over a paragraph."""
    text = without_call(lower.text)
    return _is_right_under(upper, lower) and bool(_SALUTATION.search(text)) and word_count(text) <= _LONGEST_SALUTATION


def _under(rows: Sequence[Row], group: Group) -> str:
    """Return the line right under a group."""
    below = group.last + group.gap_after + 1
    return rows[below].text.strip() if below < len(rows) else ""


def _has_date(text: str, lang: str) -> bool:
    """Return whether a short line ends in a date to the day."""
    return len(text.split()) <= TITLE_WORDS and ends_in_date(text, lang)


def without_call(text: str) -> str:
    """Return *text* without the call of a note, and without signs of emphasis, at its end."""
    return (_CALL.sub("", text) if text.endswith(("]", ")", "}")) else text).rstrip("_* ")


def _is_right_under(upper: Group, lower: Group) -> bool:
    """Return whether nothing stands between two groups."""
    return upper.last + upper.gap_after + 1 == lower.first


def _paragraph(rows: Sequence[Row]) -> float:
    """Return the median number of words, as blanks part them, of runs of text that are longer than a title."""
    runs = (run for filled, run in groupby((row.text for row in rows), key=bool) if filled)
    lengths = [len(" ".join(run).split()) for run in runs]
    return median([n for n in lengths if n > TITLE_WORDS] or [40])


def _crowded(groups: Sequence[Group]) -> dict[Style, float]:
    firsts = {group.first - group.gap for group in groups}
    lasts = {group.last for group in groups}
    counts: dict[Style, list[bool]] = defaultdict(list)
    for group in groups:
        above = group.first - group.gap - 1 in lasts
        counts[group.style].append(above or group.last + 1 in firsts)
    return {style: sum(found) / len(found) for style, found in counts.items()}


def _openings(rows: Sequence[Row], groups: Sequence[Group]) -> frozenset[str]:
    """Return the words with which five short groups or more begin that say different things, well apart from one
    another.
    """
    members: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if opening := opening_of(group):
            members[opening].append(group)
    families = {
        word: own
        for word, own in members.items()
        if len({fold(group.text) for group in own}) >= max(_FAMILY, 0.8 * len(own))
    }
    if not families:
        return frozenset()
    until = list(accumulate((len(row.text.split()) for row in rows), initial=0))
    return frozenset(
        word
        for word, own in families.items()
        if median(until[b.first] - until[a.last + 1] for a, b in pairwise(own)) >= _APART
    )


def opening_of(group: Group) -> str:
    """Return the folded first word of a group that may be one of a family which begins with one word and goes on with
    a number or a name; empty for any other.
    """
    if ends_sentence(group.text) or group.text.endswith((",", ":", ";")):
        return ""
    said = words(group.text)
    return fold(said[0]) if 2 <= len(said) <= 4 and said[0].isalpha() else ""


def _are_dates(groups: Sequence[Group], lang: str) -> bool:
    """Return whether most of the *groups*, and three or more of them, are dates over paragraphs, as in a diary.

    Over a letter a salutation follows the date.
    """
    dated = [group.follows for group in groups if is_date(group.text, lang)]
    return len(dated) >= max(3, _MOSTLY * len(groups)) and median(dated) > TITLE_WORDS


def is_date(text: str, lang: str) -> bool:
    """Return whether *text* is a date from end to end."""
    return len(text) < 60 and any(map(str.isdigit, text)) and dates.read(text, lang) is not None
