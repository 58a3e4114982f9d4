"""What stands behind a text on demand: its articles by date, and where names and dates are found.

All of it is computed from the edition, so that it is the same in every format.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from converter import collation, dates, names
from converter.model import Edition, Section
from converter.options import Options
from converter.words import Words, date_text, first_day, words

_BLOCK = re.compile(r"</?(?:aside|blockquote|br|div|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)\b[^>]*>")
_NO_PROSE = re.compile(r'<div class="(?:dateline|source|byline)">.*?</div>', re.S)
_TAG = re.compile(r"<[^>]*>")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_EASTERN = re.compile(r"[12]\d{3}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]")
_WORD = re.compile(r"[^\W_]+")
_DAY = len("2021-02-19")
_WORDS_OF_A_DATE = (3, 4, 5)
_COMMON = 8
"""Articles from which on a name in more than half of them is left out: it leads nowhere."""
_ALPHABET = 40
_LETTERS = 3
"""Lines that each of more letters than an alphabet has must lead on an average; fewer, as in Chinese, and they only
stand in the way.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an index."""

    term: str
    """A name, or a date as people write it."""
    sections: tuple[Section, ...]
    """Where it leads, in reading order."""
    lang: str = ""
    """BCP 47 tag of the term where it differs from the edition's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a letter or a year."""

    label: str
    """The letter or the year; may be empty."""
    lines: tuple[Line, ...]
    """In order."""


@dataclass(frozen=True, slots=True)
class Index:
    """One list behind the text."""

    name: str
    """``by-date``, ``names`` or ``dates``."""
    title: str
    """Its heading, in the generated words."""
    groups: tuple[Group, ...]
    """In order; never empty."""

    @property
    def id(self) -> str:
        """Id of its heading, the same in all formats."""
        return f"_{self.name}"


def indexes(edition: Edition, options: Options) -> tuple[Index, ...]:
    """Return the indexes that *options* ask for and that have anything in them, in the order in which they stand."""
    generated = words(edition.metadata.lang)
    wanted: tuple[tuple[str, bool, Callable[[Words], str], Callable[[Edition], tuple[Group, ...]]], ...] = (
        ("by-date", options.contents_chronological == "yes", lambda known: known.by_date, _by_date),
        ("names", options.index in ("names", "both"), lambda known: known.names, _of_names),
        ("dates", options.index in ("dates", "both"), lambda known: known.dates, _of_dates),
    )
    found = (Index(name, title(generated), make(edition)) for name, is_wanted, title, make in wanted if is_wanted)
    return tuple(index for index in found if index.groups)


def _by_date(edition: Edition) -> tuple[Group, ...]:
    """Return the dated articles by year, those of one day in reading order."""
    dated = [s for s in edition.sections if s.kind == "article" and first_day(s.date.partition("/")[0])]
    dated.sort(key=lambda section: section.date)
    lang = edition.metadata.lang
    return _by_year((section.date, Line(date_text(section.date, lang), (section,))) for section in dated)


def _of_dates(edition: Edition) -> tuple[Group, ...]:
    """Return the days that the texts name, by year."""
    found: defaultdict[str, dict[str, Section]] = defaultdict(dict)
    for section in edition.sections:
        for paragraph in _prose(section) if section.level else ():
            for day in _days(paragraph, section.lang or edition.metadata.lang):
                found[day][section.id] = section
    lang = edition.metadata.lang
    return _by_year((day, Line(date_text(day, lang), tuple(found[day].values()))) for day in sorted(found))


def _by_year(lines: Iterator[tuple[str, Line]]) -> tuple[Group, ...]:
    years = groupby(lines, key=lambda line: line[0][:4])
    return tuple(Group(year, tuple(line for _, line in group)) for year, group in years)


def _days(paragraph: str, lang: str) -> Iterator[str]:
    """Yield the days in *paragraph* that can be read in one way only."""
    tokens = list(_WORD.finditer(paragraph))
    spans = [east.span() for east in _EASTERN.finditer(paragraph)]
    for number, token in enumerate(tokens):
        if _YEAR.fullmatch(token[0]):
            around = [(number - count + 1, number) for count in _WORDS_OF_A_DATE] + [(number, number + 2)]
            spans += [(tokens[a].start(), tokens[b].end()) for a, b in around if a >= 0 and b < len(tokens)]
    known = (dates.read(paragraph[start:end], lang) for start, end in spans)
    yield from dict.fromkeys(day.iso for day in known if day and len(day.iso) == _DAY and not day.ambiguous)


def _of_names(edition: Edition) -> tuple[Group, ...]:
    """Return the names in texts, by-lines and source lines, by their letter."""
    sections = [section for section in edition.sections if section.level]
    lang = edition.metadata.lang
    inside = names.find([list(_prose(section)) for section in sections], lang)
    found: defaultdict[str, dict[str, Section]] = defaultdict(dict)
    for section, own in zip(sections, inside, strict=True):
        for name in (section.byline, section.source, *own):
            if name:
                found[name][section.id] = section
    return _by_letter(found, len(sections), lang)


def _by_letter(found: Mapping[str, Mapping[str, Section]], sections: int, lang: str) -> tuple[Group, ...]:
    telling = [name for name in found if sections <= _COMMON or 2 * len(found[name]) <= sections]
    telling.sort(key=lambda name: collation.key(name, lang))
    lines = [Line(name, tuple(found[name].values())) for name in telling]
    grouped = groupby(lines, lambda line: collation.initial(line.term, lang))
    letters = [(letter, tuple(group)) for letter, group in grouped]
    if len(letters) > _ALPHABET and len(lines) < _LETTERS * len(letters):
        return (Group("", tuple(lines)),)
    return tuple(Group(letter, group) for letter, group in letters)


def _prose(section: Section) -> Sequence[str]:
    """Return the paragraphs of the running text, without mark-up."""
    pieces = _BLOCK.split(_NO_PROSE.sub(" ", section.body))
    return [text for piece in pieces if (text := " ".join(unescape(_TAG.sub("", piece)).split()))]
