"""Columns side by side, brought back into reading order."""

import textwrap
from itertools import zip_longest
from pathlib import Path

from converter.normalize import columns
from converter.options import Options
from drafts import rules, texts, through
from invariants import check, source_of

HARBOUR = (
    "The harbour master keeps a ledger of all that is landed on the north quay, and he writes it with a pen that "
    "his father bought. Nobody may touch the pen, and nobody wants to, because it leaks on the hands of everyone who "
    "does not know how to hold it, which is to say of everyone except the harbour master himself and one old pilot."
)
MARKET = (
    "On market days the square is full before the sun is up, and those who come late set their baskets down along the "
    "church wall. The sexton sells them string. He has never told anyone where the string comes from, and as long as "
    "it holds until evening there is nobody in the whole town who would think of asking him about it."
)
MILL = (
    "The mill stands still in dry summers, and then the miller goes fishing with the two men who carry his sacks. They "
    "catch little, for they talk all the time, but they bring home the news of the upper valley, which the town would "
    "otherwise hear only in the autumn, when the first wagons come down the road with apples and with pears."
)


def column(text: str, width: int = 32) -> list[str]:
    return textwrap.wrap(text, width)


def beside(*parts: list[str], width: int = 32, gap: int = 4) -> str:
    """Return *parts* side by side, as a page shows columns."""
    rows = zip_longest(*parts, fillvalue="")
    return "\n".join("".join(part.ljust(width + gap) for part in row).rstrip() for row in rows)


def read(text: str) -> str:
    return " ".join(" ".join(texts(through(text, columns.reorder)[0])).split())


def left_alone(text: str) -> bool:
    draft, decisions = through(text, columns.reorder)
    return texts(draft) == [line for line in text.split("\n") if line] and decisions == []


def test_the_left_column_is_read_before_the_right_one() -> None:
    assert read(beside(column(HARBOUR), column(MARKET))) == f"{HARBOUR} {MARKET}"


def test_three_columns() -> None:
    text = beside(column(HARBOUR, 24), column(MARKET, 24), column(MILL, 24), width=24)
    assert read(text) == f"{HARBOUR} {MARKET} {MILL}"


def test_every_piece_that_moved_is_decided_with_its_place() -> None:
    text = beside(column(HARBOUR), column(MARKET))
    _, decisions = through(text, columns.reorder)
    lines = text.split("\n")
    assert set(rules(decisions)) == {"columns"}
    assert [lines[d.line - 1][d.column - 1 : d.end_column] for d in decisions] == column(MARKET)
    assert [d.before for d in decisions] == column(MARKET)


def test_a_line_over_the_whole_page_parts_the_columns() -> None:
    halves = [column(HARBOUR + " " + HARBOUR), column(MARKET + " " + MARKET)]
    above, below = ([half[i : i + 10] for half in halves] for i in (0, 10))
    title = "What was heard of in the town that week"
    text = f"{beside(*above)}\n\n{title:^68}\n\n{beside(*below)}"
    assert read(text).split(title)[0].strip() == " ".join(above[0] + above[1])
    assert read(text).split(title)[1].strip() == " ".join(below[0] + below[1])


def test_a_title_between_blank_lines_parts_them_without_reaching_over_the_gutter() -> None:
    halves = [column(HARBOUR + " " + HARBOUR), column(MARKET + " " + MARKET)]
    above, below = ([half[i : i + 10] for half in halves] for i in (0, 10))
    for title in ("The news", f"{'IV':^68}".rstrip()):
        text = f"{beside(*above)}\n\n{title}\n\n{beside(*below)}"
        expected = [*above[0], *above[1], title.strip(), *below[0], *below[1]]
        assert read(text) == " ".join(expected)


def test_a_title_straight_on_the_columns_below_parts_them() -> None:
    above, below = [column(HARBOUR)[:9], column(MARKET)[:8]], [column(MILL)[:8], column(MARKET)[:8]]
    text = f"{beside(*above)}\n\n     The news of the\n       whole week\n{beside(*below)}"
    expected = [*above[0], *above[1], "The news of the whole week", *below[0], *below[1]]
    assert read(text) == " ".join(expected)


def test_a_title_in_one_column_stays_in_it() -> None:
    left, right = column(HARBOUR + " " + MILL), column(MARKET + " " + MARKET)
    left[5:5] = ["", "The Pen", ""]
    assert read(beside(left, right)) == " ".join(" ".join([*left, *right]).split())


def test_one_blank_is_a_gutter_between_lines_with_a_wide_one() -> None:
    left, right = column(HARBOUR), column(MARKET)
    lines = beside(left, right).split("\n")
    left[4] = "a" * 28 + " and so"
    lines[4] = f"{left[4]} {right[4]}"
    assert read("\n".join(lines)) == " ".join(left + right)


def test_a_line_wider_than_its_column_pushes_the_gutter() -> None:
    left, right = column(HARBOUR), column(MARKET)
    lines = beside(left, right).split("\n")
    left[4] = "m" * 28 + " and some"
    lines[4] = f"{left[4]}  {right[4]}"
    assert read("\n".join(lines)) == " ".join(left + right)


