"""Page numbers and running heads."""

from converter.normalize import furniture
from drafts import rules, texts, through

LETTERS = "abcdefghijkl"


def page(number: int, end: str = "goes on") -> str:
    """Return a page of lines that no other page has."""
    return "\n".join(f"of {LETTERS[number] * 3} the {letter * 4} line {end}" for letter in LETTERS)


def paged(*between: str) -> str:
    """Return pages of a text that each of *between* parts in mid-sentence."""
    return page(0) + "".join(f"\n\n{foot}\n\n{page(n)}" for n, foot in enumerate(between, 1))


def removed(text: str) -> list[str]:
    draft, decisions = through(text, furniture.strip)
    assert sorted([*texts(draft), *(d.before for d in decisions)]) == sorted(
        line.strip() for line in text.replace("\f", "\n").split("\n") if line.strip()
    )
    return [decision.before for decision in decisions]


def test_numbers_that_count_up_between_pages_go() -> None:
    assert removed(paged("1", "2", "3", "4")) == ["1", "2", "3", "4"]
    assert removed(paged("- 7 -", "- 8 -", "- 9 -")) == ["- 7 -", "- 8 -", "- 9 -"]
    assert removed(paged("Page 3 of 9", "Page 4 of 9", "Page 5 of 9")) == [f"Page {n} of 9" for n in (3, 4, 5)]


def test_a_word_for_pages_may_stand_before_numbers_in_many_languages() -> None:
    for word in ("Page", "Seite", "Strana", "sivu", "Pagina", "Σελ.", "стр."):
        feet = [f"{word} {n}" for n in (3, 4, 5)]
        assert removed(paged(*feet)) == feet


def test_a_page_break_stands_where_a_number_stood() -> None:
    draft, decisions = through(paged("1", "2", "3"), furniture.strip)
    assert [row.page_break for row in draft.rows if row.blank] == [True] * 3
    assert rules(decisions) == ["page-number"] * 3


def test_figures_outside_the_sequence_stay() -> None:
    assert removed(paged("1", "2", "3", "1998", "4", "5", "6")) == ["1", "2", "3", "4", "5", "6"]
    assert removed(paged("1998", "2004", "1911")) == []
    assert removed(paged("12")) == []


def test_years_at_pages_tops_stay_but_for_running_heads() -> None:
    feet = [f"{number}\n\f{year}" for number, year in enumerate((2019, 2020, 2021, 2022), 1)]
    assert removed(paged(*feet)) == ["1", "2", "3", "4"]
    assert removed(paged(*(f"{number}\n\f2019" for number in range(1, 5)))) == ["1", "2019"] + [
        each for number in (2, 3, 4) for each in (str(number), "2019")
    ]


def test_numbers_of_sections_stay() -> None:
    text = "".join(f"\n\n{n}\n\n{page(n, 'ends.').title()}" for n in range(1, 6))
    assert removed(text) == []


def test_alternating_running_heads_go_with_their_numbers() -> None:
    heads = ["LANTERN DIGEST", "The Year", "LANTERN DIGEST", "The Year"]
    text = paged(*(f"{n}\n\f{head}" for n, head in enumerate(heads, 1)))
    assert sorted(removed(text)) == sorted([*heads, "1", "2", "3", "4"])


def test_a_head_on_the_line_of_its_number_goes() -> None:
    assert removed(paged("LANTERN DIGEST     1", "2     LANTERN DIGEST", "LANTERN DIGEST     3")) != []


def test_a_source_below_articles_that_ends_two_pages_is_no_running_foot() -> None:
    source = "\nThe Harbour News"
    amid = f"{page(6)}{source}\n{page(7)}{source}\n{page(8)}"
    feet = [f"{source}\n\n1", "2", f"{source}\n\n3", "4"]
    assert removed(f"{paged(*feet)}\n{amid}") == ["1", "2", "3", "4"]
    assert len(removed(f"{paged(*feet)}\n{amid.replace(source, '')}")) == 6


def test_a_line_that_two_pages_far_apart_bear_is_no_running_head() -> None:
    def with_heads(*pages: int) -> str:
        return "".join(f"{'The Quay' if n in pages else ''}\n\n{page(n)}.\n\n{n}\n\f" for n in range(1, 10))

    assert [line for line in removed(with_heads(3, 5)) if line == "The Quay"] == ["The Quay"] * 2
    assert "The Quay" not in removed(with_heads(3, 6))


def test_dates_at_the_ends_of_pages_are_no_running_heads() -> None:
    dates = ["[2050-07-22]", "[1983-10-29]", "(5 May 1998)", "(6 May 1998)"]
    text = paged(*(f"{date}\n{n}\f" for n, date in enumerate(dates, 1)))
    assert not set(removed(text)) & set(dates)


