"""Event handlers in HTML tags that a raw text carries.

A tag stays as the text that it is, escaped; the attribute that would run a program is taken out of it and recorded, so
that no edition holds it in any form.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.draft import Draft
from converter.model import Action, Decision, Severity
from converter.options import Options

_TAG = re.compile(r"<[A-Za-z][\w:-]*\s[^<>]*>")
_HANDLER = re.compile(r"""\s+on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"']+)""", re.IGNORECASE)


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without event handlers, and a decision for each."""
    rows = list(draft.rows)
    decisions: list[Decision] = []
    for i, row in enumerate(rows):
        if "<" in row.text and _TAG.search(row.text):
            rows[i] = replace(row, text=_TAG.sub(lambda m: _HANDLER.sub("", m[0]), row.text))
            decisions += _decisions(draft.source.lines[row.line - 1].text, row.line)
    return replace(draft, rows=tuple(rows)), tuple(decisions)


def _decisions(text: str, line: int) -> list[Decision]:
    return [
        Decision(
            "event-handler",
            Action.REMOVED,
            line,
            line,
            "an attribute that would run a program was taken out of a tag",
            column=tag.start() + handler.start() + 1,
            end_column=tag.start() + handler.end() + 1,
            before=handler[0].strip(),
            severity=Severity.WARNING,
        )
        for tag in _TAG.finditer(text)
        for handler in _HANDLER.finditer(tag[0])
    ]
