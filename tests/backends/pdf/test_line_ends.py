"""Where a line ends before a link or an emphasis."""

from typing import Any

import pytest

from converter.backends.pdf.loading import load


def lines(words: str, width: float) -> list[tuple[str, float]]:
    """Return text and width of each line of a paragraph of that width, in CSS pixels."""
    style = f"@page {{ size: {width}px 400px; margin: 0 }} body, p {{ margin: 0 }}"
    page = f"<html lang=en><style>{style}</style><p>{words}</p>"
    found: list[tuple[str, float]] = []

    def look(box: Any) -> None:
        if type(box).__name__ == "LineBox":
            texts = [each for each in box.descendants() if hasattr(each, "text")]
            found.append(("".join(each.text for each in texts).strip(), sum(each.width for each in texts)))
        else:
            for child in getattr(box, "children", ()):
                look(child)

    look(load().HTML(string=page).render().pages[0]._page_box)
    return found


@pytest.mark.parametrize("inline", ["<em>quay</em>", '<a href="#x">quay</a>', '<span lang="fr">quai</span>'])
def test_the_space_at_the_end_of_a_line_needs_no_room(inline: str) -> None:
    said = "The ferry left the north"
    [(_, without)], [(_, with_space)] = lines(said, 900), lines(f"{said}&#160;", 900)
    assert with_space > without
    found = [text for text, _ in lines(f"{said} {inline} at seven", (without + with_space) / 2)]
    assert found[0] == said


def test_what_does_not_fit_is_broken_where_it_was() -> None:
    said = "The ferry left the north"
    [(_, without)] = lines(said, 900)
    assert lines(f"{said} <em>quay</em>", without - 1)[0][0] == "The ferry left the"
    assert [text for text, _ in lines("Ferries <em>left</em>", 12)] == ["Ferries", "left"]
