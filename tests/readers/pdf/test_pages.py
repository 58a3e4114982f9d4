"""Words from characters."""

from dataclasses import dataclass

import pytest

from converter.readers.pdf.pages import in_order_of_reading


@dataclass(frozen=True)
class Cells:
    """Places and extents of characters, as an open page tells them."""

    places: tuple[tuple[float, float], ...]

    def origin(self, character: int) -> tuple[float, float]:
        return self.places[character][0], 0.0

    def extent(self, character: int) -> tuple[float, float, float, float]:
        return self.places[character][0], 0.0, self.places[character][1], 10.0


@pytest.mark.parametrize(
    ("listed", "places"),
    [
        ("خالل", ((30, 36), (20, 30), (20, 30), (14, 20))),  # lam and alef are one glyph, whose letters come turned
        ("خلال", ((30, 36), (24, 30), (20, 24), (14, 20))),
        ("خلال", ((30, 36), (20, 30), (20, 24), (14, 20))),  # two glyphs at one place
    ],
)
def test_letters_of_a_ligature_come_in_their_order(listed: str, places: tuple[tuple[float, float], ...]) -> None:
    assert in_order_of_reading(Cells(places), listed, 0) == "خلال"
