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
    lines = rich_text.lines(Document(data, residues, path).paragraphs())
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the document has no word in it", cure="give a file with text in it", path=path)
    return Source(name, hashlib.sha256(data).hexdigest(), len(data), "rtf", "rich", lines, residues.found())
