"""Numbers and bullets of lists and headings in an ODT: seen on the page, typed by nobody."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from converter.counting import counted
from converter.safe_xml import attribute, name

if TYPE_CHECKING:
    from lxml import etree

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_LEVELS = 10
OUTLINE = "\0outline"
"""Name under which the numbering of headings counts."""


class Numbering:
    """The list styles of a document, and how far each has counted."""

    def __init__(self, *roots: etree._Element | None) -> None:
        """Read the list styles in *roots*."""
        self._styles: dict[str, dict[int, etree._Element]] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * (_LEVELS + 1))
        for root in roots:
            for element in root.iter() if root is not None else ():
                if name(element) in ("list-style", "outline-style"):
                    key = OUTLINE if name(element) == "outline-style" else attribute(element, "name")
                    self._styles[key] = {
                        int(level): each for each in element if (level := attribute(each, "level")).isdecimal()
                    }

    def restart(self, style: str) -> None:
        """Begin list *style* anew."""
        self._counts.pop(style, None)

    def label(self, style: str, at: int, start: str = "") -> str:
        """Count on in list *style* at level *at*, from 1, and return what stands before the paragraph."""
        at = max(1, min(at, _LEVELS))
        levels = self._styles.get(style, {})
        counts = self._counts[style]
        before = counts[at]
        counts[at] = int(start) if start.isdecimal() else (_start(levels.get(at)) if before is None else before + 1)
        counts[at + 1 :] = [None] * (_LEVELS - at)
        level = levels.get(at)
        if level is None:
            return "-" if style != OUTLINE else ""
        if name(level) != "list-level-style-number" and name(level) != "outline-level-style":
            return "-"
        return self._number(levels, counts, at)

    def _number(self, levels: dict[int, etree._Element], counts: list[int | None], at: int) -> str:
        form = attribute(levels[at], "num-format")
        if not form:
            return f"{attribute(levels[at], 'num-prefix')}{attribute(levels[at], 'num-suffix')}".strip()
        shown = attribute(levels[at], "display-levels")
        first = max(1, at - (int(shown) if shown.isdecimal() else 1) + 1)
        numbers = []
        for i in range(first, at + 1):
            count = counts[i]
            own = attribute(levels.get(i), "num-format")
            if own or i == at:
                numbers.append(counted(_start(levels.get(i)) if count is None else count, _FORMS.get(own, "decimal")))
        prefix, suffix = attribute(levels[at], "num-prefix"), attribute(levels[at], "num-suffix")
        return f"{prefix}{'.'.join(numbers)}{suffix}".strip()


def _start(level: etree._Element | None) -> int:
    start = attribute(level, "start-value")
    return int(start) if start.isdecimal() else 1
