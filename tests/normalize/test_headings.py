"""Headings from combined evidence."""

import pytest

from converter.draft import Mark
from converter.heading import styles
from converter.heading.alternation import in_turn
from converter.heading.dated_titles import dated_lines
from converter.heading.doubled_titles import without_half_titles
from converter.heading.groups import groups_of
from converter.heading.hard_breaks import measure, titles_by_break
from converter.heading.motto_authors import motto_authors
from converter.heading.number_families import counting_up
from converter.heading.open_lines import open_lines
from converter.heading.parting import is_parted, set_apart
from converter.heading.runs import runs_of
from converter.heading.speakers import speakers
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


def test_who_speaks_under_a_title_that_begins_with_the_name_is_not_the_title_again() -> None:
    draft, _ = through(f"THE KEEPER AND THE GULL\n\n\nTHE KEEPER\n\n{TEXT}")
    title, speaker = Mark(0, 0, 1.0, entry=0), Mark(3, 3, 0.7)
    assert without_half_titles(draft.rows, [title, speaker]) == [title, speaker]


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


def test_what_several_headings_say_before_their_numbers_is_a_label_of_the_titles_under_them() -> None:
    titles = ["THE KEEPER", "THE NIGHT FERRY", "LAMP OUT", "HENS"]
    pairs = [*zip(("I", "II", "III", "IV"), titles, strict=True)]
    text = "\n\n\n\n".join(f"VIGIL {n}.\n\n{title}\n\n{TEXT}" for n, title in pairs)
    assert found(f"{TEXT}\n\n\n\n{text}") == [f"VIGIL {n}. / {title}" for n, title in pairs]


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


PARAGRAPH = (
    "The ferry left the north quay at seven, and nobody was on board\n"
    "but the cook and a crate of hens. By noon the wind had turned.\n"
)
SUBHEADS = (
    "What the cook bought",
    "Nobody asked the hens",
    "A bell for the quay",
    "Who keeps the lamp?",
    "Rope and tar",
)


def test_open_lines_between_paragraphs_are_headings_where_several_stand_near() -> None:
    text = "\n".join(f"{PARAGRAPH}\n{title}\n\n{PARAGRAPH}" for title in SUBHEADS)
    assert found(text) == list(SUBHEADS)
    alone = f"{PARAGRAPH}\n" * 12 + f"What the cook bought\n\n{PARAGRAPH}" + f"\n{PARAGRAPH}" * 60
    assert found(alone) == []


def test_lines_in_italics_over_paragraphs_are_headings() -> None:
    text = "\n".join(f"{PARAGRAPH}\n*{title}*\n\n{PARAGRAPH}" for title in SUBHEADS)
    assert found(text) == [f"*{title}*" for title in SUBHEADS]


@pytest.mark.parametrize(
    "line", ["— from the harbour papers", "[A boat at noon]", "Bread and salt ....... 3", "and then"]
)
def test_what_else_stands_between_paragraphs_is_no_heading(line: str) -> None:
    assert found("\n".join(f"{PARAGRAPH}\n{line} {n * 'x'}\n\n{PARAGRAPH}" for n in range(5))) == []


def test_a_name_under_verse_is_no_open_line() -> None:
    verse = "The lamp is lit,\nthe net is wet,\nand nobody is home."
    names = ("Orla Reed", "Mira Holt", "Anna Lund", "Jon Bell", "Ada Quay")
    under = through("\n".join(f"{PARAGRAPH}\n{verse}\n\n{name}\n\n{PARAGRAPH}" for name in names))[0].rows
    apart = through("\n".join(f"{PARAGRAPH}\n{name}\n\n{PARAGRAPH}" for name in names))[0].rows
    assert open_lines(under, groups_of(under)) == {}
    assert {apart[first].text for first in open_lines(apart, groups_of(apart))} == set(names)


def test_a_line_centred_right_over_verse_is_its_title() -> None:
    verse = (
        "Who has the lamp of the northern quay?\nIt stood for years in the rain.\n"
        "Nobody comes to ask for it,\nAnd nobody will again."
    )
    titles = ("The Lamp", "The Night Ferry", "The Crate of Hens", "The Keeper", "Ropes", "The Bell")
    text = "\n\n\n".join(f"{title.center(60).rstrip()}\n{verse}\n\n{verse}" for title in titles)
    assert [title for title in found(text) if title not in titles] == []
    assert len(found(text)) >= 5


