"""The area of the notes at the foot of a page, in which a long one may break off and go on overleaf.

WeasyPrint 70 sets each note as a whole: one that does not fit moves on, with the line that calls it, and leaves the
rest of the page empty; one that is higher than a page is set over the text. Here a note marked as ``long`` begins on
the page that calls it, on at least two lines, takes the room that the text above leaves, and goes on under the text of
the next page. What the same line calls after it stands there as well, as TeX has it (The TeXbook, chapter 15).
"""

from __future__ import annotations

from functools import wraps
from math import inf
from typing import Any

_MOST = 0.7
"""The share of a page's height that notes may take which were called before it."""
_LEFT = (2, 0, 3, 4)
"""How many lines notes may leave empty, the best first. Two are higher than one of the text, which is to follow the
line that calls a note if it can: no paragraph breaks after its first line. More are left where a note ends, and the one
before it has to break.
"""

_Layout: Any = object
"""Stands for the class of WeasyPrint, which is not known before it is loaded."""
_NOWHERE = (None, 0.0)
"""What breaks off on a page where no note does."""
_NOTHING: dict[int, Any] = {0: None}
"""Where an area breaks off in which nothing has room."""


def let_notes_break() -> None:
    """Let WeasyPrint lay out the notes of a page so."""
    from weasyprint import document
    from weasyprint.layout import page

    document.LayoutContext = type("LayoutContext", (_Notes, document.LayoutContext), {})
    page.block_level_layout = _of_pages(page.block_level_layout)


def _of_pages(lay_out: Any) -> Any:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    @wraps(lay_out)
    def block_level_layout(context: Any, box: Any, *values: Any, **options: Any) -> Any:
        if isinstance(box, FootnoteAreaBox):
            return (context.finished_area(options["absolute_boxes"]),)
        return lay_out(context, box, *values, **options)

    return block_level_layout


