"""Readers: one file per raw format, each gives a :class:`~converter.model.Source`; the content tells which."""

from __future__ import annotations

from pathlib import Path, PurePath

from converter import page_signs
from converter.errors import SourceError
from converter.model import Source
from converter.readers import text
from converter.rich_text import KEPT

SUFFIXES = (
    *(".txt", ".text", ".md", ".markdown"),
    *(".docx", ".odt", ".rtf", ".html", ".htm", ".xhtml", ".epub", ".pdf"),
)
"""Suffixes of the files that a folder is searched for."""

_BINARY_SUFFIXES = frozenset({".docx", ".doc", ".odt", ".rtf", ".pdf", ".epub", ".zip", ".png", ".jpg", ".gif"})
"""Suffixes that promise something else than text; what calls itself so is not read as plain text by mistake."""

_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an Office document of the old kind, or one locked with a password"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)


def read(path: Path, encoding: str = "", kept: frozenset[str] = KEPT, ocr: bool = False) -> Source:
    """Return the source at *path*, with the kinds of residue that are to be *kept* in its text, and *ocr* for scans.

    Raises :class:`SourceError` when it is missing, empty, or of no known kind.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file", cure="check the name and the folder", path=str(path)) from None
    except IsADirectoryError:
        raise SourceError("this is a folder, not a file", cure="name a file in it", path=str(path)) from None
    except OSError as e:
        raise SourceError(f"it cannot be read: {e.strerror}", cure="check its permissions", path=str(path)) from e
    # A file name may hold bytes that are no text; the front matter shows them escaped.
    name = path.name.encode("utf-8", "backslashreplace").decode()
    return read_bytes(name, data, encoding, str(path), kept, ocr, path.parent)


def read_bytes(
    name: str,
    data: bytes,
    encoding: str = "",
    path: str = "",
    kept: frozenset[str] = KEPT,
    ocr: bool = False,
    folder: Path | None = None,
) -> Source:
    """Return the source that *data* holds under the file name *name*; errors as for :func:`read`.

    Of what lies beside the file, only pictures of a page under its own *folder* are opened.
    """
    path = path or name
    if not data.strip():
        raise SourceError("the file is empty", cure="give a file with text in it", path=path)
    if data.startswith(b"%PDF-") or (PurePath(name).suffix.lower() == ".pdf" and b"%PDF-" in data[:1024]):
        from converter.readers import pdf

        return pdf.read(name, data, path, ocr)
    for magic, kind in _REFUSED:
        if data.startswith(magic):
            raise SourceError(f"this is {kind}", cure="save it as .docx, .odt, .html, .txt or .md", path=path)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(name, data, path, kept)
    return _plain(name, data, encoding, path, kept, folder)


def _zipped(name: str, data: bytes, path: str, kept: frozenset[str]) -> Source:
    """Return the document in a ZIP container; its members tell which kind it is."""
    from converter.readers import docx, epub, odt
    from converter.zipped import Container

    container = Container(data, path)
    kind = container.read("mimetype")[:80]
    if "[Content_Types].xml" in container.names and not kind:
        return docx.read(name, container, data, path, kept)
    if kind.startswith(b"application/vnd.oasis.opendocument.text") or (not kind and "content.xml" in container.names):
        return odt.read(name, container, data, path, kept)
    if kind.startswith(b"application/epub+zip") or "META-INF/container.xml" in container.names:
        return epub.read(name, container, data, path)
    raise SourceError("this is a ZIP archive without a document", cure="unpack it, and give what is in it", path=path)


def _plain(name: str, data: bytes, encoding: str, path: str, kept: frozenset[str], folder: Path | None) -> Source:
    """Return what is written in characters: plain text and Markdown, or mark-up that its first signs tell."""
    if data.startswith(b"{\\rtf"):
        from converter.readers import rtf

        return rtf.read(name, data, path, kept)
    suffix = PurePath(name).suffix.lower()
    if page_signs.is_html(data, suffix):
        from converter.readers import html

        encoding = encoding or page_signs.declared_encoding(data) or text.decide(data, path).encoding
        return html.read(name, data, encoding, path, folder)
    if suffix in _BINARY_SUFFIXES:
        raise SourceError(
            f"this is no {suffix} file, whatever its name says",
            cure="get the file again, or name it .txt when it is plain text",
            path=path,
        )
    return text.read(name, data, encoding, path)
