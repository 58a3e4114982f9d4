"""Words and marks, as the account compares them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.finished.tokens import count, is_word, scan, squash, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("well-known facts", ["well", "known", "facts"]),
        ("It’s the dogs’ day", ["It’s", "the", "dogs", "’", "day"]),
        ("“Yes!” — he said", ["“", "Yes", "!", "”", "—", "he", "said"]),
        ("ﬁne o\u00adﬃce\u200b", ["fine", "office"]),
        ("ﬁ\u0303ol f\u0129ol", ["fĩol", "fĩol"]),
        ("cafe\u0301", ["café"]),
        ("word¹ and m²", ["word", "1", "and", "m", "2"]),
        ("**bold** *un*frozen \\*", ["bold", "unfrozen"]),
        ("place'*—Acts", ["place", "'", "—", "Acts"]),
        ("漢字かな", ["漢", "字", "か", "な"]),
        ("नमस्ते", ["नमस्ते"]),
        ("[1] {x} #tag | a > b", ["1", "x", "tag", "a", "b"]),
        ("470\u2126 and 5\u212a", ["470Ω", "and", "5K"]),
        ("Te\u0301\u037e 5\u0338=\u0338", ["Té", ";", "5\u0338", "≠"]),
        ("\u4e00\uf900b", ["一", "豈", "b"]),
        ("• one ◦ two ▪ three ● four ★ five", ["one", "two", "three", "four", "★", "five"]),
    ],
)
def test_words_and_marks(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize("item", ["1. First", "1) First", "(1) First"])
def test_the_sign_at_the_number_of_an_item_is_no_mark(item: str) -> None:
    assert tokens(item) == ["1", "First"]


def test_words_of_a_text_in_no_normal_form_are_found_where_they_stand() -> None:
    text = "Cafe\u0301 5\u2126\nun e\u0301te\u0301 de\u0301ja\u0300"
    found, offsets = scan(text)
    assert found == ["Café", "5Ω", "un", "été", "déjà"]
    assert [text[offset] for offset in offsets] == ["C", "5", "u", "e", "d"]


def test_marks_are_no_words() -> None:
    assert count(tokens("“One”, two!")) == 2
    assert is_word("’tis"[1:])
    assert not is_word("”")


def test_titles_are_compared_without_case_spaces_and_marks() -> None:
    assert squash("The “Harbour”\n Mu\u00adseum") == squash("THE HARBOUR MUSEUM")


@given(st.text())
def test_scanning_finds_the_same_tokens_at_rising_offsets(text: str) -> None:
    found, offsets = scan(text)
    assert found == tokens(text)
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "M", "Z", "P"])))
def test_the_normal_form_of_the_text_makes_no_difference(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert tokens(text) == tokens(apart) == tokens(composed)


def test_an_apostrophe_behind_a_mark_of_emphasis_joins_nothing() -> None:
    assert tokens("play--_'Tis pity_") == tokens("play--'Tis pity")


def test_bullets_are_no_marks_at_any_depth() -> None:
    assert tokens("• a ◦ b ▪ c ● d ■ e") == ["a", "b", "c", "d", "■", "e"]
