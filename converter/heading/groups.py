"""Groups of lines that could be a heading, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from converter.draft import Row, Style
from converter.heading.bare_labels import bare_labels
from converter.heading.blocks import ENOUGH, is_rule_alone, is_set_in_above, words_above, words_below
from converter.heading.dated_titles import dated_lines
from converter.heading.hard_breaks import is_between_paragraphs, measure, titles_by_break
from converter.heading.runs import look_of, runs_of
from converter.heading.styles import (
    decimal,
    gap_before,
    indent_of,
    left_edge,
    numbering_of,
    style_between,
    text_above,
)
from converter.looks import without_code
from converter.text import begins_note, ends_sentence, is_capitals, number_of, starts_lower, word_count, words

_MOST_ROWS = 5
_LONGEST = 200
_RUN_IN = 70
"""Characters that a title may have which stands on the first line of a chunk, with text right under it."""
_CLOSING = (")", "]")
_COMMAS = frozenset(",;،؛、，；")
_BRACKET = 12
"""Rows above a group in which a bracket may have been opened: captions are short."""
_SIGNS = re.compile(r"[\W_]+\d*$")
"""Signs alone, or the remains of a leader with its page number."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that could be a heading."""

    first: int
    """Index of its first row."""
    last: int
    """Index of its last row, inclusive."""
    line: int
    """First line in the source."""
    end_line: int
    """Last line in the source."""
    text: str
    """Its rows, joined."""
    gap: int
    """Blank rows before it."""
    gap_after: int
    """Blank rows after it; 0 when text follows on the next row."""
    follows: int
    """Length in words of the text up to the next blank row or group."""
    style: Style
    """What groups of one kind share."""
    above: int = 0
    """Length in words of the text above it up to a gap wider than its own; 0 for none, and at the top of a page."""
    tops: bool = False
    """Whether no text stands above it in the document."""
    below: int = 0
    """Length in words of the text below it up to a rule, a gap wider than its own or the end of a page."""
    under_rule: bool = False
    """Whether a rule of signs stands right above it."""
    set_in_above: bool = False
    """Whether it is set in from the edge just as the line above it, as the author under a quotation is."""
    breaks_off: bool = False
    """Whether the text above it on the page goes on: it ends in a comma, or in a small word without a full stop."""
    in_bracket: bool = False
    """Whether it stands in a bracket that was opened above it."""
    larger: float = 0.0
    """How much larger than the running text its type is, as a share of it; 0 where the format does not tell."""
    other_face: bool = False
    """Whether its typeface or paragraph style is another than the running text's."""
    look: tuple[bool, float, str] = (False, 0.0, "")
    """Whether it is bold, its size and its face, exactly."""
    breaks_short: bool = False
    """Whether its line breaks over a full one though the next word would have fitted."""
    parts_paragraphs: bool = False
    """Whether a line that breaks so stands between two paragraphs, and not among items."""

    @property
    def bold(self) -> bool:
        """Whether it is bold."""
        return self.style.bold

    @property
    def hashes(self) -> int:
        """Number of Markdown heading signs."""
        return self.style.hashes

    @property
    def capitals(self) -> bool:
        """Whether it is in capitals."""
        return self.style.capitals

    @property
    def centred(self) -> bool:
        """Whether it is set far in."""
        return self.style.centred

    @property
    def numbering(self) -> str:
        """Kind of its number: ``label``, ``roman``, ``arabic`` or empty."""
        return self.style.numbering

    @property
    def over_paragraph(self) -> bool:
        """Whether its text begins on the next line, set in as paragraphs are."""
        return self.style.set_in

    @property
    def number(self) -> int:
        """The value of its number, 0 for none; of several, as in ``Chapter 1.IV``, of the last."""
        if not self.numbering:
            return 0
        said = words(self.text)
        if self.numbering_only:
            figures = said[-1]
        else:
            figures = said[1] if self.numbering == "label" and len(said) > 1 else said[0]
        return number_of(figures) or 0

    @property
    def numbering_only(self) -> bool:
        """Whether it says nothing but its number."""
        return self.style.numbering_only


