"""The parts of a DOCX and their relationships (ECMA-376 part 2, Open Packaging Conventions)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from converter import safe_xml
from converter.errors import SourceError
from converter.rich_text import Residues
from converter.safe_xml import attribute, name
from converter.zipped import Container, resolved

if TYPE_CHECKING:
    from lxml import etree

_FURNITURE = ("header", "footer")


class Package:
    """The parts of one document."""

    def __init__(self, container: Container, path: str) -> None:
        """Find the main part; raise :class:`SourceError` when there is none."""
        self._container = container
        self._path = path
        kind = "officeDocument"
        self.main = next((target for _, kind_, target, _ in self._relations("") if kind_ == kind), "")
        if self.main not in container.names:
            raise SourceError(
                "it is a ZIP container without a Word document in it", cure="give a .docx file", path=path
            )

    def part(self, part: str) -> etree._Element | None:
        """Return the root of *part*, or ``None`` when there is none."""
        return safe_xml.parse(self._container.read(part), part, self._path) if part in self._container.names else None

    def picture(self, part: str) -> bytes:
        """Return the bytes of the picture *part*; nothing when there is none."""
        return self._container.picture(part)

    def targets(self, part: str) -> dict[str, str]:
        """Return the parts that *part* relates to, by the id of their relationship."""
        return {ident: target for ident, _, target, outside in self._relations(part) if not outside}

    def related(self, kind: str) -> str:
        """Return the name of the part of *kind* that the main part relates to, or an empty string."""
        return next((target for _, found, target, _ in self._relations(self.main) if found == kind), "")

    def links(self, part: str) -> dict[str, str]:
        """Return the web addresses that *part* links to, by the id of their relationship."""
        return {ident: target for ident, _, target, outside in self._relations(part) if outside}

    def comments(self) -> dict[str, etree._Element]:
        """Return the comments by their id."""
        root = self.part(self.related("comments"))
        return {attribute(each, "id"): each for each in root if name(each) == "comment"} if root is not None else {}

    def furniture(self, kind: str) -> Iterator[tuple[str, etree._Element]]:
        """Yield name and root of each part of *kind*, ``header`` or ``footer``; equal ones only once."""
        seen: set[str] = set()
        for _, found, target, outside in self._relations(self.main):
            root = self.part(target) if found == kind and not outside else None
            text = _texts(root, kind)[0] if root is not None else ""
            if root is not None and text and text not in seen:
                seen.add(text)
                yield target, root

    def count_furniture(self, residues: Residues) -> None:
        """Count the headers, footers and comments; equal ones of several sections count once."""
        seen: set[tuple[str, str]] = set()
        for _, kind, target, outside in self._relations(self.main):
            if kind not in (*_FURNITURE, "comments") or outside:
                continue
            root = self.part(target)
            for text in _texts(root, kind) if root is not None else ():
                if text and (kind, text) not in seen:
                    residues.add(kind.removesuffix("s"), text, residues.keeps(kind.removesuffix("s")))
                    seen.add((kind, text))

    def _relations(self, part: str) -> list[tuple[str, str, str, bool]]:
        """Return id, kind, target, and whether it lies outside, of each relationship of *part*."""
        folder, _, base = part.rpartition("/")
        root = self.part(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found = []
        for relation in root if root is not None else ():
            outside = attribute(relation, "TargetMode") == "External"
            target = attribute(relation, "Target")
            kind = attribute(relation, "Type").rpartition("/")[2]
            found.append((attribute(relation, "Id"), kind, target if outside else resolved(part, target), outside))
        return found


def _texts(root: etree._Element, kind: str) -> list[str]:
    """Return the text of each comment, or of the whole header or footer."""
    owners = [each for each in root if name(each) == "comment"] if kind == "comments" else [root]
    return [" ".join(map(_said, (each for each in owner.iter() if name(each) == "p"))).strip() for owner in owners]


def _said(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter() if name(each) == "t")
