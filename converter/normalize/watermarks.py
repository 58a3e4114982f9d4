"""Watermarks: the same few words in a line of their own that again and again cut a sentence in two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from converter.draft import Draft, Row
from converter.model import Decision
from converter.options import Options
from converter.taken_out import decision, without
from converter.text import ends_sentence, starts_lower, word_count

_MOST_WORDS = 8
_FEWEST = 3
"""How often the words must come."""
_CUTTING = 0.5
"""Share of their places at which they must cut a sentence: a refrain or a title never does."""


def strip(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with a page break in place of every watermark."""
    rows = draft.rows
    texts = [i for i, row in enumerate(rows) if row.text]
    places: dict[str, list[int]] = defaultdict(list)
    for k, i in enumerate(texts):
        if _is_apart(rows, i) and len(rows[i].text) < 80 and word_count(rows[i].text) <= _MOST_WORDS:
            places[rows[i].text.strip()].append(k)
    found = {texts[k] for own in places.values() if _is_watermark(rows, texts, own) for k in own}
    if not found:
        return draft, ()
    return replace(draft, rows=without(rows, found)), tuple(_decision(rows[i]) for i in sorted(found))


def _is_apart(rows: Sequence[Row], i: int) -> bool:
    return 0 < i < len(rows) - 1 and not (rows[i - 1].text or rows[i + 1].text)


def _is_watermark(rows: Sequence[Row], texts: Sequence[int], own: Sequence[int]) -> bool:
    if len(own) < _FEWEST:
        return False
    cuts = [
        not ends_sentence(rows[texts[k - 1]].text) and starts_lower(rows[texts[k + 1]].text)
        for k in own
        if 0 < k < len(texts) - 1
    ]
    above = {rows[texts[k - 1]].text.strip() for k in own}  # the items of a list come again in one order
    return sum(cuts) >= max(2, _CUTTING * len(own)) and len(above) > _CUTTING * len(own)


def _decision(row: Row) -> Decision:
    return decision(row, "watermark", "words that come again and again, and cut sentences in two, were taken out", 0.9)
