"""Levels of headings."""

import pytest

from converter.draft import Draft, Entry
from converter.heading.entry_depths import entry_ranks
from converter.model import Line, Source
from converter.normalize import characters, headings, levels, listed_headings, markup, printed_contents
from converter.options import Options
from drafts import through

TEXT = "The text of it is long enough to be a paragraph, and it ends as one does."
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def found(text: str) -> list[tuple[int, str]]:
    draft, _ = through(text, markup.read, printed_contents.remove, listed_headings.find, headings.find, levels.assign)
    return [(mark.level, draft.rows[mark.first].text.strip()) for mark in draft.marks]


def test_signs_of_markdown_are_depths_without_gaps() -> None:
    text = f"# A\n\n{TEXT}\n\n#### B\n\n{TEXT}\n\n## C\n\n{TEXT}\n\n# D\n\n{TEXT}"
    assert found(text) == [(1, "A"), (2, "B"), (2, "C"), (1, "D")]


def test_a_lone_year_over_a_heading_is_a_part() -> None:
    text = f"2021\n\n**Harbour opens**\n\n{TEXT}\n\n**Night ferry**\n\n{TEXT}\n\n2022\n\n**Hens**\n\n{TEXT}"
    assert found(text) == [(1, "2021"), (2, "Harbour opens"), (2, "Night ferry"), (1, "2022"), (2, "Hens")]


def test_a_year_inside_the_text_is_none() -> None:
    text = f"**Harbour opens**\n\n{TEXT}\n\n2021\n\n{TEXT}\n\n**Night ferry**\n\n{TEXT}"
    assert found(text) == [(1, "Harbour opens"), (1, "Night ferry")]


def test_what_names_a_part() -> None:
    assert all(levels.names_part(text) for text in ("1998", "1998–99", "Part II", "Chapter 4", "Книга 1"))
    assert not any(levels.names_part(text) for text in ("12", "3112", "Part of it", "Chapter", "In 1998"))


def test_one_wide_gap_at_the_top_puts_nothing_below_it() -> None:
    titles = [
        f"{what} {where}" for what in ("HENS", "LAMPS", "FLOUR", "FERRIES") for where in ("LOST", "FOUND", "SOLD")
    ]
    text = f"\n\n\n\nHARBOUR OPENS\n\n{TEXT}\n\n" + "\n\n".join(f"{title}\n\n{TEXT}" for title in titles)
    assert {level for level, _ in found(text)} == {1}


def test_a_title_right_under_another_is_below_it() -> None:
    text = "\n\n\n\n".join(
        f"{title}\n\n{TEXT}\n\n{TEXT}" for title in ("HARBOUR OPENS", "LETTERS\n\n\n\nTO A COOK", "HENS")
    )
    assert found(text) == [(1, "HARBOUR OPENS"), (1, "LETTERS"), (2, "TO A COOK"), (1, "HENS")]


def test_numbers_set_flush_right_in_the_contents_are_no_depths() -> None:
    titles = [f"{what} lost" for what in ("Hens", "Lamps", "Flour", "Ferries", "Nets", "Bells", "Boats", "Gulls")]
    numbers = [f"{number}." for number in ROMAN]
    contents = "\n".join(
        f"{n:>5} {title} .... {page}" for page, (n, title) in enumerate(zip(numbers, titles, strict=True))
    )
    body = "\n\n".join(f"{n} {title}\n\n{TEXT}" for n, title in zip(numbers, titles, strict=True))
    assert {level for level, _ in found(f"CONTENTS\n\n{contents}\n\n{body}")} == {1}


def body(*titles: str, gap: str = "\n\n\n") -> str:
    """A text under each title; a title that ends in a colon has none, and the next one stands right under it."""
    return gap.join(title[:-1] if title.endswith(":") else f"{title}\n\n{TEXT}\n\n{TEXT}" for title in titles)


