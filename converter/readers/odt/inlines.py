"""The text of a paragraph: spans in their look, links, spaces and breaks, calls of notes, boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from converter.readers.odt.styles import Styles, length
from converter.rich_text import Piece, Residues
from converter.safe_xml import attribute, child, name, text_of

if TYPE_CHECKING:
    from lxml import etree

_SILENT_NAMES = (
    "annotation-end bookmark bookmark-start bookmark-end reference-mark reference-mark-start "
    "reference-mark-end soft-page-break script tracked-changes number "
    "alphabetical-index-mark toc-mark user-index-mark event-listeners"
)
_SILENT = frozenset(_SILENT_NAMES.split())
_HIDDEN = frozenset({"hidden-text", "hidden-paragraph"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOST_SPACES = 200
_DRAWN = (".svg", ".svm", ".emf", ".wmf")
"""Drawings, beside which a frame may hold the same as a picture of pixels."""


class Inlines:
    """Reads the text of paragraphs."""

    def __init__(
        self,
        styles: Styles,
        residues: Residues,
        note: Callable[[etree._Element], str],
        picture: Callable[[str, str], str],
        formula: Callable[[str], str],
    ) -> None:
        """Use *styles*, count into *residues*; *note* is given each note and returns its label, *picture* the address
        and description of each picture and returns its sign, *formula* the address of an object and returns the formula
        in it.
        """
        self._picture = picture
        self._formula = formula
        self._styles = styles
        self._residues = residues
        self._note = note
        self.boxes: list[etree._Element] = []
        """Text boxes met since somebody last took them."""
        self.comments: list[etree._Element] = []
        """Comments met since somebody last took them."""
        self.changes: Mapping[str, Sequence[etree._Element]] = {}
        """Paragraphs that each tracked deletion took away, by its id."""
        self.insertions: frozenset[str] = frozenset()
        """Ids of the tracked insertions."""
        self.dropping: set[str] = set()
        """Insertions that go on and are not to be kept."""
        self.pictures = 0
        """Pictures met so far."""

    def pieces(self, element: etree._Element, look: Mapping[str, str], href: str = "") -> Iterator[Piece]:
        """Yield the pieces of a paragraph, or of a part of it, whose style sets *look*."""
        if element.text:
            yield from self._text(element.text, look, href)
        for each in element:
            yield from self._element(each, look, href)
            if each.tail:
                yield from self._text(each.tail, look, href)

    def _text(self, text: str, look: Mapping[str, str], href: str) -> Iterator[Piece]:
        text = re.sub(r"[ \t\r\n]+", " ", text)
        if self.dropping:
            return
        if look.get("display") == "none":
            kept = self._residues.keeps("hidden text")
            if text.strip():
                self._residues.add("hidden text", text, kept)
            if not kept:
                return
        yield piece(text, look, href)

    def _element(self, each: etree._Element, look: Mapping[str, str], href: str) -> Iterator[Piece]:
        key = name(each)
        if key == "span":
            own = self._styles.style("text", attribute(each, "style-name")).properties
            yield from self.pieces(each, {**look, **own}, href)
        elif key == "a":
            yield from self.pieces(each, look, attribute(each, "href"))
        elif key == "s":
            count = attribute(each, "c", "1")
            yield piece(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), look, href)
        elif key in ("tab", "line-break"):
            yield piece("\t" if key == "tab" else "\n", look, href)
        elif key == "note":
            yield Piece("", note=self._note(each))
        elif key in ("frame", "custom-shape", "rect", "g", "control"):
            yield piece(self.frame(each), look, "")
        elif key in _HIDDEN:
            kept = self._residues.keeps("hidden text")
            self._residues.add("hidden text", text_of(each), kept)
            yield from self.pieces(each, look, href) if kept else ()
        elif key in ("change", "change-start", "change-end"):
            yield from self._change(key, attribute(each, "change-id"), look)
        elif key == "annotation":
            self.comments.append(each)
        elif key == "ruby":
            base = child(each, "ruby-base")
            yield from self.pieces(base, look, href) if base is not None else ()
        elif key and key not in _SILENT:
            if key == "placeholder":
                self._residues.add("placeholder", text_of(each), kept=True)
            if key in ("page-number", "page-count", "date", "time", "file-name", "sequence"):
                self._residues.add("field", key, kept=True)
            yield from self.pieces(each, look, href)

    def _change(self, key: str, ident: str, look: Mapping[str, str]) -> Iterator[Piece]:
        """Yield what was deleted here where it is to be kept; leave out what is inserted where it is not."""
        if key == "change" and self._residues.keeps("deletion"):
            for paragraph in self.changes.get(ident, ()):
                yield from self.pieces(paragraph, look)
        elif ident in self.insertions and not self._residues.keeps("insertion"):
            (self.dropping.add if key == "change-start" else self.dropping.discard)(ident)

    def frame(self, frame: etree._Element) -> str:
        """Note the text box in *frame*, or return the sign of the picture in it; of a group, of all its pictures."""
        boxes = [each for each in frame.iter() if name(each) == "text-box"]
        self.boxes += boxes[:1] or ([frame] if any(name(each) in ("p", "list") for each in frame) else [])
        if boxes:
            return ""
        for each in frame:
            if name(each) == "object" and (said := self._formula(attribute(each, "href"))):
                return said
        frames = [each for each in frame.iter() if any(name(inner) == "image" for inner in each)]
        self.pictures += len(frames)
        return "".join(self._sign(each) for each in frames)

    def _sign(self, frame: etree._Element) -> str:
        described = (child(frame, key) for key in ("desc", "title"))
        said = next((text for each in described if each is not None and (text := text_of(each).strip())), "")
        images = [attribute(each, "href") for each in frame if name(each) == "image"]
        shown = next((address for address in images if not address.lower().endswith(_DRAWN)), images[0])
        return self._picture(shown, said)


def piece(text: str, look: Mapping[str, str], href: str) -> Piece:
    """Return *text* in its look; scripts written from right to left have settings of their own."""
    other = "-complex" if _RIGHT_TO_LEFT.search(text) else ""
    weight = look.get(f"font-weight{other}", "")
    size = length(look.get(f"font-size{other}", "")) or length(look.get("font-size", "")) or 12.0
    extra = []
    if look.get("text-underline-style", "none") != "none" and not href:
        extra.append("underlined")
    if look.get("text-transform") == "uppercase":
        extra.append("capitals")
    return Piece(
        text,
        weight == "bold" or weight[:1] in ("6", "7", "8", "9"),
        look.get(f"font-style{other}", "") in ("italic", "oblique"),
        size,
        look.get("family" + other) or look.get("font-family", ""),
        " ".join(extra),
        href,
    )
