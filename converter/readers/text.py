"""Plain text and Markdown: the encoding is decided over all bytes, the lines are kept as they are."""

from __future__ import annotations

import hashlib
import re
from array import array
from itertools import accumulate
from pathlib import PurePath

from converter import encoding
from converter.encoding import Verdict
from converter.errors import SourceError
from converter.model import PlainLines, Source


def read(name: str, data: bytes, given: str, path: str) -> Source:
    """Return *data* as a source; raise :class:`SourceError` when it is no text or the encoding *given* does not fit."""
    verdict = Verdict(given) if given else decide(data, path)
    found = verdict.encoding
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
        encoding_rival=verdict.second,
        encoding_difference=verdict.differing,
        encoding_confidence=verdict.confidence,
        markup="markdown" if PurePath(name).suffix.lower() in (".md", ".markdown") else "text",
        lines=_lines(text.removeprefix("\ufeff")),
    )


def decide(data: bytes, path: str = "") -> Verdict:
    """Return the encoding of *data* and what speaks for it; raise :class:`SourceError` for bytes that are no text."""
    found = encoding.decide(data)
    if found is None:
        cure = "give a text file, or name its encoding: --set source.encoding=NAME"
        raise SourceError("this is no text in any encoding", cure=cure, path=path)
    return found


def _lines(text: str) -> PlainLines:
    """Split at CR LF, CR and LF only; a form feed counts pages and stays in its line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    pages = array("L", accumulate((line.count("\f") for line in lines), initial=1)) if "\f" in text else None
    return PlainLines(lines, pages[1:] if pages else None)