def groups_of(rows: Sequence[Row]) -> list[Group]:
    """Return every run of rows between blanks, bold and plain apart, that is short enough for a heading, and the first
    lines of longer runs that could be a heading with its text right under it.
    """
    runs = runs_of(rows)
    edge = left_edge(rows)
    body = body_look(rows)
    set_in = first_lines_set_in(rows, edge)
    width = measure(rows)
    broken = titles_by_break(rows, width)
    found: list[Group] = []
    above = 0
    for k, (first, last) in enumerate(runs):
        if begins_note(rows[first].text):
            continue
        gap = gap_before(rows, first, runs[k - 1][1] if k else -1)
        if k and gap and above > gap + 1 and _in_brackets(rows, runs[k - 1]):
            gap = above
        above = gap
        short = last - first < _MOST_ROWS and sum(len(row.text) for row in rows[first : last + 1]) <= _LONGEST
        if short and broken.keys().isdisjoint(range(first, last)):
            below = runs[k + 1][0] if k + 1 < len(runs) else len(rows)
            found += _made(rows, (first, last), (gap, below - last - 1, _following(rows, below, len(rows))), edge, body)
        elif last - first >= 1:
            found += _run_in(rows, (first, last), gap, edge, body, broken, width)
    found = [
        replace(g, breaks_short=True, parts_paragraphs=is_between_paragraphs(rows, g.first, g.last, width))
        if broken.get(g.first) == g.last
        else g
        for g in _with_bare_labels(found)
    ]
    if set_in:
        return found
    return [replace(g, style=g.style._replace(set_in=False)) if g.style.set_in else g for g in found]


def _with_bare_labels(groups: Sequence[Group]) -> list[Group]:
    """Return *groups* with those taken for bare labels that others of their kind tell to be ones."""
    bare = bare_labels({group.first: (group.text, group.style) for group in groups})
    return [
        replace(g, style=g.style._replace(numbering="label", numbering_only=True)) if g.first in bare else g
        for g in groups
    ]


def _in_brackets(rows: Sequence[Row], run: tuple[int, int]) -> bool:
    """Return whether a run is one remark in brackets: a picture, or where a serial began, which belongs to the title
    under it.
    """
    text = " ".join(row.text.strip() for row in rows[run[0] : run[1] + 1]) if run[1] - run[0] < _MOST_ROWS else ""
    return text.startswith("[") and text.endswith("]") and "[" not in text[1:]


def first_lines_set_in(rows: Sequence[Row], edge: int) -> bool:
    """Return whether the document sets in the first line of a paragraph: lines after a short line that ends a
    sentence.
    """
    width = max((len(row.text) for row in rows[:2000]), default=0)
    after = [
        indent_of(lower.text) > edge + 1
        for upper, lower in pairwise(rows)
        if upper.text and lower.text and len(upper.text) < 0.8 * width and ends_sentence(upper.text)
    ]
    runs = run_count(rows)
    return len(after) >= max(5, 0.3 * runs) and sum(after) >= 0.5 * len(after)


def run_count(rows: Sequence[Row]) -> int:
    """Return how many runs of text end in a blank row."""
    return sum(not lower.text and bool(upper.text) for upper, lower in pairwise(rows))


def _following(rows: Sequence[Row], first: int, end: int) -> int:
    """Return the number of words from row *first* to row *end*, exclusive, or to the next blank that is no page's end
    and in no sentence; once they are plenty, no more are counted.
    """
    number = 0
    for i in range(first, end):
        if number > ENOUGH or not (rows[i].text or rows[i].page_break or _is_torn(rows, i, first)):
            break
        number += word_count(rows[i].text)
    return number


def _is_torn(rows: Sequence[Row], i: int, first: int) -> bool:
    """Return whether a sentence goes on in small letters over the blank row *i*."""
    if not first < i < len(rows) - 1 or not rows[i - 1].text or not rows[i + 1].text:
        return False
    return starts_lower(rows[i + 1].text) and not ends_sentence(rows[i - 1].text)


