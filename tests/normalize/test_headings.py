"""Headings from combined evidence."""

import pytest

from converter.heading import styles
from converter.heading.groups import groups_of
from converter.heading.hard_breaks import measure, titles_by_break
from converter.normalize import headings, listed_headings, markup, printed_contents
from drafts import rules, through
from invariants import body_of

TITLES = ("LETTERS TO THE BOARD", "LETTERS TO THE PILOTS", "REPORT ON THE LAMP")
TEXT = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens.\n" * 3


def found(text: str) -> list[str]:
    draft, decisions = through(text, markup.read, headings.find)
    assert rules(decisions).count("heading") == len(draft.marks)
    return [" / ".join(r.text.strip() for r in draft.rows[m.first : m.last + 1] if r.text) for m in draft.marks]


@pytest.mark.parametrize("shape", ["**{}**", "# {}", "\n\n{}\n"])
def test_lines_that_stand_out_over_text_are_headings(shape: str) -> None:
    titles = ["HARBOUR OPENS", "NIGHT FERRY", "CRATE OF HENS", "LAMP OUT"]
    assert found("\n\n".join(f"{shape.format(title)}\n\n{TEXT}" for title in titles)) == titles


def test_a_number_and_its_title_are_one_heading() -> None:
    pairs = [("CHAPTER I", "The Storm"), ("CHAPTER II", "The Calm"), ("CHAPTER III", "The Hens")]
    text = "\n\n\n".join(f"{label}\n\n{title}\n\n{TEXT}" for label, title in pairs)
    assert found(text) == [f"{label} / {title}" for label, title in pairs]


@pytest.mark.parametrize(
    "line",
    [
        "**She had seen it all.**",
        "5 March 1998",
        "* * *",
        "“We are open,”",
        "which nobody knew",
        "- one -",
        "**LAMPS AND OIL ........ 17–19**",
    ],
)
def test_lines_that_are_no_headings_stay_text(line: str) -> None:
    titles = ["HARBOUR OPENS", "NIGHT FERRY", "CRATE OF HENS"]
    text = "\n\n".join(f"**{title}**\n\n{TEXT}" for title in titles)
    assert found(f"{text}\n\n{line}\n\n{TEXT}") == titles


def test_verse_is_a_crowd_and_no_heading() -> None:
    verse = "\n\n".join(["The Lamp is out", "The Quay is bare", "The Hens are gone"] * 4)
    assert found(f"**HARBOUR OPENS**\n\n{TEXT}\n\n{verse}") == ["HARBOUR OPENS"]


def test_the_last_lines_of_a_letter_are_no_headings() -> None:
    letters = "\n\n\n\n".join(
        f"{title}\n\n{TEXT}\n[STAMP.]\n\nYours in haste,\n\nA. N. COOK."
        for title in ("HARBOUR OPENS", "LAMP OUT", "HENS")
    )
    assert found(letters) == ["HARBOUR OPENS", "LAMP OUT", "HENS"]


def test_a_half_title_that_the_contents_name_gives_way_to_the_title() -> None:
    titles = ["HARBOUR OPENS", "NIGHT FERRY", "LAMP OUT"]
    contents = "CONTENTS\n\n" + "\n".join(f"{title}" for title in titles)
    body = "".join(f"\n\n\n\n\n{title}\n\n[Picture]\n\n{title}\n\n{TEXT}" for title in titles)
    draft, _ = through(contents + body, markup.read, printed_contents.remove, listed_headings.find, headings.find)
    assert [draft.rows[mark.first].text for mark in draft.marks] == titles
    assert all("[Picture]" not in row.text for m in draft.marks for row in draft.rows[m.last : m.last + 3])


def test_a_half_title_over_a_motto_gives_way_to_the_number_and_title_that_repeat_it() -> None:
    pairs = [("I.", "HARBOUR OPENS"), ("II.", "NIGHT FERRY"), ("III.", "LAMP OUT"), ("IV.", "CRATE OF HENS")]
    contents = "CONTENTS\n\n" + "\n".join(
        f"{number} {title} . . . {7 * k}" for k, (number, title) in enumerate(pairs, 1)
    )
    motto = '          "Keep the lamp, and keep the hour,\n          And the sea will keep its own."'
    body = "".join(f"\n\n\n\n{n}\n\n{t}\n\n\n{motto}\n\n\n\n{n}\n\n{t}\n\n{TEXT}" for n, t in pairs)
    draft, _ = through(contents + body, markup.read, printed_contents.remove, listed_headings.find, headings.find)
    assert [draft.rows[mark.last].text for mark in draft.marks] == [title for _, title in pairs]
    assert all("ferry" in draft.rows[mark.last + 2].text for mark in draft.marks)


