"""What is seen of a group that could be a heading, as figures between 0 and 1 (a few below 0) with plain names.

The weights of the figures stand in :mod:`converter.heading.weights`; they are learnt from works with known headings.
Nothing here knows a language, a publisher or a topic: only typography, position, repetition, numbering and form of
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import log

from converter import dates
from converter.draft import Mark
from converter.heading.blocks import TITLE_WORDS, ends_in_date
from converter.heading.groups import Group
from converter.heading.styles import BRACKETED, ITALIC, decimal, lettered, share_in_title_case
from converter.heading.surroundings import OFTEN, Surroundings, is_date, opening_of, without_call
from converter.text import SMALL, fold, starts_lower, words
from converter.vocabulary import BY

_PLACE = 3
"""Words of a place before a date."""
_DATED = re.compile(r"\w\W*[(\[]([^()\[\]]{6,40})[)\]]$")
"""A title that ends in brackets, in which a date may stand."""
_INITIALS = re.compile(r"(?:[^\W\d_]\W+){2,}")
_ASKS = re.compile(r"[?!][\"”’'»)\]*_]*$")
"""A question or a call, and what closes it."""
_DIGIT = re.compile(r"\d|[^\x00-\x7f]")
"""What every figure is."""
_NUMBERS = re.compile(r"\b\d+\b")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_INSIDE = re.compile(rf"[.!?](?<=[{SMALL}]{{3}}[.!?])\s+\S")
_PAGE_LIST = re.compile(r",\s*\d{1,3}$")
"""The end of an entry of an index."""
_OPENS = re.compile(r"""["“„«»‘‚›'(\[{*_—–-]""")


def evidence_of(groups: Sequence[Group], around: Surroundings, listed: Sequence[Mark]) -> Iterator[dict[str, float]]:
    """Yield the evidence of each group by name, with how it looks beside the headings that printed contents name."""
    looks = {mark.style for mark in listed}
    for group in groups:
        seen = figures(group, around)
        if looks:
            seen["listed look" if group.style in looks else "unlisted look"] = 1.0
        yield seen


def weighed(evidence: Mapping[str, float], weights: Mapping[str, float], before: float = 0.0) -> float:
    """Return the sum of the figures of *evidence* by their *weights*, added to what was weighed *before*."""
    for name, value in evidence.items():
        if name in weights:
            before += weights[name] * value
    return before


def figures(group: Group, around: Surroundings) -> dict[str, float]:
    """Return the evidence of *group* by name; a name that is absent is 0."""
    found = {
        **_typography(group),
        **_position(group, around),
        **_wording(group, around),
        **_company(group, around),
    }
    capitals, rare = found["capitals"], found["rare gap"]
    found["capitals close to text"] = capitals * (1 - rare) * around.size
    found["text right under"] *= 1 - max(found["bold"], found["a date right under"])
    found["asks over full lines"] = found["short over full lines"] * found["asks or calls"]
    found["breaks short where blanks part"] = found["short over full lines"] * around.parted
    found["italic after a wider gap"] = found["italic"] * (group.gap > around.normal and not group.style.closes)
    over = around.open_lines.get(group.first, 0.0)
    asks = _ASKS.search(group.text) is not None
    found["open over a paragraph"] = over * (not asks)
    found["asks over a paragraph"] = over * (asks and not found["opens with a sign"])
    found["italic over a paragraph"] = found["italic"] * over
    found["title case after a rare gap"] = found["title case"] * rare
    found["sentence after a normal gap"] = found["ends a sentence"] * (1 - rare) * (1 - capitals)
    found["a marked sentence"] = found["bold"] * found["ends a sentence"] * (1 - max(capitals, found["title case"]))
    found["capitals in a crowd"] = capitals * found["crowd"]
    close = 1 - min(3, max(0, group.gap - around.normal)) / 3
    found["said often close to text"] = found["said often"] * (1 - rare) * (not found["counts on"])
    found["a name said often close to text"] = (
        group.text in around.names and found["said often close to text"] > 0 and not found["under a number"]
    )
    found["said again before little"] *= close
    found["said often over a date"] *= close
    found["a line among lines"] = (not around.parted) * (1 - max(capitals, float(group.bold)))
    found["a date over a salutation"] = (found["a date"] or _is_dateline(group, found, around.lang)) * found[
        "over a salutation"
    ]
    return {name: value for name, value in found.items() if value}


def _is_dateline(group: Group, found: Mapping[str, float], lang: str) -> bool:
    """Return whether a place of a few words and a date are all that is said."""
    return bool(found["ends in a date"]) and ends_in_date(without_call(group.text), lang, before=1, most=_PLACE)


def _typography(group: Group) -> dict[str, float]:
    return {
        "marked by the source": bool(group.hashes),
        "bold": group.bold,
        "capitals": group.capitals,
        "centred": group.centred,
        "larger type": min(1.0, max(0.0, group.larger / 0.2)),
        "smaller type": min(1.0, max(0.0, -group.larger / 0.2)),
        "another face": group.other_face,
        "italic": bool(ITALIC.fullmatch(group.text)),
    }