def test_only_a_line_far_in_parts_from_the_verse_right_under_it() -> None:
    verse = "Who has the lamp of the northern quay?\nIt stood for years in the rain."
    far_in, near = (through(f"{' ' * indent}The Lamp\n{verse}", markup.read)[0].rows for indent in (20, 3))
    assert runs_of(far_in) == [(0, 0), (1, 2)]
    assert runs_of(near) == [(0, 2)]


def test_a_numeral_under_a_title_is_a_heading_though_no_blank_line_parts_anything() -> None:
    said = (
        "The ferry left the north quay at seven with nobody on board but the cook and a hen\nand nobody had asked.\n"
        * 120
    )
    heads = ("THE LAMP", "THE FERRY", "THE CRATE")
    text = "".join(f"{title}\nI\n{said}II\n{said}" for title in heads)
    assert found(text) == [each for title in heads for each in (title, "I", "II")]


def test_a_part_that_many_articles_begin_with_is_no_subtitle() -> None:
    names = ("LAMPS", "FERRIES", "HENS", "ROPES", "BELLS")
    text = "\n\n\n\n".join(
        f"**{name} OF THE QUAY**\n\n**The Challenge**\n\n{TEXT}\n\n**The Outcome**\n\n{TEXT}" for name in names
    )
    assert found(text) == [each for name in names for each in (f"{name} OF THE QUAY", "The Challenge", "The Outcome")]


def test_labels_whose_numbers_rise_with_gaps_are_a_family() -> None:
    labels = [f"No. {number}" for number in ("II", "VI", "IX", "XIV", "XXIII")]
    groups = groups_of(through("\n\n".join(f"{label}\n\n{TEXT}" for label in labels))[0].rows)
    assert {group.text for group in groups if group.first in counting_up(groups)} == set(labels)
    mixed = groups_of(through("\n\n".join(f"{label}\n\n{TEXT}" for label in labels[::-1]))[0].rows)
    assert counting_up(mixed) == set()


def test_what_follows_a_line_is_counted_over_a_torn_sentence() -> None:
    torn = "Ropes\n\nNobody knows what they are\n\nfor, and there are forty fathoms of them in the loft.\n\nNo more."
    assert [group.follows for group in groups_of(through(torn)[0].rows) if group.text == "Ropes"] == [16]


def test_the_last_word_of_a_paragraph_is_no_title_though_it_is_in_capitals() -> None:
    said = "The ferry left the north quay at seven with nobody on board but the cook and the men of\n"
    rows = through((said * 3 + "HQN.\n") * 60)[0].rows
    assert not any(set_apart(rows))


def test_contents_that_were_taken_out_do_not_part_a_text() -> None:
    said = "The ferry left the north quay at seven with nobody on board but the cook and the men of\n"
    assert not is_parted(through("Harbour\n" + "\n" * 60 + said * 900)[0].rows)
    assert is_parted(through((said * 8 + "\n") * 60)[0].rows)


def test_verse_ends_in_the_name_of_its_author_and_no_title() -> None:
    full = "By noon the wind had gone round to the east, and the hens had found the flour and the bell\n"
    said = full + 5 * full.lower() + "and nobody was on board.\n"
    verse = "Who has the lamp, and who the key,\nThe lamp of the northern quay?\n"
    draft, _ = through((said * 3 + verse + "Orla Reed\n") * 6)
    assert not {draft.rows[i].text for i in titles_by_break(draft.rows, measure(draft.rows))} & {"Orla Reed"}
    items = "Hens and their keepers\nBells\n"
    draft, _ = through((said * 3 + items + "Rope and tar\n") * 6)
    assert {draft.rows[i].text for i in titles_by_break(draft.rows, measure(draft.rows))} & {"Rope and tar"}


def speeches(*lines: str, gap: str = "\n\n\n") -> list[str]:
    """The lines that name speakers, of *lines* over short speeches; a line that ends in a colon has none."""
    text = gap.join(line[:-1] if line.endswith(":") else f"{line}\n\n{PARAGRAPH}" for line in lines)
    draft, _ = through(text)
    groups = [group for group in groups_of(draft.rows) if group.capitals]
    return [group.text for group in groups if group.first in speakers(draft.rows, groups, [])]


def test_titles_that_come_again_over_a_wide_gap_are_no_speakers() -> None:
    names = ("ORLA", "REED", "ORLA", "REED", "ORLA", "REED")
    assert speeches(*names) == list(names)
    wide = "\n\n\n".join(f"{name}\n\n\n\n{PARAGRAPH}" for name in names) + f"\n\n{PARAGRAPH}" * 30
    groups = [group for group in groups_of(through(wide)[0].rows) if group.capitals]
    assert speakers(through(wide)[0].rows, groups, []) == frozenset()


