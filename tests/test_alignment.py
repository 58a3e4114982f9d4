"""Entries of a printed contents list against the rows of the body."""

from hypothesis import given
from hypothesis import strategies as st

from converter.alignment import align
from converter.draft import Entry, Row
from converter.title_places import Index, bare, beside_break

BODY = (
    "Harbour opens its doors", "", "The text of it.", "", "CHAPTER II. THE", "STORM OF THE YEAR", "", "More text.", "",
    "Harbour opens its doors", "", "The end",
)  # fmt: skip


def rows(*texts: str) -> tuple[Row, ...]:
    return tuple(Row(text.strip("\f"), n, page_break=text == "\f") for n, text in enumerate(texts, 1))


def entries(*titles: str) -> list[Entry]:
    return [Entry(title, "", 0) for title in titles]


def firsts(titles: list[str], body: tuple[Row, ...]) -> list[int | None]:
    return [place and place.first for place in align(entries(*titles), Index(body))]


def test_labels_case_and_wraps_do_not_matter() -> None:
    (place,) = align(entries("The Storm of the Year"), Index(rows(*BODY)))
    assert place and (place.first, place.last) == (4, 5)


def test_places_rise_with_the_entries() -> None:
    assert firsts(["The Storm of the Year", "Harbour opens its doors"], rows(*BODY)) == [4, 9]
    assert firsts(["Harbour opens its doors", "The Storm of the Year"], rows(*BODY)) == [0, 4]


def test_what_the_body_has_not_gets_no_place_and_harms_no_other() -> None:
    assert firsts(["The Storm of the Year", "A tale of hens", "The end"], rows(*BODY)) == [4, None, 11]


def test_a_title_at_a_page_s_end_is_less_likely_than_one_in_the_text() -> None:
    body = rows("Harbour opens", "\f", "Text.", "", "Harbour opens", "", "Text.")
    assert beside_break(body, 0)
    assert not beside_break(body, 4)
    assert firsts(["Harbour opens"], body) == [4]


def test_bare_titles() -> None:
    assert bare("chapter iv the storm") == "the storm"
    assert bare("chapter") == "chapter"
    assert bare("iv") == "iv"


TITLES = st.lists(st.sampled_from(["north quay", "north quay hens", "hens", "lamp of hens", "a lamp"]), max_size=6)


@given(TITLES, TITLES)
def test_no_row_is_in_two_places(titles: list[str], body: list[str]) -> None:
    places = [place for place in align(entries(*titles), Index(rows(*body))) if place]
    taken = [row for place in places for row in range(place.first, place.last + 1)]
    assert taken == sorted(set(taken))


def test_a_word_that_many_entries_begin_with_may_be_missing_in_the_body() -> None:
    titles = ["at the opening of the quay", "at the dinner of the guild", "at the lamp house in spring", "to the ferry"]
    body = rows(*(f"{title.title()}." for title in titles), "Speech at the end")
    assert firsts([f"SPEECH {title.upper()}" for title in titles], body)[:3] == [0, 1, 2]
    assert firsts(["REPORT AT THE OPENING OF THE QUAY"], rows("Of the quay")) == [None]


def test_a_word_with_a_number_that_the_entries_count_up_by_is_none_of_the_title() -> None:
    body = rows("HARBOUR", "", "Text.", "", "FERRIES", "", "Text.", "", "LAMPS", "", "Text.")
    assert firsts(["Group I: Harbour", "Group II: Ferries", "Group III: Lamps"], body) == [0, 4, 8]
    assert firsts(["Group I: Harbour", "Group V: Ferries", "Group III: Lamps"], body) == [None] * 3


def test_a_title_in_spaced_letters_is_found() -> None:
    body = rows("N I G H T   F E R R Y", "", "Text.", "", "H E N S", "", "Text.")
    assert firsts(["Night Ferry", "Hens"], body) == [0, 4]
    assert body[0].text == "N I G H T   F E R R Y"


def test_what_most_entries_tell_behind_their_titles_need_not_stand_in_the_body() -> None:
    listed = ["Harbour opens its doors, a report", "The Storm of the Year, concerning ropes", "The end, or nearly"]
    assert firsts(listed, rows(*BODY)) == [0, 4, 11]
    assert firsts(["Harbour opens its doors", "A tale of hens", "The end, or nearly so, of it"], rows(*BODY))[2] is None
