"""What a file held besides its text: counted by its reader, told here, so that nothing of it goes unseen."""

from __future__ import annotations

from converter.draft import Draft
from converter.model import Action, Decision, Residue, Severity
from converter.options import Options

_HINTS = {"page-without-text": "if a text stands on it, give it a text layer: ocrmypdf in.pdf out.pdf, or --ocr"}


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a decision for each kind of residue."""
    return draft, tuple(_decision(residue) for residue in draft.source.residue)


def _decision(residue: Residue) -> Decision:
    fate = "kept in the text" if residue.kept else "not in the text"
    return Decision(
        "residue",
        Action.REPORTED,
        1,
        1,
        f"the file holds {residue.count} of this kind: {residue.kind}; {fate}",
        before=residue.sample,
        evidence=(("count", residue.count),),
        severity=Severity.INFO if residue.kept else Severity.WARNING,
        hint=_HINTS.get(residue.kind, ""),
    )
