"""Lines become paragraphs: by distance, type, indents, markers of lists, and lines that end early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converter.readers.pdf.rows import is_bullet, is_marker
from converter.readers.pdf.typography import Typography
from converter.readers.pdf.values import Box, Column, Paragraph, TextLine
from converter.text import ends_sentence, starts_lower

_LOOSE = 1.25
"""Lines farther apart than this many times the usual distance do not belong together."""
_LOOSEST = 1.8
"""The same within an entry of a contents list, which often is set wider than the text."""
_LEADER = re.compile(r"(?:[.·…_]\s?){4,}\s*\w{1,7}$")
_OTHER_SIZE = 0.08
_STEP = 0.7
"""An indent is at least this share of the size."""
_SPACE = 0.3
_CLEARLY = 0.5
"""Sizes of room that a line must leave beside the next word for its break to be somebody's; programs that weigh whole
paragraphs leave a little.
"""
_SHARED = 3
"""Lines that must begin at one place for it to be an edge."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Between which edges the lines of one size run in a column."""

    left: float
    """Commonest left edge; that of all lines in the column where this size has few."""
    right: float
    """Rightmost end of a line."""
    hangs: bool
    """Whether lines set in go on with the line above, as in a bibliography, instead of beginning a paragraph."""


def paragraphs(column: Column, typography: Typography) -> list[Paragraph]:
    """Return the paragraphs of a column."""
    edges = {size: _edges(column, size) for size in {line.size for line in column.lines}}
    groups: list[list[TextLine]] = []
    for line in (_placed(line, edges[line.size], column.obstacles) for line in column.lines):
        if groups and _began_above(line, groups[-1], edges[line.size], typography):
            groups.append([groups[-1].pop(), line])
        elif groups and not _begins(line, groups[-1], edges[groups[-1][-1].size], typography):
            groups[-1].append(line)
        else:
            groups.append([line])
    gaps = [0.0, *(_gap(a[-1], b[0], typography) for a, b in pairwise(groups))]
    return [
        Paragraph(
            lines=tuple(lines),
            gap=gap,
            space=(column.left, column.right),
            tops=not i,
        )
        for i, (lines, gap) in enumerate(zip(groups, gaps, strict=True))
    ]


def breaks_early(line: TextLine, following: TextLine, margin: float = 0.1) -> bool:
    """Return whether the first word of the *following* line would have fitted at the end of *line*, with *margin* sizes
    to spare.
    """
    return line.right + _needed(following, line.size) < line.reach - margin * line.size


def _needed(following: TextLine, size: float) -> float:
    """Return the width of a space and of the first word of a line."""
    first = [following.words[0]]
    for word in following.words[1:]:
        if not word.glued:
            break
        first.append(word)
    return _SPACE * size + max(word.right for word in first) - min(word.left for word in first)


def wrapped(lines: Sequence[TextLine], space: tuple[float, float] | None) -> list[bool | None]:
    """Return of each line whether it ends only for want of room; centred ones have room on both sides, in *space*."""
    found: list[bool | None] = []
    for line, following in pairwise(lines):
        if space:
            early = line.right - line.left + _needed(following, line.size) < space[1] - space[0]
        else:
            early = breaks_early(line, following, _CLEARLY)
        found.append(not (line.cells or early))
    return [*found, None]


def _placed(line: TextLine, edges: Edges, obstacles: Sequence[Box]) -> TextLine:
    """Return the line with its indent and its reach: to the edge of the column, or to what stands before it."""
    middle = line.baseline - 0.3 * line.size
    before = (
        box.left for box in obstacles if box.top < middle < box.bottom and line.right - 2 <= box.left < edges.right
    )
    return replace(line, indent=line.left - edges.left, reach=min(before, default=edges.right))