def test_a_numbered_series_is_below_its_title_though_the_contents_set_all_flush() -> None:
    titles = (
        "HENS LOST",
        "I. THE YARD",
        "II. THE ROAD",
        "III. THE SEA",
        "LAMPS FOUND",
        "FLOUR SOLD",
        "BELLS HEARD",
        "NETS MENDED",
    )
    contents = "\n".join(f"{title} .... {page}" for page, title in enumerate(titles, 3))
    levels_found = [level for level, _ in found(f"CONTENTS\n\n{contents}\n\n\n{body(*titles)}")]
    assert levels_found == [1, 2, 2, 2, 1, 1, 1, 1]


def test_the_series_that_divides_the_whole_is_not_below_its_preface() -> None:
    titles = ("PREFACE", "I. THE YARD", "II. THE ROAD", "III. THE SEA", "IV. THE PIER", "AFTERWORD")
    assert {level for level, _ in found(body(*titles))} == {1}


def test_a_heading_that_the_contents_leave_out_has_the_rank_of_those_that_look_like_it() -> None:
    titles = ("HENS LOST", "LAMPS FOUND", "FLOUR SOLD", "NETS MENDED", "BELLS HEARD")
    contents = "\n".join(f"{title} .... {page}" for page, title in enumerate(titles, 3) if title != "FLOUR SOLD")
    assert found(f"CONTENTS\n\n{contents}\n\n\n{body(*titles)}") == [(1, title) for title in titles]


def test_an_indent_that_changes_with_the_page_of_the_contents_is_no_depth() -> None:
    titles = [
        f"{what} {where}" for what in ("Hens", "Lamps", "Flour", "Bells") for where in ("lost", "found", "sold", "won")
    ]
    contents = "\n".join(f"{'  ' * (i >= 8)}{title} .... {i + 3}" for i, title in enumerate(titles))
    assert {level for level, _ in found(f"CONTENTS\n\n{contents}\n\n\n{body(*titles)}")} == {1}


def test_a_kind_that_stands_right_under_another_time_and_again_is_below_it() -> None:
    titles = ("SOUPS:", "Pea soup", "Bean soup", "CAKES:", "Nut cake", "Plain cake", "PIES:", "Plum pie", "Rice pie")
    assert [level for level, _ in found(body(*titles))] == [1, 2, 2, 1, 2, 2, 1, 2, 2]


def test_a_wider_gap_stands_above_a_narrow_one() -> None:
    rubrics = ("THE HARBOUR", "THE YARD", "THE MARKET", "THE PIER")
    under = ("HENS LOST", "LAMPS FOUND", "FLOUR SOLD")
    text = "\n" + "\n\n\n\n".join(f"\n{rubric}\n\n{TEXT}\n\n{TEXT}\n\n\n{body(*under)}" for rubric in rubrics)
    assert [level for level, _ in found(text)] == 4 * [1, 2, 2, 2]


def test_what_the_contents_name_in_one_rank_is_not_parted_by_gaps() -> None:
    listed = ("HENS LOST", "LAMPS FOUND", "FLOUR SOLD", "NETS MENDED", "BELLS HEARD", "ROPES CUT")
    others = ("PAPER", "PRINTING", "BINDING", "SELLING", "READING", "LENDING", "LOSING")
    contents = "\n".join(f"{title} .... {page}" for page, title in enumerate(listed, 3))
    text = body(*listed[:3], gap="\n\n\n\n\n\n") + "\n\n" + body(*listed[3:], gap="\n\n") + "\n\n\n" + body(*others)
    ranks = dict(reversed(pair) for pair in found(f"CONTENTS\n\n{contents}\n\n\n\n\n\n{text}"))
    assert {ranks[title] for title in listed} == {1}


