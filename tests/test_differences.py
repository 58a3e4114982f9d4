"""Where two sequences differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import differences
from converter.differences import blocks

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


def rebuilt(a: list[str], b: list[str]) -> list[str]:
    """Return *a* with its different stretches replaced by those of *b*."""
    out, at = [], 0
    for i1, i2, j1, j2 in blocks(a, b):
        out += a[at:i1] + b[j1:j2]
        at = i2
    return out + a[at:]


@given(WORDS, WORDS)
def test_the_differences_turn_one_into_the_other(a: list[str], b: list[str]) -> None:
    assert rebuilt(a, b) == b


@given(WORDS)
def test_equal_sequences_have_none(a: list[str]) -> None:
    assert blocks(a, a) == []


def test_a_change_is_one_block() -> None:
    assert blocks(["a", "b", "c", "d"], ["a", "x", "y", "d"]) == [(1, 3, 1, 3)]


def test_long_texts_are_cut_at_words_that_stand_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "_SMALL", 50)
    a = [f"w{i}" for i in range(300)]
    b = [*a[:50], "new", *a[50:100], *a[101:200], "other", *a[201:]]
    assert blocks(a, b) == [(50, 50, 50, 51), (100, 101, 101, 101), (200, 201, 200, 201)]


@given(WORDS, WORDS, st.integers(1, 9))
def test_windows_turn_one_into_the_other_too(a: list[str], b: list[str], window: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differences, "_SMALL", 0)
        patch.setattr(differences, "_WINDOW", window)
        assert rebuilt(a, b) == b


def test_long_texts_of_one_word_differ_only_where_they_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "_SMALL", 0)
    monkeypatch.setattr(differences, "_WINDOW", 20)
    found = blocks(["x"] * 100, ["new", *["x"] * 90, "end"])
    assert sum(i2 - i1 for i1, i2, _, _ in found) == 10
    assert sum(j2 - j1 for _, _, j1, j2 in found) == 2
