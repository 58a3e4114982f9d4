"""Measure what normalizing costs: ``normalizing.py``.

Two things are measured. On works whose structure is known, where they are at hand, the CPU seconds for each MB of text,
each work read, normalized and written in one process. On invented books of 1, 5 and 20 MB, each in a process of its
own, how cost and memory grow. Ends with 1 when a bar is missed.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from converter.build import normalize_source, read_source
from converter.options import Options

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1].parent / "shared" / "corpus" / "dev"
TEXT_FORMS = ("pg-txt", "seed", "pdftotext", "layout", "ocr", "pypdf", "pdfminer")
SECONDS, GROWTH, MEMORY = 1.0, 1.15, 40.0
"""Bars: CPU seconds for each MB, cost for each MB of the longest book beside the shortest, bytes for each byte."""
SIZES = (1, 5, 20)
"""Sizes of the invented books in MB."""
_WIDTH = 72
_SYLLABLES = (
    "ba",
    "co",
    "di",
    "fu",
    "ga",
    "ha",
    "jo",
    "ki",
    "la",
    "me",
    "no",
    "pe",
    "ra",
    "si",
    "to",
    "vu",
    "wa",
    "ye",
    "zo",
    "ster",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What the normalizing of one book took."""

    cpu: float
    """CPU seconds, user and system."""
    memory: int
    """Most memory that was held at once, in bytes."""
    size: int
    """Bytes of the book."""


def book(size: int) -> str:
    """Return an invented book of at least *size* characters: chapters, wrapped paragraphs, here and there verse."""
    chance = random.Random(11)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    lines: list[str] = []
    length = 0
    for chapter in count(1):
        for line in _chapter(chapter, words, weights, chance):
            lines.append(line)
            length += len(line) + 1
        if length >= size:
            return "\n".join(lines) + "\n"
    raise AssertionError("the counting never ends")


def _chapter(number: int, words: list[str], weights: list[float], chance: random.Random) -> Iterator[str]:
    title = " ".join(chance.choices(words, k=4)).upper()
    yield from ("", "", f"CHAPTER {number}", "", title, "", "")
    for _ in range(chance.randint(12, 30)):
        if chance.random() < 0.04:
            yield from (f"    {' '.join(chance.choices(words, weights, k=6)).capitalize()}," for _ in range(8))
        else:
            text = " ".join(_sentence(words, weights, chance) for _ in range(chance.randint(2, 8)))
            yield from textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
        yield ""


def _sentence(words: list[str], weights: list[float], chance: random.Random) -> str:
    return " ".join(chance.choices(words, weights, k=chance.randint(5, 30))).capitalize() + "."


def cost(file: Path) -> Cost:
    """Return what ``converter normalize`` takes for *file*, in a process of its own."""
    command = [sys.executable, "-m", "converter", "normalize", str(file), "-o", str(file.with_suffix(".md"))]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, file.stat().st_size)


def seconds_of_works(folder: Path) -> tuple[float, float]:
    """Return the CPU seconds that the works of *folder* take together, and their size in MB."""
    spent = size = 0.0
    for gold in sorted(folder.glob("*/gold.json")):
        work = json.loads(gold.read_text("utf-8"))
        if work["form"] not in TEXT_FORMS:
            continue
        start = time.process_time()
        source = read_source(gold.parent / work["input"], Options())
        normalize_source(source, Options())
        spent += time.process_time() - start
        size += source.size / 1e6
    return spent, size


def verdict(name: str, figure: float, bar: float, unit: str) -> bool:
    """Print a line and return whether the bar is met."""
    print(f"{name:58}{figure:9.3f} {unit:6} bar {bar:g}  {'met' if figure <= bar else 'MISSED'}")
    return figure <= bar


def main() -> int:
    """Measure and print."""
    met = []
    if CORPUS.is_dir():
        spent, size = min(seconds_of_works(CORPUS) for _ in range(3))
        met.append(verdict(f"works with known structure, {size:.1f} MB", spent / size, SECONDS, "s/MB"))
    with tempfile.TemporaryDirectory() as folder:
        costs = []
        for size in SIZES:
            file = Path(folder) / f"book-{size}.txt"
            file.write_text(book(size * 1_000_000), "utf-8")
            costs.append(cost(file))
            each = costs[-1].cpu / costs[-1].size * 1e6
            met.append(verdict(f"an invented book of {size} MB, with the program's start", each, SECONDS, "s/MB"))
    rates = [one.cpu / one.size for one in costs]
    met.append(verdict(f"cost of a MB among {SIZES[-1]} beside one among {SIZES[1]}", rates[-1] / rates[1], GROWTH, ""))
    grown = (costs[-1].memory - costs[1].memory) / (costs[-1].size - costs[1].size)
    met.append(verdict("memory for each byte of text", grown, MEMORY, "bytes"))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
