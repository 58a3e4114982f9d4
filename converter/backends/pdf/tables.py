"""Tables fitted to the page: which cells keep their line, how small the type must be, and which tables fit nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree import ElementTree

from converter.text import width

_LINE = 70  # characters of a table that fit across a page
_ROW_LINES = 25  # well below a page, because the estimate is rough
_WHOLE = 6  # lines of a table that stays on one page
_SHORT_CELL = 24  # characters of a cell that may claim a line for itself
_NARROW = 18  # characters that a column with longer cells needs besides
_SIZES = {"": 62, "small": 74, "tiny": 90}
"""How many characters of words that may not be broken surely fit across a page, by the size of the type: the value of
``data-dense``, for which the style sheet has it."""
_LONG_WORD = 24  # characters; what is longer may be broken anywhere
_NUMBER = re.compile(r"[+\-\u2212]?[^\w\s]?\s?\d[\d.,'’\s]*\s?[^\w\s]?")
_NO_NUMBER = frozenset({"", "-", "\u2012", "\u2013", "\u2014", "\u2212"})
_GAP = 2  # characters as wide as what stands between two columns; in smaller type it is one
_UNBROKEN = re.compile(r"[^\s\u2e80-\ua4cf\uac00-\ud7af\uf900-\uffdc-]+-?")
"""What stays on one line: no line ends in it, as it may at hyphens and between letters of scripts without spaces."""


def fit(root: ElementTree.Element) -> None:
    """Fit the tables in *root*: what is too wide gets smaller type; what is too wide for that, or has a row higher than
    a page, which would be left out of the PDF, is no table any more.
    """
    for table in list(root.iter("table")):
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        texts = [["".join(cell.itertext()) for cell in row] for row in rows]
        size = _size(texts)
        lines = _row_lines(texts)
        if max(lines, default=0) > _ROW_LINES:
            _unfold(table, "")
        elif size is None:
            _unfold(table, " wide")
        elif size:
            table.set("data-dense", size)
        else:
            _mark_short_cells(rows, texts)
        if sum(max(1, each) for each in lines) <= _WHOLE:
            table.set("data-whole", "")
        _mark_numbers(rows, texts)
        _mark_long_words(rows)


def _columns(texts: list[list[str]]) -> Iterator[tuple[str, ...]]:
    return zip_longest(*texts, fillvalue="")


def _size(texts: list[list[str]]) -> str | None:
    """Return the value of ``data-dense`` that a table needs for its longest words, or ``None`` if no type does."""
    words = [[len(word) for cell in column for word in _UNBROKEN.findall(cell)] for column in _columns(texts)]
    needed = sum(min(max(column, default=1), _LONG_WORD) for column in words)
    gaps = {"": _GAP * len(words)}
    return next((size for size, line in _SIZES.items() if needed + gaps.get(size, len(words)) <= line), None)


def _mark_short_cells(rows: list[list[ElementTree.Element]], texts: list[list[str]]) -> None:
    """Mark the cells of short columns, which are to stand on one line, as many as leave enough room to the others."""
    columns = [[text.strip() for text in column] for column in _columns(texts)]
    longest = [max(map(width, column)) for column in columns]
    needed = [min(length, max(_NARROW, _longest_word(column))) for length, column in zip(longest, columns, strict=True)]
    room = _SIZES[""] - _GAP * len(columns) - sum(needed)
    short = set()
    for index in sorted(range(len(columns)), key=longest.__getitem__):
        if longest[index] <= _SHORT_CELL and (room := room - longest[index] + needed[index]) >= 0:
            short.add(index)
    for row in rows:
        for index in short.intersection(range(len(row))):
            row[index].set("data-short", "")


def _longest_word(column: list[str]) -> int:
    return max((len(word) for cell in column for word in _UNBROKEN.findall(cell)), default=0)


def _mark_numbers(rows: list[list[ElementTree.Element]], texts: list[list[str]]) -> None:
    """Mark the columns of numbers, whose units are to stand below each other."""
    heads = {index for index, row in enumerate(rows) if row and all(cell.tag == "th" for cell in row)}
    for place, column in enumerate(_columns(texts)):
        cells = [(text or "").strip() for index, text in enumerate(column) if index not in heads]
        numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
        if numbers and all(cell in _NO_NUMBER for cell in cells if cell not in numbers):
            for row in rows:
                if place < len(row):
                    row[place].set("data-number", "")


def _mark_long_words(rows: list[list[ElementTree.Element]]) -> None:
    for cell in (cell for row in rows for cell in row):
        if any(len(word) > _LONG_WORD for word in _UNBROKEN.findall("".join(cell.itertext()))):
            cell.set("data-breaks", "")


def _row_lines(texts: list[list[str]]) -> list[float]:
    """Return about how many lines each row needs when each column gets the share that its longest cell asks."""
    longest = [max(map(len, column)) for column in _columns(texts)]
    line = _LINE / max(1, sum(longest))
    return [max((len(text) / (line * longest[i]) for i, text in enumerate(row) if text), default=1) for row in texts]


def _unfold(table: ElementTree.Element, manner: str) -> None:
    """Turn *table* into blocks: one for each cell, or, in the manner of those too wide, a paragraph for each row."""
    for element in table.iter():
        name = {"table": f"unfolded{manner}", "tr": "row", "th": "head", "td": "cell"}.get(element.tag)
        if name or element.tag in ("thead", "tbody", "tfoot"):
            element.tag = "span" if manner and name in ("head", "cell") else "div"
            element.set("class", name or "rows")
        if manner and name == "row":
            element.set("data-tag", "P")
    for group in table.findall("colgroup"):
        table.remove(group)
