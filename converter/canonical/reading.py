"""Canonical Markdown back to a compilation.

Strict enough that what :mod:`converter.canonical.writing` wrote comes back equal, tolerant enough that a person's
edits do: whatever is no block of the dialect is a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

import yaml

from converter.canonical import inlines, references
from converter.errors import SourceError
from converter.model import (
    Block,
    Compilation,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Run,
    SceneBreak,
    Table,
    Verse,
)

_HEADING = re.compile(r'(#{1,6}) (.*?)(?: \{((?:[^{}"]|"(?:\\.|[^"\\])*")*)\})?$')
_ATTRIBUTE = re.compile(r'#(?P<id>\S+)|\.(?P<cls>\S+)|(?P<key>[\w-]+)="(?P<value>(?:\\.|[^"\\])*)"')
_DIV = re.compile(r"::: *\{(.*)\}$")
_FENCE = re.compile(r"`{3,}$")
_INDENT = " " * 4
_ITEM = re.compile(r"(?:-|(?P<number>\d+)\.) +(?=[^ ])")
_TABLE_RULE = re.compile(r"\| *:?-+:? *(?:[|+] *:?-+:? *)*\|? *$")
_LABEL = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\{\.label\} ?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text has; an editor or a hand may have put it there."""
_ROLES = ("dateline", "source", "byline", "caption")
_DEEPEST = 50
"""How many blocks may stand in each other; the normalizer makes no more than a few."""


def is_canonical(text: str) -> bool:
    """Return whether *text* says in its front matter that it is canonical Markdown."""
    head = text[:4000]
    return head.startswith("---\n") and bool(re.search(r"^canonical: *\d", head.partition("\n---\n")[0], re.M))


def read(text: str) -> Compilation:
    """Return the compilation that *text* holds, without source spans; raise :class:`SourceError` for broken front
    matter, and for blocks that are nested more deeply than anyone can follow.
    """
    matter, body = _split(unicodedata.normalize("NFC", text))
    body = printable(body)
    return Compilation(_metadata(matter), tuple(_Reader(references.resolved(body.split("\n"))).blocks()))


def printable(text: str) -> str:
    """Return *text* with a space for every character that no edition can hold, and that a terminal may obey."""
    return _CONTROL.sub(" ", text)


def front_matter(text: str) -> tuple[Metadata, str]:
    """Return what the front matter of *text* says, and the text after it; raise :class:`SourceError` if it is
    broken.
    """
    matter, body = _split(text)
    return _metadata(matter), body


def _split(text: str) -> tuple[Mapping[str, object], str]:
    if not text.startswith("---\n"):
        return {}, text
    matter, found, body = text[4:].partition("\n---\n")
    try:
        # BaseLoader: every scalar stays the string that it is, so that a date is not turned into another form.
        loaded = yaml.load(matter, Loader=yaml.BaseLoader)
    except yaml.YAMLError as e:
        problem = " ".join(str(e).split())
        raise SourceError(
            f"the front matter is not YAML: {problem}", cure="correct the lines between the two ---"
        ) from e
    return (loaded, body) if found and isinstance(loaded, dict) else ({}, text)


def _metadata(matter: Mapping[str, object]) -> Metadata:
    source = matter.get("source")
    values = {name: str(matter[name]) for name in Metadata.__slots__ if isinstance(matter.get(name), str)}
    if isinstance(source, dict):
        values |= {f"source_{name}": str(source[name]) for name in ("file", "sha256", "encoding") if name in source}
    return Metadata(**{name: printable(value) for name, value in values.items()})


