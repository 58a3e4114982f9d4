"""Lines that stay lines: verse, addresses, signatures of several lines, title pages.

In wrapped prose the first word of a line would not have fitted on the line before. Where it mostly would have,
somebody broke the lines on purpose, and every break is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, repeat
from statistics import mean, median

from converter.draft import Chunk, Draft, Form, Row
from converter.lineation import (
    MOST_CAPITALS,
    begins_with_capital,
    ends_early,
    is_meant,
    opens_quotation,
    quotation_end,
)
from converter.model import Block, Decision, Quotation, Run, Span, Verse
from converter.options import Options
from converter.text import ends_sentence, has_full_stop, starts_lower
from converter.verse_lines import verse_lines

_FEWEST = 3
"""Lines of the shortest verse that is looked for in the midst of prose."""
_MOST_ENDED = 0.6
"""Share of lines of verse that end a sentence, at most."""
_MOST_GOING_ON = 0.25
"""Share of lines of verse that begin with a small letter, at most."""
_MOST_GOING_ON_SET_IN = 1 / 3
"""The same for lines that are set in and fill what width is left, so that they may as well be wrapped."""
_FULL = 0.95
"""Share of lines that are no longer than the width to which lines would be wrapped."""
_ROOM_LEFT = 0.85
"""Share of that width within which the next word surely fits: letters differ in width."""
_MOSTLY_EARLY = 0.4
"""Share of lines with room for the next word from which somebody broke them. Wrapped paragraphs have such a line at
their end only.
"""
_LONGEST = 60
"""Letters of a middling line from which lines that go on in small letters are sentences that somebody broke in two."""
_RAGGED = 0.25
"""Mean deviation of lines' lengths, as a share of the middle one, from which few lines amid prose are no verse."""
_MOST_QUOTED = 24
"""Lines of verse within one quotation, at most."""
_MOST_ITEMS = 16
"""Lines from which they are verse however ragged: lists that long are rarely without a mark."""


