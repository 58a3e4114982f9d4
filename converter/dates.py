"""Dates in many languages to ISO 8601, to the precision that is known.

Month names come from CLDR through babel. Only a span that is a date from end to end is read: nothing is searched for
inside running text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from converter import cache as own_cache

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "ru", "uk", "tr", "az", "nl", "da", "sv", "nb", "fi", "et", "lv", "lt", "pl",
    "cs", "sk", "hu", "ro", "bg", "hr", "sl", "el", "ga", "mt", "ar", "fa", "he", "zh", "ja", "ko",
)  # fmt: skip
"""Languages whose month names are known, the likeliest first."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
_FIGURES = re.compile(r"(\d{1,4})\s*[./\-]\s*(\d{1,2})\s*[./\-]\s*(\d{1,4})\.?$")
_EAST = re.compile(r"(\d{4})\s*(?P<year>[年년])\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일]\s*([^\W\d]{0,4}))?)?$")
_EASTERN = {"年": ("zh", "ja"), "년": ("ko",)}
"""Languages that write a year with such a sign."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_LITERAL = re.compile(r"'([^']+)'|([^\x00-\x7f]+)")
_UNSAID = re.compile("[*_\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs of emphasis and of direction."""
_YEAR_WORD = re.compile(r"(?<=\d)\s+[^\W\d_]{1,2}\.?$")
"""The short word for a year that some languages write after its figures."""
_UNTIL = ("to", "bis", "au", "al", "tot", "till", "til", "do", "до", "по")
"""What may stand between the first and the last day of a time."""
_RANGE = re.compile(rf"\s*[-–—]\s*|\s+(?:{'|'.join(_UNTIL)})\s+")
_SMALL = frozenset(
    {"of", "the", "de", "del", "do", "den", "der", "d", "il", "le", "el", "г", "года", "р", "року", "th", "st", "nd",
     "rd",      "on", "am", "er", "ci", "cı", "cu", "cü", "ili", "a", "o", "an", "lea", "roku", "г.", "m"}
)  # fmt: skip
_PREFIXES = {"he": "ב"}
"""What a language writes before the name of a month without a space."""
_MARKS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Date:
    """A date that was read."""

    iso: str
    """ISO 8601: ``2021-02-24``, ``2021-02``, ``2021``, or two of them with ``/`` between."""
    ambiguous: bool = False
    """Whether day and month could be the other way round."""


@lru_cache(maxsize=4096)
def read(text: str, lang: str = "") -> Date | None:
    """Return the date that *text* is from end to end, or ``None``; weekdays, brackets and commas are borne.

    Remembered, since many ask about the same lines.
    """
    text = _UNSAID.sub("", unicodedata.normalize("NFKC", text)).strip(" \t()[].,;:")
    if not text or len(text) > 60 or not any(c.isdigit() for c in text):
        return None
    return _figures(_YEAR_WORD.sub("", text)) or _range(text, lang) or _single(text, lang)


def day(text: str, lang: str = "") -> tuple[int, int] | None:
    """Return month and day of the date that *text* is from end to end, with a year or without; its month is named."""
    found = _parts(text, lang) if len(text) <= 60 and any(map(str.isdigit, text)) else None
    return (found[1], int(found[2])) if found and found[1] and found[2] else None


def _figures(text: str) -> Date | None:
    if m := _ISO.match(text):
        return _made(m[1], m[2], m[3])
    if (m := _EAST.match(text)) and (not m[5] or _is_eastern_weekday(m[5], m["year"])):
        return _made(m[1], m[3], m[4])
    if not (m := _FIGURES.match(text)):
        return None
    first, middle, last = m.groups()
    if len(first) == 4:
        return _made(first, middle, last)
    if len(last) != 4:
        return None
    if "." in text or int(first) > 12:
        return _made(last, middle, first)
    if int(middle) > 12:
        return _made(last, first, middle)
    made = _made(last, first, middle) if "/" in text else _made(last, middle, first)
    return Date(made.iso, ambiguous=first != middle) if made else None


def _is_eastern_weekday(token: str, year: str) -> bool:
    return any(token in _weekdays(lang) for lang in _EASTERN[year])


