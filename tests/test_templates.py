from pathlib import Path

import pytest

from converter import build
from converter.cli import main
from converter.errors import OutputError, UsageError
from converter.options import Options
from converter.templates import copy, environment, inline_hash, names
from converter.words import words


def test_templates_are_strict_and_escape(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "t.html").write_text("<p>{{ x }}</p>")
    template = environment(str(tmp_path)).get_template("t.html")
    assert template.render(x="<b>") == "<p>&lt;b&gt;</p>"
    with pytest.raises(UsageError):
        template.render()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>\n{{ titel }}\n</p>", "'titel' is undefined"),
        ("<p>\n{% if %}\n</p>", "Expected an expression"),
        ("<p>\n{{ words.contens }}</p>", "contens"),
        ("<p>\n{% include 'none.html' %}</p>", "none.html"),
        ("<p>\n{{ words() }}</p>", "not callable"),
        ("<p>\n{{ 1 / 0 }}</p>", "division by zero"),
        ("<p>\n{{ 5 | join }}</p>", "not iterable"),
        ("<p>\n{% include 'edition.html' %}</p>", "recursion"),
    ],
)
def test_a_wrong_template_is_named_with_line_and_variable(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    path = tmp_path / "templates" / "edition.html"
    path.write_text(text)
    for _ in range(2):  # the second time it comes compiled out of the cache
        with pytest.raises(UsageError) as caught:
            environment(str(tmp_path)).get_template("edition.html").render(words=object())
        assert said in caught.value.message
        assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_a_fault_of_the_program_is_no_fault_of_the_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "edition.html").write_text("{{ words(5) }}")
    with pytest.raises(AttributeError):
        environment(str(tmp_path)).get_template("edition.html").render(words=words)


def test_a_copy_of_everything_that_is_shipped_makes_the_same_editions(sample: Path, tmp_path: Path) -> None:
    copy([], tmp_path / "own")
    made = [
        build(sample, Options(overrides=overrides), tmp_path / name, ("html", "epub", "site"))
        for name, overrides in (("shipped", ""), ("copied", str(tmp_path / "own")))
    ]
    assert [report.outcome for report in made] == ["ok", "ok"]
    first, second = ({each.format: each.sha256 for each in report.editions} for report in made)
    assert first == second


def test_shipped_files_are_copied_one_by_one_or_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "copy", "styles/screen.css", "-o", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'styles/screen.css'}\n"
    assert (tmp_path / "styles" / "screen.css").read_text("utf-8").startswith("/*")
    with pytest.raises(OutputError):
        copy([], tmp_path)
    assert len(copy([], tmp_path / "all")) == len(names())
    assert main(["templates", "list"]) == 0 and "templates/site/page.html\n" in capsys.readouterr().out
    with pytest.raises(UsageError):
        copy(["../README.md"], tmp_path / "more")


def test_the_hash_is_the_one_of_the_standard() -> None:
    # https://www.w3.org/TR/CSP3/ has this example
    assert inline_hash("doSomething();") == "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
