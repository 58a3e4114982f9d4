"""Words on one baseline, and the printed lines made of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from converter.readers.pdf.direction import in_reading_order
from converter.readers.pdf.values import Face, TextLine, Word
from converter.text import BULLETS

_SAME_BASELINE = 0.15
"""Baselines closer than this share of the smaller size are one."""
_OFF = 0.35
"""Share of the smaller size by which a short word beside a line may stand above or below it."""
_SHORT = 5
"""Characters of such a word, at most."""
_PART = 0.8
"""A gap of this share of the size may part columns; justified lines have such gaps as well, so it only may."""
_CELL = 1.5
"""A gap of this share of the size is wider than a space between words ever is in lines that are not justified."""
_TOUCHING = 0.12
"""Neighbours of another size or face closer than this share of the size are one word: a raised "th", small capitals."""
_INITIAL = 1.8
"""An initial is so much larger than the text beside it."""
_BULLET = re.compile(rf"[{BULLETS}·–—*-]$")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]$")
Row = list["Segment"]


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring words of one row without a wide gap between them."""

    words: tuple[Word, ...]
    """The words from left to right."""
    left: float
    """Where the first begins."""
    right: float
    """Where the last ends."""
    baseline: float
    """Distance of the baseline from the page's top."""
    size: float
    """Size of the largest type in it."""
    length: int
    """Number of its characters."""
    letters: int
    """How many of them are letters."""


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words of each baseline from left to right, the rows from top to bottom.

    A raised or lowered word that drawing left on a row of its own joins the row of the word it touches, and an initial
    over several lines joins the uppermost of them.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.baseline, w.left)):
        if rows and word.baseline - rows[-1][0].baseline <= _SAME_BASELINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    usual = median(word.size for word in words) if words else 0.0
    _hang_raised(rows, usual)
    _lift_initials(rows, usual)
    _level(rows)
    return [sorted(row, key=lambda w: w.left) for row in rows if row]


def _hang_raised(rows: list[list[Word]], usual: float) -> None:
    for i, row in enumerate(rows):
        for word in [w for w in row if (w.size < 0.9 * usual or len(row) <= 3) and len(w.text) <= 4]:
            for other in (*rows[max(0, i - 2) : i], *rows[i + 1 : i + 3]):
                base = next((w for w in other if _hangs_on(word, w)), None)
                if base:
                    row.remove(word)
                    raised = word.baseline < base.baseline
                    other.append(replace(word, baseline=base.baseline, raised=raised, glued=word.left > base.left))
                    break


def _level(rows: list[list[Word]]) -> None:
    """Move a marker or a number that stands a little off the line beside it, as in scans, to that line."""
    for i, row in enumerate(rows):
        if len(row) != 1 or len(row[0].text) > _SHORT:
            continue
        near = [other for other in (*rows[max(0, i - 1) : i], *rows[i + 1 : i + 2]) if _stands_beside(row[0], other)]
        if near:
            other = min(near, key=lambda other: abs(other[0].baseline - row[0].baseline))
            other.append(replace(row.pop(), baseline=other[0].baseline))


def _stands_beside(word: Word, row: Sequence[Word]) -> bool:
    """Return whether a word stands at one end of a row, not farther above or below it than a part of its height."""
    if not row or abs(row[0].baseline - word.baseline) > _OFF * min(word.size, row[0].size):
        return False
    return word.right <= min(w.left for w in row) or word.left >= max(w.right for w in row)


def _hangs_on(word: Word, base: Word) -> bool:
    off = base.baseline - word.baseline
    near = -0.1 * base.size <= max(word.left - base.right, base.left - word.right) <= 0.25 * base.size
    smaller = word.size < 0.85 * base.size or (base.raised and word.size <= base.size)
    return near and smaller and -0.35 * base.size < off < 0.7 * base.size


