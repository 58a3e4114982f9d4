import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.checks import glyphs
from converter.edition import read
from converter.model import Edition

HEAD = '---\ncanonical: 1\ntitle: "Papers"\nlang: en\n---\n\n'


def edition(text: str) -> Edition:
    return read(f"{HEAD}# The Tern {{#tern .article}}\n\n{text}\n", Path())


@pytest.fixture
def without_cache() -> None:
    glyphs._coverage.cache_clear()


@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig's fc-list is not installed")
def test_a_character_without_a_glyph_is_named_with_its_article(without_cache: None) -> None:
    (finding,) = glyphs.check(edition("a \U0010fffd and a \U0010fffd and an é"), "book.pdf")
    assert (finding.code, finding.file) == ("glyph-missing", "book.pdf")
    assert "U+10FFFD" in finding.message
    assert "'The Tern'" in finding.message


def test_common_text_asks_for_no_process(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    book = edition("“Łódź” — naïve café… 5 €, A\u00a0B, soft\u00adhyphen")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    assert glyphs.check(book, "x") == ()


def test_what_leaves_no_ink_needs_no_glyph(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    book = edition("a\u200db\u2009c\u200ed\ufe0f")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    assert glyphs.check(book, "x") == ()


def test_spans_are_read_as_fontconfig_writes_them(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    book = edition("ДЕЖЗК")
    listed = subprocess.CompletedProcess([], 0, "20-7e 416\n414-415 41a\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: listed)
    found = glyphs.check(book, "x")
    assert ["U+0417" in finding.message for finding in found] == [True]


def test_without_fontconfig_nothing_is_found(without_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert glyphs.check(edition("Ж"), "x") == ()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: range(pair[0], sum(pair)))))
def test_merged_spans_hold_the_same_points_apart(spans: list[range]) -> None:
    merged = list(glyphs.merged(spans))
    assert [point for span in merged for point in span] == sorted({point for span in spans for point in span})
    assert all(left.stop < right.start for left, right in pairwise(merged))
