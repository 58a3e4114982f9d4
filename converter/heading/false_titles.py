"""Lines that are set like headings and are none: pull quotes, captions over pictures, sources and dates over titles,
who said the mottos under them, entries with a leader, salutations, the last line of all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from statistics import median

from converter import dates
from converter.draft import Row
from converter.heading.blocks import ends_in_date
from converter.heading.groups import Group
from converter.heading.styles import text_above
from converter.text import ENTRY_END, ends_sentence, fold, folded_words, word_count

_LEADS_IN = re.compile(r"[,:;]\s?[-–—]+\W*$")
"""What ends a line that calls somebody, or leads to what is said under it."""
_FEWEST_WORDS = 6
"""Words from which a sentence that stands twice is no coincidence."""
_FEWEST = 2
"""Lines of a kind from which it is one."""
_MOSTLY = 0.6
"""Share of a kind that must stand so for all of it to be judged so."""
_HARDLY = 10
"""Words between two titles that are no text."""
_MOST_OVER = 3
"""Lines over a title that may name its source, date and rubric."""
_OVER = 8
"""Words of such a line at most."""
_MOTTO = 30
"""Words of a motto, at most."""
_ENDING = 3
"""Words with which a line begins that names what ends there, at most."""
_OPENING, _CLOSING = '"“„«‘‚', '"”'
"""Signs that open quotations, and those that hardly do anything but close one at the end of a line."""
_WHOLE_DATE = len("2021-05-05")


def false_titles(
    rows: Sequence[Row],
    groups: Sequence[Group],
    chosen: Sequence[Group],
    pictures: Collection[int],
    listed: Collection[int],
    lang: str,
) -> frozenset[int]:
    """Return the first rows of those of the *chosen* groups that are no headings; *groups* are all that could be any,
    *pictures* the source's lines that are one, *listed* the last rows of the headings that the printed contents name.
    """
    return frozenset(
        {
            *_pull_quotes(rows, chosen),
            *_over_pictures(rows, chosen, sorted(pictures)),
            *_over_titles(rows, groups, chosen, lang),
            *_under_mottos(rows, chosen, listed),
            *_salutations(rows, groups, chosen, lang),
            *(group.first for group in chosen if not group.hashes and _ends_otherwise(group.text)),
            *_closing(rows, chosen),
            *_ends_of_titles(chosen),
        }
    )


def _ends_otherwise(text: str) -> bool:
    """Return whether *text* ends as no title does: in a leader and a number, as if more were said, or with what closes
    a quotation that was opened above.
    """
    closes = text.rstrip()[-1:] in _CLOSING and not any(sign in text[:-1] for sign in _OPENING)
    return bool(ENTRY_END.search(text) or _LEADS_IN.search(text)) or closes


def _ends_of_titles(chosen: Sequence[Group]) -> Iterator[int]:
    """Yield lines that end with what a title above them says, with a label and a number, and begin with a word or two
    more: ``END OF CANTO I``.
    """
    labels: set[str] = set()
    for group in chosen:
        said = folded_words(group.text)
        if group.numbering == "label":
            labels.add(" ".join(said))
        elif any(" ".join(said[k:]) in labels for k in range(1, min(len(said), _ENDING + 1))):
            yield group.first


def _closing(rows: Sequence[Row], chosen: Sequence[Group]) -> Iterator[int]:
    """Yield the line that closes the whole text: nothing is under it, so it names what stands above."""
    for last in chosen[-1:]:
        if not last.hashes and not any(row.text for row in rows[last.last + 1 :]):
            yield last.first


def _pull_quotes(rows: Sequence[Row], chosen: Sequence[Group]) -> Iterator[int]:
    """Yield whole sentences that the running text says as well.

    Only where the format tells how they are set: a poem's title may be its first line, in any type.
    """
    candidates = [group for group in chosen if _may_be_quote(group)]
    text = " ".join(fold(row.text) for row in rows if row.text) if candidates else ""
    yield from (group.first for group in candidates if text.count(fold(group.text)) > 1)


def _may_be_quote(group: Group) -> bool:
    displayed = group.larger > 0 or group.other_face
    ends = ends_sentence(group.text) and not group.capitals and not group.hashes
    return displayed and ends and word_count(group.text) >= _FEWEST_WORDS


def _over_pictures(rows: Sequence[Row], chosen: Sequence[Group], pictures: Sequence[int]) -> Iterator[int]:
    """Yield lines in the size of the text of whose kind most stand right over a picture, with hardly a word besides."""
    kinds: dict[object, list[tuple[Group, bool, int]]] = defaultdict(list)
    for number, group in enumerate(chosen if pictures else ()):
        end = chosen[number + 1].first if number + 1 < len(chosen) else len(rows)
        below = next((row.line for row in rows[group.last + 1 : end] if row.text), 0)
        words = sum(word_count(row.text) for row in rows[group.last + 1 : end])
        kinds[group.look].append((group, _has_one(pictures, group.end_line, below or _line(rows, end)), words))
    for members in kinds.values():
        plain = all(not group.hashes and group.larger <= 0 for group, _, _ in members)
        shown = sum(over for _, over, _ in members)
        alone = median(words for _, _, words in members) < _HARDLY
        if plain and alone and shown >= max(_FEWEST, _MOSTLY * len(members)):
            yield from (group.first for group, _, _ in members)


def _line(rows: Sequence[Row], at: int) -> int:
    return rows[at].line if at < len(rows) else rows[-1].line + 1


def _has_one(pictures: Sequence[int], above: int, below: int) -> bool:
    """Return whether a picture stands between two lines of the source."""
    at = bisect_right(pictures, above)
    return at < len(pictures) and pictures[at] < below


def _over_titles(rows: Sequence[Row], groups: Sequence[Group], chosen: Sequence[Group], lang: str) -> Iterator[int]:
    """Yield lines that stand over a title together with its date, at a place where most titles have one."""
    ends = {group.last: group for group in groups}
    titles = {group.first for group in chosen}
    stacks = [(group, _stack(rows, group, ends)) for group in chosen]
    dated = [(group, stack) for group, stack in stacks if any(_is_date(each, lang) for each in stack)]
    often = Counter(place for _, stack in dated for place in range(len(stack)))
    over = {each.first for _, stack in dated for each in stack}
    tops = [group for group, _ in dated if group.first not in over]
    if len(tops) < _FEWEST or len(tops) < _MOSTLY * sum(group.first not in over for group, _ in stacks):
        return
    for _, stack in dated:
        for place, each in enumerate(stack):
            if each.first in titles and often[place] >= _MOSTLY * len(tops):
                yield each.first


def _under_mottos(rows: Sequence[Row], chosen: Sequence[Group], listed: Collection[int]) -> Iterator[int]:
    """Yield lines in the type of the text that hardly more than a motto parts from a title which the printed contents
    name, where most lines that these leave out stand so: they say whose words it is.
    """
    plain = [group for group in chosen if not (group.numbering or group.hashes or group.bold or group.larger > 0)]
    under = [group for group in plain if _ends_motto(rows, group.first, listed)]
    if len(under) >= max(_FEWEST, _MOSTLY * len(chosen)):
        yield from (group.first for group in under)


def _ends_motto(rows: Sequence[Row], first: int, listed: Collection[int]) -> bool:
    """Return whether no more than a motto stands between row *first* and the *listed* title above it, and no less."""
    number = 0
    for i in range(first - 1, -1, -1):
        if i in listed:
            return number > 0
        number += word_count(rows[i].text)
        if number > _MOTTO:
            break
    return False


def _salutations(rows: Sequence[Row], groups: Sequence[Group], chosen: Sequence[Group], lang: str) -> Iterator[int]:
    """Yield lines over a letter that call somebody: they end as if more were said, and most that do and are set alike
    stand right under a date.
    """
    kinds: dict[object, list[bool]] = defaultdict(list)
    for group in groups:
        if _calls(group):
            above = text_above(rows, group.first)
            kinds[group.look, group.capitals].append(above >= 0 and ends_in_date(rows[above].text.strip(), lang))
    letters = {kind for kind, found in kinds.items() if sum(found) >= max(_FEWEST, _MOSTLY * len(found))}
    yield from (group.first for group in chosen if _calls(group) and (group.look, group.capitals) in letters)


def _calls(group: Group) -> bool:
    return group.text.endswith((":", ",")) and not group.hashes


def _stack(rows: Sequence[Row], title: Group, ends: Mapping[int, Group]) -> list[Group]:
    """Return the short groups right above *title*, the nearest first."""
    found: list[Group] = []
    here = title
    while len(found) < _MOST_OVER and (above := ends.get(text_above(rows, here.first))) is not None:
        if word_count(above.text) > _OVER or ends_sentence(above.text):
            break
        found.append(above)
        here = above
    return found


def _is_date(group: Group, lang: str) -> bool:
    """Return whether a group is a date to the day, from end to end."""
    found = dates.read(group.text, lang) if any(c.isdigit() for c in group.text) else None
    return found is not None and len(found.iso) == _WHOLE_DATE
