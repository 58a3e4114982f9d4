"""HTML from strangers as a tree: by its declared encoding, forgiving, without network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from converter.errors import SourceError
from converter.safe_xml import name

if TYPE_CHECKING:
    from lxml import etree

_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_MOST_FAULTS = 0
"""Faults of a page's XML from which it is read by the rules of HTML instead, which lose nothing."""

START, TEXT, END = "start", "text", "end"


def parse(text: str, path: str) -> etree._Element:
    """Return the tree of the page *text*; raise :class:`SourceError` when there is nothing in it."""
    from lxml import etree

    text = re.sub(r"<\?xml[^>]*\?>", "", text.lstrip("\ufeff"), count=1)
    parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise SourceError("there is no page in it", cure="give a file with text in it", path=path)
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise SourceError("its elements are nested too deeply", cure="save the page again in a browser", path=path)
    return root


def parse_xhtml(text: str, path: str) -> etree._Element:
    """Return the tree of the page *text* by the rules of XML, where an empty tag ends itself; a page that is no XML at
    all is read as :func:`parse` does. Entities become their characters first, as no document type is read.
    """
    from lxml import etree

    text = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", text.lstrip("\ufeff"), flags=re.S | re.I)
    text = re.sub(r"&([A-Za-z]\w*);", lambda m: m[0] if m[1] in _OF_XML else html5.get(f"{m[1]};", m[0]), text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or not any(name(each) == "body" for each in root) or len(parser.error_log) > _MOST_FAULTS:
        return parse(text, path)
    return root


def events(root: etree._Element, aside: frozenset[etree._Element]) -> Iterator[tuple[str, etree._Element | str]]:
    """Yield start, text and end of all in *root* in order, without what is set *aside*; depth costs no recursion."""
    yield START, root
    if root.text:
        yield TEXT, root.text
    stack = [(root, iter(root))]
    while stack:
        element, children = stack[-1]
        below = next(children, None)
        if below is None:
            stack.pop()
            yield END, element
            if stack and element.tail:
                yield TEXT, element.tail
        elif not name(below) or below in aside:
            if below.tail:
                yield TEXT, below.tail
        else:
            yield START, below
            if below.text:
                yield TEXT, below.text
            stack.append((below, iter(below)))
