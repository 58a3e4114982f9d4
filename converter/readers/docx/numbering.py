"""Numbers and bullets that Word puts before paragraphs (ECMA-376 part 1, 17.9): seen on the page, typed by nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.counting import counted
from converter.readers.docx.styles import number
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


class Numbering:
    """The numberings of a document, and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read ``numbering.xml``; a document may have none."""
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._numbers: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._used: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if name(element) == "abstractNum":
                self._abstract[attribute(element, "abstractNumId")] = dict(_levels(element))
            elif name(element) == "num":
                self._number(element)

    def _number(self, element: etree._Element) -> None:
        ident = attribute(element, "numId")
        abstract = attribute(child(element, "abstractNumId"), "val")
        self._numbers[ident] = abstract
        for override in element:
            if name(override) == "lvlOverride":
                at = int(number(attribute(override, "ilvl")))
                if start := attribute(child(override, "startOverride"), "val"):
                    self._overrides[ident][at] = int(number(start))
                if own := dict(_levels(override)):
                    self._numbers[ident] = own_name = f"{abstract}/{ident}"
                    self._abstract[own_name] = {**self._abstract.get(own_name, self._abstract.get(abstract, {})), **own}

    def level_of(self, ident: str, style: str, given: int) -> int:
        """Return the level of numbering *ident* that is for the paragraph style *style*, or *given*."""
        levels = self._abstract.get(self._numbers.get(ident, ""), {})
        return next((at for at, level in levels.items() if level.style and level.style == style), given)

    def label(self, ident: str, at: int) -> str:
        """Count on in numbering *ident* at level *at* and return what stands before the paragraph."""
        abstract = self._numbers.get(ident, "")
        levels = self._abstract.get(abstract, {})
        at = min(at, _LEVELS - 1)
        if at not in levels:
            return ""
        counts = self._counts[abstract]
        if (start := self._overrides[ident].get(at)) is not None and (ident, at) not in self._used:
            counts[at] = start - 1
        self._used.add((ident, at))
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        return _label(levels, counts, at)


def _label(levels: dict[int, _Level], counts: list[int | None], at: int) -> str:
    level = levels[at]
    if level.form == "bullet":
        return BULLET

    def value(m: re.Match[str]) -> str:
        i = int(m[1]) - 1
        if i not in levels:
            return ""
        count = counts[i]
        return counted(levels[i].start if count is None else count, "decimal" if level.legal else levels[i].form)

    return re.sub(r"%([1-9])", value, level.text).strip()


def _levels(element: etree._Element) -> list[tuple[int, _Level]]:
    found = []
    for level in element:
        if name(level) == "lvl":
            start = int(number(attribute(child(level, "start"), "val")))
            form = attribute(child(level, "numFmt"), "val", "decimal")
            text = attribute(child(level, "lvlText"), "val")
            style = attribute(child(level, "pStyle"), "val")
            made = _Level(start, form, text, style, child(level, "isLgl") is not None)
            found.append((int(number(attribute(level, "ilvl"))), made))
    return found
