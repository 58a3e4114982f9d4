"""Lines from right to left that hold words from left to right."""

from pathlib import Path

from converter.build import render
from converter.finished import line_order

TYPED = ["عاد", "القارب", ".", "Museum", "(", "Skarra", ")", ",", "1921", "–", "1936", "هادئا"]

SENTENCE = "عاد القارب إلى الميناء في المساء وكان البحر هادئا والناس ينتظرون على الرصيف منذ الصباح"


def test_a_line_that_is_read_in_another_order_is_the_same() -> None:
    drawn = [["عاد", "القارب", ".", ",", "(", "Skarra", "(", "Museum"], ["1936", "–", "1921", "هادئا"]]
    assert line_order.as_expected(drawn, TYPED) == TYPED


def test_a_word_too_few_or_of_another_line_stays_so() -> None:
    lost = [["عاد", "القارب", ".", ",", "(", "Skarra", ")"], ["1936", "–", "1921", "هادئا"]]
    assert "Museum" not in line_order.as_expected(lost, TYPED)
    strayed = [["عاد", "القارب", ".", ",", "(", "Skarra", "("], ["1936", "–", "1921", "Museum", "هادئا"]]
    assert line_order.as_expected(strayed, TYPED) != TYPED


def test_a_line_from_left_to_right_has_one_order() -> None:
    assert line_order.as_expected([["عاد", "القارب"], ["quiet", "sea"]], ["عاد", "القارب", "sea", "quiet"])[2:] == [
        "quiet",
        "sea",
    ]


def test_a_book_from_right_to_left_may_hold_phrases_lists_and_figures(tmp_path: Path) -> None:
    text = [
        f"{SENTENCE[: 5 * n]} [Harbour Museum (Skarra), 1921–1936]{{lang=en}} {SENTENCE[5 * n :]}." for n in range(16)
    ]
    lists = "1.  أول\n2.  ثان"
    path = tmp_path / "a.md"
    path.write_text("\n\n".join(['---\ncanonical: 1\ntitle: "أخبار"\nlang: "ar"\n---', *text, lists, ""]), "utf-8")
    assert render(path, out=tmp_path, editions=("pdf", "epub", "html")).outcome == "ok"


def test_marks_that_are_read_apart_are_those_of_the_line() -> None:
    expected = ["كان", "غالباً", "هنا", "اليوم"]
    assert line_order.as_expected([["ً", "غالبا", "كان"], ["اليوم", "هنا"]], expected) == expected
    other = [["ٍ", "غالبا", "كان"], ["اليوم", "هنا"]]
    assert line_order.as_expected(other, expected) != expected


def test_figures_at_foreign_letters_may_stand_on_either_side() -> None:
    expected = ["المعيار", "ERC20", "هنا"]
    assert line_order.as_expected([["هنا", "20", "ERC", "المعيار"]], expected) == expected
    assert line_order.as_expected([["هنا", "20ERC", "المعيار"]], expected) == expected
    assert line_order.as_expected([["هنا", "02ERC", "المعيار"]], expected) != expected


def test_signs_at_the_ends_of_a_foreign_line_change_places_and_words_do_not() -> None:
    expected = ["كتاب", "/", "/", "old", "pier", ";"]
    assert line_order.as_expected([["كتاب"], [";", "old", "pier", "/", "/"]], expected) == expected
    assert line_order.as_expected([["كتاب"], [";", "pier", "old", "/", "/"]], expected) != expected


def test_quotation_marks_may_turn_and_must_be_there() -> None:
    expected = ["قال", "“", "نعم", "”", "هنا"]
    assert line_order.as_expected([["هنا", "“", "نعم", "“", "قال"]], expected) == expected
    assert line_order.as_expected([["هنا", "نعم", "“", "قال"]], expected) != expected
