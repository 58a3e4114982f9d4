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


def test_a_running_head_leaves_out_the_date_of_the_title() -> None:
    text = "Harbour opens (May 3, 1902)\n\nText of it\n\fThe night ferry\n\ngoes on.\n\n"
    text += "The night ferry (May 4, 1902)\n\nText."
    marks, _, gone = found(text, "Harbour opens (May 3, 1902)", "The night ferry (May 4, 1902)")
    assert marks == ["Harbour opens (May 3, 1902)", "The night ferry (May 4, 1902)"]
    assert gone == ["The night ferry"]


def test_of_two_lines_that_say_a_title_as_well_the_first_is_the_heading() -> None:
    page = "The night ferry\n\n" + "It left the quay with nobody on board.\n" * 22
    text = f"Harbour opens\n\nText of it.\n\n{page}\n{page}\n{page}"
    draft, _ = through(text)
    entries = (Entry("Harbour opens", "", 0), Entry("The night ferry", "", 0))
    draft, _ = listed_headings.find(replace(draft, entries=entries), Options())
    assert [mark.first for mark in draft.marks] == [0, 4]


def test_the_last_line_of_a_paragraph_is_no_heading_where_another_says_the_title() -> None:
    text = "Harbour opens\nThe board met in\n1902.\nOrla Quill\n1902\nThe ferry left."
    marks, _, _ = found(text, "Harbour opens", "1902")
    assert marks == ["Harbour opens", "1902"]


def test_the_contents_may_name_the_author_behind_the_title() -> None:
    text = "GOLD\n\nText of it.\n\nHENS ON BOARD\n\nText.\n\nTHE QUAY BY NIGHT\n\nText."
    marks, _, _ = found(text, "GOLD By ORLA QUILL.", "HENS ON BOARD By REED A. VANE.", "THE QUAY BY NIGHT")
    assert marks == ["GOLD", "HENS ON BOARD", "THE QUAY BY NIGHT"]


def test_a_name_with_initials_under_a_title_is_none_of_it_though_the_contents_name_both() -> None:
    text = "THE LAMP OF THE QUAY.\n\nPROF. A. N. COOK, Lower Town\n\nText.\n\nTHE NIGHT FERRY\n\nA LETTER HOME\n\nText."
    marks, _, _ = found(text, "The Lamp of the Quay, Prof. A. N. Cook, Lower Town", "The Night Ferry: A Letter Home")
    assert marks == ["THE LAMP OF THE QUAY.", "THE NIGHT FERRY  A LETTER HOME"]


NUMBERED = (("I", "Jon"), ("II", "The night ferry"), ("III", "A crate of hens"), ("IV", "IL FARO"))


def test_the_number_of_an_entry_may_stand_under_the_title() -> None:
    text = "\n\n\n".join(f"{title.upper()}.\n\n{number}.\n\nText of it." for number, title in NUMBERED)
    marks, _, _ = found(text, *(f"{number}. -- {title}" for number, title in NUMBERED))
    assert [" ".join(mark.split()) for mark in marks] == [f"{title.upper()}. {number}." for number, title in NUMBERED]
    sections = "\n\n\n".join(f"{title}\n\nI.\n\nText of it.\n\nII.\n\nMore of it." for _, title in NUMBERED)
    marks, _, _ = found(sections, *(f"{number}. {title}" for number, title in NUMBERED))
    assert marks == [title for _, title in NUMBERED]


def test_who_wrote_it_stands_behind_a_comma_in_the_entry_and_under_the_title() -> None:
    names = ("A. B. Quill, Northport", "Dr. Ada C. Vane, Eastmoor", "O. Reed, Northport")
    titles = ("The night ferry", "A crate of hens", "Nets")
    text = "\n\n\n".join(f"{t.upper()}\n\n{n.upper()}\n\nText." for t, n in zip(titles, names, strict=True))
    assert found(text, *map(", ".join, zip(titles, names, strict=True)))[0] == [title.upper() for title in titles]
    letters = "LETTERS OF\n\nA. B. QUILL\n\nText."
    assert found(letters, "Letters of A. B. Quill")[0] == ["LETTERS OF  A. B. QUILL"]


def test_an_article_may_be_missing_in_the_list_or_in_the_body() -> None:
    text = "THE NIGHT FERRY.\n\nText.\n\nCRATE OF HENS.\n\nText.\n\nDer Kran am Kai\n\nText."
    assert found(text, "Night ferry", "A crate of hens", "Kran am Kai")[0] == [
        "THE NIGHT FERRY.",
        "CRATE OF HENS.",
        "Der Kran am Kai",
    ]


def test_the_number_of_a_first_section_is_no_part_of_the_title() -> None:
    titles = [f"{number}. {title}" for number, title in NUMBERED]
    text = "\n\n\n".join(f"{title}\n\n{title.partition('.')[0]}.\n\nText of it." for title in titles)
    assert found(text, *titles)[0] == titles
    few = "\n\n\n".join(f"{title}\n\n{number + '.' if int(number) < 4 else 'So.'}\n\nText." for number, title in MANY)
    assert found(few, *(f"{number}. {title}" for number, title in MANY))[0] == [title for _, title in MANY]


MANY = [
    (str(n), f"Of the {what} of the quay")
    for n, what in enumerate(("lamp", "hens", "nets", "oil", "tar", "bell", "crane"), 1)
]


def test_a_running_head_of_two_lines_goes_with_both() -> None:
    title = "Harbour opens its doors to everybody who has a boat (1 May 1998)"
    head = "Harbour opens its doors to everybody\nwho has a boat (1 May 1998)"
    text = f"{title}\n\nText of it\n\f{head}\ngoes on.\n\nFog\n\nText."
    marks, left, gone = found(text, title, "Fog")
    assert marks == [title, "Fog"]
    assert gone == head.split("\n")
    assert left == [title, "Text of it", "goes on.", "Fog", "Text."]


def test_what_an_entry_says_that_stands_nowhere_else_is_no_running_head() -> None:
    text = "Harbour opens\n\nText of it\n\f1998\n\nThe night ferry\n\nText."
    _, left, gone = found(text, "Harbour opens", "The night ferry", "1998")
    assert gone == []
    assert "1998" in left
