"""HTML: pages saved from the web, exported by word processors, or made from a PDF."""

from __future__ import annotations

import binascii
import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from converter import hypertext, rich_text
from converter.errors import SourceError
from converter.model import Source
from converter.rich_text.pictures import LARGEST

_ELSEWHERE = re.compile(r"[\w.+-]+:|[/\\]|$")
"""An address with a scheme, from the top of a file system or of a site, or none."""
_LONGEST_ADDRESS = 2_000
_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w.+=-]+)*?(;base64)?,", re.I)
"""The beginning of a picture that the page itself holds (RFC 2397)."""


def read(name: str, data: bytes, encoding: str, path: str, folder: Path | None = None) -> Source:
    """Return the page *data*, which is in *encoding*, as a source; raise :class:`SourceError` when it has no text.

    Pictures come along when the page itself holds them, or when they lie under its own *folder*, as browsers save them;
    nothing else that it refers to is opened.
    """
    residues = rich_text.Residues()
    pictures = rich_text.Pictures(residues)
    root = hypertext.parse(data.decode(encoding, "replace"), path)

    def picture(address: str, description: str) -> str:
        if held := embedded(address) or (beside(folder, address) if folder else b""):
            return pictures.add(held, description)
        pictures.leave(description)
        return ""

    pages = rich_text.PageStarts(map(str, root.itertext()))
    lines, starts = pages.taken_out(rich_text.lines(hypertext.paragraphs(root, residues, picture, pages)))
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the page has no word in it", cure="give a page with text in it", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    found = residues.found(), pictures.found()
    return Source(name, sha256, len(data), encoding, "rich", lines, *found, page_starts=starts)


def beside(folder: Path, address: str) -> bytes:
    """Return the bytes of the file under *folder* that the relative *address* names, links followed to where they end;
    nothing when it lies elsewhere, is no plain file or is too large for a picture.
    """
    if len(address) > _LONGEST_ADDRESS or _ELSEWHERE.match(address.strip()):
        return b""
    named = unquote(re.split(r"[?#]", address.strip(), maxsplit=1)[0])
    try:
        top = folder.resolve(strict=True)
        file = (top / named).resolve(strict=True)
        inside = file.is_relative_to(top) and file.is_file() and file.stat().st_size <= LARGEST
        return file.read_bytes() if inside else b""
    except (OSError, ValueError):  # there is none, or its name is none
        return b""


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
