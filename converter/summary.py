"""What a build found and made, in a few lines for a person."""

from __future__ import annotations

from pathlib import PurePath

from converter.figures import many, size
from converter.making import accepted
from converter.results import Account, CheckResult, EditionResult, Report
from converter.terminal import visible


def lines(report: Report) -> list[str]:
    """Return the lines that tell what was found in the source and what was made of it."""
    return [
        f"{visible(report.path)}: {_found(report)}",
        *_contents(report),
        f"  {account(report.account)}",
        *editions(report),
    ]


def editions(report: Report) -> list[str]:
    """Return a line for each finished file."""
    return [_edition(result) for result in report.editions]


def account(words: Account) -> str:
    """Return the figures of a word account in a line."""
    return (
        f"{many(words.source, 'word', 'words')}: {words.kept:,} kept, {sum(words.removed.values()):,} removed, "
        f"{words.changed:,} changed, {words.unexplained:,} unexplained"
    )


def checked(links: CheckResult, contents: CheckResult) -> str:
    """Return how much was checked, and how much of it is wrong."""
    faults = len(links.broken) + len(contents.broken)
    return (
        f"{many(links.checked, 'link', 'links')}, {many(contents.checked, 'contents entry', 'contents entries')}, "
        f"{many(faults, 'fault', 'faults')}"
    )


def _found(report: Report) -> str:
    dated = sum(bool(article.date) for article in report.articles)
    twins = sum(bool(article.duplicate_of) for article in report.articles)
    facts = [f"{many(len(report.articles), 'part or article', 'parts and articles')}, {dated:,} with a date"]
    return ", ".join([*facts, *([f"{twins:,} repeated"] if twins else [])])


def _contents(report: Report) -> list[str]:
    matched, printed = report.contents.matched, report.contents.printed
    return [f"  {matched:,} of {printed:,} entries of the printed contents found"] if printed else []


def _edition(result: EditionResult) -> str:
    pages = f"{many(result.pages, 'page', 'pages')}, " if result.pages else ""
    place = "" if accepted(result) else f": kept in {visible(str(PurePath(result.path).parent))}"
    unexplained = f"{result.account.unexplained:,} unexplained"
    checks = checked(result.links, result.contents)
    return f"  {result.format:5}{pages}{size(result.bytes)}, {checks}, {unexplained}{place}"
