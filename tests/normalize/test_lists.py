"""Lists."""

import pytest

from converter.model import ListBlock
from converter.normalize import chunks, lists, prose
from drafts import kinds, of_kind, rules, said, through


def items(text: str) -> list[tuple[int | None, list[str]]]:
    draft, decisions = through(text, chunks.divide, lists.recognise, prose.unwrap)
    found = of_kind(draft, ListBlock)
    assert [rule for rule in rules(decisions) if not rule.startswith("hyphen")] == ["list"] * len(found)
    return [(block.start, [said(item[0]) for item in block.items]) for block in found]


@pytest.mark.parametrize("sign", ["-", "*", "•", "+", "▪", "➢", "\uf0b7"])
def test_bullets(sign: str) -> None:
    assert items(f"{sign} one\n{sign} two\n  goes on\n\n{sign} three") == [(None, ["one", "two goes on", "three"])]


def test_words_divided_at_the_ends_of_lines_are_whole() -> None:
    text = "1. the light-\n   house\n2. the quay\n\nThe lighthouse is old."
    assert items(text) == [(1, ["the lighthouse", "the quay"])]


def test_numbers_that_count_up() -> None:
    assert items("1. one\n2. two\n3. three") == [(1, ["one", "two", "three"])]
    assert items("1. one\n\n2. two") == [(1, ["one", "two"])]


def test_a_list_that_begins_again_is_another_list() -> None:
    assert items("1. one\n2. two\n\n1. one\n2. two") == [(1, ["one", "two"])] * 2


@pytest.mark.parametrize(
    "text",
    [
        "1986. A good year\n1987. A bad one",
        "- a lone dash",
        "7. seven\n8. eight",
        "text\n- one\n- two",
        "-one\n-two",
        "۱. یک\n۲. دو",
        "1.5 kg\n2.5 kg",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert items(text) == []
    assert "ListBlock" not in kinds(through(text, chunks.divide, lists.recognise)[0])
