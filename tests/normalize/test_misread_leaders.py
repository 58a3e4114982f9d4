"""Leaders that a recognition of letters took for text."""

import pytest

from converter.normalize import printed_contents
from converter.normalize.printed_contents.misread_leaders import title_before, with_dots
from drafts import texts, through

TITLES = ("Harbour opens its doors", "The night ferry", "Lamp keepers on strike", "A crate of hens", "Nets; Ropes")
LEADERS = (
    "... 3.07... ee eee teen enn eee",
    "... 0... cee eens",
    ". ..... 0.0... ce cece eee een",
    "...00. .00:cccecesecccecev",
    "......",
)
BODY = "\n\n".join(f"{title}\n\nThe text of it goes here, and on it goes." for title in TITLES)


@pytest.mark.parametrize(
    "leader", ["... 3.07... ee eee teen enn eee", "... 0... cee eens", "...0. .00:cccecesecceceveeu"]
)
def test_a_leader_read_as_letters_is_one_of_dots(leader: str) -> None:
    assert with_dots(f"The night ferry{leader} 12") == "The night ferry .... 12"


@pytest.mark.parametrize(
    "leader", ["... 1.0... eee", "... ee", " ee", " 0... eee eee", ".. 0.0.0 ee", "....... 0.00. ce"]
)
def test_a_short_leader_is_dots_or_two_letters_alike_and_nothing_else(leader: str) -> None:
    assert with_dots(f"The night ferry{leader} 12") == "The night ferry .... 12"


def test_without_dots_the_words_of_few_letters_are_the_leader() -> None:
    assert with_dots("The pilot ee eee ceec eee 12") == "The pilot .... 12"


@pytest.mark.parametrize(
    "text",
    [
        "The lamp ... as seen from the quay of the harbour 12",
        "The night ferry 12",
        "12",
        "Ee eee eee eee 4",
        "In May 1871",
        "Part 2... 15",
        "The night ferry... see 12",
        f"The night ferry .. {'1.' * 100}x 12",
        f"The night ferry .. {'0.0 ' * 100}lamps 12",
    ],
)
def test_what_says_words_stays(text: str) -> None:
    assert with_dots(text) == text


def test_a_list_with_such_leaders_is_taken_out() -> None:
    contents = "\n".join(
        f"{title}{leader} {page}" for title, leader, page in zip(TITLES, LEADERS, (2, 6, 8, 11, 14), strict=True)
    )
    draft, decisions = through(f"Contents\n{contents}\n\n{BODY}", printed_contents.remove)
    assert [entry.title for entry in draft.entries] == list(TITLES)
    assert texts(draft) == texts(through(BODY)[0])
    assert decisions[0].before.count("\n") == len(TITLES)


def test_an_entry_that_lost_its_page_number_with_the_leader_is_one() -> None:
    lines = [f"{title}{leader} {page}" for title, leader, page in zip(TITLES, LEADERS, (2, 6, 8, 11, 14), strict=True)]
    lines[2] = f"{TITLES[2]} ........ccceecescsccsceseeseeeeseecee"
    draft, _ = through("Contents\n" + "\n".join(lines) + f"\n\n{BODY}", printed_contents.remove)
    assert [entry.title for entry in draft.entries] == list(TITLES)
    assert [entry.page for entry in draft.entries] == ["2", "6", "", "11", "14"]


def test_dots_before_words_are_no_leader() -> None:
    assert title_before("The lamp ... as seen from the quay of the harbour") == ""


@pytest.mark.parametrize("page", ["74", "AL", ""])
def test_a_leader_may_be_one_long_word(page: str) -> None:
    entry = f"Tea ee eeessessesscssesscssceseescesc {page}".rstrip()
    assert (with_dots(entry) == "Tea .... 74") if page.isdigit() else title_before(entry) == "Tea"


def test_entries_that_lost_leader_and_page_number_under_a_word_for_contents_are_some() -> None:
    lines = [f"{title}{leader} {page}" for title, leader, page in zip(TITLES, LEADERS, (2, 6, 8, 11, 14), strict=True)]
    lost = ("A night at sea", "Old Ropes", "New Oars", "Fog", "The Pilot's Tale")
    body = BODY + "".join(f"\n\n{title}\n\nThe text of it goes here." for title in lost)
    draft, _ = through("Contents\n" + "\n\n".join([*lost, *lines]) + f"\n\n\n\n\n{body}", printed_contents.remove)
    assert [entry.title for entry in draft.entries] == [*lost, *TITLES]
