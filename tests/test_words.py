from dataclasses import astuple

import pytest

from converter.words import date_text, direction, words

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "tr", "az")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word(lang: str) -> None:
    generated = words(lang)
    assert generated.lang == lang and all(word.strip() for word in astuple(generated))


@pytest.mark.parametrize("lang", ["", "und", "fi", "xx-YY"])
def test_other_languages_get_english_words_that_say_so(lang: str) -> None:
    assert words(lang).lang == "en"


def test_a_region_does_not_matter() -> None:
    assert words("pt-BR") == words("PT")


@pytest.mark.parametrize("lang", ["ar", "fa-IR", "he", "ur", "ckb", "az-Arab", "yi"])
def test_right_to_left(lang: str) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize("lang", ["en", "ru", "", "und", "ks-Deva", "ar-Latn", "zh-Hant"])
def test_left_to_right(lang: str) -> None:
    assert direction(lang) == "ltr"


@pytest.mark.parametrize(
    ("iso", "lang", "text"),
    [
        ("2021-02-19", "en", "February 19, 2021"),
        ("2021-02-19", "de-AT", "19. Februar 2021"),
        ("2021-02-19", "az", "19 fevral 2021"),
        ("2021-02", "fr", "février 2021"),
        ("2021", "ru", "2021"),
        ("1998/1999", "en", "1998–1999"),
        ("1998-03-05/1998-03-06", "de", "5.–6. März 1998"),
        ("2021-02-30", "en", "2021-02-30"),
        ("2021-02-30/2021-03-01", "en", "2021-02-30/2021-03-01"),
        ("spring", "en", "spring"),
        ("", "en", ""),
        ("2021-02-19", "und", "February 19, 2021"),
        ("2021-02-19", "no such", "February 19, 2021"),
    ],
)
def test_dates_as_people_write_them(iso: str, lang: str, text: str) -> None:
    assert date_text(iso, lang) == text
