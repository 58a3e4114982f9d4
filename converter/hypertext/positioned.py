"""Pages whose lines are placed one by one, as programs make them from a PDF: lines joined and parted by position."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from converter.hypertext.sheet import Sheet, points
from converter.rich_text import Paragraph, Piece
from converter.safe_xml import name, text_of

if TYPE_CHECKING:
    from lxml import etree

_MOST = 0.6
"""Share of a page's letters that must be placed line by line."""
_SAME_LINE = 0.4
_FARTHEST = 60
"""Points between two lines of one paragraph, at most."""
_NEW_PARAGRAPH = 1.4
"""How much farther down than usual, in usual steps, a line must stand to begin a paragraph."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """An element with a place of its own."""

    element: etree._Element
    """The element."""
    page: etree._Element | None
    """What it is placed in."""
    top: float
    """Points from the top of that."""
    left: float
    """Points from the left of that."""


def is_positioned(root: etree._Element, sheet: Sheet) -> bool:
    """Return whether most of the page's text is placed line by line."""
    placed = sum(len(text_of(each.element)) for each in _placed(root, sheet))
    return placed > _MOST * max(1, sum(len(text) for text in root.itertext()))


def printed_lines(
    root: etree._Element, sheet: Sheet, read: Callable[[etree._Element], Sequence[Paragraph]]
) -> list[Paragraph]:
    """Return the lines of a page whose elements are placed one by one; *read* gives the text of one.

    The file's own order is kept, as it parts columns; neighbours at one height are one line.
    """
    found: list[Paragraph] = []
    lines = _lines(_placed(root, sheet))
    steps = [b[0].top - a[0].top for a, b in pairwise(lines) if a[0].page is b[0].page]
    common = Counter(round(each) for each in steps if 1 < each < _FARTHEST)
    step = float(min(common, key=lambda each: (-common[each], each), default=14))
    edge = min((line[0].left for line in lines), default=0.0)
    before: _Placed | None = None
    for line in lines:
        paragraphs = [paragraph for each in line for paragraph in read(each.element) if not paragraph.blank]
        if paragraphs:
            found += _placed_lines(paragraphs, line[0], before, step, edge)
            before = line[-1]
    return found


def _placed_lines(
    paragraphs: list[Paragraph], here: _Placed, before: _Placed | None, step: float, edge: float
) -> list[Paragraph]:
    """Return the texts at one height as a line, set in as far as it is, with the space above it."""
    new_page = before is not None and before.page is not here.page
    down = here.top - before.top if before is not None and not new_page else step
    close = before is not None and not new_page and 0 < down <= _NEW_PARAGRAPH * step
    if len(paragraphs) > 1:
        pieces = tuple(p for n, each in enumerate(paragraphs) for p in ((Piece(" "),) if n else ()) + each.pieces)
        paragraphs = [replace(paragraphs[0], pieces=pieces)]
    size = max((piece.size for piece in paragraphs[0].pieces), default=12.0) or 12.0
    margin = " " * min(40, round((here.left - edge) / (0.5 * size)))
    lead = (Piece(margin), *paragraphs[0].pieces) if margin else paragraphs[0].pieces
    space = max(0.0, down - step) if not close else 0.0
    return [replace(paragraphs[0], pieces=lead, kept=True, close=close, space=space, page_break=new_page, printed=True)]


def _lines(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    lines: list[list[_Placed]] = []
    for each in placed:
        last = lines[-1][-1] if lines else None
        height = 12.0 * _SAME_LINE
        if last and last.page is each.page and abs(each.top - last.top) <= height and each.left > last.left:
            lines[-1].append(each)
        else:
            lines.append([each])
    return lines


def _placed(root: etree._Element, sheet: Sheet) -> list[_Placed]:
    """Return the innermost elements with a place of their own that have text."""
    found: list[_Placed] = []
    for element in root.iter():
        if not name(element):
            continue
        declared = sheet.declared(element)
        if declared.get("position") != "absolute" or not re.search(r"\d", declared.get("top", "")):
            continue
        if any(sheet.declared(each).get("position") == "absolute" for each in element.iterdescendants() if name(each)):
            continue
        top, left = points(declared["top"], 12.0), points(declared.get("left", ""), 12.0)
        found.append(_Placed(element, element.getparent(), top, left))
    return found
