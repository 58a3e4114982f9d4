"""In which encoding bytes are text: every candidate is read whole, and the likeliest text decides.

A byte order mark or strict UTF-8 settles it. Otherwise each legacy encoding that can read all of the bytes gives a
text, and a text costs what its letters cost in the language that suits it best (:mod:`converter.letters`), and more for
signs that stand where no sign stands: minimum description length (J. Rissanen, Modeling by shortest data description,
1978).
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from converter import letters

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Encodings that write every sign in so many bytes, or twice as many."""
_LEGACY: Mapping[str, float] = {
    "cp1252": 0, "cp1250": 0, "cp1251": 0, "cp1254": 0.5, "cp1253": 0, "cp1257": 0.5, "cp1255": 0, "cp1256": 0.5,
    "cp932": 0, "gb18030": 0.5, "cp950": 0, "cp949": 0, "euc_jp": 0.5, "koi8_r": 0.5, "koi8_u": 0.5,
    "iso8859_2": 1, "iso8859_15": 1, "iso8859_5": 1, "iso8859_7": 1, "iso8859_9": 1, "iso8859_13": 1, "iso8859_4": 2,
    "iso8859_6": 1, "iso8859_8": 1, "iso8859_3": 2, "iso8859_10": 2, "iso8859_14": 2, "iso8859_16": 2,
    "cp874": 1, "cp1258": 2,
    "cp866": 2, "cp850": 3, "cp852": 3, "cp437": 4, "mac_roman": 4, "mac_cyrillic": 4, "mac_latin2": 5,
}  # fmt: skip
"""Legacy encodings, and what each costs at the outset: the rarer, the more. Of those that read the same, the first."""
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 0x1A, 0x1B})
_MOST_CONTROLS = 0.02
"""Share of control characters above which bytes are no text; NULs pasted into real text stay far below it."""
_SAMPLE = 400_000
"""Bytes that are weighed, taken evenly from the lines that tell encodings apart; all bytes must be readable."""
_NO_TEXT = -6.5
"""Mean cost of a byte that is not ASCII from which there is no text in any language."""
_MANY = 0.3
"""Share of such bytes from which that is asked."""
_QUOTES = frozenset("‘’‚“”„«»‹›–—…·\u00a0،؛؟。、，「」『』（）：；！？・ー\u3000")
"""Signs that stand beside letters."""
_SYMBOLS = frozenset("°§©®™€£¥№¡¿ºª•†‡½¼¾×²³±¶")
"""Signs that stand apart from letters."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The encoding of some bytes, and what speaks for it."""

    encoding: str
    """Its name in Python."""
    confidence: float = 1.0
    """How sure it is, from 0 to 1."""
    second: str = ""
    """The likeliest encoding that reads the bytes differently; empty where nothing had to be weighed."""
    differing: str = ""
    """The commonest characters that the two read differently: ``ż/¿ ł/³``."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text that the bytes may be."""

    encoding: str
    text: str
    """The sample, decoded."""
    score: float
    """Logarithm of its probability."""


