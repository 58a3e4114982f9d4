"""What WeasyPrint's tags lack: artifacts, languages, notes, a list of contents, and links that say where they lead.

The inner parts of WeasyPrint that it changes for a while are named in ``hooks.py``.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from converter.backends.pdf import blocks, note_tags, runs
from converter.backends.pdf.inner import replaced


@contextmanager
def refined(document: Any, add: Callable[[Any, Any], None] | None = None) -> Iterator[None]:
    """Improve the tags of *document*, a laid-out ``weasyprint.Document``, while it is written.

    Each structure element, with the element of HTML it was made of, is given to *add*.

    Running heads, folios, leaders, addresses behind links, repeated heads of tables and pictures without a description
    become artifacts (ISO 32000-1, 14.8.2.2); elements get their language, and the tag that ``data-tag`` names; links
    get their words as description; lists and tables are put right; lines are tagged in the order of reading.
    """
    import pydyf
    from pydyf import PDF
    from weasyprint import pdf as writing
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, PageBox
    from weasyprint.pdf import stream, tags

    for page in document.pages:
        # Each element inside a link makes one more link of the same place, which PDF/UA-1 (7.18.5) forbids.
        page.links = [link for link in page.links if link[-1].link]
    repeated: set[Any] = set()
    furniture = frozenset(box for page in document.pages for box in _furniture(page._page_box, repeated))
    marked, build, tables = stream.Stream.marked, tags._build_box_tree, blocks.Tables()
    notes = note_tags.Notes()

    def mark(self: Any, box: Any, tag: str) -> AbstractContextManager[None]:
        return self.artifact() if box in furniture else marked(self, box, tag)  # type: ignore[no-any-return]

    def build_refined(box: Any, parent: Any, pdf: Any, *context: Any, is_note: bool = False) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # an absolutely positioned box comes wrapped
        if box in furniture:
            tables.repeat(box)
            return
        if isinstance(box, FootnoteAreaBox):
            notes.keep(box.children, lambda note: build_refined(note, parent, pdf, *context), pdf)
            return
        if _is_under_a_table(box) and not is_note:
            notes.keep([box], lambda note: build_refined(note, parent, pdf, *context, is_note=True), pdf)
            return
        stretches = runs.taken_out(context[-1]) if isinstance(box, PageBox) else {}
        for element in build(box, parent, pdf, *context):
            if _is_of_its_own(box):
                _refine(element, box)
                if add:
                    add(element, box.element)
                if element["S"] == "/LI":
                    blocks.complete_item(element, pdf)
                elif tables.add(element, box.element, pdf):
                    continue
                notes.add(element, box.element)
            yield element
        runs.expand(pdf, context[1], stretches)

    with ExitStack() as stack:
        stack.enter_context(replaced(writing, "add_tags", notes.placing(writing.add_tags)))
        stack.enter_context(replaced(stream.Stream, "marked", mark))
        stack.enter_context(replaced(tags, "_build_box_tree", build_refined))
        stack.enter_context(replaced(PDF, "page_references", property(_PageReferences(PDF))))
        stack.enter_context(replaced(pydyf, "zlib", _Zlib))
        stack.enter_context(runs.in_reading_order())
        yield


class _Zlib:
    """What pydyf uses of zlib, at its default level: the highest takes three times as long to save two per cent."""

    compress = staticmethod(zlib.compress)

    @staticmethod
    def compressobj(level: int) -> Any:
        """Return a compressor, whatever *level* is asked for."""
        return zlib.compressobj()


class _PageReferences:
    """The references to the pages of a PDF, made once for each number of pages.

    pydyf makes them anew for each tag, so that writing a book takes a time that grows with the square of its pages.
    """

    def __init__(self, owner: Any) -> None:
        self._make = owner.page_references.fget
        self._known: dict[int, tuple[bytes, ...]] = {}

    def __call__(self, pdf: Any) -> tuple[bytes, ...]:
        count = pdf.pages["Count"]
        if count not in self._known:
            self._known = {count: self._make(pdf)}
        return self._known[count]


def _furniture(page_box: Any, heads: set[Any]) -> Iterator[Any]:
    """Yield the boxes of a page that belong to the page and not to the text, with all boxes in them.

    The head of a table is one of them where it is printed again: *heads* gathers those that have been printed. So is
    the address behind a link, for readers on paper: the link itself knows it.
    """
    from weasyprint.formatting_structure.boxes import MarginBox, ReplacedBox, TableRowGroupBox

    for box in page_box.descendants(placeholders=True):
        box = getattr(box, "_box", box)
        is_head = isinstance(box, TableRowGroupBox) and box.is_header
        is_address = box.element_tag == "a::after"
        if isinstance(box, MarginBox) or box.is_leader or is_address or (is_head and box.element in heads):
            yield box
            yield from box.descendants()
        elif is_head:
            heads.add(box.element)
        elif isinstance(box, ReplacedBox) and not box.element.get("alt"):
            yield box


def _is_of_its_own(box: Any) -> bool:
    """Return whether *box* stands for an element, and not for a part that the layout made inside one."""
    from weasyprint.css import AnonymousStyle

    source = box.element
    if source is None or box.element_tag != source.tag:
        return False
    return box.is_table_wrapper or not isinstance(box.style, AnonymousStyle)


def _is_under_a_table(box: Any) -> bool:
    """Return whether *box* is that of a note under the table that calls it."""
    return bool(box.element_tag == "aside" and box.element.get("data-foot") == "table")


def _refine(element: Any, box: Any) -> None:
    """Complete the structure element that was made of *box*."""
    import pydyf

    source = box.element
    if lang := source.get("lang"):
        element["Lang"] = pydyf.String(lang)
    if tag := source.get("data-tag"):
        element["S"] = f"/{tag}"
    if tag == "Note":  # ISO 14289-1, 7.9; the parts of a note on two pages are two elements
        element["ID"] = pydyf.String(f"note-{element.number}")
    if box.link_annotation:
        text = " ".join("".join(source.itertext()).split())
        box.link_annotation["Contents"] = pydyf.String(source.get("title") or text)
