"""Lines that are taken out of the text: what is left with a page break in their place, and what the decisions say."""

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


def contents_decision(rows: Sequence[Row], number: int, confidence: float) -> Decision:
    """Return the decision that took out *rows*, printed contents of a *number* of entries."""
    return Decision(
        "printed-contents",
        Action.REMOVED,
        rows[0].line,
        rows[-1].line,
        f"a printed contents list of {number} entries was taken out; a new one is made from the headings",
        column=rows[0].column,
        end_column=rows[-1].end_column,
        before="\n".join(row.text for row in rows if row.text),
        evidence=(("entries", number),),
        confidence=confidence,
    )
