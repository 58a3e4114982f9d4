"""Small pure functions on text that several passes need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

_WORD = re.compile(r"[^\W_]+")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$", re.I | re.A)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u2061-\u2064\u180e]")
_ENDS = frozenset(".!?…。！？؟:;")
_FULL_STOPS = frozenset(".!?…")
_CLOSING = "\"'”’»›“‘«‹)] \u00a0\u2009\u200a\u202f"
"""Signs that may stand behind the sign that ends a sentence, and the narrow spaces between them."""

# What the expressions below find, read off a table where the text allows it: several times as fast. None deletes.
_ASCII = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}
_ASCII_FOLDED = {code: letter.lower() for code, letter in _ASCII.items()} | {ord("'"): None, ord("`"): None}
_TYPOGRAPHIC = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-"), ("…", "."))
"""Signs that most texts of few other letters have, and what parts words or stands inside them just so."""

_WITH_CASE = (range(0x0590), range(0x10A0, 0x1100), range(0x1E00, 0x2000))
"""Where the scripts with small letters and capitals stand: Latin, Greek, Cyrillic, Armenian, Georgian."""
SMALL = "".join(chr(code) for block in _WITH_CASE for code in block if chr(code).islower())
"""All small letters, to stand in a set of a regular expression."""
LEADER_ALONE = re.compile(r"\s*(?:[.…_·]\s*){3,}$")
"""A leader alone on its line, or what is left of one at its end."""
ENTRY_END = re.compile(r"(?:[.·…_]\s?){3,}\s*\d[\d–-]*\W*$")
"""What ends an entry of a list or the row of a table: a leader and a number."""
_NOTE = re.compile(r"\s*\[\^[^\s\[\]^]{1,40}\]:\s")
_LOT = 50
_INSIDE_WORDS = "'’‘ʼ`´\u00ad\u200b\u2060"

# The same for the letters of Western Europe, byte by byte in Latin-1, but for the few that fold to several signs or to
# one that is not in it.
_LATIN = bytes(code if chr(code).isalnum() else 32 for code in range(256))
_LATIN_DELETED = b"'`\xad"
_LATIN_LONG = "ßµ¼½¾"


def _latin_folded(code: int) -> int:
    folded = unicodedata.normalize("NFKC", chr(code)).casefold()
    return ord(folded) if len(folded) == 1 and folded.isalnum() and folded < "\u0100" else 32


_LATIN_FOLDED = bytes(map(_latin_folded, range(256)))


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the words of *text* for comparison: without case, width, apostrophes, punctuation."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """Return what :func:`fold` does word by word.

    Case folding leaves a dot over the small letter of the Turkish capital İ; it is taken off.
    """
    if (plain := _typed(text)).isascii():
        return plain.translate(_ASCII_FOLDED).split()
    if (latin := _latin(plain)) and not any(sign in plain for sign in _LATIN_LONG):
        return latin.translate(_LATIN_FOLDED, _LATIN_DELETED).decode("latin-1").split()
    text = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")
    for sign in _INSIDE_WORDS:
        text = text.replace(sign, "")
    return _WORD.findall(text)


def first_word(text: str) -> str:
    """Return the first word of what :func:`fold` makes of *text*, mostly without folding all of it."""
    beginning = text.split(maxsplit=1)[:1]
    return _first_folded(*beginning) or fold(text).partition(" ")[0]


@lru_cache(maxsize=16384)
def _first_folded(text: str = "") -> str:
    return next(iter(folded_words(text)), "")


BULLETS = "•‣◦▪●○■□◾⁃∙➢➤►▶✓✔❖◆♦★\ue000-\uf8ff"
"""Signs, for a set in a regular expression, that stand before an item and hardly for anything else; those of fonts with
signs alone have come as characters of private use.
"""


def words(text: str) -> list[str]:
    """Return the words of *text* as they stand."""
    plain = _typed(text)
    if plain.isascii():
        return plain.translate(_ASCII).split()
    latin = _latin(plain)
    return latin.translate(_LATIN).decode("latin-1").split() if latin else _WORD.findall(text)


def _latin(text: str) -> bytes:
    """Return *text* in Latin-1, nothing where a letter of it is missing there."""
    encoded = text.encode("latin-1", "ignore")
    return encoded if len(encoded) == len(text) else b""


def _typed(text: str) -> str:
    """Return *text* as a typewriter would write it, if that is all it takes to make it ASCII."""
    if not text.isascii():
        for sign, typed in _TYPOGRAPHIC:
            text = text.replace(sign, typed)
    return text


@lru_cache(maxsize=65536)
def word_count(text: str) -> int:
    """Return the number of words of *text*; remembered, since the same lines are counted from many sides."""
    return len(words(text))


def ends_sentence(text: str) -> bool:
    """Return whether *text* ends a sentence, or a clause that a paragraph may end with."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS


def has_full_stop(text: str) -> bool:
    """Return whether *text* ends a sentence and no mere clause."""
    return text.rstrip(_CLOSING)[-1:] in _FULL_STOPS


def is_capitals(text: str) -> bool:
    """Return whether *text* has letters with case and all of them are capitals (a lone lower-case letter is borne)."""
    if text.isupper():
        return True
    most = len(text) // 13
    lower = sum(1 for _ in islice(filter(str.islower, text), most + 1))  # running text is seen through soon
    upper = sum(map(str.isupper, text)) if lower <= most else 0
    return upper > 0 and (lower == 0 or (upper >= 8 and lower <= upper // 12))


def roman(text: str) -> int | None:
    """Return the value of a roman numeral, or ``None``."""
    if not text or not _ROMAN.match(text):
        return None
    values = [_ROMAN_DIGITS[c] for c in text.upper()]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def number_of(figures: str) -> int | None:
    """Return the value of Arabic or Roman *figures*, or ``None``."""
    return int(figures) if figures.isdecimal() else roman(figures)


def slug(text: str) -> str:
    """Return an identifier made of *text*: a valid XML name without a colon, lower case, words joined by hyphens."""
    folded = "-".join(fold(text).split())
    if not folded:
        return "section"
    return folded if re.match(r"[^\W\d]", folded) else f"n-{folded}"


def quoting(text: str) -> int:
    """Return in how many quotations a line stands: the number of ``>`` before its text."""
    return text[: len(text) - len(text.lstrip("> "))].count(">") if ">" in text else 0


def begins_note(text: str) -> bool:
    """Return whether a line begins a note as Markdown and the readers of formats with notes have it: ``[^1]: Told.``"""
    return "[^" in text and bool(_NOTE.match(text))


def lots(lines: Sequence[str]) -> Iterator[str]:
    """Yield *lines* joined by fifty: so they are parted into words more quickly than line by line."""
    return (" ".join(lines[i : i + _LOT]) for i in range(0, len(lines), _LOT))


def starts_lower(text: str) -> bool:
    """Return whether *text* begins with a small letter, whatever signs stand before it; a figure is none, nor is the
    letter after it, and scripts without case have none.
    """
    if text[:1].isalnum():
        return text[0].islower()
    m = _WORD_CHARACTER.search(text)
    return m is not None and m[0].islower()


def width(text: str) -> int:
    """Return as how many letters *text* counts on a line."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
