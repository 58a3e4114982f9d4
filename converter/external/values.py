"""What is known of a link to the web."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a link is now."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    BLOCKED = "blocked"
    TIMEOUT = "timeout"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int = 0
    """Status of HTTP; 0 for none."""
    location: str = ""
    """Where it says the page is now."""
    retry_after: str = ""
    """How long it wants to be left alone."""
    error: str = ""
    """Why there is no status: ``timeout``, ``no such host``, or what the system says."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A link and what it is now."""

    url: str
    """Where it leads, without its fragment."""
    kind: Kind
    """What it is now."""
    status: int = 0
    """Status of HTTP; 0 for none."""
    note: str = ""
    """Where it moved to, or why there is no answer."""
    places: tuple[str, ...] = ()
    """The files that have it."""
    strikes: int = 0
    """On how many days in a row it failed."""
    archive: str = ""
    """Where an archive may have it, for one that is dead."""
