"""Lines that end with a space before a link or an emphasis.

A space at a line's end takes no room, and Pango breaks lines so; WeasyPrint 70 measures it. Where a piece of text fits
into its line without the space at its end and not with it, WeasyPrint takes the whole piece for a word that it cannot
break, and sets the first word of it on a line of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

_Split = Callable[..., tuple[Any, ...]]


def let_spaces_hang() -> None:
    """Let WeasyPrint leave out of the measure what no line has at its end."""
    from weasyprint.layout import inline

    inline.split_first_line = _hanging(inline.split_first_line)


def _hanging(split: _Split) -> _Split:
    @wraps(split)
    def split_first_line(text: str, style: Any, *values: Any, **options: Any) -> tuple[Any, ...]:
        found = split(text, style, *values, **options)
        resume = found[2]
        if resume is None or not text.endswith(" ") or " " in text.encode()[:resume].decode().strip(" "):
            return found
        bare = text.rstrip(" ")
        if " " not in bare.strip(" ") or style["white_space"] not in ("normal", "pre-line"):
            return found
        whole = split(bare, style, *values, **options)
        if whole[2] is not None:
            return found
        return (*whole[:2], len(bare.encode()) + 1, *whole[3:])

    return split_first_line