def test_names_under_titles_are_speakers_and_the_titles_are_none() -> None:
    pairs = (("LAMP SOUP", "ORLA"), ("HEN SOUP", "REED"), ("ROPE SOUP", "ORLA"), ("TAR SOUP", "HOLT"),
             ("NET SOUP", "REED"), ("OAR SOUP", "HOLT"), ("EEL SOUP", "ORLA"))  # fmt: skip
    named = speeches(*(each for title, name in pairs for each in (f"{title}:", name)))
    assert set(named) == {"ORLA", "REED", "HOLT"}


def test_a_name_that_comes_again_time_and_again_speaks() -> None:
    assert speeches(*["ORLA"] * 6, gap="\n") == ["ORLA"] * 6
    assert speeches("ORLA", "HENS", "ROPES", "ORLA", gap="\n") == []


def test_a_title_in_capitals_may_explain_something_in_brackets() -> None:
    texts_of = ("THE LAMP (_Lucerna borealis_).", "THE LAMP", "The Lamp (of the quay)", "(of the quay)")
    found_of = [groups_of(through(f"{TEXT}\n\n{text}\n\n{TEXT}")[0].rows) for text in texts_of]
    assert [[g.capitals for g in groups if len(g.text) < 40] for groups in found_of] == [
        [True],
        [True],
        [False],
        [False],
    ]


def test_what_another_list_than_the_contents_says_before_the_first_title_is_no_heading() -> None:
    titles = ["HARBOUR OPENS", "NIGHT FERRY", "LAMP OUT", "CRATE OF HENS"]
    contents = "CONTENTS\n\n" + "\n".join(f"{title} .... {7 * n}" for n, title in enumerate(titles, 1))
    pictures = "PICTURES\n\n" + "\n\n\n".join(f"  {title}\n\n      _Heading_\n      _Full page_" for title in titles)
    whole = f"{contents}\n\n\n{pictures}\n\n\n\n" + "\n\n\n".join(f"{title}\n\n{TEXT}" for title in titles)
    draft, _ = through(whole, markup.read, printed_contents.remove, listed_headings.find, headings.find)
    assert [draft.rows[mark.first].text for mark in draft.marks][-4:] == titles
    assert len([m for m in draft.marks if draft.rows[m.first].text.strip() in titles]) == 4


def test_letters_of_a_series_are_sub_headings_over_paragraphs() -> None:
    letters_of = [f"(_{letter}_) {title}" for letter, title in zip("abcde", SUBHEADS, strict=True)]
    text = "\n".join(f"{PARAGRAPH}\n{title}\n\n{PARAGRAPH}" for title in letters_of)
    assert found(text) == letters_of


def test_numbers_with_points_that_go_on_from_one_another_are_a_family() -> None:
    titles = ["4.1 Lamps", "4.1.1 Oil", "4.1.2 Wicks", "4.2 Ropes", "4.2.1 Tar", "5.1 Nets"]
    groups = groups_of(through("\n\n".join(f"{title}\n\n{TEXT}" for title in titles))[0].rows)
    assert {group.text for group in groups if group.first in counting_up(groups)} == set(titles)
    apart = groups_of(
        through("\n\n".join(f"{title}\n\n{TEXT}" for title in ("4.1 Lamps", "9.7 Oil", "2.3 Tar")))[0].rows
    )
    assert counting_up(apart) == set()


def test_numbers_with_points_are_headings_where_no_blank_line_parts_anything() -> None:
    said = (
        "The ferry left the north quay at seven with nobody on board but the cook, the hens\nand the keeper of it.\n"
        * 40
    )
    titles = ["4.1 Lamps and Oil", "4.1.1 Oil of the Quay", "4.1.2 Wicks", "4.2 Ropes and Tar", "4.2.1 Tar"]
    assert found(said + "".join(f"{title}\n{said}" for title in titles)) == titles