def test_what_begins_alike_under_rules_is_a_title_though_it_ends_in_a_date() -> None:
    days = ["November 2, 2019", "December 5, 2019", "January 3, 2020", "March 3, 2020"]
    letters = "\n\n***\n\n".join(
        f"Address to the Harbour\nThe Keeper\n{day}\n\nMembers of the board and of the guild of pilots:\n\n{TEXT * 4}"
        for day in days
    )
    assert found(f"{TEXT}\n\n***\n\n{letters}") == [f"Address to the Harbour / The Keeper / {day}" for day in days]


@pytest.mark.parametrize("called", ["FRIENDS AND NEIGHBOURS,—", "MY LORD MAYOR:--"])
def test_who_is_called_is_no_title(called: str) -> None:
    titles = ["AT THE NORTH QUAY", "AT THE DINNER OF THE GUILD", "AT THE LAMP HOUSE", "AT THE FERRY"]
    assert found("\n\n\n".join(f"{title}\n\n-----\n\n{called}\n\n{TEXT}" for title in titles)) == titles


def test_a_line_between_two_titles_belongs_to_one_of_them() -> None:
    title, date = "Gulls come back to the crane", "(March 2, 2021)"
    text = f"{title}\n{date}\n{date}\nThe harbour ma-\nster said on Tuesday so\n{date}\n"
    assert body_of(text).count(date) == 3


def test_dates_over_salutations_and_names_under_letters_are_no_headings() -> None:
    letters = [
        f"{day} MAY 1871.\n\n_Gentlemen of the Board_:\n\n{TEXT}\nC. O. VANE.\n\n\n" for day in (4, 9, 12, 15, 20, 27)
    ]
    headed = [f"{title}\n\n\n{''.join(letters[i : i + 2])}\n" for i, title in zip((0, 2, 4), TITLES, strict=True)]
    assert found("\n".join(headed)) == list(TITLES)


def test_dates_over_paragraphs_are_the_headings_of_a_diary() -> None:
    days = [f"{day} May 1871" for day in (4, 9, 12, 15, 20, 27)]
    assert found("\n" + "\n\n\n".join(f"{day}\n\n{TEXT}" for day in days)) == days


def test_initials_are_no_numbers() -> None:
    assert [styles.numbering_of(text)[0] for text in ("L. Vane", "C. O. VANE", "IV. Vane", "I. The Storm", "L")] == [
        "",
        "",
        "roman",
        "roman",
        "roman",
    ]


def test_lines_that_interrupt_a_sentence_or_stand_in_a_bracket_are_known() -> None:
    letter = f"{TEXT}\nWith all that is due to you, I am,\n\nWILLIAM VANE.\n\n{TEXT}"
    picture = f"[Illustration: The pier by night.\n\nTHEN AND NOW.\n\nA lamp is lit.]\n\nTHE PIER\n\n{TEXT}"
    draft, _ = through(f"{letter}\n{picture}", markup.read)
    seen = {group.text: (group.breaks_off, group.in_bracket) for group in groups_of(draft.rows)}
    assert seen["WILLIAM VANE."] == (True, False)
    assert seen["THEN AND NOW."] == (False, True)
    assert seen["THE PIER"] == (False, False)


def test_capitals_in_a_long_text_without_blank_lines_are_headings() -> None:
    line = "The board of the harbour met for it again and went home for tea.\n"
    titles = ["THE PIER BY NIGHT", "THE FERRY BY DAY", "THE LAMPS AND THE OIL", "THE LAST TUG"]
    assert found("".join(f"{title}\n{60 * line}" for title in titles)) == titles


DAYS = ("January 4.", "January 5.", "March 2.", "Lower Town, April 9.", "_Sunday_, December 26.", "January 1.")


def test_days_that_go_on_over_paragraphs_are_headings_though_none_says_the_year() -> None:
    text = "The ice went out in the night, and with it the landing stage and both of the blue boats.\n" * 3
    said = ["The carter came.", "He sold us wool."]
    lines = [f"{day}\n\n{text}\n{line}" for day, line in zip(DAYS, said * 3, strict=True)]
    assert found("\n\n\n".join(lines))[1:] == list(DAYS[1:])


