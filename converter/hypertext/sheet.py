"""What elements look like: defaults of browsers, plain style rules, style attributes and the attributes of old HTML.

Only simple selectors count (a tag, classes, an id); what needs more seldom says what a paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from converter.safe_xml import name

if TYPE_CHECKING:
    from lxml import etree

BODY_SIZE = 12.0
"""Points of running text that nothing sets (16 pixels)."""
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 1.0, "h6": 1.0}
_NAMED = {"xx-small": 7, "x-small": 8, "small": 10, "medium": 12, "large": 14, "x-large": 18, "xx-large": 24}
_FONT_SIZES = (0, 8, 10, 12, 14, 18, 24, 36)
_UNITS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0}
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*|\*)?((?:[.#][\w-]+)*)$")
_LARGEST_SHEET = 2_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """What a stretch of text looks like, most of it inherited."""

    bold: bool = False
    """Whether it is bold."""
    italic: bool = False
    """Whether it is italic."""
    size: float = BODY_SIZE
    """Points."""
    family: str = ""
    """Family of the type."""
    centred: bool = False
    """Whether it is centred."""
    underlined: bool = False
    """Whether it is underlined."""
    capitals: bool = False
    """Whether it is shown in capitals."""
    hidden: bool = False
    """Whether nobody sees it."""
    kept: bool = False
    """Whether its white space is kept."""
    level: int = 0
    """Outline level that a word processor wrote into the page, 0 for none."""


class Sheet:
    """The style rules of a page."""

    def __init__(self, sheets: Iterable[str] = ()) -> None:
        """Read the rules of *sheets*, the later over the earlier."""
        self._rules: dict[str, list[tuple[int, frozenset[str], dict[str, str]]]] = {}
        order = 0
        for sheet in sheets:
            for selector, declarations in _rules(sheet[:_LARGEST_SHEET]):
                if m := _SIMPLE.match(selector):
                    order += 1
                    tag, marks = (m[1] or "*").lower(), frozenset(re.findall(r"[.#][\w-]+", m[2]))
                    key = min(marks, default=tag)
                    weight = order + 100_000 * len(marks) + 10_000_000 * ("#" in m[2])
                    self._rules.setdefault(key, []).append((weight, marks | {tag}, declarations))
        self._seen: dict[tuple[str, str, str, str], dict[str, str]] = {}

    def declared(self, element: etree._Element) -> Mapping[str, str]:
        """Return the declarations that hold for *element* itself."""
        key = (name(element).lower(), element.get("class", ""), element.get("id", ""), element.get("style", ""))
        if key not in self._seen:
            self._seen[key] = self._merged(*key)
        return self._seen[key]

    def _merged(self, tag: str, classes: str, ident: str, style: str) -> dict[str, str]:
        marks = {tag, "*", f"#{ident}", *(f".{each}" for each in classes.split())}
        found = [rule for mark in marks for rule in self._rules.get(mark, ()) if rule[1] <= marks]
        merged: dict[str, str] = {}
        for _, _, declarations in sorted(found, key=lambda rule: rule[0]):
            merged |= declarations
        return {**merged, **_declarations(style)}

    def look(self, element: etree._Element, above: Look) -> Look:
        """Return the look of *element*, which stands in text that looks like *above*."""
        tag = name(element).lower()
        look = _by_tag(element, tag, replace(above, level=0) if above.level else above)
        declared = self.declared(element)
        return _by_declarations(declared, look, above) if declared else look


def _by_tag(element: etree._Element, tag: str, look: Look) -> Look:
    if tag in _HEADINGS:
        look = replace(look, bold=True, size=look.size * _HEADINGS[tag])
    elif tag in ("b", "strong", "th"):
        look = replace(look, bold=True, centred=look.centred or tag == "th")
    elif tag in ("i", "em", "cite", "dfn", "var", "address"):
        look = replace(look, italic=True)
    elif tag in ("u", "ins"):
        look = replace(look, underlined=True)
    elif tag in ("pre", "listing", "xmp", "plaintext"):
        look = replace(look, kept=True, family="monospace")
    elif tag == "center":
        look = replace(look, centred=True)
    elif tag in ("big", "small"):
        look = replace(look, size=look.size * (1.2 if tag == "big" else 0.83))
    elif tag == "font":
        size = _font_size(element.get("size", ""), look.size)
        look = replace(look, size=size, family=element.get("face") or look.family)
    elif tag == "table":
        look = replace(look, centred=False)
    if align := element.get("align"):
        look = replace(look, centred=align.lower() in ("center", "middle") and tag != "table")
    return replace(look, hidden=True) if element.get("hidden") is not None else look


def _font_size(value: str, size: float) -> float:
    """Return the points of ``<font size>``: 1 to 7, or steps from 3."""
    m = re.match(r"\s*([+-]?)(\d)", value)
    if not m:
        return size
    step = int(m[2]) if not m[1] else 3 + int(m[1] + m[2])
    return float(_FONT_SIZES[max(1, min(7, step))])


def _by_declarations(declared: Mapping[str, str], look: Look, above: Look) -> Look:
    found: dict[str, bool | float | str | int] = {}
    if weight := declared.get("font-weight", ""):
        found["bold"] = weight.startswith(("bold", "6", "7", "8", "9")) or (weight == "inherit" and above.bold)
    if style := declared.get("font-style", ""):
        found["italic"] = style.startswith(("italic", "oblique"))
    if family := declared.get("font-family", ""):
        found["family"] = family.split(",")[0].strip(" '\"")
    if size := points(declared.get("font-size", ""), above.size):
        found["size"] = size
    if align := declared.get("text-align", ""):
        found["centred"] = "center" in align
    if decoration := declared.get("text-decoration", declared.get("text-decoration-line", "")):
        found["underlined"] = "underline" in decoration
    if case := declared.get("text-transform", ""):
        found["capitals"] = case == "uppercase"
    if space := declared.get("white-space", ""):
        found["kept"] = space in ("pre", "pre-wrap", "pre-line", "break-spaces")
    if declared.get("display") == "none" or declared.get("visibility") == "hidden" or declared.get("mso-hide") == "all":
        found["hidden"] = True
    if (level := declared.get("mso-outline-level", "")).isdecimal():
        found["level"] = int(level) if int(level) < 10 else 0
    return replace(look, **found) if found else look  # type: ignore[arg-type]


def points(value: str, size: float) -> float:
    """Return the length *value* in points, relative ones to *size*; 0 when it is none."""
    value = value.strip().lower()
    if value in _NAMED:
        return float(_NAMED[value])
    if value in ("larger", "smaller"):
        return size * (1.2 if value == "larger" else 0.83)
    m = re.match(r"(-?\d*\.?\d+)\s*([a-z%]*)", value)
    if not m:
        return 0.0
    number = float(m[1])
    if m[2] in ("em", "ex"):
        return number * size * (1.0 if m[2] == "em" else 0.5)
    if m[2] == "rem":
        return number * BODY_SIZE
    return number * size / 100 if m[2] == "%" else number * _UNITS.get(m[2], 0.0 if m[2] else 0.75)


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each selector with its declarations; what holds only in print or on small screens is left out."""
    first, *others = re.sub(r"<!--|-->", " ", sheet).split("/*")
    sheet = first + "".join(" " + other.partition("*/")[2] for other in others)
    sheet = re.sub(
        r"@(?:media|supports|font-face|page|keyframes)[^{]{0,400}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", " ", sheet
    )
    for rule in sheet.split("}")[:-1]:
        selectors, brace, declared = rule.rpartition("{")
        declarations = _declarations(declared) if brace else {}
        for selector in selectors.rpartition("{")[2].split(",") if brace else ():
            yield selector.strip(), declarations


def _declarations(text: str) -> dict[str, str]:
    found = {}
    for declaration in re.split(r"[;\r\n]+(?=\s*[\w-]+\s*:)|;", text):
        key, colon, value = declaration.partition(":")
        if colon:
            found[key.strip().lower()] = value.replace("!important", "").strip().lower()
    if font := found.get("font"):
        found = {**_from_shorthand(font), **found}
    return found


def _from_shorthand(font: str) -> dict[str, str]:
    m = re.match(r"(?P<before>[^\d]*)(?P<size>[\d.]+\s*(?:pt|px|em|rem|%))(?:/\S+)?\s*(?P<family>.*)", font)
    if not m:
        return {}
    found = {"font-size": m["size"], "font-family": m["family"]}
    found |= {"font-weight": "bold"} if "bold" in m["before"] else {}
    return found | ({"font-style": "italic"} if "italic" in m["before"] else {})