def test_authors_of_mottoes_are_no_headings_and_sub_headings_are() -> None:
    rows = through(
        "\n\n".join(f"{n} {title}\n\n{PARAGRAPH}\n{title.title()}\n\n{TEXT}" for n, title in enumerate(TITLES))
    )[0].rows
    groups = [group for group in groups_of(rows) if group.text in {title.title() for title in TITLES}]
    ends = [Mark(i, i, 1.0, 0) for i, row in enumerate(rows) if row.text[:1].isdigit()]
    assert motto_authors(rows, groups, ends) == {group.first for group in groups}
    twice = [g for g in groups_of(rows) if len(g.text) < 60 and not g.text[0].isdigit()] + groups
    assert motto_authors(rows, sorted(twice, key=lambda group: group.first), ends) == frozenset()
    assert motto_authors(rows, groups, ends[:1]) == frozenset()


@pytest.mark.parametrize(
    ("text", "label"),
    [("Chapter Twenty-One", True), ("CHAPTER TWENTY-ONE.", True), ("Part of the Well-known Lamp", False)],
)
def test_a_number_in_two_words_is_one(text: str, label: bool) -> None:
    assert styles.numbering_of(text) == (("label", True) if label else ("", False))


def test_a_number_in_two_words_with_a_blank_is_one_where_others_begin_so() -> None:
    names = ("ONE", "TWO", "THREE", "FOUR", "TWENTY", "TWENTY ONE", "HOUSE RULES")
    groups = groups_of(through("\n\n".join(f"CHAPTER {name}.\n\n{TEXT}" for name in names))[0].rows)
    bare = {group.text for group in groups if group.numbering_only}
    assert bare == {f"CHAPTER {name}." for name in names[:-1]}


def test_a_preface_far_under_the_title_of_the_whole_is_no_subtitle() -> None:
    chapters = "\n\n\n".join(f"CHAPTER {name}.\n\n{TEXT}" for name in ("ONE", "TWO", "THREE", "FOUR", "FIVE"))
    text = f"TALES OF THE NORTHERN QUAY\n\n\n\nPREFACE.\n\n{TEXT}\n\n\n{chapters}"
    assert "PREFACE." in found(text)


@pytest.mark.parametrize(
    ("above", "title", "lines"),
    [
        ("and went.", "The lamp explained (21\nMarch 2016)", 2),
        ("", "The lamp explained\n(21 March 2016)", 2),
        ("It came, it was seen by all of them and it went", "The lamp explained (21\nMarch 2016)", 0),
        ("open late", "The lamp explained (21\nMarch 2016)", 2),
        ("open late", "The lamp explained (21 March 2016)\nIt burns.", 1),
        ("It came, it was seen by all of them and it went", "The lamp explained (21 March 2016)\nIt burns.", 0),
        ("and went.", "the lamp was seen (21 March 2016)\nIt burns.", 0),
        ("and went.", "It burns. Nobody saw it (21\nMarch 2016)", 0),
    ],
)
def test_a_title_may_have_its_date_in_brackets_behind_it_or_under_it(above: str, title: str, lines: int) -> None:
    rows = through(f"{above}\n{title}")[0].rows
    assert dated_lines(rows, 1, 50) == lines


def test_the_last_line_of_all_is_no_heading() -> None:
    chapters = "\n\n\n".join(f"THE {name} LAMP\n\n{TEXT}" for name in ("OLD", "NEW", "RED", "LOST"))
    assert "HARBOUR PRESS OFFICE" not in found(f"{chapters}\n\n\nHARBOUR PRESS OFFICE")
    assert "HARBOUR PRESS OFFICE" in found(f"{chapters}\n\n\nHARBOUR PRESS OFFICE\n\n{TEXT}")


LINES = (
    "The ferry left the north quay at seven with nobody on board but the cook\n",
    "and a crate of hens, and by noon the wind had turned and the flour was wet.\n",
    "Nobody asked who had opened it.\n",
)
SAID = "".join(LINES)


def test_lines_that_break_early_between_paragraphs_are_headings_among_lines_without_blanks() -> None:
    text = "Harbour Papers\n\n" + SAID * 20 + "".join(f"{title}\n{SAID * 3}" for title in SUBHEADS)
    draft = through(text + SAID * 20)[0]
    parts = [group for group in groups_of(draft.rows) if group.breaks_short]
    assert [group.text for group in parts if group.parts_paragraphs] == list(SUBHEADS)
    assert {draft.rows[i].text for i in open_lines(draft.rows, parts)} == set(SUBHEADS)
    listed = SAID * 20 + "".join(f"A bell\nRope and tar\n{title}\n{SAID * 3}" for title in SUBHEADS)
    assert not any(group.parts_paragraphs for group in groups_of(through(listed)[0].rows))


