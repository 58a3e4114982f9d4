"""EPUB: its pages in reading order, its navigation document, its NCX and its manifest."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from converter.errors import SourceError
from converter.finished.markup import Element, local, member, parse, shown, together, words
from converter.finished.tokens import count
from converter.finished.values import Link, Member, Package, Text
from converter.zipped import Container

_CONTAINER = "META-INF/container.xml"
_XHTML = "application/xhtml+xml"
_NCX = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of the manifest."""

    name: str
    media_type: str
    is_navigation: bool


@dataclass(frozen=True, slots=True)
class _Book:
    """The bytes of an EPUB and what its package document says of them."""

    path: str
    files: Mapping[str, bytes]
    package: str
    items: Mapping[str, _Item]
    spine: tuple[str, ...]


def text(path: Path) -> Text:
    """Return the words of the pages of the spine; all of the navigation document is generated."""
    book = _open(path)
    pages: list[Text] = []
    for item in _spine_items(book):
        page = words(_page(book, item.name))
        pages.append(Text([], page.generated + count(page.tokens)) if item.is_navigation else page)
    return together(pages)


def package(path: Path) -> Package:
    """Return the links, ids and contents of all pages, and the references of the manifest, the spine and the NCX."""
    book = _open(path)
    pages = [member(item.name, _page(book, item.name)) for item in book.items.values() if item.media_type == _XHTML]
    ncx = [_ncx(item.name, _page(book, item.name)) for item in book.items.values() if item.media_type == _NCX]
    manifest = tuple(Link(f"/{item.name}", ident) for ident, item in book.items.items())
    spine = tuple(Link(f"/{book.items[i].name}" if i in book.items else f"#{i}", i) for i in book.spine)
    return Package((*pages, *ncx, Member(book.package, links=manifest + spine)), frozenset(book.files))


def _open(path: Path) -> _Book:
    try:
        archive = Container(path.read_bytes(), str(path))
        files = {name: archive.read(name) for name in archive.names}
        container = parse(files[_CONTAINER], f"{path}!{_CONTAINER}", xml=True)
        name = next(e.get("full-path") for e in container.iter() if local(e) == "rootfile")
        opf = parse(files[name], f"{path}!{name}", xml=True)
    except (KeyError, StopIteration):
        raise SourceError("this is no EPUB", cure="build it again", path=str(path)) from None
    return _Book(str(path), files, name, dict(_items(opf, posixpath.dirname(name))), _spine(opf))


def _items(opf: Element, folder: str) -> Iterator[tuple[str, _Item]]:
    for e in opf.iter():
        if local(e) == "item":
            name = posixpath.normpath(posixpath.join(folder, unquote(e.get("href", ""))))
            yield e.get("id", ""), _Item(name, e.get("media-type", ""), "nav" in e.get("properties", "").split())


def _spine(opf: Element) -> tuple[str, ...]:
    return tuple(e.get("idref", "") for e in opf.iter() if local(e) == "itemref")


def _spine_items(book: _Book) -> Iterator[_Item]:
    for ident in book.spine:
        if ident in book.items and book.items[ident].name in book.files:
            yield book.items[ident]


def _page(book: _Book, name: str) -> Element:
    if name not in book.files:
        raise SourceError(f"{name} is in the manifest and not in the file", cure="build it again", path=book.path)
    return parse(book.files[name], f"{book.path}!{name}", xml=True)


def _ncx(name: str, root: Element) -> Member:
    """Return the entries of an NCX: they are links, those to headings are contents entries too."""
    points = [e for e in root.iter() if local(e) == "navPoint"]
    entries = tuple(
        Link(_first(e, "content").get("src", ""), shown(_first(e, "navLabel")), e.sourceline or 0) for e in points
    )
    targets = tuple(Link(e.get("src", ""), local(e), e.sourceline or 0) for e in root.iter() if local(e) == "content")
    return Member(name, links=targets, entries=entries)


def _first(element: Element, name: str) -> Element:
    return next((child for child in element.iter() if local(child) == name), element)
