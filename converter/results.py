"""What checks and builds answer: frozen values, printed by ``report.py`` and by the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from converter.model import Decision


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check holds against a finished file."""

    code: str
    """Code of the rule, a key of :data:`converter.rules.RULES`."""
    file: str
    """The file, as it was named to the check; a member of an EPUB follows after ``!``."""
    message: str
    """One sentence for a person."""
    line: int = 0
    """Line in that file, or in the source for a lost word; 0 where there is none."""
    column: int = 0
    """Column, from 1; 0 where there is none."""
    excerpt: str = ""
    """The line itself, for the caret."""
    hint: str = ""
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How many things of one kind were looked at, and which are wrong."""

    checked: int
    """Links followed, or contents entries compared."""
    broken: tuple[Finding, ...] = ()
    """What is wrong; empty when all is well."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A word that an edition lost, gained or altered without a decision that says so."""

    kind: str
    """``lost``, ``added`` or ``changed``."""
    word: str
    """The word of the source; for an addition, the word of the edition."""
    replacement: str = ""
    """For a change, the word of the edition."""
    line: int = 0
    """Line of the source at which it happened."""
    column: int = 0
    """Column in that line, from 1."""
    context: str = ""
    """A few words around it."""


@dataclass(frozen=True, slots=True)
class Account:
    """The word account of one finished file against its source: ``source == kept + removed + changed``."""

    source: int
    """Words of the source."""
    kept: int
    """Words of the source that stand in the file."""
    removed: Mapping[str, int] = field(default_factory=dict)
    """Words that decisions removed, by rule."""
    changed: int = 0
    """Words that decisions changed."""
    generated: int = 0
    """Words of the file that are marked as made by the program."""
    unexplained: int = 0
    """Words lost, added or changed without a decision; 0 or the edition is rejected."""
    changes: tuple[WordChange, ...] = ()
    """The unexplained ones, each named; at most a hundred."""


@dataclass(frozen=True, slots=True)
class EditionResult:
    """One finished file and what its checks said."""

    format: str
    """``md``, ``pdf``, ``epub`` or ``html``."""
    path: str
    """Where it stands."""
    sha256: str
    """Of its bytes."""
    bytes: int
    """Its size."""
    links: CheckResult
    """Every internal link, followed."""
    contents: CheckResult
    """Every contents entry, compared with the heading it leads to."""
    account: Account
    """Every word."""
    seconds: float
    """Wall time of making and checking it."""
    pages: int | None = None
    """Number of pages, for a PDF."""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article (or part) as the report lists it."""

    id: str
    """Its id in all editions."""
    level: int
    """Level of its heading."""
    title: str
    """Its title without mark-up."""
    date: str
    """ISO 8601, or empty."""
    source: str
    """Agency or newspaper, or empty."""
    byline: str
    """Author, or empty."""
    lang: str
    """Language where it differs."""
    line: int
    """Line of the source where its heading begins."""
    toc_line: int
    """Line of its entry in the printed contents; 0 for none."""
    duplicate_of: str
    """Id of the article it repeats, or empty."""
    confidence: float
    """How sure the program is that this is a heading."""


@dataclass(frozen=True, slots=True)
class ContentsMatch:
    """How the printed contents list and the body agree."""

    printed: int = 0
    """Entries of the printed list."""
    matched: int = 0
    """Entries that have an article."""
    missing_in_body: tuple[str, ...] = ()
    """Printed entries without an article."""
    missing_in_contents: tuple[str, ...] = ()
    """Articles without a printed entry."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that one build has to say; ``report.json`` is its image."""

    path: str
    """The source as it was named."""
    outcome: str
    """``ok``, ``failed`` (an error, or a check that failed) or ``rejected`` (a word is unexplained)."""
    sha256: str = ""
    """Of the source's bytes."""
    bytes: int = 0
    """Size of the source."""
    encoding: str = ""
    """Encoding of the source."""
    words: int = 0
    """Words of the source."""
    articles: tuple[ArticleEntry, ...] = ()
    """Parts and articles, in order."""
    contents: ContentsMatch = ContentsMatch()
    """Printed contents against the body."""
    account: Account = Account(0, 0)
    """Word account of the canonical Markdown."""
    decisions: tuple[Decision, ...] = ()
    """Everything that was decided, in the order of the source."""
    editions: tuple[EditionResult, ...] = ()
    """The finished files, canonical Markdown first."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Wall time of each stage."""
    reason: str = ""
    """Why the outcome is not ``ok``, in one line."""
    tools: Mapping[str, str] = field(default_factory=dict)
    """Versions of the programs that took part."""
