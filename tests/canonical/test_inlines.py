"""Runs of text and inline Markdown."""

import re

import pytest
from hypothesis import given

from converter.canonical import inlines
from converter.model import Run
from invented.compilations import runs, texts

EM, STRONG, SUP = frozenset({"em"}), frozenset({"strong"}), frozenset({"sup"})


@pytest.mark.parametrize(
    ("made", "written"),
    [
        ([Run("a "), Run("b", EM), Run(" c")], "a *b* c"),
        ([Run("a ", STRONG), Run("b", STRONG)], "**a b**"),
        ([Run("a", EM), Run("b", STRONG)], "*a*[b]{.strong}"),
        ([Run("a", EM | STRONG)], "[a]{.em .strong}"),
        ([Run("x"), Run("2", SUP), Run("y"), Run("a b", SUP)], "x^2^y[a b]{.sup}"),
        ([Run("5 * 3 _ [x] <b> `c` ~1 $2 ^ \\")], "5 \\* 3 \\_ \\[x\\] \\<b> \\`c\\` \\~1 \\$2 \\^ \\\\"),
        ([Run("AT&T &amp; &#38; & co")], "AT&T \\&amp; \\&#38; & co"),
        ([Run("https://a.org/_x_", frozenset(), "https://a.org/_x_")], "<https://a.org/_x_>"),
        ([Run("here", frozenset(), "https://a.org/(x)")], "[here](<https://a.org/(x)>)"),
        ([Run("a", EM), Run("b", STRONG, "https://a.org")], "*a*[[b]{.strong}](https://a.org)"),
        ([Run("wow!"), Run("1", frozenset(), "#note-1", "noteref")], "wow\\![1](#note-1){.noteref}"),
        ([Run("", frozenset(), "plan.png", "image")], "![](plan.png)"),
    ],
)
def test_runs_are_written(made: list[Run], written: str) -> None:
    assert inlines.write(made) == written
    assert inlines.read(inlines.write(made)) == inlines.tidy(made)


@pytest.mark.parametrize(
    "line",
    ["# title", "> quoted", "| cell", "- item", "+ item", "12. item", "(a) item", "iv) item", "#. item", "---", "===",
     "::: {.x}", ": definition", "% title", "Table: a caption", "1986. A year"],
)  # fmt: skip
def test_a_line_that_would_open_a_block_is_guarded(line: str) -> None:
    guarded = inlines.escape_start(line)
    assert guarded != line
    assert inlines.unescape(guarded) == line


@pytest.mark.parametrize("line", ["title #", "1986 was a year", "well-known", "e.g. this", "Tables: two", "a - b"])
def test_other_lines_are_left_alone(line: str) -> None:
    assert inlines.escape_start(line) == line


@given(runs())
def test_tidy_runs_are_stable(made: tuple[Run, ...]) -> None:
    assert inlines.tidy(made) == made
    assert inlines.read(inlines.write(made)) == made


@given(texts())
def test_escaped_text_is_text(text: str) -> None:
    assert inlines.plain(inlines.read(inlines.escape(text))) == text.strip(" ")


@pytest.mark.parametrize(
    "line",
    [
        'One []{.pagebreak page="37"}two',
        '[]{.pagebreak page="A-4"}*One* two',
        'One *two* []{.pagebreak page="iv"}*three*',
        'Wait\\![]{.pagebreak page="9"} what',
    ],
)
def test_the_mark_of_a_page_has_no_words_and_comes_back(line: str) -> None:
    runs = inlines.read(line)
    assert inlines.write(runs) == line
    [page] = [run for run in runs if run.kind == "pagebreak"]
    assert page.text == ""
    assert inlines.plain(runs) == re.sub(r"\[\]\{[^}]*\}|[*\\]", "", line)


def test_the_mark_of_a_page_inside_a_link_stays() -> None:
    [before, _, page, after] = inlines.read('[one []{.pagebreak page="9"}two](#x)')
    assert (before.text, page.kind, page.href, after.text) == ("one", "pagebreak", "9", "two")


def test_a_colon_that_begins_a_line_names_no_table() -> None:
    assert inlines.escape_start(":r-m") == r"\:r-m"


@pytest.mark.parametrize("text", ["*  *", "* *", "**  **", "a *  * b", "~ ~"])
def test_signs_around_blanks_are_text(text: str) -> None:
    assert inlines.read(text) == (Run(text),)
