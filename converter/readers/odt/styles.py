"""Styles of an ODT, named and automatic, with what each inherits from its ancestors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.rich_text import is_caption
from converter.safe_xml import attribute, child, name

if TYPE_CHECKING:
    from lxml import etree

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "px": 0.75}
_ENTRY = re.compile(r"(?:contents|.* index|toc)[ _](\d)$", re.I)
_HEADING = re.compile(r"heading[ _](\d)$", re.I)
_QUOTE = re.compile(r"quotations?$|block ?text$", re.I)
_DEFAULT_SIZE = 12.0
_DEEPEST = 100
"""Ancestors of a style that are followed."""

Properties = Mapping[str, str]
"""Properties by their name without prefix, of text and paragraph together."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it inherits."""

    name: str
    """Name of the nearest named style; automatic ones have none that tells anything."""
    level: int
    """Outline level from 1, 0 for none."""
    properties: Properties
    """What it and its ancestors set."""
    master_page: bool
    """Whether it begins a page of a new kind."""
    caption: bool = False
    """Whether it or one of its ancestors is for captions."""

    @property
    def entry(self) -> int:
        """Depth of the contents entries that it is for, from 1; 0 for none."""
        m = _ENTRY.match(self.name)
        return int(m[1]) if m else 0

    @property
    def quotes(self) -> bool:
        """Whether it is for block quotations."""
        return bool(_QUOTE.match(self.name))

    @property
    def size(self) -> float:
        """Points of its type."""
        return length(self.properties.get("font-size", "")) or _DEFAULT_SIZE


class Styles:
    """All styles of a document."""

    def __init__(self, *roots: etree._Element | None) -> None:
        """Read the styles in *roots*; a later one of the same name replaces an earlier one."""
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        self._fonts: dict[str, str] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        for root in roots:
            for element in root.iter() if root is not None else ():
                if name(element) == "style":
                    self._elements[attribute(element, "family"), attribute(element, "name")] = element
                elif name(element) == "default-style":
                    self._defaults[attribute(element, "family")] = element
                elif name(element) == "font-face":
                    self._fonts[attribute(element, "name")] = attribute(element, "font-family").strip("'")

    def style(self, family: str, ident: str) -> Style:
        """Return the style *ident* of *family*: ``paragraph``, ``text``, ``section``."""
        return self._style(family, ident, frozenset())

    def _style(self, family: str, ident: str, seen: frozenset[str]) -> Style:
        if (found := self._resolved.get((family, ident))) is not None:
            return found
        element = self._elements.get((family, ident))
        if element is None or ident in seen or len(seen) > _DEEPEST:
            return Style("", 0, self._own(self._defaults.get(family), {}), False)
        above = self._style(family, attribute(element, "parent-style-name"), seen | {ident})
        called = attribute(element, "display-name") or ident.replace("_20_", " ")
        parent = element.getparent()
        called = above.name if parent is not None and name(parent) == "automatic-styles" else called
        given = attribute(element, "default-outline-level")
        m = _HEADING.match(called)
        level = int(given) if given.isdecimal() else above.level or (int(m[1]) if m else 0)
        if "default-outline-level" in {str(key).rpartition("}")[2] for key in element.attrib} and not given:
            level = 0
        own, begins = self._own(element, above.properties), bool(attribute(element, "master-page-name"))
        made = Style(called, level, own, begins, above.caption or is_caption(called))
        self._resolved[family, ident] = made
        return made

    def _own(self, element: etree._Element | None, above: Properties) -> Properties:
        """Return the properties that *element* sets, over those *above* it; sizes in percent are of the size above."""
        found = dict(above)
        for part in ("paragraph-properties", "text-properties", "section-properties"):
            properties = child(element, part)
            for key, value in properties.attrib.items() if properties is not None else ():
                found[str(key).rpartition("}")[2]] = str(value)
        for key in ("font-size", "font-size-complex"):
            if found.get(key, "").endswith("%"):
                size = length(above.get(key, "")) or _DEFAULT_SIZE
                found[key] = f"{size * _number(found[key]) / 100}pt"
        if "font-name" in found:
            found["family"] = self._fonts.get(found["font-name"], found["font-name"])
        if "font-name-complex" in found:
            found["family-complex"] = self._fonts.get(found["font-name-complex"], found["font-name-complex"])
        return found


def _number(text: str) -> float:
    m = re.match(r"-?\d*\.?\d+", text)
    return float(m[0]) if m else 0.0


def length(text: str) -> float:
    """Return the length *text* in points, 0 when it is none or relative."""
    m = re.match(r"(-?\d*\.?\d+)([a-z]+)$", text.strip())
    return float(m[1]) * _UNITS.get(m[2], 0.0) if m else 0.0
