"""Plain text and Markdown: the encoding is decided over all bytes, the lines are kept as they are."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import PurePath

from converter.errors import SourceError
from converter.model import Line, Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 0x1A, 0x1B})
_MOST_CONTROLS = 0.02
"""Share of control characters above which bytes are no text; NULs pasted into real text stay far below it."""


def read(name: str, data: bytes, encoding: str, path: str) -> Source:
    """Return *data* as a source; raise :class:`SourceError` when it is no text or *encoding* does not fit it."""
    found = encoding or decide(data, path)
    try:
        text = data.decode(found)
    except LookupError:
        raise SourceError(f"there is no encoding {found!r}", cure="use a name such as cp1251", path=path) from None
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        raise SourceError(
            f"byte {data[e.start]:#04x} is not {found}",
            cure="give another source.encoding, or none",
            path=path,
            line=line,
        ) from None
    if not re.search(r"\w", text):
        raise SourceError("the file has no word in it", cure="give a file with text in it", path=path)
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=found.removesuffix("-sig"),
        markup="markdown" if PurePath(name).suffix.lower() in (".md", ".markdown") else "text",
        lines=_lines(text.removeprefix("\ufeff")),
    )


def decide(data: bytes, path: str = "") -> str:
    """Return the encoding of *data*: by its byte order mark, as strict UTF-8, as UTF-16 by its NULs, else by weighing
    every legacy encoding over the whole file; raise :class:`SourceError` for bytes that are no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    if (wide := _utf16(data)) and _decodes(data, wide):
        return wide
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        raise SourceError("this is no text: it is full of control characters", cure="give a text file", path=path)
    return "utf-8" if _decodes(data, "utf-8") else _legacy(data, path)


def _utf16(data: bytes) -> str:
    """Return the byte order that NULs at every other place tell (ASCII letters in UTF-16), or an empty string."""
    half = len(data) // 2
    if half and data[1::2].count(0) > 0.4 * half and data[0::2].count(0) < 0.02 * half:
        return "utf-16-le"
    if half and data[0::2].count(0) > 0.4 * half and data[1::2].count(0) < 0.02 * half:
        return "utf-16-be"
    return ""


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, path: str) -> str:
    """Return the legacy encoding that gives the most likely text.

    charset-normalizer weighs mess and letter frequencies; where its first choice and cp1252, the commonest by far, are
    about as clean and cp1252 has no unassigned byte, cp1252 is taken: short texts tell too little apart.
    """
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, threshold=0.35))
    if not matches:
        raise SourceError("its encoding cannot be told", cure="give it: --set source.encoding=NAME", path=path)
    best = matches[0]
    western = next((m for m in matches if "cp1252" in (m.encoding, *m.could_be_from_charset)), None)
    if western and western.chaos <= best.chaos + 0.02 and western.coherence >= best.coherence - 0.1:
        return "cp1252"
    return best.encoding


def _lines(text: str) -> tuple[Line, ...]:
    """Split at CR LF, CR and LF only; a form feed counts pages and stays in its line."""
    lines = re.split(r"\r\n|\r|\n", text)
    if not lines[-1]:
        lines.pop()
    if "\f" not in text:
        return tuple(Line(number, line) for number, line in enumerate(lines, 1))
    page, found = 1, []
    for number, line in enumerate(lines, 1):
        page += line.count("\f")
        found.append(Line(number, line, page))
    return tuple(found)
