"""Figures as a person says them."""

from __future__ import annotations


def count(number: int) -> str:
    """Return *number* with its thousands parted."""
    return f"{number:,}"


def many(number: int, one: str, several: str) -> str:
    """Return *number* with the word that fits it."""
    return f"{number:,} {one if number == 1 else several}"


def size(number: int) -> str:
    """Return a size in bytes as a person says it (1 kB is 1,000 bytes)."""
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000)):,} kB"


def percent(share: float) -> str:
    """Return a share of one as percent."""
    return f"{100 * share:.0f} %"


def figure(value: str | int | float) -> str:
    """Return a figure of any kind, without digits that say nothing."""
    return f"{value:.3g}" if isinstance(value, float) else str(value)