def test_the_words_on_either_side_of_a_form_feed_are_told_apart() -> None:
    _, decisions = through(paged("1\fHEAD", "2\fHEAD", "3\fHEAD"), furniture.strip)
    assert {(d.before, d.column, d.end_column) for d in decisions} >= {("1", 1, 2), ("HEAD", 3, None)}


def test_running_heads_a_blank_away_from_numbers_go_when_both_take_turns() -> None:
    heads = ["THE QUAY 3", "4 The Lamp", "THE QUAY 5", "6 The Lamp", "THE QUAY 7", "8 The Lamp"]
    assert removed(paged(*heads)) == heads
    sections = ["Canto 3", "Canto 4", "Canto 5", "Canto 6", "Canto 7"]
    assert removed(paged(*sections)) == []


def test_a_title_at_the_top_of_its_first_page_stays_when_later_pages_repeat_it() -> None:
    contents = "OLD CRANE .... 2\n\nGREEN BOAT .... 5"
    pages = [(title, n) for title, first in (("OLD CRANE", 1), ("GREEN BOAT", 4)) for n in range(first, first + 3)]
    text = contents + "".join(f"\n\f{title}\n\n{page(n)}{'.' if n in (3, 6) else ''}\n\n{n + 1}" for title, n in pages)
    assert removed(text).count("OLD CRANE") == 2
    assert removed(text).count("GREEN BOAT") == 2


def test_titles_that_differ_in_their_number_alone_stay_at_the_tops_of_their_first_pages() -> None:
    contents = "\n\n".join(f"Letter {n} .... {3 * n}" for n in (4, 5, 6))
    pages = [(f"Letter {n}", k) for n in (4, 5, 6) for k in (2 * n - 7, 2 * n - 6)]
    text = contents + "".join(f"\n\f{title}\n\n{page(n)}{'.' if n % 2 == 0 else ''}\n\n{n}" for title, n in pages)
    assert [line for line in removed(text) if line.startswith("Letter")] == ["Letter 4", "Letter 5", "Letter 6"]


def test_a_title_at_a_page_s_top_stays_that_a_long_leader_follows_in_the_contents() -> None:
    leader = " ." * 90
    contents = f"OLD CRANE{leader} 2\nGREEN BOAT{leader} 5"
    pages = [(title, n) for title, first in (("OLD CRANE", 1), ("GREEN BOAT", 4)) for n in range(first, first + 3)]
    text = contents + "".join(f"\n\f{title}\n\n{page(n)}{'.' if n in (3, 6) else ''}\n\n{n + 1}" for title, n in pages)
    assert [removed(text).count(title) for title in ("OLD CRANE", "GREEN BOAT")] == [2, 2]


def test_a_title_at_a_page_s_top_stays_though_the_text_above_it_breaks_off() -> None:
    contents = "OLD CRANE .... 2\n\nGREEN BOAT .... 5"
    pages = [(title, n) for title, first in (("OLD CRANE", 1), ("GREEN BOAT", 4)) for n in range(first, first + 3)]
    parts = [f"\n\f{title}\n\n{'The end' if n in (1, 4) else 'the rest'} {page(n)}--\n\n{n + 1}" for title, n in pages]
    assert removed(contents + "".join(parts)).count("GREEN BOAT") == 2


def test_a_line_that_stands_in_many_articles_is_no_running_head_where_two_pages_begin_with_it() -> None:
    said = [f"{page(n)}.\n\nFirst told by the pilots\n\n{page(n)}." for n in range(6)]
    text = "\n\n".join(
        f"{each}\n\n{n}\n\n\f{'First told by the pilots' if n in (2, 4) else ''}" for n, each in enumerate(said, 1)
    )
    assert [line for line in removed(text) if line.startswith("First")] == []


def test_who_wrote_an_article_stays_behind_a_dash_at_two_pages_ends() -> None:
    ends = ("- Orla Reed" if n in (2, 4) else "" for n in range(1, 8))
    text = "".join(f"{page(n)}.\n\n{end}\n\n{n}\n\n\f" for n, end in enumerate(ends, 1))
    assert [line for line in removed(text) if "Reed" in line] == []
    assert [line for line in removed(text.replace("- Orla Reed", "- Reed -")) if "Reed" in line] == ["- Reed -"] * 2


