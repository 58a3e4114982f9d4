"""Lines from right to left that hold words from left to right."""

from pathlib import Path

from converter import line_order
from converter.build import render

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
