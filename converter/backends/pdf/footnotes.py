"""Notes at the foot of the page on which they are called.

WeasyPrint 70 has ``float: footnote`` for it (https://drafts.csswg.org/css-gcpm-3/#footnotes), where a note stands in
the midst of the text, and makes the sign that calls it. Here notes have a place of their own in the text, which the
tags keep, and the text brings the signs: so a note is taken out of the flow where it stands and hung to the link that
calls it, which ``notes.py`` has marked. One that a table calls comes into the flow again, under the table.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

_Make = Callable[..., list[Any]]


def stand_at_the_foot() -> None:
    """Let WeasyPrint set the notes whose style says ``float: footnote`` so."""
    from weasyprint.formatting_structure import build

    build.element_to_box = _taking_out(build.element_to_box)


def _taking_out(make: _Make) -> _Make:
    @wraps(make)
    def element_to_box(element: Any, style_for: Any, *values: Any) -> list[Any]:
        is_root = len(values) < 6  # WeasyPrint hands on a state from there
        notes = values[4]
        if element.tag == "aside" and style_for(element)["float"] == "footnote":
            style_for(element)["float"] = "none"
            notes += make(element, style_for, *values)
            return []
        boxes = make(element, style_for, *values)
        if is_root and notes:
            _hang(notes, boxes)
        return boxes

    return element_to_box


def _hang(notes: list[Any], boxes: list[Any]) -> None:
    """Hang each of *notes* to the box of the link that calls it."""
    by_name = {note.element.get("id"): note for note in notes}
    for note in notes:
        note.process_whitespace()
    for root in boxes:
        for box in list(root.descendants()):
            tables = [child for child in getattr(box, "children", ()) if child.element_tag == "table"]
            for table in tables:
                _put_under(table, box, by_name)
            if box.element_tag == "a" and (name := box.element.get("data-note")):
                box.footnote = by_name.get(name)


def _put_under(table: Any, parent: Any, by_name: dict[str, Any]) -> None:
    """Put the notes that *table* calls, a child of *parent*, behind it; who is in *by_name* then has no place yet."""
    calls = (box.element.get("data-note") for box in table.descendants() if box.element_tag == "a")
    notes = [by_name.pop(name) for name in calls if name in by_name]
    place = parent.children.index(table) + 1
    parent.children[place:place] = notes
    if notes:
        notes[-1].element.set("data-last", "")
