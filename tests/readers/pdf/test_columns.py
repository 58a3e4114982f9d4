"""Columns: in which order the parts of a page are read."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.readers.pdf.columns import columns, cut
from converter.readers.pdf.gutters import Strip
from converter.readers.pdf.rows import rows_of
from converter.readers.pdf.values import Box, Face, Page, Word

PLAIN = Face("Serif")
AREA = Box(50, 0, 550, 800)
FULL = "nine words that fill the line from edge to edge"


def line(left: float, right: float, baseline: float, text: str = FULL, size: float = 10) -> list[Word]:
    """Return the words of *text* spread from *left* to *right*."""
    said = text.split()
    step = (right - left + 3) / len(said)
    return [Word(w, left + step * i, left + step * (i + 1) - 3, baseline, size, PLAIN) for i, w in enumerate(said)]


def stack(left: float, right: float, top: float, number: int, text: str = FULL) -> list[list[Word]]:
    return [line(left, right, top + 12 * i, text) for i in range(number)]


def read(
    lines: Sequence[Sequence[Word]],
    rules: tuple[Box, ...] = (),
    frames: tuple[Box, ...] = (),
    known: tuple[Strip, ...] = (),
) -> list[list[tuple[float, float]]]:
    """Return left edge and baseline of every line, column by column."""
    words = tuple(word for each in lines for word in each)
    found = columns(cut(Page(1, 600, 800, words, rules=rules, frames=frames), rows_of(words), AREA, known))
    return [[(each.left, each.baseline) for each in column.lines] for column in found]


def places(lines: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    return [(each[0].left, each[0].baseline) for each in lines]


@given(st.integers(3, 40), st.integers(3, 40), st.floats(0, 12), st.integers(0, 4), st.integers(0, 4))
def test_columns_between_full_lines(left: int, right: int, shift: float, above: int, below: int) -> None:
    head = stack(50, 550, 40, above)
    one, two = stack(50, 290, 110, left), stack(310, 550, 110 + shift, right)
    tail = stack(50, 550, 640, below)
    read_as = [place for column in read([*two, *tail, *one, *head]) for place in column]
    assert read_as == places([*head, *one, *two, *tail])


@pytest.mark.parametrize("cell", ["12.50", "ten", "a few words"])
def test_cells_in_rows_are_no_columns(cell: str) -> None:
    rows = [line(50, 150, 100 + 14 * i, "some name") + line(400, 440 + 3 * i, 100 + 14 * i, cell) for i in range(8)]
    assert [len(column) for column in read(rows)] == [8]


def test_a_drawn_line_parts_what_stands_above_and_below_it() -> None:
    upper = stack(50, 290, 100, 6), stack(310, 550, 100, 6)
    lower = stack(50, 290, 184, 6), stack(310, 550, 184, 6)
    lines = [each for part in (*upper, *lower) for each in part]
    assert read(lines, rules=(Box(50, 168, 550, 169),)) == [places(part) for part in (*upper, *lower)]
    assert len(read(lines)) == 2


def test_a_caption_beside_the_text_does_not_cut_its_lines() -> None:
    text, caption = stack(50, 390, 100, 20), line(410, 540, 203, "a caption of its own")
    assert read([*text, caption]) == [places(text), places([caption])]


def test_a_title_over_two_of_three_columns_takes_no_line_of_the_third_along() -> None:
    title = line(50, 380, 90, "A title over two of the columns", size=18)
    one, two = stack(50, 205, 120, 20), stack(225, 380, 120, 20)
    beside = [line(400, 550, 86, "Another title", size=13), *stack(400, 550, 106, 16)]
    read_as = [place for column in read([*beside, title, *one, *two]) for place in column]
    assert read_as == places([title, *one, *two, *beside])


def test_the_last_line_of_an_opening_does_not_belong_to_a_column() -> None:
    opening = [*stack(50, 550, 60, 2), line(50, 200, 84, "its last words")]
    one, two = stack(50, 290, 110, 9), stack(310, 550, 110, 9)
    assert read([*opening, *one, *two]) == [places(opening), places(one), places(two)]


def test_a_column_goes_on_below_a_heading_and_below_a_frame_when_the_other_has_ended() -> None:
    one, two = stack(50, 290, 100, 8), stack(310, 550, 100, 12)
    heading, rest = line(50, 150, 220, "A heading"), stack(50, 290, 234, 2)
    across = stack(50, 550, 300, 3)
    assert read([*one, heading, *rest, *two, *across]) == [places([*one, heading, *rest]), places(two), places(across)]
    one, boxed = stack(50, 290, 100, 15), stack(320, 540, 270, 3)
    found = read([*one, *two, *boxed, *stack(310, 550, 330, 3)], frames=(Box(312, 255, 548, 305),))
    assert found == [places(one), places([*two, *stack(310, 550, 330, 3)]), places(boxed)]


def test_a_title_in_a_column_beside_text_does_not_end_the_columns() -> None:
    one = stack(50, 290, 100, 20)
    two = [*stack(310, 550, 100, 8), line(310, 480, 226, "A title", size=14), *stack(310, 550, 242, 8)]
    assert read([*one, *two]) == [places(one), places(two)]


def test_a_title_in_the_longer_column_does_not_end_the_columns_where_only_notes_stand_beside_it() -> None:
    one = [*stack(50, 290, 100, 20), line(50, 220, 366, "A title", size=14), *stack(50, 290, 384, 8)]
    two, notes = stack(310, 550, 100, 12), stack(310, 550, 740, 3)
    assert read([*one, *two, *notes]) == [places(one), places([*two, *notes])]


def test_a_few_lines_side_by_side_are_columns_where_the_document_has_that_gutter() -> None:
    one, two = stack(50, 290, 100, 2), stack(310, 550, 100, 2)
    lines = [each for part in (one, two) for each in part]
    assert len(read(lines)) == 1
    assert read(lines, known=(Strip(290, 310, 0, 30, 30),)) == [places(one), places(two)]


def test_touching_frames_are_the_cells_of_a_table() -> None:
    text = stack(50, 290, 100, 12)
    cells = (Box(300, 95, 420, 160), Box(420, 95, 550, 160))
    inside = [line(310, 410, 110 + 12 * i, "left cell of it") for i in range(3)] + [
        line(430, 540, 110 + 12 * i, "right") for i in range(3)
    ]
    assert len(read([*text, *inside], frames=cells)) == len(read([*text, *inside]))
