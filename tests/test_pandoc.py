from pathlib import Path

import pytest

from converter import pandoc
from converter.errors import MissingToolError, RenderError


def test_what_is_no_markup_of_ours_stays_text() -> None:
    text = '<b>x</b> $y$ @cite (@ex) -- "q" ... [words] a_b_c :smile: http://bare.example'
    html = pandoc.to_html(text)
    assert html.strip() == (
        '<p>&lt;b&gt;x&lt;/b&gt; $y$ @cite (@ex) -- "q" ... [words] a_b_c :smile: http://bare.example</p>'
    )


def test_a_heading_gets_no_id_that_was_not_written() -> None:
    assert pandoc.to_html("# A title").strip() == "<h1>A title</h1>"


def test_a_failure_of_pandoc_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_ARGUMENTS", ("--from=no-such-format",))
    with pytest.raises(RenderError, match="pandoc"):
        pandoc.to_html("text")


@pytest.mark.parametrize("depth", [9, 800])
def test_brackets_that_would_keep_pandoc_busy_are_named_by_their_line(depth: int) -> None:
    with pytest.raises(RenderError, match="brackets") as caught:
        pandoc.to_html(f"One.\n\nTwo {'[' * depth}x{']' * depth}\n", first_line=10)
    assert caught.value.line == 12 and "backslash" in caught.value.cure


@pytest.mark.parametrize(
    "text",
    [
        r"\[" * 800 + r"x\]" * 800,
        "[" * 800 + "\n\n" + "]" * 800,
        "[x](y) " * 300,
        "[" * 8 + "x" + "]" * 8,
        "A\n\n```\n" + "[" * 20 + "]" * 20 + "\n```\n\nB",
    ],
)
def test_brackets_that_are_text_or_stand_side_by_side_are_read(text: str) -> None:
    assert "<p>" in pandoc.to_html(text)


def test_pandoc_is_ended_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_DEEPEST", 1000)
    monkeypatch.setattr(pandoc, "_PATIENCE", 0.2)
    with pytest.raises(RenderError, match="did not finish"):
        pandoc.to_html("[" * 800 + "x" + "]" * 800)


def test_a_missing_pandoc_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYPANDOC_PANDOC", "/nowhere/pandoc")
    for call in (lambda: pandoc.to_html("text"), pandoc.version):
        with pytest.raises(MissingToolError):
            call()


def test_pandoc_of_the_requirements_comes_before_that_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(pandoc.program()).parts[-3:] == ("pypandoc", "files", "pandoc")
    monkeypatch.setattr(pandoc, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingToolError):
        pandoc.program()


def test_the_version_is_a_number() -> None:
    assert pandoc.version().split(".")[0].isdigit()
