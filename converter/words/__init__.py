"""The words that the program itself puts into an edition, in the edition's language, and dates as people write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from converter import cache as own_cache

if TYPE_CHECKING:
    from babel import Locale

_OF_DATES = (
    *("months", "days", "quarters", "day_periods", "eras", "date_formats", "time_formats", "datetime_formats"),
    *("datetime_skeletons", "interval_formats", "number_symbols", "default_numbering_system", "numbering_systems"),
)
"""Parts of a locale that writing a date looks up."""
# fmt: off
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
)
# fmt: on
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_FOLDER = Path(__file__).parent
_SAME = {"bs": "hr", "in": "id", "iw": "he", "nn": "nb", "no": "nb"}
"""Languages whose readers are at home in the words of another one, and tags that were replaced."""
_TRADITIONAL = frozenset({"hk", "mo", "tw"})
"""Regions in which Chinese is written in traditional characters."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Words:
    """Every generated word or phrase, in one language."""

    lang: str
    """BCP 47 tag of the language they are in."""
    contents: str
    """Heading of the contents list."""
    cover: str
    """Name of the cover."""
    title_page: str
    """Name of the title page."""
    imprint: str
    """Name of the page that says where the edition comes from."""
    text: str
    """Name of the body, as a landmark."""
    page: str
    """Before a page number."""
    articles: str
    """Before the number of articles."""
    date: str
    """Before the date of the edition."""
    source: str
    """Before the name of the source file."""
    encoding: str
    """Before the source's encoding."""
    checksum: str
    """Before the source's SHA-256."""
    made_with: str
    """Before the name of the program."""
    publisher: str
    """Before the publisher."""
    creator: str
    """Before the person who compiled it."""
    rights: str
    """Before the statement of rights."""
    identifier: str
    """Before the identifier."""
    previous: str
    """Leads to the article before."""
    next: str
    """Leads to the article after."""
    to_contents: str
    """Leads back to the contents list."""
    skip: str
    """Leads past the contents to the text."""
    theme: str
    """Switches between light and dark."""
    repeats: str
    """Before the title of the earlier article that has the same text."""
    note: str
    """Name of a note."""
    to_text: str
    """Leads from a note back to where it is called."""
    printed_page: str
    """Before the page on which an article began in the source."""
    search: str
    """Name of the search, and of its field."""
    nothing_found: str
    """What the search says when nothing has the words."""
    downloads: str
    """Heading of the list of the other editions."""
    shortcuts: str
    """Heading of the list of keys."""
    link_here: str
    """Name of the link that a heading has to itself."""
    feed: str
    """Name of the Atom feed."""
    pdf_page: str
    """Before the page on which an article begins in the PDF."""
    close: str
    """Closes what lies over the page."""
    by_date: str
    """Heading of the contents list by date."""
    names: str
    """Heading of the index of names."""
    dates: str
    """Heading of the index of the days that texts name."""


def words(lang: str) -> Words:
    """Return the generated words in language *lang* (BCP 47), or the English ones where there are none yet.

    They stand beside this file, one JSON file a language; the script of *lang* matters where there are several.
    """
    return next(filter(None, map(_read, _candidates(lang))))


@cache
def _read(tag: str) -> Words | None:
    path = _FOLDER / f"{tag}.json"
    return Words(tag, **json.loads(path.read_text("utf-8"))) if path.is_file() else None


def _candidates(lang: str) -> Iterator[str]:
    """Yield the tags whose words serve *lang*, the best first and English last."""
    primary, *others = lang.lower().split("-")
    primary = _SAME.get(primary, primary)
    if not primary.isalpha():
        yield "en"
        return
    script = next((subtag for subtag in others if len(subtag) == 4 and subtag.isalpha()), "")
    if primary == "zh" and not script and _TRADITIONAL.intersection(others):
        script = "hant"
    yield f"{primary}-{script.title()}"
    yield from (primary, "en")


def direction(lang: str) -> str:
    """Return ``rtl`` or ``ltr``, the direction in which *lang* (BCP 47) is written."""
    subtags = lang.lower().split("-")
    script = next((subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()), "")
    right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else subtags[0] in _RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def date_text(iso: str, lang: str) -> str:
    """Return a date or range of dates (ISO 8601, to any precision) as people write it in language *lang*.

    What is no date is returned as it is. The forms are those of the Unicode CLDR (https://cldr.unicode.org/).
    """
    first, _, last = iso.partition("/")
    if last and len(first) == len(last) == len("2021-02-19"):
        return _interval(first, last, lang) or iso
    return "–".join(_single(date, lang) for date in (first, last) if date)


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


def _single(iso: str, lang: str) -> str:
    day = first_day(iso)
    if day is None or len(iso) == len("2021"):
        return iso
    from babel.dates import format_date, format_skeleton

    if len(iso) == len("2021-02"):
        return format_skeleton("yMMMM", day, locale=_locale(lang))
    return format_date(day, "long", _locale(lang))


def _interval(first: str, last: str, lang: str) -> str:
    """Return two days as a range, or nothing if one of them is no day."""
    start, end = first_day(first), first_day(last)
    if start is None or end is None:
        return ""
    from babel.dates import format_interval

    return format_interval(start, end, "yMMMd", locale=_locale(lang))


def first_day(iso: str) -> date | None:
    """Return the first day of a year, month or day, or ``None`` if *iso* is none of them."""
    known = _DATE.fullmatch(iso)
    try:
        return date(int(known[1]), int(known[2] or 1), int(known[3] or 1)) if known else None
    except ValueError:
        return None


@cache
def _locale(lang: str) -> Locale:
    """Return the locale of *lang*, or the English one if CLDR does not know it."""
    locale: Locale = own_cache.kept(f"locale-{lang}", "babel", partial(_with_dates_alone, lang))
    return locale


def _with_dates_alone(lang: str) -> Locale:
    """Return the locale of *lang* with no more of CLDR than dates need: all of it takes 40 ms to load."""
    from babel import Locale, UnknownLocaleError
    from babel.localedata import LocaleDataDict, load

    for candidate in (lang, _primary(lang), "en"):
        try:
            locale = Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # babel reads all that its locale does not hold yet; where it holds it under another name, nothing is saved
        data = load(str(locale))
        vars(locale)["_Locale__data"] = LocaleDataDict({name: data[name] for name in _OF_DATES if name in data})
        return locale
    raise AssertionError("CLDR knows English")
