"""Wrong themes and templates are told before any work is done."""

from pathlib import Path

import pytest

from converter import build, readiness
from converter.cli import main
from converter.errors import UsageError
from converter.options import Options


@pytest.mark.parametrize("name", ["none", "../themes/book", ""])
def test_a_theme_that_is_not_there_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="no theme") as raised:
        readiness.demand(Options(theme=name))
    assert raised.value.cure.startswith("the themes are book, press, report;")


def test_a_theme_and_templates_of_ones_own_are_ready(tmp_path: Path) -> None:
    (tmp_path / "styles" / "themes" / "mine").mkdir(parents=True)
    (tmp_path / "styles" / "themes" / "mine" / "print.css").write_text("")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "edition.html").write_text("{{ words }}")
    readiness.demand(Options(theme="mine", overrides=str(tmp_path)))


def test_a_template_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "site" / "index.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p>\n{% endfor %}\n</p>")
    with pytest.raises(UsageError) as raised:
        readiness.demand(Options(overrides=str(tmp_path)))
    assert (raised.value.path, raised.value.line) == (str(template), 2)


@pytest.mark.parametrize(
    ("template", "text", "said"),
    [
        ("edition.html", "<p>\n{% if metadata.creator and false %}{{ titel }}{% endif %}", "'titel' is undefined"),
        ("mine.html", "<p>\n{{ title | missing }}", "No filter named 'missing'"),
    ],
)
def test_a_variable_that_no_template_knows_is_named_where_it_stands(
    template: str, text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / template).write_text(text)
    with pytest.raises(UsageError, match=said) as raised:
        readiness.demand(Options(overrides=str(tmp_path)))
    assert (raised.value.path, raised.value.line) == (str(tmp_path / "templates" / template), 2)


def test_what_one_template_sets_another_may_use(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "edition.html").write_text("{% set mine = 1 %}{% include 'mine.html' %}")
    (tmp_path / "templates" / "mine.html").write_text("{{ mine }}{{ metadata }}{% macro a(b) %}{{ b }}{% endmacro %}")
    readiness.demand(Options(overrides=str(tmp_path)))


@pytest.mark.parametrize("name", ["edition.html", "print.html"])
def test_a_template_in_another_encoding_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_bytes("<p>\nÜber\n</p>".encode("cp1252"))
    with pytest.raises(UsageError, match="not UTF-8") as raised:
        readiness.demand(Options(overrides=str(tmp_path)))
    assert (raised.value.path, raised.value.line) == (str(tmp_path / "templates" / name), 2)


@pytest.mark.parametrize("command", ["build", "render"])
def test_nothing_is_read_or_written_before(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("raw.txt").write_text("# A\n\nText.\n")
    assert main([command, "raw.txt", "-o", "out", "-t", "html", "--set", "theme=none"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "converter: error: there is no theme 'none'"
    assert said[1].startswith("  help: the themes are book, press, report;")
    assert len(said) == 2
    assert not Path("out").exists()


def test_the_library_tells_it_as_well(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no theme"):
        build(tmp_path / "not-there.txt", Options(theme="none"), tmp_path)
