"""The other headings: decided from combined evidence, style by style, over the whole document.

Each short group of lines that could be a heading gets a score from its typography, its position and its wording; groups
of one style are then judged together, because headings of a kind look alike and stand far apart, while lines of verse,
lists of names and signatures come in crowds. What stays in doubt stays text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from math import inf

from converter.draft import Draft, Mark, Row
from converter.heading.alternation import in_turn
from converter.heading.beside_headings import (
    MUCH_SURER,
    without_dates_of_titles,
    without_last_lines,
    without_subtitles,
)
from converter.heading.broken_titles import with_rests
from converter.heading.by_lines import by_lines, names_under_titles
from converter.heading.context import context
from converter.heading.covers import on_covers
from converter.heading.doubled_titles import apart, with_labels_joined, without_front_lists, without_half_titles
from converter.heading.evidence import evidence_of, weighed
from converter.heading.false_titles import false_titles
from converter.heading.groups import Group, groups_of
from converter.heading.letters import over_letters
from converter.heading.motto_authors import motto_authors
from converter.heading.outside import outside_text
from converter.heading.siblings import with_siblings
from converter.heading.speakers import speakers
from converter.heading.stanza_numbers import stanza_numbers
from converter.heading.styles import left_edge, style_of, text_below
from converter.heading.surroundings import Surroundings, survey
from converter.heading.talks import questions
from converter.heading.weights import FIRST, FIRST_BIAS, SECOND, SECOND_BIAS
from converter.model import Action, Decision, Severity, Status
from converter.options import Options
from converter.text import ends_sentence

_REVIEW = -0.6
"""Between this score and 0 the text stays text and a decision asks for review."""
_IN_TURN = 2.0
"""Score of a line that stands in turn with paragraphs, at least."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What may be a heading, and what it is weighed by."""

    groups: Sequence[Group]
    """All short runs of lines."""
    free: Sequence[Group]
    """Those that no printed contents name, and that stand in the text."""
    scores: Sequence[float]
    """Of each free group, above 0 for a heading."""
    listed: Sequence[Mark]
    """The headings that the printed contents name."""
    around: Surroundings
    """The whole document."""


