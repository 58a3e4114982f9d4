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
