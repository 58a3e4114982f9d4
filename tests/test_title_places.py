"""What it costs to look for titles among rows, counted in rows that are looked at, and what is found all the same."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from converter.alignment import align
from converter.draft import Draft, Entry, Row
from converter.model import Source
from converter.normalize import irregular_contents
from converter.normalize.printed_contents.numbered import region_from
from converter.normalize.printed_contents.unnumbered import unnumbered
from converter.options import Options
from converter.title_places import Index

NUMBER = 3_000
"""Lines of the shorter of two texts: enough for the longer to come to the most that a document may cost."""
GROWTH = 2.3
"""How much more a text of twice the length may cost."""


class Counted(tuple[Row, ...]):
    """Rows that count how often one of them is looked at."""

    seen = 0

    def __iter__(self) -> Iterator[Row]:
        for row in super().__iter__():
            self.seen += 1
            yield row

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        self.seen += len(found) if isinstance(at, slice) else 1
        return found


def counted(*texts: str) -> Counted:
    return Counted(Row(text, line) for line, text in enumerate(texts, 1))


def prices(number: int) -> list[str]:
    return [f"The price of hens was {i * 7919 % 100_003} in {i}" for i in range(number)]


def in_numbered_lines(number: int) -> int:
    rows = counted("Contents", "", *(f"{title} ..... {page}" for page, title in enumerate(prices(number), 1)))
    assert region_from(rows, 2, True)
    return rows.seen


def in_a_table_under_the_word(number: int) -> int:
    others = (title.replace("was", "never again fell below") for title in prices(number))
    rows = counted("Contents", "", *prices(number), "* * *", *others)
    assert unnumbered(Index(rows), [0]) == []
    return rows.seen


def in_a_list_of_titles_alike(number: int) -> int:
    rows = counted(*(part for title in prices(number) for part in (title, "", "Some text of it.", "")))
    places = align([Entry(title, "", 0) for title in prices(number)], Index(rows))
    assert [place and place.first for place in places] == list(range(0, 4 * number, 4))
    return rows.seen


def in_a_wide_gap(number: int) -> int:
    rows = counted("Contents", "Hens", *[""] * number, "Lamps", "", "Lamps")
    unnumbered(Index(rows), [0])
    return rows.seen


def in_many_tables(number: int) -> int:
    tables = (("", f"3 a{i}", f"7 b{i}", f"9 c{i}", f"12 d{i}", "", "Some text.") for i in range(number // 60))
    rows = counted(*(text for table in tables for text in table))
    irregular_contents.remove(Draft(Source("raw.txt", "0" * 64, 0, "utf-8", "text", ()), rows), Options())
    return rows.seen


@pytest.mark.parametrize(
    "cost",
    [in_numbered_lines, in_a_table_under_the_word, in_a_list_of_titles_alike, in_a_wide_gap, in_many_tables],
)
def test_twice_the_text_costs_twice_as_much(cost: Callable[[int], int]) -> None:
    assert cost(2 * NUMBER) < GROWTH * cost(NUMBER)


def test_a_hundred_titles_alike_bear_wrong_letters() -> None:
    titles = [f"Letter to Mr. {a}{b}smith" for a in "ABCDEFGHIJ" for b in "aeioubcdfg"]
    body = counted(*(part for title in titles for part in ("", title.replace("smith", "srnith"), "", "Dear sir.")))
    places = align([Entry(title, "", 0) for title in titles], Index(body))
    assert [place and place.first for place in places] == list(range(1, 400, 4))
