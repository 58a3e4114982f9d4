"""HTML: pages saved from the web, exported by word processors, or made from a PDF."""

from __future__ import annotations

import binascii
import hashlib
import re
from urllib.parse import unquote_to_bytes

from converter import hypertext, rich_text
from converter.errors import SourceError
from converter.model import Source

_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w.+=-]+)*?(;base64)?,", re.I)
"""The beginning of a picture that the page itself holds (RFC 2397)."""


def read(name: str, data: bytes, encoding: str, path: str) -> Source:
    """Return the page *data*, which is in *encoding*, as a source; raise :class:`SourceError` when it has no text.

    Pictures come along when the page itself holds them; nothing that it refers to is opened.
    """
    residues = rich_text.Residues()
    pictures = rich_text.Pictures(residues)
    root = hypertext.parse(data.decode(encoding, "replace"), path)

    def picture(address: str, description: str) -> str:
        if held := embedded(address):
            return pictures.add(held, description)
        pictures.leave(description)
        return ""

    lines = rich_text.lines(hypertext.paragraphs(root, residues, picture))
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the page has no word in it", cure="give a page with text in it", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(name, sha256, len(data), encoding, "rich", lines, residues.found(), pictures.found())


def embedded(address: str) -> bytes:
    """Return the bytes of the picture that a ``data:`` *address* holds; nothing for any other, or for a damaged one."""
    m = _DATA.match(address.strip())
    if not m:
        return b""
    said = unquote_to_bytes(address.strip()[m.end() :])
    try:
        return binascii.a2b_base64(said) if m[1] else said
    except binascii.Error:
        return b""
