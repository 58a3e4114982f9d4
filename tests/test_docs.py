"""The documentation names what there is: every command, every option, every setting."""

import argparse
import re
from pathlib import Path

import pytest

from converter.cli import parser
from converter.options import SETTINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    [action] = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(action.choices)


def words_of(command: argparse.ArgumentParser) -> set[str]:
    """Return the longest spelling of each option."""
    return {max(action.option_strings, key=len) for action in command._actions if action.option_strings} - {"--help"}


@pytest.mark.parametrize("name", commands())
def test_the_readme_names_every_command_and_its_options(name: str) -> None:
    paragraphs = [line for line in README.splitlines() if f"`converter {name}" in line]
    assert paragraphs, f"README.md has no line with `converter {name}"
    assert words_of(commands()[name]) <= set(re.findall(r"--[a-z-]+", " ".join(paragraphs)))


def test_the_readme_names_every_setting_with_its_help() -> None:
    rows = dict(re.findall(r"(?m)^\| `([a-z.]+)` \|[^|]*\| (.*) \|$", README))
    assert rows == {name: setting.metadata["help"] for name, setting in SETTINGS.items()}


@pytest.mark.parametrize("name", commands())
def test_every_option_has_a_help_text(name: str) -> None:
    command = commands()[name]
    assert command.description and command.description.endswith(".")
    assert [action.dest for action in command._actions if not action.help] == []


def test_the_table_of_rooms_names_every_room_and_no_other() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## The PDF")[0]
    named = {name for line in table.splitlines() if line.startswith("| `") for name in re.findall(r"`([^`]+)`", line)}
    rooms = [path for path in (ROOT / "converter").glob("[a-z]*") if path.is_dir() or path.suffix == ".py"]
    assert {f"{room.name}/" if room.is_dir() else room.name for room in rooms} <= named
    inner = {"pdf/", "epub/", "html.py", "site/", "draft.py"}
    existing = {name for name in named - inner if re.fullmatch(r"[a-z_]+(/|\.py)", name)}
    assert [name for name in existing if not (ROOT / "converter" / name).exists()] == []
