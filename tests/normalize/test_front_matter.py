"""Language and title of the whole."""

from dataclasses import replace

import pytest

from converter.model import Block, Heading, Paragraph, Run
from converter.normalize import front_matter
from converter.options import Options
from drafts import rules, through

ENGLISH = "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens that was his."


def test_the_language_is_found_or_given() -> None:
    draft, decisions = through(ENGLISH, front_matter.language)
    assert (draft.metadata.lang, rules(decisions)) == ("en", ["language"])
    draft, decisions = through(ENGLISH, front_matter.language, lang="gd")
    assert (draft.metadata.lang, decisions) == ("gd", [])


def title(*blocks: Block, text: str = "x", **options: str) -> str:
    draft, _ = through(text)
    return front_matter.title(replace(draft, blocks=blocks), Options(**options))[0].metadata.title  # type: ignore[arg-type]


def test_where_a_title_comes_from() -> None:
    part, article = Heading(1, (Run("2021"),), "a"), Heading(2, (Run("Harbour opens"),), "b")
    front = Paragraph((Run("The Lantern Digest"),))
    assert title(part, article, text="Title: The Lamp\nAuthor: Ann") == "The Lamp"
    assert title(front, part, article) == "The Lantern Digest"
    assert title(part, article) == "2021"
    assert title(article, article) == "raw"
    assert title(front, part, title="Given") == "Given"


@pytest.mark.parametrize("first", [ENGLISH * 2, ""])
def test_a_long_first_paragraph_is_no_title(first: str) -> None:
    assert title(Paragraph((Run(first),)), Heading(1, (Run("2021"),), "a")) == "2021"


def test_words_like_a_header_s_in_the_text_are_none() -> None:
    assert title(Heading(2, (Run("A"),), "a"), text="Language: English was spoken") == "raw"
