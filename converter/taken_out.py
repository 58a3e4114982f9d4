"""Lines that are taken out of the text with a page break in their place: what is left, and what the decision says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from converter.draft import Row
from converter.model import Action, Decision


def without(rows: Sequence[Row], gone: Collection[int]) -> tuple[Row, ...]:
    """Return *rows* with a page break in place of each whose index is in *gone*."""
    return tuple(
        row._replace(text="", page_break=True, bold=False, hashes=0) if i in gone else row for i, row in enumerate(rows)
    )


def decision(row: Row, rule: str, message: str, confidence: float) -> Decision:
    """Return the decision of *rule* that took *row* out, which *message* explains."""
    return Decision(
        rule,
        Action.REMOVED,
        row.line,
        row.line,
        message,
        column=row.column,
        end_column=row.end_column,
        before=row.text.strip(),
        confidence=confidence,
    )
