"""Dates of many languages and forms."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("(24 February 2021)", "2021-02-24"),
        ("_May_ 6, 2021, _to May_ 26, 2021._", "2021-05-06/2021-05-26"),
        ("5 maart tot 7 maart 2020", "2020-03-05/2020-03-07"),
        ("5 mars till 7 mars 2020", "2020-03-05/2020-03-07"),
        ("5. března do 7. března 2020", "2020-03-05/2020-03-07"),
        ("Wednesday, February 24th, 2021", "2021-02-24"),
        ("24 FEBRUARY 2021", "2021-02-24"),
        ("Feb. 24, 2021", "2021-02-24"),
        ("February 2021", "2021-02"),
        ("24.02.2021", "2021-02-24"),
        ("2021-02-24", "2021-02-24"),
        ("2021-02", "2021-02"),
        ("02/24/2021", "2021-02-24"),
        ("24 fevral 2021-ci il", "2021-02-24"),
        ("24 февраля 2021 г.", "2021-02-24"),
        ("24. Februar 2021", "2021-02-24"),
        ("1er mars 1998", "1998-03-01"),
        ("2021年2月24日", "2021-02-24"),
        ("5–6 March 1998", "1998-03-05/1998-03-06"),
        ("28 February – 2 March 1998", "1998-02-28/1998-03-02"),
        ("March 5-6, 1998", "1998-03-05/1998-03-06"),
    ],
)
def test_a_date_from_end_to_end(text: str, iso: str) -> None:
    assert dates.read(text) == dates.Date(iso)


@pytest.mark.parametrize(
    "text",
    ["", "1998", "We met in March 1998", "31 February 2021", "12.5.20", "Chapter 12", "3/4", "24 February",
     "6–5 March 1998",
     "99 March 1998", "(Page 3112)", "12:30", "May the 4th be with you 2021"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert dates.read(text) is None


def test_a_date_that_can_be_read_in_two_ways_says_so() -> None:
    assert dates.read("03/04/2021") == dates.Date("2021-03-04", ambiguous=True)
    assert dates.read("03/03/2021") == dates.Date("2021-03-03")
    assert dates.read("13/04/2021") == dates.Date("2021-04-13")
    assert dates.read("03.04.2021") == dates.Date("2021-04-03", ambiguous=False)


@pytest.mark.parametrize("lang", dates.LANGUAGES)
@settings(max_examples=15)
@given(day=st.dates(date(1000, 1, 1), date(2199, 12, 31)), form=st.sampled_from(["long", "full"]))
def test_dates_as_cldr_writes_them(day: date, lang: str, form: str) -> None:
    found = dates.read(format_date(day, form, lang), lang)
    assert found and found.iso == day.isoformat()


@given(st.text(max_size=70))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = dates.read(text)
    assert found is None or dates.read(found.iso.split("/")[0]) is not None or len(found.iso) == 4


def test_the_language_comes_first() -> None:
    assert dates.month_of("mai", "de") == 5
    assert dates.month_of("Ocak", "tr") == 1
    assert dates.month_of("xyz") is None
    assert dates.is_weekday("Mittwoch", "de")
    assert not dates.is_weekday("Mittwoch", "fr")


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("_Tuesday_, January 2.", "en", (1, 2)),
        ("Monday, January 1, 1759", "en", (1, 1)),
        ("3. März", "de", (3, 3)),
        ("le 14 juillet", "fr", (7, 14)),
        ("January 1759", "en", None),
        ("chapter 3", "en", None),
        ("7", "en", None),
    ],
)
def test_the_day_of_a_date_is_read_with_a_year_or_without(text: str, lang: str, day: tuple[int, int] | None) -> None:
    assert dates.day(text, lang) == day
