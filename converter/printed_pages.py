"""The places in an edition at which the printed pages of the source begin, each page once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from converter.model import Section
from converter.safe_html import Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NO_NAME = re.compile(r"[^\w.-]+")
_ROLE = "doc-pagebreak"
CLASS = "pagebreak"
"""Class of the element, without words, that stands where a page begins."""


def ident(label: str) -> str:
    """Return the id of the place where the printed page *label* begins, the same in all formats."""
    return "_source-" + _NO_NAME.sub("-", label)


def place(blocks: Iterable[Element], openings: Iterable[Element]) -> frozenset[Element]:
    """Give the marks of pages in *blocks* their ids, in place, and return those of *openings* that begin a page.

    A heading inside a section that begins a page gets a mark before it. Of what is said to begin one page, the first
    place does.
    """
    titles = set(openings)
    known: set[str] = set()
    begins: set[Element] = set()
    for block in list(blocks):
        for element in list(block.iter()):
            label = element.attrib.get("data-page", "")
            is_mark = element.tag == "span" and element.get("class") == CLASS
            if not is_mark:
                element.attrib.pop("data-page", "")
            is_first = bool(label) and ident(label) not in known
            if is_mark and not is_first:
                _take_out(element)
            elif is_mark:
                element.set("id", ident(label))
                element.set("role", _ROLE)
            elif is_first and element in titles:
                begins.add(element)
            elif is_first and element.tag in _HEADINGS:
                _put_before(element, label)
            if label:
                known.add(ident(label))
    return frozenset(begins)


def labels(blocks: Iterable[Element]) -> tuple[str, ...]:
    """Return the pages that begin inside *blocks*, in order, once they have been given their places."""
    return tuple(
        element.get("data-page", "")
        for block in blocks
        for element in block.iter("span")
        if element.get("class") == CLASS
    )


def begins(section: Section) -> Iterator[tuple[str, str]]:
    """Yield label and id of each printed page that begins in *section*, the one of its heading first."""
    labels = (*([section.page] if section.begins_printed_page else []), *section.printed_pages)
    return ((label, ident(label)) for label in labels)


def _put_before(heading: Element, label: str) -> None:
    mark = heading.makeelement("span", {"class": CLASS, "data-page": label, "id": ident(label), "role": _ROLE})
    mark.text = ""
    heading.addprevious(mark)


def _take_out(mark: Element) -> None:
    """Take the *mark* out, and leave what follows it."""
    above, before, tail = mark.getparent(), mark.getprevious(), mark.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    elif above is not None:
        above.text = (above.text or "") + tail
    if above is not None:
        above.remove(mark)
