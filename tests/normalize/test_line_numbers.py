"""Numbers of lines."""

from converter.normalize import line_numbers
from drafts import rules, texts, through


def numbered(*numbers: str) -> str:
    """Return lines of which every fifth begins with one of *numbers*."""
    four = ("and the hens of the upper quay", "walked out of it in the night", "by the old mill", "as if they knew")
    return "\n".join("\n".join((*four, f"{number}of the way")) for number in numbers)


def test_numbers_of_every_fifth_line_go_where_they_stand_apart() -> None:
    draft, decisions = through(numbered("5  ", "10  ", "15  "), line_numbers.remove)
    assert rules(decisions) == ["line-number"] * 3
    assert [line.strip() for line in texts(draft)[4::5]] == ["of the way"] * 3


def test_a_few_amounts_at_every_fifth_line_stay_and_many_numbers_go() -> None:
    few, many = (numbered(*(f"{5 * n} " for n in range(1, most))) for most in (4, 9))
    draft, decisions = through(few, line_numbers.remove)
    assert decisions == [] and texts(draft) == few.split("\n")
    assert len(through(many, line_numbers.remove)[1]) == 8
