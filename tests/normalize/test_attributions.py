"""Agencies and authors."""

from dataclasses import replace

import pytest

from converter.model import Heading, Paragraph, Run
from converter.normalize import attributions
from converter.options import Options
from drafts import through

TEXT = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens."


def mark(*texts: str) -> list[tuple[str, str]]:
    """Return the attributes of every heading ("#Title") and the role of every paragraph."""
    blocks = tuple(
        Heading(1, (Run(text[1:]),), f"h{n}") if text.startswith("#") else Paragraph((Run(text),))
        for n, text in enumerate(texts)
    )
    draft, _ = attributions.mark(replace(through("x")[0], blocks=blocks), Options())
    return [
        (block.source, block.byline) if isinstance(block, Heading) else (block.role, "")
        for block in draft.blocks
        if isinstance(block, Heading | Paragraph)
    ]


def test_capitals_at_the_end_are_the_source_and_a_name_the_author() -> None:
    assert mark("#A", TEXT, "HARBOUR PRESS") == [("HARBOUR PRESS", ""), ("", ""), ("source", "")]
    assert mark("#A", TEXT, "Ann van der Writer") == [("", "Ann van der Writer"), ("", ""), ("byline", "")]
    for word in ("Source", "Quelle", "Bron", "Źródło", "Источник"):
        assert mark("#A", TEXT, f"{word}: The Lamp")[-1] == ("source", "")


def test_a_line_that_ends_several_articles_is_a_source() -> None:
    assert [role for role, _ in mark("#A", TEXT, "Lantern Gazette", "#B", TEXT, "Lantern Gazette")][2::3] == [
        "source"
    ] * 2


def test_a_by_line_under_the_title() -> None:
    assert mark("#A", "By Ann Writer", TEXT) == [("", "Ann Writer"), ("byline", ""), ("", "")]


def test_a_dash_may_stand_for_the_space_of_a_by_line() -> None:
    assert mark("#A", "By‐Ann", TEXT) == [("", "Ann"), ("byline", ""), ("", "")]


@pytest.mark.parametrize("last", ["It was over.", "and the hens too", "in the year 1998", TEXT])
def test_other_last_lines_stay_text(last: str) -> None:
    assert mark("#A", TEXT, last) == [("", ""), ("", ""), ("", "")]


def test_a_word_that_opens_a_by_line_may_stand_alone() -> None:
    assert mark("#A", TEXT, "By")[1:] == [("", ""), ("byline", "")]


def test_a_short_line_without_text_before_it_stays() -> None:
    assert mark("#A", "HARBOUR PRESS") == [("", ""), ("", "")]
