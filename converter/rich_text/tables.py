"""Tables of data become rows of cells between pipes; tables for layout are unfolded in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.rich_text.inlines import written
from converter.rich_text.values import Cell, Paragraph, Piece, Table

_LONG_CELL = 160
"""Characters of a cell that is running text and no value."""
_MOST_LONG = 0.12
"""Share of the cells that may be running text in a table of data."""
_LABEL = re.compile(r"\(?\w{1,4}[.)]{0,2}$")


def unfolded(table: Table) -> list[Paragraph]:
    """Return the paragraphs that stand for *table*, in reading order."""
    rows = [row for row in table.rows if any(not p.blank for cell in row for p in cell.paragraphs)]
    captions, rows = _captions(rows)
    above = [paragraph for row in captions for cell in row for paragraph in cell.paragraphs]
    if not _is_data(rows):
        return above + [paragraph for row in rows for paragraph in _in_reading_order(row)]
    return above + list(_data(rows, table.header or _looks_like_header(rows)))


def _captions(rows: list[tuple[Cell, ...]]) -> tuple[list[tuple[Cell, ...]], list[tuple[Cell, ...]]]:
    """Return the first rows that are a single cell over the whole width, and the others."""
    number = next((i for i, row in enumerate(rows) if len(row) > 1), len(rows))
    return rows[:number], rows[number:]


def _text(cell: Cell) -> str:
    return " ".join(paragraph.text.strip() for paragraph in cell.paragraphs if not paragraph.blank)


def _is_data(rows: Sequence[Sequence[Cell]]) -> bool:
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    if any(cell.nested or any(p.level or p.literal for p in cell.paragraphs) for cell in cells):
        return False
    texts = [text for cell in cells if (text := _text(cell))]
    long = sum(len(text) > _LONG_CELL for text in texts)
    filled = len(texts) / max(1, sum(max(len(row), 1) for row in rows))
    many = sum(sum(not p.blank for p in cell.paragraphs) > 2 for cell in cells)
    return long <= _MOST_LONG * len(texts) and many <= _MOST_LONG * len(texts) and filled >= 0.3


def _looks_like_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the first row is bold and the second is not."""
    first, second = ([p for cell in row for p in cell.paragraphs if not p.blank] for row in rows[:2])
    bold = [all(piece.bold for piece in p.pieces if piece.text.strip()) for p in first]
    return bool(bold) and all(bold) and not all(piece.bold for p in second for piece in p.pieces if piece.text.strip())


def _in_reading_order(row: Sequence[Cell]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a row cell by cell; a cell with nothing but a number or sign goes before the next one."""
    label = ""
    for cell in row:
        texts = [paragraph for paragraph in cell.paragraphs if not paragraph.blank]
        if len(texts) == 1 and cell is not row[-1] and _LABEL.match(texts[0].text.strip()) and not texts[0].level:
            label = f"{label} {texts[0].text.strip()}".strip()
            continue
        for paragraph in cell.paragraphs:
            if label and not paragraph.blank:
                paragraph = replace(paragraph, pieces=(Piece(f"{label} "), *paragraph.pieces))
                label = ""
            yield paragraph
    if label:
        yield Paragraph((Piece(label),))


def _data(rows: Sequence[Sequence[Cell]], header: bool) -> Iterator[Paragraph]:
    width = max(sum(cell.span for cell in row) for row in rows)
    used = max(len(row) for row in rows)
    for number, row in enumerate(rows):
        cells: list[str] = []
        for cell in row:
            cells += [_written(cell)] + [""] * (cell.span - 1 if width <= 3 * used else 0)
        cells += [""] * ((width if width <= 3 * used else used) - len(cells))
        yield Paragraph((Piece(f"| {' | '.join(cells)} |"),), close=number > 0, literal=True)
        if number == 0 and (header or len(rows) == 2):
            yield Paragraph((Piece("|" + " --- |" * len(cells)),), close=True, literal=True)


def _written(cell: Cell) -> str:
    """Return the text of a cell on one line; what is bold or italic throughout needs no marks in a table."""
    found = []
    for paragraph in cell.paragraphs:
        if not paragraph.blank or paragraph.pieces:
            marker = f"{paragraph.marker} " if paragraph.marker else ""
            pieces = [replace(p, text=p.text.replace("\n", " "), bold=False, italic=False) for p in paragraph.pieces]
            found.append(marker + written(pieces, start=False))
    return " ".join(" ".join(found).split()).replace("|", "\\|")