class _Reader:
    """A cursor over lines; every method takes what it recognises and leaves the cursor behind it."""

    def __init__(self, lines: Sequence[str], depth: int = 0) -> None:
        if depth > _DEEPEST:
            raise SourceError(
                f"quotations, lists or blocks stand more than {_DEEPEST} deep in each other",
                cure="take out some of the nesting",
            )
        self.lines = lines
        self.depth = depth
        self.at = 0

    def inside(self, lines: Sequence[str]) -> tuple[Block, ...]:
        """Return the blocks of *lines*, which stand inside a block of these."""
        return tuple(_Reader(lines, self.depth + 1).blocks())

    def blocks(self) -> list[Block]:
        """Return every block from the cursor to the end."""
        found: list[Block] = []
        while self.at < len(self.lines):
            if self.lines[self.at].strip():
                found += self._next()
            else:
                self.at += 1
        return found

    def _next(self) -> Sequence[Block]:
        line = self.lines[self.at]
        if m := _HEADING.match(line):
            self.at += 1
            return [_heading(m)]
        if m := _DIV.match(line):
            return self._div(m[1])
        if line == "* * *":
            self.at += 1
            return [SceneBreak()]
        if m := _FENCE.match(line):
            return [self._preformatted(m[0])]
        if line.startswith(">"):
            return [Quotation(self.inside([re.sub("^> ?", "", taken) for taken in self._while(">")]))]
        if line.startswith("|"):
            return [self._table_or_verse()]
        if _ITEM.match(line):
            return [self._list()]
        self.at += 1
        return [Paragraph(inlines.read(line))]

    def _while(self, prefix: str) -> list[str]:
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].startswith(prefix):
            self.at += 1
        return list(self.lines[start : self.at])

    def _div(self, attributes: str) -> Sequence[Block]:
        start, depth = self.at + 1, 1
        self.at = start
        while self.at < len(self.lines) and depth:
            line = self.lines[self.at]
            depth += bool(_DIV.match(line)) - (line == ":::")
            self.at += 1
        inside = list(self.lines[start : self.at - (depth == 0)])
        found = {kind: value for m in _ATTRIBUTE.finditer(attributes) for kind, value in m.groupdict().items() if value}
        if found.get("cls") == "note":
            return [self._note(found.get("id", ""), inside)]
        return [_with_role(block, found.get("cls", "")) for block in self.inside(inside)]

    def _note(self, ident: str, lines: list[str]) -> Note:
        label = ""
        if lines and (m := _LABEL.match(lines[0])):
            label, lines = inlines.unescape(m[1]), [lines[0][m.end() :], *lines[1:]]
        return Note(ident, label, self.inside(lines))

    def _preformatted(self, fence: str) -> Preformatted:
        start = self.at = self.at + 1
        while self.at < len(self.lines) and self.lines[self.at] != fence:
            self.at += 1
        self.at += 1
        return Preformatted("\n".join(self.lines[start : self.at - 1]))

    def _table_or_verse(self) -> Block:
        lines = self._while("|")
        if len(lines) > 1 and _TABLE_RULE.match(lines[1]):
            head, *rows = [_cells(line) for line in [lines[0], *lines[2:]]]
            if any(head) or (head and not rows):
                return Table((head, *rows), header=True)
            if any(rows):
                return Table(tuple(rows), header=False)
        return Verse(tuple(_verse_line(line) for line in lines))

    def _list(self) -> ListBlock:
        items: list[tuple[Block, ...]] = []
        start = _number(self.lines[self.at])
        while self.at < len(self.lines) and (m := _ITEM.match(self.lines[self.at])):
            # a number that does not count on begins a list, so that it stays as it was written
            if items and _number(self.lines[self.at]) != (None if start is None else start + len(items)):
                break
            items.append(self.inside(self._item(m.end())))
        return ListBlock(tuple(items), start)

    def _item(self, width: int) -> list[str]:
        """Return the lines of an item whose marker is *width* wide; what belongs to it may be set in by four blanks."""
        taken = [self.lines[self.at][width:]]
        self.at += 1
        following = self._line_with_words(self.at)
        indent = _INDENT if following.startswith(_INDENT) and width < len(_INDENT) else " " * width
        while self.at < len(self.lines):
            line = self.lines[self.at]
            following = self._line_with_words(self.at + 1) if not line else ""
            if line.startswith(indent):
                taken.append(line[len(indent) :])
            elif not line and (following.startswith(indent) or _is_sibling(following, width)):
                taken.append("")
            else:
                break
            self.at += 1
        return taken

    def _line_with_words(self, start: int) -> str:
        return next((self.lines[at] for at in range(start, len(self.lines)) if self.lines[at]), "")


def _number(line: str) -> int | None:
    """Return the number with which an item begins, or ``None`` for a bullet."""
    m = _ITEM.match(line)
    return int(m["number"]) if m and m["number"] else None


def _is_sibling(line: str, width: int) -> bool:
    """Return whether *line* begins an item of a list whose markers are *width* wide: a number may grow by a figure."""
    m = _ITEM.match(line)
    return m is not None and abs(m.end() - width) <= 1


def _heading(m: re.Match[str]) -> Heading:
    values: dict[str, str] = {"id": "", "role": ""}
    for a in _ATTRIBUTE.finditer(m[3] or ""):
        if a["id"]:
            values["id"] = a["id"]
        elif a["cls"]:
            values["role"] = a["cls"] if a["cls"] in ("part", "article") else ""
        elif (name := a["key"].replace("-", "_")) in Heading.__slots__:
            values[name] = re.sub(r"\\(.)", r"\1", a["value"])
    return Heading(len(m[1]), inlines.read(m[2]), **values)  # type: ignore[arg-type]  # every value is a string field


def _with_role(block: Block, role: str) -> Block:
    if role == "labelled" and isinstance(block, ListBlock) and block.start is None:
        return replace(block, bulleted=False)
    if role in _ROLES and isinstance(block, Paragraph):
        return Paragraph(block.runs, role)
    return Verse(block.lines, role) if role in _ROLES and isinstance(block, Verse) else block


def _cells(line: str) -> tuple[tuple[Run, ...], ...]:
    _, *cells = re.split(r"(?<!\\)\|", line.strip())
    if not cells[-1]:
        cells.pop()  # the last cell need not be closed
    return tuple(inlines.read(cell.strip(" ").replace("\\|", "|")) for cell in cells)


def _verse_line(line: str) -> tuple[Run, ...]:
    text = line[1:].removeprefix(" ")
    indent = len(text) - len(text.lstrip(" "))
    runs = inlines.read(text.lstrip(" "))
    return inlines.tidy([Run("\u00a0" * indent), *runs])
