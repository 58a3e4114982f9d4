"""What the typography of a heading is like: its style, and the kind of number that it begins with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.draft import Row, Style
from converter.text import SMALL, fold, is_capitals, roman, words
from converter.vocabulary import LABELS

BRACKETED = re.compile(r"\[[^\[\]]*\]?\W*$|\([^()]*\)?\W*$")
"""All in brackets, or in a bracket that is not closed: a note, a caption, a seal."""
ITALIC = re.compile(r"[_*][^_*]+[_*]\W*")
"""A line that the signs of plain text set in italics, from end to end."""
_CAPITAL = rf"[^\W\d_{SMALL}]"
NAME = re.compile(rf"[*_]*(?:{_CAPITAL}\w*\.\s+)?(?:{_CAPITAL}[\w’'-]*\s+)?(?:{_CAPITAL}\.\s?)+\s*{_CAPITAL}")
"""A name with initials, or two of these alone, behind a word or two."""
_BRACKETS = re.compile(r"(?<=\w)\s*[(\[][^()\[\]]*[)\]]\W*$")
"""What a title in capitals may explain in brackets behind it, in small letters."""
_LETTERED = re.compile(r"[(\[]?[*_]*[^\W\d_][*_]*[)\]]\s+(?=\S)")
"""A letter in brackets, or before one, with which one of a series begins."""
_DECIMAL = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=[^\W\d_])")
"""A number with points, before a title."""
_FIRST_WORDS = re.compile(r"[^\w\s]*(\w+)(\W+)(\w*)")
_HYPHENED = re.compile(r"\w\s+[^\W\d_]+[-\u2010\u2011][^\W\d_]+\W*$")
_SMALL = 3
"""Letters up to which a word may stay small in a title."""
_TWO_WORDED = 3
"""Words of a label with a number that is written in two words."""
_INITIALS = frozenset("LCDM")
"""Numerals that begin a name far more often than a title: hardly anything counts fifty with so few words."""


def style_of(rows: Sequence[Row], first: int, last: int, edge: int) -> Style:
    """Return the style of a heading known from elsewhere, in a document whose running text begins at column *edge*."""
    below = next((i for i in range(last + 1, len(rows)) if not rows[i].blank), len(rows))
    gap = gap_before(rows, first, text_above(rows, first))
    return style_between(rows, first, last, gap, below - last - 1, edge)


def style_between(rows: Sequence[Row], first: int, last: int, gap: int, gap_after: int, edge: int) -> Style:
    """Return the style of rows between *gap* and *gap_after* blank rows, in a document with its left edge at *edge*."""
    own = [row for row in rows[first : last + 1] if row.text]
    text = " ".join(row.text.strip() for row in own)
    below = rows[last + 1].text if last + 1 < len(rows) else ""
    step = indent_of(below) - indent_of(own[-1].text) if below else 0
    kind, bare = numbering_of(text)
    row = rows[first]
    return Style(
        bold=row.bold,
        hashes=row.hashes,
        capitals=is_capitals(_BRACKETS.sub("", text) or text),
        gap=min(gap, 4),
        centred=row.centred or min(indent_of(row.text) for row in own) >= edge + 8,
        numbering=kind,
        numbering_only=bare,
        size=round(row.size),
        face=row.face,
        set_in=gap_after == 0 and 1 < step <= 8,
        closes=0 < gap < gap_after,
    )


def gap_before(rows: Sequence[Row], first: int, previous: int) -> int:
    """Return the blank rows before row *first*; a page's end counts as two, the top of the document as many."""
    gap = first - previous - 1
    paged = any(row.page_break for row in rows[previous + 1 : first])
    return max(gap, 2) if paged else gap + 2 * (previous < 0)


def text_above(rows: Sequence[Row], first: int) -> int:
    """Return the last row with text above row *first*, -1 for none."""
    return next((i for i in range(first - 1, -1, -1) if rows[i].text), -1)


def text_below(rows: Sequence[Row], last: int) -> int:
    """Return the first row with text below row *last*, -1 for none."""
    return next((i for i in range(last + 1, len(rows)) if rows[i].text), -1)


def directly_under(rows: Sequence[Row], above: int, below: int) -> bool:
    """Return whether no text stands between rows *above* and *below*, both exclusive."""
    return not any(row.text for row in rows[above + 1 : below])


def left_edge(rows: Sequence[Row]) -> int:
    """Return the commonest indent of long rows."""
    long = (row.text for row in rows if len(row.text) > 40)
    counts = Counter(len(text) - len(bare) for text in long if len(bare := text.lstrip()) > 40)
    return counts.most_common(1)[0][0] if counts else 0


def indent_of(text: str) -> int:
    """Return the blanks before *text*."""
    return len(text) - len(text.lstrip())


def is_number(word: str) -> bool:
    """Return whether *word* is figures, Arabic or Roman."""
    return word.isdigit() or bool(roman(word))


def numbering_of(text: str) -> tuple[str, bool]:
    """Return the kind of number that a title begins with (``label``, ``roman``, ``arabic`` or empty), and whether the
    title says nothing else.
    """
    m = _FIRST_WORDS.match(text + " ")
    if not m:
        return "", False
    first, between, second = m.groups()
    may_count = first.isdigit() or (first.isupper() and roman(first) is not None)
    if not may_count and fold(first) not in LABELS:
        return "", False
    number = len(words(text))
    hyphened = number == _TWO_WORDED and bool(_HYPHENED.search(text))  # ``Chapter Twenty-One``
    said = between.isspace() and (number == 2 or hyphened)  # and not ``No, Sir``
    if fold(first) in LABELS and (is_number(second) or said):
        return "label", number == 2 or hyphened or all(map(is_number, words(text)[1:]))
    ended = between[:1] in ".):—-–]" or number == 1
    if first.isupper() and roman(first) and (ended or len(first) > 1) and (number == 1 or first not in _INITIALS):
        return "roman", number == 1
    return ("arabic", number == 1) if first.isdigit() and len(first) <= 3 and ended else ("", False)


def in_title_case(text: str) -> bool:
    """Return whether *text* has long words and each of them begins with a capital."""
    return share_in_title_case(words(text), none=0.0) == 1.0


def share_in_title_case(said: Sequence[str], none: float) -> float:
    """Return the share of the long words of what is *said* that begin with a capital, *none* where it has none."""
    long = [word for word in said if len(word) > _SMALL and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if long else none


def lettered(text: str) -> int:
    """Return how many characters of *text* are a letter of a series with its sign, as in ``(a) Lamps``; 0 for none."""
    m = _LETTERED.match(text)
    return m.end() if m else 0


def decimal(text: str) -> tuple[int, ...]:
    """Return the parts of a number with points that *text* begins with, as in ``4.2.1 Lamps``; empty for none."""
    m = _DECIMAL.match(text)
    return tuple(map(int, m[1].split("."))) if m else ()


def points_inside(text: str) -> int:
    """Return how deep the number goes that *text* begins with: 1 for ``1.1``, 2 for ``1.1.1``, 0 for none."""
    return max(0, len(decimal(text)) - 1)
