"""What a PDF cannot give: pages that are only pictures, invisible words, fonts with shifted characters."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from converter.readers.pdf.values import Face, Page
from converter.rich_text import Residues

_PER_MILLE = (85, 13, 33, 42, 140, 13, 15, 30, 75, 4, 8, 42, 28, 75, 65, 25, 6, 66, 72, 70, 48, 14, 10, 4, 8, 6)
"""How frequent the letters from a to z are, roughly, in running text of western languages."""
_FEWEST_LETTERS = 60
_FEWEST_WORDS = 8
"""Words of four letters or more; formulas have none."""
_LIKELIER = 0.4
"""By how much the mean logarithm of the frequencies must be better for letters that are shifted back."""


def report(pages: Sequence[Page], residues: Residues) -> None:
    """Count what is left out or cannot be read."""
    for page in pages:
        for kind, text in page.annotations:
            residues.add(kind, text)
        if page.hidden:
            residues.add("invisible-text", f"{page.hidden} words on page {page.number}")
        if is_picture(page):
            residues.add("page-without-text", f"page {page.number}")
    texts: dict[Face, list[str]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            texts[word.face].append(word.text)
    for face in sorted(texts, key=lambda f: (f.family, f.bold, f.italic)):
        if is_unreadable(" ".join(texts[face])):
            residues.add("unreadable-font", f"{face.family}: {' '.join(texts[face][:8])}", kept=True)


def is_picture(page: Page) -> bool:
    """Return whether a page shows a picture and has no text: a plate, or a scan without a text layer."""
    return bool(page.pictures) and not page.words and not page.turned


def is_unreadable(text: str) -> bool:
    """Return whether the characters of a font are not what is seen: in private use, none at all, or all shifted by one
    distance in the alphabet, so that letters which are rare in every language are frequent.
    """
    counts = Counter(text)
    odd = sum(n for c, n in counts.items() if unicodedata.category(c) in ("Co", "Cn", "Cc") or c == "\ufffd")
    if odd > 0.3 * sum(n for c, n in counts.items() if not c.isspace()):
        return True
    if _is_in_pieces(text):
        return True
    letters: Counter[int] = Counter()
    for c, n in counts.items():
        if "a" <= c.lower() <= "z" and len(c.lower()) == 1:
            letters[ord(c.lower()) - ord("a")] += n
    long = sum(len(word) >= 4 and word.isalpha() for word in text.split())
    if letters.total() < _FEWEST_LETTERS or long < _FEWEST_WORDS:
        return False
    likely = [_likelihood(letters, shift) for shift in range(26)]
    return max(likely) - likely[0] > _LIKELIER


def _is_in_pieces(text: str) -> bool:
    """Return whether words of a script whose letters join stand there letter by letter: a font that draws every letter
    at a height of its own.
    """
    joining = [word for word in text.split() if unicodedata.bidirectional(word[0]) == "AL"]
    return len(joining) >= _FEWEST_LETTERS and sum(len(word) == 1 for word in joining) > 0.5 * len(joining)


def _likelihood(letters: Counter[int], shift: int) -> float:
    return sum(n * log(_PER_MILLE[(c + shift) % 26]) for c, n in letters.items()) / letters.total()
