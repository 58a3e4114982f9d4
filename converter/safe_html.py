"""Pandoc's HTML as a tree that is safe to publish: an allowlist of elements, attributes, links and pictures.

Raw HTML never gets this far, since pandoc reads it as text; but attributes of canonical Markdown, link targets and
pictures' addresses are whatever a source or a person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import cast
from urllib.parse import quote, unquote

from lxml import etree

from converter.errors import RenderError
from converter.model import Picture
from converter.words import direction

Element = etree._Element
"""An element of the tree; lxml gives its class no public name."""

_VOID = frozenset({"br", "hr", "img"})
# fmt: off
_ELEMENTS = _VOID | {
    "a", "aside", "blockquote", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "span",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
# fmt: on
_CLASSES = frozenset(
    {"byline", "caption", "dateline", "label", "labelled", "line-block", "note", "noteref", "pagebreak", "source"}
)
_MARKS = ("strong", "em", "sup", "sub", "code")
_ATTRIBUTES = {"a": {"href"}, "img": {"alt", "src"}, "ol": {"start"}}
_ATTRIBUTES |= {name: {"data-page"} for name in ("h1", "h2", "h3", "h4", "h5", "h6", "span")}
_EVERYWHERE = {"class", "id", "lang"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.I)
_MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INLINE_TEXT = etree.XPath("descendant::text() | descendant::br")


def parse(html: str) -> Element:
    """Return the ``<body>`` of a fragment that pandoc wrote; raise :class:`RenderError` if it is nested too deeply."""
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(f"<body>{_NOT_XML.sub(' ', html)}</body>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise RenderError(
            f"the text cannot be turned into a page: {error.msg}", cure="simplify the deepest nesting of the Markdown"
        ) from error


def clean(body: Element, folder: Path) -> tuple[Picture, ...]:
    """Take out of *body*, in place, all that is not allowed, and return the pictures it shows, each once.

    A picture stays if it lies inside *folder*; any other gives way to its description. No word is lost. Ids become
    unique, and the first call of a note gets one (the note's with ``-call``), so that the note can lead back to it.
    """
    etree.strip_tags(body, *({element.tag for element in body.iterdescendants()} - _ELEMENTS), etree.Comment)
    elements = list(body.iterdescendants())
    for element in elements:
        _clean_attributes(element)
    pictures = [_keep_picture(element, folder) for element in elements if element.tag == "img"]
    _make_unique(elements)
    for element in elements:
        if not len(element) and not element.text and element.tag not in _VOID:
            element.text = ""  # makes lxml write an end tag, which HTML needs
    return tuple({picture.href: picture for picture in pictures if picture}.values())


def fragment(elements: Iterable[Element]) -> str:
    """Return cleaned *elements* as XHTML that is valid as HTML too."""
    return "".join(etree.tostring(element, encoding="unicode") for element in elements).strip()


def content(element: Element) -> str:
    """Return what is inside a cleaned *element*, as XHTML that is valid as HTML too."""
    return (escape(element.text or "", quote=False) + fragment(element)).strip()


def plain_text(element: Element) -> str:
    """Return the words inside *element*, without mark-up and with single spaces; a line break is a space."""
    parts = cast("list[Element | str]", _INLINE_TEXT(element))
    return " ".join("".join(part if isinstance(part, str) else " " for part in parts).split())


def _clean_attributes(element: Element) -> None:
    """Leave the allowed attributes and values of *element*, and turn classes that are marks into elements."""
    classes = element.get("class", "").split()
    link = _target(element.get("href", "")) if element.tag == "a" else ""
    for name in set(element.attrib) - _EVERYWHERE - _ATTRIBUTES.get(element.tag, set()):
        del element.attrib[name]
    _clean_language(element)
    _set(element, "class", " ".join(name for name in classes if name in _CLASSES))
    if element.tag == "a":
        _set(element, "href", link)
        element.tag = "a" if link else "span"
    if element.tag == "div" and "note" in classes:
        element.tag = "aside"
    if element.tag == "span":
        _mark(element, [mark for mark in _MARKS if mark in classes])


def _clean_language(element: Element) -> None:
    """Leave the language of *element* if it is one, and say in which direction that is written."""
    lang = element.get("lang", "")
    if not lang:
        return
    if _LANGUAGE.fullmatch(lang):
        element.set("dir", direction(lang))
    else:
        del element.attrib["lang"]


def _set(element: Element, name: str, value: str) -> None:
    """Give *element* the attribute, or take it away if *value* is empty."""
    if value:
        element.set(name, value)
    else:
        element.attrib.pop(name, "")


def _target(href: str) -> str:
    """Return where a link may lead to, or nothing; an id stands decoded, as it does where it leads to."""
    if href.startswith("#"):
        return "#" + unquote(href[1:])
    return quote(href, safe="!#$%&'()*+,/:;=?@[]~") if _ADDRESS.fullmatch(href) else ""


def _mark(span: Element, marks: list[str]) -> None:
    """Turn a ``<span class="strong em">`` into ``<strong><em>``."""
    if not marks:
        return
    span.tag = marks[0]
    for mark in reversed(marks[1:]):
        inner = etree.Element(mark)
        inner.text, span.text = span.text, None
        inner.extend(list(span))
        span.append(inner)


def _keep_picture(image: Element, folder: Path) -> Picture | None:
    """Return the picture that *image* shows, or put its description in its place if it may not be shown."""
    home = folder.resolve()
    href = unquote(image.get("src", ""))
    media_type = _MEDIA_TYPES.get(Path(href).suffix.lower(), "")
    if media_type and not Path(href).is_absolute() and "\\" not in href:
        path = (home / href).resolve()  # follows symbolic links, which may lead out of the folder
        if path.is_relative_to(home) and path.is_file():
            address = quote(path.relative_to(home).as_posix())
            image.set("src", address)
            image.set("alt", image.get("alt", ""))
            return Picture(address, str(path), media_type)
    image.tag = "span"
    image.text = image.get("alt", "")
    for name in ("src", "alt"):
        image.attrib.pop(name, "")
    return None


def _make_unique(elements: list[Element]) -> None:
    """Number the ids that come again, and name the first call of each note."""
    taken: set[str] = set()
    for element in elements:
        ident = element.get("id", "")
        if ident:
            element.set("id", _free(ident, taken))
    for element in elements:
        name = f"{element.get('href', '')[1:]}-call"
        if element.get("class") == "noteref" and element.tag == "a" and name not in taken and not element.get("id"):
            element.set("id", _free(name, taken))


def _free(ident: str, taken: set[str]) -> str:
    """Return *ident*, with a number if it is *taken* already, and take it."""
    candidate, number = ident, 1
    while candidate in taken:
        number += 1
        candidate = f"{ident}-{number}"
    taken.add(candidate)
    return candidate
