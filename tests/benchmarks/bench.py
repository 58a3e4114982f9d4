"""Compare what our work costs with what it would cost by other means: ``bench.py [--rounds N]``.

All sides take turns in every round, each in a fresh folder, and the median counts. CPU seconds are those of a command
and of all processes it waited for (user and system), so that neither parallel work nor a busy machine flatters anyone.
Prints a table, writes ``results.json`` beside this file, and ends with 1 when a bar is missed.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS = HERE / "results.json"
BIN = Path(sys.executable).parent

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    cpu: float
    """CPU seconds, user and system, of the command and its children."""
    wall: float
    """Seconds on the clock."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our commands, theirs, and how much of theirs we may cost."""

    name: str
    """What is compared."""
    ours: Sequence[Command]
    """Commands, run one after the other."""
    theirs: Sequence[Command]
    """What does the same work otherwise; empty when the bar is in seconds."""
    bar: float
    """Most that is allowed: a ratio of CPU seconds, or seconds of wall time when there is nothing to compare with."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row of the table."""

    name: str
    """What was compared."""
    ours: float
    """Our median in seconds."""
    theirs: float | None
    """Their median in seconds."""
    figure: float
    """What is held against the bar."""
    bar: float
    """The bar."""

    @property
    def met(self) -> bool:
        """Whether the bar is met."""
        return self.figure <= self.bar


def environment() -> dict[str, str]:
    """Return the environment of all sides. Python may keep what it compiled: pip compiles what it installs, and a
    working copy is compiled by its first run, unless the variable forbids it.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(command: Command, folder: Path) -> Cost:
    """Run a command in *folder*; leave the benchmark when it fails, for then its cost means nothing."""
    words = [str(word) for word in command]
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            words, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(words)} ended with {process.returncode}:\n{said.read()}")
    return Cost(usage.ru_utime + usage.ru_stime, wall)


def run_all(commands: Sequence[Command]) -> Cost:
    """Run commands one after the other in a fresh folder and return what they took together."""
    with tempfile.TemporaryDirectory() as folder:
        costs = [run(command, Path(folder)) for command in commands]
    return Cost(sum(cost.cpu for cost in costs), sum(cost.wall for cost in costs))


def measure(comparison: Comparison, rounds: int) -> Verdict:
    """Let both sides take turns and return the verdict on their medians."""
    ours: list[Cost] = []
    theirs: list[Cost] = []
    run_all(comparison.ours)  # the first run reads the disk for all that follow
    for _ in range(rounds):
        ours.append(run_all(comparison.ours))
        if comparison.theirs:
            theirs.append(run_all(comparison.theirs))
    if not theirs:
        wall = median(cost.wall for cost in ours)
        return Verdict(comparison.name, wall, None, wall, comparison.bar)
    own, other = median(cost.cpu for cost in ours), median(cost.cpu for cost in theirs)
    return Verdict(comparison.name, own, other, own / other, comparison.bar)


def raw_file() -> Path:
    """Return the real compilation where it is at hand, else the sample."""
    real = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))
    return real[0] if real else ROOT / "tests" / "cases" / "harbour-museum" / "raw.txt"


def comparisons(raw: Path) -> list[Comparison]:
    """Return what is compared; what needs a program that is not installed is left out, aloud."""
    from pypandoc import get_pandoc_path

    pandoc, converter = get_pandoc_path(), BIN / "converter"
    build = (converter, "build", "--no-cache", raw, "-o", "out", "-t")  # nothing is found that an earlier round made
    scripted = (
        (pandoc, "-s", raw, "-o", "x.html"),
        (pandoc, raw, "-o", "x.epub"),
        (BIN / "weasyprint", "x.html", "x.pdf"),
    )
    compared = [
        Comparison("PDF, EPUB, HTML, checked : pandoc + weasyprint", [(*build, "pdf,epub,html")], scripted, 1.0),
        Comparison("converter --version, wall time", [(converter, "--version")], [], 0.1),
    ]
    calibre = shutil.which("ebook-convert")
    if calibre:
        compared += [Comparison("EPUB, checked : calibre", [(*build, "epub")], [(calibre, raw, "x.epub")], 0.6)]
    else:
        print("calibre is not installed: the EPUB alone is compared with nothing", file=sys.stderr)
    return compared


def versions() -> dict[str, str]:
    """Return the versions that the figures are true for."""
    from pypandoc import get_pandoc_version

    found = {name: version(name) for name in ("compilation-converter", "weasyprint", "ebooklib")}
    found |= {"python": platform.python_version(), "pandoc": get_pandoc_version()}
    if shutil.which("ebook-convert"):
        said = subprocess.run(["ebook-convert", "--version"], capture_output=True, text=True, check=True).stdout
        found["calibre"] = said.split("(calibre ")[-1].split(")")[0]
    return found


def row(verdict: Verdict) -> tuple[str, ...]:
    """Return the cells of a verdict."""
    theirs = "" if verdict.theirs is None else f"{verdict.theirs:.3f}"
    word = "met" if verdict.met else "MISSED"
    return verdict.name, f"{verdict.ours:.3f}", theirs, f"{verdict.figure:.3f}", f"{verdict.bar:.1f}", word


def table(verdicts: Sequence[Verdict]) -> str:
    """Return the verdicts as a table."""
    rows = [("", "ours, s", "theirs, s", "figure", "bar", ""), *map(row, verdicts)]
    width = max(len(row[0]) for row in rows)
    return "\n".join(f"{name:{width}}" + "".join(f"{cell:>11}" for cell in cells) for name, *cells in rows)


def as_json(verdicts: Sequence[Verdict], raw: Path, rounds: int) -> str:
    """Return the figures for the record."""
    figures = [
        {"name": v.name, "ours": v.ours, "theirs": v.theirs, "figure": v.figure, "bar": v.bar, "met": v.met}
        for v in verdicts
    ]
    rounded = json.loads(json.dumps(figures), parse_float=lambda text: round(float(text), 3))
    record = {"source": raw.name, "rounds": rounds, "versions": versions(), "figures": rounded}
    return json.dumps(record, indent=2) + "\n"


def main() -> int:
    """Measure, print, record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="turns that each side takes (7)")
    rounds = parser.parse_args().rounds
    raw = raw_file()
    verdicts = [measure(comparison, rounds) for comparison in comparisons(raw)]
    print(table(verdicts))
    RESULTS.write_text(as_json(verdicts, raw, rounds), "utf-8")
    return 0 if all(verdict.met for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
