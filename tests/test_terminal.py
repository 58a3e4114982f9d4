"""What a file's name or words may do to who reads of it: nothing."""

import json
from pathlib import Path

import pytest

from converter import terminal
from converter.cli import main

BAD = "ab\x1b[31mred\x07\x9b2J\u202ecod.txt"


@pytest.mark.parametrize("bad", ["\x1b", "\x07", "\x9b", "\x00", "\u2028", "\u202e", "\u202d"])
def test_what_commands_or_turns_around_is_made_visible(bad: str) -> None:
    assert terminal.visible(f"a{bad}b") == terminal.harmless(f"a{bad}b") == "a�b"
    written = terminal.json_text({"name": f"a{bad}b"})
    assert bad not in written and json.loads(written) == {"name": f"a{bad}b"}


def test_lines_tabs_and_letters_of_any_script_stay() -> None:
    text = "one\n\ttwo ‏שלום‎ é 漢"
    assert terminal.harmless(text) == text
    assert json.loads(terminal.json_text([text])) == [text]


def test_a_name_that_holds_commands_commands_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / BAD).write_text("# A title\n\nText (with an open “quotation.\n", "utf-8")
    assert main(["build", str(tmp_path / BAD), "-o", str(tmp_path / "out"), "-t", "html", "--format", "json"]) == 0
    said = capsys.readouterr()
    files = [path for path in (tmp_path / "out").rglob("*") if path.suffix in (".html", ".md", ".json", ".jsonl")]
    assert {path.name for path in files} >= {"report.html", "report.json", "manifest.jsonl"}
    for text in (said.out, said.err, *(path.read_text("utf-8") for path in files)):
        assert not any(sign in text for sign in "\x1b\x07\x9b"), text[:200]
    for path in files:
        if path.name.startswith(("report", "manifest")):
            assert "\u202e" not in path.read_text("utf-8")
    assert json.loads(said.out)["source"]["path"].endswith(BAD)
