"""Whether a finished file is whole and of the kind that its suffix promises, told from its first and last bytes.

The readers are lenient: any bytes are some HTML to them, and any text is Markdown. A file without links would pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from converter.errors import SourceError, UsageError


@dataclass(frozen=True, slots=True)
class _Kind:
    """How files of one kind begin and end."""

    name: str
    """What a person calls it."""
    opening: re.Pattern[bytes]
    """What it begins with."""
    closing: re.Pattern[bytes]
    """What stands near its end when it is whole."""
    end: str
    """How a message names that."""


_KINDS = {
    ".md": _Kind(
        "canonical Markdown", re.compile(rb"---\r?\n(.*\n)*?canonical: *\d"), re.compile(rb"\n\Z"), "new line"
    ),
    ".html": _Kind(
        "HTML page",
        re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.I | re.S),
        re.compile(rb"</html\s*>", re.I),
        "</html>",
    ),
    # ZIP appnote 4.3.16: the end of the central directory, with a comment of up to 65,535 bytes behind it
    ".epub": _Kind("EPUB", re.compile(rb"PK\x03\x04"), re.compile(rb"PK\x05\x06"), "list of its parts"),
    # ISO 32000-2, annex I: readers look for the header and for the marker of the end in 1,024 bytes
    ".pdf": _Kind("PDF", re.compile(rb".{0,1019}%PDF-", re.S), re.compile(rb"%%EOF"), "%%EOF"),
}
_HEAD, _TAIL = 4096, 66_000

SUFFIXES = tuple(_KINDS)
"""Suffixes of finished files."""


def demand(path: Path) -> None:
    """Raise unless the file at *path* looks like a whole finished file of its kind.

    A folder is one when its front page is. Raises :class:`UsageError` for another suffix or another folder,
    :class:`SourceError` for a file that is missing, cannot be read, is empty, is something else than its suffix says,
    or breaks off.
    """
    if not path.exists():
        raise SourceError("there is no such file", cure="check the name and the folder", path=str(path))
    if path.is_dir() and (path / "index.html").is_file():
        demand(path / "index.html")
        return
    kind = _KINDS.get(path.suffix.lower())
    if not kind or not path.is_file():
        reason = "this is a folder, not a file" if path.is_dir() else "this is no finished file"
        raise UsageError(reason, cure=f"name a file in {', '.join(SUFFIXES)}", path=str(path))
    head, tail = _ends(path)
    if not head.strip():
        raise SourceError("the file is empty", cure="build it again", path=str(path))
    if not kind.opening.match(head):
        raise SourceError(f"this is no {kind.name}, whatever its name says", cure="build it again", path=str(path))
    if not kind.closing.search(tail):
        reason = f"this {kind.name} breaks off: there is no {kind.end} at its end"
        raise SourceError(reason, cure="build it again", path=str(path))


def _ends(path: Path) -> tuple[bytes, bytes]:
    """Return the first and the last bytes of a file."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(max(0, path.stat().st_size - _TAIL))
            return head, file.read()
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}"
        raise SourceError(reason, cure="check its permissions", path=str(path)) from None
