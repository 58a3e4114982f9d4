"""What the program says of a rule when it is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule handles and what it does about it."""

    code: str
    """Stable name, in lower case with hyphens."""
    summary: str
    """One line: what is found and what is done."""
    explanation: str
    """A short paragraph: the evidence, the policy, how a person overrules it."""
    before: str = ""
    """An example of the source."""
    after: str = ""
    """The same in the edition."""
