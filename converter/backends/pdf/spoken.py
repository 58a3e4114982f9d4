"""Letters that are not drawn one by one: vowel signs before their consonant, conjuncts, signs over letters.

Of a cluster of glyphs none stands for a letter of its own, and one glyph may stand for other letters elsewhere. So what
a line says stands beside its glyphs as their actual text (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from converter.backends.pdf import glyph_letters

_FIRST_MARK = "\u0300"
_MARKS = ("Mn", "Mc", "Me")
_TAKEN_APART = "\u0e33\u0eb3"
"""Letters that are drawn as a sign and a letter."""


def is_composed(text: str) -> bool:
    """Return whether *text* has signs that are drawn with other letters."""
    if text.isascii() or max(text) < _FIRST_MARK:
        return False
    return any(unicodedata.category(c) in _MARKS or c in _TAKEN_APART for c in text)


@contextmanager
def beside(stream: Any, runs: Sequence[Any], text: bytes) -> Iterator[None]:
    """Say what *runs* from left to right say beside all that is drawn meanwhile."""
    import pydyf

    for run in runs:
        _name(stream.add_font(run.item.analysis.font)[0], run, text)
    start = min(int(run.item.offset) for run in runs)
    end = max(int(run.item.offset + run.item.length) for run in runs)
    properties = pydyf.Dictionary({"ActualText": pydyf.String(text[start:end].decode())})
    stream.begin_marked_content("Span", properties)
    yield
    stream.end_marked_content()


def _name(font: Any, run: Any, text: bytes) -> None:
    """Say what each glyph of a *run* stands for by itself, for lines that need nothing said beside them."""
    from weasyprint.text.ffi import pango

    glyphs, clusters, start = run.glyphs.glyphs, run.glyphs.log_clusters, run.item.offset
    grouped = [(at, list(each)) for at, each in groupby(range(run.glyphs.num_glyphs), key=lambda i: clusters[i])]
    ends = [*(at for at, _ in grouped[1:]), run.item.length]
    for (at, indices), end in zip(grouped, ends, strict=True):
        letters = text[start + at : start + end].decode()
        known = [glyphs[i].glyph for i in indices if glyphs[i].glyph != pango.PANGO_GLYPH_EMPTY]
        if any(glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG for glyph in known):
            continue
        named = glyph_letters.said(font, known, letters) if len(known) > 1 else ((glyph, letters) for glyph in known)
        for glyph, own in named:
            font.to_unicode.setdefault(glyph, own)