def test_a_title_over_a_sentence_that_goes_on_from_the_page_before_is_a_running_head() -> None:
    def text(head: str, end: str = "goes on") -> str:
        feet = [f"\n\n{n}\n\n\f{'The Cook' if n == 3 else head if n == 2 else ''}" for n in range(1, 5)]
        pages = "".join(f"{foot}\n\n{page(n, end)}" for n, foot in enumerate(feet, 1))
        return f"The Hens\n\nThe Lamp\n\n{page(0, end)}{pages}"

    assert removed(text("The Hens")) == ["1", "2", "The Hens", "3", "4"]
    assert removed(text("The Quay")) == ["1", "2", "3", "4"]  # no other line says so
    assert removed(text("The Hens", "ends.")) == ["1", "2", "3", "4"]
    verse = page(1).split("\n")[3]
    assert removed(text("The Hens").replace("The Hens", verse)) == ["1", "2", "3", "4"]  # words of a sentence


def test_a_running_head_of_several_lines_over_a_page_number_goes() -> None:
    lamp, hens = "Of lamps that were lit\nand of some that\nwere not", "Of hens"
    heads = [f"The Harbour\nGazette\n{title}\nPage {n}" for n, title in enumerate((lamp, lamp, hens, hens, lamp), 7)]
    assert removed(paged(*heads)) == "\n".join(heads).split("\n")


def test_lines_over_page_numbers_that_stand_elsewhere_too_stay() -> None:
    refrain = "And so it goes,\nSay I,\nAnd so it went."
    text = paged(*(f"{refrain}\n\n{n}" for n in range(1, 4)))
    assert removed("\n\n".join([text, *[refrain] * 9])) == ["1", "2", "3"]


def test_who_wrote_an_article_closes_its_last_page_and_stays() -> None:
    writers = {1: "Orla Quill", 4: "Orla Quill", 7: "Orla Quill", 9: "Orla Quill"}
    pages = [page(n) + (f"\nAnd so it ended.\n{writers[n]}" if n in writers else "") for n in range(11)]
    assert removed("".join(f"{text}\n\n{number}\n\n" for number, text in enumerate(pages, 1))) == [
        str(number) for number in range(1, 12)
    ]


def test_one_running_foot_with_the_number_behind_it_goes_and_sections_of_one_label_stay() -> None:
    feet = [f"Papers of the Harbour | {number}" for number in range(3, 9)]
    assert removed(paged(*feet)) == feet
    assert removed(paged(*(f"Canto {number}" for number in range(3, 9)))) == []


def test_page_numbers_of_contents_are_none_of_the_pages() -> None:
    dots = ". . . . . . . . ."
    contents = "\n\n".join(f"{title} of the northern quay\n\n{dots}\n\n{n}" for n, title in enumerate(LETTERS[:9], 3))
    assert removed(f"{contents}\n\n{paged('1', '2', '3', '4')}") == ["1", "2", "3", "4"]


def test_an_entry_with_its_page_number_is_no_running_head() -> None:
    assert removed(paged(*(f"The keeper of the lamp .   {number}" for number in range(3, 7)))) == []


def test_who_wrote_an_article_stays_at_pages_ends_though_a_line_above_does_not_end() -> None:
    ends = [page(n, "ends.") for n in range(1, 12)]
    closing = [f"{end}\nHARBOUR NEWS" if n in (1, 4, 7, 10) else end for n, end in enumerate(ends)]
    closing[7] = closing[7].replace("line ends.\nHARBOUR", "line\nHARBOUR")
    text = (
        "".join(f"{own}\n\n{n}\n\n" for n, own in enumerate(closing, 1))
        + f"{page(0, 'ends.')}\nHARBOUR NEWS\n\n{page(1)}"
    )
    assert "HARBOUR NEWS" not in removed(text)


def test_a_sentence_that_ends_two_pages_is_no_running_foot() -> None:
    said = (
        "Write to the keeper of the northern light for",
        "all that is asked about oil, lamps and hours.",
    )
    feet = ["\n".join((*said, "", str(n))) if n in (2, 5) else str(n) for n in range(1, 8)]
    assert removed(paged(*feet)) == [str(n) for n in range(1, 8)]


def test_who_wrote_an_article_stays_at_the_end_of_a_page_that_ends_early() -> None:
    short = "\n".join(f"of {letter * 5} the line" for letter in LETTERS[:4])
    pages = [f"{short}\nHarbour News" if n in (1, 4, 7, 10) else page(n % 12) for n in range(14)]
    text = "".join(f"{own}\n\n{n}\n\n" for n, own in enumerate(pages, 1)) + page(3)
    assert "Harbour News" not in removed(text)
    full = [f"{page(n % 12)}\nHarbour News" if n in (1, 4, 7, 10) else page(n % 12) for n in range(14)]
    assert "Harbour News" in removed("".join(f"{own}\n\n{n}\n\n" for n, own in enumerate(full, 1)) + page(3))


