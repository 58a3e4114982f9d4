"""What stands behind a text on demand: its articles by date, and where names and dates are found.

All of it is computed from the edition, so that it is the same in every format.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from converter import collation, dates, names, prose
from converter.model import Edition, Section
from converter.options import Options
from converter.words import Words, date_text, first_day, words

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
class Mention:
    """A place where a name or a day stands."""

    section: Section
    """The section in which it stands."""
    at: int
    """Index in the section's body of its first letter; -1 where its section as a whole is meant."""
    words: str
    """The words that stand there; of a section as a whole, its title."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an index."""

    term: str
    """A name, or a date as people write it."""
    mentions: tuple[Mention, ...]
    """Where it leads, in reading order."""
    lang: str = ""
    """BCP 47 tag of the term where it differs from the edition's."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in which it stands, each once."""
        return tuple({mention.section.id: mention.section for mention in self.mentions}.values())


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
    return _by_year((section.date, Line(date_text(section.date, lang), (_whole(section),))) for section in dated)


def _of_dates(edition: Edition) -> tuple[Group, ...]:
    """Return the days that the texts name, by year."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for section in edition.sections:
        for paragraph in _prose(section) if section.level else ():
            for day, start, written in _days(paragraph.text, section.lang or edition.metadata.lang):
                found[day].append(Mention(section, paragraph.place(start), written))
    lang = edition.metadata.lang
    return _by_year((day, Line(date_text(day, lang), tuple(found[day]))) for day in sorted(found))


def _by_year(lines: Iterator[tuple[str, Line]]) -> tuple[Group, ...]:
    years = groupby(lines, key=lambda line: line[0][:4])
    return tuple(Group(year, tuple(line for _, line in group)) for year, group in years)


def _days(paragraph: str, lang: str) -> Iterator[tuple[str, int, str]]:
    """Yield the days in *paragraph* that can be read in one way only, each once: where the first one begins, and what
    stands there.
    """
    tokens = list(_WORD.finditer(paragraph))
    spans = [east.span() for east in _EASTERN.finditer(paragraph)]
    for number, token in enumerate(tokens):
        if _YEAR.fullmatch(token[0]):
            around = [(number - count + 1, number) for count in _WORDS_OF_A_DATE] + [(number, number + 2)]
            spans += [(tokens[a].start(), tokens[b].end()) for a, b in around if a >= 0 and b < len(tokens)]
    seen = set()
    for start, end in spans:
        day = dates.read(paragraph[start:end], lang)
        if day and len(day.iso) == _DAY and not day.ambiguous and day.iso not in seen:
            seen.add(day.iso)
            yield day.iso, start, paragraph[start:end]


def _of_names(edition: Edition) -> tuple[Group, ...]:
    """Return the names in texts, by-lines and source lines, by their letter."""
    sections = [section for section in edition.sections if section.level]
    lang = edition.metadata.lang
    texts = [_prose(section) for section in sections]
    inside = names.find([[paragraph.text for paragraph in text] for text in texts], lang)
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for section, text, own in zip(sections, texts, inside, strict=True):
        for kind, name in (("byline", section.byline), ("source", section.source)):
            if name:
                found[name].append(_signed(section, kind, name))
        for each in own:
            found[each.name].append(Mention(section, text[each.paragraph].place(each.start), each.name))
    return _by_letter(found, len(sections), lang)


def _signed(section: Section, kind: str, name: str) -> Mention:
    """Return where *section* says the *name* of its author or source; its title stands for what only we know."""
    for paragraph in prose.paragraphs(section.body):
        if paragraph.kind == kind and (start := paragraph.text.find(name)) >= 0:
            return Mention(section, paragraph.place(start), name)
    return _whole(section)


def _whole(section: Section) -> Mention:
    return Mention(section, -1, section.title)


def _by_letter(found: Mapping[str, Sequence[Mention]], sections: int, lang: str) -> tuple[Group, ...]:
    lines = [Line(name, tuple(found[name])) for name in sorted(found, key=lambda name: collation.key(name, lang))]
    lines = [line for line in lines if sections <= _COMMON or 2 * len(line.sections) <= sections]
    grouped = groupby(lines, lambda line: collation.initial(line.term, lang))
    letters = [(letter, tuple(group)) for letter, group in grouped]
    if len(letters) > _ALPHABET and len(lines) < _LETTERS * len(letters):
        return (Group("", tuple(lines)),)
    return tuple(Group(letter, group) for letter, group in letters)


def _prose(section: Section) -> list[prose.Paragraph]:
    """Return the paragraphs of the running text."""
    return [paragraph for paragraph in prose.paragraphs(section.body) if not paragraph.kind]
