"""The tables at the head of an RTF: fonts with their encodings, styles with their outline levels."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from converter.rich_text import is_caption

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_FONT = re.compile(rb"\\f(\d+)(?P<words>(?:\\[a-z]+-?\d* ?|\{[^{}]*\}|\s)*)(?P<name>[^;{}\\]*)")
_STYLE = re.compile(rb"\{(?P<words>(?:\\\*?[a-z]*-?\d* ?)*)(?:\{[^{}]*\}\s*)*(?P<name>[^;{}\\]*);?\}")
_QUOTE = re.compile(r"(?:intense )?quot(?:e|ations?)$|block ?text$", re.I)
_HEADING = re.compile(r"heading (\d)$", re.I)


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the document."""

    name: str
    """Its name."""
    encoding: str
    """Encoding of bytes set in it, by Python's name; empty for that of the document."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style of the document."""

    name: str
    """Its name."""
    level: int
    """Outline level from 1, 0 for none."""
    caption: bool = False
    """Whether it or one of its ancestors is for captions."""
    quotes: bool = False
    """Whether it is for block quotations."""


def _group(data: bytes, start: bytes) -> bytes:
    """Return the group that begins with *start*, or nothing."""
    at = data.find(start)
    if at < 0:
        return b""
    depth = 0
    for m in re.finditer(rb"\\[{}\\]|[{}]", data[at : at + 2_000_000]):
        depth += (m[0] == b"{") - (m[0] == b"}")
        if depth == 0:
            return data[at : at + m.end()]
    return data[at : at + 2_000_000]


def fonts(data: bytes) -> dict[int, Font]:
    """Return the fonts by number."""
    found = {}
    for m in _FONT.finditer(_group(data, b"{\\fonttbl")):
        charset = re.search(rb"\\fcharset(\d+)", m["words"])
        page = re.search(rb"\\cpg(\d+)", m["words"])
        encoding = f"cp{page[1].decode()}" if page else _CHARSETS.get(int(charset[1]), "") if charset else ""
        found[int(m[1])] = Font(m["name"].decode("latin-1").strip(), encoding)
    return found


def styles(data: bytes) -> dict[int, Style]:
    """Return the paragraph styles by number; a style without an outline level has that of the one it is based on."""
    given: _Given = {}
    for m in _STYLE.finditer(_group(data, b"{\\stylesheet")[1:]):
        if b"\\cs" in m["words"] or b"\\ts" in m["words"]:
            continue
        number, level, base = (
            int(n[1]) if (n := re.search(rb"\\" + word + rb"(\d+)", m["words"])) else None
            for word in (b"s", b"outlinelevel", b"sbasedon")
        )
        name = m["name"].decode("latin-1").strip()
        built_in = _HEADING.match(name)
        level = level + 1 if level is not None and level < 9 else (int(built_in[1]) if built_in else None)
        given[number or 0] = name, level, base
    return {number: _inherited(given, number) for number in given}


_Given: TypeAlias = "dict[int, tuple[str, int | None, int | None]]"
"""Name, outline level and base of each style, by its number."""


def _inherited(given: _Given, number: int) -> Style:
    chain = list(_ancestry(given, number))
    level = next((level for _, level in chain if level is not None), 0)
    name = chain[0][0]
    return Style(name, level, any(is_caption(called) for called, _ in chain), bool(_QUOTE.match(name)))


def _ancestry(given: _Given, number: int | None) -> Iterator[tuple[str, int | None]]:
    """Yield name and level of a style and of those that it is based on."""
    seen: set[int] = set()
    while number is not None and number in given and number not in seen:
        seen.add(number)
        name, level, number = given[number]
        yield name, level


def known(encoding: str) -> str:
    """Return *encoding* if Python knows it, else the commonest one."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"
