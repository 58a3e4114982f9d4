"""Remains of a site among the text of a page: link texts that stand twice, chains of rubrics. They stay, and are
counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby, pairwise

from converter.rich_text import Paragraph, Residues

_BETWEEN = re.compile(r"[\s>»›/|·•:→\\-]*")
"""What stands between the rubrics of a chain."""
_FEWEST = 3
_LONGEST = 120


def report(paragraphs: Iterable[Paragraph], residues: Residues) -> None:
    """Count in *residues* what of *paragraphs* looks like remains of a site."""
    for paragraph in paragraphs:
        links = _links(paragraph)
        if any(one == other and one[1] for one, other in pairwise(links)):
            residues.add("doubled link text", paragraph.text, kept=True)
        elif len(links) >= _FEWEST and len(paragraph.text) <= _LONGEST and _is_chain(paragraph):
            residues.add("rubric chain", paragraph.text, kept=True)


def _links(paragraph: Paragraph) -> list[tuple[str, str]]:
    """Return address and text of each link in the paragraph, in order."""
    found: list[tuple[str, str]] = []
    for href, pieces in groupby(paragraph.pieces, key=lambda piece: piece.href):
        if href:
            found.append((href, " ".join("".join(piece.text for piece in pieces).split())))
    return found


def _is_chain(paragraph: Paragraph) -> bool:
    free = [piece.text for piece in paragraph.pieces if not piece.href]
    return any(text.strip() for text in free) and all(_BETWEEN.fullmatch(text) for text in free)
