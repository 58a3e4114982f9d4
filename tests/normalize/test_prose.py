"""Running text."""

import textwrap
from pathlib import Path

import pytest

from converter.model import Action, Decision, Line, Source
from converter.normalize import chunks, columns, furniture, normalize, prose
from converter.options import Options
from drafts import rules, said, through
from invariants import body_of, check, source_of

FULL = "The ferry left the north quay at seven with nobody on board but"


def paragraphs(text: str) -> tuple[list[str], list[Decision]]:
    draft, decisions = through(text, chunks.divide, prose.unwrap)
    return [said(block) for block in draft.blocks], decisions


def test_wrapped_lines_are_joined() -> None:
    text = "\n".join([FULL] * 4 + ["the cook."])
    assert paragraphs(f"{text}\n\n{text}")[0] == [" ".join([FULL] * 4 + ["the cook."])] * 2


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    long = (FULL + ". ") * 3
    assert paragraphs(f"{long}\n{long}\n\n{long}\nand on")[0] == [long.strip(), long.strip(), f"{long}and on"]


def test_an_indent_begins_a_paragraph() -> None:
    body = "\n".join([FULL] * 3 + ["the cook."])
    assert len(paragraphs("\n".join(["    " + body] * 5))[0]) == 5


def test_a_word_that_a_line_end_divides_in_a_heading_is_joined() -> None:
    lines = [Line(1, "The keeper of the light-", level=1, wraps=True), Line(2, "house", level=1), Line(3, "")]
    lines += [Line(4, "There is a lighthouse here.", wraps=None)]
    found = normalize(Source("a.pdf", "0" * 64, 1, "pdf", "rich", tuple(lines)), Options())
    assert [entry.title for entry in found.articles] == ["The keeper of the lighthouse"]
    assert "hyphen-joined" in [decision.rule for decision in found.decisions]


def test_scripts_without_spaces_are_joined_without() -> None:
    line = "渡船七点离开北码头船上只有厨师和一箱母鸡他们说天气很好海面平静"
    assert paragraphs("\n".join([line] * 5))[0] == [line * 5]


@pytest.mark.parametrize(
    ("first", "second", "vocabulary", "joined", "rule"),
    [
        ("the light-", "house keeper", "a lighthouse here", "the lighthouse keeper", "hyphen-joined"),
        ("a well-", "known cook", "a well-known ferry", "a well-known cook", ""),
        ("a crate-", "cook", "nothing", "a crate-cook", "hyphen-doubtful"),
        ("the light‐", "house", "nothing", "the lighthouse", "hyphen-joined"),
        ("the North-", "South line", "nothing", "the North-South line", ""),
        ("he said—", "and left", "nothing", "he said—and left", ""),
    ],
)
def test_the_vocabulary_votes_on_a_hyphen(first: str, second: str, vocabulary: str, joined: str, rule: str) -> None:
    filler = "\n".join([FULL] * 4)
    found, decisions = paragraphs(
        f"{vocabulary}.\n\n{filler}\n{FULL[: 60 - len(first)]} {first}\n{second}.\n\n{filler}"
    )
    assert any(text.endswith(f" {joined}.") for text in found)
    assert rules(decisions) == [rule] * bool(rule)
    for decision in decisions:
        assert (decision.action is Action.CHANGED) == (rule == "hyphen-joined")


def test_a_doubt_between_two_columns_is_told_of_the_part_before_the_hyphen() -> None:
    left = [*textwrap.wrap("The pilot counts the boats that come and those that go. " * 5, 32), "and he keeps a crate-"]
    right = ["cook on the pier all summer long", *textwrap.wrap("Nobody knows what for, and nobody asks. " * 8, 32)]
    text = "\n".join(f"{one:36}{two}" for one, two in zip(left, right, strict=False))
    _, decisions = through(text, columns.reorder, chunks.divide, prose.unwrap)
    (told,) = [decision for decision in decisions if decision.rule == "hyphen-doubtful"]
    assert (told.line, told.end_line, told.before, told.after) == (len(left), len(left), "crate-", "crate-cook")


@pytest.mark.parametrize("rest", ["house", "house’s", "house's", "house_2", "house\\d"])
def test_a_word_joined_between_two_columns_is_taken_whole(rest: str, tmp_path: Path) -> None:
    left = textwrap.wrap("The pilot counts the boats that come and those that go. " * 5, 32)
    right = textwrap.wrap("Nobody knows what for, and nobody asks. The lighthouse is dark. " * 4, 32)
    right[2:4] = ["nobody has asked about the light-", f"{rest} door in all of the summer"]
    text = "\n".join(f"{one:36}{two}" for one, two in zip(left, right, strict=False))
    assert f"the light{rest.replace('_', chr(92) + '_')} door" in body_of(text).replace("\\\\", "\\")
    check(source_of(text), tmp_path)


