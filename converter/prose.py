"""The running text of a body, without mark-up, each letter of which is found again in the body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

_PIECE = re.compile(r"<(?P<close>/?)(?P<name>[\w:]+)[^>]*>|&[^;\s]{1,8};|(?P<space>\s+)|[^<&\s]+|.")
# fmt: off
_BLOCKS = frozenset(
    {"aside", "blockquote", "br", "div", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
     "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
# fmt: on
_NO_PROSE = re.compile(r'<div class="(?P<kind>dateline|source|byline)">')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or what else stands on lines of its own."""

    text: str
    """Its words, with one space between them."""
    kind: str
    """``dateline``, ``source`` or ``byline``, if it is one; empty for what is prose."""
    _starts: Sequence[int]
    """Where its pieces, between which the body has something else, begin in the text."""
    _places: Sequence[int]
    """Where they begin in the body."""

    def place(self, index: int) -> int:
        """Return where in the body the letter of the text at *index* stands."""
        piece = bisect_right(self._starts, index) - 1
        return self._places[piece] + index - self._starts[piece]


def paragraphs(body: str) -> list[Paragraph]:
    """Return the paragraphs of *body*, an XHTML fragment, that have words."""
    return list(_paragraphs(body))


def _paragraphs(body: str) -> Iterator[Paragraph]:
    kind, depth = "", 0
    pieces: list[tuple[str, int]] = []
    for piece in _PIECE.finditer(body):
        if name := piece["name"]:
            if name in _BLOCKS:
                yield from _joined(pieces, kind)
                pieces = []
            if name == "div":
                opened = _NO_PROSE.match(body, piece.start())
                kind = opened["kind"] if opened and not depth else kind
                depth += (-1 if piece["close"] else 1) if kind else 0
                kind = kind if depth else ""
        else:
            pieces.append((" " if piece["space"] else unescape(piece[0]), piece.start()))
    yield from _joined(pieces, kind)


def _joined(pieces: Sequence[tuple[str, int]], kind: str) -> Iterator[Paragraph]:
    text: list[str] = []
    starts, places, length = [], [], 0
    for piece, place in pieces:
        if piece != " " or (text and text[-1] != " "):
            starts.append(length)
            places.append(place)
            text.append(piece)
            length += len(piece)
    if whole := "".join(text).rstrip():
        yield Paragraph(whole, kind, starts, places)
