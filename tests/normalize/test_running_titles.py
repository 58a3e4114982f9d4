"""Running heads and feet in one line that repeat a title set in two."""

from converter.normalize import furniture, running_titles
from drafts import rules, texts, through

TITLE = "The keeper of the northern light and\nhis three hens"
FOOT = "The keeper of the northern light and his three hens"
TEXT = "The ferry left the north quay at seven\nwith nobody on board but the cook."


def test_a_foot_that_repeats_a_title_in_two_lines_goes() -> None:
    draft, decisions = through(f"{TITLE}\n{TEXT}\n{FOOT}\n\f{TEXT}", running_titles.strip)
    assert texts(draft) == f"{TITLE}\n{TEXT}\n{TEXT}".split("\n")
    assert rules(decisions) == ["running-head"] and decisions[0].before == FOOT


def test_what_stands_before_the_title_or_amid_a_page_stays() -> None:
    for text in (f"{FOOT}\n\f{TITLE}\n{TEXT}", f"{TITLE}\n{TEXT}\n\n{FOOT}\n\n{TEXT}", f"{TITLE}\n\f{FOOT}.\n{TEXT}"):
        assert rules(through(text, furniture.strip, running_titles.strip)[1]) == []
