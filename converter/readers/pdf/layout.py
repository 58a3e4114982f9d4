"""From pages to paragraphs in reading order: furniture out, columns, paragraphs, notes, joins over pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.readers.pdf import joins, notes
from converter.readers.pdf.columns import columns, cut
from converter.readers.pdf.furniture import Sheet, furniture, printed_numbers
from converter.readers.pdf.gutters import Strip
from converter.readers.pdf.paragraphs import paragraphs
from converter.readers.pdf.rows import rows_of
from converter.readers.pdf.typography import Typography, of_columns, of_words
from converter.readers.pdf.values import Box, Column, Page, Paragraph, Word
from converter.rich_text import Residues
from converter.text import fold

_MOST_ARTIFACTS = 0.25
"""Share of the words from which marks of artifacts are not believed."""
_FEWEST_BESIDE = 8
"""Rows side by side from which a gutter is believed elsewhere as well."""
_SAME_GUTTER = 6.0
"""Points between two gutters that are one."""


def without_artifacts(pages: Sequence[Page], residues: Residues) -> list[Page]:
    """Return *pages* without the words that the file marks as no content; when it marks too much, nothing goes."""
    number = sum(len(page.artifacts) for page in pages)
    if number > _MOST_ARTIFACTS * (number + sum(len(page.words) for page in pages)):
        return [replace(page, words=page.words + page.artifacts) for page in pages]
    for page in pages:
        if page.artifacts:
            residues.add("artifact", " ".join(word.text for word in page.artifacts))
    return list(pages)


def without_usual_bold(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* without bold faces if most of the text is bold: it marks nothing then."""
    weights = Counter({True: 0, False: 0})
    for page in pages:
        for word in page.words:
            weights[word.face.bold] += len(word.text)
    if weights[True] <= weights[False]:
        return list(pages)
    return [replace(page, words=tuple(map(_unbolded, page.words))) for page in pages]


def _unbolded(word: Word) -> Word:
    return replace(word, face=replace(word.face, bold=False)) if word.face.bold else word


def paragraphs_of(pages: Sequence[Page], residues: Residues) -> tuple[list[Paragraph], Typography, tuple[str, ...]]:
    """Return the paragraphs of all *pages* in reading order, what the running text looks like, and the number that is
    printed on each page.
    """
    size, face = of_words(word for page in pages for word in page.words)
    rows = [rows_of(page.words) for page in pages]
    sheets = [Sheet(p.number, p.height, r, p.label) for p, r in zip(pages, rows, strict=True)]
    gone = furniture(sheets, size)
    if all(len(gone.get(index, {})) == len(own) for index, own in enumerate(rows)):
        gone = {}  # what is all that the pages say is their text
    for index in sorted(gone):
        for row, kind in sorted(gone[index].items()):
            residues.add(kind, " ".join(word.text for word in rows[index][row]))
    kept = [[row for i, row in enumerate(own) if i not in gone.get(index, {})] for index, own in enumerate(rows)]
    areas = _areas(pages, kept, size)
    found = _columns(pages, kept, areas)
    typography = of_columns([column for own in found for column in own], size, face)
    turned = _turned(pages, residues)
    made: list[Paragraph] = []
    for page, own in zip(pages, found, strict=True):
        flat = [p for column in (*own, *turned.get(page.number, ())) for p in paragraphs(column, typography)]
        made += notes.marked(flat, typography)
    return notes.placed(joins.joined(made, typography)), typography, printed_numbers(sheets, gone)


def _columns(
    pages: Sequence[Page], rows: Sequence[Sequence[Sequence[Word]]], areas: Mapping[int, Box]
) -> list[list[Column]]:
    """Return the columns of every page; where a few lines cannot tell, gutters of other pages do."""
    spaces = [areas[page.number % 2] for page in pages]
    parts = [cut(page, own, space) for page, own, space in zip(pages, rows, spaces, strict=True)]
    known = _distinct([strip for each in parts for strip in each.gutters if strip.both >= _FEWEST_BESIDE])
    if known:
        parts = [cut(page, own, space, known) for page, own, space in zip(pages, rows, spaces, strict=True)]
    return [columns(each) for each in parts]


def _distinct(gutters: Sequence[Strip]) -> list[Strip]:
    """Return the gutters that stand at places of their own."""
    found: list[Strip] = []
    for strip in gutters:
        if not any(abs(strip.right - other.right) < _SAME_GUTTER for other in found):
            found.append(strip)
    return found


def _areas(pages: Sequence[Page], rows: Sequence[Sequence[Sequence[Word]]], size: float) -> dict[int, Box]:
    """Return the space that text fills on odd (1) and even (0) pages: margins may be mirrored."""
    found: dict[int, Box] = {}
    for parity in (0, 1):
        own = [row for page, r in zip(pages, rows, strict=True) if page.number % 2 == parity for row in r]
        own = [row for row in own if row[0].size == size] or own
        lefts = sorted(row[0].left for row in own)
        rights = sorted(row[-1].right for row in own)
        if lefts:
            few = len(lefts) // 50
            found[parity] = Box(lefts[few], 0.0, rights[-1 - few], max(page.height for page in pages))
    return {parity: found.get(parity) or found.get(1 - parity) or Box(0, 0, 612, 792) for parity in (0, 1)}


def _turned(pages: Sequence[Page], residues: Residues) -> dict[int, list[Column]]:
    """Return the columns of text that runs in other directions than the page's, read after it.

    What stands there on three pages or more, figures apart, is furniture.
    """
    groups = [(page, words) for page in pages for words in page.turned]
    often = Counter(_masked(words) for _, words in groups)
    found: dict[int, list[Column]] = defaultdict(list)
    for page, words in groups:
        if often[_masked(words)] >= 3 and sum(c.isalpha() for word in words for c in word.text) >= 4:
            residues.add("running-head", " ".join(word.text for word in words))
            continue
        residues.add("turned-text", " ".join(word.text for word in words), kept=True)
        area = Box(min(w.left for w in words), 0.0, max(w.right for w in words), page.width)
        upright = replace(page, words=words, rules=(), frames=())
        found[page.number] += columns(cut(upright, rows_of(words), area))
    return found


def _masked(words: Sequence[Word]) -> str:
    return re.sub(r"\d+", "#", fold(" ".join(word.text for word in words)))
