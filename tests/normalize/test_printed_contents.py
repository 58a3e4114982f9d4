"""The printed contents list."""

import pytest

from converter.normalize import irregular_contents, printed_contents
from converter.normalize.printed_contents.scattered import scattered
from converter.title_places import Index
from drafts import texts, through

TITLES = ("Harbour opens its doors", "The night ferry", "Lamp keepers on strike", "A crate of hens")
MORE = (*TITLES, "Nobody asked the hens", "A bell for the quay", "Rope and tar", "Oil for the night")
BODY = "\n\n".join(f"{title}\n\nThe text of it goes here, and on it goes." for title in TITLES)


def listed(text: str) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return the entries found, what is left of the text, and the rules that decided."""
    draft, decisions = through(text, printed_contents.remove)
    return [(entry.title, entry.page) for entry in draft.entries], texts(draft), [d.rule for d in decisions]


@pytest.mark.parametrize("between", [" . . . . . ", ".......", "\t", "      ", " … … ", " ____ "])
@pytest.mark.parametrize("word", ["CONTENTS\n\n", "Inhaltsverzeichnis\n", "", "Mündəricat\n\n"])
def test_lines_with_rising_numbers_are_taken_out(word: str, between: str) -> None:
    contents = "\n".join(f"{title}{between}{page}" for title, page in zip(TITLES, (1, 3, 3, 12), strict=True))
    entries, left, decided = listed(f"{word}{contents}\n\n{BODY}")
    assert entries == list(zip(TITLES, ("1", "3", "3", "12"), strict=True))
    assert left == texts(through(BODY)[0])
    assert decided == ["printed-contents"]


@pytest.mark.parametrize("word", ["p. ", "pp.", "S. ", "стр. ", "с. ", "pág. ", "Page ", "ص "])
def test_a_word_may_stand_before_the_page_number(word: str) -> None:
    contents = "\n".join(f"{title}\t{word}{page}" for title, page in zip(TITLES, (1, 3, 3, 12), strict=True))
    entries, left, _ = listed(f"Contents of the charter:\n\n{contents}\n\n{BODY}")
    assert entries == list(zip(TITLES, ("1", "3", "3", "12"), strict=True))
    assert left == texts(through(BODY)[0])


def test_an_entry_over_two_lines_is_one() -> None:
    contents = (
        "Harbour opens\n   its doors ... 1\nThe night ferry ... 2\nLamp keepers on strike ... 5\nA crate of hens ... 9"
    )
    assert [title for title, _ in listed(f"CONTENTS\n\n{contents}\n\n{BODY}")[0]] == list(TITLES)


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_number_may_stand_on_the_first_line_of_its_entry(apart: str) -> None:
    wrapped = (
        "HARBOUR OPENS     11\n  ITS DOORS",
        "THE NIGHT FERRY     12",
        "LAMP KEEPERS     14\n  ON\n  STRIKE",
        "A CRATE     19\n  OF HENS",
    )
    indented = apart.join(wrapped).replace("\n", "\n   ")
    entries, left, _ = listed(f"CONTENTS\n\n   {indented}\n\n\n{BODY}")
    assert entries == [(title.upper(), page) for title, page in zip(TITLES, ("11", "12", "14", "19"), strict=True)]
    assert left == texts(through(BODY)[0])


def test_rules_and_a_word_for_pages_may_stand_between_the_word_and_the_list() -> None:
    said = [("Of boats", 1), ("Of the night", 3), ("Of lamps", 3), ("Of hens", 12), ("Of rain", 14)]
    contents = "\n".join(f"  {title}      {page}" for title, page in said)
    entries, left, _ = listed(f"CONTENTS.\n\n\n\n -----\n\n\n\n          PAGE\n\n{contents}\n\n\n{BODY}")
    assert entries == [(title, str(page)) for title, page in said]
    assert left == texts(through(BODY)[0])


@pytest.mark.parametrize(
    "contents",
    [
        "\n".join(f"{title} ..... {page}-{page + 7}" for title, page in zip(TITLES, (1, 9, 17, 25), strict=True)),
        "\n".join(f"{title} ({page})" for title, page in zip(TITLES, (1, 9, 17, 25), strict=True)),
        "\n".join(f"{title}--{page}" for title, page in zip(TITLES, (1, 9, 17, 25), strict=True)),
        "\n\n".join(f"{title} ... {page}\n_Ada Quill_" for title, page in zip(TITLES, (1, 9, 17, 25), strict=True)),
        "\n".join(TITLES) + "\n\n1\n9\n17\n25",
        "\n".join(f"- [{title}](#{title.lower().replace(' ', '-')})" for title in TITLES),
        "| Title | Page |\n| --- | --- |\n" + "\n".join(f"| {title} | {9 * k} |" for k, title in enumerate(TITLES, 1)),
        "I. Harbour opens its doors II. The night\nferry III. Lamp keepers on strike IV. A\ncrate of hens",
        "Harbour opens its doors--The night ferry--\nLamp keepers on strike--A crate of hens.",
        "Harbour opens its doors, 1; The night ferry,\n9; Lamp keepers on strike, 17; A crate of\nhens, 25.",
    ],
)
@pytest.mark.parametrize("word", ["CONTENTS", "C O N T E N T S"])
def test_a_list_may_have_many_shapes(word: str, contents: str) -> None:
    entries, left, _ = listed(f"{word}\n\n{contents}\n\n\n{BODY}")
    assert len(entries) == len(TITLES)
    assert left == texts(through(BODY)[0])


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_what_stands_below_a_list_with_synopses_is_no_synopsis(gap: str) -> None:
    """The last entry has none: neither a title of the body nor a paragraph of it is taken for one."""
    told = "Of boats and of those who wait,\nwith a word on the bell\nand another one on hens,\nof which there are many"
    lines = [f"{title}     {page}" for title, page in zip(TITLES, (11, 22, 33, 44), strict=True)]
    contents = f"\n\n{told}\n\n".join(lines)
    for body in (BODY, f"A word before the first of all.\n\n\n{BODY}"):
        entries, left, _ = listed(f"CONTENTS\n\n{contents}{gap}{body}")
        assert [title for title, _ in entries] == list(TITLES)
        assert left[-len(texts(through(BODY)[0])) :] == texts(through(BODY)[0])


def test_what_heads_columns_is_no_entry_and_parts_are() -> None:
    contents = (
        "CONTENTS\n\n\n                 Page\n  Introductory     1\n\n\nPART I. OF BOATS\n\nChapter\n\n"
        "  1. Harbour opens its doors     3\n  2. The night ferry     9\n\n\nPART II. OF LAMPS\n\nChapter\n\n"
        "  3. Lamp keepers on strike     12\n  4. A crate of hens     20\n"
    )
    said = [title for title, _ in listed(f"{contents}\n\n\n{BODY}")[0]]
    assert said == [
        "Introductory",
        "PART I. OF BOATS",
        "1. Harbour opens its doors",
        "2. The night ferry",
        "PART II. OF LAMPS",
        "3. Lamp keepers on strike",
        "4. A crate of hens",
    ]


def test_lines_under_a_part_with_a_number_begin_the_entry_that_follows() -> None:
    contents = "FIRST PART      1\n  Harbour opens\n  its doors      2\n  The night ferry      5\n"
    entries, _, _ = listed(f"CONTENTS\n\n{contents}\nFIRST PART\n\n{BODY}")
    assert entries == [("FIRST PART", "1"), (TITLES[0], "2"), (TITLES[1], "5")]


def test_a_list_without_numbers_ends_where_the_body_begins() -> None:
    entries, left, _ = listed("Contents\n\n" + "\n".join(TITLES) + "\n\n\n" + BODY)
    assert [title for title, _ in entries] == list(TITLES)
    assert left == texts(through(BODY)[0])


def test_a_date_under_the_first_title_is_no_entry() -> None:
    contents = "\n".join(f"{title} . . . {page}" for page, title in enumerate(TITLES, 3))
    body = BODY.replace(TITLES[0], f"{TITLES[0]}\n\nDecember 8, 2099", 1)
    assert listed(f"CONTENTS\n\n{contents}\n\n{body}")[1] == texts(through(body)[0])


def test_a_first_title_that_ends_in_a_year_begins_the_body() -> None:
    contents = "\n".join(f"{title} of 2021 . . . {page}" for page, title in enumerate(TITLES, 3))
    body = "\n\n".join(f"{title} of 2021\n\nThe text of it goes here." for title in TITLES)
    assert listed(f"CONTENTS\n\n{contents}\n\n{body}")[1] == texts(through(body)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Prices of hens\n\nBrown\t12\nWhite\t15\nSpeckled\t19\n\n" + BODY,
        "The team\n\nA. Writer   3\nB. Writer   1\nC. Writer   2\n\n" + BODY,
        "Contents\n\nThis text is about a box and what was in it.\n\n" + BODY,
        BODY,
    ],
)
def test_what_does_not_name_the_body_stays(text: str) -> None:
    draft, decisions = through(text, printed_contents.remove)
    assert texts(draft) == texts(through(text)[0])
    assert decisions == []


def test_a_list_without_word_and_numbers_agrees_but_for_its_labels() -> None:
    contents = "\n".join(f"{roman}. {title}" for roman, title in zip(("I", "II", "III", "IV"), TITLES, strict=True))
    body = "\n\n".join(f"CHAPTER {n}. {title}\n\nThe text of it goes here." for n, title in enumerate(TITLES, 1))
    entries, left, _ = listed(f"{contents}\n\n\n{body}")
    assert len(entries) == 4
    assert left == texts(through(body)[0])


def test_a_table_away_from_a_word_for_contents_is_none() -> None:
    table = "| Title | Page |\n| --- | --- |\n" + "\n".join(f"| {title} | {k} |" for k, title in enumerate(TITLES, 1))
    entries, left, _ = listed(f"Boats\n\n{table}\n\n\n{BODY}")
    assert entries == []
    assert left[:2] == ["Boats", "| Title | Page |"]


def test_a_title_may_begin_with_a_quotation_mark_behind_its_page_number() -> None:
    pages = ((3, "The night ferry"), (21, "The old lamp"), (31, "“Unused”"), (139, "A crate of hens"), (150, "Nets"))
    contents = "\n\n".join(f"{page:>24} {title}" for page, title in pages)
    body = "\n\n".join(f"{title}\n\nThe text of it goes here, and on it goes." for _, title in pages)
    draft, _ = through(f"Contents\n\n{contents}\n\n\n{body}", irregular_contents.remove)
    assert [(entry.title, entry.page) for entry in draft.entries] == [(title, str(page)) for page, title in pages]


@pytest.mark.parametrize("word", ["CONTENTS", "C O N T E N T S"])
def test_a_list_of_irregular_shape_may_stand_under_spaced_letters(word: str) -> None:
    titles = ("The lamp", "A crate of hens", "The night ferry", "Nets and ropes")
    contents = "\n".join(f"{title} .... {page}" for title, page in zip(titles, ("3", "N/A", "9", "-"), strict=True))
    body = "\n\n".join(f"{title}\n\nThe text of it goes here." for title in titles)
    draft, _ = through(f"{word}\n\n{contents}\n\n\n\n\n\n\n{body}", irregular_contents.remove)
    assert [entry.title for entry in draft.entries] == list(titles)


def test_a_list_without_numbers_may_say_more_than_the_titles() -> None:
    said = ("On the night ferry and the lamp", "To the keepers of the lamps", "On a crate of hens", "To the harbour")
    where = ("(Lower Quay, May 6, 1871)", "(The Mill, June 21, 1871)", "(Lower Quay, July 1, 1871)", "(The Pier)")
    roman = ("I", "II", "III", "IV")
    contents = "\n\n".join(f"{n}. {title}. {place}" for n, title, place in zip(roman, said, where, strict=True))
    text = 40 * "The text of it goes here, and on it goes over many a line.\n"
    body = "\n\n\n".join(
        f"{n}\n\n\n{title}\n\n{place.upper()}\n\n{text}" for n, title, place in zip(roman, said, where, strict=True)
    )
    entries, left, _ = listed(f"CONTENTS\n\n{contents}\n\n\n\n{body}")
    assert [title.split(". ")[1] for title, _ in entries] == list(said)
    assert left == [line for line in body.split("\n") if line]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            "PREFACE                 3\nSEA SONGS—\n          THE LAMP      5\n          THE QUAY      7\n"
            "LAND SONGS—\n          THE COW       9\n          THE HENS     11",
            ["PREFACE", "SEA SONGS", "THE LAMP", "THE QUAY", "LAND SONGS", "THE COW", "THE HENS"],
        ),
        (
            "    SEA SONGS:\n       I. The Lamp      5\n      II. The Quay      7\n     III. The Pilot     8\n"
            "    LAND SONGS:\n       I. The Cow       9\n      II. The Hens     11",
            ["SEA SONGS", "I. The Lamp", "II. The Quay", "III. The Pilot", "LAND SONGS", "I. The Cow", "II. The Hens"],
        ),
    ],
    ids=["set in", "numbers flush right"],
)
def test_the_name_of_a_part_is_no_line_of_the_entry_set_in_under_it(lines: str, titles: list[str]) -> None:
    entries, _, _ = listed(f"CONTENTS\n\n{lines}\n\n\n\n\n\nText of the book goes here.")
    assert [title for title, _ in entries] == titles


def test_blurbs_in_italics_belong_to_the_entry_above_them() -> None:
    blurb = "_A keeper, a lamp, and a night that\nNobody on the Quay Forgot--Until Now!_"
    titles = ("The lamp that was never lit", "Hens on board the ferry", "A toll of salt and of herrings")
    lines = [f"{title.upper()}      REED     {page}" for title, page in zip(titles, (3, 9, 15), strict=True)]
    body = "\n\n\n".join(f"{title}\n\nText of it goes here." for title in titles)
    entries, _, _ = listed("CONTENTS\n\n" + "\n\n".join(f"{line}\n{blurb}" for line in lines) + f"\n\n\n\n\n{body}")
    assert [page for _, page in entries] == ["3", "9", "15"]


def test_a_list_without_numbers_ends_where_text_begins_that_it_does_not_name() -> None:
    text = (
        "The ferry left the north quay at seven with nobody on board but the\ncook and a crate of hens, and came home "
        "at nine with none of them, as\nthe pilot told the board on the day after that, and so did the cook,\nwhom "
        "nobody had asked for anything but the hens since the day before.\n\n"
    )
    titles = ("The lamp at night", "Hens on board", "A toll of salt")
    body = "\n\n\n".join(f"{title.upper()}\n\n{text * 4}" for title in titles)
    entries, _, _ = listed("CONTENTS\n\n" + "\n".join(titles) + f"\n\n\nINTRODUCTION\n\n{text * 9}\n\n{body}")
    assert [title for title, _ in entries] == list(titles)


def test_what_follows_a_list_of_paragraphs_and_is_no_entry_of_it_stays() -> None:
    titles = ("The lamp at the mole", "A ferry without a flag", "On drying nets", "Hens on board", "The new quay")
    contents = "\n\n".join(f"{title}.--What was told of it.--By O. QUILL." for title in titles)
    preface = "A WORD BEFORE\n\nNobody had asked for this book.\n\nIt was printed all the same, and sold at the quay."
    body = "\n\n\n".join(f"{title.upper()}\n\nThe text of it goes here, and on it goes." for title in titles)
    entries, left, _ = listed(f"CONTENTS\n\n{contents}\n\n\n{preface}\n\n\n\n\n\n{body}")
    assert len(entries) == len(titles)
    assert left[:3] == preface.split("\n\n")


def test_titles_with_more_under_each_of_them_come_again_word_by_word() -> None:
    told = "\n\n* * *\n\n".join(f"{title}\n\n(1902)\n\nWhat is told of it, in a few words" for title in TITLES)
    preface = "A WORD BEFORE\n\nNobody had asked for this book."
    body = "\n\n* * *\n\n".join(f"{title}\n\n" + "The text of it goes here, and on it goes.\n" * 9 for title in TITLES)
    entries, left, decided = listed(f"CONTENTS OF THE WHOLE\n\n{told}\n\n\n\n{preface}\n\n\n\n{body}")
    assert [title for title, _ in entries] == list(TITLES)
    assert left[:2] == preface.split("\n\n")
    assert decided == ["printed-contents"]


def test_a_title_with_more_under_it_may_call_a_note_in_the_body() -> None:
    told = "\n\n".join(f"{title}\n\nWhat is told of it, in a few words" for title in TITLES)
    body = "\n\n".join(
        f"{title}[{n}]\n\n" + "The text of it goes here, and on.\n" * 9 for n, title in enumerate(TITLES, 1)
    )
    assert [title for title, _ in listed(f"CONTENTS\n\n{told}\n\n\n\n{body}")[0]] == list(TITLES)


def test_scattered_contents_end_above_a_paragraph() -> None:
    dots = ". . . . . . . . . ."
    contents = "\n\n".join(f"{title}\n\n{dots}\n\n {n}" for n, title in enumerate(MORE, 1))
    preface = "Nobody had asked for this book and it was\n" * 20
    rows = through(f"CONTENTS\n\n{contents}\n\n{preface}\n{dots}\n\n 9\n\n{MORE_BODY}")[0].rows
    (region,) = scattered(Index(rows), [0])
    assert [entry.title for entry in region.entries] == list(MORE)


def test_a_text_under_a_word_for_contents_that_begins_anew_is_no_list() -> None:
    said = "\n\n".join(f"{title}\n\n" + "The text of it goes here, and on it goes.\n" * 9 for title in TITLES)
    assert listed(f"CONTENTS\n\n{said}\n\n\n\n{said}")[2] == []


def test_leaders_and_page_numbers_may_be_scattered_over_lines_of_their_own() -> None:
    dots = ". . . . . . . . . ."
    contents = "\n\n".join(
        (
            f"1998\n\n{dots}\n\n 1",
            f"Harbour opens\n{dots}\nits doors",
            " 2",
            f"The night ferry {dots} 3",
            f"Lamp keepers on\n 5\nstrike\n\n{dots}",
            f"A crate\nof hens\n\n{dots}\n\n 9",
        )
    )
    text = f"CONTENTS\n\n{contents}\n\n1998\n\n{BODY}"
    entries, left, decided = listed(text)
    assert [title for title, _ in entries] == ["1998", *TITLES]
    assert left == ["1998", *texts(through(BODY)[0])]
    assert decided == ["printed-contents"]


def test_titles_with_their_numbers_under_them_may_stand_in_one_block_after_all_the_leaders() -> None:
    dots = "\n".join(". " * n for n in range(20, 34))
    titles = [f"{title} (March {n}, 1902)" for n, title in enumerate(MORE, 1)]
    titles[3] = f"Of {titles[3].lower()}, of the flour, of the cook who opened it, and of what the council made of that"
    contents = f"{dots}\n\n1\n1\n" + "\n2\n".join([titles[0], titles[1], "\n".join(titles[2:5]), *titles[5:]])
    body = "\n\n".join(f"{title}\n\nThe text of it goes here, and on it goes." for title in titles)
    (region,) = scattered(Index(through(f"CONTENTS\n\n{contents}\n2\n\n{body}")[0].rows), [0])
    assert [entry.title for entry in region.entries] == titles


def test_figures_and_dots_among_paragraphs_are_no_contents() -> None:
    text = "CONTENTS\n\n" + "\n\n".join(f"{title} and more\n\n. . . . .\n\n {n}" for n, title in enumerate(TITLES, 1))
    assert listed(text)[2] == []


def test_leaders_may_have_several_blanks_between_their_dots() -> None:
    contents = "\n".join(f"{title}  .  .  .  .  .  . {page}" for title, page in zip(TITLES, (1, 3, 3, 12), strict=True))
    assert listed(f"Articles\n\n{contents}\n\n{BODY}")[0] == list(zip(TITLES, ("1", "3", "3", "12"), strict=True))


MORE_BODY = "\n\n".join(f"{title}\n\nThe text of {title.lower()} goes here." for title in MORE)


@pytest.mark.parametrize("word", ["Inside", "Papers in this Selection", "Harbour"])
def test_a_list_may_stand_under_whatever_word_if_nearly_all_of_it_comes_again(word: str) -> None:
    text = f"Harbour Reader\n\n{word}\n\n" + "\n".join(MORE[:4]) + "\n\n" + "\n".join(MORE[4:]) + f"\n\n\n\n{MORE_BODY}"
    entries, _, decided = listed(text)
    assert [title for title, _ in entries][-len(MORE) :] == list(MORE)
    assert decided == ["printed-contents"]


def test_page_numbers_may_stand_over_such_a_list() -> None:
    text = "Harbour Reader\n\nPapers\n\n3\n8\n13\n\n" + "\n\n".join(MORE) + f"\n\n\n\n{MORE_BODY}"
    assert [title for title, _ in listed(text)[0]] == list(MORE)


def test_a_text_that_stands_twice_is_no_list() -> None:
    said = "\n".join(f"The text of {title.lower()} goes here," for title in MORE)
    assert listed(f"Harbour\n\n{said}\n\n\n\nReader\n\n{said}")[2] == []


def test_a_year_among_scattered_page_numbers_is_a_title_if_it_comes_again() -> None:
    titles = "\n\n".join(f"{title}\n{'. ' * n}" for n, title in enumerate(MORE[:5], 20))
    contents = f"1998\n\n3\n4\n\n{titles}\n\n5\n7\n1002"
    body = "\n\n".join(f"{title}\n\nThe text of it goes here, and on it goes." for title in ("1998", *MORE[:5]))
    (region,) = scattered(Index(through(f"CONTENTS\n\n{contents}\n\n{body}")[0].rows), [0])
    assert [entry.title for entry in region.entries] == ["1998", *MORE[:5]]