def test_the_members_of_a_numbering_family_have_one_rank_wherever_they_stand() -> None:
    titles = ["Chapter I", "Article 1", "Article 2", "Chapter II", "Section I", "Article 3", "Article 4", "Section II"]
    titles += ["Article 5", "Article 6", "Chapter III", "Article 7"]
    articles = {title: f"\n\n{TEXT}\n\n{TEXT}" for title in titles if title.startswith("Article")}
    text = "\n\n\n".join(f"**{title} of the ferry**{articles.get(title, '')}" for title in titles)
    assert [level for level, _ in found(text)] == [1, 2, 2, 1, 2, 3, 3, 2, 3, 3, 1, 2]


def test_headings_of_one_paragraph_style_have_one_rank_whatever_was_set_by_hand() -> None:
    rows = [("title 1", 20.0, "LAMPS AND NETS"), ("title 2", 16.0, "On Lamps"), ("title 1", 16.0, "On flour and hens")]
    rows += [("title 2", 14.0, "Flour"), ("title 1", 20.0, "Of the bells"), ("title 2", 16.0, "Of one bell")]
    lines: list[Line] = []
    for style, size, title in rows:
        for text, look, points in ((title, style, size), ("", "", 0.0), (TEXT, "body", 12.0), ("", "", 0.0)):
            lines.append(Line(len(lines) + 1, text, bold=look.startswith("title"), size=points, style=look))
    source = Source("raw.docx", "0" * 64, 1, "utf-8", "text", tuple(lines))
    draft, _ = characters.repair(Draft(source, ()), Options())
    for run in (headings.find, levels.assign):
        draft, _ = run(draft, Options())
    assert [mark.level for mark in draft.marks] == [1, 2, 1, 2, 1, 2]


def test_headings_that_the_contents_leave_out_do_not_climb_down_one_by_one() -> None:
    contents = "CONTENTS\n\nTHE HARBOUR .... 1\nTHE FERRY .... 9\nTHE MILL .... 14"
    own = "\n\n".join(f"{title}\n\n{TEXT}" for title in ("LAMPS", "ROPES", "BELLS"))
    body = "\n\n\n\n".join(f"{title}\n\n{TEXT}\n\n{own}" for title in ("THE HARBOUR", "THE FERRY", "THE MILL"))
    levels_of = {title: level for level, title in found(f"{contents}\n\n\n\n{body}")}
    assert levels_of["THE HARBOUR"] == levels_of["THE MILL"] == 1
    assert {levels_of.get(title, 2) for title in ("LAMPS", "ROPES", "BELLS")} == {2}


def test_entries_without_a_number_between_two_numbers_are_below_the_first() -> None:
    titles = ("FOREWORD", "I. HENS LOST", "II. A TRIP:", "THE YARD", "THE ROAD", "III. LAMPS", "IV. FLOUR SOLD",
              "V. BELLS HEARD", "INDEX OF NETS")  # fmt: skip
    contents = "\n".join(f"{title.rstrip(':')} .... {page}" for page, title in enumerate(titles, 3))
    levels_found = [level for level, _ in found(f"CONTENTS\n\n{contents}\n\n\n{body(*titles)}")]
    assert levels_found == [1, 1, 1, 2, 2, 1, 1, 1, 1]


@pytest.mark.parametrize("sign", ["", "."])
def test_numbers_flush_right_are_no_depths_beside_a_series_of_others(sign: str) -> None:
    titles = [f"{what} lost" for what in ("Hens", "Lamps", "Flour", "Ferries", "Nets", "Bells", "Boats", "Gulls")]
    under = [f"{what} found" for what in ("Ropes", "Pails", "Sails")]
    numbered = [(f"{number}{sign}", title) for number, title in zip(ROMAN, titles, strict=True)]
    numbered[4:4] = [(f"{number}.", title) for number, title in enumerate(under, 1)]
    contents = "\n".join(
        f"{number:>{9 if number[0].isdigit() else 5}} {title} .... {page}"
        for page, (number, title) in enumerate(numbered, 3)
    )
    body = "\n\n".join(f"{number.rstrip('.')}. {title}\n\n{TEXT}" for number, title in numbered)
    levels_of = {title.split(" ", 1)[1]: level for level, title in found(f"CONTENTS\n\n{contents}\n\n{body}")}
    assert {levels_of[title] for title in titles} == {1}
    assert {levels_of[title] for title in under} == {2}