def _made(year: str, month: str | int | None, day: str | int | None) -> Date | None:
    """Return the date, or ``None`` when the calendar has no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if int(year) not in _YEARS:
        return None
    parts = [f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)]
    return Date("-".join(parts))


def _single(text: str, lang: str) -> Date | None:
    """Return a date of day, month name and year, in any order; a month and a year; a year alone is none."""
    year, month, day = _parts(text, lang) or ("", 0, "")
    return _made(year, month, day) if year and month else None


def _parts(text: str, lang: str) -> tuple[str, int, str] | None:
    """Return year, month and day, as far as each is there, of a *text* that says nothing else."""
    year, month, day = "", 0, ""
    for token in _tokens(text, lang):
        if token.isdigit():
            if len(token) == 4 and not year:
                year = token
            elif len(token) <= 2 and not day and 1 <= int(token) <= 31:
                day = token
            else:
                return None
        elif not month and (number := month_of(token, lang)):
            month = number
        elif token.casefold() not in _SMALL and not _is_of_dates(token, lang) and not is_weekday(token, lang):
            return None
    return year, month, day


def _tokens(text: str, lang: str) -> list[str]:
    """Return figures and words of *text*; two words that name a month, as in Irish, are one."""
    found: list[str] = []
    for token in re.findall(r"\d+|[^\W\d_]+(?:['’.][^\W\d_]+)*", _without_marks(text)):
        if found and token[0].isalpha() and found[-1][0].isalpha() and month_of(f"{found[-1]} {token}", lang):
            found[-1] = f"{found[-1]} {token}"
        else:
            found.append(token)
    return found


def _range(text: str, lang: str) -> Date | None:
    """Return a range: ``5–6 March 1998``, ``28 February – 2 March 1998``, ``March 5-6, 1998``."""
    parts = _RANGE.split(text)
    if len(parts) != 2:
        return None
    left, right = parts
    if (
        (m := re.match(r"\d{1,2}[\s,.]+(.*)$", right))
        and re.search(r"[^\W\d]", left)
        and not re.search(r"[^\W\d_]", right)
    ):
        month = re.sub(r"\d+", "", left)
        second = _single(f"{right} {month}", lang)
        first = _single(f"{left} {m[1]}", lang)
    else:
        second = _single(right, lang)
        first = _single(left, lang) or (_completed(left, right, second, lang) if second else None)
    if not first or not second or first.iso >= second.iso:
        return None
    return Date(f"{first.iso}/{second.iso}")


def _completed(left: str, right: str, second: Date, lang: str) -> Date | None:
    """Return the first date of a range that gives month or year only once."""
    tail = re.sub(r"^\W*\d{1,2}\W+", "", right)
    year = second.iso[:4]
    return _single(f"{left} {tail}", lang) or _single(f"{left} {year}", lang)


@lru_cache(maxsize=4096)
def month_of(token: str, lang: str = "") -> int | None:
    """Return the number of the month that *token* names in *lang* or, failing that, in any of :data:`LANGUAGES`."""
    key = token.casefold().strip(".")
    if len(key) < 3 and key.isascii():
        return None
    return _every_month(lang.split("-")[0]).get(key)


@lru_cache(maxsize=64)
def _every_month(lang: str) -> Mapping[str, int]:
    """Return the number of each month by its names in *lang* and, failing that, in any of :data:`LANGUAGES`."""
    found: dict[str, int] = {}
    for code in (lang, *LANGUAGES) if lang else LANGUAGES:
        months = _months(code)
        prefixed = {_PREFIXES[code] + name: number for name, number in months.items()} if code in _PREFIXES else {}
        found = {**prefixed, **months, **found}
    return found


def _without_marks(text: str) -> str:
    """Return *text* without the marks over and under Arabic and Hebrew letters, which are no letters themselves."""
    return text if text.isascii() else _MARKS.sub("", text)


@lru_cache(maxsize=4096)
def _is_of_dates(token: str, lang: str) -> bool:
    """Return whether CLDR's dates of *lang*, or of the language found in no other way, have this word in them."""
    key = token.casefold()
    return any(key in _names(code, "words") for code in ([lang.split("-")[0]] if lang else LANGUAGES))


def is_weekday(token: str, lang: str = "") -> bool:
    """Return whether *token* names a day of the week in *lang* or English."""
    key = token.casefold().strip(".")
    return any(key in _weekdays(code) for code in dict.fromkeys((lang.split("-")[0] or "en", "en")))


def _months(lang: str) -> Mapping[str, int]:
    return _names(lang, "months")


def _weekdays(lang: str) -> Mapping[str, int]:
    return _names(lang, "days")


def _names(lang: str, kind: str) -> Mapping[str, int]:
    """Return the names of months or days of one language, case folded, with the number of each."""
    known: Mapping[str, Mapping[str, int]] = _calendar()[kind]
    return known[lang] if lang in known else _read(lang, kind)


@cache
def _calendar() -> Mapping[str, Any]:
    """Return the names of all :data:`LANGUAGES`; to read them out of CLDR takes a quarter of a second."""

    def names() -> Mapping[str, Any]:
        return {kind: {lang: _read(lang, kind) for lang in LANGUAGES} for kind in ("months", "days", "words")}

    found: Mapping[str, Any] = own_cache.kept(f"calendar-2-{'-'.join(LANGUAGES)}", "babel", names)
    return found


@lru_cache(maxsize=64)
def _read(lang: str, kind: str) -> Mapping[str, int]:
    """Return CLDR's names of months or days of one language; none of an unknown language."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return {}
    if kind == "words":
        patterns = " ".join(locale.date_formats[width].pattern for width in ("full", "long"))
        return dict.fromkeys(_WORD.findall(" ".join("".join(m) for m in _LITERAL.findall(patterns)).casefold()), 0)
    data = getattr(locale, kind)
    found = {
        name: int(number)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, given in data[context][width].items()
        if not (name := _without_marks(str(given)).casefold().strip(".")).isdigit()
    }
    if kind == "days":
        found |= {word: number for name, number in found.items() for word in _WORD.findall(name)}
    return found
