import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import converter
from converter import arguments, cli, rules, versions
from converter.commands import normalize
from converter.rules import Rule

ROOT = Path(__file__).parents[1]
COMMANDS = ("build", "normalize", "render", "check", "audit", "init", "config", "doctor", "explain")
HEAVY = ("weasyprint", "ebooklib", "lxml", "jinja2", "pypandoc", "pebble", "yaml", "PIL", "multiprocessing")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def page() -> str:
    Path("page.html").write_text('<!DOCTYPE html><html><body><h1 id="a">A <a href="#a">boat</a></h1></body></html>')
    return "page.html"


def run(*words: str) -> int:
    try:
        return cli.main(words)
    except SystemExit as end:
        return int(end.code or 0)


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "converter", *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def test_asking_for_the_version_imports_nothing_heavy() -> None:
    code = f"import sys; from converter import cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_package_is_a_command() -> None:
    done = process("--version")
    assert (done.stdout, done.returncode) == (f"converter {converter.__version__}\n", 0)


@pytest.mark.parametrize("words", [(), *((command,) for command in COMMANDS)], ids=" ".join)
def test_help_is_for_80_columns_and_names_every_command(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words, "-h") == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert words or all(any(line.startswith(f"  {command} ") for line in lines) for command in COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("publish",),
        ("build",),
        ("build", "a.txt", "-j", "0"),
        ("build", "a.txt", "-t", "docbook"),
        ("build", "a.txt", "-t", ","),
        ("build", "a.txt", "--set", "pdf.page=A9"),
        ("build", "a.txt", "--set", "date=yesterday"),
        ("build", "a.txt", "--set", "lang=not a tag"),
        ("build", "a.txt", "--set", "overrides=missing"),
        ("build", "a.txt", "--set", "titel=Quays"),
        ("build", "a.txt", "--config", "missing.toml"),
        ("config", "hide"),
        ("explain", "no-such-rule"),
        ("check", "book.docx"),
        ("check", "book.md", "--report", "links.json"),
    ],
    ids=" ".join,
)
def test_a_wrong_word_exits_with_2_and_writes_nothing(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("book.docx").touch()
    assert run(*words) == 2
    said = capsys.readouterr()
    assert "error: " in said.err and "help: " in said.err and said.out == ""
    assert all(len(line) <= 80 for line in said.err.splitlines() if not line.startswith("  help: "))
    assert [path.name for path in Path().iterdir()] == ["book.docx"]


def test_files_may_stand_on_both_sides_of_options() -> None:
    parse = cli.parser().parse_args
    words = parse(["build", "a.txt", "-o", "books", "b.txt"])
    assert (words.source, words.out) == (["a.txt", "b.txt"], "books")
    assert parse(["build", "-o", "books", "--", "-a.txt", "b.txt"]).source == ["-a.txt", "b.txt"]
    assert parse(["templates", "copy", "-o", "own", "styles/screen.css"]).name == ["styles/screen.css"]


def test_editions_may_be_asked_for_together_or_one_by_one() -> None:
    def asked(*words: str) -> tuple[str, ...]:
        return arguments.editions(cli.parser().parse_args(["build", "a.txt", *words]))

    assert asked() == ("pdf", "epub", "html")
    assert asked("-t", "html") == ("html",)
    assert asked("-t", "html", "--to", "pdf") == asked("-t", "pdf,html") == ("pdf", "html")


def test_an_unknown_edition_is_answered_with_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    run("build", "a.txt", "-t", "docbook")
    assert "the editions are pdf, epub, html" in capsys.readouterr().err


def test_config_show_tells_each_setting_and_its_origin(capsys: pytest.CaptureFixture[str]) -> None:
    Path("converter.toml").write_text("title = 'A “digest”'\n", "utf-8")
    assert run("config", "show", "--set", "pdf.page=A4") == 0
    assert {
        'title = "A “digest”"  # converter.toml',
        'pdf.page = "A4"  # command line',
        "timeout = 0  # default",
    } <= set(capsys.readouterr().out.splitlines())
    assert run("config", "show", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["title"] == {"value": "A “digest”", "origin": "converter.toml"}


def test_init_writes_a_configuration_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init") == 0
    assert capsys.readouterr().out == "converter.toml\n"
    assert run("init") == 1
    assert "converter.toml: error: there is one already" in capsys.readouterr().err


def test_init_makes_the_folder_it_writes_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init", "new/deep") == 0
    assert capsys.readouterr().out == "new/deep/converter.toml\n"
    Path("file").touch()
    assert run("init", "file") == 1
    assert "file/converter.toml: error: it cannot be written" in capsys.readouterr().err


def test_every_file_gets_its_outcome_and_the_worst_decides(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("other.docx").touch()
    assert run("check", page, "missing.html", page) == 1
    fine = "page.html: 1 link, 0 contents entries, 0 faults"
    said = capsys.readouterr().err.splitlines()
    assert said == [
        fine,
        "missing.html: error: there is no such file",
        "  help: check the name and the folder",
        fine,
    ]
    assert run("check", page, "other.docx", "missing.html") == 2
    Path("raw.txt").write_text("A boat\n")
    assert run("audit", "raw.txt", "missing.html", page) == 1
    assert "page.html: 2 words" in capsys.readouterr().err.splitlines()[-1]


def test_json_has_a_line_for_every_file_too(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "missing.html", page, "--format", "json") == 1
    missing, fine = map(json.loads, capsys.readouterr().out.splitlines())
    assert missing == {"path": "missing.html", "error": "there is no such file"}
    assert fine["path"] == "page.html" and fine["links"] == {"checked": 1, "broken": []}


def test_a_file_name_does_not_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    name = "\x1b[31m\x07red\n.html"
    Path(name).write_text("<html><body><p>text</p></body></html>")
    run("check", name, f"missing{name}")
    run("build", name, "-o", "o\x1bo", "-t", "html")
    run("normalize", f"missing{name}")
    run("build", name, "--\x1b")
    said = capsys.readouterr().err
    assert "red" in said and not set(said) & {"\x1b", "\x07"}


def test_explain_lists_rules_and_explains_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("running-head", "a running head is removed", "It stands on every page.", "THE QUAY 12", "")
    monkeypatch.setattr(rules, "RULES", {rule.code: rule})
    assert run("explain") == 0
    assert capsys.readouterr().out == "running-head  a running head is removed\n"
    assert run("explain", "running-head") == 0
    assert "It stands on every page.\n\nsource:\n  THE QUAY 12\n" in capsys.readouterr().out
    assert run("explain", "runing-head") == 2
    assert "did you mean running-head?" in capsys.readouterr().err


def test_what_explain_prints_fits_a_terminal_and_is_a_line_a_rule_for_a_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("explain")
    assert len(capsys.readouterr().out.splitlines()) == len(rules.RULES)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for code in ("", *rules.RULES):
        assert run("explain", *filter(None, [code])) == 0
        before_examples = capsys.readouterr().out.partition("\nsource:\n")[0]
        assert max(map(len, before_examples.splitlines())) <= 80


def test_a_strict_build_counts_the_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("A boat\n\nThe boat came in on the tide. The boat came in on the tide.\n")
    assert run("build", "a.txt", "-t", "html", "-q") == 0
    assert capsys.readouterr().err == ""
    assert run("build", "a.txt", "-t", "html", "-q", "--strict") == 1
    assert capsys.readouterr().err.startswith("a.txt: error: 1 warning, and --strict was given\n")


def test_doctor_finds_what_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("doctor")
    lines = capsys.readouterr().out.splitlines()
    assert code == (3 if any(line.startswith("MISSING") for line in lines) else 0)
    assert any(line.startswith("ok      pandoc 3") for line in lines)


def test_doctor_says_the_cure_of_what_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run("doctor") == 3
    lines = capsys.readouterr().out.splitlines()
    assert "help: install fontconfig" in lines[lines.index("MISSING fonts") + 1]


def test_doctor_lists_the_libraries_even_where_nothing_is_known_of_the_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "_distributions", dict)
    assert run("doctor") == 3
    lines = capsys.readouterr().out.splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name in (re.split("[<>=]", dependency)[0] for dependency in project["dependencies"]):
        assert lines[lines.index(f"MISSING {name}") + 1] == f"  help: pip install {name}"


def test_what_nobody_foresaw_is_a_bug_and_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(normalize, "run", raising(ZeroDivisionError("oh")))
    assert run("normalize", "a.txt") == 1
    said = capsys.readouterr().err
    assert said.startswith("converter: error: this is a bug: ZeroDivisionError: oh\n") and "Traceback" not in said
    monkeypatch.setenv("CONVERTER_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("normalize", "a.txt")


def test_ctrl_c_exits_with_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normalize, "run", raising(KeyboardInterrupt()))
    assert run("normalize", "a.txt") == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_sigterm_ends_a_run_in_order_and_only_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    cleaned = []

    def interrupted(words: object) -> int:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            return 0
        finally:
            cleaned.append(True)

    monkeypatch.setattr(normalize, "run", interrupted)
    assert run("normalize", "a.txt") == 143
    assert cleaned and signal.getsignal(signal.SIGTERM) is before


def test_a_reader_that_goes_away_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "converter", "config", "show"], stdout=writer, stderr=subprocess.PIPE, cwd=ROOT
    )
    os.close(writer)
    assert (done.stderr, done.returncode) == (b"", 1)


def shell(words: str) -> subprocess.CompletedProcess[bytes]:
    command = f"{shlex.quote(sys.executable)} -m converter {words}"
    return subprocess.run(["/bin/sh", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("config show >&-", 0, b""),
        ("explain no-such-rule 2>&-", 2, b""),
        ("normalize - <&-", 1, b"-: error: the file is empty"),
    ],
)
def test_a_closed_stream_is_no_bug(words: str, code: int, said: bytes) -> None:
    done = shell(words)
    assert (done.returncode, done.stderr.splitlines()[:1]) == (code, [said] if said else [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_told_with_a_cure() -> None:
    done = shell("config show >/dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith(b"converter: error: the output cannot be written: No space left on device\n  help: ")
    assert len(done.stderr.splitlines()) == 2


def raising(error: BaseException):
    def command(*words: object) -> int:
        raise error

    return command
