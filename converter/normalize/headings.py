"""The other headings: decided from combined evidence, style by style, over the whole document.

Each short group of lines that could be a heading gets a score from its typography, its position and its wording;
groups of one style are then judged together, because headings of a kind look alike and stand far apart, while lines
of verse, lists of names and signatures come in crowds. What stays in doubt stays text.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from converter.draft import Draft, Mark, Row
from converter.model import Action, Decision, Severity, Status
from converter.options import Options
from converter.text import fold, is_capitals, roman, starts_lower, words
from converter.vocabulary import LABELS

_MOST_ROWS = 5
_LONGEST = 200
_TYPICAL_LONGEST = 110
_BREAK = re.compile(r"[\W_]+$")
_SMALL_WORDS = 4
"""Words this short may stay small in a title in title case."""
_ACCEPT = 0.0
_REVIEW = -0.6
"""Between these scores the text stays text and a decision asks for review."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that could be a heading, with what is seen of them."""

    first: int
    last: int
    text: str
    gap: int
    """Blank rows before it."""
    gap_after: int
    bold: bool
    hashes: int
    capitals: bool
    centred: bool
    numbering: str
    """Kind of its number: ``label``, ``roman``, ``arabic`` or empty."""
    style: tuple[str | int | bool, ...]
    """What groups of one kind share."""
    follows: int
    """Length of the group of text that follows, in words."""


