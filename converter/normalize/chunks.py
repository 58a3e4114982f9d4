"""Rows become headings and chunks; the form of the running text is measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, compress, pairwise

from converter.draft import Chunk, Draft, Form, Mark, Row
from converter.lineation import (
    begins_with_capital,
    ends_early,
    goes_on,
    is_meant,
    is_torn,
    room_in_characters,
    room_in_print,
)
from converter.model import Decision, Heading, Run, Span
from converter.options import Options
from converter.text import begins_note, ends_sentence, starts_lower

_OVERLONG = 0.15
"""Share of lines far longer than the width from which lines are paragraphs, and the short ones something else."""
_FEWEST_ENDS = 5
"""Paragraphs that end without a blank line below before any is looked for."""
_UNSEPARATED = 0.08
"""So many such ends for each blank line (page ends apart) show that blank lines do not part all paragraphs."""
_FEWEST_TORN = 3
"""Sentences that a blank line tears apart before blank lines are doubted."""
_TORN = 0.01
"""So many of them for each blank line show that blank lines stand where the extraction saw a gap, not a paragraph."""
_ENOUGH_LINES = 30
"""Lines that go on in the next from which the width is measured on them alone: verse has few, and none of its width."""
_FULL = 0.9
"""A line counts as full from this share of the width."""
_SHORT = 0.85
"""A line that ends a paragraph is shorter than this share of the width."""
_HARDLY = 0.02
"""Share of wrapped lines on which the next word would have fitted after all."""
_LOOSE = 0.85
"""Share of the width that lines which a person wrapped reach with the next word; shorter ones were not wrapped."""
_EVENER = 0.01
"""By so much the shortest wrapped lines must be nearer to the middle ones in print than in characters."""
_FEWEST_WRAPPED = 12
"""Wrapped lines from which their first letters are counted."""
_LEAST_CAPITALS = 0.1
"""Share of wrapped lines that begin with a capital, at least: few lines do not tell."""


def divide(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with headings and chunks as blocks, and the form of its lines."""
    blocks: list[Heading | Chunk] = []
    entries: list[tuple[str, int]] = []
    confidences: list[tuple[str, float]] = []
    at = 0
    for mark in draft.marks:
        blocks += _chunks(draft.rows[at : mark.first])
        heading = _heading(draft.rows, mark, f"heading-{len(confidences)}")
        blocks.append(heading)
        confidences.append((heading.id, mark.confidence))
        if mark.entry is not None:
            entries.append((heading.id, mark.entry))
        at = mark.last + 1
    blocks += _chunks(draft.rows[at:])
    form = measure([block for block in blocks if isinstance(block, Chunk)])
    if draft.source.markup == "rich":
        form = replace(form, separated=True)  # the format itself says where a paragraph ends
    return replace(
        draft, blocks=tuple(blocks), form=form, entry_of=tuple(entries), confidence_of=tuple(confidences)
    ), ()


def _heading(rows: Sequence[Row], mark: Mark, ident: str) -> Heading:
    """Return the heading with a line break for every row, which the next pass reads and takes out."""
    own = [row for row in rows[mark.first : mark.last + 1] if row.text]
    runs = tuple(Run(row.text.strip()) for row in own)
    return Heading(mark.level, runs, ident, span=Span(own[0].line, own[-1].line))


def _chunks(rows: Sequence[Row]) -> list[Chunk]:
    found: list[Chunk] = []
    run: list[Row] = []
    gap, paged, before = 0, False, (1, False)
    for row in rows:
        if not row.text:
            if run:
                found.append(Chunk(tuple(run), before[1], before[0]))
                run, gap, paged = [], 0, False
            gap, paged = gap + 1, paged or row.page_break
            continue
        if run and begins_note(row.text):
            found.append(Chunk(tuple(run), before[1], before[0]))
            run, gap, paged = [], 0, False
        if not run:
            before = (gap, paged)
        run.append(row)
    if run:
        found.append(Chunk(tuple(run), before[1], before[0]))
    return found


def measure(chunks: Sequence[Chunk]) -> Form:
    """Return the form of the lines of *chunks*: width from the lines that another line follows, edge from their
    indents.
    """
    rows = [row for chunk in chunks for row in chunk.rows]
    inner = [row for chunk in chunks for row in chunk.rows[:-1]]
    edge = _edge(rows)
    going_on = [_going_on(chunk) for chunk in chunks]
    pairs = list(chain.from_iterable(going_on))
    full = [row for row, _ in pairs] if len(pairs) >= _ENOUGH_LINES else inner
    width = _width([row.extent - edge for row in full])
    if not width or _ends_each(inner, width) or _are_overlong(rows, 1.6 * width + edge):
        return Form(0, edge)
    flows = [not is_meant(chunk.rows, Form(width, edge)) for chunk in chunks]
    prose = list(compress(chunks, flows))
    ends = sum(_ends_inside(chunk, width + edge) for chunk in prose)
    blanks = sum(not chunk.after_page for chunk in chunks)
    torn = sum(not b.after_page and is_torn(a.rows[-1], b.rows[0], Form(width, edge)) for a, b in pairwise(chunks))
    separated = (ends < _FEWEST_ENDS or ends < _UNSEPARATED * blanks) and (torn < _FEWEST_TORN or torn < _TORN * blanks)
    form = Form(width, edge, separated, _first_line_indent(prose, edge, width))
    if not separated:
        form = _with_room(form, pairs)
    form = replace(form, capitals=_capitals(prose, form))
    return _with_typed_room(form, list(chain.from_iterable(compress(going_on, flows)))) if separated else form


