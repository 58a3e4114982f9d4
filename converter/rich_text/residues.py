"""The count of what is accepted, dropped or set aside while a file is read."""

from __future__ import annotations

from collections import defaultdict

from converter.model import Residue

KEPT = frozenset({"insertion", "text box"})
"""Kinds whose words stay in the text unless somebody asks for something else."""
_SAMPLES = 3
_LONGEST = 80


class Residues:
    """A tally by kind; nothing that a reader leaves out goes without it."""

    def __init__(self, kept: frozenset[str] = KEPT) -> None:
        """Remember which kinds are to be *kept* in the text."""
        self._kept = kept
        self._samples: dict[tuple[str, bool], list[str]] = defaultdict(list)
        self._counts: dict[tuple[str, bool], int] = defaultdict(int)

    def keeps(self, kind: str) -> bool:
        """Return whether the words of *kind* are to stay in the text."""
        return kind in self._kept

    def add(self, kind: str, text: str = "", kept: bool = False) -> None:
        """Count one more of *kind* with its *text*; *kept* says that its words stand in the lines."""
        key = kind, kept
        self._counts[key] += 1
        text = " ".join(text.split())
        if text and len(self._samples[key]) < _SAMPLES and text[:_LONGEST] not in self._samples[key]:
            self._samples[key].append(text[:_LONGEST])

    def found(self) -> tuple[Residue, ...]:
        """Return the tally, sorted by kind."""
        return tuple(
            Residue(kind, count, " / ".join(self._samples[kind, kept]), kept)
            for (kind, kept), count in sorted(self._counts.items())
        )
