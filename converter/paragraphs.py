"""Which rows are one paragraph: where paragraphs begin within a chunk, and which a page's end or a blank line cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.draft import Chunk, Form, Row
from converter.lineation import breaks_off, ends_early, is_quoted, is_torn
from converter.paragraph_ends import Endings
from converter.text import ends_sentence, starts_lower

_BETWEEN_ITEMS = 0.9
"""Share of the width that a line must leave in want, to end a paragraph, where it ends with a semicolon and the next
item begins with a small letter.
"""
_WANTING = 0.8
"""The same where it ends no sentence."""
_WANTING_OVER_PAGES = 0.9
"""The same where it ends a page too."""
_DASH_START = re.compile(r"\s*[-–—]\s")
"""Opens a speech, an item or a signature, where the line before ended its sentence, or early."""
_ITEM_END = re.compile(r";(?:\s+[^\W\d_]{1,4})?$")
"""Ends an item but the last: with a semicolon, perhaps with a short word (and, or) behind it."""
_HYPHEN_END = re.compile(r"[^\W_][-‐]$")
_BRIEF = 0.5
"""A line is brief up to this share of the width."""
_FULL = 0.85
"""A line counts as full from this share of the width."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Rows that are one paragraph."""

    rows: tuple[Row, ...]
    """The rows, in order."""
    open_end: bool
    """Whether its last line ends without the end of a sentence."""
    quoted: int = 0
    """How deeply it is quoted."""


def paragraphs_of(chunks: Sequence[Chunk], form: Form, endings: Endings) -> list[Passage]:
    """Return the paragraphs of neighbouring *chunks*; one that a page's end cut in two is whole again."""
    found: list[Passage] = []
    for chunk in chunks:
        paragraphs = _split(chunk, form, endings)
        if found and _is_cut(found[-1], paragraphs[0], chunk.after_page, form, endings):
            first = paragraphs.pop(0)
            found[-1] = Passage(found[-1].rows + first.rows, first.open_end, first.quoted)
        found += paragraphs
    return found


def _is_cut(before: Passage, after: Passage, after_page: bool, form: Form, endings: Endings) -> bool:
    """Return whether a page's end cut one paragraph in two, or blank lines did that do not part paragraphs."""
    if after_page:
        return not endings.part(before.rows[-1], after.rows[0]) and _goes_on(before, after, form)
    if form.separated or before.quoted != after.quoted:
        return False
    return is_torn(before.rows[-1], after.rows[0], form) or breaks_off(before.rows[-1], after.rows[0], form)


def _goes_on(before: Passage, after: Passage, form: Form) -> bool:
    """Return whether the text after a page's end goes on with the paragraph before it."""
    last, first = before.rows[-1], after.rows[0]
    if _DASH_START.match(first.text) and (ends_sentence(last.text) or ends_early(last, first, form)):
        return False
    if starts_lower(first.text) or _HYPHEN_END.search(last.text):
        return True
    if not before.open_end:
        full = bool(form.width) and last.extent >= form.edge + _FULL * form.width
        indented = form.indented and first.indent > form.edge
        return full and not indented and len(before.rows) > 1
    if form.width and len(after.rows) == 1 and after.open_end and first.extent < form.edge + _BRIEF * form.width:
        return False  # a line of its own: it does not end the sentence either
    if form.room:
        return not ends_early(last, first, form, _WANTING_OVER_PAGES)
    return not form.width or last.extent >= form.edge + _WANTING_OVER_PAGES * form.width


def _split(chunk: Chunk, form: Form, endings: Endings) -> list[Passage]:
    """Return the paragraphs of one chunk."""
    every_line = not form.width or (len(chunk.rows) > 1 and _unwrapped(chunk))
    told = any(row.wraps is not None for row in chunk.rows)  # the format itself parts paragraphs
    if told or (form.separated and not form.indented and not every_line):
        return [Passage(chunk.rows, not ends_sentence(chunk.rows[-1].text), chunk.quoted)]
    found: list[list[Row]] = [[]]
    for row, previous in zip(chunk.rows, (None, *chunk.rows), strict=False):
        if every_line:
            starts = not starts_lower(row.text)
        else:
            starts = previous is not None and (
                _starts_paragraph(row, previous, form, endings)
                or (len(found) > 1 and _is_next_item(found, form))
                or (not form.separated and _is_set_apart(row, found[-1]) and ends_early(previous, row, form))
            )
        if previous is not None and starts:
            found.append([])
        found[-1].append(row)
    return [Passage(tuple(rows), not ends_sentence(rows[-1].text), chunk.quoted) for rows in found]


def _is_set_apart(row: Row, above: Sequence[Row]) -> bool:
    """Return whether *row*, or the only one of the paragraph *above*, is a quotation of its own: a line of verse."""
    return is_quoted(row.text) or (len(above) == 1 and is_quoted(above[0].text))


def _is_next_item(found: Sequence[Sequence[Row]], form: Form) -> bool:
    """Return whether the last of the paragraphs *found* is an item, after a colon or another item, that ends here."""
    above, item = found[-2][-1].text, found[-1]
    begins = _ITEM_END.search(above) or (above.endswith(":") and starts_lower(item[0].text))
    return not form.separated and bool(begins) and bool(_ITEM_END.search(item[-1].text))


def _unwrapped(chunk: Chunk) -> bool:
    """Return whether a line of the chunk is far longer than wrapped lines are: then every line is a paragraph."""
    return max(len(row.text) for row in chunk.rows) > 200


def _starts_paragraph(row: Row, previous: Row, form: Form, endings: Endings) -> bool:
    if form.indented and row.indent - form.edge >= form.indented - 1 and previous.indent < row.indent:
        return ends_sentence(previous.text) or not starts_lower(row.text)
    if form.indented and row.indent == previous.indent and abs(row.indent - form.edge - form.indented) <= 1:
        return not starts_lower(row.text) and ends_early(previous, row, form)
    if form.separated:
        return False
    if _DASH_START.match(row.text) and (ends_sentence(previous.text) or ends_early(previous, row, form)):
        return True
    if starts_lower(row.text):
        return previous.text.endswith((":", ";")) and ends_early(
            previous, row, form, 1.0 if previous.text.endswith(":") else _BETWEEN_ITEMS
        )
    wanting = 1.0 if ends_sentence(previous.text) else _WANTING
    return ends_early(previous, row, form, wanting) or endings.part(previous, row)
