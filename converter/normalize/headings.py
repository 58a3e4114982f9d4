"""The other headings: decided from combined evidence, style by style, over the whole document.

Each short group of lines that could be a heading gets a score from its typography, its position and its wording; groups
of one style are then judged together, because headings of a kind look alike and stand far apart, while lines of verse,
lists of names and signatures come in crowds. What stays in doubt stays text.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from converter.draft import Draft, Mark, Row, Style
from converter.heading.alternation import in_turn
from converter.heading.blocks import words_between
from converter.heading.broken_titles import with_rests
from converter.heading.by_lines import by_lines, names_under_titles
from converter.heading.context import context
from converter.heading.covers import on_covers
from converter.heading.evidence import evidence_of, weighed
from converter.heading.false_titles import false_titles
from converter.heading.groups import Group, groups_of
from converter.heading.letters import over_letters
from converter.heading.motto_authors import motto_authors
from converter.heading.outside import outside_text
from converter.heading.siblings import with_siblings
from converter.heading.speakers import speakers
from converter.heading.styles import left_edge, numbering_of, style_of, text_above
from converter.heading.surroundings import OFTEN, Surroundings, is_date, survey
from converter.heading.talks import questions
from converter.heading.weights import FIRST, FIRST_BIAS, SECOND, SECOND_BIAS
from converter.model import Action, Decision, Severity, Status
from converter.options import Options
from converter.text import ends_sentence, first_word, fold
from converter.title_places import bare
from converter.vocabulary import BY

_REVIEW = -0.6
"""Between this score and 0 the text stays text and a decision asks for review."""
_IN_TURN = 2.0
"""Score of a line that stands in turn with paragraphs, at least."""
_MUCH_SURER = 2.5
"""How much higher the score of the heading right under a line must be for the line to be none."""
_FAR = 2
"""Blank rows over a line from which one of its kind alone is no subtitle."""
_HARDLY = 15
"""Words between two headings with the same text from which the first is a heading as well."""
_MOTTO = 120
"""Words under a half-title, at most."""
_MOSTLY_UNDER = 0.6
"""Share of the dates that must stand right under a heading for dates to be none."""
_SUBTITLES = 0.7
"""Share of a style's groups that stand right under another heading from which the style is one of subtitles."""


