"""How wide letters are in print, to measure lines that were set in a proportional typeface and became plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_GROUPS = {
    "ijl|'’‘`": 270,
    ".,": 250,
    "ft:;!/\\": 290,
    "()[]r-‐­": 333,
    "sJ": 389,
    'acez?“”"': 440,
    "bdghknopquvxy": 500,
    "FPS": 556,
    "ELTZ": 611,
    "BCR": 667,
    "wADGHKNOQUVXY": 722,
    "mM%&@": 800,
    "W—…": 950,
}
"""Widths in thousandths of the size of the type, as in Adobe's metrics of Times Roman; other serif and sans serif
typefaces have about the same proportions."""

_SPACE = 0.5


class _Widths(dict[str, float]):
    """The width of each letter, 1 for those that are not listed."""

    def __missing__(self, letter: str) -> float:
        return 1.0


_width: Callable[[str], float] = _Widths(
    {letter: width / 500 for letters, width in _GROUPS.items() for letter in letters}
).__getitem__


@lru_cache(maxsize=65536)
def printed_width(text: str) -> float:
    """Return the width of *text* in print, in letters of middle width; blanks that only stretch a line count once.

    Remembered, since the same lines are measured from many sides.
    """
    words = text.split()
    return sum(map(_width, "".join(words))) + _SPACE * max(0, len(words) - 1)