def find(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the marks of all headings, in order."""
    groups = _groups(draft)
    listed = {mark.first: mark for mark in draft.marks}
    taken = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    styles = {group.first: group.style for group in groups}
    marked = [replace(mark, style=styles.get(mark.first, _style_of(draft.rows, mark))) for mark in draft.marks]
    free = [
        group for group in groups if group.first not in listed and not taken & set(range(group.first, group.last + 1))
    ]
    scores = _scores(draft, free, {mark.style for mark in marked})
    found = [
        Mark(group.first, group.last, round(_confidence(score), 2), style=group.style)
        for group, score in zip(free, scores, strict=True)
        if score > _ACCEPT
    ]
    doubts = [
        (group, score)
        for group, score in zip(free, scores, strict=True)
        if _REVIEW < score <= _ACCEPT and not draft.marks
    ]
    marks = tuple(sorted([*marked, *found], key=lambda mark: mark.first))
    decisions = [_decision(draft.rows, mark) for mark in marks] + [_doubt(draft.rows, *doubt) for doubt in doubts]
    return replace(draft, marks=marks), tuple(decisions)


def _confidence(score: float) -> float:
    return min(0.99, 0.5 + 0.12 * score)


def _groups(draft: Draft) -> list[_Group]:
    """Return every run of rows between blanks, bold and plain apart, that is short enough for a heading."""
    rows = draft.rows
    body = _left_edge(rows)
    runs = _runs(rows)
    found: list[_Group] = []
    for k, (first, last) in enumerate(runs):
        follows = sum(len(words(row.text)) for a, b in runs[k + 1 : k + 2] for row in rows[a : b + 1])
        gap = first - (runs[k - 1][1] + 1 if k else 0)
        gap_after = (runs[k + 1][0] if k + 1 < len(runs) else len(rows)) - last - 1
        if any(row.page_break for row in rows[first - gap : first]):
            gap = max(gap, 2)
        if group := _group(rows, first, last, (gap, gap_after, follows), body):
            found.append(group)
    return found


def _runs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return first and last index of every run of rows of one kind between blanks."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for i, row in enumerate(rows):
        if row.blank:
            if start is not None:
                runs.append((start, i - 1))
            start = None
        elif start is None:
            start = i
        elif row.bold != rows[i - 1].bold or row.hashes or rows[i - 1].hashes:
            runs.append((start, i - 1))
            start = i
    if start is not None:
        runs.append((start, len(rows) - 1))
    return runs


def _left_edge(rows: Sequence[Row]) -> int:
    """Return the commonest indent of long rows."""
    counts = Counter(len(row.text) - len(row.text.lstrip()) for row in rows if len(row.text.strip()) > 40)
    return counts.most_common(1)[0][0] if counts else 0


def _group(rows: Sequence[Row], first: int, last: int, around: tuple[int, int, int], body: int) -> _Group | None:
    text = " ".join(row.text.strip() for row in rows[first : last + 1])
    if last - first >= _MOST_ROWS or len(text) > _LONGEST or _BREAK.match(text) or not re.search(r"\w", text):
        return None
    gap, gap_after, follows = around
    bold, hashes, capitals = rows[first].bold, rows[first].hashes, is_capitals(text)
    indents = [len(row.text) - len(row.text.lstrip()) for row in rows[first : last + 1]]
    centred = min(indents) >= body + 8
    numbering = _numbering(text)
    style = (bold, hashes, capitals, min(gap, 4), centred, numbering)
    return _Group(first, last, text, gap, gap_after, bold, hashes, capitals, centred, numbering, style, follows)


def _style_of(rows: Sequence[Row], mark: Mark) -> tuple[str | int | bool, ...]:
    text = " ".join(row.text.strip() for row in rows[mark.first : mark.last + 1])
    gap = 0
    while mark.first - gap - 1 >= 0 and rows[mark.first - gap - 1].blank:
        gap += 1
    row = rows[mark.first]
    return (row.bold, row.hashes, is_capitals(text), min(gap, 4), False, _numbering(text))


def _numbering(text: str) -> str:
    """Return the kind of number that a title begins with or consists of."""
    m = re.match(r"\W*(\w+)(\W+)(\w*)", text + " ")
    if not m:
        return ""
    first, between, second = m.groups()
    if fold(first) in LABELS and (second.isdigit() or roman(second) or len(words(text)) <= 3):
        return "label"
    ended = between[:1] in ".):—-–" or len(words(text)) == 1
    if roman(first) and first.isupper() and (ended or len(first) > 1):
        return "roman"
    return "arabic" if first.isdigit() and len(first) <= 3 and ended else ""


def _scores(draft: Draft, groups: Sequence[_Group], listed: set[tuple[str | int | bool, ...]]) -> list[float]:
    """Return a score for each group: its own evidence, what its style is worth, and what the printed contents say."""
    normal = _normal_gap(draft.rows)
    own = [_own_score(group, normal, draft.rows) for group in groups]
    by_style: dict[tuple[str | int | bool, ...], list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        by_style[group.style].append(i)
    scores = list(own)
    for style, members in by_style.items():
        adjust = _style_score([groups[i] for i in members], [own[i] for i in members])
        if listed:
            adjust += 0.6 if style in listed else -1.2
        for i in members:
            scores[i] += adjust
    return scores


def _normal_gap(rows: Sequence[Row]) -> int:
    """Return the commonest number of blank rows between runs of text."""
    runs = _runs(rows)
    gaps = Counter(b[0] - a[1] - 1 for a, b in itertools.pairwise(runs) if b[0] - a[1] > 1)
    return gaps.most_common(1)[0][0] if gaps else 1


def _own_score(group: _Group, normal: int, rows: Sequence[Row]) -> float:
    text = group.text
    score = -2.0 + 5.0 * bool(group.hashes) + 3.2 * group.bold + 1.3 * group.capitals + 0.7 * group.centred
    score += 0.8 * min(3, max(0, group.gap - normal)) + 0.3 * min(1, max(0, group.gap_after - normal))
    score += {"label": 1.6, "roman": 1.0, "arabic": 0.5}.get(group.numbering, 0.0)
    score += 0.5 * _is_title_case(text)
    return score - _against(group, rows)


def _against(group: _Group, rows: Sequence[Row]) -> float:
    """Return what speaks against a heading."""
    text = group.text.rstrip()
    number = len(words(text))
    against = 0.0
    if re.search(r"[,;]$", text):
        against += 1.2
    if text.endswith((".", "!", ":")) and not group.capitals and number > 3 and not group.hashes:
        against += 1.6
    if starts_lower(text):
        against += 1.5
    if len(text) > _TYPICAL_LONGEST:
        against += 1.0
    if number > 16 and not group.capitals:
        against += 1.0
    if re.match(r"""["“„«‘'(\[{*_—–-]""", text) and not group.hashes:
        against += 0.8
    if group.follows == 0:
        against += 3.0
    if group.gap == 0 and group.first > 0 and not group.hashes and not group.bold:
        against += 1.5
    if not re.search(r"[^\W\d_]", text) and not group.numbering:
        against += 0.6
    if group.last - group.first >= 3 and not group.bold:
        against += 1.0
    return against


def _is_title_case(text: str) -> bool:
    """Return whether the long words of *text* begin with capitals."""
    long = [word for word in words(text) if len(word) >= _SMALL_WORDS and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _style_score(groups: Sequence[_Group], own: Sequence[float]) -> float:
    """Return what being one of *groups* is worth.

    Headings of a kind are followed by text of some length; lines that mostly precede other short lines are verse, names
    or receipts. A style that is well supported lifts its weaker members, and the other way round.
    """
    follows = median(group.follows for group in groups)
    crowd = -1.6 if follows < 12 else (-0.6 if follows < 25 else 0.3)
    support = 0.4 if len(groups) >= 3 else 0.0
    return crowd + support + 0.25 * max(-1.0, min(1.5, median(own)))


def _decision(rows: Sequence[Row], mark: Mark) -> Decision:
    text = " / ".join(row.text.strip() for row in rows[mark.first : mark.last + 1] if row.text)
    listed = mark.entry is not None
    return Decision(
        "heading",
        Action.MARKED,
        rows[mark.first].line,
        rows[mark.last].line,
        "these lines are a heading that the printed contents name" if listed else "these lines are a heading",
        before=text,
        evidence=(("lines", mark.last - mark.first + 1), ("in the printed contents", int(listed))),
        confidence=mark.confidence,
    )


def _doubt(rows: Sequence[Row], group: _Group, score: float) -> Decision:
    return Decision(
        "heading-doubtful",
        Action.REPORTED,
        rows[group.first].line,
        rows[group.last].line,
        "this may be a heading; it was left as text",
        before=group.text,
        confidence=round(_confidence(score), 2),
        severity=Severity.INFO,
        status=Status.REVIEW,
        hint="put # before it in the Markdown if it is one",
    )
