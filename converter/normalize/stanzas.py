"""Poems whose blank lines are lost: their epigraphs, who wrote these, and their stanzas.

Stanzas of one poem mostly have the same number of lines, and mostly end with a sentence. Where sentences end after
every fourth line, counted from the poem's end, and seldom elsewhere, its stanzas have four lines. How sure that is
tells the likelihood ratio of two rates of ends against a single one (S. S. Wilks, "The large-sample distribution of
the likelihood ratio", Annals of Mathematical Statistics 9, 1938). An epigraph stands under the title and ends with a
sentence; the line below it that ends none and is set as titles and names are says whose it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log
from typing import NamedTuple

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Paragraph, Span, Verse
from converter.options import Options
from converter.text import has_full_stop, starts_lower, words

_LONGEST_EPIGRAPH = 7
"""Lines of an epigraph, at most."""
_LONGEST_SECOND = 4
"""Lines from the source of one to that of another, at most."""
_SHORT_WORD = 3
"""Letters of words that stand small in titles."""
_MOST_WORDS = 8
"""Words of a line that says whose an epigraph is, at most."""
_COUPLET = 2
"""Lines of a couplet: they are printed without blank lines, and so are longer units made of them."""
_LONGEST = 14
"""Lines of the longest stanza."""
_FEWEST = 3
"""Stanzas of one form from which it shows."""
_SURE = 8.0
"""Logarithm of the likelihood ratio from which chance is ruled out among all forms that are tried."""
_SURE_OF_KNOWN = 4.0
"""The same for the length that stanzas of other poems in the document surely have."""
_MOSTLY = 0.8
"""Share of stanzas that end a sentence, at least."""
_HALVES = 0.1
"""By so much fewer halves of stanzas must end a sentence than stanzas do."""


class _Form(NamedTuple):
    """Stanzas of one length at the end of a poem."""

    evidence: float
    """Logarithm of the likelihood ratio."""
    length: int
    """Lines of a stanza."""
    number: int
    """How many stanzas there are."""


class _Rate(NamedTuple):
    """How many of some lines end a sentence."""

    hits: int
    """Lines that do."""
    number: int
    """All of the lines."""

    @property
    def share(self) -> float:
        """Share of the lines that do."""
        return self.hits / max(1, self.number)

    @property
    def likelihood(self) -> float:
        """Logarithm of how likely that is at this very rate."""
        return sum(n * log(n / self.number) for n in (self.hits, self.number - self.hits) if n)

    def with_more(self, ends: Sequence[bool]) -> _Rate:
        """Return the rate with more lines."""
        return _Rate(self.hits + sum(ends), self.number + len(ends))


def part(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with poems divided where no blank lines part anything."""
    if draft.form.separated or not draft.form.width:
        return draft, ()
    titled = {i + 1 for i, block in enumerate(draft.blocks) if isinstance(block, Heading)}
    poems = [_poem(block, i in titled) for i, block in enumerate(draft.blocks) if isinstance(block, Verse)]
    known = frozenset(form.length for poem in poems if (form := _best(poem.lines[poem.begins :])))
    numbers = sorted(row.line for row in draft.rows if row.text) if poems else []
    waiting = iter(poems)
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        if not isinstance(block, Verse):
            blocks.append(block)
            continue
        parts, found = _divided(block, next(waiting), known, numbers)
        blocks += parts
        decisions += found
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


class _Poem(NamedTuple):
    """The lines of a poem."""

    lines: Sequence[str]
    """Their texts."""
    sources: Sequence[int]
    """Which of them say whose the epigraphs are."""

    @property
    def begins(self) -> int:
        """The first line after the epigraphs."""
        return self.sources[-1] + 1 if self.sources else 0


def _poem(verse: Verse, titled: bool) -> _Poem:
    lines = ["".join(run.text for run in line).strip() for line in verse.lines]
    return _Poem(lines, sources_of_epigraphs(lines) if titled else [])


def sources_of_epigraphs(lines: Sequence[str]) -> list[int]:
    """Return which of the first *lines* under a title say whose the lines above them are."""
    found: list[int] = []
    for i in range(1, len(lines) - 1):
        if i > (found[-1] + _LONGEST_SECOND if found else _LONGEST_EPIGRAPH):
            break
        if has_full_stop(lines[i - 1]) and _is_named(lines[i]) and not starts_lower(lines[i + 1]):
            found.append(i)
    return found


def _is_named(line: str) -> bool:
    """Return whether a line is set as titles and names are: longer words begin with capitals, and no sign ends it."""
    said = words(line)
    longer = [word for word in said if len(word) > _SHORT_WORD] or said[:1]
    return line[-1:].isalnum() and len(said) <= _MOST_WORDS and all(word[0].isupper() for word in longer)


