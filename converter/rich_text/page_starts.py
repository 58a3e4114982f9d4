"""Where the printed pages begin that a format names: each gets a sign, which travels with the text into its line and is
taken out there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from converter.model import Line, PageStart

_SIGNS = range(0x100000, 0x108000)
"""Characters of private use, the first for the first page."""
_SIGN = re.compile(f"[{chr(_SIGNS.start)}-{chr(_SIGNS.stop - 1)}]")
_LABEL = re.compile(r"[^\W_](?:[\w.\-–]{0,14}[^\W_])?")
_NUMBER = re.compile(r"\d|^[ivxlcdm]+$", re.I)
_MOST_WORDS = 2


class PageStarts:
    """The pages met so far."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Begin before the first page; where one of *texts* has such a sign itself, no page is marked."""
        self._can_mark = not any(map(_SIGN.search, texts))
        self._labels: list[str] = []
        self._waiting = ""

    def wait(self, sign: str) -> None:
        """Keep *sign* for the next text, with which its page begins."""
        self._waiting += sign

    def waiting(self) -> str:
        """Return the signs that wait for a text, which waits no longer."""
        found, self._waiting = self._waiting, ""
        return found

    def sign(self, label: str) -> str:
        """Return the sign for the place where the page *label* begins; nothing for an empty label."""
        if not label or not self._can_mark or len(self._labels) == len(_SIGNS):
            return ""
        self._labels.append(label)
        return chr(_SIGNS[len(self._labels) - 1])

    def taken_out(self, lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[PageStart, ...]]:
        """Return *lines* without the signs, and where each stood."""
        given = tuple(lines)
        if not self._labels:
            return given, ()
        kept: list[Line] = []
        starts: list[PageStart] = []
        for line in given:
            text, at = "", 0
            for m in _SIGN.finditer(line.text):
                text, at = text + line.text[at : m.start()], m.end()
                at += text[-1:] == " " and line.text[at : at + 1] == " "  # one space where the sign parted two
                starts.append(PageStart(self._labels[ord(m[0]) - _SIGNS.start], line.number, len(text) + 1))
            kept.append(line._replace(text=text + line.text[at:]) if at else line)
        return tuple(kept), tuple(starts)


def page_label(text: str) -> str:
    """Return the number of a page that *text*, such as "[Pg 37]" or "p. xii", says; nothing when it says more."""
    words = _LABEL.findall(text)
    return words[-1] if 0 < len(words) <= _MOST_WORDS and _NUMBER.search(words[-1]) else ""
