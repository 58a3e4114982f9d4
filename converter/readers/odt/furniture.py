"""What an ODT has besides its text: headers and footers, tracked changes, comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from converter.rich_text import Residues
from converter.safe_xml import attribute, name, text_of

if TYPE_CHECKING:
    from lxml import etree

_FURNITURE = ("header", "footer")


def furniture(styles: etree._Element | None, kind: str) -> Iterator[etree._Element]:
    """Yield the headers or footers (*kind*) of all master pages; equal ones only once."""
    seen: set[str] = set()
    for page in styles.iter() if styles is not None else ():
        for each in page if name(page) == "master-page" else ():
            text = " ".join(text_of(each).split())
            if name(each).split("-")[0] == kind and text and text not in seen:
                seen.add(text)
                yield each


def changes(content: etree._Element) -> tuple[dict[str, list[etree._Element]], frozenset[str]]:
    """Return the paragraphs that each tracked deletion took away, by its id, and the ids of the insertions."""
    deleted: dict[str, list[etree._Element]] = {}
    inserted: set[str] = set()
    for region in (each for each in content.iter() if name(each) == "changed-region"):
        ident = attribute(region, "id")
        for change in region:
            if name(change) == "deletion":
                deleted[ident] = [each for each in change if name(each) in ("p", "h")]
            elif name(change) == "insertion":
                inserted.add(ident)
    return deleted, frozenset(inserted)


def count_furniture(content: etree._Element, styles: etree._Element | None, residues: Residues) -> None:
    """Count the headers and footers in *styles*, and the changes and comments in *content*."""
    for kind in _FURNITURE:
        for each in furniture(styles, kind):
            residues.add(kind, " ".join(text_of(each).split()), residues.keeps(kind))
    for each in content.iter():
        if name(each) in ("deletion", "insertion"):
            residues.add(name(each), _said(each), residues.keeps(name(each)))
        elif name(each) == "annotation":
            residues.add("comment", _said(each), residues.keeps("comment"))


def _said(element: etree._Element) -> str:
    """Return the text of the paragraphs in *element*, without who wrote it and when."""
    return " ".join(text_of(each) for each in element.iter() if name(each) in ("p", "h"))
