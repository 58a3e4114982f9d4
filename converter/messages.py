"""How a message looks in a terminal: ``FILE:LINE:COL: CODE message``, then the line, a caret and ``help: ...``.

Decisions, findings, lost words and errors all come through here.
"""

from __future__ import annotations

import unicodedata

from converter.errors import ConverterError
from converter.model import Decision, Source
from converter.results import Finding, WordChange

_WIDTH = 100
"""Columns of a source line that are shown; a paragraph on one line can be very long."""


def text(finding: Finding) -> str:
    """Return *finding* as the lines that a terminal shows, without a final new line."""
    place = ":".join([finding.file, *(str(n) for n in (finding.line, finding.column) if n)])
    lines = [_plain(f"{place}: {finding.code} {finding.message}"), *_caret(finding)]
    return "\n".join([*lines, *([f"  help: {_plain(finding.hint)}"] if finding.hint else [])])


def error_text(error: ConverterError) -> str:
    """Return *error* as one line, and a second one with its cure."""
    place = f"{error.path}:{error.line}" if error.line else error.path or "converter"
    cure = f"\n  help: {_plain(error.cure)}" if error.cure else ""
    return _plain(f"{place}: error: {error.message}") + cure


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
    start = max(0, column - _WIDTH // 2) if len(finding.excerpt) > _WIDTH else 0
    opening = "…" if start else ""
    closing = "…" if len(finding.excerpt) > start + _WIDTH else ""
    shown = _plain(finding.excerpt[start : start + _WIDTH].rstrip())
    lines = [f"  | {opening}{shown}{closing}"]
    indent = " " * _columns(opening + _plain(finding.excerpt[start:column]))
    return [*lines, f"  | {indent}^"] if finding.column else lines


def _plain(characters: str) -> str:
    """Return *characters* with each control character made visible: a file must not command the terminal."""
    return "".join(" " if c == "\t" else "�" if unicodedata.category(c) in ("Cc", "Cs") else c for c in characters)


def _columns(characters: str) -> int:
    """Return how many columns a terminal needs for *characters* (Unicode Standard Annex 11, East Asian Width)."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in characters)
    return len(characters) + wide - sum(bool(unicodedata.combining(c)) for c in characters)
