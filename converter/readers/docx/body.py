"""The body of a DOCX: paragraphs in order, tables unfolded, notes and boxes after the paragraph that calls or holds
them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from converter.readers.docx.numbering import Numbering
from converter.readers.docx.package import Package
from converter.readers.docx.runs import PAGE_BREAK, Runs, count_placeholder, is_gone
from converter.readers.docx.styles import Layout, Styles, layout_of, number
from converter.rich_text import Cell, Nesting, Paragraph, Pictures, Piece, Residues, Table, unfolded
from converter.safe_xml import attribute, child, name, text_of

if TYPE_CHECKING:
    from lxml import etree

_MARK = re.compile(r"(?:\d{1,3}|[A-Za-z]|[*†‡]{1,3})$")
"""What may label a note."""
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


class Body:
    """Reads a document; every method that yields paragraphs is to be used once, in order."""

    def __init__(self, package: Package, residues: Residues, pictures: Pictures) -> None:
        """Read styles, numbering and notes of *package*; count into *residues*, gather *pictures*."""
        self._package = package
        self._residues = residues
        self._pictures = pictures
        self._styles = Styles(package.part(package.related("styles")))
        self._numbering = Numbering(package.part(package.related("numbering")))
        self._notes = _notes(package)
        self._called: list[tuple[str, etree._Element, str]] = []
        self._labels = 0
        self._comments = package.comments() if residues.keeps("comment") else {}
        self._runs = self._reader(package.main)
        self._page_pending = False
        self._carried: tuple[Piece, ...] = ()
        self._space_below = 0.0
        self._nesting = Nesting()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of the document."""
        root = self._package.part(self._package.main)
        bodies = [each for each in root if name(each) == "body"] if root is not None else []
        yield from self._furniture("header")
        for element in chain.from_iterable(bodies):  # one body is the rule; what a merge of files left has several
            yield from self._blocks(element)
            yield from self._attached()
        for comment in list(self._comments.values()):
            yield from self._read("comments", comment)
        yield from self._furniture("footer")
        for (kind, _), note in self._notes.items():
            self._residues.add(f"{kind} that nothing calls", text_of(note))

    def _furniture(self, kind: str) -> Iterator[Paragraph]:
        """Yield the headers or footers, each once, where they are to be kept."""
        for part, root in self._package.furniture(kind) if self._residues.keeps(kind) else ():
            yield from self._read(part, root)

    def _read(self, part: str, elements: Iterable[etree._Element]) -> Iterator[Paragraph]:
        """Yield the paragraphs of *elements* in another part, or another kind of part, as running text."""
        outer, self._runs = self._runs, self._reader(self._package.related(part) or part)
        lists, self._nesting = self._nesting, Nesting()
        for element in elements:
            yield from (replace(p, level=0, page_break=False) for p in self._blocks(element) if not p.blank)
        outer.boxes += self._runs.boxes
        self._runs, self._nesting = outer, lists

    def _attached(self) -> Iterator[Paragraph]:
        """Yield the text boxes and notes that the last block holds or calls."""
        while self._runs.boxes:
            box = self._runs.boxes.pop(0)
            kept = self._residues.keeps("text box")
            self._residues.add("text box", text_of(box), kept)
            for element in box if kept else ():
                yield from self._blocks(element)
        while self._runs.comments:
            comment = self._comments.pop(self._runs.comments.pop(0), None)
            yield from self._read("comments", comment if comment is not None else ())
        while self._called:
            kind, note, label = self._called.pop(0)
            yield from self._note(kind, note, label)

    def _reader(self, part: str) -> Runs:
        runs = Runs(self._styles, self._package.links(part), self._residues, self._picture_of(part))
        runs.call = self._call
        return runs

    def _picture_of(self, part: str) -> Callable[[str, str], str]:
        """Return what gives the sign of the picture that *part* knows by an id, with its description."""
        targets = self._package.targets(part)

        def sign(ident: str, description: str) -> str:
            return self._pictures.add(self._package.picture(targets.get(ident, "")), description)

        return sign

    def _call(self, kind: str, ident: str, mark: str) -> str:
        """Return the label of the note that is called here, and remember to write the note."""
        note = self._notes.pop((kind, ident), None)
        if note is None:
            return ""
        self._labels += not _MARK.match(mark)
        label = mark if _MARK.match(mark) else str(self._labels)
        self._called.append((kind, note, label))
        return label

    def _note(self, kind: str, note: etree._Element, label: str) -> Iterator[Paragraph]:
        outer, self._runs = self._runs, self._reader(self._package.related(f"{kind}s"))
        lists, self._nesting = self._nesting, Nesting()
        marker = f"[^{label}]:"
        for element in note:
            for paragraph in self._blocks(element):
                if marker and not paragraph.blank:
                    paragraph = replace(paragraph, marker=marker, pieces=_without_mark(paragraph.pieces, label))
                    marker = ""
                if not paragraph.blank:
                    yield replace(paragraph, level=0, page_break=False)
        outer.boxes += self._runs.boxes
        self._runs, self._nesting = outer, lists

    def _blocks(self, element: etree._Element) -> Iterator[Paragraph]:
        key = name(element)
        if key == "p":
            yield from self._paragraph(element)
        elif key == "tbl":
            yield from unfolded(self._table(element))
        elif key == "ins" and not self._residues.keeps("insertion"):
            self._residues.add("insertion", text_of(element))
        elif key in _WRAPPERS:
            count_placeholder(element, self._residues)
            for each in element:
                yield from self._blocks(each)
        elif key in ("del", "moveFrom"):
            kept = key == "del" and self._residues.keeps("deletion")
            self._residues.add("deletion", text_of(element), kept)
            for each in element if kept else ():
                yield from self._blocks(each)
        elif key == "altChunk":
            self._residues.add("embedded document")

    def _table(self, element: etree._Element) -> Table:
        rows: list[tuple[Cell, ...]] = []
        header = False
        for row in _rows(element):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                kept = self._residues.keeps("deletion")
                self._residues.add("deletion", text_of(row), kept)
                if not kept:
                    continue
            header = header or (not rows and child(properties, "tblHeader") is not None)
            rows.append(tuple(self._cell(cell) for cell in _cells(row)))
        return Table(tuple(rows), header)

    def _cell(self, element: etree._Element) -> Cell:
        properties = child(element, "tcPr")
        merged = child(properties, "vMerge")
        hidden = merged is not None and attribute(merged, "val", "continue") == "continue"
        if hidden and (text := text_of(element).strip()):
            self._residues.add("text under a merged cell", text)
        paragraphs = () if hidden else tuple(p for each in element for p in self._blocks(each))
        span = int(number(attribute(child(properties, "gridSpan"), "val"), 1))
        return Cell(paragraphs, max(1, min(span, 60)), any(name(each) == "tbl" for each in element))

    def _paragraph(self, element: etree._Element) -> Iterator[Paragraph]:
        properties = child(element, "pPr")
        style_id = attribute(child(properties, "pStyle"), "val")
        style = self._styles.paragraph(style_id)
        own = layout_of(properties)
        layout = own.over(style.layout)
        in_contents, pictures = self._runs.in_contents, self._runs.pictures
        pieces = (*self._carried, *self._runs.pieces(element, style.look))
        in_contents = in_contents and self._runs.in_contents
        # a drop cap is a paragraph of its own, and the first letter of the next one
        drop_cap = attribute(child(properties, "framePr"), "dropCap", "none") != "none"
        self._carried = pieces if drop_cap or is_gone(properties, self._residues) else ()
        if self._carried:
            return
        entry = style.entry
        level = 0 if entry or in_contents else layout.level or 0
        marker, depth = self._listed(own, layout, style_id, any(piece.text.strip() for piece in pieces))
        space = max(self._space_below, layout.before or 0.0)
        self._space_below = layout.after or 0.0
        made = Paragraph(
            pieces,
            style=style.name,
            level=level,
            centred=bool(layout.centred),
            marker=marker,
            depth=depth,
            indent=max(0, entry - 1),
            quoted=int(style.quotes),
            space=space,
            page_break=bool(layout.page_break) or self._page_pending,
            close=bool(entry or in_contents),
            caption=style.caption,
        )
        if not made.blank or pictures == self._runs.pictures:  # a picture is no empty line
            yield from self._over_pages(made)
        self._page_pending = self._page_pending or _ends_page(properties)

    def _listed(self, own: Layout, layout: Layout, style_id: str, said: bool) -> tuple[str, int]:
        """Return what stands before a paragraph without being typed, and in how many lists it stands; *own* is what it
        sets itself. An empty paragraph ends no list.
        """
        left = layout.left or 0.0
        if not layout.numbering or layout.numbering[0] in ("", "0"):
            return "", self._nesting.paragraph(left) if said else 0
        ident, given = layout.numbering
        at = self._numbering.level_of(ident, style_id, given)
        label = self._numbering.label(ident, at)
        if own.left is None and (own.numbering or layout.left is None):
            left = self._numbering.left(ident, at) or left  # what a style sets gives way to a list of one's own
        if label and said and not layout.level:
            return label, self._nesting.item(ident, at, left)
        return label, self._nesting.paragraph(0.0 if layout.level else left) if said else 0

    def _over_pages(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """Yield the parts of *paragraph* between page breaks; a break at its end belongs to the next paragraph."""
        parts: list[list[Piece]] = [[]]
        for piece in paragraph.pieces:
            first, *others = piece.text.split(PAGE_BREAK)
            parts[-1].append(replace(piece, text=first))
            parts += [[replace(piece, text=text)] for text in others]
        texts = [bool("".join(piece.text for piece in part).strip()) for part in parts]
        self._page_pending = False
        pending = paragraph.page_break
        for i, part in enumerate(parts):
            pending = pending or i > 0
            if texts[i] or (not any(texts) and len(parts) == 1):
                marker = paragraph.marker if not any(texts[:i]) else ""
                yield replace(paragraph, pieces=tuple(part), page_break=pending, marker=marker)
                pending = False
        self._page_pending = pending


def _notes(package: Package) -> dict[tuple[str, str], etree._Element]:
    """Return foot- and endnotes by kind and id, without the lines that part them from the text."""
    found: dict[tuple[str, str], etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = package.part(package.related(f"{kind}s"))
        for note in root if root is not None else ():
            if name(note) == kind and attribute(note, "type", "normal") == "normal":
                found[kind, attribute(note, "id")] = note
    return found


def _without_mark(pieces: tuple[Piece, ...], label: str) -> tuple[Piece, ...]:
    """Return *pieces* without the mark that the author typed before the note, and without space at the beginning."""
    for i, piece in enumerate(pieces):
        if text := piece.text.lstrip():
            text = text.removeprefix(label).lstrip() if not label.isdecimal() else text
            return (replace(piece, text=text), *pieces[i + 1 :])
    return pieces


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for each in table:
        if name(each) == "tr":
            yield each
        elif name(each) in _WRAPPERS:
            yield from _rows(each)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for each in row:
        if name(each) == "tc":
            yield each
        elif name(each) in _WRAPPERS:
            yield from _cells(each)


def _ends_page(properties: etree._Element | None) -> bool:
    """Return whether a section ends with the paragraph, and the next one begins on a new page."""
    section = child(properties, "sectPr")
    return section is not None and attribute(child(section, "type"), "val", "nextPage") != "continuous"
