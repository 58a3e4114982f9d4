"""The runs of a paragraph: text in its look, fields, tracked changes, links, calls of notes, boxes.

Tracked changes are read as accepted, which is what the document says by now; comments, hidden text and field codes
stay out. Everything of that kind is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from converter.readers.docx.styles import Styles, is_on, look_of
from converter.rich_text import Piece, Residues
from converter.safe_xml import attribute, child, name

if TYPE_CHECKING:
    from lxml import etree

PAGE_BREAK = "\f"
"""What a page break stands for among the pieces of a paragraph."""
_BREAKS = {"cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_WRAPPERS = frozenset({"ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "oMath", "oMathPara"})
_GONE = frozenset({"del", "moveFrom"})
_OBJECTS = {"chart": "chart", "relIds": "diagram", "OLEObject": "embedded object"}
"""What a drawing may hold besides pictures and text boxes, and is told when nothing shows it."""
_QUIET_FIELDS = frozenset({"HYPERLINK", "PAGEREF", "REF", "TOC", "NOTEREF", ""})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SYMBOLS = {"\u00b7": "•", "\u00a7": "▪", "\u00a8": "□", "\u00d8": "➢", "\u00fc": "✓", "\u00e0": "→"}
"""Bullets of the fonts Symbol and Wingdings that text has."""
_GREEK = dict(zip("abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))


class Runs:
    """Reads the runs of one part; fields may go on over paragraphs."""

    def __init__(
        self, styles: Styles, links: Mapping[str, str], residues: Residues, picture: Callable[[str, str], str]
    ) -> None:
        """Use the *styles* of the document and the *links* of the part; count into *residues*. *picture* returns the
        sign of a picture for the id of its relationship and its description.
        """
        self._picture = picture
        self._styles = styles
        self._links = links
        self._residues = residues
        self._fields: list[list[str]] = []
        self.boxes: list[etree._Element] = []
        """Contents of the text boxes met since somebody last took them."""
        self.comments: list[str] = []
        """Comments met since somebody last took them."""
        self.pictures = 0
        """Pictures met so far."""
        self.call: Callable[[str, str, str], str] = lambda kind, ident, mark: ""
        """Returns the label for a call of a foot- or endnote, with the mark that the author typed for it."""

    @property
    def in_contents(self) -> bool:
        """Whether a field goes on that makes a contents list."""
        return any(code.split()[:1] == ["TOC"] for _, code in self._fields)

    def pieces(self, element: etree._Element, look: Mapping[str, Any], href: str = "") -> Iterator[Piece]:
        """Yield the pieces of a paragraph, or of a part of it, whose style sets *look*."""
        for each in element:
            key = name(each)
            if key == "r":
                yield from self._run(each, look, href)
            elif key == "hyperlink":
                yield from self.pieces(each, look, self._links.get(attribute(each, "id"), href))
            elif key == "fldSimple":
                self._count_field(attribute(each, "instr"))
                yield from self.pieces(each, look, _address(attribute(each, "instr")) or href)
            elif key in _GONE:
                kept = key == "del" and self._residues.keeps("deletion")
                self._residues.add("deletion", _raw_text(each), kept)
                yield from self.pieces(each, look, href) if kept else ()
            elif key == "sdt":
                count_placeholder(each, self._residues)
                yield from self.pieces(each, look, href)
            elif key in _WRAPPERS:
                kept = key != "ins" or self._residues.keeps("insertion")
                if key in ("ins", "moveTo"):
                    self._residues.add("insertion", _raw_text(each), kept)
                yield from self.pieces(each, look, href) if kept else ()
            elif key == "t" or (key not in ("pPr", "sdtPr", "rPr") and child(each, "t") is not None):
                yield Piece(_raw_text(each))  # formulas
            elif key in ("sSup", "sSub", "f", "num", "den", "e", "sup", "sub", "d", "nary", "rad", "func", "fName"):
                yield from self.pieces(each, look, href)

    def _run(self, run: etree._Element, look: Mapping[str, Any], href: str) -> Iterator[Piece]:
        properties = child(run, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        own = {**look, **(self._styles.character(style) if style else {}), **look_of(properties)}
        text = "".join(self._characters(run))
        if own.get("hidden"):
            kept = self._residues.keeps("hidden text")
            if text.strip():
                self._residues.add("hidden text", text, kept)
            if not kept:
                return
        calls = [each for each in run if name(each) in ("footnoteReference", "endnoteReference")]
        own_mark = any(attribute(call, "customMarkFollows") in ("1", "true", "on") for call in calls)
        mark = text.strip() if own_mark else ""
        if text and not mark:
            yield _piece(text, own, href or self._field_link())
        for call in calls:
            if label := self.call(name(call).removesuffix("Reference"), attribute(call, "id"), mark):
                yield Piece("", note=label)

    def _characters(self, run: etree._Element) -> Iterator[str]:
        for each in run:
            key = name(each)
            if key == "fldChar":
                self._field(attribute(each, "fldCharType"))
            elif key == "instrText" and self._fields:
                self._fields[-1][1] += each.text or ""
            elif any(state == "code" for state, _ in self._fields):
                continue
            elif key in ("t", "delText"):
                yield (each.text or "").replace("\n", " ")
            elif key == "br":
                yield PAGE_BREAK if attribute(each, "type") == "page" else "\n"
            elif key in _BREAKS:
                yield _BREAKS[key]
            elif key == "sym":
                yield _symbol(each)
            elif key == "commentReference":
                self.comments.append(attribute(each, "id"))
            elif key in ("drawing", "pict", "object", "AlternateContent"):
                yield from self._drawing(each)
            elif key == "ruby":
                self._residues.add("ruby", _raw_text(child(each, "rt")))
                yield _raw_text(child(each, "rubyBase"))

    def _drawing(self, element: etree._Element) -> Iterator[str]:
        """Note the text boxes in a drawing and yield the signs of its pictures; of two alternatives, the first is
        meant for us, but for a picture of what only some programs can draw.
        """
        chosen = element
        if name(element) == "AlternateContent":
            chosen = next((each for each in element if name(each) == "Choice"), element)
        boxes = [each for each in chosen.iter() if name(each) == "txbxContent"]
        outer = [box for box in boxes if not any(name(above) == "txbxContent" for above in box.iterancestors())]
        self.boxes += outer or boxes[:1]
        found = list(_images(chosen)) or ([] if boxes else list(_images(element)))
        self.pictures += len(found)
        for each in element.iter() if not found and not boxes else ():
            if name(each) in _OBJECTS:
                self._residues.add(_OBJECTS[name(each)], _description(each, element))
        for image in found:
            ident = attribute(image, "embed") or attribute(image, "id")
            yield self._picture(ident, _description(image, element))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(["code", ""])
        elif kind == "separate" and self._fields:
            self._fields[-1][0] = "result"
        elif kind == "end" and self._fields:
            self._count_field(self._fields.pop()[1])

    def _count_field(self, code: str) -> None:
        word = next(iter(code.split()), "").upper()
        if word not in _QUIET_FIELDS:
            self._residues.add("field", word, kept=True)

    def _field_link(self) -> str:
        return next((address for _, code in reversed(self._fields) if (address := _address(code))), "")


def _images(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield what shows a picture in *drawing*; those in its text boxes are met there."""
    todo = [drawing]
    while todo:
        element = todo.pop()
        if name(element) in ("blip", "imagedata"):
            yield element
        todo += (each for each in reversed(element) if name(each) != "txbxContent")


