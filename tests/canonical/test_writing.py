"""What canonical Markdown looks like."""

import pytest

from converter import canonical
from converter.model import (
    Block,
    Compilation,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Run,
    Table,
    Verse,
)


def paragraph(text: str, role: str = "") -> Paragraph:
    return Paragraph((Run(text),), role)


def written(*blocks: Block) -> str:
    return canonical.write(Compilation(Metadata(), blocks)).removeprefix("---\ncanonical: 1\n---\n\n")


def test_front_matter_takes_any_title() -> None:
    matter = Metadata(title='A "1998": \\ [tale]', lang="en", source_file="a.txt", source_encoding="cp1252")
    text = canonical.write(Compilation(matter, ()))
    assert text.splitlines()[1:4] == ["canonical: 1", 'title: "A \\"1998\\": \\\\ [tale]"', 'lang: "en"']
    assert canonical.is_canonical(text)
    assert canonical.read(text).metadata == matter


def test_a_heading_carries_what_is_known() -> None:
    heading = Heading(2, (Run("C #"),), "c", "article", date="2021-02-19", source='The "Lamp" {1}', duplicate_of="b")
    assert written(heading) == (
        '## C \\# {#c .article date="2021-02-19" source="The \\"Lamp\\" {1}" duplicate-of="b"}\n'
    )


def test_neighbours_of_one_role_share_a_div() -> None:
    blocks = (paragraph("Ann Writer", "byline"), paragraph("Bea Writer", "byline"), paragraph("LAMP", "source"))
    assert written(*blocks) == "::: {.byline}\nAnn Writer\n\nBea Writer\n:::\n\n::: {.source}\nLAMP\n:::\n"


def test_lists_that_touch_stay_two() -> None:
    lists = (ListBlock(((paragraph("a"),),), 1), ListBlock(((paragraph("b"),),), 1))
    assert written(*lists) == "1.  a\n\n::: {.list}\n1.  b\n:::\n"
    assert canonical.read(written(*lists)).blocks == lists


def test_items_of_several_blocks_are_set_in() -> None:
    item = (paragraph("a"), Quotation((paragraph("q"), paragraph("r"))))
    assert written(ListBlock((item, (paragraph("b"),)))) == "-   a\n\n    > q\n    >\n    > r\n\n-   b\n"


@pytest.mark.parametrize("line", ["---", "--- | :--:", "-"])
def test_a_line_of_verse_is_no_rule_of_a_table(line: str) -> None:
    verse = Verse(((Run("Heron | Gull"),), (Run(line),)))
    text = written(verse)
    assert text == f"| Heron | Gull\n| \\{line}\n"
    assert canonical.read(text).blocks == (verse,)


def test_verse_keeps_lines_and_indents() -> None:
    verse = Verse(((Run("One"),), (Run("\u00a0\u00a0two"),), ()))
    assert written(verse) == "| One\n|   two\n|\n"


def test_a_table_without_a_head_gets_an_empty_one() -> None:
    table = Table((((Run("a|b"),), (Run("1"),)),), header=False)
    assert written(table) == "|  |  |\n| --- | --- |\n| a\\|b | 1 |\n"


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert written(Preformatted("```\nx")) == "````\n```\nx\n````\n"


def test_a_note_stands_with_its_label() -> None:
    assert (
        written(Note("note-1", "[1]", (paragraph("Text."),))) == "::: {#note-1 .note}\n[\\[1\\]]{.label} Text.\n:::\n"
    )


def test_a_list_with_labels_of_its_own_is_told_from_one_with_bullets() -> None:
    inner = ListBlock(((paragraph("i. deep"),),), bulleted=False)
    labelled = ListBlock(((paragraph("a) one"), inner), (paragraph("1.1 two"),)), bulleted=False)
    lists = (ListBlock(((paragraph("bulleted"),),)), labelled, labelled)
    text = written(*lists)
    nested = "    ::: {.labelled}\n    -   i\\. deep\n    :::"
    assert f"::: {{.labelled}}\n-   a\\) one\n\n{nested}\n\n-   1.1 two\n:::" in text
    assert canonical.read(text).blocks == lists
