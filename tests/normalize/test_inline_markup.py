"""Emphasis and links inside a line."""

from dataclasses import replace
from pathlib import Path

import pytest

from converter.model import Paragraph, Run, Span
from converter.normalize import chunks, inline_markup, prose
from converter.options import Options
from drafts import through
from invariants import check, source_of


def read(text: str, markup: str = "text") -> tuple[list[tuple[str, str]], list[tuple[str, int, int | None]]]:
    """Return text and mark or target of every run, and what was taken out."""
    draft, _ = through(text, markup=markup)
    draft, decisions = inline_markup.read(replace(draft, blocks=(Paragraph((Run(text),), span=Span(1, 1)),)), Options())
    runs = [run for block in draft.blocks if isinstance(block, Paragraph) for run in block.runs if run.text]
    return [(r.text, r.href or "".join(sorted(r.marks))) for r in runs], [
        (d.before, d.column, d.end_column) for d in decisions
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a *b* c", [("a ", ""), ("b", "em"), (" c", "")]),
        ("a **b c**", [("a ", ""), ("b c", "strong")]),
        ("_a_, (*b*)", [("a", "em"), (", (", ""), ("b", "em"), (")", "")]),
        ("**a *b* c**", [("**a ", ""), ("b", "em"), (" c**", "")]),
    ],
)
def test_emphasis(text: str, runs: list[tuple[str, str]]) -> None:
    assert read(text)[0] == runs


@pytest.mark.parametrize("text", ["5 * 3 * 2", "snake_case_name", "a*b*c", "* * *", "**", "\\*a\\*", "_ _", "2*3=6*1"])
def test_signs_that_are_no_emphasis_stay(text: str) -> None:
    assert read(text) == ([(text, "")], [])


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(see https://a.org/x_y).", "https://a.org/x_y"),
        ("see https://a.org/x_(y), and", "https://a.org/x_(y)"),
        ("at https://a.org/[1]", "https://a.org/"),
        ("“https://a.org”", "https://a.org"),
        ("<https://a.org/?a=1&b=2>", "https://a.org/?a=1&b=2"),
        ("<ann@a.org>", "mailto:ann@a.org"),
        ("见https://a.org", "https://a.org"),
    ],
)
def test_addresses_are_linked_without_the_punctuation_after_them(text: str, address: str) -> None:
    runs, removed = read(text)
    assert [href for _, href in runs if ":" in href] == [address]
    assert removed == []


@pytest.mark.parametrize(
    "text",
    [
        "wordhttps://a.org",
        "don'thttps://a.org",
        "<ann@a.org>word",
        "a_https://a.org",
        "javascript:alert(1)",
        "wwww.a.org",
        "[a](https://a.org)x",
    ],
)
def test_what_would_grow_together_with_a_word_is_no_link(text: str) -> None:
    runs, _ = read(text)
    assert "".join(shown for shown, _ in runs) == text
    assert text.startswith("[") or [href for _, href in runs if href] == []


def test_emphasis_may_stand_around_a_link_or_inside_it() -> None:
    text = "**[b](https://a.org/_x_):** c *https://a.org/_y_/z d* [*e*](https://a.org)"
    draft, _ = through(text, markup="markdown")
    draft, _ = inline_markup.read(replace(draft, blocks=(Paragraph((Run(text),), span=Span(1, 1)),)), Options())
    [paragraph] = (block for block in draft.blocks if isinstance(block, Paragraph))
    assert [(run.text, *sorted(run.marks), run.href) for run in paragraph.runs if run.text] == [
        ("b", "strong", "https://a.org/_x_"),
        (":", "strong", ""),
        (" c ", ""),
        ("https://a.org/_y_/z", "em", "https://a.org/_y_/z"),
        (" d", "em", ""),
        (" ", ""),
        ("e", "em", "https://a.org"),
    ]


def test_a_markdown_link_is_read_in_markdown_alone() -> None:
    assert read("a [b](https://a.org) c", "markdown") == (
        [("a ", ""), ("b", "https://a.org"), (" c", "")], [("https://a.org", 6, 21)],
    )  # fmt: skip
    twice = read("[b](https://a.org) and [b](https://a.org)", "markdown")
    assert twice[1] == [("https://a.org", 4, 19), ("https://a.org", 27, 42)]
    for text in ("[b](javascript:x)", "[b](file:///etc)", "[b](#c)"):
        assert read(text, "markdown") == ([(text, "")], [])


def test_a_link_is_found_where_its_words_are_written_in_other_characters() -> None:
    text = "See [light\u00adhouse](https://example.org/) and [light\u00adhouse](https://example.org/)."
    draft, decisions = through(text, chunks.divide, prose.unwrap, inline_markup.read, markup="rich")
    (block,) = draft.blocks
    assert isinstance(block, Paragraph)
    assert [run.text for run in block.runs if run.href] == ["lighthouse", "lighthouse"]
    assert [text[d.column - 1 : (d.end_column or 0) - 1] for d in decisions] == ["(https://example.org/)"] * 2


def test_an_address_may_hold_signs_that_are_not_drawn() -> None:
    text = "See [a](https://exa\u00admple.org/) and [a](https://example.org/)."
    draft, decisions = through(text, chunks.divide, prose.unwrap, inline_markup.read, markup="rich")
    assert [run.href for b in draft.blocks if isinstance(b, Paragraph) for run in b.runs if run.href] == [
        "https://example.org/"
    ] * 2
    assert [text[d.column - 1 : (d.end_column or 0) - 1] for d in decisions] == [
        "(https://exa\u00admple.org/)",
        "(https://example.org/)",
    ]


def test_a_link_over_two_lines_of_verse_does_not_take_the_place_of_the_next_one(tmp_path: Path) -> None:
    link = "lamp](https://example.org)"
    text = f"ho asks for [the\n{link} is shown===\n [the {link} on the mole.\n\nThe {link} of the pilots link, and\nne."
    check(source_of(text, "raw.md"), tmp_path)


def test_an_address_in_other_characters_does_not_take_the_place_of_a_later_one() -> None:
    text = "Who asks for [the lamp](https://examp\x00le.org/) is shown [the lamp](https://example.org/)."
    draft, (decision,) = through(text, chunks.divide, prose.unwrap, inline_markup.read, markup="markdown")
    (block,) = draft.blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.href) for run in block.runs] == [
        ("Who asks for ", ""),
        ("[the lamp](https://example.org/)", ""),
        (" is shown ", ""),
        ("the lamp", "https://example.org/"),
        (".", ""),
    ]
    assert text[decision.column - 1 : (decision.end_column or 0) - 1] == "(https://example.org/)"


@pytest.mark.parametrize(
    "text",
    [
        "पानीhttps://example.org/a",
        "e\u0301*https://example.org/a",
        "нот`https://example.org/a",
        "in\u200fhttps://example.org/a",
    ],
)
def test_an_address_that_touches_a_word_is_no_link(text: str, tmp_path: Path) -> None:
    assert read(text)[0] == [(text, "")]
    check(source_of(text), tmp_path)
