"""The body of an ODT: paragraphs in order, lists with their numbers, tables unfolded, notes after their paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from converter.readers.odt.furniture import changes, furniture
from converter.readers.odt.inlines import Inlines
from converter.readers.odt.numbering import OUTLINE, Numbering
from converter.readers.odt.styles import Styles, length
from converter.rich_text import Cell, Paragraph, Piece, Residues, Table, unfolded
from converter.safe_xml import attribute, child, name, text_of

if TYPE_CHECKING:
    from lxml import etree

_LABEL = re.compile(r"(?:\d{1,3}|[A-Za-z]|[*†‡]{1,3})$")
"""What may label a note."""
_SILENT_NAMES = (
    "tracked-changes sequence-decls variable-decls user-field-decls forms soft-page-break "
    "table-of-content-source alphabetical-index-source illustration-index-source table-index-source "
    "user-index-source bibliography-source object-index-source dde-connection-decls"
)
_SILENT = frozenset(_SILENT_NAMES.split())
_TABLE_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})


class Body:
    """Reads a document; every method that yields paragraphs is to be used once, in order."""

    def __init__(
        self,
        content: etree._Element,
        styles: etree._Element | None,
        residues: Residues,
        picture: Callable[[str, str], str],
        formula: Callable[[str], str],
    ) -> None:
        """Use the *content* and named *styles* of the document; count into *residues*. *picture* returns the sign of a
        picture for its address and its description, *formula* what an object at an address says as a formula.
        """
        self._content = content
        self._named = styles
        self._residues = residues
        self._styles = Styles(styles, content)
        self._numbering = Numbering(styles, content)
        self._inlines = Inlines(self._styles, residues, self._call, picture, formula)
        self._inlines.changes, self._inlines.insertions = changes(content)
        self._called: list[tuple[str, etree._Element]] = []
        self._labels = 0
        self._marker: str | None = None
        self._depth = 0
        self._indices = 0
        self._space_below = 0.0
        self._page_pending = False

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of the document."""
        body = child(child(self._content, "body"), "text")
        yield from self._furniture("header")
        for element in body if body is not None else ():
            yield from self._blocks(element)
            yield from self._attached()
        yield from self._furniture("footer")

    def _furniture(self, kind: str) -> Iterator[Paragraph]:
        """Yield the headers or footers, each once, where they are to be kept."""
        for element in furniture(self._named, kind) if self._residues.keeps(kind) else ():
            for each in element:
                yield from (replace(p, level=0, page_break=False) for p in self._blocks(each) if not p.blank)

    def _attached(self) -> Iterator[Paragraph]:
        """Yield the text boxes and notes that the last block holds or calls."""
        while self._inlines.boxes or self._called or self._inlines.comments:
            if self._inlines.boxes:
                box = self._inlines.boxes.pop(0)
                kept = self._residues.keeps("text box")
                self._residues.add("text box", text_of(box), kept)
                for element in box if kept else ():
                    yield from self._blocks(element)
            elif self._inlines.comments:
                comment = self._inlines.comments.pop(0)
                for element in comment if self._residues.keeps("comment") else ():
                    yield from self._blocks(element) if name(element) in ("p", "list") else ()
            else:
                yield from self._note(*self._called.pop(0))

    def _call(self, note: etree._Element) -> str:
        """Return the label of the note that stands here, and remember to write it."""
        given = "".join(text_of(each) for each in note if name(each) == "note-citation").strip()
        self._labels += not _LABEL.match(given)
        label = given if _LABEL.match(given) else str(self._labels)
        body = child(note, "note-body")
        if body is not None:
            self._called.append((label, body))
        return label

    def _note(self, label: str, body: etree._Element) -> Iterator[Paragraph]:
        marker = f"[^{label}]:"
        for element in body:
            for paragraph in self._blocks(element):
                if not paragraph.blank:
                    yield replace(paragraph, marker=marker or paragraph.marker, level=0, page_break=False)
                    marker = ""

    def _blocks(self, element: etree._Element) -> Iterator[Paragraph]:
        key = name(element)
        if key in ("p", "h"):
            pictures = self._inlines.pictures
            made = self._paragraph(element)
            if not made.blank or pictures == self._inlines.pictures:  # a picture is no empty line
                yield made
        elif key == "list":
            yield from self._list(element, "", 1)
        elif key == "table":
            yield from unfolded(self._table(element))
        elif key in ("frame", "custom-shape"):
            signs = self._inlines.frame(element)
            if signs:
                yield Paragraph((Piece(signs),))
        elif key == "section" and attribute(element, "display") == "none":
            kept = self._residues.keeps("hidden text")
            self._residues.add("hidden text", text_of(element), kept)
            for each in element if kept else ():
                yield from self._blocks(each)
        elif key == "index-body":
            self._indices += 1
            for each in element:
                yield from self._blocks(each)
            self._indices -= 1
        elif key and key not in _SILENT:
            for each in element:
                yield from self._blocks(each)

    def _list(self, element: etree._Element, style: str, depth: int) -> Iterator[Paragraph]:
        style = attribute(element, "style-name") or style
        going_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if depth == 1 and not going_on:
            self._numbering.restart(style)
        outer, self._depth = self._depth, depth
        for item in element:
            if name(item) not in ("list-item", "list-header"):
                continue
            first = name(item) == "list-item"
            for each in item:
                if name(each) == "list":
                    yield from self._list(each, style, depth + 1)
                    continue
                if first and name(each) in ("p", "h"):
                    self._marker = self._numbering.label(style, depth, attribute(item, "start-value"))
                    first = False
                yield from self._blocks(each)
        self._depth = outer

    def _table(self, element: etree._Element) -> Table:
        rows: list[tuple[Cell, ...]] = []
        header = child(element, "table-header-rows") is not None
        for row in _rows(element):
            cells = [each for each in row if name(each) == "table-cell"]
            rows.append(tuple(self._cell(cell) for cell in cells))
        return Table(tuple(rows), header)

    def _cell(self, element: etree._Element) -> Cell:
        paragraphs = tuple(paragraph for each in element for paragraph in self._blocks(each))
        span = attribute(element, "number-columns-spanned", "1")
        nested = any(name(each) == "table" for each in element)
        return Cell(paragraphs, min(int(span), 60) if span.isdecimal() else 1, nested)

    def _paragraph(self, element: etree._Element) -> Paragraph:
        style = self._styles.style("paragraph", attribute(element, "style-name"))
        level = self._level(element, style.level)
        marker, self._marker = self._marker, None
        if marker is None and name(element) == "h" and attribute(element, "is-list-header") != "true":
            marker = self._numbering.label(OUTLINE, level or 1, _restart(element))
        properties = style.properties
        space = max(self._space_below, length(properties.get("margin-top", "")))
        self._space_below = length(properties.get("margin-bottom", ""))
        breaks = properties.get("break-before") == "page" or style.master_page or self._page_pending
        self._page_pending = properties.get("break-after") == "page"
        return Paragraph(
            tuple(_trimmed(self._inlines.pieces(element, properties))),
            style=style.name,
            level=0 if self._indices or style.entry else level,
            centred=properties.get("text-align") == "center",
            marker=marker or "",
            depth=self._depth,
            indent=max(0, style.entry - 1),
            quoted=int(style.quotes),
            space=space,
            page_break=breaks,
            close=bool(self._indices or style.entry),
            caption=style.caption,
        )

    def _level(self, element: etree._Element, of_style: int) -> int:
        given = attribute(element, "outline-level")
        if name(element) == "h":
            return int(given) if given.isdecimal() else of_style or 1
        return of_style


def _restart(element: etree._Element) -> str:
    return attribute(element, "start-value", "1") if attribute(element, "restart-numbering") == "true" else ""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for each in table:
        if name(each) == "table-row":
            yield each
        elif name(each) in _TABLE_ROWS:
            yield from _rows(each)


def _trimmed(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with one space where white space of several meets (OpenDocument 1.3 part 3, 6.1.2)."""
    before = "\n"
    for piece in pieces:
        text = piece.text
        if text[:1] == " " and before == "\n" and len(text.strip()) > 0:
            text = text.lstrip(" ")
        before = text[-1:] or before
        yield replace(piece, text=text)