def _position(group: Group, around: Surroundings) -> dict[str, float]:
    return {
        "rare gap": max(0.0, around.rarity.get(group.gap, 0.0)),
        "wider gap": min(3, max(0, group.gap - around.normal)) / 3 if around.parted else 1.0,
        "wider gap after": min(2, max(0, group.gap_after - around.normal)) / 2,
        "no gap": group.gap == 0 and group.first > 0 and around.parted,
        "text right under": group.gap_after == 0 and around.parted,
        "text set in under": group.over_paragraph,
        "closes the text above": group.style.closes and group.above > TITLE_WORDS,
        "closes a line above": group.style.closes and 0 < group.above <= TITLE_WORDS,
        "a line above": 0 < group.above <= TITLE_WORDS,
        "top of the document": group.tops,
        "interrupts a sentence": group.breaks_off,
        "inside a bracket": group.in_bracket,
        "nothing follows": group.follows == 0,
        "hardly anything follows": 0 < group.follows < min(8, 0.25 * around.paragraph),
        "a line follows": min(8, 0.25 * around.paragraph) <= group.follows < min(25, 0.5 * around.paragraph),
        "plenty follows": group.follows >= min(60, around.paragraph),
        "over a salutation": group.last in around.over_salutations,
        "under a rule": group.under_rule,
        "begins as others under rules": group.first in around.under_rules,
        "closes text over a rule": not (group.follows or group.below)
        and group.above > TITLE_WORDS
        and group.gap <= around.normal,
        "closes a block": 0 < group.below <= TITLE_WORDS < group.above,
        "set in like the line above": group.set_in_above,
        "short over full lines": group.breaks_short,
        "short between paragraphs": group.parts_paragraphs,
    }


def _wording(group: Group, around: Surroundings) -> dict[str, float]:
    text = without_call(group.text)
    said = words(text)
    number = len(said)
    letter = lettered(text)
    figures = sum(map(str.isdigit, text)) if _DIGIT.search(text) else 0
    tail = _DATED.search(text) if text.endswith((")", "]")) else None
    dated = figures > 0 and is_date(text, around.lang)
    bracketed = bool(BRACKETED.match(text)) and not (group.numbering == "label" and group.numbering_only)
    return {
        "title case": _title_case(said),
        "one word": number == 1,
        "few words": 2 <= number <= 6,
        "many words": number > 14,
        "length": min(2.0, len(text) / 100),
        "several lines": group.last - group.first >= 2,
        "ends a sentence": text.endswith(".") and number > 1,
        "asks or calls": text.endswith(("?", "!")),
        "ends in a comma": text.endswith((",", ";", "-", "—")),
        "ends in a colon": text.endswith(":"),
        "sentence inside": bool(_SENTENCE_INSIDE.search(text)),
        "begins small": starts_lower(text[letter:]),
        "opens with a sign": bool(_OPENS.match(text[letter:])),
        "in brackets": bracketed,
        "ends in a page": text[-1:].isdigit() and bool(_PAGE_LIST.search(text)),
        "no letter": not _LETTER.search(text),
        "a date": dated,
        "a date among dates": (dated and group.style in around.dated) or group.first in around.diary,
        "a date right under": tail is not None and group.last > group.first and group.gap_after == 0,
        "a title with a date": tail is not None and dates.read(tail[1], around.lang) is not None,
        "ends in a date": not (dated or tail or group.numbering) and ends_in_date(text, around.lang, before=1),
        "figures": figures / max(1, len(text)),
        "label": group.numbering == "label",
        "roman number": group.numbering == "roman",
        "arabic number": group.numbering == "arabic",
        "only a number": group.numbering_only,
        "colon inside": ": " in text and not bracketed,
        "a by-line": number > 1 and fold(said[0]) in BY,
        "initials": number <= 6 and bool(_INITIALS.match(text)),
        "several numbers": _several_numbers(text) if figures > 1 else 0.0,
    }


def _several_numbers(text: str) -> float:
    """Return 1 for three numbers or more and a half for two; one with points at the start counts as one."""
    return min(1.0, max(0, len(_NUMBERS.findall(text)) - max(1, len(decimal(text)))) / 2)


def _company(group: Group, around: Surroundings) -> dict[str, float]:
    number = around.numbers[group.style]
    follows = around.follows[group.style]
    repeated = around.repeated[fold(group.text)]
    return {
        "counts on": group.first in around.family,
        "under a number": group.first in around.numbered,
        "style alone": (number == 1) * around.size,
        "style of many": min(1.0, log(number) / log(200)),
        "style followed by little": follows < min(12, 0.3 * around.paragraph),
        "style followed by much": follows >= min(40, around.paragraph),
        "crowd": around.crowded[group.style] * around.size,
        "opening of a family": bool(around.openings) and opening_of(group) in around.openings,
        "look of headings": around.looks.get(group.look, 0.0),
        "said again": 2 <= repeated <= OFTEN,
        "said often": repeated > OFTEN,
        "said again before little": repeated > 1 and group.follows < 25,
        "said often over a date": repeated > 2 and group.last in around.over_dates,
    }


def _title_case(said: Sequence[str]) -> float:
    """Return the share of the long words of what is *said* that begin with a capital, from a half upwards."""
    return max(0.0, 2 * share_in_title_case(said, none=0.5) - 1)
