"""Pictures that take the room which is left for them on their page.

CSS has no way to say it. A picture that is a little too high for the rest of a page would leave all of that empty and
stand at the top of the next one; where it need not become much smaller for it, it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from math import ceil
from typing import Any

from converter.backends.pdf.scripts import LINE

_LEAST = 0.5
"""The share of its size to which a picture may shrink."""
_LETTER = 0.5
"""How wide a letter of a caption is at most on average, in sizes of the type around it; the caption's is smaller."""

_Lines = Callable[..., Iterator[tuple[Any, Any]]]


def fit_pictures() -> None:
    """Let WeasyPrint fit the pictures that ``marks.py`` has marked as standing alone."""
    from weasyprint.layout import block

    block.iter_line_boxes = _fitting(block.iter_line_boxes)


def _fitting(lines: _Lines) -> _Lines:
    @wraps(lines)
    def iter_line_boxes(context: Any, line: Any, top: float, below: float, *values: Any) -> Iterator[tuple[Any, Any]]:
        block = values[1]
        marked = block.element is not None and block.element.get("data-picture")
        picture = next((each for each in line.children if _is_picture(each)), None) if marked else None
        if picture is None:
            return lines(context, line, top, below, *values)
        bottom = context.page_bottom - below - _height_of_caption(block)
        return _fitted(picture, block, bottom - top, lambda: lines(context, line, top, below, *values))

    return iter_line_boxes


def _fitted(picture: Any, block: Any, room: float, lines: Callable[[], Iterator[Any]]) -> Iterator[Any]:
    """Yield the lines of a *block* with a *picture*, which is no higher than the *room* there, if it need not shrink
    too much; its own style is as before after that, because it may be laid out once more on the next page.
    """
    from weasyprint.css.properties import Dimension

    style = picture.style
    if room < _height(picture, block) <= room / _LEAST:
        picture.style = style.copy()
        picture.style["max_height"] = Dimension(room, "px")
    try:
        yield from lines()
    finally:
        picture.style = style


def _is_picture(box: Any) -> bool:
    from weasyprint.formatting_structure.boxes import ReplacedBox

    return isinstance(box, ReplacedBox)


def _height(picture: Any, block: Any) -> float:
    """Return how high *picture* wants to be."""
    from weasyprint.layout.percent import resolve_percentages
    from weasyprint.layout.replaced import inline_replaced_box_layout

    copy = picture.copy()
    resolve_percentages(copy, block)
    inline_replaced_box_layout(copy, block)
    return float(copy.margin_height())


def _height_of_caption(block: Any) -> float:
    """Return the room that the caption under a picture needs, with what stands between the two."""
    letters = int(block.element.get("data-caption", "0"))
    if not letters:
        return 0.0
    size = block.style["font_size"]
    lines = ceil(letters * size * _LETTER / block.width)
    return float(block.margin_bottom + lines * size * LINE)