def _description(image: etree._Element, drawing: etree._Element) -> str:
    """Return what the file says of *image*: on the whole *drawing*, else on the picture itself."""
    picture = next((above for above in image.iterancestors() if name(above) in ("pic", "shape", "rect")), None)
    own = [each for each in picture.iter() if name(each) in ("cNvPr", "shape", "rect")] if picture is not None else []
    whole = [each for each in drawing.iter() if name(each) == "docPr"]
    said = (attribute(each, key) for each in (*whole, *own) for key in ("descr", "alt", "title"))
    return next((text for text in said if text.strip()), "")


def _address(code: str) -> str:
    m = re.match(r'\s*HYPERLINK\s+"([^"]+)"', code)
    return m[1] if m else ""


def _piece(text: str, look: Mapping[str, Any], href: str) -> Piece:
    """Return *text* in its look; scripts written from right to left have settings of their own."""
    other = "_cs" if look.get("rtl") or _RIGHT_TO_LEFT.search(text) else ""
    extra = [key for key in ("underlined", "capitals") if look.get(key) and not href]
    return Piece(
        text,
        bool(look.get(f"bold{other}")),
        bool(look.get(f"italic{other}")),
        float(look.get(f"size{other}", look.get("size", 0.0))),
        str(look.get(f"family{other}", look.get("family", ""))),
        " ".join(extra),
        href,
    )


def _symbol(element: etree._Element) -> str:
    """Return the character that a symbol of a font with an encoding of its own stands for."""
    try:
        code = int(attribute(element, "char", "20"), 16)
    except ValueError:
        return ""
    sign = chr(code - 0xF000 if 0xF000 <= code < 0xF100 else code) if code < 0x110000 else ""
    if attribute(element, "font") == "Symbol" and sign.lower() in _GREEK:
        return _GREEK[sign] if sign.islower() else _GREEK[sign.lower()].upper()
    return _SYMBOLS.get(sign, "\ufffd" if "dings" in attribute(element, "font").lower() else sign)


def _raw_text(element: etree._Element | None) -> str:
    """Return all the text in *element*, deleted text included."""
    if element is None:
        return ""
    return "".join(each.text or "" for each in element.iter() if name(each) in ("t", "delText"))


def is_gone(properties: etree._Element | None, residues: Residues) -> bool:
    """Return whether a tracked change takes away the end of the paragraph, so that it and the next one are one."""
    mark = child(properties, "rPr")
    gone = {"moveFrom", *([] if residues.keeps("deletion") else ["del"])}
    gone |= set() if residues.keeps("insertion") else {"ins"}
    return any(name(each) in gone and is_on(each) for each in mark) if mark is not None else False


def count_placeholder(control: etree._Element, residues: Residues) -> None:
    """Count a content *control* that nobody filled in: it shows what its template says."""
    if child(child(control, "sdtPr"), "showingPlcHdr") is not None:
        residues.add("placeholder", _raw_text(control), kept=True)
