"""Links inside a text: from a call to its note, and from a contents list to the headings that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from converter.hypertext.flow import BLOCKS
from converter.safe_xml import name, text_of
from converter.text import fold

if TYPE_CHECKING:
    from lxml import etree

_LABEL = re.compile(r"\s*[\[(]?\s*(\d{1,3}|[A-Za-z]|[*†‡]{1,3})\s*[\])]?[.:]?\s*$")
_FEWEST_ENTRIES = 3
_LONGEST_TITLE = 200
_LONGEST_LABEL = 12


def targets(root: etree._Element) -> dict[str, etree._Element]:
    """Return the elements of a page by their id or name."""
    found: dict[str, etree._Element] = {}
    for each in root.iter():
        for ident in (each.get("id"), each.get("name") if name(each) == "a" else None):
            if ident:
                found.setdefault(ident, each)
    return found


def calls_and_notes(
    links: Mapping[etree._Element, etree._Element], order: Mapping[etree._Element, int]
) -> tuple[dict[etree._Element, str], dict[etree._Element, str]]:
    """Return the calls and the blocks of notes, each with its label.

    *links* are the elements that link to another, *order* says where all of them stand. A call is a number or sign that
    links to a later block which begins with it or is an item of a list; a link the other way is the way back.
    """
    calls: dict[etree._Element, str] = {}
    notes: dict[etree._Element, str] = {}
    for link, target in links.items():
        m = _label(link)
        block = _block(target)
        if not m or block is None or order.get(target, -1) <= order.get(link, 0) or block in _above(link):
            continue
        if _begins_with(block, m[1]) or name(block) == "li" or "footnote" in _kind(block):
            calls[link] = m[1]
            notes.setdefault(block, m[1])
    return calls, notes


def own_labels(notes: Mapping[etree._Element, str]) -> Iterator[etree._Element]:
    """Yield the links at the beginning of *notes* that repeat the label, and lead back to the call."""
    for block, label in notes.items():
        for each in block.iter():
            if name(each) in ("a", "sup", "b", "strong", "span") and (m := _label(each)):
                if label in m[0] and _begins_with(block, label):
                    yield each
                break


def _label(element: etree._Element) -> re.Match[str] | None:
    """Return the match of the label that *element* is."""
    text = text_of(element).strip()
    return _LABEL.match(text) if len(text) <= _LONGEST_LABEL else None


def _block(element: etree._Element) -> etree._Element | None:
    return next((each for each in (element, *element.iterancestors()) if name(each) in BLOCKS), None)


def _above(element: etree._Element) -> list[etree._Element]:
    return [element, *element.iterancestors()]


def _begins_with(block: etree._Element, label: str) -> bool:
    text = text_of(block).lstrip(" \t\r\n[(^↑")
    return text.startswith(label) and not text[len(label) : len(label) + 1].isalnum()


def _kind(element: etree._Element) -> str:
    kinds = (value for key, value in element.attrib.items() if str(key).rpartition("}")[2] in ("type", "role", "class"))
    return " ".join(map(str, kinds)).lower()


def named_by_contents(links: Mapping[etree._Element, etree._Element]) -> dict[etree._Element, tuple[int, str]]:
    """Return the elements that a contents list in the page itself names, with the depth and title of their entries.

    A contents list is a run of links whose texts stand again where they lead.
    """
    found: dict[etree._Element, tuple[int, str]] = {}
    for link, target in links.items():
        title = " ".join(text_of(link).split())
        if len(title) > 1 and _is_named(target, fold(title)):
            found.setdefault(target, (sum(name(each) in ("ul", "ol", "dl") for each in link.iterancestors()), title))
    if len(found) < _FEWEST_ENTRIES:
        return {}
    top = min(depth for depth, _ in found.values())
    return {target: (depth - top + 1, title) for target, (depth, title) in found.items()}


def _is_named(target: etree._Element, title: str) -> bool:
    """Return whether the block at *target*, or the next one, says *title*."""
    block = _block(target)
    for each in (target, block, _next(block)):
        text = text_of(each) if each is not None else ""
        if text.strip():
            said = fold(text[: _LONGEST_TITLE * 2])
            return len(text.strip()) <= _LONGEST_TITLE and (title in said or said in title)
    return False


def _next(block: etree._Element | None) -> etree._Element | None:
    return next(block.itersiblings(), None) if block is not None else None
