"""The pages of a printed book that the publication lists: the source's where they are known, else those of the PDF."""

from __future__ import annotations

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

    def heading(self, section: Section) -> list[tuple[str, str]]:
        """Return label and id of each page that begins with the heading of *section*; one not listed has no label."""
        found = [(section.page, printed_pages.ident(section.page))] if section.begins_printed_page else []
        if section.first_on_pdf_page:
            found.append(("" if self.of_source else section.pdf_page, page_spans.ident(section.pdf_page)))
        return found

    def body(self, section: Section) -> str:
        """Return the body of *section* with the page breaks of the list, and the places of the others."""
        return page_spans.body(section, page_spans.anchor if self.of_source else page_spans.named_span)


def page_list(edition: Edition) -> PageList:
    """Return the list of the pages of *edition*: there may be one only (EPUB 3.3, section 7.4.4)."""
    of_source = any(section.page or section.printed_pages for section in edition.sections)
    begins = printed_pages.begins if of_source else page_spans.begins
    places: dict[str, str] = {}
    for section in edition.sections:
        for label, ident in begins(section):
            places.setdefault(label, ident)
    return PageList(of_source, places)
