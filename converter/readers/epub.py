"""EPUB 2 and 3: the files of the spine in order, with the book's own contents as evidence of its headings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from converter import hypertext, page_signs, rich_text, safe_xml
from converter.errors import SourceError
from converter.model import Source
from converter.safe_xml import attribute, child, text_of
from converter.safe_xml import name as tag
from converter.zipped import Container, resolved

if TYPE_CHECKING:
    from lxml import etree

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_OPS = "{http://www.idpf.org/2007/ops}type"


def read(name: str, container: Container, data: bytes, path: str) -> Source:
    """Return the EPUB *data*, opened as *container*, as a source; raise :class:`SourceError` when it has no text."""
    if any(end in container.read("META-INF/encryption.xml").lower() for end in (b'html"', b'htm"', b'opf"')):
        raise SourceError("its text is locked by a shop's protection", cure="give a book without it", path=path)
    residues = rich_text.Residues()
    package = _Package(container, path)
    pictures = rich_text.Pictures(residues)

    def page(part: str, root: etree._Element) -> hypertext.Page:
        def picture(address: str, description: str) -> str:
            return pictures.add(container.picture(resolved(part, address)), description)

        return hypertext.Page(part, root, package.sheets(part, root), picture)

    pages = [page(part, root) for part, root in package.spine()]
    printed = rich_text.PageStarts(str(text) for page in pages for text in page.root.itertext())
    paragraphs = hypertext.book(pages, list(package.entries()), residues, list(package.numbers()), printed)
    lines, starts = printed.taken_out(rich_text.lines(paragraphs))
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the book has no word in it", cure="give a book with text in it", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    found = residues.found(), pictures.found()
    return Source(name, sha256, len(data), "epub", "rich", lines, *found, page_starts=starts)


class _Package:
    """The package document and what it lists (EPUB 3.3, chapter 5)."""

    def __init__(self, container: Container, path: str) -> None:
        self._container = container
        self._path = path
        found = safe_xml.parse(container.read("META-INF/container.xml"), "META-INF/container.xml", path)
        self._name = next((attribute(each, "full-path") for each in found.iter() if tag(each) == "rootfile"), "")
        self._root = safe_xml.parse(_without_doctype(container.read(self._name)), self._name, path)
        manifest = child(self._root, "manifest")
        self._items = {attribute(item, "id"): item for item in manifest} if manifest is not None else {}

    def spine(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield name and tree of each page, the contents list left out."""
        spine = child(self._root, "spine")
        for reference in spine if spine is not None else ():
            item = self._items.get(attribute(reference, "idref"))
            if item is None or "nav" in attribute(item, "properties").split():
                continue
            part = resolved(self._name, attribute(item, "href"))
            if attribute(item, "media-type") in _PAGES and (data := self._container.read(part)):
                yield part, self._page(data)

    def _page(self, data: bytes) -> etree._Element:
        encoding = page_signs.declared_encoding(data) or "utf-8"
        return hypertext.parse_xhtml(data.decode(encoding, "replace"), self._path)

    def sheets(self, part: str, root: etree._Element) -> tuple[str, ...]:
        """Return the style rules that the page *part* refers to."""
        links = [each for each in root.iter() if tag(each) == "link" and "stylesheet" in attribute(each, "rel")]
        names = [resolved(part, attribute(link, "href")) for link in links]
        return tuple(self._container.read(each).decode("utf-8", "replace") for each in names)

    def entries(self) -> Iterator[hypertext.Entry]:
        """Yield the entries of the book's own contents: of its navigation document, else of its NCX."""
        navigation, ncx = self._navigation(), self._ncx()
        if navigation is not None:
            yield from _of_navigation(*navigation)
        elif ncx is not None:
            yield from _of_ncx(*ncx)

    def numbers(self) -> Iterator[hypertext.Entry]:
        """Yield the printed pages that the book lists, in its navigation document, else in its NCX."""
        found = False
        if (navigation := self._navigation()) is not None:
            for address, number in hypertext.listed_pages(navigation[0]):
                found = True
                yield _entry(navigation[1], address, 0, number)
        if not found and (ncx := self._ncx()) is not None:
            yield from _numbers_of_ncx(*ncx)

    def _navigation(self) -> tuple[etree._Element, str] | None:
        """Return the navigation document and its name."""
        item = next((each for each in self._items.values() if "nav" in attribute(each, "properties").split()), None)
        part = resolved(self._name, attribute(item, "href"))
        data = self._container.read(part) if item is not None else b""
        return (self._page(data), part) if data else None

    def _ncx(self) -> tuple[etree._Element, str] | None:
        """Return the NCX and its name."""
        kind = "application/x-dtbncx+xml"
        item = next((each for each in self._items.values() if attribute(each, "media-type") == kind), None)
        part = resolved(self._name, attribute(item, "href"))
        data = self._container.read(part) if item is not None else b""
        return (safe_xml.parse(_without_doctype(data), part, self._path), part) if data else None


def _without_doctype(data: bytes) -> bytes:
    """Return *data* without the document type that EPUB 2 asks of an NCX; nothing in it is needed."""
    return re.sub(rb"<!DOCTYPE[^>\[]*>", b"", data, count=1)


def _of_navigation(root: etree._Element, part: str) -> Iterator[hypertext.Entry]:
    lists = [each for each in root.iter() if tag(each) == "nav"]
    chosen = next((each for each in lists if "toc" in each.get(_OPS, "")), lists[0] if lists else None)
    for link in chosen.iter() if chosen is not None else ():
        if tag(link) == "a" and link.get("href"):
            depth = sum(tag(above) == "ol" for above in link.iterancestors())
            yield _entry(part, link.get("href", ""), max(1, depth), text_of(link))


def _of_ncx(root: etree._Element, part: str) -> Iterator[hypertext.Entry]:
    for point in root.iter():
        if tag(point) == "navPoint":
            label, content = child(point, "navLabel"), child(point, "content")
            depth = 1 + sum(tag(above) == "navPoint" for above in point.iterancestors())
            title = text_of(label) if label is not None else ""
            yield _entry(part, attribute(content, "src"), depth, title)


def _numbers_of_ncx(root: etree._Element, part: str) -> Iterator[hypertext.Entry]:
    for target in root.iter():
        if tag(target) == "pageTarget":
            label, content = child(target, "navLabel"), child(target, "content")
            said = text_of(label) if label is not None else attribute(target, "value")
            yield _entry(part, attribute(content, "src"), 0, said)


def _entry(part: str, address: str, depth: int, title: str) -> hypertext.Entry:
    return hypertext.Entry(resolved(part, address), address.partition("#")[2], depth, " ".join(title.split()))
