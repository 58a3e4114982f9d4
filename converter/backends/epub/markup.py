"""What an article's mark-up needs in an EPUB: links between files, roles of notes, languages, pictures, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

Element = etree._Element

XHTML = "{http://www.w3.org/1999/xhtml}"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_VOID = frozenset({f"{XHTML}{name}" for name in ("br", "hr", "img", "link", "meta", "wbr", "col")})
_DATETIME = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything that a link can lead to stands in the publication."""

    files: Mapping[str, str]
    """File name of the page that holds an id, by id."""
    calls: Mapping[str, str]
    """Id of the first call of a note, by the note's id."""
    pictures: Mapping[str, str]
    """Address of a picture in the publication, by its address in the edition."""

    def address(self, ident: str, page: str) -> str:
        """Return the link to *ident* from a page; an unknown id stays as it is, for the link check to find."""
        file = self.files.get(ident, page)
        return f"#{ident}" if file == page else f"{file}#{ident}"


def places(pages: Mapping[str, Element], pictures: Mapping[str, str]) -> Places:
    """Return the places of all ids in *pages* (trees by file name)."""
    files: dict[str, str] = {}
    calls: dict[str, str] = {}
    for name, root in pages.items():
        for element in root.iter(etree.Element):
            ident = element.get("id", "")
            if ident:
                files.setdefault(ident, name)
            if _is(element, "a", "noteref"):
                calls.setdefault(element.get("href", "")[1:], ident)
    return Places(files, calls, pictures)


def adapt(root: Element, page: str, where: Places, to_text: str) -> None:
    """Change the tree of *page* in place: no word is added, lost or moved.

    *to_text* describes the link that leads from a note's label back to its call.
    """
    for element in list(root.iter(etree.Element)):
        if _is(element, "aside", "note"):
            _adapt_note(element, page, where, to_text)
        elif element.tag == f"{XHTML}a":
            _adapt_link(element, page, where)
        elif element.tag == f"{XHTML}img":
            source = element.get("src", "")
            element.set("src", where.pictures.get(source, source))
        elif _is(element, "span", "pagebreak"):
            _adapt_page(element)
        elif element.tag == f"{XHTML}th":
            element.set("scope", "col")


def mark_date(root: Element, date: str) -> None:
    """Put what the first dateline says into ``<time>``; a range has no form there."""
    dateline = next((element for element in root.iter(f"{XHTML}div") if _is(element, "div", "dateline")), None)
    lines = [] if dateline is None else [child for child in dateline if child.tag == f"{XHTML}p"]
    if len(lines) != 1 or not _DATETIME.fullmatch(date):
        return
    line = lines[0]
    time = etree.Element(f"{XHTML}time", {"datetime": date})
    time.text, line.text = line.text, None
    time.extend(list(line))
    line.append(time)


def serialise(root: Element) -> bytes:
    """Return a page as XHTML in which only void elements lack an end tag, so that HTML tools read it too.

    Every language is given in both ways, for tools that know only one of them.
    """
    for element in root.iter(etree.Element):
        if "lang" in element.attrib:
            element.set(_XML_LANG, element.get("lang", ""))
        if not len(element) and not element.text and element.tag not in _VOID:
            element.text = ""
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True) + b"\n"


def _is(element: Element, tag: str, name: str) -> bool:
    return element.tag == f"{XHTML}{tag}" and name in element.get("class", "").split()


def _adapt_page(mark: Element) -> None:
    """Give the mark of a printed page its kind and name, where it has none yet."""
    if label := mark.attrib.pop("data-page", ""):
        mark.set(_EPUB_TYPE, "pagebreak")
        mark.set("aria-label", label)


def _adapt_link(link: Element, page: str, where: Places) -> None:
    href = link.get("href", "")
    if _is(link, "a", "noteref"):
        link.set(_EPUB_TYPE, "noteref")
        link.set("role", "doc-noteref")
    if href.startswith("#"):
        link.set("href", where.address(href[1:], page))


def _adapt_note(note: Element, page: str, where: Places, to_text: str) -> None:
    """Give a note its role, and make its label lead back to the call.

    A note that nothing calls stays plain: readers hide a footnote until its call is touched.
    """
    ident = note.get("id", "")
    if ident not in where.calls:
        note.set("role", "note")
        return
    note.set(_EPUB_TYPE, "footnote")
    note.set("role", "doc-footnote")
    call = where.calls[ident]
    label = next((element for element in note.iter(f"{XHTML}span") if _is(element, "span", "label")), None)
    if call and label is not None and label.find(f".//{XHTML}a") is None:
        label.tag = f"{XHTML}a"
        label.set("href", where.address(call, page))
        label.set("role", "doc-backlink")
        label.set("title", to_text)
