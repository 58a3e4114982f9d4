"""A book that WeasyPrint lays out in one piece, for comparison with one that was bound of its parts."""

from functools import partial
from typing import Any

from converter.backends.pdf import archive, inner, markup, paging, sheets, tags
from converter.backends.pdf.press import Design, Press
from converter.contents import contents
from converter.files import build_time, shipped
from converter.model import Edition
from converter.options import Options

NUMBERED = "@page :nth(1 of body) { counter-reset: page 1 }"


def in_one_piece(edition: Edition, options: Options) -> bytes:
    """Return *edition* as a PDF in which nothing was cut."""
    from weasyprint.pdf import fonts

    is_archive = options.pdf_standard == "archive"
    design = Design(
        style=f"{sheets.style(edition, options)}\n{NUMBERED}",
        elements=shipped("styles", "print-elements.css", options.overrides).read_text("utf-8"),
        pictures={picture.href: picture.path for picture in edition.pictures},
        is_archive=is_archive,
    )
    press = Press(design)
    tree = markup.tree(edition, contents(edition, options.contents_depth), options)
    document, _, _ = press.lay_out(tree, has_furniture=True)
    start = paging.body_start(document, edition.sections[0].id) if edition.sections else 0
    paging.fill_in(document, start)
    structure = archive.Structure() if is_archive else None
    if structure:
        archive.claim(document.metadata)
    date = build_time(edition.metadata.date)
    enclosure = archive.Enclosure("papers.md", edition.markdown, "", date) if is_archive else None
    numbered = inner.replaced(fonts.Font, "get_unused_glyph_id", inner.numbered_by_codepoint)
    with numbered, tags.refined(document, structure.add if structure else None):
        return press.finished(document, partial(_finish, start, structure), enclosure)


def _finish(start: int, structure: archive.Structure | None, document: Any, pdf: Any) -> None:
    pdf.catalog["PageLabels"] = paging.labels(start)
    pdf.catalog["PageMode"] = "/UseOutlines"
    if structure:
        structure.finish(pdf)
