"""The package metadata: Dublin Core, and accessibility metadata derived from what the publication really holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ebooklib import epub

from converter.backends.epub.markup import XHTML, Element
from converter.identity import identifier
from converter.model import Edition

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_CERTIFIER = "compilation-converter"
_MOVING = ("image/gif", "image/webp")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the accessibility metadata is derived from."""

    pictures: int = 0
    """How many pictures the text shows; the cover, which repeats the title, does not count."""
    described: bool = True
    """Whether each of them has a description."""
    animated: bool = False
    """Whether one of them is of a kind that may move or flash."""
    page_source: str = ""
    """What the list of pages counts the pages of; empty where there is none."""
    every_page: bool = False
    """Whether the list has more than the pages on which an article begins."""


def facts(edition: Edition, pages: Iterable[Element]) -> Facts:
    """Return the facts about *pages*, the trees of the text of *edition*."""
    shown = [image for page in pages for image in page.iter(f"{XHTML}img")]
    return Facts(
        pictures=len(shown),
        described=all(image.get("alt", "").strip() for image in shown),
        animated=any(picture.media_type in _MOVING for picture in edition.pictures),
        page_source=_page_source(edition),
        every_page=not any(s.page for s in edition.sections) and any(s.page_begins for s in edition.sections),
    )


def _page_source(edition: Edition) -> str:
    """Return the source where its printed pages are known, else the PDF made before, else nothing."""
    metadata = edition.metadata
    if any(section.page for section in edition.sections):
        return metadata.source_file or metadata.title
    return f"{metadata.title} (PDF)" if any(section.pdf_page for section in edition.sections) else ""


def book(edition: Edition, facts: Facts) -> epub.EpubBook:
    """Return an ebooklib book without pages that has all metadata of *edition*."""
    result = epub.EpubBook()
    result.metadata.clear()  # it begins with a random identifier
    result.IDENTIFIER_ID = "publication-id"
    result.title = edition.metadata.title
    result.set_identifier(identifier(edition))
    if edition.direction == "rtl":
        result.set_direction("rtl")
    _add_dublin_core(result, edition)
    for name, value in accessibility(facts):
        _add_property(result, name, value, **({_XML_LANG: "en"} if name.endswith("Summary") else {}))
    if facts.page_source:
        _add_property(result, "pageBreakSource", facts.page_source)
    if conforms(facts):
        _add_property(result, "dcterms:conformsTo", CONFORMANCE, id="conformance")
        _add_property(result, "a11y:certifiedBy", _CERTIFIER, refines="#conformance")
    return result


def _add_dublin_core(result: epub.EpubBook, edition: Edition) -> None:
    metadata = edition.metadata
    result.add_metadata("DC", "title", metadata.title, {"id": "title"})
    _add_property(result, "title-type", "main", refines="#title")
    if metadata.subtitle:
        result.add_metadata("DC", "title", metadata.subtitle, {"id": "subtitle"})
        _add_property(result, "title-type", "subtitle", refines="#subtitle")
    for language in dict.fromkeys((metadata.lang, *(section.lang for section in edition.sections if section.lang))):
        result.add_metadata("DC", "language", language)
    result.language = metadata.lang
    if metadata.creator:
        result.add_metadata("DC", "creator", metadata.creator, {"id": "creator"})
        _add_property(result, "role", "com", refines="#creator", scheme="marc:relators")
    others = {
        "publisher": metadata.publisher,
        "date": _published(metadata.date),
        "description": metadata.description,
        "rights": metadata.rights,
        "source": metadata.source_file,
    }
    for name, value in others.items():
        if value:
            result.add_metadata("DC", name, value)


def _add_property(result: epub.EpubBook, name: str, value: str, **attributes: str) -> None:
    result.add_metadata(None, "meta", value, {"property": name, **attributes})


def _published(date: str) -> str:
    """Return the last day of a range, before which nothing can have been published, or nothing for what is no date."""
    last = date.rpartition("/")[2]
    return last if _DATE.fullmatch(last) else ""


def conforms(facts: Facts) -> bool:
    """Return whether conformance may be claimed: a picture without description breaks WCAG's first criterion."""
    return facts.described


def accessibility(facts: Facts) -> list[tuple[str, str]]:
    """Return the schema.org properties that EPUB Accessibility 1.1, section 2, asks for, as they are true here."""
    modes = ["textual", *(["visual"] if facts.pictures else [])]
    sufficient = [*([",".join(modes)] if facts.pictures else []), *(["textual"] if facts.described else [])]
    features = [
        "ARIA",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        *(["alternativeText"] if facts.described else []),
        *(["pageBreakMarkers", "pageNavigation"] if facts.page_source else []),
    ]
    return [
        *(("schema:accessMode", mode) for mode in modes),
        *(("schema:accessModeSufficient", mode) for mode in sufficient),
        *(("schema:accessibilityFeature", feature) for feature in features),
        ("schema:accessibilityHazard", "unknown" if facts.animated else "none"),
        ("schema:accessibilitySummary", _summary(facts)),
    ]


def _summary(facts: Facts) -> str:
    """Return the summary, in English, from the same facts."""
    sentences = ["The text is reflowable, with headings, a table of contents and a logical reading order."]
    if facts.pictures:
        having = "All pictures have" if facts.described else "Not every picture has"
        sentences.append(f"{having} a description.")
    if facts.page_source:
        known = "wherever a page begins" if facts.every_page else "for the pages on which an article begins"
        sentences.append(f"Page numbers are those of {facts.page_source}; they are given {known}.")
    return " ".join(sentences)
