"""What a template left behind: the filler text that printers have set since the sixteenth century."""

from __future__ import annotations

import re

from converter.draft import Draft
from converter.model import Action, Decision, Severity
from converter.options import Options

_FILLER = re.compile(r"\blorem ipsum(?: dolor| sit| amet){2,}.*", re.I)


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a decision for each line with filler text."""
    return draft, tuple(
        Decision(
            "template-left-over",
            Action.REPORTED,
            row.line,
            row.line,
            "this is filler text of a template, and nobody's words",
            before=m[0],
            severity=Severity.WARNING,
            hint="take it out of the Markdown if it is not meant",
        )
        for row in draft.rows
        if "psum" in row.text.casefold() and (m := _FILLER.search(row.text))
    )
