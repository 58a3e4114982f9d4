"""Measure what normalizing costs: ``normalizing.py``.

On real text, where works whose structure is known are at hand: the CPU seconds for each MB, each work read, normalized
and written in one process, the least of several rounds for each; and of all of them in one file, beside a quarter of
it. On invented books of 1, 5 and 20 MB, and on texts of 5 and 20 MB that are all of one thing, each in a process of its
own: how cost and memory grow. Seconds say little where the speed of the machine is unknown or swings, so that the real
text is also turned from Markdown into HTML by pandoc, in the same rounds. Ends with 1 when a bar is missed.
"""

import json
import math
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from invented_texts import ODD, book
from pypandoc import get_pandoc_path

from converter.build import normalize_source, read_source
from converter.options import Options

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1].parent / "shared" / "corpus" / "dev"
TEXT_FORMS = ("pg-txt", "seed", "pdftotext", "layout", "ocr", "pypdf", "pdfminer")
SECONDS, GROWTH, MEMORY = 1.0, 1.15, 40.0
"""Bars: CPU seconds for each MB, cost for each MB of the longest book beside the shortest, bytes for each byte."""
OF_PANDOC = 0.5
"""Bar: cost beside pandoc's, which took two seconds for each MB on the machine that the bar in seconds was set for."""
MB = 1_000_000
SIZES = (1, 5, 20)
"""Sizes of the invented books in MB."""
ODD_SIZES = (5, 20)
"""Sizes in MB of the texts that are all of one thing."""
LONGEST = 300
"""CPU seconds after which a measurement is given up: what grows faster than the text would go on for hours."""
ROUNDS = 3
"""Rounds of which the least counts."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the normalizing of one book took."""

    cpu: float
    """CPU seconds, user and system; without end where the measurement was given up."""
    memory: int
    """Most memory that was held at once, in bytes."""
    size: int
    """Bytes of the book."""


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 5))


def cost(file: Path) -> Cost:
    """Return what ``converter normalize`` takes for *file*, in a process of its own."""
    command = [sys.executable, "-m", "converter", "normalize", str(file), "-o", str(file.with_suffix(".md"))]
    return Cost(*_taken(command), file.stat().st_size)


def _taken(command: list[str]) -> tuple[float, int]:
    """Return the CPU seconds that *command* takes, without end where it was given up, and the most memory it held."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=_limit)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, -signal.SIGXCPU):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime if process.returncode == 0 else math.inf
    return cpu, usage.ru_maxrss * 1024


def works(folder: Path) -> list[Path]:
    """Return the files of the works of *folder* that are text."""
    found = [(gold, json.loads(gold.read_text("utf-8"))) for gold in sorted(folder.glob("*/gold.json"))]
    return [gold.parent / work["input"] for gold, work in found if work["form"] in TEXT_FORMS]


def seconds_of(file: Path) -> tuple[float, float]:
    """Return the CPU seconds that *file* takes in this process, and those that pandoc takes: the least of several
    rounds.
    """
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        normalize_source(read_source(file, Options()), Options())
        spent.append((time.process_time() - start, _seconds_of_pandoc(file)))
    ours, pandocs = zip(*spent, strict=True)
    return min(ours), min(pandocs)


def _seconds_of_pandoc(file: Path) -> float:
    command = [get_pandoc_path(), "--from", "markdown", "--to", "html", "--output", os.devnull, str(file)]
    return _taken(command)[0]


def verdict(name: str, figure: float, bar: float, unit: str) -> bool:
    """Print a line and return whether the bar is met."""
    print(f"{name:58}{figure:9.3f} {unit:6} bar {bar:g}  {'met' if figure <= bar else 'MISSED'}", flush=True)
    return figure <= bar


def grown(name: str, shorter: Cost, longer: Cost) -> list[bool]:
    """Print how cost and memory of *longer* are beside those of *shorter*, and return whether the bars are met."""
    rates = longer.cpu / longer.size / (shorter.cpu / shorter.size)
    memory = (longer.memory - shorter.memory) / (longer.size - shorter.size)
    return [
        verdict(f"{name}: a MB among {longer.size // MB} beside one among {shorter.size // MB}", rates, GROWTH, ""),
        verdict(f"{name}: memory for each byte of text", memory, MEMORY, "bytes"),
    ]


def real(files: list[Path], folder: Path) -> list[bool]:
    """Measure the works in *files*, one by one, and all of them in one file, which is made in *folder*."""
    size = sum(file.stat().st_size for file in files) / MB
    ours, pandocs = (sum(seconds) for seconds in zip(*map(seconds_of, files), strict=True))
    met = [verdict(f"works with known structure, {size:.1f} MB", ours / size, SECONDS, "s/MB")]
    print(f"{'the same by pandoc, Markdown to HTML':58}{pandocs / size:9.3f} s/MB", flush=True)
    met.append(verdict("works with known structure, beside pandoc", ours / pandocs, OF_PANDOC, ""))
    costs = []
    for name, some in (("quarter", files[::4]), ("all", files)):
        file = folder / f"{name}.txt"
        texts = ("\n".join(line.text for line in read_source(each, Options()).lines) for each in some)
        file.write_text("\n\n\n".join(texts), "utf-8")
        costs.append(cost(file))
    return met + grown("all of them in one file", *costs)


def invented(folder: Path) -> list[bool]:
    """Measure invented books and texts that are all of one thing, which are made in *folder*."""
    met, costs = [], []
    for size in SIZES:
        costs.append(_cost_of(book(size * MB), folder))
        each = costs[-1].cpu / costs[-1].size * MB
        met.append(verdict(f"an invented book of {size} MB, with the program's start", each, SECONDS, "s/MB"))
    met += grown("an invented book", *costs[1:])
    for name, text in ODD.items():
        shorter, longer = (_cost_of(text(size * MB), folder) for size in ODD_SIZES)
        print(f"{f'all of it {name}':58}{longer.cpu / longer.size * MB:9.3f} s/MB")
        met += grown(name, shorter, longer)
    return met


def _cost_of(text: str, folder: Path) -> Cost:
    file = folder / "invented.txt"
    file.write_text(text, "utf-8")
    return cost(file)


def main() -> int:
    """Measure and print."""
    met = []
    with tempfile.TemporaryDirectory() as folder:
        if CORPUS.is_dir():
            met += real(works(CORPUS), Path(folder))
        else:
            print(f"real text was left out: there is no {CORPUS}")
        met += invented(Path(folder))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