def test_a_remark_in_brackets_over_a_title_belongs_to_it() -> None:
    titles = ("HENS LOST", "LAMPS FOUND", "FLOUR SOLD", "NETS MENDED", "BELLS HEARD", "ROPES CUT", "SAILS SEWN")
    over = ("", "[Illustration: The quay]\n\n", "", "[Begun in No. 4.]\n\n", "", "[Begun in No. 2.]\n\n", "")
    text = "\n\n\n\n\n".join(f"{above}{title}\n\n{TEXT}\n\n{TEXT}" for above, title in zip(over, titles, strict=True))
    assert found(f"\n{text}") == [(1, title) for title in titles]


def test_a_year_under_a_poem_is_none_of_the_next() -> None:
    verse = "The lamp is out,\nThe quay is bare,\nThe hens are gone,\nAnd nobody is there."
    text = "\n\n\n\n".join(
        f"THE {name}\n\n{verse}\n\n1{year}." for name, year in (("LAMP", 882), ("QUAY", 883), ("HEN", 884))
    )
    assert found(text) == [(1, "THE LAMP"), (1, "THE QUAY"), (1, "THE HEN")]


def test_italics_are_below_capitals_however_wide_the_gap() -> None:
    rubrics = ("AT THE HARBOUR", "ON THE MARKET", "FROM THE QUAY")
    titles = ("Old Lamps", "Hens on Board", "Ropes and Nets", "A Toll of Salt", "Four Gulls", "The Cook")
    pieces = [f"_{title}_.\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}" for title in titles]
    text = "\n\n\n".join(
        f"{rubric}\n\n{TEXT}\n\n\n" + "\n\n\n".join(pieces[2 * i : 2 * i + 2]) for i, rubric in enumerate(rubrics)
    )
    assert found(text) == [
        (level, title)
        for i, rubric in enumerate(rubrics)
        for level, title in ((1, rubric), *((2, f"_{title}_.") for title in titles[2 * i : 2 * i + 2]))
    ]


def test_a_numbered_series_of_the_contents_is_not_below_a_preface_that_they_leave_out() -> None:
    titles = ("I. The Lamp", "II. The Quay at Night", "III. Hens on Board", "IV. A Toll of Salt", "V. Four Gulls")
    others = ("Old Ropes", "New Nets", "The Cook", "The Pilot", "A Clerk", "The Gate", "Lost Oars", "Fog")
    contents = "\n".join(f"{title} ..... {page}" for page, title in enumerate((*titles, *others), 3))
    body = "\n\n\n\n".join(f"{title.upper()}\n\n\n{TEXT}\n\n{TEXT}" for title in ("PREFACE", *titles, *others))
    assert {level for level, _ in found(f"CONTENTS\n\n{contents}\n\n\n\n{body}")} == {1}


def test_what_stands_alone_over_each_block_of_the_contents_is_above_it() -> None:
    parts = {"Sea Songs": ("The Lamp", "The Quay", "Four Gulls"), "Land Songs": ("The Cow", "Hens", "A Toll of Salt")}
    contents = "\n\n\n".join(f"{part}\n\n" + "\n".join(titles) for part, titles in parts.items())
    body = "\n\n\n\n".join(
        f"{part.upper()}\n\n\n\n" + "\n\n\n\n".join(f"{title.upper()}\n\n{TEXT}\n\n{TEXT}" for title in titles)
        for part, titles in parts.items()
    )
    assert [level for level, _ in found(f"CONTENTS\n\n{contents}\n\n\n\n\n{body}")] == [1, 2, 2, 2] * 2


def listed(*titles: str, indent: str = "") -> str:
    """A printed contents list, a page for each title."""
    return "CONTENTS\n\n" + "\n".join(f"{indent}{title} .... {7 * n}" for n, title in enumerate(titles, 1))


