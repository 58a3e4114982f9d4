"""The other headings: decided from combined evidence, style by style, over the whole document.

Each short group of lines that could be a heading gets a score from its typography, its position and its wording; groups
of one style are then judged together, because headings of a kind look alike and stand far apart, while lines of verse,
lists of names and signatures come in crowds. What stays in doubt stays text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from converter.draft import Draft, Mark, Row
from converter.groups import Group, groups_of, normal_gap, style_of
from converter.heading_score import own_score
from converter.model import Action, Decision, Severity, Status
from converter.options import Options
from converter.text import SENTENCE_END, fold

_REVIEW = -0.6
"""Between this score and 0 the text stays text and a decision asks for review."""
_FAMILY = 1.4
"""What it is worth that a group's number counts on from the one before."""
_SUBTITLES = 0.7
"""Share of a style's groups that stand right under another heading from which the style is one of subtitles."""


def find(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the marks of all headings, in order."""
    taken = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    groups = groups_of(draft.rows)
    listed = [replace(mark, style=style_of(draft.rows, mark.first, mark.last)) for mark in draft.marks]
    free = [group for group in groups if not any(i in taken for i in range(group.first, group.last + 1))]
    scores = _scores(draft, free, listed)
    chosen = [group for group, score in zip(free, scores, strict=True) if score > 0]
    sure = {(group.first, group.last): score for group, score in zip(free, scores, strict=True)}
    kept = _without_half_titles(draft.rows, _without_subtitles(draft.rows, chosen, taken))
    kept += _titles_of_labels(draft.rows, free, kept)
    found = [Mark(g.first, g.last, round(_confidence(sure[g.first, g.last]), 2), style=g.style) for g in kept]
    marks = _with_labels_joined(draft.rows, sorted([*listed, *found], key=lambda mark: mark.first))
    doubts = [] if listed else [(g, s) for g, s in zip(free, scores, strict=True) if _REVIEW < s <= 0]
    decisions = [_decision(draft.rows, mark) for mark in marks] + [_doubt(*doubt) for doubt in doubts]
    return replace(draft, marks=marks), tuple(decisions)


def _confidence(score: float) -> float:
    return min(0.99, 0.5 + 0.12 * score)


def _scores(draft: Draft, groups: Sequence[Group], listed: Sequence[Mark]) -> list[float]:
    """Return a score for each group: its own evidence, what its style is worth, and what the printed contents say."""
    normal = normal_gap(draft.rows)
    scores = [own_score(group, normal, draft.metadata.lang) for group in groups]
    by_style: dict[tuple[str | int | bool, ...], list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        by_style[group.style].append(i)
    styles = {mark.style for mark in listed}
    for style, members in by_style.items():
        worth = _style_worth([groups[i] for i in members], [scores[i] for i in members])
        if listed:
            worth += 0.6 if style in styles else (-0.5 if len(members) >= 3 else -1.2)
        for i in members:
            scores[i] += worth
    for i in _counting_up(groups):
        scores[i] += _FAMILY
    return scores


def _counting_up(groups: Sequence[Group]) -> set[int]:
    """Return the groups whose numbers count up one by one from 1, within one kind of number: a numbering family.

    A family that begins again at 1 under the next heading counts as well.
    """
    found: set[int] = set()
    for kind in ("label", "roman"):
        chain: list[int] = []
        for i, group in enumerate(groups):
            if group.numbering != kind:
                continue
            if group.number == 1:
                chain = [i]
            elif chain and group.number == groups[chain[-1]].number + 1:
                chain.append(i)
                found.update(chain)
    return found


def _style_worth(groups: Sequence[Group], own: Sequence[float]) -> float:
    """Return what being one of *groups* is worth.

    A style that is well supported lifts its weaker members, and the other way round; lines that mostly precede other
    short lines are verse, names or receipts.
    """
    follows = median(group.follows for group in groups)
    crowd = -0.8 if follows < 12 else (-0.2 if follows < 25 else 0.3)
    support = 0.4 if len(groups) >= 3 else 0.0
    return crowd + support + 0.3 * max(-1.0, min(1.5, median(own)))


def _directly_under(rows: Sequence[Row], above: int, below: int) -> bool:
    """Return whether no text stands between rows *above* and *below*, both exclusive."""
    return not any(row.text for row in rows[above + 1 : below])


def _without_subtitles(rows: Sequence[Row], chosen: Sequence[Group], taken: set[int]) -> list[Group]:
    """Return *chosen* without the styles whose groups mostly stand right under another heading, closer than it."""
    ends = {group.last: group for group in chosen}
    under: dict[tuple[str | int | bool, ...], list[bool]] = defaultdict(list)
    for group in chosen:
        above = next((i for i in range(group.first - 1, -1, -1) if rows[i].text), None)
        upper = ends.get(above) if above is not None else None
        closer = (
            upper is not None and (upper.gap > group.gap or upper.style != group.style) and not upper.numbering_only
        )
        under[group.style].append(closer or (above is not None and above in taken))
    return [
        group
        for group in chosen
        if group.numbering or group.hashes or sum(under[group.style]) < _SUBTITLES * len(under[group.style])
    ]


def _without_half_titles(rows: Sequence[Row], chosen: Sequence[Group]) -> list[Group]:
    """Return *chosen* without titles that stand again as the next heading with hardly a word between: half-titles."""
    found = list(chosen)
    for upper, lower in pairwise(chosen):
        between = sum(len(row.text.split()) for row in rows[upper.last + 1 : lower.first])
        if fold(upper.text) == fold(lower.text) and between < 15:
            found.remove(upper)
    return found


def _titles_of_labels(rows: Sequence[Row], groups: Sequence[Group], chosen: Sequence[Group]) -> list[Group]:
    """Return the titles that stand right under bare labels or numbers but are not chosen, where most labels have
    one.
    """
    firsts = {group.first: group for group in groups}
    labels = [group for group in chosen if group.numbering_only]
    under = [firsts.get(_next_text(rows, label.last)) for label in labels]
    titles = [g for g in under if g and g.gap_after and g.follows >= 8 and _may_be_title(g.text)]
    if len(titles) < max(2, 0.6 * len(labels)):
        return []
    return [title for title in titles if title not in chosen]


def _may_be_title(text: str) -> bool:
    return len(text) <= 80 and not SENTENCE_END.search(text)


def _next_text(rows: Sequence[Row], i: int) -> int:
    return next((k for k in range(i + 1, len(rows)) if rows[k].text), -1)


def _with_labels_joined(rows: Sequence[Row], marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return *marks* with a bare number or label joined to the title right under it, where most of them have one."""
    pairs = {
        i
        for i, (upper, lower) in enumerate(pairwise(marks))
        if upper.style[6] and not lower.style[6] and _directly_under(rows, upper.last, lower.first)
    }
    bare = sum(bool(mark.style[6]) for mark in marks)
    if not pairs or len(pairs) < 0.5 * bare:
        return tuple(marks)
    joined: list[Mark] = []
    for i, mark in enumerate(marks):
        if i - 1 in pairs:
            upper = joined.pop()
            entry = upper.entry if upper.entry is not None else mark.entry
            joined.append(
                replace(upper, last=mark.last, entry=entry, confidence=max(upper.confidence, mark.confidence))
            )
        else:
            joined.append(mark)
    return tuple(joined)


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


def _doubt(group: Group, score: float) -> Decision:
    return Decision(
        "heading-doubtful",
        Action.REPORTED,
        group.line,
        group.end_line,
        "this may be a heading; it was left as text",
        before=group.text,
        confidence=round(_confidence(score), 2),
        severity=Severity.INFO,
        status=Status.REVIEW,
        hint="put # before it in the Markdown if it is one",
    )
