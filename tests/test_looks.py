"""Looks tell which lines are headings, and how deep."""

from __future__ import annotations

from converter import looks
from converter.draft import Row

BODY = "The harbour was quiet, and the boats lay where the tide had left them."


def rows_of(*lines: tuple[str, float, str]) -> list[Row]:
    """Return rows of text, size and face with a blank row after each."""
    found: list[Row] = []
    for text, size, face in lines:
        found += [Row(text, len(found) + 1, size=size, face=face), Row("", len(found) + 2)]
    return found


def test_a_look_over_text_is_one_of_headings() -> None:
    line, body = ("The lower quay", 11.0, "Serif/italic"), (BODY, 11.0, "Serif")
    assert looks.heading_looks(rows_of(*[line, body] * 4)) == {(False, 11.0, "Serif/italic"): 1.0}


def test_a_look_that_goes_on_line_upon_line_is_none() -> None:
    line, body = ("Roses are red", 11.0, "Serif/italic"), (BODY, 11.0, "Serif")
    assert looks.heading_looks(rows_of(*[line, line, line, body] * 4)) == {}


def test_sentences_and_small_type_are_none() -> None:
    said, note = ("He said nothing at all.", 11.0, "Serif/italic"), ("Table 4", 8.0, "Serif")
    assert looks.heading_looks(rows_of(*[said, (BODY, 11.0, "Serif"), note, (BODY, 11.0, "Serif")] * 4)) == {}


def test_without_formats_there_are_no_looks() -> None:
    assert looks.heading_looks(rows_of(("Title", 0.0, ""), (BODY, 0.0, ""))) == {}


def test_larger_type_is_higher() -> None:
    found = [looks.prominence(Row("", 1, size=size), "Title", 0) for size in (18.0, 12.0, 14.0, 12.0)]
    assert looks.depths(found, [None] * 4, [False] * 4) == [0, 2, 1, 2]


def test_what_is_given_holds_for_all_that_look_the_same() -> None:
    found = [looks.prominence(Row("", 1, size=size), "Title", 0) for size in (16.0, 16.0, 12.0)]
    assert looks.depths(found, [1, None, None], [False] * 3) == [1, 1, 2]


def test_looks_that_cross_the_printed_contents_tell_no_levels() -> None:
    large, small = (looks.prominence(Row("", 1, size=size), "Title", 0) for size in (14.0, 12.0))
    assert not looks.tell_levels([large, small] * 6, [True, True, False, False] * 3)
    assert looks.tell_levels([large, small] * 6, [True, False] * 6)
