"""Text of a page in stretches of one direction, and the lines that they make up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

_SAME_LINE = 0.1
"""Points between two baselines that are one."""
_APART = 0.15
"""Share of the size that lies between two stretches of a line that no space joins, such as the cells of a table."""
_RAISED = 0.7
"""Share of the size by which what belongs to a line may stand lower than something raised in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one direction on a line."""

    text: str
    """As it is read."""
    left: float
    """Points from the left edge of the page."""
    right: float
    """Where it ends."""
    baseline: float
    """Points above the foot of the page."""
    size: float
    """Size of the type in points."""


def lines(stretches: Sequence[Stretch]) -> Iterator[str]:
    """Yield the lines that *stretches*, in the order of the tags, stand on."""
    return (line for _, line in numbered_lines(stretches))


def numbered_lines(stretches: Sequence[Stretch]) -> Iterator[tuple[int, str]]:
    """Yield what :func:`lines` yields, each line with the index of its first stretch."""
    beside: defaultdict[float, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        beside[stretch.baseline].append(stretch)
    first, line = 0, stretches[0].text if stretches else ""
    for index, (before, stretch) in enumerate(pairwise(stretches), 1):
        if abs(stretch.baseline - before.baseline) >= _SAME_LINE:
            yield first, line
            first, line = index, ""
        elif _are_apart(before, stretch, beside[stretch.baseline]):
            line += " "
        line += stretch.text
    if line:
        yield first, line


def _are_apart(one: Stretch, other: Stretch, line: Sequence[Stretch]) -> bool:
    """Return whether nothing of the *line* stands between two stretches, but a gap."""
    start, end = sorted((one.left, one.right, other.left, other.right))[1:3]
    if end - start <= _APART * other.size:
        return False
    return not any(each.left < end and each.right > start for each in line if each is not one and each is not other)


def within(stretches: Sequence[Stretch], bottom: float, top: float) -> str:
    """Return what stands on lines between two heights, from the highest to the lowest."""
    inside = [(place, each) for place, each in enumerate(stretches) if bottom < each.baseline < top]
    found: list[list[tuple[int, Stretch]]] = []
    for place, stretch in sorted(inside, key=lambda each: -each[1].baseline):
        if found and found[-1][0][1].baseline - stretch.baseline < _RAISED * stretch.size:
            found[-1].append((place, stretch))
        else:
            found.append([(place, stretch)])
    return "\n".join("".join(lines([stretch for _, stretch in sorted(line, key=itemgetter(0))])) for line in found)