class _Notes(_Layout):  # type: ignore[misc]
    """What the state of a layout knows of notes, over the class of WeasyPrint that it is put before."""

    current_page_footnotes: list[Any]

    def __init__(self, *values: Any) -> None:
        super().__init__(*values)
        self.in_column = True  # no note moves on without the line that calls it, to keep more lines together
        self._area: Any = None
        self._start: Any = None
        """Where the first note of the page goes on, for one that began before."""
        self._rest: Any = None
        """Where the first note of the next page will."""
        self._taken = 0.0
        """The height that the notes of the page take."""
        self._limit: tuple[Any, float] = _NOWHERE
        """The note that breaks off at the end of the page, and the height of the area then; those after it move on."""
        self._line: float | None = None
        """Where the line ends that is laid out."""
        self._called: list[Any] = []
        """The notes that it calls."""
        self._moved: list[Any] = []
        """Notes that were called on an earlier page."""

    def layout_footnote(self, note: Any) -> bool:
        """Add a note to the page; return whether it does not fit."""
        self._turn_over()
        does_not_fit = bool(super().layout_footnote(note))
        if note not in self._moved:
            self._called.append(note)
            return does_not_fit or (self._height() is not None and self._limit[0] not in self._called)
        most = _MOST * self._area.page.height
        if self._taken > most and (broken := self._broken(self._laid_out(most)[1])):
            self._limit = broken, most
            self._update_footnote_area()
        return does_not_fit or self._taken > most

    def unlayout_footnote(self, note: Any) -> None:
        """Take a note off the page with the line that calls it, if it is this page that does."""
        if note in self._moved and note in self.current_page_footnotes:
            return
        super().unlayout_footnote(note)

    def report_footnote(self, note: Any) -> None:
        """Move a note on to the next page."""
        self._called = []
        if self._start and note is self.current_page_footnotes[0]:
            self._rest, self._start = self._start, None
        super().report_footnote(note)

    def overflows_page(self, bottom_space: float, position_y: float) -> bool:
        """Return whether what ends at a height is not on the page any more; a note that the line there calls breaks off
        first, and those that it calls after that one move on.
        """
        overflows = bool(super().overflows_page(bottom_space, position_y))
        if position_y != self._line:
            self._line, self._called = position_y, []
        if not overflows or not self._called:
            return overflows
        from weasyprint.text.line_break import strut

        room = self.page_bottom + self._taken - bottom_space - position_y
        line = strut(self._called[-1].style)[0]
        for height in (room - lines * line for lines in _LEFT):
            note = self._broken(self._laid_out(height)[1]) if height > 0 else None
            if note and note in self._called and note.element.get("data-foot") == "long":
                self._limit = note, height
                self._update_footnote_area()
                return False
        return True

    def finished_area(self, positioned: list[Any]) -> Any:
        """Return the area of the page, laid out; what does not fit is moved on.

        What is laid out when the rest of the page is, such as the bullets of a list, comes to *positioned*.
        """
        self._turn_over()
        notes = self.current_page_footnotes
        area, going_on = self._laid_out(self._height(), positioned)
        if going_on and going_on != _NOTHING:  # what fits on no page is set whole
            [(index, self._rest)] = going_on.items()
            self.reported_footnotes[:0] = notes[index:]
        self._moved = list(self.reported_footnotes)
        return area

    def _update_footnote_area(self) -> bool:
        """Lay out the notes of the page anew, and leave the text as much room as they do."""
        self._turn_over()
        self.page_bottom += self._taken
        self._taken = 0.0
        if not self.current_page_footnotes:
            return False
        area, going_on = self._laid_out(self._height())
        self._taken = area.margin_height()
        self.page_bottom -= self._taken
        return bool(going_on) and self._broken(going_on) is not self._limit[0]

    def _turn_over(self) -> None:
        """Begin a page, if it is a new one."""
        if self._area is not self.current_footnote_area:
            self._area = self.current_footnote_area
            self._start, self._rest = self._rest, None
            self._limit, self._called = _NOWHERE, []
            self._taken = 0.0

    def _height(self) -> float | None:
        """Return the height at which a note of the page breaks off, if one does."""
        return self._limit[1] if self._limit[0] in self.current_page_footnotes else None

    def _broken(self, going_on: dict[int, Any] | None) -> Any:
        """Return the note that has begun on the page and goes on overleaf, if one does."""
        [(index, rest)] = going_on.items() if going_on else [(0, None)]
        return self.current_page_footnotes[index] if rest is not None else None

    def _laid_out(self, height: float | None, positioned: list[Any] | None = None) -> tuple[Any, dict[int, Any] | None]:
        """Return the area, no higher than *height*, and where it breaks off."""
        notes = self.current_page_footnotes
        laid, going_on = self._set(height, positioned, is_forced=height is None)
        if laid is None and notes[0] in self._moved:  # what is to stay whole breaks before it is set over the text
            laid, going_on = self._set(height, positioned, is_forced=True)
        if laid is None:
            return self._set(None, positioned, is_forced=True)[0], _NOTHING
        if going_on:
            laid.height = _bottom(laid) - laid.content_box_y()
        return laid, going_on

    def _set(self, height: float | None, positioned: list[Any] | None, is_forced: bool) -> Any:
        """Return the area and where it breaks off; it is nothing if it can only break where it must not and is not
        *forced* to.
        """
        from weasyprint.formatting_structure import build
        from weasyprint.layout.block import block_level_layout

        notes, self.current_page_footnotes = self.current_page_footnotes, []
        line, called = self._line, self._called  # notes have lines of their own
        self._area.children = notes
        area = build.create_anonymous_boxes(self._area.deepcopy())
        space = -inf if height is None else self.page_bottom - area.position_y - height
        start = {0: self._start} if self._start and notes else None
        laid, going_on, *_ = block_level_layout(self, area, space, start, area.page, is_forced, positioned, positioned)
        self.current_page_footnotes, self._line, self._called = notes, line, called
        return laid, going_on


def _bottom(box: Any) -> float:
    """Return where the last line in *box* ends."""
    from weasyprint.formatting_structure.boxes import LineBox

    children = [] if isinstance(box, LineBox) else [each for each in box.children if each.is_in_normal_flow()]
    return max(map(_bottom, children), default=float(box.position_y + box.margin_height()))