ITEMS = ("HENS LOST", "LAMPS LOST", "FLOUR LOST", "NETS LOST", "BELLS LOST", "BOATS LOST", "GULLS LOST", "OARS LOST")


def test_what_stands_between_chapters_that_count_on_is_below_them() -> None:
    chapters = [f"CHAPTER {number}" for number in ROMAN[:3]]
    titles = [each for n, chapter in enumerate(chapters) for each in (chapter, *ITEMS[2 * n : 2 * n + 2])]
    levels_of = {title: level for level, title in found(body(*titles))}
    assert {levels_of[chapter] for chapter in chapters} == {1}
    assert {levels_of[item] for item in ITEMS[:6]} == {2}


def test_chapters_that_begin_anew_are_not_above_the_titles_between_them() -> None:
    titles = [each for title in ITEMS[:3] for each in (title, "CHAPTER I", "CHAPTER II")]
    levels_of = {title: level for level, title in found(body(*titles))}
    assert {levels_of[item] for item in ITEMS[:3]} == {1}


def test_what_the_contents_leave_out_in_numbers_is_below_what_they_name() -> None:
    left_out = ("NORTH QUAY", "SOUTH QUAY", "EAST QUAY")
    pairs = [each for pair in zip(ITEMS[:3], left_out, strict=True) for each in pair]
    text = listed(*ITEMS[:5]) + "\n\n\n" + body(*pairs, *ITEMS[3:5])
    assert {title for level, title in found(text) if level == 2} == set(left_out)


def test_what_the_contents_miss_while_other_entries_find_no_place_has_their_rank() -> None:
    named = (*ITEMS[:4], *(f"A TALE OF {n} OARS" for n in ("TWO", "SIX", "TEN", "NINE", "FIVE", "FOUR")))
    missed = ("NORTH QUAY", "SOUTH QUAY", "EAST QUAY", "WEST QUAY", "OLD QUAY")
    text = listed(*named) + "\n\n\n" + body(*ITEMS[:2], *missed[:3], *ITEMS[2:4], *missed[3:])
    assert {level for level, _ in found(text)} == {1}


def test_indents_of_the_contents_tell_nothing_where_the_body_s_titles_look_alike_and_have_texts() -> None:
    lines = [f"{'' if n % 2 else '     '}{title} .... {7 * n}" for n, title in enumerate(ITEMS, 1)]
    text = "CONTENTS\n\nTHE LONG WAY ROUND .... 3\n" + "\n".join(lines) + "\n\n\n" + body("THE LONG WAY ROUND", *ITEMS)
    assert {level for level, _ in found(text)} == {1}


def test_indents_that_do_not_tell_labels_from_those_above_them_tell_nothing() -> None:
    titles = [f"CHAPTER {n}" if k == 0 else f"SECTION {k} {ITEMS[k]}" for n in ROMAN[:3] for k in range(3)]
    set_in = [Entry(title, "1", n, 4 * (n > 5)) for n, title in enumerate(titles)]
    assert not any(entry_ranks(set_in))
    told = [Entry(title, "1", n, 4 * title.startswith("SECTION")) for n, title in enumerate(titles)]
    assert entry_ranks(told) == [0, 1, 1] * 3


def test_entries_that_say_ditto_are_set_in_and_no_deeper() -> None:
    titles = [each for title in ITEMS for each in (title, '"    "   (1907)')]
    assert not any(entry_ranks([Entry(title, "1", n, 3 * title.startswith('"')) for n, title in enumerate(titles)]))


def test_entries_with_one_sign_for_the_same_have_the_depth_of_what_they_repeat() -> None:
    titles = [
        "Of lamps",
        "Songs--The old lamp",
        '"     The new lamp',
        '"     The lamp put out',
        "Of nets",
        "Hung",
        "Dry",
    ]
    depths = (0, 0, 6, 4, 0, 3, 3)
    entries = [Entry(title, "1", n, depth) for n, (title, depth) in enumerate(zip(titles, depths, strict=True))]
    assert entry_ranks(entries) == [0, 0, 0, 0, 0, 1, 1]


