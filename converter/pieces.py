"""Canonical Markdown read piece by piece: what pandoc has read before is found again, and only the rest is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from converter import pandoc
from converter.cache import Shelf
from converter.errors import RenderError

_KIND = "html-pieces"
_MOST = 64 * 2**20  # bytes, some thirty books of 800 pages
_LONG = 200_000
"""Characters from which on a text is cut: pandoc reads a shorter one in less time than it takes to start it twice."""
_REFERENCE = re.compile(r"^ {0,3}\[[^\n]*\]:", re.M)
"""What is defined in one place and used in any other."""
_SIGN = re.compile(r"^[ \t>]*(?:(`{3,}|~{3,})|:{3,}[ \t]*(\S?))|(?<=\n\n)(?=#{1,6} )", re.M)
"""A fence of code, a fence of a division with whatever follows it, a heading after an empty line."""


def to_html(markdown: str, first_line: int, keeps: bool) -> str:
    """Return what :func:`converter.pandoc.to_html` returns, and raise as it does.

    If it *keeps* what it reads, the pieces of a long text are looked for in the user's cache and kept there.
    """
    cut = pieces(markdown) if keeps and len(markdown) > _LONG else []
    if len(cut) > 1:
        try:
            return "".join(_known(cut))
        except RenderError:
            pass  # it is told below, with its line in the whole text
    return pandoc.to_html(markdown, first_line)


def pieces(markdown: str) -> list[str]:
    """Return canonical *markdown* cut before headings, where pandoc reads every piece as it reads the whole.

    It is one piece when one part of it may decide how another is read: by a reference, or a division left open.
    """
    if _REFERENCE.search(markdown):
        return [markdown]
    cuts, depth, fence = [0], 0, ""
    for sign in _SIGN.finditer(markdown):
        code, follows = sign[1], sign[2]
        if code:
            fence = "" if code.startswith(fence) and fence else fence or code
        elif not fence and follows is not None:
            depth += 1 if follows else -1
        elif not fence and not depth:
            cuts.append(sign.start())
        if depth < 0:
            return [markdown]
    if depth or fence:
        return [markdown]
    return [markdown[start:end] for start, end in zip(cuts, [*cuts[1:], len(markdown)], strict=True) if end > start]


def _known(cut: Sequence[str]) -> Iterator[str]:
    """Yield the HTML of each piece."""
    shelf = Shelf(_KIND, _MOST)
    state = pandoc.identity()
    keys = [sha256(f"{state}{text}".encode()).hexdigest() for text in cut]
    found = {key: data for key in keys if (data := shelf.get(key)) is not None}
    absent = {key: text for key, text in zip(keys, cut, strict=True) if key not in found}
    for key, html in zip(absent, read(absent.values()), strict=True):
        found[key] = html.encode()
        shelf.put(key, found[key])
    if absent:
        shelf.trim()
    return (found[key].decode() for key in keys)


def read(texts: Iterable[str]) -> list[str]:
    """Return the HTML of each of *texts*, from one call of pandoc; raise :class:`RenderError` as pandoc's room does."""
    parts = list(texts)
    if not parts:
        return []
    mark = sha256("".join(parts).encode()).hexdigest()
    found = pandoc.to_html(f"\n\n{mark}\n\n".join(parts)).split(f"<p>{mark}</p>\n")
    if len(found) != len(parts):
        raise RenderError("a piece of the Markdown reaches into the next", cure="close its divisions and lists")
    return found
