"""ODT (OpenDocument 1.3, ISO/IEC 26300): read from its XML, because styles are the evidence of headings."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from converter import rich_text, safe_xml
from converter.errors import SourceError
from converter.model import Source
from converter.readers.odt.body import Body
from converter.readers.odt.furniture import count_furniture
from converter.zipped import Container, resolved

if TYPE_CHECKING:
    from lxml import etree


def read(name: str, container: Container, data: bytes, path: str, kept: frozenset[str] = rich_text.KEPT) -> Source:
    """Return the ODT *data*, opened as *container*, as a source; raise :class:`SourceError` when it has no text."""
    if b"encryption-data" in container.read("META-INF/manifest.xml"):
        raise SourceError("it is locked with a password", cure="save it without the password", path=path)
    if "content.xml" not in container.names:
        raise SourceError("it is an OpenDocument file without text", cure="give an .odt file", path=path)
    content = safe_xml.parse(container.read("content.xml"), "content.xml", path)
    named = container.read("styles.xml")
    styles = safe_xml.parse(named, "styles.xml", path) if named else None
    residues = rich_text.Residues(kept)
    pictures = rich_text.Pictures(residues)

    def picture(address: str, description: str) -> str:
        return pictures.add(container.picture(resolved("content.xml", address)), description)

    def formula(address: str) -> str:
        part = container.picture(resolved("content.xml", f"{address}/content.xml"))
        return _formula(safe_xml.parse(part, address, path), residues) if part else ""

    lines = rich_text.lines(Body(content, styles, residues, picture, formula).paragraphs())
    count_furniture(content, styles, residues)
    if not any(any(c.isalnum() for c in line.text) for line in lines):
        raise SourceError("the document has no word in it", cure="give a file with text in it", path=path)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(name, sha256, len(data), "odt", "rich", lines, residues.found(), pictures.found())


def _formula(root: etree._Element, residues: rich_text.Residues) -> str:
    """Return the signs of a formula (MathML) in order; count any other object, which a picture may stand for."""
    if safe_xml.name(root) != "math":
        residues.add("embedded object", safe_xml.text_of(root))
        return ""
    signs = [each for each in root.iter() if safe_xml.name(each) in ("mi", "mn", "mo", "mtext")]
    return "".join(safe_xml.text_of(each).strip() for each in signs)
