"""What is seen of a group that could be a heading, as figures between 0 and 1 (a few below 0) with plain names.

The weights of the figures stand in :mod:`converter.heading_weights`; they are learnt from works with known headings.
Nothing here knows a language, a publisher or a topic: only typography, position, repetition, numbering and form of
words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log
from statistics import median

from converter import dates
from converter.draft import Mark, Row, Style
from converter.groups import Group, normal_gap
from converter.looks import Look, heading_looks
from converter.text import SENTENCE_END, fold, starts_lower, word_count, words

_SMALL_WORDS = 4
"""Words shorter than this may stay small in a title in title case."""
_FAMILY = 5
"""Groups that begin with one word from which it is no accident."""
_APART = 20
"""Words that stand between most members of such a family at least."""
_TITLE_WORDS = 12
"""Words that a line right above may have which could be a heading itself."""
_MOSTLY = 0.6
"""Share of the groups of a style that are dates from which it is a style of dates."""
_DATED = re.compile(r"\w\W*[(\[]([^()\[\]]{6,40})[)\]]$")
"""A title that ends in brackets, in which a date may stand."""
_BRACKETED = re.compile(r"\[[^\[\]]*\]?\W*$|\([^()]*\)?\W*$")
"""All in brackets, or in a bracket that is not closed: a note, a caption, a seal."""
_OPENS = re.compile(r"""["“„«‘'(\[{*_—–-]""")


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
    repeated: Mapping[str, int]
    """How often each folded text stands among the groups."""
    paragraph: float
    """Median length in words of the runs of text."""
    size: float
    """1 for a document with a hundred groups or more, less for a shorter one: how much its statistics are worth."""
    family: frozenset[int]
    """First rows of the groups whose numbers count up one by one."""
    openings: frozenset[str]
    """Words with which a family of short groups over text begins, such as ``article`` or ``day``."""
    looks: Mapping[Look, float]
    """The looks that headings have in the document, each with how sure that is; none where the format tells none."""
    lang: str
    """Main language of the document."""


def survey(rows: Sequence[Row], groups: Sequence[Group], lang: str) -> Surroundings:
    """Return what the *groups* of a document are compared with."""
    members: dict[Style, list[Group]] = defaultdict(list)
    for group in groups:
        members[group.style].append(group)
    gaps = Counter(group.gap for group in groups if group.gap)
    runs = sum(lower.blank and not upper.blank for upper, lower in pairwise(rows)) or 1
    return Surroundings(
        normal=normal_gap(rows),
        rarity={
            gap: min(1.0, log(runs / sum(n for g, n in gaps.items() if g >= gap) + 1e-9) / log(1000)) for gap in gaps
        },
        numbers={style: len(found) for style, found in members.items()},
        follows={style: median(g.follows for g in found) for style, found in members.items()},
        crowded=_crowded(groups),
        dated=frozenset(style for style, found in members.items() if _are_dates(found, lang)),
        repeated=Counter(fold(group.text) for group in groups),
        paragraph=_paragraph(rows),
        size=min(1.0, len(groups) / 100),
        family=frozenset(counting_up(groups)),
        openings=_openings(rows, groups),
        looks=heading_looks(rows),
        lang=lang,
    )


def _paragraph(rows: Sequence[Row]) -> float:
    """Return the median number of words of runs of text that are longer than a title."""
    lengths: list[int] = []
    number = 0
    for row in (*rows, Row("", 0)):
        if row.text:
            number += word_count(row.text)
        elif number:
            lengths.append(number)
            number = 0
    return median([n for n in lengths if n > 12] or [40])


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
    until = list(accumulate((word_count(row.text) for row in rows), initial=0))
    members: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if _has_opening(group):
            members[fold(words(group.text)[0])].append(group)
    return frozenset(
        word
        for word, own in members.items()
        if len({fold(group.text) for group in own}) >= max(_FAMILY, 0.8 * len(own))
        and median(until[b.first] - until[a.last + 1] for a, b in pairwise(own)) >= _APART
    )


def _has_opening(group: Group) -> bool:
    """Return whether a group may be one of a family that begins with one word and goes on with a number or a name."""
    said = words(group.text)
    plain = not SENTENCE_END.search(group.text) and not group.text.endswith(",")
    return 2 <= len(said) <= 4 and said[0].isalpha() and plain


def counting_up(groups: Sequence[Group]) -> set[int]:
    """Return the first rows of the groups whose numbers count up one by one from 1: a numbering family.

    A family that begins again at 1 under the next heading counts as well.
    """
    found: set[int] = set()
    for kind in ("label", "roman", "arabic"):
        chain: list[Group] = []
        for group in groups:
            if group.numbering != kind:
                continue
            if group.number == 1:
                chain = [group]
            elif chain and group.number == chain[-1].number + 1:
                chain.append(group)
                found.update(member.first for member in chain)
    return found


def evidence_of(groups: Sequence[Group], around: Surroundings, listed: Sequence[Mark]) -> list[dict[str, float]]:
    """Return the evidence of each group by name, with how it looks beside the headings that printed contents name."""
    looks = {mark.style for mark in listed}
    found = [figures(group, around) for group in groups]
    if looks:
        for group, seen in zip(groups, found, strict=True):
            seen["listed look" if group.style in looks else "unlisted look"] = 1.0
    return found