def _with_room(form: Form, pairs: Sequence[tuple[Row, Row]]) -> Form:
    """Return the form with the width of wrapped lines and the next word, in print or in characters, whichever makes
    them evener.

    Each of *pairs* is a line that ended for want of room, and the one it goes on in.
    """
    if len(pairs) < _ENOUGH_LINES:
        return form
    typed = sorted(room_in_characters(row, following) for row, following in pairs)
    printed = sorted(room_in_print(row, following) for row, following in pairs)
    least, middle = int(_HARDLY * len(pairs)), len(pairs) // 2
    in_print = printed[least] / printed[middle] > typed[least] / typed[middle] + _EVENER
    return replace(form, room=printed[least] if in_print else typed[least], in_print=in_print)


def _with_typed_room(form: Form, pairs: Sequence[tuple[Row, Row]]) -> Form:
    """Return the form with the length of wrapped lines and the next word, in characters, as a person types them, if
    they were wrapped at all.
    """
    if len(pairs) < _ENOUGH_LINES:
        return form
    typed = sorted(room_in_characters(row, following) for row, following in pairs)
    room = typed[int(_HARDLY * len(typed))]
    return replace(form, room=room) if room >= _LOOSE * (form.width + form.edge) else form


def _capitals(prose: Sequence[Chunk], form: Form) -> float:
    """Return the share of lines of *prose* that begin with a capital where only the width ended the line before; where
    such lines are few, where no sentence ended.
    """
    pairs = [pair for chunk in prose for pair in pairwise(chunk.rows) if not ends_sentence(pair[0].text)]
    wrapped = [pair for pair in pairs if not ends_early(*pair, form)]
    counted = wrapped if len(wrapped) >= _FEWEST_WRAPPED else pairs
    if len(counted) < _FEWEST_WRAPPED:
        return form.capitals
    return max(_LEAST_CAPITALS, sum(begins_with_capital(row.text) for _, row in counted) / len(counted))


def _going_on(chunk: Chunk) -> list[tuple[Row, Row]]:
    """Return the lines that end for want of room, since the next goes on in small letters, each with the next."""
    return [pair for pair in pairwise(chunk.rows) if goes_on(*pair)]


def _are_overlong(rows: Sequence[Row], limit: float) -> bool:
    """Return whether too many lines are longer than the *limit* to be wrapped ones."""
    return sum(len(row.text) > limit and row.extent > limit for row in rows) > _OVERLONG * len(rows)


def _ends_each(rows: Sequence[Row], width: int) -> bool:
    """Return whether long lines mostly end a sentence, as wrapped lines rarely do: then every line is a paragraph."""
    least = 0.6 * width
    long = [row.text.rstrip("\"'”’»)") for row in rows if len(row.text) >= least and row.extent >= least]
    return len(long) >= 4 and sum(text.endswith((".", "!", "?", "。", "؟")) for text in long) >= 0.7 * len(long)


def _edge(rows: Sequence[Row]) -> int:
    counts = Counter(row.indent for row in rows if len(row.text) > 40 and row.extent > 40)
    return counts.most_common(1)[0][0] if counts else 0


def _width(lengths: Sequence[int]) -> int:
    """Return the length that full lines have, or 0 when no length is common enough for wrapped text."""
    if len(lengths) < 4:
        return max(lengths, default=0) if len(lengths) >= 2 and max(lengths) <= 100 else 0
    ordered = sorted(lengths)
    width = ordered[int(0.9 * (len(ordered) - 1))]
    near = sum(_FULL * width - 4 <= n <= 1.1 * width for n in lengths)
    return width if 24 <= width <= 160 and near >= 0.25 * len(lengths) else 0


def _ends_inside(chunk: Chunk, width: int) -> int:
    """Return how many lines inside a chunk end a paragraph without a blank line below: after a full line, one that
    ends a sentence short of the width, and then a new beginning.
    """
    rows = chunk.rows
    return sum(
        ends_sentence(short.text)
        and full.extent >= _FULL * width
        and short.extent < _SHORT * width
        and not starts_lower(following.text)
        for full, short, following in zip(rows, rows[1:], rows[2:], strict=False)
    )


def _first_line_indent(prose: Sequence[Chunk], edge: int, width: int) -> int:
    """Return how far first lines of paragraphs are indented, when those of *prose* mostly are: the first of a chunk
    whose others stand at the edge, and those after a line that ended short.
    """
    steps: list[int] = []
    for chunk in prose:
        rows = chunk.rows
        if len(rows) > 1 and not chunk.after_page and rows[1].indent == edge:
            steps.append(rows[0].indent - edge)
        steps += [
            following.indent - edge
            for row, following in pairwise(rows)
            if row.extent < _SHORT * (width + edge) and ends_sentence(row.text)
        ]
    inside = [step for step in steps if 1 < step <= 12]
    return Counter(inside).most_common(1)[0][0] if len(inside) >= 3 and len(inside) >= 0.5 * len(steps) else 0