def _lift_initials(rows: list[list[Word]], usual: float) -> None:
    """Move every initial to the row at its top, glued to the word after it."""
    for i in range(len(rows) - 1, 0, -1):
        for word in [w for w in rows[i] if w.size > _INITIAL * usual and len(w.text) <= 2 and w.text[:1].isalpha()]:
            beside = [w for w in rows[i] if 0 <= w.left - word.right < 1.5 * word.size and w is not word]
            top = next((k for k in range(i) if _begins_beside(word, rows[k])), None)
            if top is not None and all(word.size > _INITIAL * w.size for w in beside):
                rows[i].remove(word)
                following = min((w for w in rows[top] if w.left >= word.right - 1), key=lambda w: w.left)
                rows[top].remove(following)
                size = following.size
                lifted = replace(
                    word, baseline=following.baseline, size=size, left=following.left - size, right=following.left
                )
                glued = not following.text[:1].isupper() or len(word.text) + len(following.text) <= 3
                rows[top] += [lifted, replace(following, glued=glued)]


def _begins_beside(word: Word, row: Sequence[Word]) -> bool:
    """Return whether the first of the lines beside a large letter is *row*: its type stands at the letter's top."""
    top = word.baseline - 0.75 * word.size
    return any(
        0 <= w.left - word.right < 0.5 * word.size
        and word.size > _INITIAL * w.size
        and w.baseline - 1.1 * w.size < top + 0.35 * w.size
        and w.baseline > top
        for w in row
    )


def segments(row: Sequence[Word]) -> Row:
    """Return the words of a row in segments."""
    found: list[list[Word]] = []
    right = 0.0
    for word in row:
        if found and word.left - right < _PART * max(word.size, found[-1][-1].size):
            found[-1].append(word)
        else:
            found.append([word])
        right = max(right, word.right)
    return [_segment(words) for words in found]


def _segment(words: Sequence[Word]) -> Segment:
    text = "".join(word.text for word in words)
    letters = len(text) if text.isalpha() else sum(map(str.isalpha, text))
    right, size = max(word.right for word in words), max(word.size for word in words)
    return Segment(tuple(words), words[0].left, right, words[0].baseline, size, len(text), letters)


def line_of(row: Row, page: int, width: float = 0.0) -> TextLine:
    """Return the printed line that the segments of a row are.

    With the *width* of the page its places are measured from the right, for scripts that run from right to left.
    """
    words = [word for segment in row for word in segment.words]
    left, right = words[0].left, max(word.right for word in words)
    if width or _rightward("".join(word.text for word in words)):
        words, gaps = in_reading_order(words, bool(width), _CELL)
    else:
        words = _spaced(words)
        gaps = [i for i, (a, b) in enumerate(pairwise(words), 1) if b.left - a.right > _CELL * b.size]
        if gaps == [1] and is_marker(words[0].text):
            gaps = []  # an item hangs behind its marker
    lettered = [word for word in words if word.text.isalnum() or any(map(str.isalnum, word.text))] or words
    size, face = _commonest(words)
    return TextLine(
        words=tuple(words),
        left=width - right if width else left,
        right=width - left if width else right,
        baseline=words[0].baseline,
        size=size,
        face=face,
        bold=all(word.face.bold for word in lettered),
        italic=all(word.face.italic for word in lettered),
        page=page,
        cells=tuple(gaps),
    )


def is_bullet(text: str) -> bool:
    """Return whether a word is the bullet of an item."""
    return bool(_BULLET.match(text))


def is_marker(text: str) -> bool:
    """Return whether a word is the bullet, the number or the letter of an item."""
    return is_bullet(text) or bool(_NUMBER.match(text))


def _commonest(words: Sequence[Word]) -> tuple[float, Face]:
    """Return size and face of most characters."""
    looks = {(word.size, word.face) for word in words}
    if len(looks) == 1:
        return looks.pop()
    weights: Counter[tuple[float, Face]] = Counter()
    for word in words:
        weights[word.size, word.face] += len(word.text)
    return max(weights, key=weights.__getitem__)


def _spaced(words: Sequence[Word]) -> list[Word]:
    """Return *words*, from left to right, with the spaces between them judged by distance where a change of style
    parts them.
    """
    found = [replace(words[0], glued=False)] if words[0].glued else [words[0]]
    for before, word in pairwise(words):
        gap, size = word.left - before.right, max(word.size, before.size)
        styled = word.size != before.size or word.face != before.face
        glued = gap < 0.3 * size if word.glued else styled and gap < _TOUCHING * size
        found.append(word if word.glued == glued else replace(word, glued=glued))
    return found


def _rightward(text: str) -> bool:
    """Return whether *text* is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