def test_lines_at_half_heights_of_each_other_have_no_blanks_between_them() -> None:
    left = [row for line in column(HARBOUR) for row in (line, "")]
    right = [row for line in column(MARKET) for row in ("", line)]
    full = [column(MILL)[:9], column(MILL)[:9]]
    draft, _ = through(f"{beside(*full)}\n{beside(left, right)}", columns.reorder)
    rows = [row.text.strip() for row in draft.rows]
    start = rows.index(column(HARBOUR)[0])
    assert rows[start : start + 5] == column(HARBOUR)[:5]


def test_few_lines_are_columns_where_the_document_has_such_columns() -> None:
    page = beside(column(HARBOUR), column(MARKET))
    few = beside(column(MILL)[:3], column(MILL)[3:6])
    assert left_alone(few)
    assert read(f"{page}\n\f{few}") == " ".join([HARBOUR, MARKET, *column(MILL)[:6]])


def test_running_text_stays() -> None:
    assert left_alone("\n\n".join("\n".join(column(text, 70)) for text in (HARBOUR, MARKET, MILL)))
    justified = [line.replace(" ", "  ", 3) for line in column(HARBOUR + " " + MARKET, 50)]
    assert left_alone("\n".join(justified))


def test_tables_stay() -> None:
    goods = ["Herring", "Salted cod", "Oats", "Tar", "Coal", "Timber", "Rope", "Sailcloth", "Lamp oil", "Nails"]
    ports = ["Bergen", "Aberdeen", "Riga", "Archangel", "Newcastle", "Memel", "Hull", "Rouen", "Hamburg", "Leith"]
    assert left_alone(beside(goods, ports))
    assert left_alone(beside(goods, [f"landed in the week from {port} and from {port} again" for port in ports]))
    assert left_alone(beside(goods, ports, [f"{n * 17},{n}00" for n in range(10)]))


def test_page_numbers_far_behind_titles_are_no_column_though_the_document_has_one_at_their_side() -> None:
    contents = "\n\n".join(
        f"{title:<90}{page}" for title, page in (("I.  The lamp", 3), ("II. Hens", 9), ("III. Toll", 15))
    )
    page = beside(column(HARBOUR), column(MARKET))
    assert " ".join(contents.split()) in read(f"{contents}\n\n\n{page}")


def test_control_characters_that_are_repaired_away_shift_nothing_that_moves(tmp_path: Path) -> None:
    text = beside(column(HARBOUR), column(MARKET)).replace("On market", "On\x1cmarket", 1)
    assert "\x1c" in text
    check(source_of(text), tmp_path)


def test_a_control_character_that_becomes_a_sign_moves_with_its_column(tmp_path: Path) -> None:
    lines = beside(column(HARBOUR), column(MARKET)).split("\n")
    at = lines[3].index(column(MARKET)[3])
    check(source_of("\n".join([*lines[:3], f"{lines[3][:at]}\x85     {lines[3][at:]}", *lines[4:]])), tmp_path)


def interleaved(left: list[str], right: list[str], at: int) -> str:
    """Return two columns whose lines stand at half heights of each other, the right one from place *at*."""
    pairs = zip_longest(left, right, fillvalue="")
    return "\n".join(line for a, b in pairs for line in (a, " " * at + b if b else "") if line)


def test_columns_whose_lines_stand_at_half_heights_of_each_other() -> None:
    assert read(interleaved(column(HARBOUR), column(MARKET), 36)) == f"{HARBOUR} {MARKET}"


def test_lines_at_two_indents_that_are_no_running_text_are_no_columns() -> None:
    names = [f"{name} Reed" for name in ("Anna", "Bert", "Cora", "Dora", "Emil", "Fred", "Gail", "Hans", "Ida", "Jack")]
    assert left_alone(interleaved(names, [f"{name}, Esq." for name in names], 36))


def test_lines_with_one_blank_between_columns_of_letters_that_are_not_as_wide() -> None:
    left, right = column(HARBOUR), column(MARKET)
    lines = beside(left, right).split("\n")
    for i, text in ((2, "it is still little fitter till a fifth"), (3, "a little silt is still left to fill it")):
        left[i] = text
        lines[i] = f"{text} {right[i]}"
    lines[6:] = [f"{' ' * (len(line) > 36 and i % 2)}{line}" for i, line in enumerate(lines[6:])]
    assert read("\n".join(lines)) == " ".join(left + right)


def test_full_lines_of_prose_with_wide_blanks_are_no_columns() -> None:
    lines = column(f"{HARBOUR} {MARKET} {MILL}", 56)
    assert left_alone("\n".join(line.replace(" ", "  ") if i % 3 else line for i, line in enumerate(lines * 6)))


def test_words_divided_in_one_of_two_columns_at_half_heights_leave_the_other_alone(tmp_path: Path) -> None:
    left = column(HARBOUR)
    left[3:3] = ["and he was a ferry har\u2010", "bourer before that, as they say"]
    right = column(MARKET.replace("The sexton", "“ ‘The sexton—he alone—").replace("string.", "string.’ ”", 1))
    source = source_of(interleaved(left, right, 36), "raw.txt")
    check(source, tmp_path, Options())
