from hypothesis import given
from hypothesis import strategies as st

from converter.contents import Entry, contents, period, walk
from converter.model import Edition, InnerHeading, Metadata, Section

METADATA = Metadata(title="T", lang="en")


def section(ident: str, level: int, *inner: int, kind: str = "article", date: str = "") -> Section:
    headings = tuple(InnerHeading(f"{ident}-{number}", depth, "inner") for number, depth in enumerate(inner))
    return Section(kind, ident, level, ident.title(), ident, "", headings, date)


def shape(entries: tuple[Entry, ...]) -> list[object]:
    return [(entry.id, shape(entry.children)) if entry.children else entry.id for entry in entries]


def test_parts_hold_articles_and_articles_hold_headings() -> None:
    edition = Edition(
        METADATA,
        (section("front", 0, kind="front"), section("p", 1, kind="part"), section("a", 2, 3, 4), section("b", 2)),
    )
    assert shape(contents(edition, 3)) == [("p", [("a", ["a-0"]), "b"])]
    assert shape(contents(edition, 2)) == [("p", ["a", "b"])]
    assert [entry.kind for entry in walk(contents(edition, 3))] == ["part", "article", "heading", "article"]


def test_depth_counts_from_the_highest_level_that_there_is() -> None:
    assert shape(contents(Edition(METADATA, (section("a", 3, 4, 5),)), 2)) == [("a", ["a-0"])]


@given(st.lists(st.integers(1, 6)))
def test_the_tree_read_in_order_is_the_list(levels: list[int]) -> None:
    edition = Edition(METADATA, tuple(section(f"s{number}", level) for number, level in enumerate(levels)))
    tree = contents(edition, 6)
    assert [entry.id for entry in walk(tree)] == [f"s{number}" for number in range(len(levels))]
    assert all(child.level > entry.level for entry in walk(tree) for child in entry.children)


def test_the_period_is_the_editions_own_or_that_of_its_articles() -> None:
    sections = (
        section("a", 1, date="2021-03-01"),
        section("b", 1, date="2021-02-19/2021-02-20"),
        section("c", 1, date="2020"),
    )
    assert period(Edition(METADATA, sections)) == "2021-02-19/2021-03-01"
    assert period(Edition(METADATA, sections[:1])) == "2021-03-01"
    assert period(Edition(Metadata(date="2021"), sections)) == "2021"
    assert period(Edition(METADATA, ())) == ""
