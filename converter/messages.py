"""How a message looks in a terminal: ``FILE:LINE:COL: CODE message``, then the line, a caret and ``help: ...``.

Decisions, findings, lost words and errors all come through here.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.errors import ConverterError
from converter.model import Decision, Source
from converter.results import Finding, WordChange
from converter.terminal import columns, cut, visible

_WIDTH = 74
"""Columns of a source line that are shown, so that it fits into 80; a paragraph on one line can be very long."""

_SHOWN = 10
"""How many messages of one document are printed at once."""


def text(finding: Finding) -> str:
    """Return *finding* as the lines that a terminal shows, without a final new line."""
    place = ":".join([finding.file, *(str(n) for n in (finding.line, finding.column) if n)])
    lines = [visible(f"{place}: {finding.code} {finding.message}"), *_caret(finding)]
    return "\n".join([*lines, *([f"  help: {visible(finding.hint)}"] if finding.hint else [])])


def first(findings: Sequence[Finding], where: str = "") -> list[str]:
    """Return the messages of the first *findings*, and how many more there are, maybe with *where* they stand."""
    more = len(findings) - _SHOWN
    rest = [f"and {more:,} more{where and f' in {where}'}"] if more > 0 else []
    return [*map(text, findings[:_SHOWN]), *rest]


def error_text(error: ConverterError) -> str:
    """Return *error* as one line, and a second one with its cure."""
    place = f"{error.path}:{error.line}" if error.line else error.path or "converter"
    cure = f"\n  help: {visible(error.cure)}" if error.cure else ""
    return visible(f"{place}: error: {error.message}") + cure


def bug(error: BaseException) -> ConverterError:
    """Return the error that stands for an exception which nobody foresaw."""
    return ConverterError(
        f"this is a bug: {type(error).__name__}: {' '.join(str(error).split())[:300]}",
        cure="set CONVERTER_DEBUG=1 to see where it happened, and report it with the file if you may",
    )


def of_decision(decision: Decision, source: Source, path: str) -> Finding:
    """Return *decision* as a message about the source at *path*."""
    return Finding(
        code=decision.rule,
        file=path,
        message=decision.message,
        line=decision.line,
        column=decision.column,
        excerpt=_line(source, decision.line),
        hint=decision.hint,
    )


def of_change(change: WordChange, source: Source, path: str, edition: str) -> Finding:
    """Return an unexplained word of *edition* as a message about the source at *path*."""
    what = {
        "lost": f"“{change.word}” is missing from {edition}",
        "added": f"“{change.word}” stands in {edition}, but not in the source",
        "changed": f"“{change.word}” has become “{change.replacement}” in {edition}",
    }[change.kind]
    return Finding(
        code=f"word-{change.kind}",
        file=path,
        message=what,
        line=change.line,
        column=change.column,
        excerpt=_line(source, change.line),
        hint=f"it reads: {change.context}" if change.context else "",
    )


def _line(source: Source, number: int) -> str:
    return source.lines[number - 1].text if 0 < number <= len(source.lines) else ""


def _caret(finding: Finding) -> list[str]:
    """Return the line that *finding* is about and a caret under its column, or nothing where there is no line."""
    if not finding.excerpt.strip():
        return []
    column = max(finding.column - 1, 0)
    start = 0 if columns(finding.excerpt) <= _WIDTH else _start(finding.excerpt, column)
    opening = "…" if start else ""
    rest = visible(finding.excerpt[start:].rstrip())
    shown = cut(rest, _WIDTH)
    lines = [f"  | {opening}{shown}{'…' if shown != rest else ''}"]
    indent = " " * columns(opening + visible(finding.excerpt[start:column]))
    return [*lines, f"  | {indent}^"] if finding.column else lines


def _start(excerpt: str, column: int) -> int:
    """Return where to begin with a long line so that *column* comes no later than in the middle."""
    start = max(0, column - _WIDTH // 2)
    while columns(excerpt[start:column]) > _WIDTH // 2:
        start += 1
    return start
