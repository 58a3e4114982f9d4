"""Settings of a run, each with its origin: defaults, then ``converter.toml``, then the command line."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from converter.errors import OutputError, UsageError
from converter.options import SETTINGS, Options, merge

FILE = "converter.toml"
"""The configuration of the current folder; another file is named with ``--config``."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The effective settings of a run."""

    options: Options
    """The settings themselves."""
    origins: Mapping[str, str]
    """Where each setting that is no default comes from, by its public name: a file, or ``command line``."""


def load(file: str = "", words: Sequence[str] = ()) -> Configuration:
    """Return the effective settings: defaults ← *file* (or the current folder's) ← *words* such as ``pdf.page=A4``.

    Raises :class:`UsageError` for a file that cannot be read, for a name or value that is no setting, and for a folder
    of overrides that is not there.
    """
    path = Path(file or FILE)
    text = _text(path) if file or path.is_file() else ""
    from_file = _parsed(text, path)
    from_words = dict(_word(word) for word in words)
    try:
        options = Options()
        for name, value in from_file.items():
            options = merge(options, {name: value})
    except UsageError as error:
        raise UsageError(error.message, error.cure, str(path), _line_of(name, text)) from None
    origins = dict.fromkeys(from_file, str(path)) | dict.fromkeys(from_words, "command line")
    options = merge(options, from_words)
    if options.overrides and not Path(options.overrides).is_dir():
        raise UsageError(
            "overrides names no folder", cure="name one that holds templates/ or styles/", path=options.overrides
        )
    return Configuration(options, origins)


def init(folder: Path) -> Path:
    """Write a ``converter.toml`` that explains every setting into *folder*, made if need be, and return its path.

    Raises :class:`OutputError` when there is one already, or when it cannot be written.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(template())
    except OSError as error:
        if path.exists():
            raise OutputError("there is one already", cure="edit it, or move it away first", path=str(path)) from None
        reason = f"it cannot be written: {error.strerror}"
        raise OutputError(reason, cure="choose another folder", path=str(path)) from None
    return path


def template() -> str:
    """Return a configuration in which every setting stands with its help and its default, as a comment."""
    lines = ["# Settings of compilation-converter. Take away a # to change one."]
    table = ""
    # TOML wants the keys that stand in no table first.
    for name, setting in sorted(SETTINGS.items(), key=lambda item: item[0].rpartition(".")[0]):
        group, _, key = name.rpartition(".")
        if group != table:
            table = group
            lines += ["", f"[{group}]"]
        choices = setting.metadata["choices"]
        default = f'"{setting.default}"' if isinstance(setting.default, str) else setting.default
        accepted = f": {', '.join(choices)}" if choices else ""
        lines += ["", f"# {setting.metadata['help']}{accepted}", f"# {key} = {default}"]
    return "\n".join(lines) + "\n"


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}"
        raise UsageError(reason, cure="check the name after --config", path=str(path)) from None
    except UnicodeDecodeError as error:
        raise UsageError(f"this is not TOML: {error}", cure="save it as UTF-8", path=str(path)) from None


def _parsed(text: str, path: Path) -> dict[str, object]:
    """Return the settings that a TOML file holds, by their public names."""
    try:
        return _flat(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        cure = "correct it, or begin anew with converter init"
        raise UsageError(f"this is not TOML: {error}", cure, path=str(path)) from None


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Return *table* with the keys of inner tables joined by dots, and what TOML calls true as yes."""
    flat: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        elif isinstance(value, bool):
            flat[prefix + key] = "yes" if value else "no"
        elif isinstance(value, datetime.date):
            flat[prefix + key] = value.isoformat()
        else:
            flat[prefix + key] = value
    return flat


def _line_of(name: str, text: str) -> int:
    """Return the line of *text*, which is TOML, on which the setting *name* stands, or 0 if it is written otherwise."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            table = f"{header[1]}."
        elif (key := re.match(r"\s*([\w.-]+)\s*=", line)) and table + key[1] == name:
            return number
    return 0


def _word(word: str) -> tuple[str, str]:
    name, found, value = word.partition("=")
    if not found:
        raise UsageError(f"--set takes KEY=VALUE, not {word!r}", cure="converter config show lists the settings")
    return name.strip(), value.strip()
