"""The order of reading: a page is cut into columns and bands until nothing can be cut.

A recursive X-Y cut (G. Nagy, S. Seth: Hierarchical representation of optically scanned documents, ICPR 1984). Cutting
at every gap between lines would tear columns apart, so bands are not cut out first: the gutter that most lines keep
clear is looked for, the band of lines along it becomes two columns, and what stands above and below is cut apart by
itself. (After J.-L. Meunier, Optimized XY-cut for determining a page reading order, ICDAR 2005, who cuts first and
joins the bands again that share a gutter.)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.readers.pdf.gutters import Strip, Surroundings, divided, gutter
from converter.readers.pdf.rows import Row, line_of, segments
from converter.readers.pdf.values import Box, Column, Page, Word

_DEEPEST = 40
_MOST_WORDS = 15_000
"""Words of a page that is read; one with more is a drawing, and has no columns."""
_FEWEST_BOXED = 5
"""Words that a frame must hold to be read by itself."""
Leaf = tuple[list[Row], Box]
Rows = list[list[Word]]


@dataclass(frozen=True, slots=True)
class Parts:
    """A page that is cut into columns."""

    page: Page
    """The page."""
    leaves: list[Leaf]
    """Rows that are read in one go, with the space they stand in, in order."""
    boxed: list[tuple[Box, Rows]]
    """Frames with the rows that are read by themselves in each."""
    leftward: bool
    """Whether most of the text runs from right to left."""
    gutters: list[Strip]
    """The gutters between the columns."""


def cut(page: Page, rows: Sequence[Sequence[Word]], bounds: Box, known: Sequence[Strip] = ()) -> Parts:
    """Return *rows* cut into columns.

    *bounds* is the space of the page that text fills, *known* are gutters that part columns elsewhere in the document.
    """
    boxed, free = _boxed(rows, page.frames)
    leftward = _runs_leftward(rows)
    depth = _DEEPEST if sum(map(len, free)) <= _MOST_WORDS else 0
    obstacles = (*page.pictures, *(frame for frame, _ in boxed))
    around = Surroundings(page.rules, obstacles, tuple(known))
    gutters: list[Strip] = []
    leaves = _cut([segments(row) for row in free], bounds, _Cut(around, leftward, gutters), depth)
    return Parts(page, leaves, boxed, leftward, gutters)


def columns(parts: Parts) -> list[Column]:
    """Return the columns of a page in the order of reading."""
    page = parts.page
    obstacles = (*page.pictures, *(frame for frame, _ in parts.boxed))
    found = [_column(leaf, page, obstacles, parts.leftward) for leaf in parts.leaves]
    for frame, members in parts.boxed:
        own = columns(cut(replace(page, frames=()), members, frame))
        at = _place(found, frame)
        found[at:at] = own
    return found


def _column(leaf: Leaf, page: Page, obstacles: tuple[Box, ...], leftward: bool) -> Column:
    rows, box = leaf
    if leftward:
        lines = tuple(line_of(row, page.number, page.width) for row in rows)
        return Column(lines, page.width - box.right, page.width - box.left)
    return Column(tuple(line_of(row, page.number) for row in rows), box.left, box.right, obstacles)


@dataclass(frozen=True, slots=True)
class _Cut:
    """What holds for all cuts of a page."""

    around: Surroundings
    """What else tells where columns are."""
    leftward: bool
    """Whether the right column is read first."""
    gutters: list[Strip]
    """Gutters that were cut along, collected."""


def _cut(rows: list[Row], box: Box, page: _Cut, depth: int) -> list[Leaf]:
    """Return the leaves of *rows*, in order."""
    strip = gutter(rows, page.around) if depth and len(rows) >= 2 else None
    if not strip:
        return [(rows, box)] if rows else []
    page.gutters.append(strip)
    left, right = divided(rows[strip.first : strip.last + 1], strip)
    sides = [(left, replace(box, right=strip.left)), (right, replace(box, left=strip.right))]
    inner = [
        leaf
        for own, space in (reversed(sides) if page.leftward else sides)
        for leaf in _cut(own, space, page, depth - 1)
    ]
    above = _cut(rows[: strip.first], box, page, depth - 1)
    below = _cut(rows[strip.last + 1 :], box, page, depth - 1)
    return above + inner + below


def _runs_leftward(rows: Sequence[Sequence[Word]]) -> bool:
    """Return whether most words belong to a script that is written from right to left."""
    kinds = [unicodedata.bidirectional(word.text[0]) for row in rows for word in row if word.text]
    return sum(kind in ("R", "AL") for kind in kinds) > sum(kind == "L" for kind in kinds)


def _boxed(rows: Sequence[Sequence[Word]], frames: Sequence[Box]) -> tuple[list[tuple[Box, Rows]], Rows]:
    """Return the frames that stand beside other text with the rows in each, and the rows outside them.

    Frames that touch one another are the cells of a table; one with nothing beside it is read where it stands anyway.
    """
    free = [list(row) for row in rows]
    found: list[tuple[Box, Rows]] = []
    for frame in _apart(frames):
        inside = [own for row in free if (own := [word for word in row if _holds(frame, word)])]
        outside = [own for row in free if (own := [word for word in row if not _holds(frame, word)])]
        beside = any(frame.top < row[0].baseline - 0.3 * row[0].size < frame.bottom for row in outside)
        words = sum(map(len, inside))
        if beside and len(inside) >= 2 and _FEWEST_BOXED <= words < sum(map(len, outside)):
            found.append((frame, inside))
            free = outside
    return found, free


def _holds(frame: Box, word: Word) -> bool:
    return frame.holds((word.left + word.right) / 2, word.baseline - 0.3 * word.size)


def _apart(frames: Sequence[Box]) -> list[Box]:
    """Return the *frames* that neither repeat nor touch another, from top to bottom."""
    kept: list[Box] = []
    for frame in sorted(set(frames), key=lambda f: (f.top, f.left, f.bottom, f.right)):
        if not any(_same(frame, other) for other in kept):
            kept.append(frame)
    return [f for f in kept if not any(_touch(f, other) for other in kept if other is not f)]


def _same(one: Box, other: Box) -> bool:
    pairs = zip(
        (one.left, one.top, one.right, one.bottom), (other.left, other.top, other.right, other.bottom), strict=True
    )
    return all(abs(a - b) < 4 for a, b in pairs)


def _touch(one: Box, other: Box) -> bool:
    across = one.left <= other.right + 2 and other.left <= one.right + 2
    return across and one.top <= other.bottom + 2 and other.top <= one.bottom + 2


def _place(found: Sequence[Column], frame: Box) -> int:
    """Return before which column a frame is read: after the one it interrupts, else before what is right or below."""
    for i, column in enumerate(found):
        overlap = min(column.right, frame.right) - max(column.left, frame.left)
        top, bottom = column.lines[0].baseline, column.lines[-1].baseline
        if overlap >= 0.5 * (frame.right - frame.left) and top < frame.bottom and bottom > frame.top:
            return i + 1
    for i, column in enumerate(found):
        top, bottom = column.lines[0].baseline, column.lines[-1].baseline
        if top > frame.bottom or (column.left >= frame.right and bottom > frame.top):
            return i
    return len(found)
