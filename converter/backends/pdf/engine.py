"""WeasyPrint at work: what it is fed, what it complains of, what is put right in its file."""

from __future__ import annotations

import gc
import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from converter.backends.pdf import archive, paging, tags
from converter.backends.pdf.loading import load
from converter.errors import RenderError

_VARIANT = "pdf/ua-1"
_FOLDER = "https://edition.invalid/"  # nobody can have this address (RFC 2606): nothing is ever fetched from it
_NO_ANCHOR = "No anchor"
_NO_GLYPH = ".notdef glyph rendered"


@dataclass(frozen=True, slots=True)
class Job:
    """What is typeset."""

    tree: Element
    """The page, without namespaces."""
    style: str
    """Its style sheet."""
    elements: str
    """The style sheet that says what elements are, in place of WeasyPrint's own."""
    pictures: Mapping[str, str]
    """The file of each picture by its address in the page; no other file is read."""
    first: str
    """Id of the element with which the body begins; it stands on page 1."""
    enclosure: archive.Enclosure | None = None
    """The file that the archive file carries; without it the PDF conforms to PDF/UA-1 alone."""


def typeset(job: Job) -> bytes:
    """Return the tree of *job* as a PDF; the same job gives the same bytes.

    Raises :class:`RenderError` when WeasyPrint warns of anything but a letter without a glyph, and
    :class:`~converter.errors.MissingToolError` when it is not installed or of a version that is not known here.
    """
    with _collector_at_rest(), _complaints() as complaints:
        data = _pdf(load(), job)
    if complaints:
        raise RenderError(f"WeasyPrint complains: {complaints[0]}", cure="change the style sheet or the text it names")
    return data


def _pdf(weasyprint: Any, job: Job) -> bytes:
    try:
        sheet = weasyprint.CSS(string=job.style, url_fetcher=_Pictures(job.pictures, job.enclosure is not None))
        options = archive.options(weasyprint, job.enclosure) if job.enclosure else {"pdf_variant": _VARIANT}
        document = _html(weasyprint, job).render(stylesheets=[sheet], **options)
        return _written(document, job, options)
    except RecursionError:
        raise RenderError("the text is nested too deeply for the PDF", cure="take out some of its nesting") from None
    except weasyprint.urls.FatalURLFetchingError as error:
        raise RenderError(
            f"the PDF asks for something outside the document: {error}", cure="take the address out of the style sheet"
        ) from error


def _written(document: Any, job: Job, options: Mapping[str, Any]) -> bytes:
    """Return the laid-out *document* as a file."""
    start = paging.body_start(document, job.first)
    paging.fill_in(document, start)
    structure = archive.Structure() if job.enclosure else None
    if structure:
        archive.claim(document.metadata)
    with tags.refined(document, structure.add if structure else None), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves the colour profile open
        return bytes(document.write_pdf(finisher=partial(_finish, start, structure), **options))


class _Pictures:
    """The fetcher that WeasyPrint asks for every address: it opens the document's own pictures, and nothing else."""

    _fail_on_errors = True  # WeasyPrint asks for it, and leaves a gap in the page if it is not set

    def __init__(self, pictures: Mapping[str, str], is_archive: bool) -> None:
        self._pictures = {unquote(href): path for href, path in pictures.items()}
        self._is_archive = is_archive

    def __call__(self, url: str) -> Any:
        from weasyprint.urls import URLFetcherResponse

        path = self._pictures.get(unquote(url.removeprefix(_FOLDER)))
        if path is None:
            raise ValueError(f"{url} is none of its pictures")
        data = Path(path).read_bytes()
        return URLFetcherResponse(url, archive.in_screen_colours(data) if self._is_archive else data)


def _html(weasyprint: Any, job: Job) -> Any:
    """Return the page as WeasyPrint keeps it, past its own parser, which is written in Python."""
    from cssselect2 import ElementWrapper

    page = weasyprint.HTML.__new__(weasyprint.HTML)
    page.base_url = _FOLDER
    page.url_fetcher = _Pictures(job.pictures, job.enclosure is not None)
    page.media_type = "print"
    counters = weasyprint.css.counters.CounterStyle()
    elements = weasyprint.CSS(string=job.elements, counter_style=counters, url_fetcher=page.url_fetcher)
    page._ua_stylesheets = lambda forms=False: [elements]
    page._ua_counter_style = lambda: [counters]
    page.wrapper_element = ElementWrapper.from_html_root(job.tree, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page


def _finish(start: int, structure: archive.Structure | None, document: Any, pdf: Any) -> None:
    """Label the pages as they are numbered, let a viewer show the outline, and connect what *structure* holds."""
    pdf.catalog["PageLabels"] = paging.labels(start)
    pdf.catalog["PageMode"] = "/UseOutlines"
    if structure:
        structure.finish(pdf)


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


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Do without the garbage collector: hardly anything of a layout can be thrown away before its end."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