def test_a_title_over_the_number_of_its_first_section_is_a_heading_and_a_signature_over_a_number_is_none() -> None:
    tales = [f"{title}\n\n\nI.\n\n{TEXT}\n\n\nII.\n\n{TEXT}" for title in ("The Ferry", "The Lamp", "The Hens")]
    assert [title for title in found("\n\n\n\n".join(tales)) if title.startswith("The ")] == [
        "The Ferry",
        "The Lamp",
        "The Hens",
    ]


def test_a_title_that_breaks_off_in_a_small_word_goes_on_under_a_blank_line() -> None:
    heads = ["AT THE OPENING OF THE\n\nHARBOUR MUSEUM", "THE OFFICE\n\nOF\n\nTHE KEEPER", "ON THE LAMP\n\nTWO LETTERS"]
    whole = "\n\n\n\n".join(f"{head}\n\n\n{TEXT} The keeper of the lamp and the cook of the ferry." for head in heads)
    assert found(whole)[:2] == ["AT THE OPENING OF THE / HARBOUR MUSEUM", "THE OFFICE / OF / THE KEEPER"]
    assert not any("ON THE LAMP / TWO LETTERS" in title for title in found(whole))


def test_a_short_line_over_full_lines_is_a_title_though_no_blank_parts_it_from_its_text() -> None:
    said = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens.\n"
    full = "By noon the wind had gone round to the east, and the hens had found the flour and the bell\n"
    titles = ["What is the ferry?", "Why the hens came along", "A community effort", "Bells and flour"]
    body = "".join(f"{title}\n{full}{full.lower()}{said}{full}{full.lower()}{said}" for title in titles)
    text = f"{full}{full.lower()}{said}{body}" * 3
    assert [each for each in found(text) if each not in titles] == []
    assert len(found(text)) == 12


def letters(titles: tuple[str, ...], calls: tuple[str, ...]) -> str:
    pairs = zip(titles, calls, range(1, 1 + len(titles)), strict=True)
    return "\n\n\n\n".join(
        f"{title}\n\nLower Town, May {day}, 1902.\n\n{call}:\n\n{TEXT}" for title, call, day in pairs
    )


def test_titles_between_letters_to_the_same_few_are_no_speakers_and_who_is_called_is_no_title() -> None:
    titles = ("THE LAMP IS OUT", "HENS ON BOARD", "A QUAY AT NIGHT", "NETS AND ROPES", "THE COOK GOES HOME")
    calls = ("DEAR ORLA", "DEAR REED", "DEAR ORLA", "DEAR REED", "BLESSED ORLA")
    assert found(letters(titles, calls)) == list(titles)


def test_a_label_in_brackets_is_a_heading() -> None:
    labels = [f"[Article {number}.]" for number in ("I", "II", "III", "IV")]
    assert found("**RULES OF THE HARBOUR**\n\n" + "\n\n".join(f"{label}\n\n{TEXT}" for label in labels))[1:] == labels


def test_a_label_over_a_title_with_a_label_is_a_heading_of_its_own() -> None:
    volumes = [("VOLUME I", "ESSAY I. ON LAMPS"), ("VOLUME II", "ESSAY I. ON HENS")]
    text = "\n\n\n\n\n".join(f"{volume}\n\n\n\n{essay}\n\n\n{TEXT}" for volume, essay in volumes)
    assert found(text) == [title for pair in volumes for title in pair]


@pytest.mark.parametrize(
    ("text", "label"), [("Chapter One", True), ("Chapter 1.IV.", True), ("No. 12", True), ("No, Sir.", False)]
)
def test_a_label_may_have_a_number_in_two_parts_and_a_refusal_is_none(text: str, label: bool) -> None:
    assert styles.numbering_of(text) == (("label", True) if label else ("", False))


def test_of_verse_no_line_is_a_title_for_ending_early() -> None:
    lines = "Who has the lamp?\nIt stood for years upon the northern quay.\n"
    verse, _ = through((lines + "It is out,\nAnd nobody is left to light it.\n") * 5)
    prose, _ = through(
        (lines + "It stood in wind and rain for many a year\nand nobody is left to light it now, but\n") * 5
    )
    assert not titles_by_break(verse.rows, measure(verse.rows))
    assert titles_by_break(prose.rows, measure(prose.rows))
