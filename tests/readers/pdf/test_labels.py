"""The numbers of pages: those that are printed on them, and those that the file gives them."""

import pytest
from printed import block, drawn, pdf

from converter import readers


def book(folios: list[str]) -> list[str]:
    texts = [
        " ".join(f"The {name} of {number} went over the quay in the evening." for name in ("ferry", "cook", "lamp"))
        for number in ("one", "two", "three", "four", "five", "six", "seven")
    ]
    return [block(50, 90, text, 80) + drawn(290, 800, folio) for text, folio in zip(texts, folios, strict=True)]


@pytest.mark.parametrize(
    ("folios", "labels", "expected"),
    [
        (["", "ii", "41", "42", "", "44", "45"], "", ["", "", "41", "42", "43", "44", "45"]),
        # What the file says of its pages counts where nothing is printed on them.
        (
            ["", "ii", "41", "42", "", "44", "45"],
            "0 << /S /r >> 2 << /S /D >>",
            ["i", "ii", "41", "42", "43", "44", "45"],
        ),
        (["", "", "", "", "", "", ""], "0 << /S /D >>", ["1", "2", "3", "4", "5", "6", "7"]),
        (["", "12", "", "", "99", "", "7"], "", []),
    ],
)
def test_pages_are_numbered_as_they_are_printed(folios: list[str], labels: str, expected: list[str]) -> None:
    assert list(readers.read_bytes("a.pdf", pdf(book(folios), labels=labels)).page_labels) == expected
