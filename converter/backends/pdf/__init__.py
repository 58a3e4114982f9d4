"""The PDF edition: a tagged book for print and screen that conforms to PDF/UA-1 (ISO 14289-1), or one for archives."""

from __future__ import annotations

from pathlib import Path

from converter.backends.pdf import back, cutting, engine, markup, sheets
from converter.backends.pdf.archive import Enclosure
from converter.backends.pdf.press import Design
from converter.contents import contents
from converter.files import build_time, safe_name, shipped
from converter.model import Edition
from converter.options import Options

suffix = "pdf"
"""Suffix of the file."""


def render(edition: Edition, options: Options) -> bytes:
    """Return *edition* as a PDF: cover, imprint, contents with true page numbers, the body, and indexes.

    The pages before the body are numbered in roman figures, the body from 1; page labels, printed numbers and contents
    agree. Raises :class:`~converter.errors.RenderError` when the typesetter finds anything to complain of but a letter
    that no font has, which ``checks/glyphs.py`` reports, and :class:`~converter.errors.MissingToolError` when it is not
    installed.
    """
    tree = markup.tree(edition, contents(edition, options.contents_depth), options)
    return engine.typeset(
        engine.Job(
            tree=tree,
            design=Design(
                style=sheets.style(edition, options),
                elements=shipped("styles", "print-elements.css", options.overrides).read_text("utf-8"),
                pictures={picture.href: picture.path for picture in edition.pictures},
                is_archive=options.pdf_standard == "archive",
            ),
            enclosure=_enclosure(edition) if options.pdf_standard == "archive" else None,
            back=back.behind(tree),
            keeps_parts=options.cache == "yes",
        )
    )


def is_one_piece(options: Options) -> bool:
    """Return whether the body is laid out as one part, because the style sheet counts or refers across articles."""
    return not cutting.is_divisible(sheets.rules(options))


def _enclosure(edition: Edition) -> Enclosure:
    """Return the canonical Markdown of *edition* as the file that travels with it."""
    metadata = edition.metadata
    name = safe_name(Path(metadata.source_file).stem or metadata.title)
    return Enclosure(f"{name}.md", edition.markdown, metadata.title, build_time(metadata.date))
