"""Pieces of canonical Markdown are read as the whole is, and only those that are new are read at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import pandoc, pieces
from converter.canonical import front_matter

CASES = sorted((Path(__file__).parent / "cases").glob("*/expected.md"))
LINES = (
    "# One",
    "## Two {#two .article}",
    "",
    "",
    "text",
    "::: note",
    ":::",
    "```",
    "- item",
    "    deep",
    "> said",
    "| v",
)


def article(number: int, words: str = "quiet harbour") -> str:
    return f"## Report {number} {{#report-{number} .article}}\n\n::: {{.dateline}}\n1 May\n:::\n\n{words * 100}.\n\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """The texts that pandoc was asked to read, with an empty cache."""
    texts: list[str] = []
    read = pandoc.to_html

    def noting(markdown: str, first_line: int = 1) -> str:
        texts.append(markdown)
        return read(markdown, first_line)

    monkeypatch.setattr(pandoc, "to_html", noting)
    monkeypatch.setattr(pieces, "_LONG", 1000)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    yield texts


def test_the_pieces_of_every_case_are_read_as_the_whole() -> None:
    bodies = [front_matter(path.read_text("utf-8"))[1] for path in CASES]
    cut = [pieces.pieces(body) for body in bodies]
    parts = iter(pieces.read([piece for each in cut for piece in each]))
    assert ["".join(next(parts) for _ in each) for each in cut] == pieces.read(bodies)
    assert sum(len(each) > 1 for each in cut) > len(cut) / 2


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_no_word_and_no_line_is_lost_by_cutting(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "".join(pieces.pieces(text)) == text


def test_whatever_is_cut_is_read_as_the_whole() -> None:
    texts: list[str] = []

    @given(st.lists(st.sampled_from(LINES), min_size=4, max_size=14))
    def collect(lines: list[str]) -> None:
        text = "\n".join(lines) + "\n"
        if len(pieces.pieces(text)) > 1:
            texts.append(text)

    collect()
    cut = [pieces.pieces(text) for text in texts]
    parts = iter(pieces.read([piece for each in cut for piece in each]))
    assert texts and ["".join(next(parts) for _ in each) for each in cut] == pieces.read(texts)


@pytest.mark.parametrize(
    "text",
    [
        "# One\n\nA [word][it].\n\n# Two\n\nb\n\n[it]: https://example.org\n",
        "::: {.note}\n\n# One\n\na\n\n# Two\n\nb\n",
        "# One\n\n```\na\n\n# Two\n```\n\n```\n",
        ":::\n\n# One\n\n::: {.note}\n\n# Two\n",
    ],
    ids=["reference", "open division", "open code", "closed too early"],
)
def test_a_text_whose_parts_depend_on_each_other_is_not_cut(text: str) -> None:
    assert pieces.pieces(text) == [text]


def test_only_what_changed_is_read_again(asked: list[str]) -> None:
    before = "".join(map(article, range(9)))
    after = before.replace("Report 4", "Letter 4")
    assert pieces.to_html(before, 1, keeps=True) == pieces.to_html(before, 1, keeps=False)
    del asked[:]
    changed = pieces.to_html(after, 1, keeps=True)
    assert asked == [article(4).replace("Report 4", "Letter 4")]
    assert changed == pieces.to_html(after, 1, keeps=False)


def test_nothing_is_kept_where_nothing_is_asked_to_be(asked: list[str], tmp_path: Path) -> None:
    pieces.to_html("".join(map(article, range(9))), 1, keeps=False)
    assert list(tmp_path.iterdir()) == []


def test_another_pandoc_reads_everything_again(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(map(article, range(9)))
    pieces.to_html(text, 1, keeps=True)
    monkeypatch.setattr(pandoc, "identity", lambda: "another")
    del asked[:]
    pieces.to_html(text, 1, keeps=True)
    assert len(asked) == 1 and asked[0].count("## Report") == 9


def test_an_error_names_its_line_in_the_whole_text(asked: list[str]) -> None:
    text = "".join(map(article, range(9))) + f"{'[' * 20}x{']' * 20}\n"
    with pytest.raises(pandoc.RenderError) as caught:
        pieces.to_html(text, 1, keeps=True)
    assert caught.value.line == text.count("\n")
