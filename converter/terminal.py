"""What a terminal may be sent: no file, by its name or its words, may command it or break its lines."""

from __future__ import annotations

import unicodedata
from typing import TextIO

_COMMANDS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that command a terminal, break a line, or cannot be written at all."""


def visible(text: str) -> str:
    """Return *text* on one line, with each control character and each lone surrogate made visible; a tab is a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if c == "\t" else "�" if unicodedata.category(c) in _COMMANDS else c for c in text)


def for_reader(text: str, stream: TextIO) -> str:
    """Return *text* as it is for a program that reads *stream*, and visible for a person at a terminal."""
    return visible(text) if stream.isatty() else text


def columns(text: str) -> int:
    """Return how many columns a terminal needs for *text* (Unicode Standard Annex 11, East Asian Width)."""
    return sum(map(_width, text))


def cut(text: str, width: int) -> str:
    """Return as much of the beginning of *text* as fits into *width* columns."""
    used = 0
    for index, character in enumerate(text):
        used += _width(character)
        if used > width:
            return text[:index]
    return text


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
