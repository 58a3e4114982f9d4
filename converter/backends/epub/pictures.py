"""The pictures of the text, as items of the publication."""

from __future__ import annotations

from pathlib import Path

from converter.backends.epub.container import Item
from converter.errors import SourceError
from converter.files import safe_name
from converter.model import Edition

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
    b"GIF8": ("image/gif", ".gif"),
    b"RIFF": ("image/webp", ".webp"),
}


def items(edition: Edition, folder: str) -> dict[str, Item]:
    """Return an item in *folder* for each picture of *edition*, by its address there.

    The type is read from the first bytes, since a suffix may lie. Raises :class:`SourceError` for a picture that
    cannot be read.
    """
    result: dict[str, Item] = {}
    for number, picture in enumerate(edition.pictures, 1):
        data = _read(Path(picture.path))
        known = (kind for signature, kind in _SIGNATURES.items() if data.startswith(signature))
        media_type, suffix = next(known, (picture.media_type, Path(picture.path).suffix.lower()))
        name = f"{folder}/{number:03}-{safe_name(Path(picture.path).stem)}{suffix}"
        result[picture.href] = Item(f"picture-{number}", name, media_type, data)
    return result


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"a picture cannot be read: {error.strerror or error}",
            cure="put it back beside the Markdown, or take it out of the text",
            path=str(path),
        ) from error
