"""Rows: words on one baseline, and what belongs to a line though it stands higher or runs the other way."""

from dataclasses import replace

from converter.readers.pdf.rows import line_of, rows_of, segments
from converter.readers.pdf.values import Face, TextLine, Word

PLAIN, LARGE = Face("Serif"), Face("Display")


def word(text: str, left: float, baseline: float = 100, size: float = 10, face: Face = PLAIN) -> Word:
    return Word(text, left, left + 0.5 * size * len(text), baseline, size, face)


def lines(*words: Word) -> list[TextLine]:
    return [line_of(segments(row), 1, 300) for row in rows_of(words)]


def test_words_come_from_left_to_right_and_rows_from_top_to_bottom() -> None:
    found = lines(word("below", 50, 112), word("two", 80), word("one", 50, 100.4))
    assert [line.text for line in found] == ["one two", "below"]


def test_small_capitals_and_their_large_initials_are_one_word() -> None:
    found = lines(word("N", 50, size=10), word("EW", 55.2, size=8), word("D", 68, size=10), word("AY", 73.2, size=8))
    assert found[0].text == "NEW DAY"


def test_a_line_from_right_to_left_keeps_figures_in_their_order() -> None:
    found = lines(word("ديسمبر", 50), word("25", 90), word("يوم", 110), word("في", 140))
    assert found[0].text == "في يوم 25 ديسمبر"
    assert (found[0].left, found[0].right) == (300 - 150, 300 - 50)


def test_a_foreign_phrase_keeps_its_order_in_a_line_from_right_to_left() -> None:
    found = lines(word("وقال", 140), word("old", 80), word("pier", 100), word("إن", 125), word("هنا", 50))
    assert found[0].text == "وقال إن old pier هنا"


def test_wide_gaps_are_remembered() -> None:
    found = lines(word("title", 50), word("12", 200))
    assert found[0].cells == (1,)


def test_pieces_of_a_line_from_right_to_left_are_joined_where_they_touch() -> None:
    """A full stop in another font is glued to the word on its right, and the next sentence stands on its left."""
    stop = replace(word(".", 95, face=LARGE), glued=True)
    found = lines(word("שלום", 100), stop, word("בוקר", 65))
    assert found[0].text == "שלום. בוקר"


def test_wide_gaps_are_remembered_from_right_to_left_as_well() -> None:
    found = lines(word("الجسر", 200), word("12", 50))
    assert (found[0].text, found[0].cells) == ("الجسر 12", (1,))