@pytest.mark.parametrize("raw", ["light\u00adho", "li\u0301ghtho"])
def test_a_word_written_in_another_form_is_changed_at_its_hyphen_alone(raw: str) -> None:
    word = "lighthouse" if "\u00ad" in raw else "líghthouse"
    filler = "\n".join([FULL] * 4)
    _, (decision,) = paragraphs(
        f"a {word}.\n\n{filler}\nThe ferry left the north quay at seven by the {raw}-\nuse.\n\n{filler}"
    )
    assert (decision.rule, decision.before, decision.after, decision.end_column) == ("hyphen-joined", "-", "", 1)


@pytest.mark.parametrize(
    ("before", "after", "number"),
    [
        (FULL, "the cook and his hens.", 1),
        ("It was over.", "The ferry left.", 2),
        ("the cook and a light-", "house.", 1),
    ],
)
def test_a_paragraph_cut_by_a_page_is_whole_again(before: str, after: str, number: int) -> None:
    filler = "\n".join([FULL] * 4)
    draft, _ = through(f"{filler}\n{before}\n\f\n{after}\n\n{filler}", furniture.strip, chunks.divide, prose.unwrap)
    assert len(draft.blocks) == number + 1


def unparted(*last: str) -> list[str]:
    """Return the ends of the paragraphs of a text without blank lines that ends in lines of *last*."""
    body = "\n".join([FULL, *[FULL.lower()] * 3, "the cook."])
    found, _ = paragraphs("\n".join([*[body] * 12, *last, body]))
    return [text for text in found if not text.startswith("The ferry")]


def test_items_after_a_colon_and_a_signature_after_a_dash_begin_paragraphs() -> None:
    assert unparted("The crew asks:", "for a lamp;", "for hens.") == ["The crew asks:", "for a lamp;", "for hens."]
    assert unparted("– the cook of the ferry") == ["– the cook of the ferry"]


def test_an_item_with_a_full_line_ends_where_the_items_before_it_end_with_semicolons() -> None:
    full = "for a boat that leaves the north quay at seven with nobody on;"
    items = ["for a lamp;", full, "for a crate of hens to be had at the quay by six or so; and", "for a cook."]
    assert unparted("The crew asks:", *items) == ["The crew asks:", *items]
    asked = "The crew asks for a lamp and for a crate, for a cook of hens and"
    assert unparted(asked, full, "for hens.") == [f"{asked} {full} for hens."]


def test_a_quotation_of_one_line_stands_apart_from_a_sentence_that_goes_on_around_it() -> None:
    before, after = "The crew said of the lamp upon the quay at the north end,", "and nobody asked why."
    assert unparted(before, "“The lamp is out, and late the cook.”", after) == [
        before,
        "“The lamp is out, and late the cook.”",
        after,
    ]
    assert unparted(f"{before} “and", "so it is,” they said.") == [f"{before} “and so it is,” they said."]


def test_after_a_line_that_ends_early_a_dash_begins_a_signature_though_no_sentence_ended() -> None:
    assert unparted("Hens for the cook", "- ann-writer") == ["Hens for the cook", "- ann-writer"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hens in the crate for the cook of the ferry at the", "The cook."),
        (FULL, "HARBOUR NEWS"),
        (FULL + ".", "- ann"),
    ],
)
def test_what_a_page_parts_stays_apart_where_the_line_ends_early_or_one_stands_alone(before: str, after: str) -> None:
    page = "\n".join([FULL, *[FULL.lower()] * 3, "the cook."] * 12)
    text = f"{page}\n{before}\n\f\n{after}\n\n{page}"
    draft, _ = through(text, furniture.strip, chunks.divide, prose.unwrap)
    assert after in [said(block) for block in draft.blocks]


def test_lines_indented_one_below_the_other_are_paragraphs_where_they_end_early() -> None:
    body = "\n".join([FULL] * 3 + ["the cook."])
    items = ["Hens for the cook, who had been told to look after", "A crate for the hens of the cook who was so late"]
    text = "\n".join(["    " + body] * 5 + ["    " + item for item in items] + ["    " + body])
    assert paragraphs(text)[0][5:7] == items


def test_a_sentence_that_blank_lines_tear_goes_on_in_a_capital_too() -> None:
    page = "\n".join([FULL.capitalize(), FULL.lower(), FULL.lower(), "the cook."] * 12)
    torn = f"{FULL.lower()}\n\nKasimir and the hens."
    assert any(f"{FULL.lower()} Kasimir and the hens." in text for text in paragraphs(f"{page}\n{torn}\n{page}")[0])
    assert "Kasimir and the hens." in paragraphs(f"{page}\nthe cook\n\nKasimir and the hens.\n{page}")[0]


def test_speeches_with_full_last_lines_are_paragraphs_where_none_meet_within_a_line() -> None:
    talk = [
        "“Well?” he said, and the cook looked at the crate for a while",
        "before he spoke of hens.",
        "“Here.”",
        "“So?”",
    ]
    full = "“The hens were in the crate and the crate was on the quay at ten.”"
    body = "\n".join([FULL, FULL.lower(), FULL.lower(), "the cook.", *talk] * 12)
    assert full in paragraphs("\n".join([body, "“Well?”", full, "“So they were.”", body]))[0]
