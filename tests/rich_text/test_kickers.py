"""Lines over titles that are styled as headings."""

from converter.rich_text import Paragraph, Piece, lines

LONG = "The ferry left the north quay before anybody had looked at the clock, and nobody contradicted the captain."


def levels(*given: tuple[str, int]) -> list[int]:
    """Return the levels of the lines of paragraphs, each given as its text and its level."""
    made = lines(Paragraph((Piece(text),), style=f"style {level}", level=level) for text, level in given)
    return [line.level for line in made if line.text]


def test_what_stands_time_and_again_right_above_a_higher_heading_is_none() -> None:
    opening = (("HARBOUR NEWS", 3), ("3 March 2021", 3), ("A Title", 1), (LONG, 0))
    assert levels(*opening, *opening) == [0, 0, 1, 0] * 2


def test_once_it_is_an_empty_section() -> None:
    assert levels(("A", 1), (LONG, 0), ("B", 2), ("C", 1), (LONG, 0)) == [1, 0, 2, 1, 0]


def test_a_style_that_also_has_text_under_it_is_for_headings() -> None:
    inner = (("Inner", 2), (LONG, 0))
    empty = (("Empty", 2), ("Title", 1), (LONG, 0))
    assert levels(*inner, *inner, *empty, *empty) == [2, 0, 2, 0, 2, 1, 0, 2, 1, 0]


def test_headings_in_order_of_rank_stay() -> None:
    chapter = (("Part", 1), ("Chapter", 2), (LONG, 0))
    assert levels(*chapter, *chapter) == [1, 2, 0, 1, 2, 0]
