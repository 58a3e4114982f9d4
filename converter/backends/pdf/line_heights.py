"""Lines as high as the style sheet says, whichever typefaces their letters are of.

The height of a line that is given by a number comes from the first typeface alone
(https://drafts.csswg.org/css-inline-3/#inline-height). WeasyPrint 70 lets a line grow with each typeface whose letters
stand higher or lower on it: where two scripts meet, no two lines are equally far apart.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

_Split = Callable[..., tuple[Any, Any, Any]]


def keep_to_the_first_face() -> None:
    """Let WeasyPrint measure lines so."""
    from weasyprint.layout import inline

    inline.split_text_box = _level(inline.split_text_box)


def _level(split: _Split) -> _Split:
    @wraps(split)
    def split_text_box(*values: Any, **options: Any) -> tuple[Any, Any, Any]:
        from weasyprint.text.line_break import strut

        found = split(*values, **options)
        text = found[0]
        if text is not None and text.style["line_height"] != "normal":
            _, baseline = strut(text.style)
            drop = baseline - text.baseline
            text.margin_top += drop
            text.margin_bottom -= drop
            text.baseline = baseline
        return found

    return split_text_box