def test_a_number_may_stand_before_a_title_that_breaks_early() -> None:
    titles = [f"{n}. {title}" for n, title in enumerate(SUBHEADS, 1)]
    rows = through(SAID * 20 + "".join(f"{title}\n{SAID * 3}" for title in titles))[0].rows
    assert [rows[i].text for i in titles_by_break(rows, measure(rows))] == titles


def test_a_title_of_two_lines_breaks_early_in_the_second() -> None:
    title = "Nobody Asked the Hens That Were on Board of the Ferry and in the Crate When\nIt Left the Quay\n"
    rows = through("\n".join([SAID * 3, title + SAID * 3, SAID * 3]))[0].rows
    assert [(last - first, rows[first].text[:12]) for first, last in titles_by_break(rows, measure(rows)).items()] == [
        (1, "Nobody Asked")
    ]
    small = through("\n".join([SAID * 3, title.lower().capitalize() + SAID * 3, SAID * 3]))[0].rows
    assert not titles_by_break(small, measure(small))


def test_prose_of_short_paragraphs_and_items_is_no_verse() -> None:
    items = "Count the hens\nWrote it down.\n"
    prose = through((items + SAID) * 30 + f"Rope and tar\n{SAID}")[0].rows
    verse = through(("Who has the lamp,\nAnd who the key,\nIt is put out.\n" + SAID) * 30)[0].rows
    assert titles_by_break(prose, measure(prose))
    assert not titles_by_break(verse, measure(verse))


def test_paragraphs_cut_by_blanks_that_part_nothing_do_not_tell_against_open_lines() -> None:
    cut = PARAGRAPH.replace("board\n", "board\n\n")
    rows = through("\n".join(f"{cut}\n{title}\n\n{cut}" for title in SUBHEADS))[0].rows
    found = open_lines(rows, groups_of(rows))
    assert {rows[i].text for i in found} == set(SUBHEADS)
    assert min(found.values()) > 0.9


def test_who_said_what_stands_in_quotation_marks_is_no_open_line() -> None:
    names = ("Orla Reed", "Mira Holt", "Anna Lund", "Jon Bell", "Ada Quay")
    rows = through("\n".join(f"{PARAGRAPH}\n“Keep it dry.”\n\n{name}\n\n{PARAGRAPH}" for name in names))[0].rows
    assert open_lines(rows, groups_of(rows)) == {}


def test_questions_in_a_talk_are_no_headings() -> None:
    talk = [f"**QX: {title}?**\n\nRB: {TEXT}" for title in SUBHEADS]
    assert found("\n\n".join([f"**HARBOUR OPENS**\n\n{TEXT}", *talk])) == ["HARBOUR OPENS"]
    asked = [f"**Harbour Board: {title}?**\n\nOrla Reed: {TEXT}" for title in SUBHEADS]
    assert found("\n\n".join([f"**HARBOUR OPENS**\n\n{TEXT}", *asked])) == ["HARBOUR OPENS"]
    numbered = [f"**{n}: {title}**\n\n{TEXT}" for n, title in zip(("I", "II", "III", "IV"), SUBHEADS, strict=False)]
    assert len(found("\n\n".join(numbered))) == len(numbered)
    assert len(found("\n\n".join([*numbered, *numbered]))) == 2 * len(numbered)  # the numbers begin anew


def test_a_line_that_says_what_ends_is_no_heading() -> None:
    text = "\n\n\n\n".join(f"CANTO {n}.\n\n{TEXT}\n\n\nEND OF CANTO {n}." for n in ("I", "II", "III"))
    assert found(f"{text}\n\n\n\nTHE LAMP\n\n{TEXT}") == ["CANTO I.", "CANTO II.", "CANTO III.", "THE LAMP"]


def test_what_closes_a_quotation_is_no_heading() -> None:
    titles = ["HARBOUR OPENS", '"NIGHT FERRY"', "CRATE OF HENS", "LAMP OUT"]
    texts = [f"\n\n{title}\n\n{TEXT}" for title in titles]
    letter = f'"Come to the quay, and bring the lamp\n\n\n\nORLA REED."\n\n{TEXT}'
    assert found("\n\n".join([*texts, letter])) == titles


