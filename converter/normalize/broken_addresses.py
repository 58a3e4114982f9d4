"""Addresses of the web that the end of a line cut in two: joined, and put up for review."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.draft import Draft, Row
from converter.model import Action, Decision, Status
from converter.options import Options

_CUT = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]*[/_=&?%#~+-]$")
_REST = re.compile(r"\s*([\w%&=?#/.~+-]*\w/?)(?=[\s.,;:!?)\]}>'\"”’»]|$)")
_SIGN = re.compile(r"[/=&?%#_~]|\w\.\w|\w-\w|\d")
"""What words of a sentence hardly have, and the rest of an address has."""


def join(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the rest of each cut address moved up to its beginning, and a decision for each."""
    rows = list(draft.rows)
    marked = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    decisions: list[Decision] = []
    for i in range(len(rows) - 1):
        if rows[i].text.endswith(tuple("/_=&?%#~+-")) and not {i, i + 1} & marked:
            decisions += _joined(draft, rows, i)
    return replace(draft, rows=tuple(rows)), tuple(decisions)


def _joined(draft: Draft, rows: list[Row], i: int) -> Sequence[Decision]:
    """Join, in place, the address that ends row *i* with the rest in the next row; nothing where that is none."""
    cut, rest = _CUT.search(rows[i].text), _REST.match(rows[i + 1].text)
    if not cut or not rest or not _SIGN.search(rest[1]) or any(_is_piece(row) for row in rows[i : i + 2]):
        return ()
    upper, lower = (draft.source.lines[row.line - 1].text for row in rows[i : i + 2])
    start, at = upper.rfind(cut[0]), lower.find(rest[1])
    left = rows[i + 1].text[rest.end() :]
    if start < 0 or at < 0 or upper[start:].strip() != cut[0] or lower[:at].strip():
        return ()
    closing = re.match(r"\S*", left)
    signs = closing[0] if closing else ""
    if not left[len(signs) :].strip():
        return ()  # an empty row would part the paragraph
    rows[i] = rows[i]._replace(text=rows[i].text + rest[1] + signs)
    rows[i + 1] = rows[i + 1]._replace(text=left[len(signs) :].strip())
    return (
        Decision(
            "address-joined",
            Action.CHANGED,
            rows[i].line,
            rows[i + 1].line,
            "an address that the end of a line had cut was joined",
            column=start + 1,
            end_column=at + len(rest[1]) + 1,
            before=f"{cut[0]} {rest[1]}",
            after=cut[0] + rest[1],
            confidence=0.8,
            status=Status.REVIEW,
            hint="part it in the Markdown if these are two words",
        ),
    )


def _is_piece(row: Row) -> bool:
    """Return whether a row is only a part of its line."""
    return row.column > 1 or row.end_column is not None
