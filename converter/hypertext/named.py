"""Headings that a contents list names: its depth is taken when the text where it leads says its title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from converter.text import fold

if TYPE_CHECKING:
    from lxml import etree

_PATIENCE = 3
"""Paragraphs after the target of an entry in which its title is looked for."""
_LONGEST = 250


class Named:
    """Follows a page from one target of an entry to the next."""

    def __init__(self, levels: Mapping[etree._Element, tuple[int, str]]) -> None:
        """Use *levels*: the targets, with depth and title of their entry."""
        self._levels = levels
        self._depth = 0
        self._title = ""
        self._left = 0
        self._last = (0, 0)

    def meet(self, element: etree._Element) -> None:
        """Note that *element* begins."""
        if element in self._levels:
            self._depth, title = self._levels[element]
            self._title, self._left = fold(title), _PATIENCE

    def level(self, text: str, marked: int) -> int:
        """Return the level of the paragraph *text*, which the page itself marks as a heading of level *marked*.

        Headings that no entry names stand below the last one that an entry names, as deep as they are marked.
        """
        if self._left and len(text) <= _LONGEST and (said := fold(text)):
            self._left -= 1
            if said == self._title or (len(said) > 2 and (said in self._title or self._title in said)):
                self._left = 0 if said == self._title else self._left
                self._last = (self._depth, marked)
                return self._depth
        else:
            self._left = 0
        depth, tag = self._last
        if marked and depth and tag and marked > tag:
            return depth + marked - tag
        return marked
