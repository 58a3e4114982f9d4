"""What a backend needs, read from canonical Markdown alone."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model.compilation import Metadata


@dataclass(frozen=True, slots=True)
class InnerHeading:
    """A heading inside a section's body."""

    id: str
    """Its id in the body."""
    level: int
    """Its level, 1 to 6."""
    title: str
    """Its text without mark-up."""


@dataclass(frozen=True, slots=True)
class PageBegin:
    """Where a page of the PDF begins inside a section."""

    label: str
    """Its label, as viewers show it."""
    at: int
    """Index in the section's body of the word or tag before which it begins."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a backend lays out as one piece: front matter, a part's opening, or an article."""

    kind: str
    """``front`` (text before the first heading), ``part`` or ``article``."""
    id: str
    """Id of its heading; for front matter, ``front``."""
    level: int
    """Level of its heading, from 1; 0 for front matter."""
    title: str
    """Title without mark-up; empty for front matter."""
    title_html: str
    """Title as an XHTML fragment."""
    body: str
    """Everything under the heading up to the next section, as a well-formed XHTML fragment, valid as HTML too."""
    headings: tuple[InnerHeading, ...] = ()
    """The headings inside the body, in order."""
    date: str = ""
    """ISO 8601 date or range."""
    source: str = ""
    """Who published it first."""
    byline: str = ""
    """Who wrote it."""
    lang: str = ""
    """BCP 47 tag where it differs from the edition's."""
    duplicate_of: str = ""
    """Id of the article it repeats."""
    page: str = ""
    """Printed page of the source on which it began."""
    begins_printed_page: bool = False
    """Whether its heading is the first place in the edition that stands on that page."""
    printed_pages: tuple[str, ...] = ()
    """Printed pages of the source that begin inside its body, which marks each of them, in order."""
    pdf_page: str = ""
    """Label of the page on which it begins in the PDF, where one was made."""
    first_on_pdf_page: bool = False
    """Whether that page begins with its heading."""
    page_begins: tuple[PageBegin, ...] = ()
    """The pages of the PDF that begin inside its body, in order."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a body shows."""

    href: str
    """The address in the body's ``src``: a relative path with forward slashes."""
    path: str
    """The file on disk, inside the document's folder."""
    media_type: str
    """Such as ``image/png``."""


@dataclass(frozen=True, slots=True)
class Edition:
    """All that a backend needs."""

    metadata: Metadata
    """Front matter; ``title`` and ``lang`` are never empty here."""
    sections: tuple[Section, ...]
    """In reading order."""
    direction: str = "ltr"
    """``ltr`` or ``rtl``, from the language."""
    pictures: tuple[Picture, ...] = ()
    """Pictures of all bodies, each once."""
    markdown: str = ""
    """The canonical Markdown it was read from."""
