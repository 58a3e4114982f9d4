"""Headings that the printed contents name."""

from dataclasses import replace

from converter.draft import Entry
from converter.normalize import furniture, listed_headings
from converter.options import Options
from drafts import texts, through


def found(text: str, *titles: str) -> tuple[list[str], list[str], list[str]]:
    """Return the rows of each heading, all rows left, and what was taken out."""
    draft, _ = through(text, furniture.strip)
    entries = tuple(Entry(title, "", 0) for title in titles)
    draft, decisions = listed_headings.find(replace(draft, entries=entries), Options())
    marks = [" ".join(row.text for row in draft.rows[mark.first : mark.last + 1]) for mark in draft.marks]
    return marks, texts(draft), [decision.before for decision in decisions]


def test_a_title_over_two_lines_is_one_heading() -> None:
    marks, _, _ = found(
        "HARBOUR OPENS\nITS DOORS\n\nText.\n\nThe Night Ferry\n\nText.", "Harbour Opens Its Doors", "The night ferry"
    )
    assert marks == ["HARBOUR OPENS ITS DOORS", "The Night Ferry"]


def test_titles_that_share_words_share_no_row() -> None:
    marks, _, _ = found("Harbour\nNight\nFerry\n\nText.", "Harbour Night Ferry", "Night", "Ferry")
    assert marks in (["Harbour Night Ferry"], ["Night", "Ferry"])


def test_a_title_repeated_at_a_page_s_end_is_a_running_head() -> None:
    text = "Harbour opens\n\nText of it\n\fHarbour opens\ngoes on.\n\nThe night ferry\n\nText."
    marks, left, gone = found(text, "Harbour opens", "The night ferry")
    assert marks == ["Harbour opens", "The night ferry"]
    assert gone == ["Harbour opens"]
    assert left == ["Harbour opens", "Text of it", "goes on.", "The night ferry", "Text."]


def test_a_title_within_a_sentence_stays_text() -> None:
    marks, left, gone = found("They read The night ferry again.\n\nText.", "The night ferry")
    assert (marks, gone) == ([], [])
    assert left == ["They read The night ferry again.", "Text."]