def _divided(
    verse: Verse, poem: _Poem, known: Collection[int], numbers: Sequence[int]
) -> tuple[Sequence[Block], Sequence[Decision]]:
    """Return the parts of a poem whose lines have some of the *numbers*, and what was decided."""
    lines = numbers[bisect_left(numbers, verse.span.first) : bisect_right(numbers, verse.span.last)]
    stanzas = stanza_starts(poem.lines[poem.begins :], known)
    starts = sorted({*(poem.begins + at for at in stanzas), *poem.sources, *(at + 1 for at in poem.sources)})
    if not starts or len(lines) != len(verse.lines):
        return [verse], []
    parts: list[Block] = []
    for first, end in pairwise([0, *starts, len(lines)]):
        own, span = verse.lines[first:end], Span(lines[first], lines[end - 1])
        parts.append(Paragraph(own[0], span=span) if first in poem.sources else replace(verse, lines=own, span=span))
    decisions = [_source(lines[at], poem.lines[at]) for at in poem.sources]
    return parts, [*decisions, *([_decision(stanzas, lines[poem.begins :])] if stanzas else [])]


def _source(line: int, text: str) -> Decision:
    message = "this line says whose the epigraph above it is: it was set apart"
    return Decision("epigraph", Action.MARKED, line, line, message, before=text, confidence=0.7)


def _decision(stanzas: Sequence[int], lines: Sequence[int]) -> Decision:
    return Decision(
        "stanzas",
        Action.MARKED,
        lines[0],
        lines[-1],
        "sentences end after lines of the same number: this poem was divided into stanzas",
        evidence=(("stanzas", len(stanzas) + 1), ("lines", len(lines) - stanzas[-1])),
        confidence=0.8,
    )


def stanza_starts(lines: Sequence[str], known: Collection[int] = ()) -> list[int]:
    """Return at which of the *lines* of a poem without blank lines another stanza begins; none if that does not show.

    A line that goes on in small letters is the rest of a long one. Stanzas of a *known* length need less evidence.
    """
    form = _best(lines, known)
    if form is None:
        return []
    whole, ends = _whole_lines(lines)
    length = 2 * form.length if _are_halves(ends, form) else form.length
    first = len(whole) - form.length * form.number
    return [whole[at] for at in range(len(whole) - length, max(first, 1) - 1, -length)][::-1]


def _best(lines: Sequence[str], known: Collection[int] = ()) -> _Form | None:
    """Return the likeliest form of the stanzas of a poem, if it is any."""
    _, ends = _whole_lines(lines)
    forms = (form for length in range(_COUPLET, _LONGEST + 1) for form in _forms(ends, length))
    known = {_COUPLET, *known}
    sure = [form for form in forms if form.evidence >= (_SURE_OF_KNOWN if form.length in known else _SURE)]
    best = max(sure, default=None)
    return None if best is None or best.length == _COUPLET else best


def _whole_lines(lines: Sequence[str]) -> tuple[list[int], list[bool]]:
    """Return where the lines of the poem begin, long ones being broken in two, and whether each ends a sentence."""
    whole = [i for i, line in enumerate(lines) if i == 0 or not starts_lower(line) or has_full_stop(lines[i - 1])]
    return whole, [has_full_stop(lines[after - 1]) for _, after in pairwise([*whole, len(lines)])]


def _forms(ends: Sequence[bool], length: int) -> Iterator[_Form]:
    """Yield how much speaks for stanzas of *length* lines at a poem's end, for every number of them of which most end a
    sentence.
    """
    mostly = 0 if length == _COUPLET else _MOSTLY
    outer, inner = _Rate(0, 0), _Rate(sum(ends[-length:-1]), length - 1)
    for number, first in enumerate(range(len(ends) - length, -1, -length), 1):
        if number > 1:
            inner = inner.with_more(ends[first : first + length - 1])
        if first > 0:
            outer = outer.with_more(ends[first - 1 : first])
        if number >= _FEWEST and outer.share >= mostly and outer.share > inner.share:
            both = _Rate(outer.hits + inner.hits, outer.number + inner.number)
            yield _Form(outer.likelihood + inner.likelihood - both.likelihood, length, number)


def _are_halves(ends: Sequence[bool], form: _Form) -> bool:
    """Return whether what looks like a stanza is half of one: every other ends less often with a sentence."""
    boundaries = [ends[i - 1] for i in range(len(ends) - form.length, 0, -form.length)][: form.number]
    halves, wholes = (_Rate(0, 0).with_more(boundaries[at::2]) for at in (0, 1))
    return 2 * form.length <= _LONGEST and halves.share <= wholes.share - _HALVES