def test_numbers_before_dashes_are_set_flush_right_too() -> None:
    entries = [
        Entry(f"{n}—{title}", "1", k, 6 - len(n)) for k, (n, title) in enumerate(zip(ROMAN, ITEMS, strict=False))
    ]
    assert not any(entry_ranks(entries))


def test_a_title_that_the_contents_leave_out_has_the_rank_of_the_numbers_around_it() -> None:
    numbered = [f"{n}. {title}" for n, title in enumerate(ITEMS[:5], 1)]
    others = [f"Of {title.lower()}" for title in ITEMS]
    said = [
        "    To begin with",
        *numbered[:1],
        "2. Another matter",
        *numbered[2:],
        *(f"    {title}" for title in others),
    ]
    levels_of = {title: level for level, title in found("CONTENTS\n\n" + "\n".join(said) + "\n\n\n"
                 + body("To begin with", *numbered, *others))}  # fmt: skip
    assert len({levels_of[title] for title in numbered}) == 1


def test_a_year_behind_a_word_numbers_no_division() -> None:
    titles = [
        each for year, title in zip(range(1901, 1905), ITEMS, strict=False) for each in (f"Hens {year} count", title)
    ]
    assert {level for level, _ in found(body(*titles))} == {1}


def test_the_points_in_the_numbers_of_entries_are_depths() -> None:
    titles = [f"{n}{sub} {what} {where}".replace(". ", " ") for n, what in enumerate(("Hens", "Lamps", "Nets"), 1)
              for sub, where in (("", "of the quay"), (".1", "lost"), (".2", "found"))]  # fmt: skip
    text = listed(*titles) + "\n\n\n" + body(*titles)
    assert [level for level, _ in found(text)] == [1, 2, 2] * 3


def test_what_stands_under_a_title_is_below_it_though_a_part_has_pushed_the_title_down() -> None:
    parts = {"**The Spring of the Year**": ITEMS[:3], "**The Autumn of the Year**": ITEMS[3:6]}
    inner = {title: f"THE QUAY OF {title.split()[0]}" for title in ITEMS[:6]}
    text = listed(*(each for part, titles in parts.items() for each in (part.strip("*"), *titles))) + "\n\n\n"
    text += body(
        *(e for part, titles in parts.items() for e in (f"{part}:", *(x for t in titles for x in (t, inner[t]))))
    )
    levels_of = {title: level for level, title in found(text)}
    assert {levels_of[part.strip("*")] for part in parts} == {1}
    assert {levels_of[title] for title in ITEMS[:6]} == {2}
    assert {levels_of[title] for title in inner.values()} == {3}


def test_contents_that_name_hardly_a_heading_tell_no_ranks() -> None:
    gone = [f"THE {n} OARS" for n in ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH")]
    more = [f"{what} {where}" for what in ("KEEPERS", "PILOTS", "COOKS") for where in ("LOST", "FOUND", "PAID", "FED")]
    text = listed("HENS LOST", *gone[:6], *gone[6:]) + "\n\n\n" + body("HENS LOST", *more)
    assert {level for level, _ in found(text)} == {1}


def test_points_are_depths_in_numbers_that_the_contents_leave_out() -> None:
    named = [f"{n}{sub} {what} {where}" for n, what in enumerate(("Hens", "Lamps", "Nets"), 1)
             for sub, where in (("", "of the quay"), (".1", "lost"), (".2", "found"))]  # fmt: skip
    titles = [each for title in named for each in (title, *((f"{title[:3]}.1 On paying",) if title[1] == "." else ()))]
    levels_of = found(listed(*named) + "\n\n\n" + body(*titles))
    assert [level for level, _ in levels_of] == [title.split()[0].count(".") + 1 for title in titles]