def decide(data: bytes) -> Verdict | None:
    """Return the encoding of *data*; ``None`` when it is no text in any."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Verdict(name)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if not controls and _decodes(data, "utf-8"):
        return Verdict("utf-8")
    if controls > _MOST_CONTROLS * len(data):
        return _likeliest(data, _WIDE) if b"\0" in data else None
    return Verdict("utf-8") if _decodes(data, "utf-8") else _likeliest(data, [*_LEGACY, "utf-16-le", "utf-16-be"])


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(data: bytes, names: Sequence[str] | Mapping[str, int]) -> Verdict | None:
    """Return the encoding of *names* that gives the likeliest text, with the next that gives another one."""
    readings = sorted(_readings(data, names), key=lambda reading: -reading.score)
    if not readings or _is_noise(readings[0]):
        return None
    best = readings[0]
    other = next((reading for reading in readings if reading.text != best.text), None)
    if other is None:
        return Verdict(best.encoding, 0.95)
    margin = best.score - other.score
    return Verdict(best.encoding, round(0.5 + 0.49 * min(1.0, margin / 20), 2), other.encoding, _differing(best, other))


def _readings(data: bytes, names: Sequence[str] | Mapping[str, int]) -> Iterator[_Reading]:
    known: set[str] = set()
    for name in names:
        width = _WIDE.get(name, 1)
        if len(data) % width or not _decodes(data, name):
            continue
        sample = _sample(data, width).decode(name)
        if sample not in known and not (width > 1 and _is_broken(sample)):
            known.add(sample)
            yield _Reading(name, sample, _score(sample) - _LEGACY.get(name, 0))


def _sample(data: bytes, width: int) -> bytes:
    """Return what is weighed of *data*: whole lines that are not ASCII, or stretches of whole characters."""
    if len(data) <= _SAMPLE:
        return data
    if width > 1:
        return data[: _SAMPLE // width * width]
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    step = 1 + sum(map(len, lines)) // _SAMPLE
    return b"\n".join(lines[::step])[: 2 * _SAMPLE] if len(lines) > step else data[:_SAMPLE]


def _is_broken(text: str) -> bool:
    """Return whether a text that was read two or four bytes at a time has what no text has."""
    return any(unicodedata.category(c) in ("Cn", "Cs", "Co") or (c < " " and c not in "\t\n\r\f") for c in set(text))


def _is_noise(reading: _Reading) -> bool:
    """Return whether even the likeliest text is none in any language; a few odd signs among ASCII are borne."""
    size = sum(len(c.encode(reading.encoding)) for c in reading.text if not c.isascii())
    rest = Counter(a + b for a, b in zip(reading.text, reading.text[1:], strict=False) if not (a + b).isascii())
    return size > _MANY * len(reading.text) and _cost(rest, *_best(rest)) < _NO_TEXT * size


def _score(text: str) -> float:
    pairs = Counter(map("".join, zip(" " + text, text, strict=False)))
    return _cost(pairs, *_best(pairs))


def _best(pairs: Counter[str]) -> tuple[str, str]:
    """Return the language that suits *pairs* best, and the one that suits those best which are not ASCII: a language
    quotes another one, now and then.
    """
    told = {pair.casefold(): count for pair, count in pairs.items() if pair[1:].isalpha()}
    foreign = {pair: count for pair, count in told.items() if any(c.isalpha() and not c.isascii() for c in pair)}
    return max(letters.LANGUAGES, key=partial(_fit, told)), max(letters.LANGUAGES, key=partial(_fit, foreign))


def _fit(pairs: Mapping[str, int], lang: str) -> float:
    model = letters.models()[lang]
    return sum(count * model.get(pair, model.get(pair[1:], _UNKNOWN)) for pair, count in pairs.items())


_UNKNOWN = -11.0
"""What a letter costs that the language does not have."""
_QUOTED = -3.0
"""What it costs more to be in another language than the rest."""
_MIXED = -15.0
"""What a letter costs that goes on a word in another script."""
_CAPITAL_INSIDE = -4.0
"""What it costs more to be a capital after a small letter."""


def _cost(pairs: Counter[str], lang: str, other: str) -> float:
    return sum(count * _pair(pair, lang, other) for pair, count in pairs.items())


def _pair(pair: str, lang: str, other: str) -> float:
    """Return the logarithm of the probability that the second sign of *pair* follows the first."""
    before, sign = pair[0], pair[1]
    if not sign.isalpha():
        return _sign(before, sign)
    if pair.isascii():
        return _letter(pair.casefold(), lang)
    if before.isalpha() and _is_latin(before) != _is_latin(sign):
        return _MIXED
    found = max(_letter(pair.casefold(), lang), _letter(pair.casefold(), other) + _QUOTED)
    return found + _CAPITAL_INSIDE if before.islower() and sign.isupper() else found


def _is_latin(letter: str) -> bool:
    return letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff"


def _letter(pair: str, lang: str) -> float:
    model = letters.models()[lang]
    known = model.get(pair, model.get(pair[1:], _UNKNOWN))
    return known if pair[1] < "\u3000" else max(known, _ideograph(pair[1:], lang))


def _sign(before: str, sign: str) -> float:
    if sign.isascii():
        return -3.0 if sign.isprintable() or sign in "\t\n\r\f" else -20.0
    if sign in _QUOTES:
        return -5.0
    if sign in _SYMBOLS:
        return -12.0 if before.isalpha() else -6.0
    return {"Cc": -20.0, "Cn": -20.0, "Co": -20.0, "Mn": -7.0}.get(unicodedata.category(sign), -12.0)


_COMMON_IDEOGRAPHS = {
    "zh": ("gb2312", 0xB0, 0xD8),
    "zh-Hant": ("big5", 0xA4, 0xC7),
    "ja": ("euc_jp", 0xB0, 0xD0),
    "ko": ("euc_kr", 0xB0, 0xC9),
}
"""By language, its national standard and the first bytes of the characters that it puts on its first level."""


@lru_cache(maxsize=65536)
def _ideograph(letter: str, lang: str) -> float:
    """Return what a letter of a script with many of them costs, which CLDR's names happen not to have."""
    if lang not in _COMMON_IDEOGRAPHS:
        return _UNKNOWN
    if "\u3040" <= letter <= "\u30ff":
        return -5.0 if lang == "ja" else _UNKNOWN
    codec, low, high = _COMMON_IDEOGRAPHS[lang]
    return -8.0 if low <= _encoded(letter, codec)[0] < high else -12.5


def _encoded(letter: str, codec: str) -> bytes:
    return letter.encode(codec, "replace")


def _differing(best: _Reading, other: _Reading) -> str:
    """Return the commonest characters that two readings of the same length read differently."""
    if len(best.text) != len(other.text):
        return ""
    counts = Counter((a, b) for a, b in zip(best.text, other.text, strict=True) if a != b)
    return " ".join(f"{a}/{b}" for (a, b), _ in counts.most_common(12) if a.isprintable() and b.isprintable())
