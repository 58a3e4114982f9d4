"""HTML and XHTML: words as a reader meets them, links, ids, headings and contents lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from converter.errors import SourceError
from converter.finished.tokens import count, every_token, tokens, without_delimiters
from converter.finished.values import Link, Member, Package, Text

_FRONT, _OFFERED = "index.html", "downloads/"
_UNSEEN = frozenset({"head", "script", "style", "template"})
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_REFERENCES = {
    "a": "href",
    "area": "href",
    "link": "href",
    "img": "src",
    "image": "href",
    "script": "src",
    "source": "src",
}

Element = Any
"""An element of lxml, whose types are not shipped."""


def text(path: Path) -> Text:
    """Return the words of an HTML file, or of a site folder: of its pages as each leads to the next."""
    if not path.is_dir():
        return together([words(parse(path.read_bytes(), str(path)))])
    pages = {name: parse((path / name).read_bytes(), name) for name in _pages(path)}
    return together([words(pages[name]) for name in _reading_order(pages)])


def package(path: Path) -> Package:
    """Return the links, ids and contents of an HTML file, or of every HTML file of a site folder."""
    if not path.is_dir():
        return Package((member("", parse(path.read_bytes(), str(path))),), frozenset({""}))
    members = (member(name, parse((path / name).read_bytes(), name)) for name in _pages(path))
    files = frozenset(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    return Package(tuple(members), files)


def _pages(site: Path) -> list[str]:
    """Return the names of the pages of a site; the editions that it offers are no pages of its own."""
    names = (page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return sorted(name for name in names if not name.startswith(_OFFERED))


def _reading_order(pages: Mapping[str, Element]) -> list[str]:
    """Return the names of *pages* as ``<link rel="next">`` leads from the front page on, then those it never meets."""
    order: dict[str, None] = {}
    name = _FRONT
    while name in pages and name not in order:
        order[name] = None
        name = next((link.get("href", "") for link in pages[name].iter("link") if link.get("rel") == "next"), "")
    return [*order, *(name for name in pages if name not in order)]


def parse(data: bytes, name: str, xml: bool = False) -> Element:
    """Return the root element; raise :class:`SourceError` for XHTML that is not well-formed, or nothing at all."""
    from lxml import etree

    options: dict[str, Any] = {"huge_tree": True, "no_network": True, "remove_comments": True, "remove_pis": True}
    parser: Any = (
        etree.XMLParser(resolve_entities=False, **options) if xml else etree.HTMLParser(encoding="utf-8", **options)
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as e:
        raise SourceError(
            f"this is not well-formed: {e.msg}", cure="build it again", path=name, line=e.lineno or 0
        ) from None
    if root is None:
        raise SourceError("there is no mark-up in it", cure="build it again", path=name)
    return root


def words(root: Element) -> Text:
    """Return every token of a page (:func:`together` makes a text of them); those of navigation and of the class
    ``generated`` are only counted.
    """
    from lxml import etree

    kept: list[str] = []
    made: list[str] = []
    out, owner = kept, None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        if event == "start":
            if owner is None and (name in _UNSEEN or _is_generated(element, name)):
                out, owner = [] if name in _UNSEEN else made, element
            out.append(
                _gap(element, name) + _number(element, name) + (element.text or "" if name not in _UNSEEN else "")
            )
        else:
            if owner is element:
                out, owner = kept, None
            out.append(_gap(element, name) + (element.tail or "" if element is not root else ""))
    return Text(every_token("".join(kept)), count(tokens("".join(made))))


def together(pages: Sequence[Text]) -> Text:
    """Return the words of *pages* as one text: a bracket that ends a page may stand before a number that begins one."""
    every = [token for page in pages for token in page.tokens]
    return Text(without_delimiters(every), sum(page.generated for page in pages))


def member(name: str, root: Element) -> Member:
    """Return what the checks of links and contents need to know of a page."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    return Member(
        name,
        ids=tuple((element.get("id"), element.sourceline or 0) for element in elements if element.get("id")),
        links=tuple(_links(elements)),
        entries=tuple(_entries(elements)),
        headings=_headings(root),
    )


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def shown(element: Element) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _is_generated(element: Element, name: str) -> bool:
    return name == "nav" or "generated" in element.get("class", "").split()


def _gap(element: Element, name: str) -> str:
    """Return what stands between an element and its surroundings: nothing for an inline one, unless it calls a note."""
    return "" if name in _INLINE and "noteref" not in element.get("class", "").split() else " "


def _number(element: Element, name: str) -> str:
    """Return the number that a reader sees before an item of a numbered list."""
    parent = element.getparent() if name == "li" else None
    if parent is None or local(parent) != "ol":
        return ""
    number = int(parent.get("start") or 1)
    for item in parent:
        if local(item) == "li":
            number = int(item.get("value") or number)
            if item is element:
                break
            number += 1
    return f"{number}. "


def _links(elements: list[Element]) -> Iterator[Link]:
    for element in elements:
        name = local(element)
        if name in _REFERENCES and (target := element.get(_REFERENCES[name])) is not None:
            yield Link(target, _name_of(element) if name == "a" else name, element.sourceline or 0)


def _name_of(link: Element) -> str:
    """Return what a screen reader calls a link."""
    pictures = " ".join(picture.get("alt", "") for picture in link.iter() if local(picture) == "img")
    return link.get("aria-label") or shown(link) or pictures.strip() or link.get("title") or ""


def _entries(elements: list[Element]) -> Iterator[Link]:
    """Yield the entries of contents lists: links in list items of a ``<nav>`` that an EPUB does not call otherwise."""
    for nav in elements:
        if local(nav) != "nav" or nav.get(_EPUB_TYPE, "toc") != "toc":
            continue
        for link in nav.iter():
            if local(link) == "a" and link.get("href") and any(local(above) == "li" for above in link.iterancestors()):
                yield Link(link.get("href"), shown(link), link.sourceline or 0)


def _headings(root: Element) -> dict[str, str]:
    """Return the text of the heading that each id belongs to; the first of all headings has the empty id too."""
    found: dict[str, str] = {}
    for heading in root.iter():
        if local(heading) not in _HEADINGS:
            continue
        title = shown(heading)
        found.setdefault("", title)
        for element in (*heading.iter(), *heading.iterancestors()):
            if element.get("id"):
                found.setdefault(element.get("id"), title)
    return found
