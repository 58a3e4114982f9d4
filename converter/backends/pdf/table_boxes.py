"""Tables that heed what the style sheet says of the pages around them, as other blocks do.

WeasyPrint 70 wraps each table in a box, and gives that box no more than a list of properties: a table that begins a
page keeps the room that is to stand before it, and none stays whole.
"""

from __future__ import annotations

_MISSING = ("break_inside", "margin_break")


def heed_pages() -> None:
    """Let WeasyPrint give the boxes of tables what they lack."""
    from weasyprint.css import properties

    properties.TABLE_WRAPPER_BOX_PROPERTIES.update(_MISSING)
