"""A page's elements in order become paragraphs: blocks and breaks end one, tables are unfolded, lists get markers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from converter.counting import counted
from converter.hypertext import page_numbers
from converter.hypertext.named import Named
from converter.hypertext.parsing import END, START, events
from converter.hypertext.pieces import collapsed, without_remains
from converter.hypertext.sheet import Look, Sheet, points
from converter.rich_text import Cell, PageStarts, Paragraph, Piece, Residues, Table, parted, unfolded
from converter.safe_xml import attribute, name, text_of

if TYPE_CHECKING:
    from lxml import etree

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p plaintext pre "
    "listing xmp section summary table tbody td tfoot th thead title tr ul"
)
_SILENT_NAMES = (
    "head script style template noscript annotation annotation-xml svg object embed iframe audio video canvas button "
    "select input textarea "
    "map area link meta base datalist progress meter rp"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
SILENT = frozenset(_SILENT_NAMES.split())
"""Elements whose text is no part of the page's text, or that have none."""
_EMBEDDED = frozenset(
    {"svg", "object", "iframe", "audio", "video", "canvas", "noscript", "button", "select", "textarea"}
)
_TABLE_PARTS = frozenset({"table", "tr", "td", "th", "caption"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_FORMS = {"lower-alpha": "a", "lower-latin": "a", "lower-roman": "i"}
_CSS_FORMS |= {"upper-alpha": "A", "upper-latin": "A", "upper-roman": "I"}
_TOC_CLASS = re.compile(r"(?:^|\s)(?:mso)?toc(\d)\b", re.I)
_SYMBOLIC = {"symbol": {"·": "•"}, "wingdings": {"§": "▪", "Ø": "➢", "ü": "✓", "q": "□"}}
"""Bullets of fonts with an encoding of their own, as word processors export them."""
_NOTES = re.compile(r"footnote|endnote|\b[fe][td]n\d", re.I)
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_ARROWS = "↩↑⏎^⤴\ufe0e "


Picture: TypeAlias = "Callable[[str, str], str]"
"""Returns the sign of a picture for its address and its description, or nothing when it cannot be shown."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A block that text can stand in."""

    look: Look
    """Look of its text."""
    style: str = ""
    """Tag and class of the innermost one that has any."""
    level: int = 0
    """Depth as a heading."""
    quoted: int = 0
    """Block quotations around it."""
    entry: int = 0
    """Depth as an entry of a contents list that a word processor made, from 1."""
    listed: bool = False
    """Whether it stands in an item of a list."""


@dataclass(slots=True, frozen=True)
class _List:
    """A list that is open, and what its items begin with."""

    form: str
    """Kind of its numbers, ``bullet`` or ``none``."""
    count: list[int]
    """The last number."""


class Flow:
    """Reads one page."""

    def __init__(
        self,
        sheet: Sheet,
        residues: Residues,
        calls: Mapping[etree._Element, str] | None = None,
        notes: Mapping[etree._Element, str] | None = None,
        levels: Mapping[etree._Element, tuple[int, str]] | None = None,
        picture: Picture | None = None,
        pages: Mapping[etree._Element, str] | None = None,
        starts: PageStarts | None = None,
    ) -> None:
        """Use the style rules of *sheet*; *calls* and *notes* are the links and blocks with the label of their note,
        *levels* the elements that the book's own contents name, with the depth and title of the entry.
        *picture* returns the sign of a picture; without it, pictures are counted. *pages* are the elements with which
        printed pages begin, by a list of the book; all that are known go into *starts*.
        """
        self._listed_pages = pages or {}
        self._starts = starts or PageStarts()
        self._picture = picture
        self._sheet = sheet
        self._residues = residues
        self._calls = calls or {}
        self._notes = notes or {}
        self._out: list[list[Paragraph]] = [[]]
        self._pieces: list[Piece] = []
        self._blocks: list[_Block] = [_Block(Look())]
        self._inline: list[Look] = []
        self._links: list[str] = []
        self._lists: list[_List] = []
        self._rows: list[list[list[Cell]]] = []
        self._marker = ""
        self._named = Named(levels or {})
        self._space = 0.0
        self._page_break = False

    def paragraphs(self, root: etree._Element, aside: frozenset[etree._Element]) -> list[Paragraph]:
        """Return the paragraphs of *root* without what is set *aside* and what nobody sees."""
        skipped = None
        for kind, what in events(root, aside):
            if skipped is not None:
                skipped = None if kind == END and what is skipped else skipped
            elif isinstance(what, str):
                self._text(what)
            elif kind == START and not self._start(what):
                skipped = what
            elif kind == END:
                self._end(what)
        self._flush()
        return self._out[0]

    def _look(self) -> Look:
        return self._inline[-1] if self._inline else self._blocks[-1].look

    def _start(self, element: etree._Element) -> bool:
        """Open *element*; return whether anything of it is to be read."""
        tag = name(element).lower()
        if tag in SILENT:
            for image in element.iter() if tag == "svg" else ():
                if name(image) == "image":
                    self._show(attribute(image, "href"), attribute(element, "aria-label"))
            if tag in _EMBEDDED and (text := text_of(element).strip()):
                self._residues.add("embedded object", text)
            return False
        is_page = page_numbers.is_one(element)
        if number := self._listed_pages.get(element, "") or (page_numbers.label(element) if is_page else ""):
            self._begin_page(number, apart=tag in BLOCKS)
        if is_page:
            if text := text_of(element).strip():
                self._residues.add("page number", text)
            return False
        if (label := self._calls.get(element)) is not None:
            self._pieces.append(Piece("", note=label))
            return False
        look = self._sheet.look(element, self._look())
        if look.hidden:
            if text := text_of(element).strip():
                self._residues.add("hidden text", text)
            return False
        if tag in BLOCKS:
            self._flush()
            self._open(element, tag, look)
        else:
            self._inline.append(look)
        self._named.meet(element)
        if label := self._notes.get(element, ""):
            self._marker = f"[^{label}]:"
        self._within(element, tag)
        return True

    def _begin_page(self, number: str, apart: bool) -> None:
        """Put a sign where a printed page begins; *apart* says that a block does with it."""
        if apart:
            self._flush()
        sign = self._starts.sign(number)
        if any(piece.text.strip() for piece in self._pieces):
            self._pieces.append(replace(self._pieces[-1], text=sign, note=""))
        else:
            self._starts.wait(sign)

    def _within(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._pieces.append(Piece("\n"))
        elif tag == "a":
            self._links.append(element.get("href", "").strip())
        elif tag == "img":
            self._show(element.get("src", ""), element.get("alt", "") or element.get("title", ""))
        elif tag == "hr" and not (_NOTES.search(_kind(element.getparent())) or _NOTES.search(_kind(element.getnext()))):
            self._out[-1].append(Paragraph((Piece("* * *"),), literal=True))
        elif tag in _LISTS:
            self._lists.append(_List(self._form(element, tag), [_int(element.get("start", ""), 1) - 1]))
        elif tag == "li" and not self._marker.endswith(":"):
            self._item(element)
        elif tag == "table":
            self._rows.append([])
            self._out.append([])
        elif tag == "tr" and self._rows:
            self._rows[-1].append([])
        elif tag in ("td", "th") and self._rows:
            self._out.append([])

    def _show(self, address: str, description: str) -> None:
        """Put the picture at *address* into the text, or count it."""
        if self._picture is None:
            self._residues.add("picture", description)
        elif sign := self._picture(address, description):
            self._pieces.append(Piece(sign))

    def _open(self, element: etree._Element, tag: str, look: Look) -> None:
        above = self._blocks[-1]
        declared = self._sheet.declared(element)
        classes = element.get("class", "")
        inherited = above.level if tag not in _TABLE_PARTS else 0
        level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else look.level or inherited
        role = element.get("aria-level", "") if element.get("role") == "heading" else ""
        entry = _TOC_CLASS.search(classes)
        self._blocks.append(
            _Block(
                look,
                f"{tag}.{classes}" if classes else (tag if tag not in ("div", "p", "td") else above.style),
                _int(role, level),
                above.quoted + (tag == "blockquote"),
                int(entry[1]) if entry else 0,
                tag == "li" or (above.listed and tag not in _TABLE_PARTS),
            )
        )
        self._inline.append(look)
        self._space = max(self._space, points(declared.get("margin-top", ""), look.size))
        breaks = declared.get("page-break-before", declared.get("break-before", ""))
        self._page_break = self._page_break or breaks in ("always", "page", "left", "right", "recto", "verso")

    def _end(self, element: etree._Element) -> None:
        tag = name(element).lower()
        if tag in BLOCKS:
            self._flush()
            self._blocks.pop()
            self._space = points(self._sheet.declared(element).get("margin-bottom", ""), BODY)
            if tag in _LISTS and self._lists:
                self._lists.pop()
            if tag == "li":
                self._marker = ""
        if self._inline:
            self._inline.pop()
        if tag == "a" and self._links:
            self._links.pop()
        if tag in _TABLE_PARTS and self._rows:
            self._end_of_table_part(element, tag)

    def _end_of_table_part(self, element: etree._Element, tag: str) -> None:
        if tag in ("td", "th") and len(self._out) > 1:
            paragraphs = tuple(parted(self._out.pop()))
            nested = any(name(each) == "table" for each in element.iter() if each is not element)
            if not self._rows[-1]:
                self._rows[-1].append([])
            self._rows[-1][-1].append(Cell(paragraphs, max(1, min(_int(element.get("colspan", ""), 1), 60)), nested))
        elif tag == "table" and len(self._out) > 1:
            rows = self._rows.pop()
            stray = self._out.pop()
            header = any(name(each) == "th" for each in element.iter())
            self._out[-1] += [*stray, *unfolded(Table(tuple(tuple(row) for row in rows), header))]

    def _text(self, text: str) -> None:
        look = self._look()
        if look.family.lower() in _SYMBOLIC:
            text = _SYMBOLIC[look.family.lower()].get(text.strip(), text)
        if not look.kept:
            # a tab inside a line parts the title of a contents list from its page number
            text = re.sub(r"[ \t\r\n\f]+", lambda m: "\t" if "\t" in m[0] and "\n" not in m[0] else " ", text)
        href = self._links[-1] if self._links else ""
        if href.startswith("#") and text.strip(_ARROWS) == "" and text.strip():
            return  # the way back from a note to its call
        extra = [key for key in ("underlined", "capitals") if getattr(look, key) and not href]
        family = look.family
        self._pieces.append(Piece(text, look.bold, look.italic, look.size, family, " ".join(extra), href))

    def _flush(self) -> None:
        """End the paragraph that is open; white space between blocks is none."""
        pieces, self._pieces = self._pieces, []
        if not any(piece.text.strip(" \t\r\n\f") or "\n" in piece.text or piece.note for piece in pieces):
            return
        block = self._blocks[-1]
        made = Paragraph(
            tuple(pieces) if block.look.kept else tuple(collapsed(pieces)),
            style=block.style,
            level=block.level,
            centred=block.look.centred,
            depth=sum(each.form != "none" for each in self._lists) if block.listed else 0,
            indent=max(0, block.entry - 1),
            quoted=block.quoted,
            space=self._space,
            page_break=self._page_break,
            close=block.entry > 0,
            kept=block.look.kept,
            caption=block.style.partition(".")[0] in ("figcaption", "caption"),
        )
        if not made.blank:
            if self._marker.endswith(":"):
                made = replace(made, pieces=without_remains(made.pieces))
            made = replace(made, marker=self._marker, level=self._named.level(made.text, block.level))
            signs = self._starts.waiting()
            in_cell = len(self._out) > 1 and signs
            made = replace(made, pieces=(Piece(signs), *made.pieces)) if in_cell else replace(made, pages=signs)
            self._marker, self._page_break = "", False
        self._space = 0.0
        self._out[-1].append(made)

    def _form(self, element: etree._Element, tag: str) -> str:
        css = self._sheet.declared(element).get("list-style-type", self._sheet.declared(element).get("list-style", ""))
        if css.startswith("none"):
            return "none"
        form = element.get("type", "") or next((sign for key, sign in _CSS_FORMS.items() if css.startswith(key)), "")
        return _FORMS.get(form, "decimal") if tag == "ol" else "bullet"

    def _item(self, element: etree._Element) -> None:
        if not self._lists:
            self._marker = "-"
            return
        own = self._lists[-1]
        own.count[0] = _int(element.get("value", ""), own.count[0] + 1)
        if own.form != "none":
            self._marker = "-" if own.form == "bullet" else f"{counted(own.count[0], own.form)}."


BODY = 12.0
"""Points that a relative space below a block is measured in."""


def _kind(element: etree._Element | None) -> str:
    """Return what *element* calls itself."""
    given = (element.get(key, "") for key in ("class", "id", "role", _EPUB_TYPE)) if element is not None else ()
    return " ".join(given)


def _int(text: str, default: int) -> int:
    m = re.match(r"\s*(-?\d{1,6})", text)
    return int(m[1]) if m else default
