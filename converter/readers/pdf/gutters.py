"""Gutters: strips between columns that neighbouring rows keep clear, and whether text stands on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from converter.readers.pdf.rows import Row
from converter.readers.pdf.values import Box

_GUTTER = 0.8
"""Least width of a gutter, as a share of the type's size."""
_WIDE_GUTTER = 1.2
"""Least width of one beside anything but columns of prose."""
_FULL = 0.7
"""A line of prose takes this share of its column."""
_LEAST_LENGTH = 12
"""Characters of a middling line of prose."""
_NEAR = 1.7
"""Lines closer than this many sizes go on with one another."""
_HEADLINE = 1.25
"""A headline is so much larger than the text."""
_EMPTY = 2.5
"""Height, in sizes, of the empty space beside a headline that begins another article."""


_TITLE = 6
"""Sizes of a headline below it in which both columns of its article have begun."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of the page that neighbouring rows keep clear."""

    left: float
    """Its left edge."""
    right: float
    """Its right edge."""
    first: int
    """Index of the first row along it."""
    last: int
    """Index of the last row along it."""
    both: int = 0
    """Number of rows of the shorter side with text beside them."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else tells where columns are."""

    rules: tuple[Box, ...] = ()
    """Drawn horizontal lines of the page."""
    obstacles: tuple[Box, ...] = ()
    """Pictures and frames whose text is read by itself; a column goes on below them."""
    known: tuple[Strip, ...] = ()
    """Gutters that part columns elsewhere in the document."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The rows on one side of a gutter."""

    rows: tuple[tuple[int, float, int], ...]
    """Index, width and number of characters of each."""
    width: float
    """Distance from the leftmost to the rightmost character."""
    letters: float
    """Share of letters among the characters."""
    clusters: int
    """Number of groups of rows that stand close to one another."""

    @property
    def is_prose(self) -> bool:
        """Whether most of its rows are full lines of some length, or nearly all but the few that are much longer: rows
        beside which still another column stands.
        """
        if len(self.rows) < 3 or self.length < _LEAST_LENGTH:
            return False
        widths = sorted(width for _, width, _ in self.rows)
        usual = widths[3 * (len(widths) - 1) // 4]
        full, nearly = (sum(width >= _FULL * w for width in widths) for w in (self.width, usual))
        return full >= 0.5 * len(widths) or nearly >= 0.85 * len(widths)

    @property
    def length(self) -> float:
        """Number of characters of a middling row."""
        return median(length for _, _, length in self.rows)


def gutter(rows: Sequence[Row], around: Surroundings) -> Strip | None:
    """Return the gutter along the most *rows* with text on both sides, or ``None``.

    One that goes on beyond it at both ends comes first: what crosses the shorter one, a title over some of the columns,
    would otherwise take the lines beside it along.
    """
    size = median(segment.size for row in rows for segment in row)
    end = len(rows) - 1
    tall = {s for s in _strips(rows, around.rules, size) if s.last - s.first >= 2 or s.last == end}
    strips = {_fitted(rows, strip, around, size): strip for strip in sorted(tall, key=lambda s: (s.left, s.first))}
    best = sorted(strips, key=lambda s: (-s.both, s.first - s.last, s.left - s.right, s.left, s.first))
    valid = [s for s in best if s.both and (_parts_text(rows, s, size) or _is_known(rows, s, around, size))]
    if not valid:
        return None
    first = valid[0]
    beyond = [s for s in valid if s.both >= 0.5 * first.both and _goes_beyond(rows, strips[s], strips[first])]
    return max(beyond, key=lambda s: strips[s].last - strips[s].first, default=first)


def _goes_beyond(rows: Sequence[Row], longer: Strip, strip: Strip) -> bool:
    apart = longer.left >= strip.right or longer.right <= strip.left
    crossing = any(_crosses(row, strip) for row in rows[longer.first : strip.first])
    return apart and crossing and longer.last >= strip.last


def _is_known(rows: Sequence[Row], strip: Strip, around: Surroundings, size: float) -> bool:
    """Return whether lines stand on both sides of a gutter that parts columns elsewhere in the document: there are too
    few of them to tell by themselves.
    """
    at = (k for k in around.known if strip.left <= k.left + 0.5 * size and abs(strip.right - k.right) <= 2.5 * size)
    if not any(at):
        return False
    sides = [_side(rows, strip, size, on_left) for on_left in (True, False)]
    return all(side.rows and side.letters >= 0.5 and side.length >= _LEAST_LENGTH for side in sides)


def divided(rows: Sequence[Row], strip: Strip) -> tuple[list[Row], list[Row]]:
    """Return what stands left and what stands right of the strip."""
    middle = (strip.left + strip.right) / 2
    left = [[segment for segment in row if segment.right <= middle] for row in rows]
    right = [[segment for segment in row if segment.right > middle] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _strips(rows: Sequence[Row], rules: Sequence[Box], size: float) -> Iterator[Strip]:
    """Yield every strip that is as wide as a gutter, with the longest run of rows that keep it clear."""
    active: list[Strip] = []
    for i, row in enumerate(rows):
        following: list[Strip] = []
        free = _free(row)
        for strip in active:
            crossed = _crossed(strip, rows[i - 1], row, rules)
            pieces = [] if crossed else [p for p in _pieces(strip, free, size, i) if not _is_headline(rows, i, p, size)]
            following += pieces
            if not pieces:
                yield strip
        for left, right in _free(_with_neighbours(rows, i, size))[1:-1]:
            if right - left >= _GUTTER * size and not any(_covers(s, left, right) for s in following):
                following.append(Strip(left, right, i, i))
        longest: dict[tuple[float, float], Strip] = {}
        for strip in following:  # a strip that was narrowed to another's width stays only if it began earlier
            longest.setdefault((strip.left, strip.right), strip)
        active = sorted(longest.values(), key=lambda s: (s.first, s.left))
    yield from active


def _with_neighbours(rows: Sequence[Row], i: int, size: float) -> Row:
    """Return row *i* with those that stand less than a line above it: lines of two columns seldom share baselines."""
    found = list(rows[i])
    for above in reversed(rows[:i]):
        if rows[i][0].baseline - above[0].baseline > size:
            break
        found += above
    return sorted(found, key=lambda segment: segment.left)


def _free(row: Row) -> list[tuple[float, float]]:
    """Return the stretches of a row without text, with those before and after all of it."""
    edges = [(float("-inf"), row[0].left)]
    right = row[0].right
    for segment in row[1:]:
        if segment.left > right:
            edges.append((right, segment.left))
        right = max(right, segment.right)
    return [*edges, (right, float("inf"))]


def _pieces(strip: Strip, free: Sequence[tuple[float, float]], size: float, row: int) -> Iterator[Strip]:
    for left, right in free:
        a, b = max(left, strip.left), min(right, strip.right)
        if b - a >= _GUTTER * size:
            yield Strip(a, b, strip.first, row)


def _covers(strip: Strip, left: float, right: float) -> bool:
    return min(strip.right, right) - max(strip.left, left) >= 0.5 * (right - left)


def _crossed(strip: Strip, above: Row, below: Row, rules: Sequence[Box]) -> bool:
    """Return whether a drawn line crosses the strip between two rows: the columns end there, or it is a table."""
    upper, lower = above[0].baseline, below[0].baseline
    return any(r.left < strip.left - 4 and r.right > strip.right + 4 and upper < r.top < lower for r in rules)


def _is_headline(rows: Sequence[Row], i: int, strip: Strip, size: float) -> bool:
    """Return whether row *i* is in large type on one side of the strip, and the other side is empty far above and below
    it: another article begins there.
    """
    row = rows[i]
    if max(segment.size for segment in row) < _HEADLINE * size or not _beside(row, strip):
        return False
    on_left = _has_text(row, strip, True)
    if on_left and _has_text(row, strip, False):
        return False
    above = next((r[0].baseline for r in reversed(rows[:i]) if _has_text(r, strip, not on_left)), None)
    below = next((r[0].baseline for r in rows[i:] if _has_text(r, strip, not on_left)), None)
    if below is None:  # with nothing below it at all it belongs to what was cut off there
        return all(max(segment.size for segment in r) >= _HEADLINE * size for r in rows[i:])
    largest = max(segment.size for segment in row)
    begins_beside = below - row[0].baseline <= _TITLE * largest
    return above is not None and below - above > _EMPTY * size and begins_beside


def _has_text(row: Row, strip: Strip, on_left: bool) -> bool:
    return row[0].right <= strip.left + 0.01 if on_left else row[-1].left >= strip.right - 0.01


def _fitted(rows: Sequence[Row], strip: Strip, around: Surroundings, size: float) -> Strip:
    """Return *strip* from the rows just above it that stand on one side only to the last that belongs to its columns.

    Rows below the shorter column belong to the longer one, but those that open what stands below both.
    """
    left = [(i, row[0].baseline) for i, row in _along(rows, strip) if _has_text(row, strip, True)]
    right = [(i, row[0].baseline) for i, row in _along(rows, strip) if _has_text(row, strip, False)]
    met = [_meeting(left, right, size), _meeting(right, left, size)]
    if not all(met):
        return strip
    first, last = min(met[0][0], met[1][0]), max(met[0][-1], met[1][-1])
    while first > 0 and _belongs_below(rows, first - 1, strip, around, size):
        first -= 1
    last = max(last, _end(rows, strip, last, size))
    while last < strip.last and _follows(rows[last], rows[last + 1], _NEAR * size, around.obstacles):
        last += 1
    return replace(strip, first=first, last=last, both=min(map(len, met)))


def _end(rows: Sequence[Row], strip: Strip, last: int, size: float) -> int:
    """Return the last row of the longer column: all to the end of the strip, but a title and what else stands close to
    the line that ends it; lines of which none fills the column are none of it.
    """
    end = strip.last
    if end == len(rows) - 1:
        return end
    if _crosses(rows[end + 1], strip):
        while end > last and (_is_near(rows, end, size) or rows[end][0].size >= _HEADLINE * size):
            end -= 1
    columns = rows[strip.first : last + 1]
    width = max((s.right - s.left for row in columns for s in row if _beside([s], strip)), default=0.0)
    fills = any(s.right - s.left >= _FULL * width for row in rows[last + 1 : end + 1] for s in row)
    return end if fills else last


def _is_near(rows: Sequence[Row], i: int, size: float) -> bool:
    return rows[i + 1][0].baseline - rows[i][0].baseline <= _EMPTY * size


def _belongs_below(rows: Sequence[Row], i: int, strip: Strip, around: Surroundings, size: float) -> bool:
    """Return whether row *i* belongs to the columns that begin below it, and is not the last line of a paragraph that
    runs over both.
    """
    row, below = rows[i], rows[i + 1]
    if not _beside(row, strip) or _crossed(strip, row, below, around.rules):
        return False
    across = rows[i - 1] if i else None
    if across and _crosses(across, strip) and abs(across[0].size - row[0].size) <= 0.05 * size:
        distance = row[0].baseline - across[0].baseline
        if distance <= min(_NEAR * row[0].size, below[0].baseline - row[0].baseline):
            return False
    same_side = any(_has_text(row, strip, side) and _has_text(below, strip, side) for side in (True, False))
    near = below[0].baseline - row[0].baseline <= 2.5 * size
    return near if not same_side else _follows(row, below, 2.5 * size, around.obstacles)


def _along(rows: Sequence[Row], strip: Strip) -> Iterator[tuple[int, Row]]:
    return ((i, rows[i]) for i in range(strip.first, strip.last + 1))


def _meeting(own: Sequence[tuple[int, float]], others: Sequence[tuple[int, float]], size: float) -> list[int]:
    """Return the indexes of the rows of one side beside which a row of the other side stands."""
    found: list[int] = []
    k = 0
    for i, baseline in own:
        while k < len(others) and others[k][1] < baseline - _NEAR * size:
            k += 1
        if k < len(others) and others[k][1] <= baseline + _NEAR * size:
            found.append(i)
    return found


def _beside(row: Row, strip: Strip) -> bool:
    return all(s.right <= strip.left + 0.01 or s.left >= strip.right - 0.01 for s in row)


def _crosses(row: Row, strip: Strip) -> bool:
    return any(s.left < strip.left and s.right > strip.right for s in row)


def _follows(above: Row, below: Row, distance: float, obstacles: Sequence[Box]) -> bool:
    """Return whether a row stands no farther below another than *distance*, what stands between them apart."""
    upper, lower = above[0].baseline, below[0].baseline
    passed = [
        box.bottom + below[0].size
        for box in obstacles
        if upper - distance < box.top
        and box.bottom < lower
        and box.left < below[-1].right
        and box.right > below[0].left
    ]
    return lower - max([upper, *passed]) <= distance and below[0].size < _HEADLINE * above[0].size


def _parts_text(rows: Sequence[Row], strip: Strip, size: float) -> bool:
    """Return whether lines of text stand on both sides, not the cells of a table or numbers beside their entries."""
    left, right = (_side(rows, strip, size, on_left) for on_left in (True, False))
    if not left.rows or not right.rows or min(left.letters, right.letters) < 0.5:
        return False
    if left.is_prose and right.is_prose:
        return True
    if strip.right - strip.left < _WIDE_GUTTER * size or min(left.length, right.length) < 6:
        return False
    lesser = min(left, right, key=lambda side: len(side.rows))
    shared = {i for i, *_ in left.rows} & {i for i, *_ in right.rows}
    aligned = len(shared) / len(lesser.rows)
    if left.is_prose or right.is_prose:
        return not aligned if len(lesser.rows) == 1 else aligned < 0.6 or lesser.clusters <= 2
    if len(lesser.rows) == 1:
        return False
    return aligned < 0.5 or (min(left.length, right.length) >= 18 and len(lesser.rows) >= 10)


def _side(rows: Sequence[Row], strip: Strip, size: float, on_left: bool) -> _Side:
    found: list[tuple[int, float, int]] = []
    letters = characters = clusters = 0
    edges: list[float] = []
    baseline = float("-inf")
    for i in range(strip.first, strip.last + 1):
        own = [s for s in rows[i] if (s.right <= strip.left + 0.01) == on_left]
        if not own:
            continue
        length = sum(segment.length for segment in own)
        letters += sum(segment.letters for segment in own)
        characters += length
        clusters += own[0].baseline - baseline > _NEAR * size
        baseline = own[0].baseline
        edges += [own[0].left, own[-1].right]
        found.append((i, own[-1].right - own[0].left, length))
    width = max(edges, default=0.0) - min(edges, default=0.0)
    return _Side(tuple(found), width, letters / max(1, characters), clusters)
