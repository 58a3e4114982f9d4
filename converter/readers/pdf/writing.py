"""Paragraphs are written as lines with evidence, blank lines between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from converter.model import Line
from converter.readers.pdf.notes import label_of
from converter.readers.pdf.paragraphs import wrapped
from converter.readers.pdf.typography import Typography
from converter.readers.pdf.values import Paragraph, TextLine, Word
from converter.rich_text.inlines import written
from converter.rich_text.values import Piece

_WIDER = (0.4, 1.1, 2.2)
"""White space above a paragraph beyond the usual, in lines, from which one, two or three more blank lines show it."""
_CENTRED = 1.5
"""Sizes of space that centred text has on both sides."""
_DIVIDED = re.compile(r"[-\u2010]$")
_EM = 0.5
"""Mean width of a character as a share of the size: how many spaces an indent is."""
_MOST_SPACES = 60


def lines_of(paragraphs: Sequence[Paragraph], typography: Typography) -> tuple[Line, ...]:
    """Return the lines of *paragraphs*, numbered from 1; a form feed begins the first line of a page."""
    normal = _normal_gap(paragraphs, typography)
    found: list[Line] = []
    for paragraph in paragraphs:
        if paragraph.is_picture:  # it says nothing of the page's end: the text after it does
            page = found[-1].page if found else paragraph.lines[0].page
            blank = [Line(0, "", page)] if found else []
            found += [*blank, Line(0, paragraph.text, page)]
            continue
        own = list(_written(paragraph))
        if found:
            paged = paragraph.lines[0].page > (found[-1].page or 0)
            found += [Line(0, "", found[-1].page)] * _blanks(paragraph, normal, paged)
            if paged and not paragraph.parted:
                own[0] = own[0]._replace(text="\f" + own[0].text)
        found += own
    return tuple(line._replace(number=number) for number, line in enumerate(found, 1))


def _normal_gap(paragraphs: Sequence[Paragraph], typography: Typography) -> float:
    """Return the commonest white space between paragraphs of the running text, in lines."""
    gaps = Counter(
        round(p.gap, 1) for p in paragraphs if not p.tops and p.lines[0].size == typography.size and not p.lines[0].bold
    )
    return max(0.0, gaps.most_common(1)[0][0]) if gaps else 0.0


def _blanks(paragraph: Paragraph, normal: float, paged: bool) -> int:
    if paragraph.tops:
        return 2 if paged and not paragraph.label else 1
    return 1 + sum(paragraph.gap - normal > step for step in _WIDER)


def _written(paragraph: Paragraph) -> Iterator[Line]:
    """Yield the lines of a paragraph; bold and italic of all of it are evidence, of a part they are marks."""
    bold, italic = (all(getattr(line, name) for line in paragraph.lines) for name in ("bold", "italic"))
    centred = _is_centred(paragraph)
    texts = written(_pieces(paragraph, bold, italic), start=not paragraph.label).split("\n")
    marker = f"[^{paragraph.label}]: " if paragraph.label else ""
    first = max(paragraph.lines, key=lambda line: len(line.words))
    is_one = paragraph.level or paragraph.caption  # over two lines it is one as well
    if is_one and not any(_DIVIDED.search(text) for text in texts):
        texts = [" ".join(text.strip() for text in texts)]
    wraps = wrapped(paragraph.lines, paragraph.space if centred else None)
    for i, (line, text) in enumerate(zip(paragraph.lines, texts, strict=False)):
        indent = "" if centred or paragraph.label else " " * _spaces(line)
        yield Line(
            number=0,
            text=indent + (marker if i == 0 else "") + text.strip(),
            page=line.page,
            bold=bold,
            italic=italic,
            centred=centred,
            size=first.size,
            family=first.face.family,
            level=paragraph.level,
            caption=paragraph.caption,
            wraps=wraps[i] if len(texts) > 1 else None,
        )


def _spaces(line: TextLine) -> int:
    """Return how many spaces stand for the indent of a line."""
    return min(_MOST_SPACES, max(0, round(line.indent / (_EM * line.size))))


def _is_centred(paragraph: Paragraph) -> bool:
    left, right = paragraph.space
    middle = (left + right) / 2
    if abs(paragraph.lines[0].indent) < 2:
        return False
    least = _CENTRED * paragraph.lines[0].size
    return all(
        abs((line.left + line.right) / 2 - middle) <= 0.015 * (right - left) + 1
        and line.left - left > least
        and right - line.right > least
        for line in paragraph.lines
    )


def _pieces(paragraph: Paragraph, bold: bool, italic: bool) -> Iterator[Piece]:
    """Yield the text in pieces of one look; a line feed stands between printed lines."""
    words = (piece for number, line in enumerate(paragraph.lines) for piece in _words(line, number > 0, bold, italic))
    for _, same in groupby(words, key=lambda piece: (piece.bold, piece.italic, piece.href, piece.note)):
        group = list(same)
        yield replace(group[0], text="".join(piece.text for piece in group)) if len(group) > 1 else group[0]


def _words(line: TextLine, follows: bool, bold: bool, italic: bool) -> Iterator[Piece]:
    """Yield the words of a line with the spaces before them."""
    column = 0
    for i, word in enumerate(line.words):
        space = "" if word.glued and i else _gap(line, i, column) if i else "\n" if follows else ""
        column += len(space) + len(word.text)
        yield from _piece(word, space, line.words[i - 1] if i else None, bold, italic)


def _gap(line: TextLine, i: int, column: int) -> str:
    """Return the spaces before word *i*: one, or as many as bring it to its place in a row of cells."""
    if i not in line.cells:
        return " "
    first, word = line.words[0], line.words[i]
    place = round(max(word.left - first.left, first.right - word.right) / (_EM * line.size))
    return " " * min(_MOST_SPACES, max(3, place - column))


def _piece(word: Word, space: str, before: Word | None, bold: bool, italic: bool) -> Iterator[Piece]:
    note = label_of(word) if word.raised and before else ""
    if note and not (note.isdigit() and before and len(before.text) < 2):
        yield from (Piece(space), Piece("", note=note)) if space else (Piece("", note=note),)
        return
    lettered = any(map(str.isalpha, word.text))
    yield Piece(
        space + word.text,
        bold=lettered and word.face.bold and not bold,
        italic=lettered and word.face.italic and not italic,
        href="" if not word.href or _is_address(word) else word.href,
    )


def _is_address(word: Word) -> bool:
    """Return whether the word is the address that it links to, or a part of it, which needs no link."""
    bare = word.text.strip(".,;:()<>[]/").casefold()
    return "://" in word.text or "@" in word.text or (len(bare) > 3 and bare in word.href.casefold())
