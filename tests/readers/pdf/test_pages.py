"""Words from characters."""

from dataclasses import dataclass

import pytest

from converter.readers.pdf.library import ObjectStyle
from converter.readers.pdf.pages import SUPERIOR, in_order_of_reading, with_superiors


@dataclass(frozen=True)
class Cells:
    """Places and extents of characters, as an open page tells them; ink of some stands high."""

    places: tuple[tuple[float, float], ...] = ()
    high: frozenset[int] = frozenset()

    def ink(self, character: int) -> tuple[float, float, float, float]:
        return 0.0, 4.0 if character in self.high else 0.0, 5.0, 8.0

    def origin(self, character: int) -> tuple[float, float]:
        return self.places[character][0] if self.places else 0.0, 0.0

    def extent(self, character: int) -> tuple[float, float, float, float]:
        return self.places[character][0], 0.0, self.places[character][1], 10.0


@pytest.mark.parametrize(
    ("listed", "places"),
    [
        ("خالل", ((30, 36), (20, 30), (20, 30), (14, 20))),  # lam and alef are one glyph, whose letters come turned
        ("خلال", ((30, 36), (20, 30), (20, 30), (14, 20))),  # the file has the glyph by its own number
        ("خلال", ((30, 36), (24, 30), (20, 24), (14, 20))),
        ("خلال", ((30, 36), (20, 30), (20, 24), (14, 20))),  # two glyphs at one place
    ],
)
def test_letters_of_a_ligature_come_in_their_order(listed: str, places: tuple[tuple[float, float], ...]) -> None:
    assert in_order_of_reading(Cells(places), listed, 0) == "خلال"


STYLE = ObjectStyle("Serif", False, False, 10.0, (1.0, 0.0), False, -1, False)


@pytest.mark.parametrize(
    ("text", "high", "parted"),
    [
        ("been.12", {5, 6}, [("been.", False), ("12", True)]),
        ("1After", {0}, [("1", True), ("After", False)]),
        ("B12", set(), [("B12", False)]),
        ("quay2,", {4}, [("quay", False), ("2", True), (",", False)]),
    ],
)
def test_superior_figures_of_the_same_font_are_known_by_what_is_drawn(
    text: str, high: set[int], parted: list[tuple[str, bool]]
) -> None:
    figures = [m.span() for m in SUPERIOR.finditer(text)]
    found = with_superiors(Cells(high=frozenset(high)), [(0, len(text), STYLE)], figures)
    assert [(text[first:end], is_superior) for first, end, _, is_superior in found] == parted


def test_a_mark_that_stands_off_its_letter_comes_after_it() -> None:
    places = ((22.0, 24.0), (30.0, 36.0), (20.0, 26.0), (14.0, 20.0))
    assert in_order_of_reading(Cells(places), "\u0650بحر", 0) == "بح\u0650ر"