def weighed(evidence: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    """Return the score of *evidence*: the sum of its figures by their *weights*."""
    return bias + sum(weights.get(name, 0.0) * value for name, value in evidence.items())


def figures(group: Group, around: Surroundings) -> dict[str, float]:
    """Return the evidence of *group* by name; a name that is absent is 0."""
    found = {
        **_typography(group),
        **_position(group, around),
        **_wording(group, around),
        **_company(group, around),
    }
    capitals, rare = found["capitals"], found["rare gap"]
    found["capitals close to text"] = capitals * (1 - rare)
    found["title case after a rare gap"] = found["title case"] * rare
    found["sentence after a normal gap"] = found["ends a sentence"] * (1 - rare) * (1 - capitals)
    found["a marked sentence"] = found["bold"] * found["ends a sentence"] * (1 - max(capitals, found["title case"]))
    found["capitals in a crowd"] = capitals * found["crowd"]
    return {name: value for name, value in found.items() if value}


def _typography(group: Group) -> dict[str, float]:
    return {
        "marked by the source": float(bool(group.hashes)),
        "bold": float(group.bold),
        "capitals": float(group.capitals),
        "centred": float(group.centred),
        "larger type": min(1.0, max(0.0, group.larger / 0.2)),
        "smaller type": min(1.0, max(0.0, -group.larger / 0.2)),
        "another face": float(group.other_face),
        "italic": float(bool(re.fullmatch(r"[_*][^_*]+[_*]\W*", group.text))),
    }


def _position(group: Group, around: Surroundings) -> dict[str, float]:
    return {
        "rare gap": max(0.0, around.rarity.get(group.gap, 0.0)),
        "wider gap": min(3, max(0, group.gap - around.normal)) / 3,
        "wider gap after": min(2, max(0, group.gap_after - around.normal)) / 2,
        "no gap": float(group.gap == 0 and group.first > 0),
        "text right under": float(group.gap_after == 0),
        "text set in under": float(group.over_paragraph),
        "closes the text above": float(group.style.closes and group.above > _TITLE_WORDS),
        "closes a line above": float(group.style.closes and 0 < group.above <= _TITLE_WORDS),
        "a line above": float(0 < group.above <= _TITLE_WORDS),
        "top of the document": float(group.tops),
        "nothing follows": float(group.follows == 0),
        "hardly anything follows": float(0 < group.follows < min(8, 0.25 * around.paragraph)),
        "a line follows": float(min(8, 0.25 * around.paragraph) <= group.follows < min(25, 0.5 * around.paragraph)),
        "plenty follows": float(group.follows >= min(60, around.paragraph)),
    }


def _wording(group: Group, around: Surroundings) -> dict[str, float]:
    text = group.text.rstrip()
    number = len(words(text))
    tail = _DATED.search(text)
    dated = _is_date(text, around.lang)
    return {
        "title case": _title_case(text),
        "one word": float(number == 1),
        "few words": float(2 <= number <= 6),
        "many words": float(number > 14),
        "length": min(2.0, len(text) / 100),
        "several lines": float(group.last - group.first >= 2),
        "ends a sentence": float(text.endswith(".") and number > 1),
        "asks or calls": float(text.endswith(("?", "!"))),
        "ends in a comma": float(text.endswith((",", ";", "-", "—"))),
        "ends in a colon": float(text.endswith(":")),
        "sentence inside": float(bool(re.search(r"[a-zà-ÿа-я]{3}[.!?]\s+\S", text))),
        "begins small": float(starts_lower(text)),
        "opens with a sign": float(bool(_OPENS.match(text))),
        "in brackets": float(bool(_BRACKETED.match(text))),
        "no letter": float(not re.search(r"[^\W\d_]", text)),
        "a date": float(dated),
        "a date among dates": float(dated and group.style in around.dated),
        "a date right under": float(tail is not None and group.last > group.first and group.gap_after == 0),
        "a title with a date": float(tail is not None and dates.read(tail[1], around.lang) is not None),
        "figures": sum(c.isdigit() for c in text) / max(1, len(text)),
        "label": float(group.numbering == "label"),
        "roman number": float(group.numbering == "roman"),
        "arabic number": float(group.numbering == "arabic"),
        "only a number": float(group.numbering_only),
        "colon inside": float(": " in text),
    }


def _company(group: Group, around: Surroundings) -> dict[str, float]:
    number = around.numbers[group.style]
    follows = around.follows[group.style]
    return {
        "counts on": float(group.first in around.family),
        "style alone": float(number == 1) * around.size,
        "style of many": min(1.0, log(number) / log(200)),
        "style followed by little": float(follows < min(12, 0.3 * around.paragraph)),
        "style followed by much": float(follows >= min(40, around.paragraph)),
        "crowd": around.crowded[group.style] * around.size,
        "opening of a family": float(_has_opening(group) and fold(words(group.text)[0]) in around.openings),
        "look of headings": around.looks.get(group.look, 0.0),
        "said again": float(2 <= around.repeated[fold(group.text)] <= 3),
        "said often": float(around.repeated[fold(group.text)] > 3),
        "said again before little": float(around.repeated[fold(group.text)] > 1 and group.follows < 25),
    }


def _are_dates(groups: Sequence[Group], lang: str) -> bool:
    """Return whether most of the *groups*, and three or more of them, are dates."""
    dated = sum(_is_date(group.text, lang) for group in groups)
    return dated >= max(3, _MOSTLY * len(groups))


def _is_date(text: str, lang: str) -> bool:
    """Return whether *text* is a date from end to end."""
    return len(text) < 60 and any(c.isdigit() for c in text) and dates.read(text, lang) is not None


def _title_case(text: str) -> float:
    """Return the share of the long words of *text* that begin with a capital, from a half upwards."""
    long = [word for word in words(text) if len(word) >= _SMALL_WORDS and word[0].isalpha()]
    share = sum(word[0].isupper() for word in long) / len(long) if long else 0.5
    return max(0.0, 2 * share - 1)
