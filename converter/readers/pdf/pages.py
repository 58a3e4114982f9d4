"""Words, rules and frames of every page, from the characters and shapes that the file draws."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Protocol

from converter.readers.pdf.direction import kind_of
from converter.readers.pdf.faces import face
from converter.readers.pdf.frames import Frame, frame_of
from converter.readers.pdf.library import SECOND_HALF, ObjectStyle, OpenDocument, OpenPage
from converter.readers.pdf.shapes import Shapes
from converter.readers.pdf.values import Page, Part, Word
from converter.readers.pdf.vertical import DOWNWARD, columns

_WORD = re.compile("[^ \r\n\t\x00\ufffe\x02]*[\ufffe\x02]|[^ \r\n\t\x00\ufffe\x02]+")
"""A word; pdfium writes a hyphen at a line's end as U+FFFE (U+0002 in its list) and leaves the line's end out."""
_PLAIN = str.maketrans(
    {
        SECOND_HALF: None,
        "\ufffe": "-",
        "\x02": "-",
        "\u00ad": "\u2010",
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf06e": "■",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
    }
)
"""A soft hyphen that is drawn parts a word: U+2010 at a line's end says the same and is not taken for invisible.
The bullets of the fonts Symbol and Wingdings come with numbers of private use."""
SUPERIOR = re.compile(
    r"(?<=[^\d\s.,])\d{1,3}(?!\d|[.,]\d)|(?<=[^\d\s][.,])\d{1,3}(?!\d|[.,]\d)|(?<![^\s\ufffe\x02])\d{1,3}(?=[^\W\d_])"
)
"""Figures at a word, which may be superior figures of the same font: only what is drawn of them tells."""
_RAISED_INK = 0.2
"""Share of the size by which what is drawn of a superior figure stands above the line."""
_SAME_LINE = 0.08
"""Two baselines this share of the size apart are one."""


_MARKS = "".join(chr(code) for code in range(0x0590, 0x0900) if unicodedata.category(chr(code)) == "Mn")
"""Points and vowels over the letters of Hebrew and Arabic."""
_LIGATURES = frozenset(
    letters
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
    if len(letters := unicodedata.normalize("NFKC", chr(code))) > 1
)
"""The letters of the Arabic ligatures that have a number of their own."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A word with what only matters on the way to the page."""

    word: Word
    """The word, upright."""
    angle: int
    """Direction of its text."""
    invisible: bool
    """Whether nothing of it is drawn."""
    artifact: bool
    """Whether the file marks it as no content."""


