"""Columns of text written from top to bottom."""

from dataclasses import dataclass

from converter.readers.pdf.vertical import columns


@dataclass
class Places:
    """Characters with the places of their baselines."""

    places: list[tuple[float, float]]

    def origin(self, character: int) -> tuple[float, float]:
        return self.places[character]


def below(x: float, number: int) -> list[tuple[float, float]]:
    return [(x, 700.0 - 10 * n) for n in range(number)]


def test_a_run_is_parted_where_the_next_column_begins() -> None:
    text = "渡し船は北へ出た"
    assert list(columns(Places(below(500, 5) + below(484, 3)), text, 0, 8, 10)) == [(0, 5), (5, 8)]


def test_a_sign_set_to_one_side_belongs_to_its_column() -> None:
    places = below(500, 4)
    places[2] = (505.0, 680.0)
    assert list(columns(Places(places), "出た。船", 0, 4, 10)) == [(0, 4)]


def test_text_in_lines_and_text_of_other_scripts_is_left_alone() -> None:
    beside = [(500.0 + 10 * n, 700.0) for n in range(4)]
    assert list(columns(Places(beside), "渡し船は", 0, 4, 10)) == []
    assert list(columns(Places(below(500, 4)), "boat", 0, 4, 10)) == []
