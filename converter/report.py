"""The report of a build, for programs (``report.json``) and for people (``report.html``)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from converter.excerpts import Piece, Places, Quoted, difference, passage, quoted, shortened
from converter.model import Action, Decision, Severity, Source, Status
from converter.options import Options
from converter.results import Account, CheckResult, EditionResult, Report
from converter.rules import RULES
from converter.templates import environment as templates
from converter.templates import inline_hash, style
from converter.terminal import harmless, json_text

SHOWN = 50
"""How many decisions of one rule the page shows; ``report.json`` has all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as the page shows it."""

    decision: Decision
    """What was decided."""
    id: str
    """Its id in ``report.json``."""
    pieces: tuple[Piece, ...]
    """What stood there and what stands there now."""
    source: tuple[Quoted, ...] = ()
    """The lines of the source, for a decision that needs a person."""
    result: str = ""
    """The line of the canonical Markdown where the passage stands now; empty if it is not there."""


@dataclass(frozen=True, slots=True)
class Group:
    """The decisions of one rule."""

    rule: str
    """The rule's code."""
    summary: str
    """What the rule does, in a line."""
    count: int
    """How many decisions there are."""
    entries: tuple[Entry, ...]
    """The first of them."""


def to_json(report: Report) -> str:
    """Return ``report.json``: the keys of the contract in a fixed order, UTF-8, one final new line."""
    image = {
        "schema": 1,
        "converter": report.tools.get("converter", ""),
        "tools": {name: version for name, version in sorted(report.tools.items()) if name != "converter"},
        "source": {
            "path": report.path,
            "sha256": report.sha256,
            "bytes": report.bytes,
            "encoding": report.encoding,
            "words": report.words,
        },
        "articles": [asdict(article) for article in report.articles],
        "contents": asdict(report.contents),
        "account": _account(report.account),
        "decisions": [_decision(*pair) for pair in zip(report.decisions, ids(report.decisions), strict=True)],
        "editions": {edition.format: _edition(edition) for edition in report.editions},
        "seconds": {stage: round(seconds, 3) for stage, seconds in report.seconds.items()},
        "outcome": report.outcome,
        "reason": report.reason,
    }
    return json_text(image, indent=1) + "\n"


