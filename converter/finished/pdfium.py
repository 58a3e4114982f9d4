"""The only caller of pdfium: PDF pages as characters, numbers and rectangles.

pdfium starts several times faster than other readers of PDF. The calls are those of its public headers
(https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from converter.errors import SourceError
from converter.finished.values import Jump, Place

_GO_TO = 1
"""PDFACTION_GOTO; the other kinds of action leave the document."""
_REFERENCE = "Reference"
"""The tag of what calls a note (ISO 32000-1, 14.8.4.4.1)."""
_WEB = 3
"""PDFACTION_URI."""

Handle = Any
"""A pointer of pdfium, whose types are not shipped."""
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the lower left corner of the page."""


class Tagged(NamedTuple):
    """Marked content of a page that the tags refer to."""

    number: int
    """Its number on the page."""
    is_call: bool
    """Whether it calls a note: it is a word of its own, whatever it touches."""
    place: tuple[int, ...]
    """Where it stands in the tree of tags of the whole document: which child one takes at each step from the root."""


class OpenPage:
    """A page while it is open."""

    def __init__(self, raw: Any, document: OpenDocument, handle: Handle) -> None:
        self._raw = raw
        self._document = document
        self._handle = handle
        self._text = raw.FPDFText_LoadPage(handle)
        self.is_tagged = document.tagged
        self._buffer = ctypes.create_string_buffer(32)
        self.width: float = raw.FPDF_GetPageWidthF(handle)
        self.height: float = raw.FPDF_GetPageHeightF(handle)

    def close(self) -> None:
        """Give the page back."""
        self._raw.FPDFText_ClosePage(self._text)
        self._raw.FPDF_ClosePage(self._handle)

    def characters(self) -> str:
        """Return the characters of the page in the order of drawing, each at its index in pdfium's list."""
        size = self._raw.FPDFText_CountChars(self._text)
        buffer = (ctypes.c_ushort * (size + 1))()
        written = self._raw.FPDFText_GetText(self._text, 0, size, buffer)
        found = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
        if len(found) == size:
            return found
        return "".join(chr(self._raw.FPDFText_GetUnicode(self._text, i)) for i in range(size))

    def content_number(self, character: int) -> int:
        """Return the number of the marked content that a character is drawn in, or -1."""
        owner = self._raw.FPDFText_GetTextObject(self._text, character)
        return int(self._raw.FPDFPageObj_GetMarkedContentID(owner)) if owner else -1

    def baseline(self, character: int) -> float:
        """Return the height of a character's baseline above the foot of the page, in points."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._text, character, x, y)
        return y.value

    def tagged(self) -> Iterator[Tagged]:
        """Yield the marked content in the order in which the tags refer to it."""
        raw = self._raw
        tree = raw.FPDF_StructTree_GetForPage(self._handle)
        roots = range(raw.FPDF_StructTree_CountChildren(tree) if tree else 0)
        waiting: list[tuple[Handle, int, bool, tuple[int, ...]]]
        waiting = [(raw.FPDF_StructTree_GetChildAtIndex(tree, i), -1, False, (i,)) for i in reversed(roots)]
        while waiting:
            element, number, is_call, place = waiting.pop()
            if number >= 0:
                yield Tagged(number, is_call, place)
            elif element:
                is_call = is_call or self._kind(element) == _REFERENCE
            for i in reversed(range(raw.FPDF_StructElement_CountChildren(element) if element else 0)):
                number = raw.FPDF_StructElement_GetChildMarkedContentID(element, i)
                child = raw.FPDF_StructElement_GetChildAtIndex(element, i) if number < 0 else None
                if child or number >= 0:
                    waiting.append((child, number, is_call, (*place, i)))
        if tree:
            raw.FPDF_StructTree_Close(tree)

    def _kind(self, element: Handle) -> str:
        """Return the type of a structure element; one that is too long for the buffer is of no interest."""
        size = self._raw.FPDF_StructElement_GetType(element, self._buffer, len(self._buffer))
        return self._buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")

    def within(self, rectangle: Rectangle) -> str:
        """Return the text inside a rectangle."""
        left, bottom, right, top = rectangle
        size = self._raw.FPDFText_GetBoundedText(self._text, left, top, right, bottom, None, 0)
        buffer = (ctypes.c_ushort * (size + 1))()
        size = self._raw.FPDFText_GetBoundedText(self._text, left, top, right, bottom, buffer, size)
        return bytes(buffer)[: 2 * size].decode("utf-16-le", "replace").rstrip("\0")

    def links(self) -> Iterator[tuple[Rectangle, Place, str]]:
        """Yield the links that stay in the document: where each stands, where it leads, and how it is described."""
        raw = self._raw
        position, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while raw.FPDFLink_Enumerate(self._handle, position, link):
            action = raw.FPDFLink_GetAction(link)
            if not action or raw.FPDFAction_GetType(action) == _GO_TO:
                raw.FPDFLink_GetAnnotRect(link, rect)
                place = self._document.place(raw.FPDFLink_GetDest(self._document.handle, link))
                yield (rect.left, rect.bottom, rect.right, rect.top), place, self._description(link)

    def _description(self, link: Handle) -> str:
        annotation = self._raw.FPDFLink_GetAnnot(self._handle, link)
        try:
            return _string(self._raw.FPDFAnnot_GetStringValue, annotation, b"Contents") if annotation else ""
        finally:
            self._raw.FPDFPage_CloseAnnot(annotation)

    def addresses(self) -> Iterator[str]:
        """Yield where the links lead that leave the document for the web."""
        raw = self._raw
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(self._handle, position, link):
            action = raw.FPDFLink_GetAction(link)
            if action and raw.FPDFAction_GetType(action) == _WEB:
                size = raw.FPDFAction_GetURIPath(self._document.handle, action, None, 0)
                buffer = ctypes.create_string_buffer(size)
                raw.FPDFAction_GetURIPath(self._document.handle, action, buffer, size)
                yield buffer.value.decode("utf-8", "replace")


class OpenDocument:
    """A PDF while it is open."""

    def __init__(self, raw: Any, handle: Handle) -> None:
        self._raw = raw
        self.handle = handle
        self.length: int = raw.FPDF_GetPageCount(handle)

    @contextmanager
    def page(self, index: int) -> Iterator[OpenPage]:
        """Open the page at *index*."""
        page = OpenPage(self._raw, self, self._raw.FPDF_LoadPage(self.handle, index))
        try:
            yield page
        finally:
            page.close()

    @property
    def tagged(self) -> bool:
        """Whether it says that it has tags."""
        return bool(self._raw.FPDFCatalog_IsTagged(self.handle))

    def label(self, index: int) -> str:
        """Return the label of a page as viewers show it, or an empty string."""
        return _string(self._raw.FPDF_GetPageLabel, self.handle, index)

    def bookmarks(self) -> Iterator[Jump]:
        """Yield the bookmarks in order, whatever their depth."""
        raw = self._raw
        waiting = [raw.FPDFBookmark_GetFirstChild(self.handle, None)]
        while waiting:
            if mark := waiting.pop():
                waiting.append(raw.FPDFBookmark_GetNextSibling(self.handle, mark))
                waiting.append(raw.FPDFBookmark_GetFirstChild(self.handle, mark))
                place = self.place(raw.FPDFBookmark_GetDest(self.handle, mark))
                yield Jump("bookmark", _string(raw.FPDFBookmark_GetTitle, mark), place)

    def names(self) -> Iterator[Jump]:
        """Yield the named destinations; pdfium tells their names only to those who know them."""
        for number in range(self._raw.FPDF_CountNamedDests(self.handle)):
            place = self.place(self._raw.FPDF_GetNamedDest(self.handle, number, None, ctypes.c_long(0)))
            yield Jump("named destination", str(number + 1), place)

    def named(self, name: str) -> Place:
        """Return the place of this name; page -1 if there is none."""
        return self.place(self._raw.FPDF_GetNamedDestByName(self.handle, name.encode("ascii")))

    def place(self, destination: Handle) -> Place:
        """Return the place that a destination means; page -1 if there is none."""
        if not destination:
            return Place(-1)
        page = self._raw.FPDFDest_GetDestPageIndex(self.handle, destination)
        has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        found = self._raw.FPDFDest_GetLocationInPage(destination, has_x, has_y, has_zoom, x, y, zoom)
        return Place(page if page < self.length else -1, y.value if found and has_y.value else -1.0)


@contextmanager
def opened(path: Path) -> Iterator[OpenDocument]:
    """Open a PDF; raise :class:`SourceError` when it is none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        raise SourceError("this is no readable PDF", cure="build it again", path=str(path)) from None
    try:
        yield OpenDocument(pypdfium2.raw, document.raw)
    finally:
        document.close()


def _string(call: Callable[..., int], *arguments: Any) -> str:
    """Return a string that pdfium writes into a buffer, after it told how many bytes it needs."""
    size = call(*arguments, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    call(*arguments, buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")
