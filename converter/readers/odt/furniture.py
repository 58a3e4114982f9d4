"""What an ODT has besides its text: headers and footers, tracked changes, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.rich_text import Residues
from converter.safe_xml import name, text_of

if TYPE_CHECKING:
    from lxml import etree

_FURNITURE = {"header": "header", "footer": "footer"}


def count_furniture(content: etree._Element, styles: etree._Element | None, residues: Residues) -> None:
    """Count the headers and footers in *styles*, and the changes and comments in *content*."""
    seen: set[tuple[str, str]] = set()
    for page in styles.iter() if styles is not None else ():
        for each in page if name(page) == "master-page" else ():
            kind = name(each).split("-")[0]
            text = " ".join(text_of(each).split())
            if kind in _FURNITURE and text and (kind, text) not in seen:
                seen.add((kind, text))
                residues.add(kind, text)
    for each in content.iter():
        if name(each) == "deletion":
            residues.add("deletion", _said(each))
        elif name(each) == "insertion":
            residues.add("insertion", kept=True)
        elif name(each) == "annotation":
            residues.add("comment", _said(each))


def _said(element: etree._Element) -> str:
    """Return the text of the paragraphs in *element*, without who wrote it and when."""
    return " ".join(text_of(each) for each in element.iter() if name(each) in ("p", "h"))
