"""What volunteer proof-readers write around a text: separators of pages, signs around blocks, tags, notes.

The marks are known by their shape, and only where they come again; a text that has one of them by chance is left alone.
(The shapes are those of Distributed Proofreaders' formatting guidelines.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from converter.draft import Draft, Row
from converter.model import Action, Decision, Severity
from converter.options import Options

_SEPARATOR = re.compile(r"-{3,}\s*File:\s*\S+\s*-{2,}.*$")
_OPENS = re.compile(r"/[*#$]$|/[pP]$")
_CLOSES = re.compile(r"[*#$]/$|[pP]/$")
_BLANK_PAGE = re.compile(r"\[blank page\]$", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(i|b|g|f|sc)>")
_SIGNS = {"i": "_", "g": "_", "f": "_", "b": "**"}
"""Emphasis as the pass for it reads it; small capitals are none."""
_NOTE = re.compile(r"\[\*\*[^\[\]]*\]")
_CUT = re.compile(r"(?<=-)\*$|^\*(?=\w)")
"""Stars at the two halves of a word that a page's end divides."""
_FEWEST = 2
"""Separators, or signs around blocks, from which they are marks."""


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the marks taken out, page breaks for separators and every line kept inside ``/*`` and
    ``*/``; a decision for each. A page that begins with a blank line begins a paragraph.
    """
    if draft.source.markup != "text" or not _is_marked(draft):
        return draft, ()
    rows: list[Row] = []
    decisions: list[Decision] = []
    kept = ""
    parting: Row | None = None  # what marks leave where no blank line is beside them: gaps are as wide as in print
    for row in draft.rows:
        text = row.text.strip()
        page_ends = bool(_SEPARATOR.match(text) or _BLANK_PAGE.match(text))
        if page_ends or _OPENS.match(text) or (kept and _CLOSES.match(text)):
            decisions.append(_removed(row.line, text, row.column, row.end_column))
            if not page_ends:
                kept = text[1] if _OPENS.match(text) else ""
            parting = row._replace(text="", page_break=page_ends or (parting is not None and parting.page_break))
            continue
        if parting and text and (parting.page_break or (rows and not rows[-1].blank)):
            rows.append(parting)
        parting = None
        if text and _TAG.findall(row.text) == _TAG.findall(raw := draft.source.lines[row.line - 1].text):
            decisions += _inside(raw, row.line)
            row = _plain(row)._replace(wraps=row.wraps if kept in ("", "#") else False)
        rows.append(row)
    return replace(draft, rows=tuple(rows)), tuple(decisions)


def _is_marked(draft: Draft) -> bool:
    separators = opened = closed = 0
    for row in draft.rows:
        text = row.text.strip()
        if text[:1] != "-" and len(text) != 2:
            continue
        separators += bool(_SEPARATOR.match(text))
        opened += bool(_OPENS.match(text))
        closed += bool(_CLOSES.match(text))
    return separators >= _FEWEST or (opened == closed and opened >= _FEWEST)


def _plain(row: Row) -> Row:
    """Return the row without marks: emphasis as signs, small capitals and stars at cut words as nothing."""
    text = row.text
    if "*" in text:
        text = _CUT.sub("", text)
    if "<" not in text:
        return row._replace(text=text)
    whole = re.fullmatch(r"\s*<b>([^<>]+)</b>\s*", text)
    if whole:
        return row._replace(text=whole[1], bold=True)
    for tag, sign in _SIGNS.items():
        text = re.sub(rf"<{tag}>(\S(?:[^<>]*\S)?)</{tag}>", rf"{sign}\1{sign}", text)
    return row._replace(text=_TAG.sub("", text))


def _inside(text: str, line: int) -> Iterator[Decision]:
    """Yield the decisions for the marks inside a line of the raw text."""
    for m in (*_TAG.finditer(text), *_CUT.finditer(text)):
        yield _removed(line, m[0], m.start() + 1, m.end() + 1)
    for m in _NOTE.finditer(text):
        yield Decision(
            "proof-note",
            Action.REPORTED,
            line,
            line,
            "a note of a proof-reader stands in the text",
            column=m.start() + 1,
            end_column=m.end() + 1,
            before=m[0],
            severity=Severity.WARNING,
            hint="settle it, and take it out of the Markdown",
        )


def _removed(line: int, before: str, column: int = 1, end_column: int | None = None) -> Decision:
    message = "a mark of proof-readers was taken out"
    return Decision(
        "proof-mark", Action.REMOVED, line, line, message, column=column, end_column=end_column, before=before
    )
