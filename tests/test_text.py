"""Small functions on text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.text import ends_sentence, first_word, fold, folded_words, is_capitals, roman, slug, starts_lower, words

_OF_EVERY_KIND = st.text(st.sampled_from("aB1 _.-\"'`“”‘’–—…é\u0301\xad") | st.characters(), max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Keeper’s  *Lamp*!", "the keepers lamp"),
        ("Straße — ＡＢＣ ﬁsh", "strasse abc fish"),
        ("don't-stop_me", "dont stop me"),
        ("…", ""),
    ],
)
def test_folding_leaves_words_alone(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(_OF_EVERY_KIND)
def test_words_are_the_same_whatever_letters_stand_beside_them(text: str) -> None:
    assert words(text) == re.findall(r"[^\W_]+", text)
    assert fold(f"{text} 漢").split() == [*fold(text).split(), "漢"]


@given(st.text(max_size=60))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("text", "value"), [("iv", 4), ("MCMXCVIII", 1998), ("x", 10), ("XL", 40)])
def test_roman_numerals(text: str, value: int) -> None:
    assert roman(text) == value


@pytest.mark.parametrize("text", ["", "iiii", "vx", "mild", "İ", "ı", "12"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize("text", ["HARBOUR OPENS", "ГАВАНЬ", "THE McDONALD FERRY LINE", "İSKƏLƏ"])
def test_capitals(text: str) -> None:
    assert is_capitals(text)


@pytest.mark.parametrize("text", ["Harbour", "1998", "漢字", "NATO und EU", ""])
def test_no_capitals(text: str) -> None:
    assert not is_capitals(text)


@given(st.text(max_size=60))
def test_an_identifier_is_an_xml_name_of_small_letters(text: str) -> None:
    made = slug(text)
    assert made[0].isalpha()
    assert all(c.isalnum() or c == "-" for c in made)
    assert slug(made) == made


@pytest.mark.parametrize(
    ("text", "is_end"), [("open.", True), ("open.”", True), ("open.’\u202f”", True), ("هل؟", True), ("open,", False)]
)
def test_the_end_of_a_sentence(text: str, is_end: bool) -> None:
    assert ends_sentence(text) is is_end


def test_the_first_letter_counts_whatever_stands_before_it() -> None:
    assert starts_lower("“— the keeper")
    assert not starts_lower("12 Keepers")
    assert not starts_lower("5th. The keeper")
    assert not starts_lower("漢字")


@given(_OF_EVERY_KIND)
def test_the_first_word_is_that_of_the_folded_text(text: str) -> None:
    assert first_word(text) == fold(text).partition(" ")[0]


@given(st.text(st.sampled_from("ABCDEFGHIJKLMa .ǅ1")), st.integers(0, 3))
def test_a_lone_small_letter_among_many_capitals_is_borne(text: str, small: int) -> None:
    text = text * 3 + "b" * small
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    assert is_capitals(text) == (upper > 0 and (lower == 0 or (upper >= 8 and lower <= upper // 12)))


@pytest.mark.parametrize("sign", [chr(code) for code in range(0xA0, 0x100)])
def test_letters_of_western_europe_fold_alike_beside_any_others(sign: str) -> None:
    text = f"L{sign}a{sign} d'{sign}Été_{sign}"
    assert [*folded_words(text), "ж"] == folded_words(f"{text} Ж")
    assert [*words(text), "Ж"] == words(f"{text} Ж")
