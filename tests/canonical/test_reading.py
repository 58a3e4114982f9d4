"""What a person may have made of canonical Markdown."""

import re

import pytest

from converter import canonical
from converter.errors import SourceError
from converter.model import Heading, ListBlock, Paragraph, Preformatted, Quotation, Run, SceneBreak, Table, Verse


def test_a_person_s_edits_are_understood() -> None:
    text = "# Title\n\nText\n- one\n- two\n\n> Quoted.\n\n* * *\n\nLast *words*.\n"
    title, first, items, quoted, scene, last = canonical.read(text).blocks
    assert title == Heading(1, (Run("Title"),), "")
    assert first == Paragraph((Run("Text"),))
    assert isinstance(items, ListBlock) and len(items.items) == 2
    assert isinstance(quoted, Quotation) and isinstance(scene, SceneBreak)
    assert last == Paragraph((Run("Last "), Run("words", frozenset({"em"})), Run(".")))


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("indent", ["  ", "    "])
def test_a_list_within_a_list_may_be_set_in_by_four_blanks_or_as_far_as_the_words(indent: str, blank: str) -> None:
    text = f"- one\n- two\n{blank}{indent}1. three\n{indent}2. four\n{blank}- five\n\nText\n"
    outer, last = canonical.read(text).blocks
    assert isinstance(outer, ListBlock) and isinstance(last, Paragraph) and outer.start is None
    inner = outer.items[1][1]
    assert [len(item) for item in outer.items] == [1, 2, 1]
    assert isinstance(inner, ListBlock) and (inner.start, len(inner.items)) == (1, 2)


def test_what_never_closes_ends_with_the_text() -> None:
    assert canonical.read("```\ncode\nmore").blocks == (Preformatted("code\nmore"),)
    assert canonical.read("::: {.source}\nLAMP\n").blocks == (Paragraph((Run("LAMP"),), "source"),)


def test_unknown_attributes_and_divs_are_passed_over() -> None:
    heading, inside = canonical.read('# T {#t .odd colour="red" date="2021"}\n\n::: {.odd}\nText\n:::\n').blocks
    assert heading == Heading(1, (Run("T"),), "t", date="2021")
    assert inside == Paragraph((Run("Text"),))


@pytest.mark.parametrize("matter", ["title: [", "title: 'x", "\t- x: y: z"])
def test_broken_front_matter_is_an_error_with_a_cure(matter: str) -> None:
    with pytest.raises(SourceError) as error:
        canonical.read(f"---\n{matter}\n---\n\nText\n")
    assert error.value.cure


def test_only_the_front_matter_tells_that_a_text_is_canonical() -> None:
    assert canonical.is_canonical("---\ntitle: x\ncanonical: 1\n---\n")
    assert not canonical.is_canonical("---\ntitle: x\n---\n\ncanonical: 1\n")
    assert not canonical.is_canonical("canonical: 1\n")


def test_dates_and_numbers_of_the_front_matter_stay_as_written() -> None:
    metadata = canonical.read("---\ncanonical: 1\ntitle: 1998\ndate: 2021-02-19\nlang: no\n---\n").metadata
    assert (metadata.title, metadata.date, metadata.lang) == ("1998", "2021-02-19", "no")


@pytest.mark.parametrize("text", ["> " * 500 + "deep", "::: {.note}\n" * 500, "- " * 500 + "deep"])
def test_nesting_without_end_is_an_error(text: str) -> None:
    with pytest.raises(SourceError, match="deep"):
        canonical.read(text)


def test_the_last_cell_of_a_row_need_not_be_closed() -> None:
    (table,) = canonical.read("| Boat | Year\n|---|--:\n| Heron | 1936\n| Gull\n").blocks
    assert isinstance(table, Table) and table.header
    assert [[run.text for cell in row for run in cell] for row in table.rows] == [
        ["Boat", "Year"],
        ["Heron", "1936"],
        ["Gull"],
    ]


@pytest.mark.parametrize(
    "text", ["| | |\n|---|---|\n", "|\n|---|\n", "|\n| ---\n| a\n", "| a |\n|---|---|\n| b | c | d |\n"]
)
def test_a_table_with_cells_missing_is_written_as_it_is_read(text: str) -> None:
    written = canonical.write(canonical.read(text))
    assert canonical.write(canonical.read(written)) == written
    assert set(re.findall(r"[a-z]", text)) == set(re.findall(r"[a-z]", written.partition("---\n\n")[2]))


def test_a_line_without_a_blank_after_its_bar_loses_no_letter() -> None:
    (verse,) = canonical.read("|1936 | was a summer of six races |\n|\n|").blocks
    assert isinstance(verse, Verse)
    assert ["".join(run.text for run in line) for line in verse.lines] == ["1936 | was a summer of six races |", "", ""]


def test_a_heading_without_attributes_is_written_without_braces() -> None:
    assert canonical.write(canonical.read("> ## Inside\n")).endswith("\n\n> ## Inside\n")


def test_numbers_that_do_not_count_on_stay_as_a_person_wrote_them() -> None:
    matter = "---\ncanonical: 1\n---\n\n"
    blocks = canonical.read(f"{matter}1. oars\n1. sails\n2. ropes\n").blocks
    assert [block.start for block in blocks if isinstance(block, ListBlock)] == [1, 1]
    assert canonical.read(canonical.write(canonical.read(f"{matter}1. oars\n1. sails\n"))).blocks == (
        ListBlock((blocks[0].items[0],), 1),
        ListBlock((blocks[1].items[0],), 1),
    )


def test_front_matter_is_composed_as_the_text_is() -> None:
    written = canonical.write(canonical.read('---\ncanonical: 1\ntitle: "Cafe\u0301"\n---\n\nCafe\u0301\n'))
    assert written == '---\ncanonical: 1\ntitle: "Café"\n---\n\nCafé\n'
