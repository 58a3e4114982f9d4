"""Checks and word accounts of finished files, as a person asks for them apart from a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from converter.build import ledger_of, normalize_source, read_source, words_of
from converter.errors import about
from converter.finished import signatures
from converter.options import Options
from converter.results import Account, CheckResult, Finding


@dataclass(frozen=True, slots=True)
class Check:
    """What the checks say of one finished file."""

    path: str
    """The file."""
    links: CheckResult
    """Every internal link, followed."""
    contents: CheckResult
    """Every contents entry, compared with the heading it leads to."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The word account of one finished file against its source."""

    path: str
    """The finished file."""
    account: Account
    """Every word."""
    findings: tuple[Finding, ...]
    """Each unexplained word, at its place in the source."""


def check(path: Path | str) -> Check:
    """Return what the checks say of the links and contents of a finished file.

    Raises :class:`UsageError` for a file of another kind, and :class:`SourceError` when it is missing or damaged.
    """
    from converter.checks import contents, links

    path = Path(path)
    signatures.demand(path)
    return Check(str(path), links.check(path), contents.check(path))


def audit(source: Path | str, editions: Iterable[Path | str], options: Options | None = None) -> tuple[Audit, ...]:
    """Return the word account of each finished file against the raw file at *source*.

    The source is normalized again for its decisions. Raises :class:`UsageError` for a file of another kind, and
    :class:`SourceError` when a file is missing or damaged.
    """
    return tuple(map(auditor(source, options), editions))


def auditor(source: Path | str, options: Options | None = None) -> Callable[[Path | str], Audit]:
    """Return the function that audits one finished file against the raw file at *source*, which is read once.

    Both raise as :func:`audit` does.
    """
    from converter.checks import account

    options = options or Options()
    with about(str(source)):
        read = read_source(source, options)
        ledger = ledger_of(read, normalize_source(read, options)[1])

    def audited(path: Path | str) -> Audit:
        path = Path(path)
        signatures.demand(path)
        found = account.audit(ledger, path)
        return Audit(str(path), found, words_of(found, read, str(source), str(path)))

    return audited
