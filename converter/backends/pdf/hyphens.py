"""Hyphenation patterns that are read one by one, as the words of a text ask for them."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

from converter import cache

_POINT = re.compile(r"(\d?)(\D?)")
_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_NOT_PLAIN = re.compile(r"[/=]|\^\^")

Points = tuple[int, tuple[int, ...]]
"""Where the first number of a pattern stands, and the numbers from there on."""


def read_lazily() -> None:
    """Let Pyphen read its dictionaries so.

    To take apart all patterns of English costs 50 ms, those of German 300 ms; a book asks for a few hundred of them.
    """
    import pyphen

    class Dictionary(pyphen.HyphDict):  # type: ignore[misc]
        """Hyphenation patterns of one language."""

        def __init__(self, path: Path) -> None:
            patterns = read(path)
            if patterns is None:
                super().__init__(path)
                return
            self.patterns = patterns
            self.cache: dict[str, Any] = {}
            self.maxlen = max(map(len, patterns))

    pyphen.HyphDict = Dictionary


class Patterns(dict[str, str]):
    """Patterns as they stand in a dictionary, by their letters; what is looked up is taken apart."""

    def __init__(self, patterns: dict[str, str]) -> None:
        super().__init__(patterns)
        self._points: dict[str, Points | None] = {}

    def get(self, letters: str, default: Any = None) -> Any:
        """Return the :data:`Points` of the pattern with these letters, or *default* if it has none."""
        if letters not in self:
            return default
        if letters not in self._points:
            self._points[letters] = _points(self[letters])
        return self._points[letters] or default


def read(path: Path) -> Patterns | None:
    """Return the patterns of a dictionary (https://hunspell.github.io/), or ``None`` if it has more than plain ones."""
    patterns = cache.kept(f"hyphens-{path}", "pyphen", partial(_plain, path))
    return None if patterns is None else Patterns(patterns)


def _plain(path: Path) -> dict[str, str] | None:
    from pyphen import ignored

    with path.open("rb") as file:
        encoding = file.readline().decode().strip()
    if encoding.lower() == "microsoft-cp1251":
        encoding = "cp1251"
    _, _, text = path.read_text(encoding).partition("\n")
    no_pattern = rf"(?m)^\s*(?:{'|'.join(map(re.escape, ignored))}).*|^[^1-9\n]*$"
    lines = re.sub(no_pattern, "", text).split()
    if not lines or _NOT_PLAIN.search("\n".join(lines)):
        return None
    return dict(zip("\n".join(lines).translate(_DIGITS).split("\n"), lines, strict=True))


def _points(pattern: str) -> Points | None:
    """Return the numbers between the letters of *pattern* without the zeros around them, ``None`` if all are zero."""
    values = [int(number or 0) for number, _ in _POINT.findall(pattern)]
    inside = [index for index, value in enumerate(values) if value]
    return (inside[0], tuple(values[inside[0] : inside[-1] + 1])) if inside else None
