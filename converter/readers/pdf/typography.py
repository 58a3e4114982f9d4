"""What the running text of a document looks like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.readers.pdf.values import Column, Face, Word

_USUAL_LEADING = 1.2
_LEAST_LEADING = 0.3
"""Lines closer than this many sizes overprint one another; they tell no distance."""
_LOOSEST_LEADING = 1.6
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class Typography:
    """Type and distances of the running text."""

    size: float
    """Size of most of the type."""
    face: Face
    """Face of most of the type."""
    leadings: Mapping[float, float]
    """Distance of lines for each size that has enough of them."""
    indent: float = 0.0
    """How far the first line of a paragraph is set in, in sizes; 0 when it is not."""

    def leading(self, size: float) -> float:
        """Return the distance between lines of a size; where there are few of them, as loose as the running text."""
        loose = self.leadings.get(self.size, 0.0) / self.size
        return self.leadings.get(size, min(_LOOSEST_LEADING, max(_USUAL_LEADING, loose)) * size)


def of_words(words: Iterable[Word]) -> tuple[float, Face]:
    """Return size and face of most characters."""
    weights: Counter[tuple[float, Face]] = Counter()
    for word in words:
        weights[word.size, word.face] += len(word.text)
    return max(weights, key=weights.__getitem__) if weights else (10.0, Face(""))


def of_columns(columns: Sequence[Column], size: float, face: Face) -> Typography:
    """Return the typography of *columns*, whose running text has *size* and *face*."""
    steps: dict[float, Counter[float]] = {}
    for column in columns:
        for above, below in pairwise(column.lines):
            if above.size == below.size and below.baseline - above.baseline > _LEAST_LEADING * above.size:
                steps.setdefault(above.size, Counter())[round(below.baseline - above.baseline, 1)] += 1
    leadings = {s: _middle(counts) for s, counts in steps.items() if sum(counts.values()) >= _FEWEST}
    return Typography(size, face, leadings, _indent(columns, size))


def _middle(counts: Counter[float]) -> float:
    """Return the commonest step; of near neighbours the weight is shared, since baselines are rounded."""
    return max(
        counts, key=lambda step: (sum(counts[round(step + d / 10, 1)] for d in range(-3, 4)), counts[step], -step)
    )


def _indent(columns: Sequence[Column], size: float) -> float:
    """Return the commonest first-line indent in sizes, when it is common: a line set in between two at the edge."""
    indents: Counter[float] = Counter()
    for column in columns:
        for before, line, after in zip(column.lines, column.lines[1:], column.lines[2:], strict=False):
            step = (line.left - after.left) / line.size
            if line.size == size and abs(before.left - after.left) < 0.3 * size and 0.7 <= step <= 4:
                indents[round(step, 1)] += 1
    total = sum(indents.values())
    return indents.most_common(1)[0][0] if total >= max(3, len(columns) // 4) else 0.0
