"""What a first judgement of all groups tells about each of them: headings of one document look alike and stand apart.

The first score of a group says how likely it is a heading by itself. Here the likely headings of a document are taken
together, and each group is held against them: its own kind, the groups beside it, the usual gap, capitals or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import exp

from converter.draft import Mark, Style
from converter.heading.groups import Group
from converter.heading.styles import ITALIC

_WIDEST = 3.0
"""Rows of difference between gaps that count in full."""
_FEW = 2.0
"""Groups of no known kind that are added to every kind, so that a kind of one or two says little."""


def context(groups: Sequence[Group], scores: Sequence[float], listed: Sequence[Mark]) -> Iterator[dict[str, float]]:
    """Yield further evidence for each group, by name, from the first *scores* of all and the headings known from the
    printed contents.
    """
    chances = [1 / (1 + exp(-max(-30.0, min(30.0, score)))) for score in scores]
    kinds = _Kinds(groups, chances, listed)
    starts = {group.first: chance for group, chance in zip(groups, chances, strict=True)}
    ends = {group.last: chance for group, chance in zip(groups, chances, strict=True)}
    starts |= {mark.first: 1.0 for mark in listed}
    ends |= {mark.last: 1.0 for mark in listed}
    for group, chance in zip(groups, chances, strict=True):
        yield {
            **kinds.evidence(group, chance),
            "under a heading": ends.get(group.first - group.gap - 1, 0.0) if group.gap else 0.0,
            "over a heading": starts.get(group.last + group.gap_after + 1, 0.0),
        }


class _Kinds:
    """The likely headings of a document, by kind and all together."""

    def __init__(self, groups: Sequence[Group], chances: Sequence[float], listed: Sequence[Mark]) -> None:
        self.sums: dict[Style, float] = defaultdict(float)
        self.numbers: dict[Style, int] = defaultdict(int)
        whole = gap = capitals = marked = 0.0
        likely = zip((group.style for group in groups), chances, strict=True)
        for style, chance in chain(likely, ((mark.style, 1.0) for mark in listed)):
            self.sums[style] += chance
            self.numbers[style] += 1
            whole += chance
            gap += chance * style.gap
            capitals += chance * style.capitals
            marked += chance * _is_marked(style)
        self.gap, self.capitals, self.marked = (each / (whole + 1e-9) for each in (gap, capitals, marked))
        ended = sum(chance * _is_ended(group) for group, chance in zip(groups, chances, strict=True))
        self.ended = ended / (sum(chances) + 1e-9)

    def evidence(self, group: Group, chance: float) -> dict[str, float]:
        """Return how like the likely headings the *group* is, which is one itself by *chance*."""
        style = group.style
        others = self.sums[style] - chance
        wider = max(-1.0, min(1.0, (self.gap - style.gap) / _WIDEST))
        return {
            "kind of headings": others / (self.numbers[style] - 1 + _FEW),
            "closer than headings": max(0.0, wider),
            "further than headings": max(0.0, -wider),
            "small letters among capitals": self.capitals * (not style.capitals),
            "capitals among small letters": (1 - self.capitals) * style.capitals,
            "plain among marked": self.marked * (not (_is_marked(style) or ITALIC.fullmatch(group.text))),
            "ended among open": (1 - self.ended) * _is_ended(group),
            "open among ended": self.ended * (not _is_ended(group)),
        }


def _is_marked(style: Style) -> bool:
    """Return whether the source itself sets it apart: bold, or marked as a heading."""
    return style.bold or style.hashes > 0


def _is_ended(group: Group) -> bool:
    return group.text.rstrip().endswith(".")
