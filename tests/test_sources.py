import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import sources
from converter.errors import SourceError, UsageError

OUT = Path("out")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "deep/c.txt", "deep/.hidden.txt", ".git/d.txt", "e.png", "out/a/a.md", "[x].txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("text\n")
    return tmp_path


def test_a_folder_is_searched_for_documents_but_not_in_the_output() -> None:
    assert sources.find(["."], OUT) == ["[x].txt", "a.md", "b.txt", "deep/c.txt"]


def test_a_glob_finds_nothing_in_the_output_unless_it_begins_there() -> None:
    assert sources.find(["**/*.md"], OUT) == ["a.md"]
    assert sources.find(["out/*/*.md"], OUT) == ["out/a/a.md"]
    with pytest.raises(SourceError):
        sources.find(["*/*/*.md"], OUT)


def test_sources_inside_the_output_folder_can_be_named() -> None:
    assert sources.find(["deep"], Path()) == ["deep/c.txt"]
    assert sources.find(["out/a"], OUT) == ["out/a/a.md"]


def test_globs_lists_and_files_are_expanded_each_document_once() -> None:
    Path("list").write_text("\ufeffb.txt\n\n# a list\n  b.txt\n*.md\n", "utf-8")
    assert sources.find(["b.txt", "*.txt", "@list", "-", "deep/../b.txt"], OUT) == ["b.txt", "[x].txt", "a.md", "-"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file() -> None:
    assert sources.find(["[x].txt"], OUT) == ["[x].txt"]


def test_a_missing_file_is_left_to_fail_on_its_own() -> None:
    assert sources.find(["missing.txt"], OUT) == ["missing.txt"]


@pytest.mark.parametrize("word", ["*.odt", "@missing", "empty"])
def test_a_word_that_names_nothing_is_an_error(word: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(SourceError):
        sources.find([word], OUT)


def test_a_list_that_is_missing_is_named_in_one_plain_sentence() -> None:
    with pytest.raises(SourceError) as raised:
        sources.find(["@missing"], OUT)
    assert raised.value.message == "this list cannot be read: No such file or directory"


def test_a_list_in_a_list_is_a_usage_error() -> None:
    Path("list").write_text("@list\n")
    with pytest.raises(UsageError):
        sources.find(["@list"], OUT)


def test_names_are_the_stems_and_equal_ones_are_numbered() -> None:
    assert sources.names(["a/x.txt", "b/x.md", "c/X.txt", "x-2.txt"]) == ["x", "x-3", "X-4", "x-2"]


def test_a_name_leaves_room_for_a_number_and_a_suffix_and_is_utf8() -> None:
    long = sources.names([f"{'ü' * 124}.txt", f"{'ü' * 124}.md"])
    assert all(len(f"{name}.epub".encode()) <= 255 for name in long) and len(set(long)) == 2
    assert sources.names([os.fsdecode(b"bad\xff.txt"), "good-\N{SNOWMAN}.txt"]) == ["bad-", "good-\N{SNOWMAN}"]


def test_a_name_is_never_hidden_and_never_the_reports() -> None:
    assert sources.names([".txt", "report.txt", "-"]) == ["txt", "report-text", "stdin"]


@given(st.lists(st.sampled_from(["a.txt", "b/a.txt", "A.md", "a-2.txt", "a-2-2.txt", "report.txt", "report-text.md"])))
def test_names_are_distinct_whatever_the_paths(paths: list[str]) -> None:
    names = [name.casefold() for name in sources.names(paths)]
    assert len(names) == len(set(names)) == len(paths) and "report" not in names