def test_a_sentence_under_the_titles_of_many_pages_is_no_running_head() -> None:
    heads = ["\nPurpose\nThis part is told again." if n % 3 == 1 else "" for n in range(1, 12)]
    text = "".join(f"{page(n, 'ends.').title()}\n\n{n}\n\f{head}\n" for n, head in enumerate(heads, 1)) + page(0)
    assert "1" in removed(text)
    assert "This part is told again." not in removed(text)


def with_agency(agency: str) -> str:
    """Return a digest of two pages for each article, with a running foot and a number on each, and an agency below the
    articles of some.
    """
    names = [f"The {letter * 5} lamp" for letter in LETTERS]
    contents = "\n".join(f"{name} . . . . . . {2 * n}" for n, name in enumerate(names, 1))
    closing = [agency if n in (1, 2, 3, 7) else "" for n in range(len(names))]
    foot = "\n\nQuay Digest\n\n"
    pages = (
        f"{name}\n{page(n)}{foot}{2 * n + 2}\n\f{page(n)}\n{own}{foot}{2 * n + 3}\n\f"
        for n, (name, own) in enumerate(zip(names, closing, strict=True))
    )
    return f"{contents}{foot}1\n\f{''.join(pages)}"


def test_an_agency_over_pages_that_begin_with_titles_stays_above_a_running_foot() -> None:
    gone = removed(with_agency("HARBOUR PRESS"))
    assert "HARBOUR PRESS" not in gone
    assert gone.count("Quay Digest") > 20


def test_who_wrote_an_article_stays_behind_a_dash_at_many_pages_ends() -> None:
    assert "- orla-reed" not in removed(with_agency("- orla-reed"))


def test_numbers_go_that_the_same_running_head_follows_though_every_page_ends_a_sentence() -> None:
    heads = [f"{n}\nHARBOUR NEWS" for n in range(1, 11)]
    whole = [(page(n, "ends.") + "\n" + page(n, "ends too.")).replace("of ", "The ") for n in range(11)]
    text = whole[0] + "".join(f"\n\n{head}\n\n{each}" for head, each in zip(heads, whole[1:], strict=True))
    assert removed(text) == [line for head in heads for line in head.split("\n")]
    stanzas = "\n\n".join(f"{n}\n" + "Oh the lamp is out.\n" * 9 for n in range(1, 11))
    assert removed(stanzas) == []


def test_a_running_head_right_under_the_text_goes_where_the_number_of_its_page_is_lost() -> None:
    feet = ["1\n\nHARBOUR NEWS", "2\n\nHARBOUR NEWS", "HARBOUR NEWS", "4\n\nHARBOUR NEWS", "5\n\nHARBOUR NEWS"]
    text = f"HARBOUR NEWS\n\n{page(0)}" + "".join(
        f"\n{'' if foot == feet[2] else chr(10)}{foot}\n\n{page(n)}" for n, foot in enumerate(feet, 1)
    )
    assert removed(text).count("HARBOUR NEWS") == len(feet)


def test_a_running_head_is_no_title_where_the_title_stands_in_one_of_two_columns() -> None:
    contents = "OLD CRANE .... 2\n\nGREEN BOAT .... 5"
    text = contents
    for title, first in (("OLD CRANE", 1), ("GREEN BOAT", 4)):
        for n in range(first, first + 3):
            beside = f"and here ends the text.          {title}\n" if n == first else ""
            text += f"\n\f{title}\n\n{beside}{page(n)}{'.' if n in (3, 6) else ''}\n\n{n + 1}"
    assert removed(text).count("OLD CRANE") == removed(text).count("GREEN BOAT") == 3


def test_rows_of_a_table_at_pages_ends_stay_and_heads_that_count_go() -> None:
    table = [[f"Population in {year}: {year * 7 % 1000}" for year in range(1900 + n, 1904 + n)] for n in range(9)]
    numbers = [f"- {n} -" for n in range(1, 9)]
    for own in (range(4, 5), range(1, 9)):
        tops = ["\n".join(table[n]) + "\n\n" if n in own else "" for n in range(1, 9)]
        text = page(0) + "".join(f"\n\n- {n} -\n\n{top}{page(n)}" for n, top in enumerate(tops, 1))
        assert removed(text) == numbers
    heads = [f"Part {1 + n // 3} of the harbour book, sheet {n}" for n in range(1, 9)]
    text = page(0) + "".join(f"\n\n- {n} -\n\n{head}\n\n{page(n)}" for n, head in enumerate(heads, 1))
    assert removed(text) == [line for pair in zip(numbers, heads, strict=True) for line in pair]
