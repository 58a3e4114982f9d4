"""Tables: rows of cells parted by pipes or tabs, or aligned by spaces in columns that every row keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converter.draft import Chunk, Draft, Row
from converter.model import Action, Block, Decision, Preformatted, Run, Span, Table
from converter.options import Options

_RULE = re.compile(r"[\s|+:=-]*-[\s|+:=-]*$")
_FEWEST_ROWS = 3
_GAP = re.compile(r"\S\s\s+\S")
_MOST_UNNAMED = 0.25
"""Share of rows without a first cell, at most: what stands in the row above holds for them too."""
_LONG_CELL = 22
"""Mean length of a cell from which aligned text is set in columns and no table."""


def recognise(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with tables where every row has the same cells, and preformatted text where only the layout
    shows it.
    """
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        made = _table(block.rows) if isinstance(block, Chunk) and len(block.rows) >= _FEWEST_ROWS else None
        if made:
            decisions.append(_decision(made))
        blocks.append(made or block)
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _table(rows: Sequence[Row]) -> Table | Preformatted | None:
    """Return the rows as a table, or ``None``."""
    rules = [bool(_RULE.match(row.text)) for row in rows]
    texts = [row.text for row, is_rule in zip(rows, rules, strict=True) if not is_rule]
    span = Span(rows[0].line, rows[-1].line)
    ruled = _is_ruled(rules)
    if len(texts) < 2:
        return None
    if all(text.count("|") >= 1 for text in texts):
        return _of_cells([_piped(text) for text in texts], ruled or _names_columns(texts), span)
    if all("\t" in text.strip() for text in texts) and len(texts) >= _FEWEST_ROWS:
        return _of_cells([re.split(r"\t+", text.strip()) for text in texts], True, span)
    return _aligned(texts, span, ruled)


def _is_ruled(rules: Sequence[bool]) -> bool:
    """Return whether a rule stands under the first row; one over the last parts the sum from what is summed up.
    *rules* says of each row whether it is one.
    """
    first = rules.index(False) if False in rules else len(rules)
    return any(rules[first + 1 : first + 2])


def _names_columns(texts: Sequence[str]) -> bool:
    """Return whether the first row names the columns: it has no figure, and the second has one."""
    return not re.search(r"\d", texts[0]) and bool(re.search(r"\d", texts[1]))


def _piped(text: str) -> list[str]:
    return text.strip().strip("|").split("|")


def _of_cells(cells: Sequence[Sequence[str]], header: bool, span: Span) -> Table | None:
    width = len(cells[0])
    if width < 2 or any(len(row) != width for row in cells):
        return None
    return Table(tuple(tuple((Run(" ".join(cell.split())),) for cell in row) for row in cells), header, span)


def _aligned(texts: Sequence[str], span: Span, ruled: bool) -> Table | Preformatted | None:
    """Return rows whose cells begin at the same columns, parted by two or more spaces, as a table.

    Justified prose has wide gaps too, but never at the same columns.
    """
    if not _GAP.search(texts[0]):
        return None
    unparted = sum(not _GAP.search(text) for text in texts)
    if unparted > _MOST_UNNAMED * len(texts):
        return None
    made = _by_gutters(texts, span, ruled)
    if made or unparted:
        return made
    starts = [tuple(m.start() for m in re.finditer(r"(?:(?<=\s\s)|^)\S", text)) for text in texts]
    if min(len(s) for s in starts) < 2:
        return None
    columns = max(set(starts), key=starts.count)
    if sum(s == columns for s in starts) < max(_FEWEST_ROWS, 0.75 * len(texts)):
        return None
    if any(s != columns for s in starts):
        return Preformatted("\n".join(texts), span)
    ends = [*columns[1:], None]
    cells = [[text[a:b] for a, b in zip(columns, ends, strict=True)] for text in texts]
    return _of_cells(cells, ruled or not re.search(r"\d", texts[0]), span)


def _by_gutters(texts: Sequence[str], span: Span, ruled: bool) -> Table | None:
    """Return rows parted by two or more columns of spaces that run through all of them; long cells are columns of
    text. A few rows may lack their first cell.
    """
    width = max(len(text) for text in texts)
    empty = [all(text[i : i + 1] in ("", " ") for text in texts) for i in range(width)]
    gutters = [m.span() for m in re.finditer("1{2,}", "".join("01"[e] for e in empty)) if m.start() > 0]
    if not gutters or len(texts) < _FEWEST_ROWS:
        return None
    edges = [0, *(end for _, end in gutters), None]
    cells = [[text[a:b].strip() for a, b in pairwise(edges)] for text in texts]
    lengths = [len(cell) for row in cells for cell in row]
    unnamed = sum(not row[0] for row in cells)
    if lengths.count(0) > unnamed or unnamed > _MOST_UNNAMED * len(cells) or sum(lengths) > _LONG_CELL * len(lengths):
        return None
    return _of_cells(cells, ruled or _names_columns(texts), span)


def _decision(made: Table | Preformatted) -> Decision:
    table = isinstance(made, Table)
    return Decision(
        "table" if table else "table-kept",
        Action.MARKED,
        made.span.first,
        made.span.last,
        "these lines are a table" if table else "these lines look like a table; their layout was kept as it is",
        confidence=0.9 if table else 0.6,
    )
