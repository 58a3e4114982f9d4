"""Paragraphs of the other direction: in a page from right to left, one in English would have its full stop at its left.

Only what is wholly of the other direction is marked. Items, cells and headings keep their place on the page, and so do
the lines around a text, such as datelines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from converter.safe_html import Element, plain_text

_KINDS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def mark(blocks: Iterable[Element], direction: str) -> None:
    """Give each paragraph of *blocks*, which stand on a page of one *direction*, its own if all its letters have it."""
    for block in blocks:
        if block.get("dir"):
            continue
        if block.tag == "p":
            own = {_KINDS.get(unicodedata.bidirectional(c), "") for c in plain_text(block)} - {""}
            if len(own) == 1 and direction not in own:
                block.set("dir", own.pop())
        elif block.tag == "blockquote" or (block.tag == "div" and not block.get("class")):
            mark(block, direction)
