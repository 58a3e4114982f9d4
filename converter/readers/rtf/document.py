"""The text of an RTF: groups and control words become paragraphs, tables, notes; the rest is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from converter.errors import SourceError
from converter.readers.rtf.state import PLACES, SETTINGS, Place, State, Story, depth, marker, whole
from converter.readers.rtf.tables import fonts, known, styles
from converter.readers.rtf.tokens import BINARY, BYTES, CLOSE, OPEN, SYMBOL, WORD, tokens
from converter.rich_text import Cell, Paragraph, Pictures, Piece, Residues, Table, unfolded

_DEEPEST = 5_000
_CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f", b"lbr": "\n",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"{": "{", b"}": "}", b"\\": "\\", b"\t": "\t"}
_ASIDE = {
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), "header"),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), "footer"),
    b"annotation": "comment", b"pict": "picture", b"fldinst": "code", b"listtext": "label", b"pntext": "label",
    b"footnote": "note", b"shptxt": "box", b"sn": "property", b"sv": "value",
}  # fmt: skip
_SILENT = frozenset(
    (
        b"fonttbl colortbl stylesheet info filetbl listtable listoverridetable rsidtbl generator xmlnstbl nonshppict "
        b"themedata colorschememapping latentstyles datastore bkmkstart bkmkend atrfstart atrfend atnid atnauthor "
        b"atndate atnref atnparent objdata objclass revtbl pgptbl fchars lchars pntxta pntxtb pnseclvl userprops "
        b"docvar template nonesttables xe tc wgrffmtfilter mmathPr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn"
    ).split()
)
_PARAGRAPH = frozenset(
    (b"pard", b"intbl", b"qc", b"ql", b"qr", b"qj", b"outlinelevel", b"s", b"sb", b"pagebb", *PLACES)
)
_STORIES = frozenset(("note", "box", "header", "footer", "comment"))
"""Destinations that hold a text of their own, in paragraphs."""
_KINDS = {"box": "text box"}
_MARK = re.compile(r"(?:\d{1,3}|[A-Za-z]|[*†‡]{1,3})$")


class Document:
    """Reads a document."""

    def __init__(self, data: bytes, residues: Residues, pictures: Pictures, path: str) -> None:
        """Read the tables at the head of *data*; count into *residues*, gather *pictures*."""
        self._data = data
        self._path = path
        self._residues = residues
        self._pictures = pictures
        self._fonts = fonts(data)
        self._styles = styles(data)
        m = re.search(rb"\\ansicpg(\d+)", data[:4096])
        self._encoding = known(f"cp{m[1].decode()}" if m else "mac_roman" if b"\\mac" in data[:64] else "cp1252")
        self._state = State()
        self._groups: list[tuple[State, str]] = []
        self._stories: list[Story] = [Story()]
        self._paragraph = Paragraph()
        self._table = False
        self._place = Place()
        self._outer: list[tuple[Paragraph, bool, str, Place]] = []
        self._label = ""
        self._labels = 0
        self._aside: list[str] = []
        self._pending_bytes = b""
        self._skip = 0
        self._ignorable = False
        self._page_pending = False
        self._furniture: dict[str, dict[str, list[Paragraph]]] = {"header": {}, "footer": {}}
        self._binary = b""
        self._property = self._description = ""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of the document."""
        for kind, word, number in tokens(self._data):
            if kind == BYTES:
                self._bytes(word)
                continue
            self._decode()
            self._skip = 0
            if kind == BINARY:
                self._binary = word
            if kind == OPEN:
                self._open()
            elif kind == CLOSE:
                self._close()
            elif kind == SYMBOL:
                self._symbol(word)
            elif kind == WORD:
                self._word(word, number)
        self._decode()
        self._end_paragraph(b"par")
        self._end_table()
        yield from chain(*self._furniture["header"].values())
        yield from self._stories[0].out
        yield from chain(*self._furniture["footer"].values())

    def _open(self) -> None:
        self._groups.append((self._state, ""))
        if len(self._groups) > _DEEPEST:
            raise SourceError("its groups are nested too deeply", cure="save it again in its program", path=self._path)

    def _close(self) -> None:
        if not self._groups:
            return
        self._state, opened = self._groups.pop()
        if opened:
            self._end_destination(opened)

    def _destination(self, into: str) -> None:
        """Make the group that is open one whose text goes elsewhere."""
        if self._groups:
            self._groups[-1] = (self._groups[-1][0], into)
        self._state = replace(self._state, into=into)
        if into in _STORIES:
            self._stories.append(Story())
            self._outer.append((self._paragraph, self._table, self._label, self._place))
            self._paragraph, self._table, self._label, self._place = Paragraph(), False, "", Place()
            self._state = replace(State(into="text"), font=self._state.font)
        else:
            self._aside.append("")

    def _end_destination(self, into: str) -> None:
        if into in _STORIES:
            self._end_paragraph(b"par")
            self._end_table()
            story = self._stories.pop()
            self._paragraph, self._table, self._label, self._place = self._outer.pop()
            self._note(story) if into == "note" else self._told_apart(into, story)
            return
        text = self._aside.pop() if self._aside else ""
        if into == "label":
            self._label = " ".join(text.split())
        elif into == "code":
            self._code(text)
        elif into == "picture":
            self._picture(text)
        elif into == "property":
            self._property = text.strip()
        elif into == "value":
            self._description = text.strip() if self._property == "wzDescription" else self._description
        elif text.strip():
            self._residues.add(into, text)

    def _picture(self, digits: str) -> None:
        """Put the picture that *digits* are, or that came as bytes, into the text; its description came before it."""
        data, self._binary = self._binary, b""
        if not data:
            digits = re.sub(r"[^0-9A-Fa-f]", "", digits)
            data = bytes.fromhex(digits[: len(digits) // 2 * 2])
        description, self._description = self._description, ""
        if all(self._shows(opened) for _, opened in self._groups):
            self._stories[-1].pieces.append(Piece(self._pictures.add(data, description)))
        else:
            self._pictures.leave(description)

    def _code(self, text: str) -> None:
        m = re.match(r'\s*HYPERLINK\s+"([^"]+)"', text)
        if m and self._groups:
            self._state = replace(self._state, href=m[1])
        word = next(iter(text.split()), "").upper()
        if word and word not in ("HYPERLINK", "PAGEREF", "REF", "TOC", "NOTEREF"):
            self._residues.add("field", word, kept=True)

    def _note(self, story: Story) -> None:
        here = self._stories[-1]
        body = [paragraph for paragraph in story.out if not paragraph.blank]
        before = here.pieces[-1].text.strip() if here.pieces else ""
        # a mark of the author's own stands before the note and is the first of the note
        mark = before if body and _MARK.match(before) and body[0].text.lstrip().startswith(before) else ""
        if mark:
            here.pieces.pop()
        self._labels += not mark
        label = mark or str(self._labels)
        here.pieces.append(Piece("", note=label))
        for n, paragraph in enumerate(body):
            marker = "" if n else f"[^{label}]:"
            pieces = paragraph.pieces if n or not mark else _without(paragraph.pieces, mark)
            here.pending.append(replace(paragraph, marker=marker, level=0, pieces=pieces))

    def _shows(self, opened: str) -> bool:
        """Return whether what stands in a group of the kind *opened* is seen in the text."""
        return opened in ("", "value", "note") or (
            opened in _STORIES and self._residues.keeps(_KINDS.get(opened, opened))
        )

    def _told_apart(self, into: str, story: Story) -> None:
        """Count a text box, comment, header or footer and put it where it belongs, if it is to be kept."""
        kind = _KINDS.get(into, into)
        said = [paragraph for paragraph in story.out if not paragraph.blank]
        text = " ".join(paragraph.text for paragraph in said)
        is_furniture = into in ("header", "footer")
        if (is_furniture and text in self._furniture[into]) or (into != "box" and not text):
            return
        kept = self._residues.keeps(kind)
        self._residues.add(kind, text, kept)
        plain = [replace(paragraph, level=0, page_break=False) for paragraph in said]
        if is_furniture:
            self._furniture[into][text] = plain if kept else []
        elif kept:
            self._stories[-1].pending.extend(story.out if into == "box" else plain)

    def _bytes(self, data: bytes) -> None:
        if self._state.into == "nothing":
            return
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        self._pending_bytes += data

    def _decode(self) -> None:
        """Turn the bytes that are waiting into text: those of one character may come one by one."""
        if self._pending_bytes:
            font = self._fonts.get(self._state.font)
            encoding = known(font.encoding) if font and font.encoding else self._encoding
            text, self._pending_bytes = self._pending_bytes.decode(encoding, "replace"), b""
            self._text(text)

    def _text(self, text: str) -> None:
        state = self._state
        if state.into == "nothing":
            return
        if state.into != "text":
            if self._aside:
                self._aside[-1] += text
        elif self._stays(text):
            font = self._fonts.get(state.font)
            look = (state.bold, state.italic, state.size, font.name if font else "", state.extra, state.href)
            self._stories[-1].pieces.append(Piece(text, *look))

    def _stays(self, text: str) -> bool:
        """Return whether *text* belongs to the text as it is; count it when it is tracked or hidden."""
        marks = {"deletion": self._state.deleted, "hidden text": self._state.hidden, "insertion": self._state.inserted}
        kinds = [kind for kind, marked in marks.items() if marked]
        stays = all(self._residues.keeps(kind) for kind in kinds)
        for kind in kinds[:1]:
            self._residues.add(kind, text, stays)
        return stays

    def _symbol(self, sign: bytes) -> None:
        if sign == b"*":
            self._ignorable = True
        elif sign in (b"\n", b"\r"):
            self._end_paragraph(b"par")
        elif sign in _SYMBOLS:
            self._text(_SYMBOLS[sign])

    def _word(self, word: bytes, number: int | None) -> None:
        ignorable, self._ignorable = self._ignorable, False
        if word in _SILENT:
            self._state = replace(self._state, into="nothing")
        elif self._state.into == "nothing":
            return
        elif word in _ASIDE:
            self._destination(_ASIDE[word])
        elif word == b"u" and number is not None:
            self._text(chr(number % 65536))
            self._skip = self._state.after_unicode
        elif word in _CHARACTERS:
            self._text(_CHARACTERS[word])
        elif word in (b"par", b"sect", b"cell", b"nestcell", b"row", b"nestrow", b"page"):
            self._end_paragraph(word)
        elif word in SETTINGS:
            self._state = SETTINGS[word](self._state, number)
        elif word in _PARAGRAPH and self._state.into == "text":  # what a label or a field sets, holds for it alone
            self._set_paragraph(word, number)
        elif ignorable and word not in (b"fldrslt", b"shpinst", b"shppict", b"picprop", b"ud"):
            self._state = replace(self._state, into="nothing")

    def _set_paragraph(self, word: bytes, number: int | None) -> None:
        if word == b"pard":
            self._paragraph, self._table, self._place = Paragraph(), False, Place()
        elif word == b"intbl":
            self._table = True
        elif word == b"qc":
            self._paragraph = replace(self._paragraph, centred=True)
        elif word in (b"ql", b"qr", b"qj"):
            self._paragraph = replace(self._paragraph, centred=False)
        elif word == b"outlinelevel":
            self._paragraph = replace(self._paragraph, level=(number or 0) + 1 if (number or 0) < 9 else 0)
        elif word == b"s" and (style := self._styles.get(number or 0)):
            level = self._paragraph.level or style.level
            self._paragraph = replace(
                self._paragraph, style=style.name, level=level, caption=style.caption, quoted=int(style.quotes)
            )
        elif word == b"sb":
            self._paragraph = replace(self._paragraph, space=(number or 0) / 20)
        elif word == b"pagebb":
            self._page_pending = True
        elif word in PLACES:
            self._place = PLACES[word](self._place, number or 0)

    def _end_paragraph(self, word: bytes) -> None:
        story = self._stories[-1]
        pieces = whole(story.pieces)
        story.pieces.clear()
        made = replace(self._paragraph, pieces=pieces, marker=marker(self._label), page_break=self._page_pending)
        if not made.blank:
            made = replace(made, depth=depth(story.nesting, self._place, made))
        self._label = ""
        if word in (b"par", b"cell", b"nestcell") or not made.blank:
            self._page_pending = False
            if self._table or word in (b"cell", b"nestcell"):
                story.in_cell.append(replace(made, page_break=False))
                story.of_table.extend(story.pending)
                story.pending.clear()
            else:
                self._end_table()
                story.out.append(made)
        if word in (b"cell", b"nestcell"):
            story.cells.append(Cell(tuple(story.in_cell)))
            story.in_cell.clear()
        elif word in (b"row", b"nestrow"):
            story.rows.append(tuple(story.cells))
            story.cells.clear()
        self._page_pending = self._page_pending or word in (b"page", b"sect")
        if not self._table:
            story.out.extend(story.pending)
            story.pending.clear()

    def _end_table(self) -> None:
        story = self._stories[-1]
        if story.in_cell:
            story.cells.append(Cell(tuple(story.in_cell)))
        if story.cells:
            story.rows.append(tuple(story.cells))
        if story.rows:
            story.out.extend(unfolded(Table(tuple(story.rows))))
            story.out.extend(story.of_table)
        story.of_table.clear()
        for each in (story.in_cell, story.cells, story.rows):
            each.clear()


def _without(pieces: tuple[Piece, ...], mark: str) -> tuple[Piece, ...]:
    if pieces and pieces[0].text.strip().startswith(mark):
        return (replace(pieces[0], text=pieces[0].text.strip().removeprefix(mark).lstrip()), *pieces[1:])
    return pieces
