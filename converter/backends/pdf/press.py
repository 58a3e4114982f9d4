"""WeasyPrint set up once for all parts of a book: what it is fed, and what it complains of."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from converter.backends.pdf import archive, drawing, inner
from converter.backends.pdf.cutting import Cut, rules_before
from converter.backends.pdf.faces import Faces, demand_embeddable
from converter.backends.pdf.loading import load
from converter.backends.pdf.parts import Part
from converter.errors import RenderError

_VARIANT = "pdf/ua-1"
_FOLDER = "https://edition.invalid/"  # nobody can have this address (RFC 2606): nothing is ever fetched from it
_NO_ANCHOR = "No anchor"
_NO_GLYPH = ".notdef glyph rendered"


@dataclass(frozen=True, slots=True)
class Design:
    """What all parts of a book have in common."""

    style: str
    """The style sheet."""
    elements: str
    """The style sheet that says what elements are, in place of WeasyPrint's own."""
    pictures: Mapping[str, str]
    """The file of each picture by its address in the page; no other file is read."""
    is_archive: bool = False
    """Whether the book is made for archives; without it, it conforms to PDF/UA-1 alone."""


class Press:
    """Lays out pages of one design.

    All that raises :class:`RenderError` does so when WeasyPrint warns of anything but a letter without a glyph.
    """

    def __init__(self, design: Design) -> None:
        """Raise :class:`~converter.errors.MissingToolError` when WeasyPrint is not installed or not known here."""
        self._weasyprint = load()
        self.design = design
        fetcher = _Pictures(design.pictures, design.is_archive)
        self._fetcher = fetcher
        with self._reported():
            self._counters = self._weasyprint.css.counters.CounterStyle()
            self._elements = self._weasyprint.CSS(
                string=design.elements, counter_style=self._counters, url_fetcher=fetcher
            )
            self._sheet = self._weasyprint.CSS(string=design.style, url_fetcher=fetcher)
        self._fonts = inner.font_configuration()
        self._images: dict[str, Any] = {}
        self.faces = Faces(self._fonts)

    def lay_out(self, page: Element, has_furniture: bool, first: int | None = 0) -> tuple[Any, Any, Any]:
        """Return *page* laid out, as a ``weasyprint.Document``, the context it was laid out in, and the page itself.

        For the style sheet, the first of its pages has the index *first*; without one, no page is the first.
        """
        with self._reported():
            html = self._html(page)
            options = {
                "stylesheets": [self._sheet],
                "font_config": self._fonts,
                "cache": self._images,
                "pdf_variant": archive.VARIANT if self.design.is_archive else _VARIANT,
                "output_intent": archive.PROFILE if self.design.is_archive else None,
            }
            return *inner.laid_out(html, has_furniture, first, options), html

    def part(self, cut: Cut, begins_verso: bool = False) -> Part:
        """Return a run of sections, laid out and drawn; it begins on the other side if asked to."""
        page = cut.page
        page.attrib.pop("style", None)
        if begins_verso:
            page.set("style", "break-before: verso")
        document, context, _ = self.lay_out(page, False, cut.first)
        with self._reported():
            return drawing.part_of(document, context, self.faces, cut.key[:16], self.design.is_archive)

    def finished(self, document: Any, finisher: Any, enclosure: archive.Enclosure | None) -> bytes:
        """Return a laid-out document as a file, after *finisher* has changed the ``pydyf.PDF``."""
        options = archive.options(self._weasyprint, enclosure) if enclosure else {"pdf_variant": _VARIANT}
        with self._reported(), inner.without_resource_warnings():
            written = bytes(document.write_pdf(finisher=finisher, **options))
        demand_embeddable(document.fonts.values())
        return written

    def picture(self, address: str) -> str | None:
        """Return the file of a picture by its address in the page."""
        return self._fetcher.file(address)

    def typefaces(self) -> list[tuple[str, int]]:
        """Return the files that decide which typefaces there are, each with the time of its last change."""
        return inner.font_files(self._fonts)

    def breaks(self, root: Element) -> list[str]:
        """Return the value of ``break-before`` for each section of the page *root*."""
        from cssselect2 import ElementWrapper

        main = next(each for each in ElementWrapper.from_html_root(root).iter_subtree() if each.local_name == "main")
        return list(rules_before(main.iter_children(), (self._elements, self._sheet)))

    def _html(self, page: Element) -> Any:
        """Return *page* as WeasyPrint keeps it, past its own parser, which is written in Python."""
        from cssselect2 import ElementWrapper

        html = self._weasyprint.HTML.__new__(self._weasyprint.HTML)
        html.base_url = _FOLDER
        html.url_fetcher = self._fetcher
        html.media_type = "print"
        html._ua_stylesheets = lambda forms=False: [self._elements]
        html._ua_counter_style = lambda: [self._counters]
        html.wrapper_element = ElementWrapper.from_html_root(page, content_language=None)
        html.etree_element = html.wrapper_element.etree_element
        return html

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Turn what WeasyPrint raises or complains of into :class:`RenderError`."""
        try:
            with _complaints() as complaints:
                yield
        except RecursionError:
            raise RenderError(
                "the text is nested too deeply for the PDF", cure="take out some of its nesting"
            ) from None
        except self._weasyprint.urls.FatalURLFetchingError as error:
            raise RenderError(
                f"the PDF asks for something outside the document: {error}",
                cure="take the address out of the style sheet",
            ) from error
        if complaints:
            raise RenderError(
                f"WeasyPrint complains: {complaints[0]}", cure="change the style sheet or the text it names"
            )


class _Pictures:
    """The fetcher that WeasyPrint asks for every address: it opens the document's own pictures, and nothing else."""

    _fail_on_errors = True  # WeasyPrint asks for it, and leaves a gap in the page if it is not set

    def __init__(self, pictures: Mapping[str, str], is_archive: bool) -> None:
        self._pictures = {unquote(href): path for href, path in pictures.items()}
        self._is_archive = is_archive

    def file(self, address: str) -> str | None:
        """Return the file of the picture with this address."""
        return self._pictures.get(unquote(address.removeprefix(_FOLDER)))

    def __call__(self, url: str) -> Any:
        from weasyprint.urls import URLFetcherResponse

        path = self.file(url)
        if path is None:
            raise ValueError(f"{url} is none of its pictures")
        data = Path(path).read_bytes()
        return URLFetcherResponse(url, archive.in_screen_colours(data) if self._is_archive else data)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as a warning or worse, instead of printing it."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener(logging.WARNING)
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield listener.messages
    finally:
        logger.handlers, logger.propagate = handlers, propagate


class _Listener(logging.Handler):
    """Keeps messages, but for letters without a glyph and links to nowhere: the edition is made, and the checks of
    glyphs and links tell of them, with their place.
    """

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not str(record.msg).startswith((_NO_GLYPH, _NO_ANCHOR)):
            self.messages.append(record.getMessage())