def _edges(column: Column, size: float) -> Edges:
    own = [line for line in column.lines if line.size == size]
    lefts = Counter(round(line.left) for line in own)
    right = max(line.right for line in own)
    common = min(lefts, key=lambda left: (-lefts[left], left))
    set_in = [
        not breaks_early(replace(before, reach=right), line)
        for before, line in pairwise(column.lines)
        if line.size == before.size == size and line.left - before.left >= _STEP * size
    ]
    if lefts[common] < _SHARED:
        every = Counter(round(line.left) for line in column.lines)
        common = min(every, key=lambda left: (-every[left], left))
        common = common if every[common] > 1 else round(column.left)
    return Edges(
        common, right, len(set_in) >= 3 and sum(set_in) >= 0.75 * len(set_in) and lefts[common] <= 0.7 * len(own)
    )


def _gap(above: TextLine, below: TextLine, typography: Typography) -> float:
    leading = typography.leading(max(above.size, below.size))
    return (below.baseline - above.baseline - leading) / typography.leading(typography.size)


def _begins(line: TextLine, paragraph: Sequence[TextLine], edges: Edges, typography: Typography) -> bool:
    """Return whether *line* begins a new paragraph below the lines of *paragraph*."""
    above = paragraph[-1]
    if abs(line.size - above.size) > _OTHER_SIZE * max(line.size, above.size):
        return True
    step = (line.baseline - above.baseline) / typography.leading(above.size)
    early = breaks_early(above, line)
    ended = ends_sentence(above.text)
    if _LEADER.search(line.text) and not (_LEADER.search(above.text) or early or ended or step > _LOOSEST):
        return False
    if step > _LOOSE or line.words[0].raised:
        return True
    if line.cells and above.cells:
        return False
    goes_on = not early and not ended and starts_lower(line.text)
    if _restyled(above, line) and not goes_on:
        return True
    if is_item(line) and (early or ended or is_bullet(line.words[0].text)) and not goes_on:
        return True
    return _steps(line, paragraph, edges, early, ended, typography.size)


def _began_above(line: TextLine, paragraph: Sequence[TextLine], edges: Edges, typography: Typography) -> bool:
    """Return whether the last line of *paragraph* is the first of one that goes on in *line*: it is set in, full, and
    ends in mid-sentence, and *line* stands at the edge.
    """
    if len(paragraph) < 2 or edges.hangs or paragraph[-1].size != line.size:
        return False
    before, above = paragraph[-2:]
    near = line.baseline - above.baseline <= _LOOSE * typography.leading(above.size)
    set_in = above.left - line.left >= _STEP * line.size and abs(line.indent) < _STEP * line.size
    flows = not ends_sentence(above.text) and not breaks_early(above, line) and not _restyled(above, line)
    return near and set_in and flows and (ends_sentence(before.text) or breaks_early(before, above))


def _restyled(above: TextLine, line: TextLine) -> bool:
    """Return whether all of one line is bold, or in another family, and nothing of the other."""
    bold = (
        above.bold != line.bold
        and not (above.bold and line.words[0].face.bold)
        and not (line.bold and above.words[-1].face.bold)
    )
    italic = (
        above.italic != line.italic
        and not (above.italic and line.words[0].face.italic)
        and not (line.italic and above.words[-1].face.italic)
    )
    return bold or italic or above.face.family != line.face.family


def is_item(line: TextLine) -> bool:
    """Return whether the line begins with the marker of a list."""
    return len(line.words) > 1 and not line.words[1].glued and is_marker(line.words[0].text)


def _steps(line: TextLine, paragraph: Sequence[TextLine], edges: Edges, early: bool, ended: bool, size: float) -> bool:
    """Return whether indents or an early end part *line* from the *paragraph* above."""
    above = paragraph[-1]
    step = (line.left - above.left) / line.size
    display = line.size > (1 + _OTHER_SIZE) * size or line.bold
    if display and abs(line.left + line.right - above.left - above.right) < 0.5 * line.size:
        return False  # the lines of a centred title
    if step >= _STEP:
        flows = not ended and starts_lower(line.text)
        hangs = len(paragraph) == 1 and not early and (edges.hangs or is_item(above) or flows)
        return not hangs and (ended or not early)
    if step <= -_STEP and len(paragraph) > 1:
        return ended or not early or paragraph[0].left < above.left - _STEP * line.size
    return early and ended and not starts_lower(line.text)
