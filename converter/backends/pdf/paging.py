"""Page numbers of a laid-out document: those in its contents list, and the labels that a viewer shows."""

from __future__ import annotations

from typing import Any

PAD = "\u2007"
"""A space as wide as a figure."""


def body_start(document: Any, first: str) -> int:
    """Return the index of the page on which the element with the id *first* stands; 0 if there is none."""
    return next((index for index, page in enumerate(document.pages) if first in page.anchors), 0)


def fill_in(document: Any, start: int) -> None:
    """Write the number of the page with the id that ``data-to`` names over the zeros of the elements that have it.

    The body begins on the page of index *start*; the contents list stands before it.

    CSS has target-counter() for it, but WeasyPrint then lays out the whole list twice more, a tenth of all its work on
    a short book. The figures that hold the place in the layout have the width of the number that is drawn.
    """
    numbers: dict[str, str] = {}
    for index, page in enumerate(document.pages):
        for anchor in page.anchors:
            numbers.setdefault(anchor, str(index - start + 1))
    for page in document.pages[:start]:
        for box in page._page_box.descendants():
            target = box.element.get("data-to") if box.element is not None else None
            if target and not getattr(box, "text", "?").strip("0"):  # the leader is of the same element
                box.pango_layout.text = numbers[target].rjust(len(box.text), PAD)


def labels(start: int) -> Any:
    """Return the page labels (ISO 32000-1, 12.4.2): roman before the body, and from 1 where it begins at *start*."""
    import pydyf

    front = (0, pydyf.Dictionary({"S": "/r"})) if start else ()
    return pydyf.Dictionary({"Nums": pydyf.Array((*front, start, pydyf.Dictionary({"S": "/D"})))})
