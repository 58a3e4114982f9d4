"""Verse among lines that no blank line parts."""

from converter.draft import Form, Row
from converter.verse_lines import verse_lines

FORM = Form(width=60, separated=False)
PROSE = [
    "The ferry left the north quay at seven with nobody on board",
    "but the cook, who had been told to look after the hens and",
    "the crate, and who did so until they had passed the pier and",
    "the light.",
]
VERSE = [
    "The lamp is out upon the quay,",
    "The nets are in the loft,",
    "The herring go by night to sea",
    "And winds are soft",
]


def kinds(*pages: list[str]) -> str:
    """Return V for every line of verse and p for every other, in order."""
    rows = [[Row(text, number) for number, text in enumerate(page, 1)] for page in pages]
    return "".join("V" if kind else "p" for kind in verse_lines(rows, FORM))


def test_verse_between_paragraphs_is_told_line_by_line() -> None:
    assert kinds(PROSE * 2 + VERSE * 2 + PROSE) == "p" * 8 + "V" * 8 + "p" * 4


def test_a_page_s_end_is_no_evidence() -> None:
    assert kinds(PROSE, VERSE[:1], VERSE * 2) == "pppp" + "V" * 9


def test_a_word_divided_at_the_end_of_a_line_speaks_against_verse() -> None:
    divided = [*PROSE[:2], "the crate, and who did so until they had passed the light-", "house."]
    assert kinds(divided * 2) == "p" * 8
