"""Tags of notes that stand at the foot of a page or under a table: each keeps its place of the text in the order of
reading.

So a reader of the tags meets a note where readers of the other editions do, and not between two halves of a paragraph
that goes on overleaf; the links lead there and back (ISO 32000-1, 14.8.4.4.1: a note may stand in the text that refers
to it or elsewhere).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


class Notes:
    """The notes at the foot of the pages of a document, while it is tagged."""

    def __init__(self) -> None:
        self._first: dict[Any, Any] = {}
        self._last: dict[Any, Any] = {}
        self._notes: dict[Any, Any] = {}

    def add(self, element: Any, source: Any) -> None:
        """Take in a structure *element* that was made of the HTML element *source*: a note may stand behind it."""
        self._first.setdefault(source, element)
        self._last[source] = element

    def keep(self, notes: Iterable[Any], build: Callable[[Any], Iterable[Any]], pdf: Any) -> None:
        """Keep the structure elements that *build* makes of the boxes of *notes*; one on two pages is tagged once."""
        for note in notes:
            for element in list(build(note)):
                first = self._notes.setdefault(note.element, element)
                if first is not element:
                    _adopt(first, element, pdf)

    def placing(self, add_tags: Callable[..., None]) -> Callable[..., None]:
        """Return *add_tags* of WeasyPrint so that it puts the notes where they belong at last."""

        def add_tags_and_notes(pdf: Any, document: Any, *values: Any) -> None:
            add_tags(pdf, document, *values)
            if self._notes:
                self._place(document.pages[0]._page_box.children[0].element, pdf)

        return add_tags_and_notes

    def _place(self, root: Any, pdf: Any) -> None:
        """Put the notes into the tree of tags where they stand on the page *root*."""
        for parent in root.iter():
            before = None
            for child in parent:
                if child in self._notes:
                    self._put(self._notes[child], before, self._first.get(parent), pdf)
                    before = self._notes[child]
                else:
                    before = self._last.get(child, before)

    @staticmethod
    def _put(note: Any, before: Any, inside: Any, pdf: Any) -> None:
        """Put *note* behind the structure element *before*, or at the beginning of the one *inside* which it stands."""
        owner = _at(before["P"], pdf) if before is not None else inside
        note["P"] = owner.reference
        owner["K"].insert(owner["K"].index(before.reference) + 1 if before is not None else 0, note.reference)


def _at(reference: bytes, pdf: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _adopt(note: Any, rest: Any, pdf: Any) -> None:
    """Put what is in *rest* into *note*."""
    for kid in rest["K"]:
        _at(kid, pdf)["P"] = note.reference
        note["K"].append(kid)
