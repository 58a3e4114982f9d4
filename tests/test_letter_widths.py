"""Widths of letters in print."""

from converter.letter_widths import printed_width


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert printed_width("million") < printed_width("women") < printed_width("WOMEN")
    assert printed_width("ill") < 2 < 3 < printed_width("mow")


def test_blanks_that_stretch_a_line_count_once() -> None:
    assert printed_width("of   the    quay") == printed_width("of the quay")
    assert printed_width("") == 0
