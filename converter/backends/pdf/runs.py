"""Text in which directions meet: tagged in the order of reading, each glyph with the letters that it stands for.

Pango draws a line from its left end to its right one, whatever the order in which it is read. What follows from what
cannot be told from that, so each stretch of one direction becomes marked content of its own, and the tags name these in
the order of reading (ISO 32000-1, 14.8.2.3). One that is drawn from its end to its beginning says so: ``/Reversed``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from converter.backends.pdf import glyph_letters, spoken
from converter.backends.pdf.inner import replaced

_REVERSED = "Reversed"


@contextmanager
def in_reading_order() -> Iterator[None]:
    """Draw each line with text from right to left stretch by stretch."""
    from weasyprint.draw import text

    draw = text.draw_first_line

    def draw_stretches(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> Any:
        is_composed = spoken.is_composed(box.text)
        is_from_left = box.style["direction"] == "ltr" and (box.text.isascii() or not has_from_right(box.text))
        if is_from_left and not is_composed:
            return draw(stream, box, overflow, ellipsis, matrix)
        layout = box.pango_layout
        runs = list(_runs(layout))
        text_bytes = layout.text.encode()
        _fill_out(box, runs, text_bytes)
        for run in runs:
            glyph_letters.name(stream.add_font(run.item.analysis.font)[0], run, text_bytes)
        stretches = [_Stretch(list(same)) for _, same in groupby(runs, key=glyph_letters.level)]
        tag = stream._tags.get(box)
        if tag is None or not any(stretch.is_reversed or len(stretches) > 1 for stretch in stretches):
            with spoken.beside(stream, runs, text_bytes) if is_composed else nullcontext():
                return draw(stream, box, overflow, ellipsis, matrix)
        try:
            return _drawn(draw, stream, box, stretches, matrix)
        finally:
            box.pango_layout = layout

    with replaced(text, "draw_first_line", draw_stretches):
        yield


def expand(pdf: Any, numbers: dict[int, bytes], order: dict[int, list[int]]) -> None:
    """Let the tags of a page name all stretches of its lines."""
    for first, stretches in order.items():
        owner = pdf.objects[int(numbers[first].split()[0])]
        at = owner["K"].index(first)
        owner["K"][at : at + 1] = stretches
        numbers.update(dict.fromkeys(stretches, numbers[first]))


def taken_out(tags: dict[Any, Any]) -> dict[int, list[int]]:
    """Take the stretches out of the *tags* of a page, and return them in order by the first that was drawn."""
    for key in [key for key in tags if isinstance(key, tuple)]:
        del tags[key]
    return {tag["mcid"]: tag["stretches"] for tag in tags.values() if "stretches" in tag}


def has_from_right(text: str) -> bool:
    """Return whether *text* has a letter that is written from right to left, or a sign that says so."""
    return any(unicodedata.bidirectional(c) in ("R", "AL", "RLM", "RLE", "RLO", "RLI") for c in text)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbours of one direction on a line."""

    runs: Sequence[Any]
    """What Pango drew with one typeface each, from left to right."""

    @property
    def is_reversed(self) -> bool:
        return bool(glyph_letters.level(self.runs[0]) % 2)

    @property
    def start(self) -> int:
        return min(int(run.item.offset) for run in self.runs)

    @property
    def width(self) -> float:
        from weasyprint.text.ffi import FROM_UNITS

        glyphs = (run.glyphs.glyphs[i] for run in self.runs for i in range(run.glyphs.num_glyphs))
        return sum(int(glyph.geometry.width) for glyph in glyphs) * float(FROM_UNITS)


class _Layout:
    """A layout of Pango of which one stretch is to be drawn."""

    def __init__(self, whole: Any, stretch: _Stretch) -> None:
        from weasyprint.text.ffi import ffi

        self.layout, self.text = whole.layout, whole.text
        self._first = ffi.NULL
        for run in reversed(stretch.runs):
            self._first = SimpleNamespace(data=run, next=self._first)

    def get_first_line(self) -> tuple[Any, None]:
        """Return a line that has the stretch alone."""
        return SimpleNamespace(runs=[self._first]), None


def _drawn(draw: Any, stream: Any, box: Any, stretches: Sequence[_Stretch], matrix: Any) -> list[Any]:
    """Draw *stretches* from left to right, each as marked content."""
    import pydyf
    from weasyprint.matrix import Matrix

    layout, tag, emojis, x = box.pango_layout, stream._tags[box], [], 0.0
    numbers: dict[int, int] = {}
    for stretch in stretches:
        if numbers:
            properties = pydyf.Dictionary({"MCID": len(stream._tags)})
            stream._tags[box, properties["MCID"]] = {}
            stream.end_text()
            stream.end_marked_content()
            stream.begin_marked_content(tag["tag"], properties)
            stream.begin_text()
        else:
            properties = next(each for each in reversed(stream.stream) if isinstance(each, pydyf.Dictionary))
        if stretch.is_reversed:
            properties[_REVERSED] = "true"
        numbers[stretch.start] = properties["MCID"]
        box.pango_layout = _Layout(layout, stretch)
        a, b, c, d, e, f = matrix.values
        is_composed = not stretch.is_reversed and spoken.is_composed(box.text)
        with spoken.beside(stream, stretch.runs, layout.text.encode()) if is_composed else nullcontext():
            images = draw(stream, box, "clip", "none", Matrix(a, b, c, d, e + x, f))
        for image, font, *scale, left, top in images:
            emojis.append([image, font, *scale, left + x / box.style["font_size"], top])
        x += stretch.width
    tag["stretches"] = [number for _, number in sorted(numbers.items())]
    return emojis


def _runs(layout: Any) -> Iterator[Any]:
    """Yield what Pango draws on the line with one typeface each, from left to right."""
    from weasyprint.text.ffi import ffi, pango

    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    node = layout.get_first_line()[0].runs
    while node != ffi.NULL:
        yield node.data
        node = node.next


def _fill_out(box: Any, runs: Sequence[Any], text: bytes) -> None:
    """Widen the spaces of a justified line until it is as wide as it was laid out.

    A space that is stretched is drawn from the first typeface of the style sheet; one that was measured had the
    typeface of the letters before it.
    """
    from weasyprint.text.ffi import FROM_UNITS

    if not box.justification_spacing:
        return
    glyphs = [(run, i) for run in runs for i in range(run.glyphs.num_glyphs)]
    spaces = [
        run.glyphs.glyphs[i]
        for run, i in glyphs
        if text[run.item.offset + run.glyphs.log_clusters[i] : run.item.offset + run.glyphs.log_clusters[i] + 1] == b" "
    ]
    missing = box.width / FROM_UNITS - sum(run.glyphs.glyphs[i].geometry.width for run, i in glyphs)
    for space in spaces:
        space.geometry.width += round(missing / len(spaces))
