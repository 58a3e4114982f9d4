"""The evidence of one group for and against being a heading.

The weights are set by hand against works with known headings; each is the difference it makes to a log-odds-like score.
"""

from __future__ import annotations

import re

from converter import dates
from converter.groups import Group
from converter.text import SENTENCE_END, starts_lower, words

_TYPICAL_LONGEST = 110
_SMALL_WORDS = 4
"""Words shorter than this may stay small in a title in title case."""
_NUMBERING = {"label": 1.6, "roman": 1.0, "arabic": 0.5, "": 0.0}


def own_score(group: Group, normal: int, lang: str) -> float:
    """Return the score of *group* in a document whose paragraphs stand *normal* blank rows apart; above 0 is a
    heading.
    """
    score = -2.0 + 5.0 * bool(group.hashes) + 3.2 * group.bold + 1.6 * group.capitals + 0.7 * group.centred
    score += 2.5 * min(1.0, max(0.0, group.larger / 0.2)) + 0.8 * group.other_face
    score += 0.8 * min(3, max(0, group.gap - normal)) + 0.3 * min(1, max(0, group.gap_after - normal))
    score += _NUMBERING[group.numbering] + 0.5 * _is_title_case(group.text)
    return score + _position(group) - _wording(group, lang)


def _position(group: Group) -> float:
    """Return what stands around the group: text must follow, and a line inside a run of text needs more."""
    if group.follows == 0:
        return -3.0
    worth = -0.5 if group.follows < 8 else 0.2
    if group.tops and group.follows >= 12 and len(group.text) <= _TYPICAL_LONGEST:
        worth += 1.2
    if group.gap == 0 and group.first > 0 and not group.hashes and not group.bold:
        worth -= 1.5
    if group.gap_after == 0 and not group.bold and not group.hashes:
        worth += 2.2 if group.over_paragraph else -0.4
    return worth


def _wording(group: Group, lang: str) -> float:
    """Return what the words say against a heading."""
    text = group.text.rstrip()
    number = len(words(text))
    against = 1.2 * bool(re.search(r"[,;]$", text)) + 1.5 * starts_lower(text)
    if SENTENCE_END.search(text) and not group.capitals and number > 3 and not group.hashes:
        against += 0.4 if text.endswith(("?", "!")) else 1.6
    if len(text) > _TYPICAL_LONGEST:
        against += 1.0
    if number > 16 and not group.capitals:
        against += 1.0
    if re.match(r"""["“„«‘'(\[{*_—–-]""", text) and not group.hashes:
        against += 0.8
    if not re.search(r"[^\W\d_]", text) and not group.numbering:
        against += 0.6
    if group.last - group.first >= 3 and not group.bold:
        against += 1.0
    if len(text) < 60 and any(c.isdigit() for c in text) and dates.read(text, lang):
        against += 2.0
    return against


def _is_title_case(text: str) -> bool:
    """Return whether the long words of *text* begin with capitals."""
    long = [word for word in words(text) if len(word) >= _SMALL_WORDS and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
