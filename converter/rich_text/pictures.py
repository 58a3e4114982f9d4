"""The pictures of a file while it is read: each gets a sign, which travels with the text to where it stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from converter import raster
from converter.model import PICTURE_SIGNS, PICTURES, SourcePicture
from converter.rich_text.residues import Residues
from converter.rich_text.values import Paragraph, Piece

_FILE_NAME = re.compile(r"\S*[/\\].*|[^\s]+\.(?:png|jpe?g|gif|bmp|tiff?|[ew]mf|svg|webp)", re.I)
"""What programs put in the place of a description that nobody wrote."""
_SIGN = re.compile(f"[{chr(PICTURE_SIGNS.start)}-{chr(PICTURE_SIGNS.stop - 1)}]")
LARGEST = 32 * 2**20
"""Bytes of a picture, at most."""
_LARGEST_ALL = 256 * 2**20
_NAME_LENGTH = 16


class Pictures:
    """The pictures met so far; what cannot be shown is counted as residue."""

    def __init__(self, residues: Residues) -> None:
        """Count into *residues*."""
        self._residues = residues
        self._found: list[SourcePicture] = []
        self._files: dict[str, tuple[bytes, str] | None] = {}
        self._bytes = 0

    def add(self, data: bytes, description: str = "") -> str:
        """Return the sign of the picture *data* for the text; nothing when it cannot be shown."""
        description = " ".join("".join(c if c.isprintable() else " " for c in description).split())
        description = "" if _FILE_NAME.fullmatch(description) else description
        file = self._file(data)
        if file is None or len(self._found) == len(PICTURE_SIGNS):
            self.leave(description)
            return ""
        self._residues.add("picture", description, kept=True)
        self._found.append(SourcePicture(f"{PICTURES}/{file[1]}", file[0], description))
        return chr(PICTURE_SIGNS[len(self._found) - 1])

    def leave(self, description: str = "") -> None:
        """Count a picture that is not there, lies elsewhere, or cannot be shown."""
        self._residues.add("picture that cannot be shown", description)

    def found(self) -> tuple[SourcePicture, ...]:
        """Return the pictures in the order of their signs."""
        return tuple(self._found)

    def _file(self, data: bytes) -> tuple[bytes, str] | None:
        """Return the bytes to show and the name of their file, or ``None``; equal pictures are looked at once."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._files:
            fits = len(data) <= LARGEST and self._bytes + len(data) <= _LARGEST_ALL
            picture = raster.shown(data) if fits else None
            self._bytes += len(picture[0]) if picture else 0
            self._files[digest] = picture and (picture[0], digest[:_NAME_LENGTH] + picture[1])
        return self._files[digest]


def set_apart(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """Return *paragraph* with the pictures at its edges in paragraphs of their own; a heading has none in it at all.

    Those inside running text stay there, and so do those in items, notes, quotations and rows of tables.
    """
    text = paragraph.text
    marked = paragraph.marker or paragraph.literal or paragraph.close or paragraph.quoted
    if marked or not _SIGN.search(text):
        return (paragraph,)
    words = _SIGN.sub(" ", text)
    first, last = len(words) - len(words.lstrip()), len(words.rstrip())
    signs = [(m.start(), m[0]) for m in _SIGN.finditer(text)]
    before = "".join(sign for at, sign in signs if at < first)
    after = "".join(sign for at, sign in signs if at >= first and (at >= last or paragraph.level))
    rest = replace(paragraph, pieces=tuple(_without(paragraph.pieces, before + after)))
    alone = [replace(rest, pieces=(Piece(each),), level=0, caption=False) if each else None for each in (before, after)]
    found = [each for each in (alone[0], rest, alone[1]) if each is not None and _says(each)]
    return (found[0], *(replace(each, page_break=False, pages="", space=0.0) for each in found[1:]))


def _says(paragraph: Paragraph) -> bool:
    return not paragraph.blank or any(piece.note for piece in paragraph.pieces)


def _without(pieces: Iterable[Piece], signs: str) -> Iterator[Piece]:
    for piece in pieces:
        yield replace(piece, text="".join(c for c in piece.text if c not in signs)) if signs else piece
