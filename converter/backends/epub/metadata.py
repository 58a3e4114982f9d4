"""The package metadata: Dublin Core, and accessibility metadata derived from what the publication really holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ebooklib import epub

from converter.backends.epub.markup import XHTML, Element
from converter.identity import identifier
from converter.model import Edition, Metadata

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_CERTIFIER = "compilation-converter"
_COMPILER = "com"
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
        every_page=any(s.printed_pages for s in edition.sections)
        or (not any(s.page for s in edition.sections) and any(s.page_begins for s in edition.sections)),
    )


def _page_source(edition: Edition) -> str:
    """Return the source where its printed pages are known, else the PDF made before, else nothing."""
    metadata = edition.metadata
    if any(section.page or section.printed_pages for section in edition.sections):
        return metadata.source_file or metadata.title
    return f"{metadata.title} (PDF)" if any(section.pdf_page for section in edition.sections) else ""


def book(edition: Edition, facts: Facts) -> epub.EpubBook:
    """Return an ebooklib book without pages that has all metadata of *edition*."""
    result = epub.EpubBook()
    result.metadata.clear()  # it begins with a random identifier
    result.IDENTIFIER_ID = "publication-id"
    result.title = edition.metadata.title
    result.set_identifier(identifier(edition))
    if scheme := identifier_type(identifier(edition)):
        _add_property(result, "identifier-type", scheme, refines="#publication-id", scheme="onix:codelist5")
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
    if metadata.catalogue_title:
        _add_property(result, "file-as", metadata.catalogue_title, refines="#title")
    if metadata.subtitle:
        result.add_metadata("DC", "title", metadata.subtitle, {"id": "subtitle"})
        _add_property(result, "title-type", "subtitle", refines="#subtitle")
    for language in dict.fromkeys((metadata.lang, *(section.lang for section in edition.sections if section.lang))):
        result.add_metadata("DC", "language", language)
    result.language = metadata.lang
    _add_creators(result, metadata)
    _add_series(result, metadata)
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


def _add_creators(result: epub.EpubBook, metadata: Metadata) -> None:
    """Add each creator (semicolons part several) with role and filing name."""
    sorts = [name.strip() for name in metadata.catalogue_creator.split(";")]
    names = [name.strip() for name in metadata.creator.split(";") if name.strip()]
    for number, name in enumerate(names, 1):
        ident = "creator" if len(names) == 1 else f"creator-{number}"
        result.add_metadata("DC", "creator", name, {"id": ident})
        role = metadata.catalogue_role or _COMPILER
        _add_property(result, "role", role, refines=f"#{ident}", scheme="marc:relators")
        if number <= len(sorts) and sorts[number - 1]:
            _add_property(result, "file-as", sorts[number - 1], refines=f"#{ident}")
        if len(names) > 1:
            _add_property(result, "display-seq", str(number), refines=f"#{ident}")


def _add_series(result: epub.EpubBook, metadata: Metadata) -> None:
    """Add the series as EPUB 3.3 has it (section D.3.4)."""
    if metadata.series:
        _add_property(result, "belongs-to-collection", metadata.series, id="series")
        _add_property(result, "collection-type", "series", refines="#series")
        if metadata.volume:
            _add_property(result, "group-position", metadata.volume, refines="#series")


def identifier_type(identifier: str) -> str:
    """Return the code of ONIX list 5 for an ISBN or DOI, or nothing for another identifier."""
    plain = re.sub(r"(?i)^(urn:)?isbn[:\s]*", "", identifier).replace("-", "").replace(" ", "")
    if re.fullmatch(r"97[89]\d{10}", plain):
        return "15"
    if re.fullmatch(r"\d{9}[\dXx]", plain):
        return "02"
    return "06" if re.match(r"(?i)(doi:\s*|https://doi\.org/)?10\.\d{4,}/", identifier) else ""


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
