"""Measure what long PDFs cost to read: ``readers_pdf.py``.

Files of 125, 250 and 500 pages of invented text, in one and in two columns, with running heads, folios, notes, frames
and pictures, are each read in a process of its own. Ends with 1 when a bar is missed.
"""

import os
import random
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from printed import block, drawn, frame, height, pdf, picture, rule  # noqa: E402  # the path must be set first

PAGES = (125, 250, 500)
SECONDS, MEMORY, TWICE = 15.0, 400.0, 2.4
"""Bars: CPU seconds and MB for the longest file, what twice the pages may cost."""
_FOOT = 740
_WORDS = ("harbour", "market", "garden", "river", "window", "village", "bridge", "the", "of", "and", "a", "to", "in")


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading one file took."""

    cpu: float
    """CPU seconds of the reading alone."""
    memory: float
    """Most memory that the process held at once, in MB."""


def pdf_file(pages: int) -> bytes:
    """Return a PDF of so many pages."""
    chance = random.Random(7)
    return pdf([_page(number, chance) for number in range(1, pages + 1)])


def _page(number: int, chance: random.Random) -> str:
    parts = [drawn(50, 30, f"The Pier and the Market {number}", 8), drawn(290, 815, str(number), 9)]
    top = 60.0
    if number % 4 == 1:
        parts.append(drawn(50, 75, f"Report {number} from the pier", 16))
        top = 105.0
    for x in (50, 310) if number % 3 else (50,):
        parts += _column(x, top, 40 if number % 3 else 82, chance)
    if number % 5 == 0:
        parts += [drawn(50, 750, "1", 5), drawn(56, 753, "Or so it was told to those who asked.", 8), rule(50, 744, 80)]
    if number % 10 == 0:
        parts += [frame(300, 300, 200, 60), picture(310, 310, 100, 40)]
    return "".join(parts)


def _column(x: float, y: float, width: int, chance: random.Random) -> list[str]:
    parts = []
    while True:
        text = _paragraph(chance)
        if y + height(text, width) > _FOOT:
            return parts
        parts.append(block(x, y, text, width, indent=2))
        y += height("  " + text, width)


def _paragraph(chance: random.Random) -> str:
    sentences = (" ".join(chance.choices(_WORDS, k=chance.randint(6, 18))).capitalize() for _ in range(5))
    return ". ".join(sentences) + "."


def cost(path: Path) -> Cost:
    """Return what reading *path* takes in a process of its own."""
    code = (
        "import sys, time; from pathlib import Path; from converter import readers; start = time.process_time(); "
        "readers.read(Path(sys.argv[1])); print(time.process_time() - start)"
    )
    said, writes = os.pipe()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", code, str(path)],
        {**os.environ, "PYTHONPATH": sys.path[0]},
        file_actions=[(os.POSIX_SPAWN_DUP2, writes, 1)],
    )
    os.close(writes)
    with os.fdopen(said) as stream:
        seconds = stream.read()
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{path.name} could not be read")
    return Cost(float(seconds), usage.ru_maxrss / 1024)


def main() -> int:
    """Measure and print; return 1 when a bar is missed."""
    costs: list[Cost] = []
    with tempfile.TemporaryDirectory() as shop:
        for pages in PAGES:
            path = Path(shop) / f"{pages}.pdf"
            path.write_bytes(pdf_file(pages))
            costs.append(min((cost(path) for _ in range(3)), key=lambda each: each.cpu))
            print(f"pdf {pages:4} pages {costs[-1].cpu:7.2f} s {costs[-1].memory:6.0f} MB", flush=True)
    growth = max(b.cpu / a.cpu for a, b in pairwise(costs))
    met = growth <= TWICE and costs[-1].cpu <= SECONDS and costs[-1].memory <= MEMORY
    print(f"pdf twice the pages cost {growth:.2f} times as much: {'met' if met else 'MISSED'}")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
