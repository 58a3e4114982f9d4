"""The block of text in which a line stands."""

from hypothesis import given
from hypothesis import strategies as st

from converter.draft import Row
from converter.heading.blocks import ENOUGH, is_rule_alone, is_set_in_above, words_above, words_below


def rows(text: str) -> list[Row]:
    return [Row(line, number) for number, line in enumerate(text.split("\n"), 1)]


def test_words_are_counted_up_to_a_rule_or_a_wider_gap() -> None:
    text = rows("one two\n\nTITLE\n\nthree four five\n\n* * *\n\nsix\n\n\nseven")
    assert (words_above(text, 2, 1), words_below(text, 2, 1), words_below(text, 8, 1)) == (2, 3, 0)


def test_a_rule_stands_alone() -> None:
    assert is_rule_alone(rows("text\n\n* * *\n\nTitle"), 2)
    assert not is_rule_alone(rows("Total\n-----\n\nTitle"), 1)
    assert not is_rule_alone(rows("text\n\nmore"), 2)


def test_an_author_is_set_in_as_the_quotation_is() -> None:
    quotation = rows("   Who sits upon the stone\n   shall hear it.\n\n   ODELL.\n\nThe text goes on.")
    assert is_set_in_above(quotation, 1, 3, 0)
    assert not is_set_in_above(quotation, 3, 5, 0)


@given(st.lists(st.sampled_from(("", "a few words here", "* * *", "  verse")), min_size=1), st.integers(0, 4))
def test_a_wider_gap_never_counts_fewer_words(lines: list[str], gap: int) -> None:
    text = rows("\n".join(lines))
    first = len(text) // 2
    assert words_above(text, first, gap) <= words_above(text, first, gap + 1) <= ENOUGH + 4
    assert words_below(text, first, gap) <= words_below(text, first, gap + 1) <= ENOUGH + 4
