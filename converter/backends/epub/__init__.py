"""The EPUB edition: EPUB 3.3 (https://www.w3.org/TR/epub-33/) with EPUB Accessibility 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ebooklib import epub

from converter import cover
from converter.backends.epub import container, markup, metadata, pages, pictures
from converter.contents import Entry
from converter.files import build_time, shipped
from converter.model import Edition
from converter.options import Options

suffix = "epub"
"""Suffix of the file."""
_IMAGES, _STYLE = "images", "styles/epub.css"
_COVER_PICTURE = f"{_IMAGES}/cover.png"


def render(edition: Edition, options: Options) -> bytes:
    """Return *edition* as an EPUB: cover, title page, imprint, contents, then a page for each section.

    Raises :class:`~converter.errors.RenderError` when a page is not well formed and
    :class:`~converter.errors.SourceError` when a picture cannot be read.
    """
    workshop = pages.Workshop(edition, options)
    shown = pictures.items(edition, _IMAGES)
    trees = workshop.sections() | workshop.indexes()
    where = markup.places(trees, {href: item.file_name for href, item in shown.items()})
    book = metadata.book(edition, metadata.facts(edition, trees.values()))
    finished = {
        pages.COVER: workshop.cover(_COVER_PICTURE, cover.wording(edition).text),
        pages.TITLE_PAGE: workshop.title_page(),
        pages.IMPRINT: workshop.imprint(book.uid),
        pages.CONTENTS: workshop.contents(where),
    } | workshop.finish(trees, where)
    style = shipped("styles", "epub.css", options.overrides).read_bytes()
    fonts, faces = _fonts(trees.values(), edition) if options.epub_fonts == "yes" else ([], "")
    for item in (
        container.Item("cover-picture", _COVER_PICTURE, "image/png", cover.picture(edition), ["cover-image"]),
        container.Item("style", _STYLE, "text/css", faces.encode() + style),
        *fonts,
        *shown.values(),
    ):
        book.add_item(item)
    _add_pages(book, finished)
    _add_ncx(book, workshop.entries, where)
    return container.pack(book, build_time(edition.metadata.date))


def _fonts(pages: Iterable[markup.Element], edition: Edition) -> tuple[list[container.Item], str]:
    """Return the fonts for all words of the publication, and the style sheet that uses them."""
    from converter.backends.epub import embedding

    text = "".join(str(piece) for page in pages for piece in page.itertext())
    return embedding.items(text + edition.metadata.title + edition.metadata.subtitle)


def _add_pages(book: epub.EpubBook, finished: Mapping[str, bytes]) -> None:
    """Add the pages to the manifest and, in the same order, to the spine.

    They stand beside the package document: readers that take the addresses in the contents for its own find them too.
    """
    for number, (name, content) in enumerate(finished.items(), 1):
        properties = ["nav"] if name == pages.CONTENTS else []
        item = container.page(f"page-{number}", name, content, properties)
        book.add_item(item)
        book.spine.append(item)


def _add_ncx(book: epub.EpubBook, entries: Iterable[Entry], where: markup.Places) -> None:
    """Add the contents in the form that readers of EPUB 2 know."""

    def point(entry: Entry) -> tuple[epub.Link, list[object]]:
        link = epub.Link(where.address(entry.id, ""), entry.title or entry.id)
        return link, [point(child) for child in entry.children]

    book.toc = [point(entry) for entry in entries]
    book.add_item(epub.EpubNcx())
