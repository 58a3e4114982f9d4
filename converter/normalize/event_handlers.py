"""Event handlers in HTML tags that a raw text carries.

A tag stays as the text that it is, escaped; the attribute that would run a program is taken out of it and recorded, so
that no edition holds it in any form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from converter.draft import Draft
from converter.model import Action, Decision, Severity
from converter.options import Options
from converter.text import INVISIBLE

_TAG = re.compile(r"<[A-Za-z][\w:-]*\s[^<>]*>")
_HANDLER = re.compile(r"""\s+on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"']+)""", re.IGNORECASE)


def remove(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without event handlers, and a decision for each.

    One that cannot be found again in the line of the source, because its letters had other forms there, stays. What
    reads as it does before it, without being one, is passed over there too.
    """
    rows = list(draft.rows)
    decisions: list[Decision] = []
    for i, row in enumerate(rows):
        if "<" not in row.text:
            continue
        kept: list[str] = []
        text, raw = row.text, draft.source.lines[row.line - 1].text
        done, at = 0, row.column - 1
        for handler in _handlers(text):
            written = _as_it_was(handler[0])
            before = sum(m.start() < handler.start() for m in written.finditer(text, done))
            if found := next(islice(written.finditer(raw, at), before, None), None):
                kept.append(text[done : handler.start()])
                done, at = handler.end(), found.end()
                decisions.append(_decision(row.line, found))
        if kept:
            rows[i] = row._replace(text="".join(kept) + text[done:])
    return replace(draft, rows=tuple(rows)), tuple(decisions)


def _handlers(text: str) -> Iterator[re.Match[str]]:
    for tag in _TAG.finditer(text):
        yield from _HANDLER.finditer(text, tag.start(), tag.end())


def _as_it_was(handler: str) -> re.Pattern[str]:
    """Return what finds *handler* in the source, where invisible characters may stand between its letters."""
    between = f"{INVISIBLE.pattern}*"
    pieces = (r"\s+" if sign.isspace() else re.escape(sign) for sign in handler)
    return re.compile(between.join(pieces))


def _decision(line: int, found: re.Match[str]) -> Decision:
    return Decision(
        "event-handler",
        Action.REMOVED,
        line,
        line,
        "an attribute that would run a program was taken out of a tag",
        column=found.start() + 1,
        end_column=found.end() + 1,
        before=found[0].strip(),
        severity=Severity.WARNING,
    )
