"""The calls into pdfium: characters, styles, shapes, links, outline and tags of a PDF.

A page of prose has some three thousand characters, and every call from Python costs about a microsecond, so positions
are asked for once per word and styles once per text object, never once per character.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from converter.errors import SourceError
from converter.readers.pdf import images
from converter.readers.pdf.values import Bookmark

PATH, IMAGE = 2, 3
"""Kinds of page objects (FPDF_PAGEOBJ_*)."""
SECOND_HALF = "\ufdd0"
"""What stands for the second half of a character that pdfium counts as two; no text has it."""
INVISIBLE, FILLED_AND_STROKED = 3, 2
"""Modes of rendering text (ISO 32000-2, table 104)."""
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6
"""Flags of a font's descriptor (ISO 32000-2, table 121)."""
_LINK, _POPUP, _WIDGET = 2, 16, 20
"""Kinds of annotations (FPDF_ANNOT_*)."""
_PASSWORD = 4
_URI = 3
_MOST_OBJECTS = 5_000
"""Page objects that are looked at; a map may have a hundred thousand strokes, and none of them parts columns."""
_MOST_BOOKMARKS = 50_000
Handle = Any
"""A pointer of pdfium's; ctypes gives these no useful type."""


@dataclass(frozen=True, slots=True)
class ObjectStyle:
    """How a text object looks."""

    name: str
    """Name of its font."""
    bold: bool
    """Whether the font's descriptor or the way of drawing makes it bold."""
    slanted: bool
    """Whether the font's descriptor calls it italic."""
    size: float
    """Height of its type in points."""
    matrix: tuple[float, float]
    """Direction of its baseline, as cosine and sine times the scale."""
    invisible: bool
    """Whether nothing of it is drawn."""
    content: int
    """Number of its marked content, or -1."""
    artifact: bool
    """Whether the file marks it as no content."""


