import tomllib
from pathlib import Path

import pytest

from converter import configuration
from converter.errors import ConverterError, OutputError, UsageError
from converter.options import SETTINGS, Options


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = "converter.toml") -> str:
    Path(name).write_text(text, "utf-8")
    return name


def test_without_a_file_everything_is_a_default() -> None:
    assert configuration.load() == configuration.Configuration(Options(), {})


def test_the_command_line_wins_over_the_file_and_both_over_defaults() -> None:
    write('title = "From the file"\n[pdf]\npage = "A4"\n')
    found = configuration.load(words=["title=From the words=yes"])
    assert (found.options.title, found.options.pdf_page) == ("From the words=yes", "A4")
    assert found.origins == {"title": "command line", "pdf.page": "converter.toml"}


def test_a_named_file_is_read_instead_of_the_folders() -> None:
    write('title = "here"\n')
    assert configuration.load(write('title = "there"\n', "other.toml")).options.title == "there"


def test_a_date_of_toml_is_a_date() -> None:
    write("date = 2021-02-19\n")
    assert configuration.load().options.date == "2021-02-19"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("title = \n", "TOML"),
        ("titel = 'x'\n", "titel"),
        ("title = ['x']\n", "title"),
        ("theme = 1.5\n", "theme"),
        ("pdf.page = true\n", "page"),
        ("pdf = 'A4'\n", "pdf"),
        ("[pdf]\npage = 'A9'\n", "A9"),
        ("timeout = 'soon'\n", "soon"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong_in_it(text: str, named: str) -> None:
    write(text)
    with pytest.raises(UsageError) as raised:
        configuration.load()
    assert named in raised.value.message and raised.value.path == "converter.toml" and raised.value.cure


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("theme = 'book'\ncache = 'perhaps'\n", 2),
        ("\n[pdf]\n# page\npage = 'A9'\n", 4),
        ("pdf.page = 'A9'", 1),
        ("title = ['x']\n", 1),
        ("pdf = {page = 'A9'}\n", 0),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(text: str, line: int) -> None:
    write(text)
    with pytest.raises(UsageError) as raised:
        configuration.load()
    assert (raised.value.path, raised.value.line) == ("converter.toml", line)
    assert raised.value.cure


@pytest.mark.parametrize(
    "word", ["date=2024-02-29", "date=2023-02/2023-03", "site.url=https://example.org/a%20b/", "title=a = b", "date="]
)
def test_a_right_word_is_taken_as_it_is(word: str) -> None:
    name, _, value = word.partition("=")
    assert getattr(configuration.load(words=[word]).options, name.replace(".", "_")) == value


def test_what_toml_calls_true_and_false_is_yes_and_no() -> None:
    write("cache = false\n[source]\nocr = true\n")
    options = configuration.load().options
    assert (options.cache, options.source_ocr) == ("no", "yes")


def test_a_byte_order_mark_before_the_settings_is_none_of_them() -> None:
    write("\ufefftheme = 'book'\n")
    assert configuration.load().options.theme == "book"


@pytest.mark.parametrize(
    "word",
    [
        *("title", "titel=x", "pdf.page=A9", "=x", "title=two\nlines", "title=a\0b", "date=2023-02-30"),
        *("date=2023-02-01/2023-02-29", "site.url=x y", "site.url=javascript:1", "timeout=-1", "timeout=1.5"),
    ],
)
def test_a_wrong_word_is_a_usage_error(word: str) -> None:
    with pytest.raises(UsageError):
        configuration.load(words=[word])


def test_a_named_file_that_is_missing_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        configuration.load("missing.toml")


def test_init_writes_every_setting_as_a_comment_and_never_touches_a_file() -> None:
    path = configuration.init(Path())
    assert configuration.load() == configuration.Configuration(Options(), {})
    uncommented = "\n".join(
        line.removeprefix("# ") for line in path.read_text().splitlines() if " = " in line or "[" in line
    )
    flat = {
        **(table := tomllib.loads(uncommented)),
        **{f"{k}.{n}": v for k, t in table.items() if isinstance(t, dict) for n, v in t.items()},
    }
    assert {name: setting.default for name, setting in SETTINGS.items()}.items() <= flat.items()
    path.write_text("title = 'mine'\n")
    with pytest.raises(OutputError):
        configuration.init(Path())
    assert path.read_text() == "title = 'mine'\n"


def test_init_says_when_it_cannot_write() -> None:
    Path("file").touch()
    with pytest.raises(ConverterError, match="cannot be written"):
        configuration.init(Path("file/folder"))
