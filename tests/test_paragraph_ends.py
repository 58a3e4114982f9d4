"""Paragraphs that end with a full line."""

from converter.draft import Form, Row
from converter.paragraph_ends import Endings

FORM = Form(width=60, separated=False)
FULL = "The ferry left the north quay at seven with nobody on board"
SPEECH = "“The hens are in the crate and the crate is on the quay now.”"


def rows(*lines: str) -> list[Row]:
    return [Row(line, number) for number, line in enumerate(lines, 1)]


def parts(lines: list[str], last: str, following: str) -> bool:
    """Return whether *last* and *following* are parted in a text of *lines*."""
    return Endings([rows(*lines)], FORM).part(Row(last, 1), Row(following, 2))


def test_a_full_line_ends_a_paragraph_where_speeches_never_meet_within_a_line() -> None:
    talk = ["“Well?” he said.", "“The hens are here.”"] * 6
    assert parts([FULL, *talk], SPEECH, "“And the cook?”")
    assert not parts([FULL, *talk], FULL + ".", "The cook was late.")


def test_a_full_line_ends_none_where_speeches_meet_within_lines_too() -> None:
    talk = ["“Well?” “The hens.” “And the cook?” “Late.” “So?”"] * 6
    assert not parts([*talk, *["“Well?”", "“The hens.”"] * 6], SPEECH, "“And the cook?”")


def test_a_full_line_ends_a_paragraph_before_a_figure_where_figures_begin_paragraphs_and_no_sentences() -> None:
    diary = ["4th. To the quay. Rain all day.", "5th. The cook was late. So was I."] * 4
    assert parts(diary, FULL + ".", "6th. To the quay with the hens.")
    assert not parts(diary, FULL + ".", "The cook was late.")
    figures = ["4th. To the quay. 7 hens. 9 crates. 3 cooks.", "5th. The cook was late."] * 4
    assert not parts(figures, FULL + ".", "6 hens were left.")


def test_few_ends_are_no_evidence() -> None:
    assert not parts(["“Well?”", "“The hens.”"], SPEECH, "“And the cook?”")


def test_a_sentence_that_goes_on_is_never_parted() -> None:
    talk = ["“Well?” he said.", "“The hens are here.”"] * 6
    assert not parts(talk, SPEECH, "said the cook.")
    assert not parts(talk, FULL, "“And the cook?”")


def test_quotation_marks_of_every_language_close() -> None:
    talk = ["„Nun?“", "„Die Hennen sind hier.“"] * 6
    assert parts(talk, "„Die Hennen sind in der Kiste, und die Kiste ist am Kai.“", "„Und der Koch?“")
