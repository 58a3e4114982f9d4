"""The text of one line: marks of emphasis and links written as Markdown, everything else escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from converter.rich_text.values import Piece

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\Z)"  # a backslash that would escape what follows, maybe a link
    r"|(?<!\s)\*(?!\s)|(?<=\s)\*(?=\S)|(?<=\S)\*(?=\s)"  # an asterisk at a word
    r"|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)"  # a low line at the edge of a word
    r"|\[(?=\^|[^\[\]]*\]\()"  # the beginning of a note's call or of a link
)
_FIRST = re.compile(r"(?=#{1,6}\s|>|\|)")
"""What would make a line a heading, a quotation or a row of a table."""
_LINKED = re.compile(r"(?:https?://|mailto:)[^\s()<>]+$")


def escaped(text: str) -> str:
    """Return *text* with a backslash before every sign that would be read as mark-up; addresses stay as they are."""
    if not re.search(r"[\\*_\[]", text):
        return text
    found: list[str] = []
    at = 0
    for m in _ADDRESS.finditer(text):
        found += [_SPECIAL.sub(r"\\\g<0>", text[at : m.start()]), m[0]]
        at = m.end()
    found.append(_SPECIAL.sub(r"\\\g<0>", text[at:]))
    return "".join(found)


def written(pieces: Iterable[Piece], start: bool = True) -> str:
    """Return the line that *pieces* are; *start* says that it could be taken for more than text by its first sign."""
    joined = _joined(pieces)
    text = "".join(_marked(joined, i) for i in range(len(joined)))
    return _FIRST.sub(r"\\", text, count=1) if start and _FIRST.match(text) else text


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return *pieces* with white space given to the piece before it, and neighbours of one look made one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and not piece.text.strip() and not piece.note and not found[-1].note:
            piece = replace(found[-1], text=piece.text)
        found.append(piece)
    key = lambda piece: (piece.bold, piece.italic, piece.href, piece.note)  # noqa: E731
    groups = [list(members) for _, members in groupby(found, key)]
    return [
        replace(group[0], text="".join(piece.text for piece in group)) if len(group) > 1 else group[0]
        for group in groups
    ]


def _marked(pieces: Sequence[Piece], i: int) -> str:
    piece = pieces[i]
    if piece.note:
        return f"[^{piece.note}]"
    core = piece.text.strip()
    if not re.search(r"\w", core):
        return escaped(piece.text)
    lead, trail = piece.text[: len(piece.text) - len(piece.text.lstrip())], piece.text[len(piece.text.rstrip()) :]
    return f"{lead}{_emphasised(_linked(core, piece.href), piece, _stands_apart(pieces, i))}{trail}"


def _linked(core: str, href: str) -> str:
    if not _LINKED.match(href) or core in (href, href.removeprefix("mailto:"), href.rstrip("/")):
        return escaped(core)
    return f"[{escaped(core).replace('[', '(').replace(']', ')')}]({href})" if "[" not in core else escaped(core)


def _emphasised(text: str, piece: Piece, apart: bool) -> str:
    """Return *text* in its marks; inside a word Markdown has none that every reader agrees on."""
    if not apart or not (piece.bold or piece.italic):
        return text
    if piece.bold and piece.italic:
        return f"**_{text}_**"
    return f"**{text}**" if piece.bold else f"*{text}*"


def _stands_apart(pieces: Sequence[Piece], i: int) -> bool:
    before = pieces[i - 1].text[-1:] if i and not pieces[i - 1].note else ""
    after = pieces[i + 1].text[:1] if i + 1 < len(pieces) and not pieces[i + 1].note else ""
    text = pieces[i].text
    return not (_clings(before) and not text[0].isspace()) and not (_clings(after) and not text[-1].isspace())


def _clings(char: str) -> bool:
    return bool(char) and (char.isalnum() or char in "*_\\")


def split(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each line; a line feed ends one."""
    line: list[Piece] = []
    for piece in pieces:
        if "\n" not in piece.text:
            line.append(piece)
            continue
        first, *others = piece.text.split("\n")
        line += [replace(piece, text=first)] if first else []
        for text in others:
            yield tuple(line)
            line = [replace(piece, text=text)] if text else []
    yield tuple(line)