def ids(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Return an id for each decision: ``rule@line:column``, and where that came before, ``~2``, ``~3`` behind it."""
    seen: Counter[str] = Counter()
    names = []
    for decision in decisions:
        name = f"{decision.rule}@{decision.line}:{decision.column}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return tuple(names)


def to_html(report: Report, source: Source, markdown: str, options: Options) -> str:
    """Return the report as one self-contained page, without script or request, from ``templates/report.html``.

    *source* and *markdown* are quoted side by side where a person is needed. The page holds no time, so that the same
    build gives the same bytes.
    """
    css = style(("report.css",), options.overrides)
    names = dict(zip(map(id, report.decisions), ids(report.decisions), strict=True))
    page = (
        templates(options.overrides)
        .get_template("report.html")
        .render(
            report=report,
            name=PurePath(source.name).name,
            lang=_language(markdown) or options.lang,
            style=css,
            style_hash=inline_hash(css),
            words=_shares(report.account),
            concerns=_concerns(report.decisions, names, source, markdown),
            groups=_groups([d for d in report.decisions if not _needs_person(d)], names),
            faults=[finding for e in report.editions for finding in (*e.links.broken, *e.contents.broken)],
            titles={article.id: article.title for article in report.articles},
            hrefs={edition.format: _href(edition.path) for edition in report.editions},
            shortened=shortened,
            shown=SHOWN,
        )
    )
    return harmless(page)


def _decision(decision: Decision, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "rule": decision.rule,
        "action": decision.action,
        "severity": decision.severity,
        "status": decision.status,
        "line": decision.line,
        "column": decision.column,
        "end_line": decision.end_line,
        "end_column": decision.end_column,
        "before": decision.before,
        "after": decision.after,
        "evidence": dict(decision.evidence),
        "confidence": round(decision.confidence, 3),
        "message": decision.message,
        "hint": decision.hint,
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "source": account.source,
        "kept": account.kept,
        "removed": dict(sorted(account.removed.items())),
        "changed": account.changed,
        "generated": account.generated,
        "unexplained": account.unexplained,
        "changes": [asdict(change) for change in account.changes],
    }


def _edition(edition: EditionResult) -> dict[str, Any]:
    return {
        "path": edition.path,
        "sha256": edition.sha256,
        "bytes": edition.bytes,
        "pages": edition.pages,
        "links": _check(edition.links),
        "contents": _check(edition.contents),
        "account": _account(edition.account),
        "seconds": round(edition.seconds, 3),
    }


def _check(result: CheckResult) -> dict[str, Any]:
    return {"checked": result.checked, "broken": [asdict(finding) for finding in result.broken]}


def _needs_person(decision: Decision) -> bool:
    if decision.status is Status.OVERRIDDEN:
        return False
    return decision.severity is not Severity.INFO or decision.status is Status.REVIEW


def _concerns(decisions: Sequence[Decision], names: dict[int, str], source: Source, markdown: str) -> tuple[Group, ...]:
    """Return what needs a person, errors first, each with its place in the source and in the result."""
    wanted = [decision for decision in decisions if _needs_person(decision)]
    if not wanted:
        return ()
    places = Places(markdown.partition("\n---\n")[2] or markdown, len(source.lines))

    def entry(decision: Decision) -> Entry:
        gone = decision.action is Action.REMOVED
        result = "" if gone else places.find(passage(source.lines, decision), decision.line)
        pieces = _pieces(decision) if decision.action is Action.CHANGED else ()
        return Entry(decision, names[id(decision)], pieces, quoted(source.lines, decision), _readable(result))

    groups = [_group(rule, found, map(entry, found[:SHOWN])) for rule, found in _by_rule(wanted).items()]
    return tuple(sorted(groups, key=lambda g: all(e.decision.severity is not Severity.ERROR for e in g.entries)))


def _groups(decisions: Sequence[Decision], names: dict[int, str]) -> tuple[Group, ...]:
    """Return the decisions that were simply applied, the most frequent rule first."""

    def entry(decision: Decision) -> Entry:
        return Entry(decision, names[id(decision)], _pieces(decision))

    groups = [_group(rule, found, map(entry, found[:SHOWN])) for rule, found in _by_rule(decisions).items()]
    return tuple(sorted(groups, key=lambda group: (-group.count, group.rule)))


def _by_rule(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        found[decision.rule].append(decision)
    return found


def _group(rule: str, found: Sequence[Decision], entries: Iterable[Entry]) -> Group:
    summary = RULES[rule].summary if rule in RULES else rule.replace("-", " ")
    return Group(rule, summary, len(found), tuple(entries))


def _pieces(decision: Decision) -> tuple[Piece, ...]:
    """Return the difference a decision made; where the words stayed as they were, there is none."""
    differs = decision.action in (Action.CHANGED, Action.REMOVED)
    return difference(decision.before, decision.after if differs else decision.before)


def _shares(account: Account) -> tuple[tuple[str, int, float, float], ...]:
    """Return name, words, offset and width (in hundredths of the source) of each piece of the bar."""
    sizes = {
        "kept": account.kept,
        "changed": account.changed,
        "removed": sum(account.removed.values()),
        "unexplained": account.unexplained,
    }
    total = max(1, sum(sizes.values()))
    shares, offset = [], 0.0
    for name, number in sizes.items():
        width = 100 * number / total
        shares.append((name, number, round(offset, 3), round(width, 3)))
        offset += width
    return tuple(shares)


def _readable(line: str) -> str:
    """Return a line of canonical Markdown without attributes and escapes, cut if it is long."""
    return shortened(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"\s*\{#[^{}]*\}$", "", line)))


def _language(markdown: str) -> str:
    found = re.search(r'(?m)^lang: "?([\w-]+)', markdown.partition("\n---\n")[0])
    return found[1] if found else ""


def _href(path: str) -> str:
    """Return the address of a finished file seen from the report beside it."""
    parts = PurePath(path).parts
    if parts[-1] == "site":
        return f"{'.rejected/' if '.rejected' in parts[-2:] else ''}site/index.html"
    return quote("/".join(parts[-2:] if ".rejected" in parts[-2:] else parts[-1:]))
