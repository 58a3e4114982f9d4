"""HTML: pages saved from the web, exported by word processors, or made from a PDF."""

from __future__ import annotations

import hashlib

from converter import hypertext, rich_text
from converter.errors import SourceError
from converter.model import Source


def read(name: str, data: bytes, encoding: str, path: str) -> Source:
    """Return the page *data*, which is in *encoding*, as a source; raise :class:`SourceError` when it has no text."""
    residues = rich_text.Residues()
    root = hypertext.parse(data.decode(encoding, "replace"), path)
    lines = rich_text.lines(hypertext.paragraphs(root, residues))
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the page has no word in it", cure="give a page with text in it", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(name, sha256, len(data), encoding, "rich", lines, residues.found())
