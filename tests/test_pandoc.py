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
    monkeypatch.setattr(pandoc, "CANONICAL", "no-such-format")
    with pytest.raises(RenderError, match="pandoc"):
        pandoc.to_html("text")


def test_a_missing_pandoc_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypandoc

    def missing(*_: object, **__: object) -> str:
        raise OSError("No pandoc was found")

    monkeypatch.setattr(pypandoc, "convert_text", missing)
    monkeypatch.setattr(pypandoc, "get_pandoc_version", missing)
    for call in (lambda: pandoc.to_html("text"), pandoc.version):
        with pytest.raises(MissingToolError):
            call()


def test_the_version_is_a_number() -> None:
    assert pandoc.version().split(".")[0].isdigit()
