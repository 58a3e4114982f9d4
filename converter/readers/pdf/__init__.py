"""PDF: what is drawn on pages becomes lines in reading order, without the furniture of the pages."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from converter.errors import SourceError
from converter.model import Source
from converter.readers.pdf import figures, layout, levels
from converter.readers.pdf.library import opened
from converter.readers.pdf.ocr import with_text_layer
from converter.readers.pdf.pages import pages
from converter.readers.pdf.unreadable import is_picture, report
from converter.readers.pdf.writing import lines_of
from converter.rich_text import Pictures, Residues

_OCR = "give it a text layer: ocrmypdf in.pdf out.pdf, or have --ocr do it"


def read(name: str, data: bytes, path: str, ocr: bool = False) -> Source:
    """Return the text of the PDF that *data* is, with *ocr* also that of pages which are only pictures.

    Raises :class:`SourceError` when it is damaged, locked or has no text.
    """
    with opened(data, path) as document:
        drawn = list(pages(document))
        bookmarks = list(document.bookmarks())
        attached = list(document.attachments())
    residues = Residues()
    found = layout.without_usual_bold(layout.without_artifacts(drawn, residues))
    says = any(c.isalnum() for page in found for word in page.words for c in word.text)
    if ocr and (not says or any(is_picture(page) for page in found)):
        sha256 = hashlib.sha256(data).hexdigest()
        return replace(read(name, with_text_layer(data, path), path), sha256=sha256, size=len(data))
    if not says:
        raise SourceError("no page of this PDF has a text layer", cure=_OCR, path=path)
    paragraphs, typography, numbers = layout.paragraphs_of(found, residues)
    tags = {page.number: {number: (tag, said) for number, tag, said in page.tags} for page in found if page.tags}
    headed = levels.with_levels(paragraphs, bookmarks, tags)
    pictures = Pictures(residues)
    shown = figures.with_pictures(headed, found, typography, tags, pictures, residues)
    report(found, residues)
    for file in attached:
        residues.add("attached file", file)
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding="pdf",
        markup="rich",
        lines=lines_of(shown, typography),
        residue=residues.found(),
        pictures=pictures.found(),
        page_labels=numbers if any(numbers) else (),
    )
