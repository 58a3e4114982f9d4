"""The pieces of a paragraph as a browser shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from converter.rich_text import Piece


def collapsed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with one space where several meet, and none beside a line break or at either end."""
    before = "\n"
    for piece in pieces:
        text = piece.text
        if text[:1] in (" ", "\t") and before in (" ", "\t", "\n"):
            text = text[1:]
        if text or piece.note:
            before = text[-1:] or "x"
            yield replace(piece, text=text) if text != piece.text else piece


def without_remains(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the *pieces* of a note without what is left of its label at the beginning."""
    if not pieces:
        return ()
    text = pieces[0].text.lstrip(" .:)]\u00a0")
    return (replace(pieces[0], text=text), *pieces[1:]) if text else without_remains(pieces[1:])
