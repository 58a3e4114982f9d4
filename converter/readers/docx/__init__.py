"""DOCX (ECMA-376, WordprocessingML): read from its XML, because styles and numbering are the evidence of headings."""

from __future__ import annotations

import hashlib

from converter import rich_text
from converter.errors import SourceError
from converter.model import Source
from converter.readers.docx.body import Body
from converter.readers.docx.package import Package
from converter.zipped import Container


def read(name: str, container: Container, data: bytes, path: str, kept: frozenset[str] = rich_text.KEPT) -> Source:
    """Return the DOCX *data*, opened as *container*, as a source; raise :class:`SourceError` when it has no text."""
    package = Package(container, path)
    residues = rich_text.Residues(kept)
    pictures = rich_text.Pictures(residues)
    lines = rich_text.lines(Body(package, residues, pictures).paragraphs())
    package.count_furniture(residues)
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the document has no word in it", cure="give a file with text in it", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(name, sha256, len(data), "docx", "rich", lines, residues.found(), pictures.found())
