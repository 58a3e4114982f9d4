"""Lines put together from stretches of one direction."""

from converter.finished.stretches import Stretch, lines, within


def stretch(text: str, left: float, right: float, baseline: float = 100) -> Stretch:
    return Stretch(text, left, right, baseline, 10)


def test_stretches_that_touch_are_one_line() -> None:
    assert list(lines([stretch("عاد إلى ", 50, 90), stretch("Skarra", 20, 50)])) == ["عاد إلى Skarra"]
    assert list(lines([stretch("The ", 20, 50), stretch("שלום", 50, 90)])) == ["The שלום"]


def test_the_next_line_is_another_one() -> None:
    assert list(lines([stretch("عاد", 50, 90), stretch("القارب", 50, 90, 86)])) == ["عاد", "القارب"]


def test_a_gap_between_cells_parts_words() -> None:
    assert list(lines([stretch("عاد", 50, 90), stretch("1921", 10, 40)])) == ["عاد 1921"]


def test_what_stands_between_two_stretches_is_no_gap() -> None:
    typed = [stretch("abc", 0, 20), stretch("שלום", 40, 60), stretch("12", 20, 40)]
    assert list(lines(typed)) == ["abcשלום12"]


def test_text_at_a_height_is_read_from_the_top_with_what_is_raised_in_its_line() -> None:
    typed = [
        stretch("note", 0, 20, 30),
        stretch("Title", 0, 30, 80),
        stretch("1", 30, 34, 84),
        stretch(" goes on", 34, 60, 80),
        stretch("above", 0, 30, 120),
    ]
    assert "".join(within(typed, 0, 100).split("\n")) == "Title1 goes onnote"


def test_nothing_makes_no_line() -> None:
    assert list(lines([])) == []
    assert within([], 0, 100) == ""