def test_captions_in_turn_with_paragraphs_are_headings() -> None:
    captions = [
        f"{what} to be {how}." for what in ("Lamps", "Ferries", "Nets") for how in ("mended", "counted", "sold")
    ]
    text = "\n\n\n".join(f"{caption}\n\n\n{TEXT.strip()} {TEXT.strip()}" for caption in captions)
    assert found(text) == captions
    two = "\n\n\n".join(f"{caption}\n\n\n{TEXT.strip()} {TEXT}\n{TEXT.strip()} {TEXT.strip()}" for caption in captions)
    assert len(found(two)) < 2
    same = "\n\n\n".join(f"{captions[n % 2]}\n\n\n{TEXT.strip()} {TEXT.strip()}" for n in range(9))
    assert len(found(same)) < 2
    plates = "\n\n\n".join(f"[Plate: {caption}]\n\n\n{TEXT.strip()} {TEXT.strip()}" for caption in captions)
    assert found(plates) == []


def test_what_somebody_says_in_quotation_marks_is_no_open_line() -> None:
    said = ("»Who has the lamp?«", "“The cook has it!”", "»Then ask him!«", "„Where is he?“", "»On the quay.«")
    rows = through("\n".join(f"{PARAGRAPH}\n{line}\n\n{PARAGRAPH}" for line in said))[0].rows
    assert open_lines(rows, groups_of(rows)) == {}


def test_verse_without_commas_is_told_by_lines_that_end_no_sentence() -> None:
    verse = "Who has the lamp\nAnd who the key\nIt is put out\nWho lit it then\nNobody knows.\n"
    rows = through((verse + SAID) * 20 + f"Rope and tar\n{SAID}")[0].rows
    assert not titles_by_break(rows, measure(rows))


def test_a_line_over_one_full_line_alone_parts_no_paragraphs() -> None:
    text = "\n".join(SAID * 3 + f"{title}\n{LINES[1].capitalize()}" for title in SUBHEADS) + f"\n{SAID}"
    short = [group for group in groups_of(through(text)[0].rows) if group.breaks_short]
    assert [group.text for group in short] == list(SUBHEADS)
    assert not any(group.parts_paragraphs for group in short)


def test_lines_that_begin_small_and_lines_without_a_gap_are_in_turn_with_nothing() -> None:
    small = [f"{what} to be {how}" for what in ("lamps", "ferries", "nets") for how in ("mended", "counted", "sold")]
    rows = through("\n\n\n".join(f"{each}\n\n\n{TEXT.strip()} {TEXT.strip()}" for each in small))[0].rows
    assert in_turn(rows, groups_of(rows)) == frozenset()
    tight = through("".join(f"{each.capitalize()}\n{SAID * 3}\n{SAID}" for each in small))[0].rows
    assert len([group for group in groups_of(tight) if group.gap == group.gap_after == 0]) >= len(small) - 1
    assert in_turn(tight, groups_of(tight)) == frozenset()


def test_the_last_line_of_all_is_a_heading_where_the_source_marks_it() -> None:
    assert "Index" in found("\n\n".join(f"# {title}\n\n{TEXT}" for title in SUBHEADS) + "\n\n# Index")


def test_entries_of_an_index_are_no_headings() -> None:
    letters = ("BOAT, A", "BELL, THE", "BUOYS"), ("CRANES", "COOK, THE"), ("FERRY, A", "FOG", "FLAG, THE")
    entries = "\n\n".join("\n".join(f"{entry:<50}{7 * len(entry):>4}" for entry in own) for own in letters)
    titles = ["THE OLD CRANE", "A GREEN BOAT"]
    articles = "\n\n\n".join(f"{title}\n\n\n{TEXT}" for title in titles)
    assert found(f"INDEX OF TITLES\n\n\n{entries}\n\n\n\n{articles}")[-2:] == titles
    assert not any(entry in line for line in found(f"{entries}\n\n\n\n{articles}") for own in letters for entry in own)


def test_an_agency_that_ends_an_article_over_a_listed_title_is_no_heading_elsewhere() -> None:
    titles = ["Harbour opens", "Night ferry", "Crate of hens", "Lamp out"]
    contents = "CONTENTS\n\n" + "\n".join(f"{title} ..... {n}" for n, title in enumerate(titles, 2)) + "\n\n\n"
    agencies = ["", "HARBOUR PRESS", "", "HARBOUR PRESS"]
    parts = [f"{agency}\n\n\n{title}\n\n{TEXT}" for agency, title in zip(agencies, titles, strict=True)]
    text = contents + "\n\n".join([*parts, f"HARBOUR PRESS\n\n\nFerry late\n\n{TEXT}"])
    draft, _ = through(text, markup.read, printed_contents.remove, listed_headings.find, headings.find)
    said = [draft.rows[mark.first].text for mark in draft.marks]
    assert said[:4] == titles
    assert "HARBOUR PRESS" not in said