def _run_in(
    rows: Sequence[Row],
    run: tuple[int, int],
    gap: int,
    edge: int,
    body: tuple[float, str],
    broken: Mapping[int, int],
    width: int,
) -> Iterator[Group]:
    """Yield the lines inside a longer run that could be a heading: its first one, bare numbers between its lines, and
    those *broken* off, and titles with a date in brackets, in text that is *width* wide.
    """
    first, last = run
    found: list[tuple[int, int]] = []
    for i in range(first, last):
        text = rows[i].text.strip()
        may_end_in_date = rows[i].text.endswith(_CLOSING) or rows[i + 1].text.endswith(_CLOSING)
        lines = dated_lines(rows, i, width) if may_end_in_date else 0
        if lines and i + lines - 1 < last:
            found.append((i, i + lines - 1))
        elif i in broken and broken[i] < last:
            found.append((i, broken[i]))
        elif (
            (i == first and _may_run_in(text))
            or (len(text) <= 40 and numbering_of(text)[0] in ("roman", "label"))
            or (len(text) <= _RUN_IN and decimal(text) and not ends_sentence(text))
        ):
            found.append((i, i))
    for own in found:
        around = (gap if own[0] == first else 0, 0, _following(rows, own[1] + 1, last + 1))
        yield from _made(rows, own, around, edge, body)


def _may_run_in(text: str) -> bool:
    """Return whether *text* could be a title with its text right under it."""
    return len(text) <= _RUN_IN and not starts_lower(text) and (not ends_sentence(text) or is_capitals(text))


def body_look(rows: Sequence[Row]) -> tuple[float, str]:
    """Return size and face of most of the running text; 0 and empty where the format does not tell."""
    looks: Counter[tuple[float, str]] = Counter()
    for row in without_code(rows) if len(set(map(look_of, rows))) > 1 else rows[:1]:
        looks[row.size, row.face] += len(row.text)
    return looks.most_common(1)[0][0] if looks else (0.0, "")


def _made(
    rows: Sequence[Row], run: tuple[int, int], around: tuple[int, int, int], edge: int, body: tuple[float, str]
) -> Iterator[Group]:
    first, last = run
    text = " ".join(row.text.strip() for row in rows[first : last + 1])
    if _SIGNS.match(text):
        return
    gap, gap_after, follows = around
    size, face = body
    above = text_above(rows, first)
    yield Group(
        first,
        last,
        rows[first].line,
        rows[last].line,
        text,
        gap,
        gap_after,
        follows,
        style=_shared(style_between(rows, first, last, gap, gap_after, edge)),
        above=words_above(rows, first, gap),
        below=words_below(rows, last, gap),
        under_rule=gap > 0 and is_rule_alone(rows, above),
        set_in_above=gap <= 1 and is_set_in_above(rows, above, first, edge),
        tops=above < 0,
        breaks_off=_goes_on(rows, above, first),
        in_bracket=_in_bracket(rows, first),
        larger=rows[first].size / size - 1 if size and rows[first].size else 0.0,
        other_face=bool(rows[first].face) and rows[first].face != face,
        look=look_of(rows[first]),
    )


@lru_cache(maxsize=1024)
def _shared(style: Style) -> Style:
    """Return one and the same object for styles alike: thousands of groups share few."""
    return style


def _goes_on(rows: Sequence[Row], above: int, first: int) -> bool:
    """Return whether the text in row *above*, the last one above row *first*, goes on over the page: a heading hardly
    ever interrupts a sentence.
    """
    if above < 0 or any(row.page_break for row in rows[above:first]):
        return False
    text = rows[above].text.rstrip()
    return text[-1] in _COMMAS or (text[-1].isalpha() and text.rsplit(maxsplit=1)[-1][0].islower())


def _in_bracket(rows: Sequence[Row], first: int) -> bool:
    """Return whether a bracket that begins a line of the few rows above *first* is not closed before it."""
    for i in range(first - 1, max(-1, first - _BRACKET), -1):
        text = rows[i].text
        if "]" in text:
            return False
        if "[" in text and text.lstrip()[0] == "[":
            return True
    return False


def normal_gap(rows: Sequence[Row]) -> int:
    """Return the commonest number of blank rows between runs of text."""
    filled = (i for i, row in enumerate(rows) if row.text)
    gaps = Counter(below - above - 1 for above, below in pairwise(filled) if below - above > 1)
    return gaps.most_common(1)[0][0] if gaps else 1
