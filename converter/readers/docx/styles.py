"""Styles: what a paragraph or run looks like, and how deep a heading its style or one of its ancestors makes it.

Names of styles are translated and chosen freely; the outline level is what Word itself goes by (ECMA-376 part 1,
17.3.1.20). Only where a program wrote none, the built-in name ``heading 1`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from converter.rich_text import is_caption
from converter.safe_xml import attribute, child, name

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"heading (\d)$", re.I)
_ENTRY = re.compile(r"(?:toc|contents|table of figures)\s*(\d?)$", re.I)
_QUOTE = re.compile(r"(?:intense )?quot(?:e|ations?)$|block ?text$", re.I)
_TOGGLES = {"b": "bold", "bCs": "bold_cs", "i": "italic", "iCs": "italic_cs", "vanish": "hidden", "caps": "capitals"}
_TOGGLES |= {"rtl": "rtl", "cs": "rtl"}
_BODY_LEVEL = 9
_DEEPEST = 100
"""Ancestors of a style that are followed."""
_LARGEST = 1e7
"""What no property of a document reaches; "nan" is no smaller."""
_OFF = ("0", "false", "off", "none")

Look = Mapping[str, Any]
"""What is set of a run's look: bold, italic, size, family (each also for complex scripts), hidden, capitals,
underlined."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is set of a paragraph's layout."""

    level: int | None = None
    """Outline level from 1, 0 for body text, ``None`` where nothing is set."""
    centred: bool | None = None
    """Whether it is centred."""
    before: float | None = None
    """Points above."""
    after: float | None = None
    """Points below."""
    page_break: bool | None = None
    """Whether it begins a page."""
    numbering: tuple[str, int] | None = None
    """Numbering and level in it, from 0."""
    left: float | None = None
    """Points by which its text is set in at the side where lines begin, but for its first line."""

    def over(self, other: Layout) -> Layout:
        """Return this layout where it is set, *other* elsewhere."""
        mine = (self.level, self.centred, self.before, self.after, self.page_break, self.numbering, self.left)
        others = (other.level, other.centred, other.before, other.after, other.page_break, other.numbering, other.left)
        return Layout(*(b if a is None else a for a, b in zip(mine, others, strict=True)))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it inherits."""

    name: str = ""
    """Its name."""
    layout: Layout = field(default_factory=Layout)
    """Layout of its paragraphs."""
    look: Look = field(default_factory=dict)
    """Look of its runs."""
    caption: bool = False
    """Whether it or one of its ancestors is for captions."""

    @property
    def entry(self) -> int:
        """Depth of the contents entries that it is for, from 1; 0 for none."""
        m = _ENTRY.match(self.name)
        return int(m[1] or 1) if m else 0

    @property
    def quotes(self) -> bool:
        """Whether it is for block quotations."""
        return bool(_QUOTE.match(self.name))


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read ``styles.xml``; a document may have none."""
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self._base = Style()
        self._default = ""
        for element in root if root is not None else ():
            if name(element) == "style":
                self._elements[attribute(element, "styleId")] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                    self._default = attribute(element, "styleId")
            elif name(element) == "docDefaults":
                self._base = _defaults(element)

    def paragraph(self, ident: str) -> Style:
        """Return the paragraph style *ident*, or the default one."""
        return self._style(ident if ident in self._elements else self._default, frozenset())

    def character(self, ident: str) -> Look:
        """Return what the character style *ident* sets."""
        return self._own_look(ident, frozenset())

    def _style(self, ident: str, seen: frozenset[str]) -> Style:
        if ident in self._resolved:
            return self._resolved[ident]
        element = self._elements.get(ident)
        if element is None or ident in seen or len(seen) > _DEEPEST:
            return self._base
        above = attribute(child(element, "basedOn"), "val")
        parent = self._style(above, seen | {ident}) if above else self._base
        called = attribute(child(element, "name"), "val") or ident
        layout = layout_of(child(element, "pPr"))
        if layout.level is None and (m := _HEADING.match(called)):
            layout = Layout(level=int(m[1])).over(layout)
        look = {**parent.look, **look_of(child(element, "rPr"))}
        made = Style(called, layout.over(parent.layout), look, parent.caption or is_caption(called))
        self._resolved[ident] = made
        return made

    def _own_look(self, ident: str, seen: frozenset[str]) -> Look:
        element = self._elements.get(ident)
        if element is None or ident in seen or len(seen) > _DEEPEST:
            return {}
        above = attribute(child(element, "basedOn"), "val")
        return {**self._own_look(above, seen | {ident}), **look_of(child(element, "rPr"))}


def _defaults(element: etree._Element) -> Style:
    look = look_of(child(child(element, "rPrDefault"), "rPr"))
    return Style(layout=layout_of(child(child(element, "pPrDefault"), "pPr")), look={"size": 10.0, **look})


def is_on(element: etree._Element) -> bool:
    """Return whether a property that is there without a value, or with one, is on."""
    return attribute(element, "val", "1") not in _OFF


def look_of(properties: etree._Element | None) -> dict[str, Any]:
    """Return what run *properties* set."""
    found: dict[str, Any] = {}
    for element in properties if properties is not None else ():
        key = name(element)
        if key in _TOGGLES:
            found[_TOGGLES[key]] = is_on(element)
        elif key in ("sz", "szCs"):
            found["size" if key == "sz" else "size_cs"] = number(attribute(element, "val")) / 2
        elif key == "u":
            found["underlined"] = is_on(element)
        elif key == "rFonts":
            latin = attribute(element, "ascii") or attribute(element, "asciiTheme") or attribute(element, "hAnsi")
            complex_script = attribute(element, "cs") or attribute(element, "cstheme")
            found |= {"family": latin} if latin else {}
            found |= {"family_cs": complex_script} if complex_script else {}
    return found


def layout_of(properties: etree._Element | None) -> Layout:
    """Return what paragraph *properties* set."""
    found: dict[str, Any] = {}
    for element in properties if properties is not None else ():
        key, value = name(element), attribute(element, "val")
        if key == "outlineLvl":
            level = int(number(value, _BODY_LEVEL))
            found["level"] = level + 1 if 0 <= level < _BODY_LEVEL else 0
        elif key == "jc":
            found["centred"] = value == "center"
        elif key == "spacing":
            before, after = attribute(element, "before"), attribute(element, "after")
            found |= {"before": number(before) / 20} if before else {}
            found |= {"after": number(after) / 20} if after else {}
        elif key == "pageBreakBefore":
            found["page_break"] = is_on(element)
        elif key == "ind":
            left = attribute(element, "start") or attribute(element, "left")
            found |= {"left": number(left) / 20} if left else {}
        elif key == "numPr":
            ident = attribute(child(element, "numId"), "val")
            found["numbering"] = (ident, int(number(attribute(child(element, "ilvl"), "val"))))
    return Layout(**found)


def number(text: str, default: float = 0.0) -> float:
    """Return *text* as a number, or *default*."""
    try:
        found = float(text)
    except ValueError:
        return default
    return found if abs(found) < _LARGEST else default
