"""Titles whose lines are about as long as each other, and no last one with a single word.

CSS has ``text-wrap: balance`` for it (https://drafts.csswg.org/css-text-4/#text-wrap-style), which WeasyPrint 70 does
not know. A title is as narrow as the lines that it needs anyway allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from math import inf
from typing import Any

_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOST = 6
"""Lines from which on a title is a text like others."""
_NARROWEST = 0.4
"""Share of the measure under which no title becomes narrower."""
_EXACT = 2.0
"""Pixels of CSS that a title may be wider than it must."""


def balance_titles() -> None:
    """Let WeasyPrint balance headings, and what has the attribute ``data-balanced``."""
    from weasyprint.layout import block

    block.iter_line_boxes = _balancing(block.iter_line_boxes)


def _balancing(lines: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(lines)
    def iter_line_boxes(*values: Any) -> Iterator[Any]:
        return _balanced(lines, values) if _is_title(values[5].element) else lines(*values)

    return iter_line_boxes


def _is_title(element: Any) -> bool:
    return element is not None and (element.tag in _TITLES or "data-balanced" in element.attrib)


def _balanced(lines: Callable[..., Iterator[Any]], values: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the lines of a title, each with the place where it was broken."""
    block = values[5]
    full = block.width
    widest, most = full, _length(lines, values)
    if 1 < most <= _MOST:
        low = full * _NARROWEST
        while widest - low > _EXACT:
            block.width = (low + widest) / 2
            if _length(lines, values) <= most:
                widest = block.width
            else:
                low = block.width
    block.width = widest
    made = list(lines(*values))
    block.width = full
    for line, resume in made:
        line.translate((full - widest) * _share_before(block.style), 0)
        yield line, resume


def _length(lines: Callable[..., Iterator[Any]], values: tuple[Any, ...]) -> float:
    """Return how many lines a title has in the width of its block; without end, if one of them is wider."""
    made = [line for line, _ in lines(*values[:6], [], [], *values[8:])]
    return inf if any(line.width > values[5].width + 0.01 for line in made) else len(made)


def _share_before(style: Any) -> float:
    """Return how much of the room that a narrow title leaves is to its left."""
    if style["text_align_all"] == "center":
        return 0.5
    return float(style["direction"] == "rtl")
