"""Text that is back on the grid of its lines after a table, a picture, or anything else that takes no whole lines.

CSS has ``block-step-size`` for it (https://drafts.csswg.org/css-rhythm-1/#block-step), which WeasyPrint 70 does not
know. A theme whose other blocks take whole lines asks for it with ``--grid``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import ceil
from typing import Any

_TAGS = frozenset({"pre", "table"})
_CLASSES = frozenset({"caption", "unfolded"})
_LEAST = 0.5
"""How many lines are free at least between such a block and the text."""
_EXACT = 0.01
"""Pixels of CSS by which sums of heights may be wrong."""

_LayOut = Callable[..., tuple[Any, ...]]


def keep_to_the_grid() -> None:
    """Let WeasyPrint fill the last line of such blocks."""
    from weasyprint.layout import block

    block.block_level_layout = _filling(block.block_level_layout)


def _filling(lay_out: _LayOut) -> _LayOut:
    @wraps(lay_out)
    def block_level_layout(
        context: Any, box: Any, bottom_space: float, start: Any, parent: Any, *values: Any, **options: Any
    ) -> tuple[Any, ...]:
        found = lay_out(context, box, bottom_space, start, parent, *values, **options)
        block, goes_on = found[:2]
        if block is not None and goes_on is None and _leaves_the_grid(block):
            end = block.border_box_y() + block.border_height()
            room = context.page_bottom - bottom_space - end
            block.height += max(0.0, min(_missing(context, parent, end), room))
        return found

    return block_level_layout


def _leaves_the_grid(box: Any) -> bool:
    """Return whether *box* need not end with a line of the grid that it has to keep to."""
    element = box.element
    if element is None or box.element_tag != element.tag or not box.style["__grid"]:
        return False
    name = element.get("class", "").partition(" ")[0]
    is_marked = element.tag in _TAGS or name in _CLASSES or element.get("data-picture") == "alone"
    is_marked = is_marked or element.get("data-last") is not None  # of the notes under a table
    return is_marked and (element.tag != "table" or bool(box.is_table_wrapper))


def _missing(context: Any, parent: Any, end: float) -> float:
    """Return what is missing below *end* to the next line of the text in *parent*."""
    from weasyprint.text.line_break import strut

    line = float(strut(parent.style)[0])
    top = float(context.current_footnote_area.page.content_box_y())
    return top + ceil((end - top - _EXACT) / line + _LEAST) * line - end
