"""The pages of a printed book that the publication lists: the source's where they are known, else those of the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from converter import page_spans, printed_pages
from converter.model import Edition, Section


@dataclass(frozen=True, slots=True)
class PageList:
    """One kind of page, and where each of them begins."""

    of_source: bool
    """Whether they are pages of the source."""
    places: dict[str, str]
    """Id of the place where a page begins, by its label, in reading order."""

    def heading(self, section: Section) -> tuple[str, str]:
        """Return label and id of the page that begins with the heading of *section*; empty where none does."""
        label, ident = next(_at_heading(section, self.of_source), ("", ""))
        return (label, ident) if label and self.places.get(label) == ident else ("", "")

    def body(self, section: Section) -> str:
        """Return the body of *section* with the page breaks of the list."""
        return section.body if self.of_source else page_spans.body(section, page_spans.named_span)


def page_list(edition: Edition) -> PageList:
    """Return the list of the pages of *edition*: there may be one only (EPUB 3.3, section 7.4.4)."""
    of_source = any(section.page or section.printed_pages for section in edition.sections)
    places: dict[str, str] = {}
    for section in edition.sections:
        for label, ident in _pages(section, of_source):
            places.setdefault(label, ident)
    return PageList(of_source, places)


def _pages(section: Section, of_source: bool) -> Iterator[tuple[str, str]]:
    yield from _at_heading(section, of_source)
    if of_source:
        yield from ((label, printed_pages.ident(label)) for label in section.printed_pages)
    else:
        yield from ((begin.label, page_spans.ident(begin.label)) for begin in section.page_begins)


def _at_heading(section: Section, of_source: bool) -> Iterator[tuple[str, str]]:
    if of_source and section.begins_printed_page:
        yield section.page, printed_pages.ident(section.page)
    elif not of_source and section.first_on_pdf_page:
        yield section.pdf_page, page_spans.ident(section.pdf_page)
