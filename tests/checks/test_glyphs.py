import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.checks import glyphs
from converter.edition import read
from converter.model import Decision, Edition, Line

HEAD = '---\ncanonical: 1\ntitle: "Papers"\nlang: en\n---\n\n'


RAW = """Of birds

The Tern

It is white.

{}
"""


def edition(text: str) -> Edition:
    return read(f"{HEAD}# The Tern {{#tern .article}}\n\n{text}\n", Path())


def told(text: str) -> list[Decision]:
    lines = [Line(number, line) for number, line in enumerate(RAW.format(text).splitlines(), 1)]
    return list(glyphs.check(edition(text), lines, {"tern": 3}))


@pytest.fixture
def without_cache() -> Iterator[None]:
    """What one test says of the fonts is neither known to it from before nor to those after it."""
    coverage = glyphs._coverage
    coverage.cache_clear()
    yield
    coverage.cache_clear()


@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig's fc-list is not installed")
def test_a_character_without_a_glyph_is_named_with_its_article_and_line(without_cache: None) -> None:
    (decision,) = told("a \U0010fffd and a \U0010fffd and an é")
    assert (decision.rule, decision.line, decision.column) == ("glyph-missing", 7, 3)
    assert "U+10FFFD" in decision.message
    assert "'The Tern'" in decision.message


def test_common_text_asks_for_no_process(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        glyphs, "subprocess", SimpleNamespace(run=lambda *_, **__: pytest.fail("a process was started"))
    )
    assert told("“Łódź” — naïve café… 5 €, A\u00a0B, soft\u00adhyphen") == []


def test_what_leaves_no_ink_needs_no_glyph(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        glyphs, "subprocess", SimpleNamespace(run=lambda *_, **__: pytest.fail("a process was started"))
    )
    assert told("a\u200db\u2009c\u200ed\ufe0f") == []


def test_spans_are_read_as_fontconfig_writes_them(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = subprocess.CompletedProcess([], 0, "20-7e 416\n414-415 41a\n")
    monkeypatch.setattr(glyphs, "subprocess", SimpleNamespace(run=lambda *_, **__: listed))
    assert ["(U+0417, CYRILLIC CAPITAL LETTER ZE) in" in decision.message for decision in told("ДЕЖЗК")] == [True]


def test_an_article_is_told_of_once_with_its_first_letters(
    without_cache: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "_coverage", lambda: (range(0x20, 0x7F),))
    (decision,) = told("Here: я вот абвгдежзикл")
    assert decision.column == 7 and decision.evidence == (("characters", 14),)
    assert "'я' (U+044F, CYRILLIC SMALL LETTER YA), nor 'а' (U+0430)" in decision.message
    assert decision.message.endswith("and 4 more in 'The Tern'")


def test_a_letter_that_the_raw_text_writes_otherwise_is_told_at_its_article(
    without_cache: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "_coverage", lambda: (range(0x20, 0x7F),))
    lines = [Line(1, "The Tern"), Line(2, "&#1078;")]
    assert [(each.line, each.column) for each in glyphs.check(edition("ж"), lines, {"tern": 1})] == [(1, 1)]


def test_without_fontconfig_nothing_is_found(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert told("Ж") == []


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: range(pair[0], sum(pair)))))
def test_merged_spans_hold_the_same_points_apart(spans: list[range]) -> None:
    merged = list(glyphs.merged(spans))
    assert [point for span in merged for point in span] == sorted({point for span in spans for point in span})
    assert all(left.stop < right.start for left, right in pairwise(merged))
