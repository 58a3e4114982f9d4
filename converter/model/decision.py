"""What the program decided on its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a decision should trouble the person who reads it."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Status(StrEnum):
    """Who has the last word on a decision so far."""

    APPLIED = "applied"
    REVIEW = "review"
    OVERRIDDEN = "overridden"


class Action(StrEnum):
    """What a decision did to the words of its span; the word account reads it."""

    REMOVED = "removed"
    """The words between the start and the end of the span are not in the edition."""
    CHANGED = "changed"
    """The words of the span stand in the edition as the words of ``after``."""
    MOVED = "moved"
    """The words of the span stand in the edition, elsewhere."""
    MARKED = "marked"
    """The words stay where they were; only their structure was decided."""
    REPORTED = "reported"
    """Nothing was done: something in the source is pointed out."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that the program decided on its own, with the evidence for it."""

    rule: str
    """Code of the rule, a key of :data:`converter.rules.RULES`."""
    action: Action
    """What was done to the words of the span."""
    line: int
    """First line of the span in the raw text, counted from 1."""
    end_line: int
    """Last line of the span, inclusive."""
    message: str
    """One sentence for a person, without a full stop at its end."""
    column: int = 1
    """First column of the span in its first line, counted from 1."""
    end_column: int | None = None
    """First column after the span in its last line; ``None`` is the end of that line."""
    before: str = ""
    """What stood there."""
    after: str = ""
    """What stands in the edition instead; for a change, its words are what the account expects."""
    evidence: tuple[tuple[str, str | int | float], ...] = ()
    """Name and figure of each piece of evidence."""
    confidence: float = 1.0
    """How sure the program is, from 0 to 1."""
    severity: Severity = Severity.INFO
    """How much it should trouble the reader of the report."""
    status: Status = Status.APPLIED
    """Applied, waiting for review, or overridden by a person."""
    hint: str = ""
    """What the person can do about it."""
