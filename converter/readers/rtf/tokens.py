"""RTF as tokens: groups, control words with their number, bytes and text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?"  # a control word; one space ends it and is no text
    rb"|\\'([0-9a-fA-F]{2})"  # a byte
    rb"|\\([^a-zA-Z'])"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n]+"  # no text
    rb"|([^\\{}\r\n]+)"
)

WORD, BYTES, BINARY, SYMBOL, OPEN, CLOSE = "word", "bytes", "binary", "symbol", "open", "close"
Token = tuple[str, bytes, int | None]
"""Kind, the word or bytes, and the number of a control word."""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of *data*; what ``\\bin`` counts off is no text but the bytes of a picture."""
    at = 0
    while m := _TOKEN.search(data, at):
        at = m.end()
        if m[1]:
            number = int(m[2]) if m[2] else None
            if m[1] == b"bin" and number:
                yield BINARY, data[at : at + max(0, number)], None
                at += max(0, number)
            else:
                yield WORD, m[1], number
        elif m[3]:
            yield BYTES, bytes([int(m[3], 16)]), None
        elif m[4]:
            yield SYMBOL, m[4], None
        elif m[5]:
            yield (OPEN if m[5] == b"{" else CLOSE), b"", None
        elif m[6]:
            yield BYTES, m[6], None
