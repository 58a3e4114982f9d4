"""The validators of the outside world, each a function from finished files to their problems; none is a pass.

A validator that could not be asked (not installed, crashed, gave no answer) raises :class:`NoVerdictError`, so that
silence is never taken for consent. ``make test`` installs them all.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent / "tools"
NODE_MODULES = TOOLS / "node_modules"
GIVE_UP_AFTER = 600
"""Seconds; only a validator that hangs takes so long, and a busy machine for each file as long as this:"""
FOR_A_FILE = 20


class NoVerdictError(Exception):
    """The validator gave no verdict."""


def epubcheck(*paths: Path) -> list[str]:
    """Return what EPUBCheck says of EPUBs: errors, warnings and usage notes alike."""
    return _named(_ask(sys.executable, TOOLS / "ask_epubcheck.py", *paths))


def ace(*paths: Path) -> list[str]:
    """Return the assertions of Ace by DAISY that EPUBs fail."""
    with tempfile.TemporaryDirectory() as folder:
        # Ace keeps settings and a log in the home directory.
        return _named(_ask("node", TOOLS / "ace.cjs", _chromium(), *paths, HOME=folder, XDG_CONFIG_HOME=folder))


def verapdf(*paths: Path, flavour: str = "ua1") -> list[str]:
    """Return what veraPDF holds against PDFs; *flavour* is a key of ``tools/verapdf.py``'s profiles."""
    return _named(_ask(sys.executable, TOOLS / "verapdf.py", flavour, *paths))


def vnu(*paths: Path) -> list[str]:
    """Return the errors that the Nu HTML checker finds in pages."""
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    answer = _ask("java", "-jar", jar, "--errors-only", "--format", "json", "--stdout", *paths)
    messages = _json(answer, answer.stdout)["messages"]
    return [f"{each.get('url', '')} line {each.get('lastLine', 0)}: {each['message']}" for each in messages]


def axe(*paths: Path) -> list[str]:
    """Return what axe-core finds in pages, light and dark, and the requests that leave them."""
    return _named(_ask("node", TOOLS / "axe.cjs", _chromium(), *paths))


def browse(path: Path, *queries: str) -> dict[str, Any]:
    """Return what came of a reader's doings on a page in a browser: ``tools/browse.cjs`` says which."""
    answer = _ask("node", TOOLS / "browse.cjs", _chromium(), "all", path, *queries)
    return dict(_json(answer, answer.stdout))


def search(path: Path, *queries: str) -> dict[str, Any]:
    """Return what a page finds in a browser, by what is searched for, and the faults and requests on the way."""
    answer = _ask("node", TOOLS / "browse.cjs", _chromium(), "search", path, *queries)
    return dict(_json(answer, answer.stdout))


def read(path: Path, pictures: str | Path = "") -> dict[str, Any]:
    """Return what came of opening an EPUB in a reader: ``tools/read.cjs`` says which; *pictures* names a folder."""
    answer = _ask("node", TOOLS / "read.cjs", _chromium(), path, pictures)
    return dict(_json(answer, answer.stdout))


def qpdf(*paths: Path) -> list[str]:
    """Return what qpdf finds wrong with the syntax of PDFs: errors and warnings."""
    answers = [_ask("qpdf", "--check", path) for path in paths]
    return [line for a in answers if a.returncode for line in (*a.stderr.splitlines(), *a.stdout.splitlines())]


def _chromium() -> str:
    """Return the browser: the one the environment names, else the first that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise NoVerdictError(f"none of {', '.join(names)} is installed, and CHROMIUM names no other")
    return found


def _ask(*command: str | os.PathLike[str] | Any, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a validator and return its answer, whatever its exit code."""
    try:
        return subprocess.run(
            [str(word) for word in command],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=GIVE_UP_AFTER + FOR_A_FILE * len(command),
            check=False,
        )
    except FileNotFoundError as error:
        raise NoVerdictError(f"{command[0]} is not installed; `make test` installs it") from error
    except subprocess.TimeoutExpired as error:
        raise NoVerdictError(f"{command[0]} gave no answer in {error.timeout:.0f} s") from error


def _json(answer: subprocess.CompletedProcess[str], text: str) -> Any:
    """Return the verdict in *text*."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NoVerdictError(f"{answer.args[:3]} ended with {answer.returncode}: {answer.stderr[-500:]}") from error


def _named(answer: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the problems of all files that a tool was asked about, each with its file."""
    verdict = _json(answer, answer.stdout[answer.stdout.find("{") :])
    return [f"{path}: {problem}" for path, problems in verdict.items() for problem in problems]
