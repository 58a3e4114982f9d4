import json
import unicodedata
from dataclasses import astuple, fields
from pathlib import Path

import pytest

import converter.words
from converter.words import Words, date_text, direction, words

FOLDER = Path(converter.words.__file__).parent
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.json"))


def test_there_are_words_in_many_languages() -> None:
    assert len(LANGUAGES) >= 40 and {"ar", "az", "en", "he", "ja", "ru", "zh", "zh-Hant"} <= set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word(lang: str) -> None:
    generated = words(lang)
    assert generated.lang == lang and all(word.strip() for word in astuple(generated))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_language_are_written_alike(lang: str) -> None:
    text = (FOLDER / f"{lang}.json").read_text("utf-8")
    known = json.loads(text)
    assert list(known) == [each.name for each in fields(Words)][1:]
    assert text == json.dumps(known, ensure_ascii=False, indent=1) + "\n" == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("lang", sorted(set(LANGUAGES) - {"en"}))
def test_no_language_is_left_in_english(lang: str) -> None:
    pairs = zip(astuple(words(lang)), astuple(words("en")), strict=True)
    assert sum(word == english for word, english in pairs) <= 6


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-CN", "zh"),
        ("sr-Latn", "sr-Latn"),
        ("nn", "nb"),
        ("iw", "he"),
    ],
)
def test_script_and_region_choose_the_words(lang: str, expected: str) -> None:
    assert words(lang).lang == expected


@pytest.mark.parametrize("lang", ["", "und", "eo", "xx-YY", "../en", "x-private"])
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
