"""Which reader opens which finished file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from converter.errors import UsageError
from converter.finished.values import Package, Text


def text(path: Path) -> Text:
    """Return the words of a finished file; raise :class:`~converter.errors.SourceError` when it is damaged."""
    from converter.finished import epub, markdown, markup, pdf

    readers = {".md": markdown.text, ".html": markup.text, ".epub": epub.text, ".pdf": pdf.text}
    if path.is_dir():
        return markup.text(path)
    if path.suffix.lower() not in readers:
        raise UsageError("this is no finished file", cure=f"name a file in {', '.join(readers)}", path=str(path))
    return readers[path.suffix.lower()](path)


def package(path: Path) -> Package:
    """Return the links, ids and contents of a file made of mark-up, or of a site folder; raise as :func:`text`."""
    status = path.stat()
    return _package(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)  # two checks look at the same file, one after the other
def _package(path: Path, changed: int, size: int) -> Package:
    from converter.finished import epub, markdown, markup

    readers = {".md": markdown.package, ".html": markup.package, ".epub": epub.package}
    if path.is_dir():
        return markup.package(path)
    if path.suffix.lower() not in readers:
        raise UsageError("this is no finished file", cure="name a file in .md, .html, .epub, .pdf", path=str(path))
    return readers[path.suffix.lower()](path)
