"""Text to tokens: words, and the marks that authors set between them.

The same function reads the source and every finished file, so it leaves out what one of them cannot keep: how a word is
encoded (normal form, ligatures, soft hyphens), spaces, hyphens, brackets and the signs that Markdown uses up.

Words are cut in the normal form: the sign of the ohm is a sign, the letter omega that it is composed to is a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_DROPPED = "*_~^`\\\\\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Signs that may stand inside a word without being part of it: marks of emphasis, invisible characters."""
_SEPARATORS = r"\s\x00-\x1f\x7f-\x9f\ufffe\uffff#><|\[\]{}\-\u2010\u2011\u2022\u25aa\u25cf\u25e6\U00108000-\U0010efff"
"""What parts words and is no mark: spaces, hyphens, square brackets and braces, signs of Markdown, bullets of CSS, the
signs of pictures (``model.PICTURE_SIGNS``)."""
_MARKS = (
    "!\"$%&'()+,./:;=?@\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    "\u055a-\u055f\u0589\u05be\u05c0\u05c3\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965"
    "\u2012-\u2021\u2023-\u2027\u2030-\u205e\u20a0-\u20cf"
    "\u2100-\u25a9\u25ab-\u25ce\u25d0-\u25e5\u25e7-\u2bff\u2e00-\u2e7f"
    "\u3001-\u3004\u3008-\u3020\u3030\u303d\ufe10-\ufe1f\ufe30-\ufe6b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\ufffd\U0001f000-\U0001faff"
)
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089"
"""Raised and lowered figures call notes: they are words of their own beside the word that they stand at."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Scripts without spaces between words (Han, kana, Thai, Lao, Burmese, Khmer): each character counts as a word."""

_LETTER = f"[^{_SEPARATORS}{_MARKS}{_RAISED}{_UNSPACED}]"
_APOSTROPHE = f"['\u2019](?=[{_DROPPED}]*[^{_SEPARATORS}{_MARKS}{_RAISED}{_UNSPACED}{_DROPPED}])"
_OPENING = f"[{_DROPPED}]+(?=['\u2019])"
"""Signs before an apostrophe at the beginning of a word: the apostrophe joins nothing then."""
_WORD = f"{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*"
_TOKEN = re.compile(f"{_OPENING}|{_WORD}|[{_RAISED}]+|[{_UNSPACED}][\u3099\u309a]?|[{_MARKS}]")
_ODD = re.compile(f"[{_DROPPED}{_RAISED}\ufb00-\ufdff\ufe70-\ufefc]")
_DROP = re.compile(f"[{_DROPPED}]")
_FOLDED = re.compile(f"[{_RAISED}\ufb00-\ufdff\ufe70-\ufefc]+")
_MARK = re.compile(f"[{_MARKS}]")


def tokens(text: str) -> list[str]:
    """Return the words and marks of *text* in order, words in NFC without ligatures and invisible characters."""
    return without_delimiters(every_token(text))


def every_token(text: str) -> list[str]:
    """Return the tokens of *text* with the signs at numbers, which only the text around it can tell from marks."""
    if _is_plain(text):
        return _TOKEN.findall(text)
    return [clean for t in _TOKEN.findall(unicodedata.normalize("NFC", text)) if (clean := _clean(t))]


def scan(text: str) -> tuple[list[str], list[int]]:
    """Return what :func:`tokens` returns, and the offset in *text* at which each token begins; slower."""
    composed, origins = _composed(text)
    found = [(clean, origins[m.start()]) for m in _TOKEN.finditer(composed) if (clean := _clean(m[0]))]
    words = [token for token, _ in found]
    kept = indices_without_delimiters(words)
    return [words[i] for i in kept], [found[i][1] for i in kept]


def is_word(token: str) -> bool:
    """Return whether a token is a word and not a mark."""
    return not _MARK.match(token)


def count(found: Iterable[str]) -> int:
    """Return how many of the tokens are words."""
    return sum(map(is_word, found))


def squash(text: str) -> str:
    """Return the letters and figures of *text* without case, spaces or anything else: how titles are compared."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _composed(text: str) -> tuple[str, Sequence[int]]:
    """Return *text* in the normal form, and the offset in *text* of each of its characters."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text))
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        for cluster in (line,) if unicodedata.is_normalized("NFC", line) else _clusters(line):
            composed = unicodedata.normalize("NFC", cluster)
            pieces.append(composed)
            origins += [at + min(i, len(cluster) - 1) for i in range(len(composed))]
            at += len(cluster)
    return "".join(pieces), origins


def _clusters(text: str) -> Iterator[str]:
    """Yield the characters of *text*, each with all that may be composed with it: marks, and vowels of Hangul."""
    start = 0
    for i in range(1, len(text)):
        if not (unicodedata.category(text[i]).startswith("M") or "\u1160" <= text[i] <= "\u11ff"):
            yield text[start:i]
            start = i
    yield text[start:]


def _is_plain(text: str) -> bool:
    if text.isascii():
        return not any(sign in text for sign in "*_~^`\\")
    return unicodedata.is_normalized("NFC", text) and not _ODD.search(text)


def _clean(token: str) -> str:
    if not (token.isascii() and token.isalnum()):
        token = _FOLDED.sub(lambda m: unicodedata.normalize("NFKC", m[0]), _DROP.sub("", token))
        return unicodedata.normalize("NFC", token)
    return token


def without_delimiters(found: list[str]) -> list[str]:
    """Return *found*, all tokens of a text, without the full stop and the brackets at a number."""
    if any(mark in found for mark in (".", "(", ")")):
        return [found[i] for i in indices_without_delimiters(found)]
    return found


def indices_without_delimiters(found: list[str]) -> list[int]:
    """Return the indices of the tokens without the full stop and the brackets around a figure.

    The number of a list item is written ``1.``, ``1)`` or ``(1)`` in one file and ``1.`` or ``1`` in another.
    """
    following = [*found[1:], ""]
    before = ["", *found[:-1]]
    return [
        i
        for i, token in enumerate(found)
        if not (token == "(" and following[i][:1].isdigit()) and not (token in (")", ".") and before[i][-1:].isdigit())
    ]
