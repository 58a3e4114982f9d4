"""What a terminal may be sent: no file, by its name or its words, may command it or break its lines."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any, TextIO

_OVERRIDES = "\u202d\u202e"
"""What turns around the letters of a name, so that it looks like another one."""
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_OVERRIDES}]")
_COMMANDS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that command a terminal, break a line, or cannot be written at all."""


def visible(text: str) -> str:
    """Return *text* on one line, with each character that commands a terminal, turns letters around or cannot be
    written made visible; a tab is a space.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if c == "\t" else "�" if c in _OVERRIDES or unicodedata.category(c) in _COMMANDS else c for c in text
    )


def harmless(text: str) -> str:
    """Return a file's *text* with the same characters made visible; its lines and tabs stay."""
    return _UNSAFE.sub("�", text)


def json_text(value: Any, indent: int | None = None) -> str:
    """Return *value* as JSON that may be shown in a terminal: the same value, with these characters escaped."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


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
