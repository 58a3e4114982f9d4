"""Hyphens at the ends of lines that follow on one another.

CSS has ``hyphenate-limit-lines`` for it (https://drafts.csswg.org/css-text-4/#hyphenate-line-limits), which WeasyPrint
70 does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

_MOST = 2
"""How many lines in a row may end in a hyphen."""

_HYPHENS = ("-", "\u2010")
"""Those of the author, and those that WeasyPrint puts in."""

_is_at_most = False
"""Whether the line that is being made follows on as many."""


def limit_ladders() -> None:
    """Let WeasyPrint break no word at the end of a line that follows on too many with a hyphen."""
    from weasyprint.layout import block, inline

    block.iter_line_boxes = _counting(block.iter_line_boxes)
    inline.split_first_line = _heeding(inline.split_first_line)


def _counting(lines: Callable[..., Iterator[tuple[Any, Any]]]) -> Callable[..., Iterator[tuple[Any, Any]]]:
    @wraps(lines)
    def iter_line_boxes(*values: Any) -> Iterator[tuple[Any, Any]]:
        global _is_at_most
        row = 0
        made = lines(*values)
        while True:
            _is_at_most = row >= _MOST
            try:
                found = next(made, None)
            finally:
                _is_at_most = False
            if found is None:
                return
            row = row + 1 if _ends_in_hyphen(found[0]) else 0
            yield found

    return iter_line_boxes


def _ends_in_hyphen(box: Any) -> bool:
    while children := getattr(box, "children", ()):
        box = children[-1]
    return str(getattr(box, "text", "")).endswith(_HYPHENS)


def _heeding(split: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(split)
    def split_first_line(text: str, style: Any, *values: Any, **options: Any) -> Any:
        if _is_at_most and style["hyphens"] == "auto":
            style = style.copy()
            style["hyphens"] = "manual"
        return split(text, style, *values, **options)

    return split_first_line
