"""Tables."""

import pytest

from converter.model import Preformatted, Table
from converter.normalize import chunks, tables
from drafts import kinds, of_kind, rules, through

WANTED = [["Name", "Hens"], ["North", "12"], ["South", "7"]]


@pytest.mark.parametrize(
    "text",
    [
        "| Name | Hens |\n|------|------|\n| North | 12 |\n| South | 7 |",
        "Name | Hens\nNorth | 12\nSouth | 7",
        "Name\tHens\nNorth\t12\nSouth\t7",
        "Name     Hens\nNorth      12\nSouth       7",
        "+-------+------+\n| Name  | Hens |\n+-------+------+\n| North | 12   |\n| South | 7    |\n+-------+------+",
    ],
)
def test_rows_of_the_same_cells_are_a_table(text: str) -> None:
    draft, decisions = through(text, chunks.divide, tables.recognise)
    (table,) = of_kind(draft, Table)
    assert [["".join(run.text for run in cell) for cell in row] for row in table.rows] == WANTED
    assert rules(decisions) == ["table"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry  left the north quay at seven with nobody\non board but the  cook and a crate of hens, as it  was\n"
        "said by all who had   been there on the day before.",
        "one | two\nthree\nfour | five",
        "Ann Writer      The Lamp",
        "Name\tHens\nNorth\t12\t13\nSouth\t7",
    ],
)
def test_prose_and_uneven_rows_are_none(text: str) -> None:
    draft, _ = through(text, chunks.divide, tables.recognise)
    assert of_kind(draft, Table) == []


def test_a_few_rows_may_lack_their_first_cell() -> None:
    rows = ["May 1904     The lamp", "             The hens", "June         The quay", "July         The crate"]
    (table,) = of_kind(through("\n".join(rows), chunks.divide, tables.recognise)[0], Table)
    assert [row[0][0].text for row in table.rows] == ["May 1904", "", "June", "July"]
    poem = [*rows[:1], *["             The hens"] * 3]
    assert of_kind(through("\n".join(poem), chunks.divide, tables.recognise)[0], Table) == []


def test_a_rule_over_the_sum_makes_no_header() -> None:
    text = "Lamps      40,485\nHens       17,527\nCrates        105\n           ------\n           58,117"
    (table,) = of_kind(through(text, chunks.divide, tables.recognise)[0], Table)
    assert not table.header and len(table.rows) == 4


def test_columns_that_disagree_in_one_row_are_kept_as_they_are() -> None:
    lines = [
        f"{word:<24}{word[::-1]:<28}{number}" for number, word in enumerate(("lamp", "ferry", "quay", "hens", "crate"))
    ]
    text = "\n".join([*lines, "and          one row of         another shape   here"])
    draft, decisions = through(text, chunks.divide, tables.recognise)
    assert kinds(draft) == ["Preformatted"]
    assert of_kind(draft, Preformatted)[0].text == text
    assert rules(decisions) == ["table-kept"]