def find(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the marks of all headings, in order."""
    taken = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    groups = groups_of(draft.rows)
    edge = left_edge(draft.rows) if draft.marks else 0
    listed = [replace(mark, style=style_of(draft.rows, mark.first, mark.last, edge)) for mark in draft.marks]
    free = [
        group
        for group in groups
        if not any(i in taken for i in range(group.first, group.last + 1)) and not _over_contents(draft, group)
    ]
    around = survey(draft.rows, groups, draft.metadata.lang)
    turns = in_turn(draft.rows, free)
    scores = [
        max(score, _IN_TURN) if group.first in turns else score
        for group, score in zip(free, _scores(around, free, listed), strict=True)
    ]
    chosen = [group for group, score in zip(free, scores, strict=True) if score > 0]
    pictures = {paragraph.span.first for paragraph in draft.set_aside if not paragraph.role}
    ends = {mark.last for mark in listed}
    false = false_titles(draft.rows, groups, chosen, pictures, ends, draft.metadata.lang)
    false |= speakers(draft.rows, chosen, [mark.first for mark in listed])
    captions = {line.number for line in draft.source.lines if line.caption} if draft.source.tells_looks else set()
    false |= outside_text(draft.rows, free, captions)
    false |= over_letters(draft.rows, chosen) | questions(draft.rows, chosen)
    false |= motto_authors(draft.rows, [group for group in chosen if group.first not in false], listed)
    chosen = [group for group in chosen if group.first not in false]
    chosen = _without_dates_of_titles(draft.rows, chosen, ends, around)
    sure = {(group.first, group.last): score for group, score in zip(free, scores, strict=True)}
    most = _MUCH_SURER if around.parted else inf
    chosen = _without_last_lines(draft.rows, chosen, sure, {mark.first for mark in listed}, most)
    written = by_lines(draft.rows, groups, chosen, ends)
    kept = [g for g in _without_subtitles(draft.rows, chosen, taken, around.diary) if g.first not in written]
    names, over = names_under_titles(draft.rows, groups, ends)
    open_to = {group.first for group in free} - false - {group.first for group in kept}
    kept = [*(g for g in kept if g.first not in names), *(g for g in over if g.first in open_to)]
    kept += _titles_of_labels(draft.rows, free, kept)
    kept = with_siblings(draft.rows, [group for group in free if group.first not in false], kept)
    covers = on_covers(draft.rows, kept)
    kept = [group for group in kept if group.first not in covers]
    found = [Mark(g.first, g.last, round(_confidence(sure[g.first, g.last]), 2), style=g.style) for g in kept]
    ordered = _apart(sorted([*listed, *found], key=lambda mark: mark.first))
    marks = _without_half_titles(draft.rows, _without_front_lists(draft.rows, ordered))
    marks = with_rests(draft.rows, groups, _with_labels_joined(draft.rows, marks))
    doubts = [] if listed else [(g, s) for g, s in zip(free, scores, strict=True) if _REVIEW < s <= 0]
    decisions = [_decision(draft.rows, mark) for mark in marks] + [_doubt(*doubt) for doubt in doubts]
    return replace(draft, marks=tuple(marks)), tuple(decisions)


def _over_contents(draft: Draft, group: Group) -> bool:
    """Return whether nothing but the printed contents followed the group: it is the title of the whole, or of the
    list.
    """
    if group.end_line >= draft.contents_line:
        return False
    below = _next_text(draft.rows, group.last)
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


def _directly_under(rows: Sequence[Row], above: int, below: int) -> bool:
    """Return whether no text stands between rows *above* and *below*, both exclusive."""
    return not any(row.text for row in rows[above + 1 : below])


def _without_last_lines(
    rows: Sequence[Row],
    chosen: Sequence[Group],
    scores: Mapping[tuple[int, int], float],
    listed: set[int],
    most: float,
) -> list[Group]:
    """Return *chosen* without lines right above a heading that is much surer, or, if their score is not above *most*,
    that the printed contents name: an agency or a name ends an article there.
    """
    weak = {
        group.first
        for group in chosen
        if not group.numbering and scores[group.first, group.last] < most and _next_text(rows, group.last) in listed
    }
    ends = {group.last for group in chosen}
    weak |= {
        upper.first
        for upper, lower in pairwise(chosen)
        if not upper.numbering
        and not (upper.hashes and upper.hashes == lower.hashes)  # the format calls both headings of one rank
        and not _opens(rows, upper, lower, ends)
        and _directly_under(rows, upper.last, lower.first)
        and scores[lower.first, lower.last] - scores[upper.first, upper.last] > _MUCH_SURER
    }
    return [group for group in chosen if group.first not in weak]


def _opens(rows: Sequence[Row], upper: Group, lower: Group, ends: set[int]) -> bool:
    """Return whether *upper* is a title over the number one of its first section, and no by-line under a title."""
    return lower.numbering_only and lower.number == 1 and text_above(rows, upper.first) not in ends


def _without_dates_of_titles(
    rows: Sequence[Row], chosen: Sequence[Group], listed: set[int], around: Surroundings
) -> list[Group]:
    """Return *chosen* without the dates, where most of them stand right under another heading: they say when that was
    written or spoken. In a diary most stand over a day alone.
    """
    dated = {g.first for g in chosen if not g.hashes and (g.first in around.diary or is_date(g.text, around.lang))}
    titles = listed | {group.last for group in chosen if group.first not in dated}
    under = sum(text_above(rows, first) in titles for first in dated)
    return list(chosen) if under < _MOSTLY_UNDER * len(dated) else [g for g in chosen if g.first not in dated]


def _without_subtitles(
    rows: Sequence[Row], chosen: Sequence[Group], taken: set[int], diary: frozenset[int]
) -> list[Group]:
    """Return *chosen* without the styles whose groups mostly stand right under another heading, closer than it; the
    first day of a diary may stand there as well.
    """
    ends = {group.last: group for group in chosen}
    under: dict[Style, list[bool]] = defaultdict(list)
    for group in chosen:
        above = next((i for i in range(group.first - 1, -1, -1) if rows[i].text), None)
        upper = ends.get(above) if above is not None else None
        closer = (
            upper is not None
            and (upper.gap > group.gap or upper.style != group.style)
            and not upper.numbering_only
            and first_word(upper.text) not in BY  # a by-line has no subtitle: the title is under it
        )
        under[_kind(group.style)].append(closer or (above is not None and above in taken))
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


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* without the rows that an earlier one has: a line between two titles belongs to the first."""
    kept: list[Mark] = []
    for mark in marks:
        first = max(mark.first, kept[-1].last + 1 if kept else 0)
        kept += [replace(mark, first=first)] if first <= mark.last else []
    return kept


def _without_front_lists(rows: Sequence[Row], marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* without those before the first that the printed contents name which say what one of these says:
    they stand in another list, such as that of the pictures.
    """
    start = next((mark.first for mark in marks if mark.entry is not None), 0)
    titles = {bare(_said(rows, mark)) for mark in marks if mark.entry is not None}
    return [mark for mark in marks if mark.first >= start or bare(_said(rows, mark)) not in titles]


def _without_half_titles(rows: Sequence[Row], marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* without titles that stand again as the next heading with hardly a word between, or with what
    stands under them and no more than a motto between: half-titles.
    """
    found: list[Mark] = []
    for mark in marks:
        while found and _is_half_title(rows, found[-1], mark):
            upper = found.pop()
            mark = replace(mark, entry=upper.entry if mark.entry is None else mark.entry)
        found.append(mark)
    return found


def _is_half_title(rows: Sequence[Row], upper: Mark, lower: Mark) -> bool:
    said, between = _said(rows, lower), words_between(rows, upper.last, lower.first, _MOTTO)
    if _said(rows, upper) == said:
        return between < _HARDLY
    over = _said(rows, replace(upper, last=lower.first - 1)) if between < _MOTTO else ""
    title = bare(said) if numbering_of(rows[lower.first].text.strip())[0] else said
    return over.startswith((f"{said} ", f"{title or said} "))


def _said(rows: Sequence[Row], mark: Mark) -> str:
    return fold(" ".join(row.text for row in rows[mark.first : mark.last + 1]))


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
    known = {(group.first, group.last) for group in chosen}
    return [title for title in titles if (title.first, title.last) not in known]


def _may_be_title(text: str) -> bool:
    return len(text) <= 80 and not ends_sentence(text)


def _next_text(rows: Sequence[Row], i: int) -> int:
    return next((k for k in range(i + 1, len(rows)) if rows[k].text), -1)


def _with_labels_joined(rows: Sequence[Row], marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks* with a bare number or label joined to the title right under it, where most of them have one."""
    pairs = {i for i, (upper, lower) in enumerate(pairwise(marks)) if _is_label_of(rows, upper, lower)}
    bare = sum(mark.style.numbering_only for mark in marks)
    if not pairs or len(pairs) < 0.5 * bare:
        return list(marks)
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
    return joined


def _is_label_of(rows: Sequence[Row], upper: Mark, lower: Mark) -> bool:
    bare = upper.style.numbering_only and not lower.style.numbering_only
    labelled = lower.style.numbering == "label"  # under ``VOLUME I`` another one, such as ``ESSAY I. ON A LAMP``
    return bare and not labelled and _directly_under(rows, upper.last, lower.first)


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