def find(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the marks of all headings, in order.

    All is scored first. Then lines go that are no headings whatever they look like, then those beside a heading that
    belong to it, which is only known once the former are gone; then what was left out for its score alone comes back
    where the company of the others tells more.
    """
    seen = _candidates(draft)
    chosen = [group for group, score in zip(seen.free, seen.scores, strict=True) if score > 0]
    false = _no_headings(draft, seen, chosen)
    kept = _alone(draft, seen, [group for group in chosen if group.first not in false])
    marks = _marks(draft, seen, _with_company(draft, seen, kept, false))
    doubts = [] if seen.listed else [(g, s) for g, s in zip(seen.free, seen.scores, strict=True) if _REVIEW < s <= 0]
    decisions = [_decision(draft.rows, mark) for mark in marks] + [_doubt(*doubt) for doubt in doubts]
    return replace(draft, marks=tuple(marks)), tuple(decisions)


def _candidates(draft: Draft) -> _Candidates:
    """Return what may be a heading, scored."""
    taken = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    groups = groups_of(draft.rows)
    edge = left_edge(draft.rows) if draft.marks else 0
    listed = [replace(mark, style=style_of(draft.rows, mark.first, mark.last, edge)) for mark in draft.marks]
    free = [
        group
        for group in groups
        if not any(i in taken for i in range(group.first, group.last + 1))
        and not (_over_contents(draft, group) or _in_boilerplate(draft, group))
    ]
    around = survey(draft.rows, groups, draft.metadata.lang)
    turns = in_turn(draft.rows, free)
    scores = [
        max(score, _IN_TURN) if group.first in turns else score
        for group, score in zip(free, _scores(around, free, listed), strict=True)
    ]
    return _Candidates(groups, free, scores, listed, around)


def _no_headings(draft: Draft, seen: _Candidates, chosen: Sequence[Group]) -> frozenset[int]:
    """Return the first rows of those of the *chosen* groups that are no headings, whatever they look like."""
    rows, firsts = draft.rows, [mark.first for mark in seen.listed]
    pictures = {paragraph.span.first for paragraph in draft.set_aside if not paragraph.role}
    captions = {line.number for line in draft.source.lines if line.caption} if draft.source.tells_looks else set()
    ends = {mark.last for mark in seen.listed}
    false = false_titles(rows, seen.groups, chosen, pictures, ends, draft.metadata.lang)
    false |= speakers(rows, chosen, firsts) | outside_text(rows, seen.free, captions)
    false |= over_letters(rows, chosen) | questions(rows, chosen)
    false |= motto_authors(rows, [group for group in chosen if group.first not in false], seen.listed)
    return false | stanza_numbers(rows, chosen, firsts)


def _alone(draft: Draft, seen: _Candidates, chosen: Sequence[Group]) -> list[Group]:
    """Return the *chosen* groups without dates, last lines, by-lines and subtitles of headings beside them."""
    rows, around = draft.rows, seen.around
    ends = {mark.last for mark in seen.listed}
    taken = {i for mark in seen.listed for i in range(mark.first, mark.last + 1)}
    sure = {(group.first, group.last): score for group, score in zip(seen.free, seen.scores, strict=True)}
    most = MUCH_SURER if around.parted else inf
    undated = without_dates_of_titles(rows, chosen, ends, around)
    first = without_last_lines(rows, undated, sure, {mark.first for mark in seen.listed}, most)
    written = by_lines(rows, seen.groups, first, ends)
    return [g for g in without_subtitles(rows, first, taken, around.diary) if g.first not in written]


def _with_company(draft: Draft, seen: _Candidates, kept: Sequence[Group], false: Set[int]) -> list[Group]:
    """Return the groups *kept* with the titles over names, under labels and between others of their kind, but for
    those that are *false* and what a cover says.
    """
    rows = draft.rows
    names, over = names_under_titles(rows, seen.groups, {mark.last for mark in seen.listed})
    open_to = {group.first for group in seen.free} - false - {group.first for group in kept}
    found = [*(g for g in kept if g.first not in names), *(g for g in over if g.first in open_to)]
    found += _titles_of_labels(rows, seen.free, found)
    found = with_siblings(rows, [group for group in seen.free if group.first not in false], found)
    covers = on_covers(rows, found)
    return [group for group in found if group.first not in covers]


def _marks(draft: Draft, seen: _Candidates, kept: Sequence[Group]) -> list[Mark]:
    """Return the marks of the headings *kept* and of those listed, each title once and whole."""
    sure = {(group.first, group.last): score for group, score in zip(seen.free, seen.scores, strict=True)}
    found = [Mark(g.first, g.last, round(_confidence(sure[g.first, g.last]), 2), style=g.style) for g in kept]
    ordered = apart(sorted([*seen.listed, *found], key=lambda mark: mark.first))
    marks = without_half_titles(draft.rows, without_front_lists(draft.rows, ordered))
    return with_rests(draft.rows, seen.groups, with_labels_joined(draft.rows, marks))


def _in_boilerplate(draft: Draft, group: Group) -> bool:
    """Return whether the group stands in a licence or a notice; what the source marks as a heading is one."""
    at = bisect_right(draft.boilerplate, (group.line, len(draft.source.lines))) - 1
    return at >= 0 and group.line <= draft.boilerplate[at][1] and not group.hashes


def _over_contents(draft: Draft, group: Group) -> bool:
    """Return whether nothing but the printed contents followed the group: it is the title of the whole, or of the
    list.
    """
    if group.end_line >= draft.contents_line:
        return False
    below = text_below(draft.rows, group.last)
    return below >= 0 and draft.contents_line < draft.rows[below].line


def _confidence(score: float) -> float:
    return min(0.99, 0.5 + 0.12 * score)


def _scores(around: Surroundings, free: Sequence[Group], listed: Sequence[Mark]) -> list[float]:
    """Return a score for each *free* group, above 0 for a heading: the weighted sum of its own evidence, and again with
    what the likely headings are like.
    """
    firsts, owns = array("d"), array("d")
    for seen in evidence_of(free, around, listed):
        firsts.append(FIRST_BIAS + weighed(seen, FIRST))
        owns.append(weighed(seen, SECOND))
    company = context(free, firsts, listed)
    return [SECOND_BIAS + weighed(more, SECOND, own) for own, more in zip(owns, company, strict=True)]


def _titles_of_labels(rows: Sequence[Row], groups: Sequence[Group], chosen: Sequence[Group]) -> list[Group]:
    """Return the titles that stand right under bare labels or numbers but are not chosen, where most labels have
    one.
    """
    firsts = {group.first: group for group in groups}
    labels = [group for group in chosen if group.numbering_only]
    under = [firsts.get(text_below(rows, label.last)) for label in labels]
    titles = [g for g in under if g and g.gap_after and g.follows >= 8 and _may_be_title(g.text)]
    if len(titles) < max(2, 0.6 * len(labels)):
        return []
    known = {(group.first, group.last) for group in chosen}
    return [title for title in titles if (title.first, title.last) not in known]


def _may_be_title(text: str) -> bool:
    return len(text) <= 80 and not ends_sentence(text)


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
