"""Readers: one file per raw format, each gives a :class:`~converter.model.Source`."""

from __future__ import annotations

from pathlib import Path, PurePath

from converter.errors import SourceError
from converter.model import Source
from converter.readers import text

SUFFIXES = (".txt", ".text", ".md", ".markdown")
"""Suffixes of the files that a folder is searched for."""

_OTHER_SUFFIXES = frozenset(
    {".docx", ".doc", ".odt", ".rtf", ".pdf", ".epub", ".html", ".htm", ".xhtml", ".zip", ".png", ".jpg", ".gif"}
)
"""Suffixes that promise something else than text; what calls itself so is not read as text by mistake."""

_CONTAINERS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP container (DOCX, ODT or EPUB)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)


def read(path: Path, encoding: str = "") -> Source:
    """Return the source at *path*; raise :class:`SourceError` when it is missing, empty, or no text."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file", cure="check the name and the folder", path=str(path)) from None
    except IsADirectoryError:
        raise SourceError("this is a folder, not a file", cure="name a file in it", path=str(path)) from None
    except OSError as e:
        raise SourceError(f"it cannot be read: {e.strerror}", cure="check its permissions", path=str(path)) from e
    return read_bytes(path.name, data, encoding, str(path))


def read_bytes(name: str, data: bytes, encoding: str = "", path: str = "") -> Source:
    """Return the source that *data* holds under the file name *name*; errors as for :func:`read`."""
    path = path or name
    if not data.strip():
        raise SourceError("the file is empty", cure="give a file with text in it", path=path)
    for magic, kind in _CONTAINERS:
        if data.startswith(magic):
            raise SourceError(f"this is {kind}, not text", cure="give the text itself: a .txt or .md file", path=path)
    suffix = PurePath(name).suffix.lower()
    if suffix in _OTHER_SUFFIXES:
        raise SourceError(
            f"a {suffix} file cannot be read", cure="save it as plain text or Markdown first (.txt or .md)", path=path
        )
    return text.read(name, data, encoding, path)