def keep(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with chunks of meant lines turned into verse; no word changes, so nothing is decided."""
    blocks: list[Block | Chunk] = []
    divided = not draft.form.separated and draft.form.width > 0
    on_purpose = draft.source.markup == "rich" and _breaks_are_meant(draft.blocks)
    for is_chunk, group in groupby(draft.blocks, key=lambda block: isinstance(block, Chunk)):
        if not is_chunk:
            blocks += group
            continue
        chunks = [block for block in group if isinstance(block, Chunk)]
        parts = _divided(chunks, draft.form) if divided else (_whole_or_none(c, draft.form, on_purpose) for c in chunks)
        for chunk, own in zip(chunks, parts, strict=True):
            first, *others = _wrapped(chunk, own)
            joined = _joined(blocks[-1], first, divided) if chunk.after_page and blocks else None
            blocks[len(blocks) - bool(joined) :] = [joined or first, *others]
    return replace(draft, blocks=tuple(blocks)), ()


def _breaks_are_meant(blocks: Sequence[Block | Chunk]) -> bool:
    """Return whether line breaks inside the paragraphs of a formatted document are the author's: wrapped lines, which
    some programs write as breaks, mostly go on in small letters, and no word of the next would have fitted on them.
    """
    inner = (pair for block in blocks if isinstance(block, Chunk) for pair in pairwise(block.rows))
    pairs = [(before.text.strip(), after.text.strip()) for before, after in inner if before.wraps is None]
    if len(pairs) < _FEWEST:
        return False
    if sum(starts_lower(after) for _, after in pairs) <= _MOST_GOING_ON * len(pairs):
        return True
    lengths = sorted(len(before) for before, _ in pairs)
    if median(lengths) > _LONGEST:
        return False
    width = lengths[round(_FULL * (len(pairs) - 1))]
    early = sum(len(before) + 1 + len(after.partition(" ")[0]) <= _ROOM_LEFT * width for before, after in pairs)
    return early >= _MOSTLY_EARLY * len(pairs)


def _joined(before: Block | Chunk, after: Block | Chunk, divided: bool) -> Verse | None:
    """Return the verse that a page's end cut, or ``None``; where blank lines part stanzas, only in mid-sentence."""
    if not isinstance(before, Verse) or not isinstance(after, Verse):
        return None
    last = "".join(run.text for run in before.lines[-1])
    if ends_sentence(last) and not divided:
        return None
    return Verse(before.lines + after.lines, span=_over(before.span, after.span))


def _over(first: Span, last: Span) -> Span:
    return Span(min(first.first, last.first), max(first.last, last.last))


def _wrapped(chunk: Chunk, parts: Sequence[Block | Chunk]) -> Sequence[Block | Chunk]:
    """Return the verse of a quoted chunk as a quotation."""
    if not chunk.quoted:
        return parts
    return [part if isinstance(part, Chunk) else Quotation((part,), part.span) for part in parts]


def _whole_or_none(chunk: Chunk, form: Form, on_purpose: bool) -> Sequence[Block | Chunk]:
    """Return the chunk as verse or as it is."""
    meant = len(chunk.rows) > 1 if on_purpose else is_meant(chunk.rows, form)
    if chunk.flows and _share_going_on(chunk.rows) > _MOST_GOING_ON_SET_IN:
        meant = False
    return [_verse(chunk.rows)] if meant else [chunk]


def _share_going_on(rows: Sequence[Row]) -> float:
    """Return the share of lines after the first that begin with a small letter."""
    return sum(starts_lower(row.text) for row in rows[1:]) / max(1, len(rows) - 1)


def _divided(chunks: Sequence[Chunk], form: Form) -> Iterator[Sequence[Block | Chunk]]:
    """Yield for each chunk its parts, verse and other, where no blank lines part paragraphs."""
    pages = [chunk.rows for chunk in chunks]
    kinds = iter(verse_lines(pages, form))
    if form.capitals <= MOST_CAPITALS:
        kinds = _with_quoted_lines(list(_without_paragraphs(list(kinds), pages)), pages, form)
    for chunk in chunks:
        found: list[Block | Chunk] = []
        for is_verse, group in groupby(chunk.rows, key=lambda row: next(kinds)):
            rows = tuple(group)
            first = rows[0] is chunk.rows[0]
            other = replace(chunk, rows=rows, after_page=chunk.after_page and first, gap=chunk.gap if first else 0)
            found.append(_verse(rows) if is_verse else other)
        yield found


def _without_paragraphs(kinds: Sequence[bool], pages: Sequence[Sequence[Row]]) -> Iterator[bool]:
    """Yield *kinds* without verse that is too short, or whose lines are paragraphs: each a sentence, or an item."""
    rows = [row for page in pages for row in page]
    beside_prose = sum(kinds) < 0.5 * len(kinds)
    for is_verse, group in groupby(range(len(rows)), key=kinds.__getitem__):
        lines = [rows[i] for i in group]
        enough = len(lines) >= _FEWEST and not _are_sentences(lines)
        items = (beside_prose and len(lines) < _MOST_ITEMS and _are_ragged(lines)) or _are_numbered(lines)
        yield from repeat(is_verse and enough and not items, len(lines))


def _with_quoted_lines(kinds: list[bool], pages: Sequence[Sequence[Row]], form: Form) -> Iterator[bool]:
    """Yield *kinds* with lines that are quoted together, and broken before the width demands it, as verse."""
    at = 0
    for page in pages:
        for i, row in enumerate(page):
            if opens_quotation(row.text) and (number := _quoted_lines(page[i : i + _MOST_QUOTED], form)):
                kinds[at + i : at + i + number] = [True] * number
        at += len(page)
    yield from kinds


def _quoted_lines(rows: Sequence[Row], form: Form) -> int:
    """Return how many lines the quotation has that opens with the first of *rows*, if all begin with capitals and are
    broken early, and the first not after a sentence; 0 for none.
    """
    first = rows[0].text
    if quotation_end(first, first) is not None or has_full_stop(first):
        return 0
    for number, (row, following) in enumerate(pairwise(rows), 2):
        if not ends_early(row, following, form) or not begins_with_capital(following.text):
            return 0
        if end := quotation_end(following.text, first):
            after = rows[number : number + 1]
            closes = not any(map(str.isalnum, end)) and not (after and not ends_early(following, after[0], form))
            return number if closes else 0
    return 0


def _are_ragged(rows: Sequence[Row]) -> bool:
    """Return whether lines differ in length as the items of a list do; lines of verse are of a measure.

    What goes on in small letters belongs to the line before it.
    """
    lengths = [0]
    for row in rows:
        if not starts_lower(row.text) or len(lengths) == 1:
            lengths.append(0)
        lengths[-1] += len(row.text.strip())
    middle = median(lengths[1:])
    return mean(abs(length - middle) for length in lengths[1:]) > _RAGGED * middle


def _are_numbered(rows: Sequence[Row]) -> bool:
    """Return whether most lines begin with a figure, as hardly any of verse does."""
    return sum(row.text.lstrip()[:1].isdecimal() for row in rows) > 0.5 * len(rows)


def _are_sentences(rows: Sequence[Row]) -> bool:
    """Return whether most lines end a sentence: each is a paragraph then."""
    return sum(has_full_stop(row.text) for row in rows) > _MOST_ENDED * len(rows)


def _verse(rows: Sequence[Row]) -> Verse:
    edge = min(row.indent for row in rows)
    lines = tuple(_line(row, edge) for row in rows)
    return Verse(lines, span=Span(rows[0].line, rows[-1].line))


def _line(row: Row, edge: int) -> tuple[Run, ...]:
    """Return the line with the indent it has beyond the others kept as no-break spaces."""
    text = row.text.strip()
    indent = min(40, row.indent - edge)
    return (Run("\u00a0" * indent + " ".join(text.split(" "))),)
