"""Headings from combined evidence."""

import pytest

from converter.normalize import headings, markup
from drafts import rules, through

TEXT = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens.\n" * 3


def found(text: str) -> list[str]:
    draft, decisions = through(text, markup.read, headings.find)
    assert rules(decisions).count("heading") == len(draft.marks)
    return [" / ".join(r.text.strip() for r in draft.rows[m.first : m.last + 1] if r.text) for m in draft.marks]


@pytest.mark.parametrize("shape", ["**{}**", "# {}", "\n\n{}\n"])
def test_lines_that_stand_out_over_text_are_headings(shape: str) -> None:
    titles = ["HARBOUR OPENS", "NIGHT FERRY", "CRATE OF HENS", "LAMP OUT"]
    assert found("\n\n".join(f"{shape.format(title)}\n\n{TEXT}" for title in titles)) == titles


def test_a_number_and_its_title_are_one_heading() -> None:
    pairs = [("CHAPTER I", "The Storm"), ("CHAPTER II", "The Calm"), ("CHAPTER III", "The Hens")]
    text = "\n\n\n".join(f"{label}\n\n{title}\n\n{TEXT}" for label, title in pairs)
    assert found(text) == [f"{label} / {title}" for label, title in pairs]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("**She had seen it all.**", marks=pytest.mark.xfail(reason="a bold sentence weighs too much")),
        pytest.param("5 March 1998", marks=pytest.mark.xfail(reason="a lone date weighs too much")),
        *("* * *", "“We are open,”", "which nobody knew", "- one -"),
    ],
)
def test_lines_that_are_no_headings_stay_text(line: str) -> None:
    titles = ["HARBOUR OPENS", "NIGHT FERRY", "CRATE OF HENS"]
    text = "\n\n".join(f"**{title}**\n\n{TEXT}" for title in titles)
    assert found(f"{text}\n\n{line}\n\n{TEXT}") == titles


def test_verse_is_a_crowd_and_no_heading() -> None:
    verse = "\n\n".join(["The Lamp is out", "The Quay is bare", "The Hens are gone"] * 4)
    assert found(f"**HARBOUR OPENS**\n\n{TEXT}\n\n{verse}") == ["HARBOUR OPENS"]
