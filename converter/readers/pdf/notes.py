"""Notes at the foot of a column: small type that begins with a label which a raised sign above calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.readers.pdf.typography import Typography
from converter.readers.pdf.values import Paragraph, TextLine, Word

_SMALL = 0.95
_FEWEST_LETTERS = 3
_LABEL = re.compile(r"[\[(]?(\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?[.:]?$")


def label_of(word: Word) -> str:
    """Return the label that a word is, without its brackets, or an empty string."""
    m = _LABEL.match(word.text)
    return m[1] if m else ""


def calls(line: TextLine) -> list[str]:
    """Return the labels of the raised signs in a line that could call a note."""
    return [label_of(word) for i, word in enumerate(line.words) if i and word.raised and label_of(word)]


def marked(paragraphs: Sequence[Paragraph], typography: Typography) -> list[Paragraph]:
    """Return the *paragraphs* of one page with its notes marked and put after the paragraphs that call them.

    A note that nothing calls stays the text that it is, where it is.
    """
    called = {label for p in paragraphs for line in p.lines for label in calls(line)}
    found = list(paragraphs)
    at_foot = True
    for i in range(len(found) - 1, -1, -1):
        paragraph, first = found[i], found[i].lines[0]
        small = max(line.size for line in paragraph.lines) <= _SMALL * typography.size
        at_foot = at_foot and (small or (first.words[0].raised and len(first.words) > 1))
        label = label_of(first.words[0])
        if at_foot and label in called and sum(c.isalpha() for c in paragraph.text) >= _FEWEST_LETTERS:
            found[i] = _note(paragraph, label)
        at_foot = at_foot or paragraph.tops
    return found


def _note(paragraph: Paragraph, label: str) -> Paragraph:
    first = paragraph.lines[0]
    rest = (replace(first.words[1], glued=False), *first.words[2:])
    return replace(paragraph, label=label, lines=(replace(first, words=rest, cells=()), *paragraph.lines[1:]))


def placed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return *paragraphs* with every note right after the paragraph that calls it."""
    notes = {(p.lines[0].page, p.label): p for p in paragraphs if p.label}
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.label:
            continue
        found.append(paragraph)
        for line in paragraph.lines:
            found += [notes.pop((line.page, label)) for label in calls(line) if (line.page, label) in notes]
    return found + list(notes.values())
