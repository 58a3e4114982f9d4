"""RTF 1.9: read from its control words, because size, alignment and outline level are the evidence of headings."""

from __future__ import annotations

import hashlib

from converter import rich_text
from converter.errors import SourceError
from converter.model import Source
from converter.readers.rtf.document import Document


def read(name: str, data: bytes, path: str, kept: frozenset[str] = rich_text.KEPT) -> Source:
    """Return the RTF *data* as a source; raise :class:`SourceError` when it has no text or is nested too deeply."""
    residues = rich_text.Residues(kept)
    pictures = rich_text.Pictures(residues)
    lines = rich_text.lines(Document(data, residues, pictures, path).paragraphs())
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the document has no word in it", cure="give a file with text in it", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(name, sha256, len(data), "rtf", "rich", lines, residues.found(), pictures.found())