class OpenPage:
    """A page while it is open; distances in points from the lower left corner of its user space."""

    def __init__(self, raw: Any, document: Handle, index: int) -> None:
        self._raw = raw
        self._document = document
        self._handle = raw.FPDF_LoadPage(document, index)
        self._text = raw.FPDFText_LoadPage(self._handle) if self._handle else None
        self._styles: dict[int, ObjectStyle] = {}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}

    def close(self) -> None:
        """Give the page back."""
        if self._handle:
            self._raw.FPDFText_ClosePage(self._text)
            self._raw.FPDF_ClosePage(self._handle)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of what is shown; of a Letter page where the page cannot be loaded."""
        rect = self._raw.FS_RECTF()
        if self._handle and self._raw.FPDF_GetPageBoundingBox(self._handle, rect):
            return rect.left, rect.bottom, rect.right, rect.top
        return 0.0, 0.0, 612.0, 792.0

    def text(self) -> str:
        """Return the characters, each at its index in pdfium's list."""
        size = max(0, self._raw.FPDFText_CountChars(self._text)) if self._text else 0
        buffer = (ctypes.c_ushort * (size + 1))()
        written = self._raw.FPDFText_GetText(self._text, 0, size, buffer) if size else 0
        found = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(found) == size:
            return found
        return characters([self._raw.FPDFText_GetUnicode(self._text, i) for i in range(size)])

    def owner(self, character: int) -> int:
        """Return a number that stands for the text object of a character; 0 for characters that pdfium made."""
        return ctypes.cast(self._raw.FPDFText_GetTextObject(self._text, character), ctypes.c_void_p).value or 0

    def style(self, character: int, owner: int) -> ObjectStyle:
        """Return the style of the text object *owner*, to which *character* belongs."""
        found = self._styles.get(owner)
        if found is None:
            found = self._styles[owner] = self._read_style(character)
        return found

    def _read_style(self, character: int) -> ObjectStyle:
        raw, matrix = self._raw, self._raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, character, matrix)
        owner = raw.FPDFText_GetTextObject(self._text, character)
        mode = raw.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
        name, bold, slanted = self._font(owner) if owner else ("", False, False)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        return ObjectStyle(
            name=name,
            bold=bold or mode == FILLED_AND_STROKED,
            slanted=slanted,
            size=raw.FPDFText_GetFontSize(self._text, character) * scale,
            matrix=(matrix.a, matrix.b),
            invisible=mode == INVISIBLE,
            content=raw.FPDFPageObj_GetMarkedContentID(owner) if owner else -1,
            artifact=bool(owner) and self._is_artifact(owner),
        )

    def _font(self, owner: Handle) -> tuple[str, bool, bool]:
        font = self._raw.FPDFTextObj_GetFont(owner)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            flags = max(0, self._raw.FPDFFont_GetFlags(font)) if font else 0
            name = _bytes(self._raw.FPDFFont_GetBaseFontName, font).decode("utf-8", "replace") if font else ""
            self._fonts[key] = (name, bool(flags & _FORCED_BOLD), bool(flags & _SLANTED))
        return self._fonts[key]

    def _is_artifact(self, owner: Handle) -> bool:
        raw = self._raw
        marks = (raw.FPDFPageObj_GetMark(owner, i) for i in range(max(0, raw.FPDFPageObj_CountMarks(owner))))
        return any(self._mark_name(mark) == "Artifact" for mark in marks)

    def _mark_name(self, mark: Handle) -> str:
        buffer, size = ctypes.create_string_buffer(64), ctypes.c_ulong()
        self._raw.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 64, size)
        return buffer.raw[: max(0, size.value - 2)].decode("utf-16-le", "replace")

    def origin(self, character: int) -> tuple[float, float]:
        """Return where the baseline of a character begins."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._text, character, x, y)
        return x.value, y.value

    def extent(self, character: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a character's cell."""
        rect = self._raw.FS_RECTF()
        self._raw.FPDFText_GetLooseCharBox(self._text, character, rect)
        return rect.left, rect.bottom, rect.right, rect.top

    def ink(self, character: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of what is drawn of a character."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self._raw.FPDFText_GetCharBox(self._text, character, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def shapes(self) -> Iterator[tuple[int, tuple[float, float, float, float], Handle]]:
        """Yield kind and left, bottom, right, top of the paths and pictures, and what pdfium knows each by."""
        raw = self._raw
        number = raw.FPDFPage_CountObjects(self._handle) if self._handle else 0
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for i in range(min(number, _MOST_OBJECTS)):
            shape = raw.FPDFPage_GetObject(self._handle, i)
            kind = raw.FPDFPageObj_GetType(shape)
            if kind in (PATH, IMAGE) and raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
                yield kind, (left.value, bottom.value, right.value, top.value), shape

    def content(self, shape: Handle) -> int:
        """Return the number of the marked content that a shape belongs to, -1 for none."""
        return int(self._raw.FPDFPageObj_GetMarkedContentID(shape))

    def image(self, shape: Handle) -> images.Image:
        """Return the picture that a shape is."""
        return images.image(self._raw, self._document, self._handle, shape)

    def links(self) -> Iterator[tuple[tuple[float, float, float, float], str]]:
        """Yield left, bottom, right and top of the links that leave the document, and their addresses."""
        raw = self._raw
        position, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while self._handle and raw.FPDFLink_Enumerate(self._handle, position, link):
            action = raw.FPDFLink_GetAction(link)
            if action and raw.FPDFAction_GetType(action) == _URI and raw.FPDFLink_GetAnnotRect(link, rect):
                address = _bytes(raw.FPDFAction_GetURIPath, self._document, action).decode("utf-8", "replace")
                yield (rect.left, rect.bottom, rect.right, rect.top), address

    def annotations(self) -> Iterator[tuple[str, str]]:
        """Yield kind and text of what lies over the page: comments, and the fields of a form with what they say."""
        raw = self._raw
        for i in range(min(_MOST_OBJECTS, max(0, raw.FPDFPage_GetAnnotCount(self._handle))) if self._handle else 0):
            note = raw.FPDFPage_GetAnnot(self._handle, i)
            kind = raw.FPDFAnnot_GetSubtype(note) if note else _LINK
            if kind not in (_LINK, _POPUP):
                key, name = (b"V", "form field") if kind == _WIDGET else (b"Contents", "comment")
                if text := _wide(raw.FPDFAnnot_GetStringValue, note, key).strip():
                    yield name, text
            if note:
                raw.FPDFPage_CloseAnnot(note)

    def tagged(self) -> Iterator[tuple[int, str, str]]:
        """Yield each number of marked content that the tags refer to, with the innermost block's tag over it and the
        text that stands for it where it cannot be seen.
        """
        raw = self._raw
        tree = raw.FPDF_StructTree_GetForPage(self._handle) if self._handle else None
        waiting = [
            (raw.FPDF_StructTree_GetChildAtIndex(tree, i), "", "")
            for i in _range(raw.FPDF_StructTree_CountChildren, tree)
        ]
        seen = 0
        while waiting and seen < _MOST_OBJECTS:
            element, above, said = waiting.pop()
            seen += 1
            if not element:
                continue
            kind = _string(raw.FPDF_StructElement_GetType, element)
            kind = above if kind in ("Span", "Link", "NonStruct", "") else kind
            said = _string(raw.FPDF_StructElement_GetAltText, element) or said
            for i in _range(raw.FPDF_StructElement_CountChildren, element):
                number = raw.FPDF_StructElement_GetChildMarkedContentID(element, i)
                if number >= 0:
                    yield number, kind, said
                else:
                    waiting.append((raw.FPDF_StructElement_GetChildAtIndex(element, i), kind, said))
        if tree:
            raw.FPDF_StructTree_Close(tree)


class OpenDocument:
    """A PDF while it is open."""

    def __init__(self, raw: Any, handle: Handle) -> None:
        self._raw = raw
        self._handle = handle
        self.length: int = raw.FPDF_GetPageCount(handle)
        self.is_tagged = bool(raw.FPDFCatalog_IsTagged(handle))

    @contextmanager
    def page(self, index: int) -> Iterator[OpenPage]:
        """Open the page at *index*."""
        page = OpenPage(self._raw, self._handle, index)
        try:
            yield page
        finally:
            page.close()

    def bookmarks(self) -> Iterator[Bookmark]:
        """Yield the entries of the outline in order; one that leads in circles ends at a bound."""
        raw, number = self._raw, 0
        waiting = [(raw.FPDFBookmark_GetFirstChild(self._handle, None), 1)]
        while waiting and number < _MOST_BOOKMARKS:
            mark, depth = waiting.pop()
            if not mark:
                continue
            number += 1
            waiting.append((raw.FPDFBookmark_GetNextSibling(self._handle, mark), depth))
            waiting.append((raw.FPDFBookmark_GetFirstChild(self._handle, mark), depth + 1))
            target = raw.FPDFBookmark_GetDest(self._handle, mark)
            page = raw.FPDFDest_GetDestPageIndex(self._handle, target) if target else -1
            yield Bookmark(_string(raw.FPDFBookmark_GetTitle, mark), page + 1, depth)

    def attachments(self) -> Iterator[str]:
        """Yield the names of the files that are attached."""
        raw = self._raw
        for i in range(min(_MOST_OBJECTS, max(0, raw.FPDFDoc_GetAttachmentCount(self._handle)))):
            yield _wide(raw.FPDFAttachment_GetName, raw.FPDFDoc_GetAttachment(self._handle, i))

    def label(self, index: int) -> str:
        """Return the label that the file gives the page at *index* (ISO 32000-2, 12.4.2), empty for none."""
        return _string(self._raw.FPDF_GetPageLabel, self._handle, index)

    def info(self, key: str) -> str:
        """Return an entry of the document's information dictionary, or an empty string."""
        return _string(self._raw.FPDF_GetMetaText, self._handle, key.encode())


@contextmanager
def opened(data: bytes, path: str) -> Iterator[OpenDocument]:
    """Open the PDF that *data* is; raise :class:`SourceError` when it is none, is damaged or asks for a password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        if getattr(e, "err_code", 0) == _PASSWORD or "password" in str(e).lower():
            cure = "save it without one: qpdf --decrypt --password=... in.pdf out.pdf"
            raise SourceError("this PDF is encrypted and asks for a password", cure=cure, path=path) from None
        raise SourceError(
            "this PDF is damaged or is none", cure="export it again, or try: qpdf in.pdf out.pdf", path=path
        ) from None
    try:
        yield OpenDocument(pypdfium2.raw, document.raw)
    finally:
        document.close()


def _range(count: Callable[[Handle], int], parent: Handle) -> range:
    """Return the indexes of a parent's children, the last first, as a stack needs them."""
    return range(count(parent) - 1, -1, -1) if parent else range(0)


def characters(codes: Sequence[int]) -> str:
    """Return the characters of *codes*, one each; the second half of a character in two is :data:`SECOND_HALF`."""
    found: list[str] = []
    for i, code in enumerate(codes):
        before = codes[i - 1] if i else 0
        following = codes[i + 1] if i + 1 < len(codes) else 0
        if _is_first_half(code) and _is_second_half(following):
            found.append(chr(0x10000 + ((code - 0xD800) << 10) + following - 0xDC00))
        elif _is_second_half(code) and _is_first_half(before):
            found.append(SECOND_HALF)
        else:
            found.append(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd")
    return "".join(found)


def _is_first_half(code: int) -> bool:
    return 0xD800 <= code < 0xDC00


def _is_second_half(code: int) -> bool:
    return 0xDC00 <= code < 0xE000


def _bytes(call: Callable[..., int], *arguments: Any) -> bytes:
    """Return what pdfium writes into a buffer, after it told how many bytes it needs, without the final NUL."""
    size = call(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(max(1, size))
    call(*arguments, buffer, size)
    return buffer.raw[: max(0, size - 1)]


def _string(call: Callable[..., int], *arguments: Any) -> str:
    """Return a string that pdfium writes in UTF-16."""
    return _bytes(call, *arguments)[:-1].decode("utf-16-le", "replace")


def _wide(call: Callable[..., int], *arguments: Any) -> str:
    """Return a string as :func:`_string` does, of the calls that want a buffer of wide characters."""
    size = call(*arguments, None, 0)
    buffer = (ctypes.c_ushort * max(1, size // 2))()
    call(*arguments, buffer, size)
    return bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "replace")