class HasPlaces(Protocol):
    """What tells where characters stand."""

    def origin(self, character: int) -> tuple[float, float]:
        """Return where the baseline of a character begins."""

    def extent(self, character: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a character's cell."""

    def ink(self, character: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of what is drawn of a character."""


def pages(document: OpenDocument) -> Iterator[Page]:
    """Yield the pages of *document* in order."""
    shapes = Shapes()
    for index in range(document.length):
        with document.page(index) as page:
            yield replace(_page(page, index + 1, document.is_tagged, shapes), label=document.label(index))


def _page(page: OpenPage, number: int, is_tagged: bool, shapes: Shapes) -> Page:
    bounds = page.bounds()
    frames: dict[int, Frame] = {}
    every = list(_words(page, bounds, frames))
    seen = _visible(every, frames)
    weights = {angle: sum(len(f.word.text) for f in seen if f.angle == angle) for angle in frames}
    main = max(sorted(weights), key=weights.__getitem__, default=0)
    frame = frames.get(main) or frame_of(0, bounds)
    links = list(page.links())
    groups = {
        a: _linked([f.word for f in seen if f.angle == a and not f.artifact], frames[a], links) for a in sorted(frames)
    }
    rules, boxes, drawings = shapes.of(page, frame)
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        words=groups.pop(main, ()),
        turned=tuple(words for words in groups.values() if words),
        rules=rules,
        frames=boxes,
        pictures=tuple(drawing.box for drawing in drawings),
        images=drawings,
        artifacts=tuple(f.word for f in seen if f.artifact),
        hidden=len(every) - len(seen),
        annotations=tuple(page.annotations()),
        tags=tuple(page.tagged()) if is_tagged else (),
    )


def _angle(style: ObjectStyle) -> int:
    """Return the direction of text in degrees; within two degrees of upright or lying it is that."""
    degrees = math.degrees(math.atan2(style.matrix[1], style.matrix[0]))
    straight = round(degrees / 90) * 90
    return (straight if abs(degrees - straight) <= 2 else round(degrees)) % 360


def _words(page: OpenPage, bounds: Sequence[float], frames: dict[int, Frame]) -> Iterator[_Found]:
    """Yield the words in the order of drawing; a word in several styles comes in pieces that are glued together."""
    text = page.text()
    mixed = not text.isascii() and _leftward(text)
    for m in _WORD.finditer(text):
        if m[0][0] >= "\u2e80" and (downward := _downward(page, text, m.span(), bounds, frames)):
            yield from downward
            continue
        pieces: list[_Found] = []
        figures = [] if m[0].isalpha() else [each.span() for each in SUPERIOR.finditer(text, m.start(), m.end())]
        for first, end, style, is_superior in with_superiors(page, _pieces(page, m.start(), m.end()), figures):
            angle = _angle(style)
            if angle not in frames:
                frames[angle] = frame_of(angle, bounds)
            said = text[first:end].translate(_PLAIN)
            said = in_order_of_reading(page, said, first) if not said.isascii() and _leftward(said) else said
            word = _word(page, said, (first, end - 1), style, frames[angle])
            word = replace(word, raised=True) if is_superior else word
            if mixed and not m[0].isalpha():
                word = replace(word, parts=tuple(_parts(page, text[first:end], first, frames[angle])))
            pieces.append(_Found(word, angle, style.invisible, style.artifact))
        yield from _hung(pieces) if len(pieces) > 1 else pieces


def _downward(
    page: OpenPage, text: str, span: tuple[int, int], bounds: Sequence[float], frames: dict[int, Frame]
) -> list[_Found]:
    """Return the columns of a run that is written from top to bottom, as words of the page turned; else nothing."""
    style = page.style(span[0], page.owner(span[0]))
    parts = [] if _angle(style) else list(columns(page, text, *span, style.size))
    if not parts:
        return []
    frame = frames.setdefault(DOWNWARD, frame_of(DOWNWARD, bounds))
    found: list[_Found] = []
    for first, end in parts:
        own = page.style(first, page.owner(first))
        word = _word(page, text[first:end].translate(_PLAIN), (first, end - 1), own, frame)
        box = frame.box(page.extent(first))
        found.append(_Found(replace(word, baseline=box.bottom), DOWNWARD, own.invisible, own.artifact))
    return found


def _leftward(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def _parts(page: HasPlaces, text: str, first: int, frame: Frame) -> Iterator[Part]:
    """Yield the parts of a word that run in one direction each, if there are several; signs come one by one."""
    kinds = [kind_of(c) if unicodedata.category(c)[0] != "M" else " " for c in text]
    leading = len(text) - len(text.lstrip(_MARKS))
    kinds[:leading] = kinds[leading : leading + 1] * leading
    starts = [i for i, kind in enumerate(kinds) if i == 0 or (kind != " " and (kind != kinds[i - 1] or not kind))]
    if len(starts) < 2:
        return
    for start, end in pairwise([*starts, len(text)]):
        boxes = [frame.box(page.extent(first + i)) for i in range(start, end)]
        said = text[start:end]
        said = in_order_of_reading(page, said, first + start) if kinds[start] == "R" else said
        yield Part(said.translate(_PLAIN), min(box.left for box in boxes), max(box.right for box in boxes))


def in_order_of_reading(page: HasPlaces, text: str, first: int) -> str:
    """Return a word of a script that runs from right to left with the letters of each ligature in their order.

    pdfium turns the characters of such words round one by one, also those that the file gives for one glyph; these
    share a cell. It leaves those in order into which it takes a ligature itself, of which Unicode knows the letters.
    (Two glyphs of which one has no width share a place as well, but not their cells.)
    """
    marks = len(text) - len(text.lstrip(_MARKS))
    if 0 < marks < len(text):
        return _with_marks(page, text, marks, first)
    places = [(page.origin(first + i), page.extent(first + i)) for i in range(len(text))]
    found: list[str] = []
    for _, group in groupby(range(len(text)), key=places.__getitem__):
        letters = "".join(text[i] for i in group)
        is_typed = letters in _LIGATURES and letters[::-1] not in _LIGATURES
        found.append(letters if is_typed else letters[::-1])
    return "".join(found)


def _with_marks(page: HasPlaces, text: str, marks: int, first: int) -> str:
    """Return a word that begins with *marks* over letters in pdfium's list with each after its letter."""
    middles = [sum(page.extent(first + i)[0::2]) / 2 for i in range(len(text))]
    letters = [i for i in range(marks, len(text)) if text[i] not in _MARKS]
    if not letters:
        return text
    said = {i: text[i] for i in range(marks, len(text))}
    for mark in range(marks):
        said[min(letters, key=lambda i: abs(middles[i] - middles[mark]))] += text[mark]
    return "".join(said[i] for i in range(marks, len(text)))


def _pieces(page: OpenPage, start: int, end: int) -> Iterator[tuple[int, int, ObjectStyle]]:
    """Yield first character, end and style of each stretch in one style."""
    first, last = page.owner(start), page.owner(end - 1)
    if first == last or not last:
        yield start, end, page.style(start, first)
        return
    at, style = start, page.style(start, first)
    for i in range(start + 1, end):
        owner = page.owner(i)
        other = page.style(i, owner) if owner else style
        if other != style or (owner != first and _steps(page, at, i, style)):
            yield at, i, style
            at, style = i, other
        first = owner
    yield at, end, style


def with_superiors(
    page: HasPlaces, pieces: Iterable[tuple[int, int, ObjectStyle]], figures: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, ObjectStyle, bool]]:
    """Yield the *pieces* of a word with superior figures apart, and of each whether it is such figures; *figures* are
    first character and end of those that may be.
    """
    for first, end, style in pieces:
        at = first
        for a, b in figures:
            if first <= a < b <= end and _is_superior(page, a, style):
                yield from ((at, a, style, False),) if at < a else ()
                yield a, b, style, True
                at = b
        if at < end:
            yield at, end, style, False


def _is_superior(page: HasPlaces, character: int, style: ObjectStyle) -> bool:
    """Return whether a figure is drawn above the line on which its origin stands; only upright text is looked at."""
    return not style.matrix[1] and page.ink(character)[1] - page.origin(character)[1] > _RAISED_INK * style.size


def _steps(page: OpenPage, one: int, other: int, style: ObjectStyle) -> bool:
    """Return whether two characters stand at different heights, measured across the text."""
    (x0, y0), (x1, y1) = page.origin(one), page.origin(other)
    a, b = style.matrix
    across = abs((y1 - y0) * a - (x1 - x0) * b) / (math.hypot(a, b) or 1.0)
    return across > _SAME_LINE * style.size


def _word(page: OpenPage, text: str, ends: tuple[int, int], style: ObjectStyle, frame: Frame) -> Word:
    first = frame.box(page.extent(ends[0]))
    last = frame.box(page.extent(ends[1])) if ends[1] != ends[0] else first
    _, baseline = frame.place(*page.origin(ends[0]))
    size = style.size if style.size >= 2 else max(1.0, first.bottom - first.top)
    return Word(
        text=text,
        left=min(first.left, last.left),
        right=max(first.right, last.right),
        baseline=baseline,
        size=round(size, 1),
        face=face(style.name, style.bold, style.slanted),
        content=style.content,
    )


def _hung(pieces: Sequence[_Found]) -> list[_Found]:
    """Return the pieces of a word glued together, smaller ones a little above or below on the line of the largest."""
    base = max(pieces, key=lambda f: f.word.size)
    found: list[_Found] = []
    for i, piece in enumerate(pieces):
        word, main = piece.word, base.word
        near = piece.angle == base.angle and abs(word.baseline - main.baseline) <= main.size
        if near and word is not main:
            raised = main.baseline - word.baseline > 0.15 * main.size and word.size < 0.9 * main.size
            word = replace(word, raised=raised or word.raised, baseline=main.baseline)
        found.append(replace(piece, word=replace(word, glued=i > 0 and near)))
    return found


def _visible(words: Sequence[_Found], frames: dict[int, Frame]) -> list[_Found]:
    """Return the words on the page that are drawn, or invisible where nothing else is: the text under a scan."""
    kept = [f for f in words if _inside(f.word, frames[f.angle])]
    drawn = [f for f in kept if not f.invisible]
    if len(drawn) == len(kept) or not drawn:
        return kept
    cells = {(f.angle, *cell) for f in drawn for cell in _cells(f.word)}
    return [f for f in kept if not f.invisible or not any((f.angle, *cell) in cells for cell in _cells(f.word))]


def _inside(word: Word, frame: Frame) -> bool:
    return word.right > 0 and word.left < frame.width and 0 < word.baseline < frame.height + word.size


def _cells(word: Word) -> Iterator[tuple[int, int]]:
    """Yield the squares of a coarse grid that the word covers."""
    row = round((word.baseline - 0.3 * word.size) / 8)
    yield from ((column, row) for column in range(int(word.left / 8), int(word.right / 8) + 1))


def _linked(words: list[Word], frame: Frame, links: Sequence[tuple[Sequence[float], str]]) -> tuple[Word, ...]:
    """Return *words* with the addresses of the links over them."""
    for rect, address in links:
        if not address.startswith(("http://", "https://", "mailto:")):
            continue
        box = frame.box(rect)
        for i, word in enumerate(words):
            if box.holds((word.left + word.right) / 2, word.baseline - 0.3 * word.size):
                words[i] = replace(word, href=address)
    return tuple(words)
