"""Where a book may be cut into parts that are laid out alone, and what each of them depends on.

A cut is only possible where the style sheet begins a new page anyway, so a book looks as if it had been laid out in one
piece; sections that share a page stay together. The parts must not be too small either: each costs some milliseconds.
Whether a section that begins a page begins a part as well is told by its own length and id alone, so that a change in
one article changes its part and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from converter.errors import RenderError

_RECTO = "recto"
_NEW_PAGE = frozenset({"page", "always", _RECTO})
_USUAL_LENGTH = 16_000  # characters, about ten pages of A5
_SPANNING = re.compile(
    r"counter-(?:increment|set|reset)(?!\s*:\s*list-item)|target-(?:counter|text)|element\(|@page[^{]*:nth"
)
"""What makes one part of a book depend on another in CSS; it is all laid out together then."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of sections."""

    page: Element
    """The page that has these sections alone."""
    begins_recto: bool
    """Whether it has to begin on a right-hand page (a left-hand one where one reads from right to left)."""
    first: int | None
    """The index of its first page in the book, where the style sheet asks for it."""
    key: str
    """Hash of the page and the index."""


def is_divisible(style: str) -> bool:
    """Return whether nothing in a style sheet counts or refers across the parts of a book."""
    return not _SPANNING.search(re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))


def cuts(root: Element, breaks: Iterable[str], start: int) -> Iterator[Cut]:
    """Take the sections out of the page *root* and yield them in runs, each on a page of its own.

    *breaks* has the value of ``break-before`` for each section; without any, all are one run, and its
    pages are counted from *start*.
    """
    main = _main(root)
    sections = list(main)
    rules = list(breaks)
    before: Element | None = None
    for run, rule in _runs(sections, rules or ["auto"] * len(sections)) if sections else ():
        page = _page(root, main, before, run)
        yield _cut(page, rule == _RECTO or before is None, None if rules else start)
        before = run[-1]


def whole(page: Element) -> Cut:
    """Return a *page* of which nothing is cut, to follow on whatever comes before it."""
    return _cut(page, False, None)


def _cut(page: Element, begins_recto: bool, first: int | None) -> Cut:
    return Cut(page, begins_recto, first, sha256(ElementTree.tostring(page, "utf-8") + b"%a" % first).hexdigest())


def without_body(root: Element) -> Element:
    """Return the page *root* without the sections and what stands behind them: the front matter."""
    front = Element(root.tag, root.attrib)
    for child in root:
        if child.tag == "body":
            body = ElementTree.SubElement(front, child.tag, child.attrib)
            body.extend(takewhile(lambda each: each.tag != "main", child))
        else:
            front.append(child)
    return front


def _main(root: Element) -> Element:
    main = root.find("body/main")
    if main is None:
        raise RenderError("the page for the PDF has no main element", cure="look at templates/print.html")
    return main


def _runs(sections: list[Element], breaks: list[str]) -> Iterator[tuple[list[Element], str]]:
    """Yield the sections of each run, and the rule with which it begins."""
    run, rule = [sections[0]], breaks[0]
    for section, before in zip(sections[1:], breaks[1:], strict=True):
        if before == _RECTO or (before in _NEW_PAGE and _begins_part(section)):
            yield run, rule
            run, rule = [], before
        run.append(section)
    yield run, rule


def _begins_part(section: Element) -> bool:
    """Return whether *section* begins a part: the longer it is, the likelier, as its name decides."""
    name = next((each.get("id", "") for each in section.iter() if each.get("id")), "")
    chance = int.from_bytes(sha256(name.encode()).digest()[:4]) / 2**32
    return chance < sum(map(len, section.itertext())) / _USUAL_LENGTH


def _page(root: Element, main: Element, before: Element | None, run: list[Element]) -> Element:
    """Return a page with the sections of *run* alone.

    A hidden element stands for the section *before* them, because a style sheet may ask what that is.
    """
    page = Element(root.tag, root.attrib)
    head = root.find("head")
    if head is not None:
        page.append(head)
    body = root.find("body")
    assert body is not None
    inner = ElementTree.SubElement(ElementTree.SubElement(page, body.tag, body.attrib), main.tag, main.attrib)
    if before is not None:
        ElementTree.SubElement(inner, before.tag, {"class": before.get("class", ""), "style": "display: none"})
    inner.extend(run)
    return page


def without_loose_links(root: Element) -> None:
    """Take the address out of each link to an id that is nowhere in the book; the checks of links tell of it."""
    ids = {each.get("id") for each in root.iter()}
    for link in root.iter("a"):
        address = link.get("href", "")
        if address.startswith("#") and _decoded(address[1:]) not in ids:
            del link.attrib["href"]


def _decoded(fragment: str) -> str:
    from urllib.parse import unquote

    return unquote(fragment)


def rules_before(sections: Iterable[Any], sheets: Iterable[Any]) -> Iterator[str]:
    """Yield the value of ``break-before`` for each of *sections*, which cssselect2 wraps, as *sheets* have it."""
    ordered = list(sheets)
    for section in sections:
        rule: str = "auto"
        best: tuple[Any, ...] = ()
        for origin, sheet in enumerate(ordered):
            for specificity, order, pseudo, (declarations, _) in sheet.matcher.match(section):
                for name, value, is_important in declarations if pseudo is None else ():
                    weight = (is_important, origin, specificity, order)
                    if name == "break_before" and (not best or weight >= best):
                        rule, best = value if isinstance(value, str) else "auto", weight
        yield rule
