"""Numbers and bullets that Word puts before paragraphs (ECMA-376 part 1, 17.9): seen on the page, typed by nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.counting import counted
from converter.readers.docx.styles import layout_of, number
from converter.safe_xml import attribute, child, name

if TYPE_CHECKING:
    from lxml import etree

_LEVELS = 9
BULLET = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a numbering."""

    start: int
    """Its first number."""
    form: str
    """Kind of its numbers: ``decimal``, ``upperRoman``, ``bullet``, ``none``."""
    text: str
    """Its text, with ``%1`` for the number of the first level."""
    style: str
    """Id of the paragraph style that it is for."""
    legal: bool
    """Whether all numbers in it are arabic."""
    restart: int | None
    """Number of the level, counted from 1, at whose next number it begins anew, as at those above; 0 for never, and
    ``None`` for every level above it.
    """
    left: float | None
    """Points by which the text of its paragraphs is set in, where it says so."""


class Numbering:
    """The numberings of a document, and how far each has counted.

    Numberings made of one abstract numbering are one list and count on together, whatever a level looks like in each.
    """

    def __init__(self, root: etree._Element | None) -> None:
        """Read ``numbering.xml``; a document may have none."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._used: set[tuple[str, int]] = set()
        abstract = _abstract(root if root is not None else ())
        for element in root if root is not None else ():
            if name(element) == "num":
                self._number(element, abstract)

    def _number(self, element: etree._Element, abstract: dict[str, dict[int, _Level]]) -> None:
        ident = attribute(element, "numId")
        made_of = attribute(child(element, "abstractNumId"), "val")
        self._list_of[ident] = made_of
        self._levels[ident] = dict(abstract.get(made_of, {}))
        for override in element:
            if name(override) == "lvlOverride":
                at = int(number(attribute(override, "ilvl")))
                if start := attribute(child(override, "startOverride"), "val"):
                    self._starts[ident][at] = int(number(start))
                self._levels[ident].update(_levels(override))

    def level_of(self, ident: str, style: str, given: int) -> int:
        """Return the level of numbering *ident* that is for the paragraph style *style*, or *given*."""
        levels = self._levels.get(ident, {})
        return next((at for at, level in levels.items() if level.style and level.style == style), given)

    def left(self, ident: str, at: int) -> float | None:
        """Return how far level *at* of numbering *ident* sets the text in, where it says so."""
        level = self._levels.get(ident, {}).get(at)
        return level.left if level else None

    def label(self, ident: str, at: int) -> str:
        """Count on in numbering *ident* at level *at* and return what stands before the paragraph."""
        levels = self._levels.get(ident, {})
        at = min(at, _LEVELS - 1)
        if at not in levels:
            return ""
        starts = {i: self._starts[ident].get(i, level.start) for i, level in levels.items()}
        counts = self._counts[self._list_of[ident]]
        if at in self._starts[ident] and (ident, at) not in self._used:
            counts[at] = None
        self._used.add((ident, at))
        before = counts[at]
        counts[at] = starts[at] if before is None else before + 1
        for below in range(at + 1, _LEVELS):
            if below not in levels or levels[below].restart is None or at < (levels[below].restart or 0):
                counts[below] = None
        return _label(levels, [starts.get(i) if n is None else n for i, n in enumerate(counts)], at)


def _label(levels: dict[int, _Level], counts: list[int | None], at: int) -> str:
    level = levels[at]
    if level.form == "bullet":
        return BULLET

    def value(m: re.Match[str]) -> str:
        i = int(m[1]) - 1
        return counted(counts[i] or 0, "decimal" if level.legal else levels[i].form) if i in levels else ""

    return re.sub(r"%([1-9])", value, level.text).strip()


def _abstract(elements: Iterable[etree._Element]) -> dict[str, dict[int, _Level]]:
    """Return the levels of each abstract numbering; one that only names a style has those of the one that is for it."""
    found: dict[str, dict[int, _Level]] = {}
    of_style: dict[str, str] = {}
    named: dict[str, str] = {}
    for element in elements:
        if name(element) == "abstractNum":
            ident = attribute(element, "abstractNumId")
            found[ident] = dict(_levels(element))
            of_style[attribute(child(element, "styleLink"), "val")] = ident
            named[ident] = attribute(child(element, "numStyleLink"), "val")
    return {ident: levels or found.get(of_style.get(named[ident], ""), {}) for ident, levels in found.items()}


def _levels(element: etree._Element) -> list[tuple[int, _Level]]:
    found = []
    for level in element:
        if name(level) == "lvl":
            start = int(number(attribute(child(level, "start"), "val")))
            form = attribute(child(level, "numFmt"), "val", "decimal")
            text = attribute(child(level, "lvlText"), "val")
            style = attribute(child(level, "pStyle"), "val")
            restart = attribute(child(level, "lvlRestart"), "val")
            legal, left = child(level, "isLgl") is not None, layout_of(child(level, "pPr")).left
            made = _Level(start, form, text, style, legal, _whole(restart), left)
            found.append((int(number(attribute(level, "ilvl"))), made))
    return found


def _whole(text: str) -> int | None:
    return int(number(text)) if text else None
