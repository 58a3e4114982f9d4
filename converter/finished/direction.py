"""Words from left to right in lines from right to left, in the order in which they are read.

PDFium takes such a line for a row of words and gives them from the right to the left, each as it is read. So two Latin
words that follow one another come in the wrong order. By the Unicode Bidirectional Algorithm (UAX #9, rules W7 and N1)
they are one run with all that stands between them, and so are figures behind them; what PDFium gives is turned round
within each run.
"""

from __future__ import annotations

import re
from itertools import groupby

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_FROM_RIGHT = re.compile(f"[{_RIGHT}]")
_PIECES = re.compile(rf"[{_RIGHT}]+|[^\W_{_RIGHT}]+|[\W_]+")
_LETTER = re.compile(rf"[^\W\d_{_RIGHT}]")

_MARKER = re.compile(r"(\s*)([.)])(\d+)(?!\S)")


def has_from_right(text: str) -> bool:
    """Return whether *text* has a letter that is written from right to left."""
    return bool(_FROM_RIGHT.search(text))


def is_from_right(word: str) -> bool:
    """Return whether *word* begins with a letter that is written from right to left."""
    return bool(_FROM_RIGHT.match(word))


def as_marker(line: str, following: str) -> str:
    """Return *line* with the number of a list's item that begins it, or stands alone before a *following* line, as it
    is read: ``.1`` is ``1.``
    """
    turned = _MARKER.match(line)
    if turned is None or not _FROM_RIGHT.search(line[turned.end() :].strip() or following):
        return line
    return f"{turned[1]}{turned[3]}{turned[2]}{line[turned.end() :]}"


def as_read(line: str) -> str:
    """Return a *line* that PDFium read, with the words of each run from left to right in order.

    A line that has more words from left to right than from right to left comes as a line from left to right does, and
    is left as it is.
    """
    if not _FROM_RIGHT.search(line):
        return line
    pieces = _PIECES.findall(line)
    right = sum(bool(_FROM_RIGHT.match(piece)) for piece in pieces)
    left = sum(piece[0].isalnum() for piece in pieces) - right
    if left > right:
        return line
    runs = groupby(pieces, key=lambda piece: bool(_FROM_RIGHT.match(piece)))
    return "".join("".join(run) if turned else _turned(list(run)) for turned, run in runs)


def _turned(pieces: list[str]) -> str:
    """Return *pieces* with all up to the last word with letters turned round; signs at either end stay there."""
    words = [i for i, piece in enumerate(pieces) if piece[0].isalnum()]
    letters = [i for i in words if _LETTER.search(pieces[i])]
    if not letters or words[0] == letters[-1]:
        return "".join(pieces)
    first, end = words[0], letters[-1] + 1
    inner = [piece if piece[0].isalnum() else piece[::-1] for piece in reversed(pieces[first:end])]
    return "".join([*pieces[:first], *inner, *pieces[end:]])
