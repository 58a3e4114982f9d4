"""Lists of a part's own titles under its title."""

from converter.normalize import part_contents, printed_contents
from drafts import rules, texts, through

TITLES = ("The lamp store", "A dry well", "Four baskets", "A late ferry", "Rope by the yard")
CONTENTS = "Contents\n\n" + "\n".join(f"{title} ........ {page}" for page, title in enumerate(TITLES, 3))
BODY = "\n\n".join(f"{title}\n\nThe text of it goes here, and on it goes." for title in TITLES)


def left(between: str) -> tuple[list[str], list[str]]:
    """Return what is left of a book that has *between* under its contents, and the rules that decided."""
    draft, decisions = through(f"{CONTENTS}\n\n\n{between}\n\n\n{BODY}", printed_contents.remove, part_contents.remove)
    return texts(draft), rules(decisions)


def test_titles_that_follow_each_other_as_in_the_contents_and_come_again_are_a_list() -> None:
    plain, _ = left("FROM THE QUAY")
    for lines in (TITLES, TITLES[1:4]):
        own = "\n".join(f"{title.upper()}." for title in lines)
        assert left(f"FROM THE QUAY\n\n{own}") == (plain, ["printed-contents"] * (1 + len(lines)))


def test_titles_in_another_order_or_with_other_lines_between_stay() -> None:
    for lines in (TITLES[3:0:-1], (TITLES[0], "Nobody asked the hens", TITLES[1], TITLES[2]), TITLES[:2]):
        own = "\n".join(f"{title.upper()}." for title in lines)
        assert left(f"FROM THE QUAY\n\n{own}")[1] == ["printed-contents"]


def test_titles_that_do_not_come_again_are_headings() -> None:
    draft, decisions = through(
        f"{CONTENTS}\n\n\n" + "\n\n".join(TITLES) + "\n\nThe text of them all.",
        printed_contents.remove,
        part_contents.remove,
    )
    assert texts(draft) == [*TITLES, "The text of them all."]
    assert rules(decisions) == ["printed-contents"]
