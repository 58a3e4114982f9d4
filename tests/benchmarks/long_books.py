"""Measure what long PDFs cost: ``long_books.py [PAGES]``.

Books of PAGES (500) and of 3.2 times as many are made by us, with an empty cache and again after a change in one
article, and by plain WeasyPrint from the same page; where they are installed, also by typst and by pandoc with typst
from the same text, which has no tags, no notes and no checks then: that is told, not judged. A book of 1.6 times PAGES
tells what the work costs: processes that share a core's threads wait for each other, and that counts as CPU time, so
each of the two makes it on one core.

Each book is made in a process of its own from invented words. Ends with 1 when a bar is missed.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

TIMES = 3.2
ALONE = 1.3  # with what the lengths of pages add to it, 1.6 times as many
_PAGES_OF_AN_ARTICLE = 2
_CHANGED = "something that nobody had said before"
_OWN = (sys.executable, __file__)
_TEXT = (
    "the harbour of a lantern and in quiet morning to nobody counted boats which mended pier letters by keeper had "
    "evening market with unremarkable weather on neighbouring islands for photographs at considerable distance from "
    "rope makers their children remembered afterwards was timber"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What the making of one book took."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """CPU seconds, user and system, of all processes."""
    memory: float
    """Most memory that the process which writes the book held at once, in MB."""
    pages: int
    """Pages of the book."""
    size: int
    """Bytes of the file."""
    reading: float = 0.0
    """CPU seconds of what was needed before there was a page to lay out, which WeasyPrint is given."""


def markdown(pages: int, change: str = "") -> str:
    """Return canonical Markdown that fills about so many pages of A5; one article has the words of *change* more."""
    return "".join(_lines(pages // _PAGES_OF_AN_ARTICLE, random.Random(7), change))


def _lines(articles: int, chance: random.Random, change: str) -> Iterator[str]:
    yield '---\ncanonical: 1\ntitle: "Harbour Papers"\nlang: "en"\n---\n\n'
    for number in range(articles):
        if number % 20 == 0:
            yield f"# Year {number // 20} {{#year-{number} .part}}\n\n"
        yield f'## Report {number} from the pier {{#report-{number} .article date="2021-02-19"}}\n\n'
        yield "::: {.dateline}\n(19 February 2021)\n:::\n\n"
        for _ in range(8):
            yield f"{paragraph(chance)}\n\n"
        yield f"[*A word in italics*](#report-0) and **one in bold** {change if number == articles // 2 else ''}.\n\n"


def paragraph(chance: random.Random) -> str:
    """Return a paragraph of invented text."""
    return " ".join(chance.choices(_TEXT.split(), k=chance.randint(40, 110))).capitalize() + "."


def make(kind: str, folder: Path) -> None:
    """Make one book in *folder*, or what others make it from: what a process of its own does."""
    from converter.backends.pdf import render
    from converter.edition import read
    from converter.options import Options

    text = (folder / "book.md").read_text("utf-8")
    if kind == "page":
        (folder / "page.html").write_text(_page(text, folder), "utf-8")
    elif kind == "typst":
        import typst

        typst.compile(str(folder / "book.typ"), str(folder / "typst.pdf"))
    else:
        if kind == "alone":
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        before = _cpu()
        edition = read(text, folder, keeps=True)
        reading = _cpu() - before
        (folder / "ours.pdf").write_bytes(render(edition, Options()))
        # The memory of pandoc, which reads the text, is not what is measured.
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        (folder / "told.json").write_text(json.dumps({"memory": memory, "reading": reading}))


def _cpu() -> float:
    """Return the CPU seconds of this process and of those it has seen end."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _page(text: str, folder: Path) -> str:
    """Return the page from which WeasyPrint makes the book."""
    from converter.backends.pdf import markup, sheets
    from converter.contents import contents
    from converter.edition import read
    from converter.options import Options

    edition, options = read(text, folder), Options()
    tree = markup.tree(edition, contents(edition, options.contents_depth), options)
    style = ElementTree.SubElement(tree.find("head") or tree, "style")
    style.text = sheets.style(edition, options) + "@page :nth(1 of body) { counter-reset: page 1 }"
    return f"<!doctype html>{ElementTree.tostring(tree, encoding='unicode', method='html')}"


def run(*command: str | Path, cache: Path) -> tuple[float, float, float]:
    """Run a command and return its wall and CPU seconds and its memory in MB; leave the benchmark when it fails."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        words = [str(word) for word in command]
        process = subprocess.Popen(words, stdout=said, stderr=said, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command} ended with {process.returncode}: {said.read()[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def costs(pages: int) -> Iterator[tuple[str, Cost]]:
    """Yield who makes a book of so many pages, and what that takes."""
    from pypandoc import get_pandoc_path

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield "WeasyPrint", _plain(folder, pages)
        yield "ours, cold", _cost(folder / "ours.pdf", *_OWN, "ours", folder)
        (folder / "book.md").write_text(markdown(pages, _CHANGED), "utf-8")
        yield "ours, one change", _cost(folder / "ours.pdf", *_OWN, "ours", folder)
        if find_spec("typst"):
            pandoc = (get_pandoc_path(), folder / "book.md", "-s", "-V", "papersize=a5", "-o", folder / "book.typ")
            before = run(*pandoc, cache=folder / "cache")
            made = _cost(folder / "typst.pdf", *_OWN, "typst", folder)
            yield "typst", made
            both = (made.wall + before[0], made.cpu + before[1], max(made.memory, before[2]))
            yield "pandoc + typst", Cost(*both, made.pages, made.size)
        else:
            print("typst is not installed: it is left out", file=sys.stderr)


def costs_alone(pages: int) -> Iterator[tuple[str, Cost]]:
    """Yield what a book of so many pages takes on one core."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield "WeasyPrint", _plain(folder, pages)
        yield "ours, one core", _cost(folder / "ours.pdf", *_OWN, "alone", folder)


def _plain(folder: Path, pages: int) -> Cost:
    """Write the text of a book of so many pages into *folder*, and return what plain WeasyPrint takes for it."""
    (folder / "book.md").write_text(markdown(8), "utf-8")
    run(*_OWN, "ours", folder, cache=folder / "cache")  # what is compiled once is not what is measured
    (folder / "book.md").write_text(markdown(pages), "utf-8")
    run(*_OWN, "page", folder, cache=folder / "cache")
    weasyprint = (Path(sys.executable).parent / "weasyprint", "--pdf-variant", "pdf/ua-1")
    return _cost(folder / "theirs.pdf", *weasyprint, folder / "page.html", folder / "theirs.pdf")


def _cost(book: Path, *command: str | Path) -> Cost:
    """Run the command that makes *book*, and return what that took."""
    import pypdfium2

    folder = book.parent
    wall, cpu, memory = run(*command, cache=folder / "cache")
    told = json.loads((folder / "told.json").read_text()) if book.name == "ours.pdf" else {}
    with pypdfium2.PdfDocument(book) as document:
        pages = len(document)
    return Cost(wall, cpu, told.get("memory", memory), pages, book.stat().st_size, told.get("reading", 0.0))


def figures(
    short: dict[str, Cost], long: dict[str, Cost], alone: dict[str, Cost]
) -> Iterator[tuple[str, float, float]]:
    """Yield each figure with its name and its bar."""
    for name, made in (("short", short), ("long", long)):
        plain, cold, again = made["WeasyPrint"], made["ours, cold"], made["ours, one change"]
        if len(os.sched_getaffinity(0)) > 1:
            yield f"{name}: wall, cold : WeasyPrint", cold.wall / plain.wall, 0.6
        yield f"{name}: CPU, cold : WeasyPrint", cold.cpu / plain.cpu, 1.1
        yield f"{name}: wall, one change : WeasyPrint", again.wall / plain.wall, 0.12
        yield f"{name}: memory : WeasyPrint", cold.memory / plain.memory, 0.7
        yield f"{name}: MB a page", cold.memory / cold.pages, 0.4
        yield f"{name}: bytes of the file : WeasyPrint", cold.size / plain.size, 1.15
    plain, one = alone["WeasyPrint"], alone["ours, one core"]
    yield "one core: CPU from the same page", (one.cpu - one.reading) / plain.cpu, 0.75
    growth = long["ours, cold"].wall / short["ours, cold"].wall
    yield f"wall, {TIMES} times as many pages", growth, 3.4
    grown = long["ours, cold"].pages / short["ours, cold"].pages
    yield "CPU a page, long : short", long["ours, cold"].cpu / short["ours, cold"].cpu / grown, 1.05


def main(pages: int) -> int:
    """Measure and print; return 1 when a bar is missed."""
    made = [_told(costs(pages)), _told(costs(round(pages * TIMES))), _told(costs_alone(round(pages * ALONE)))]
    missed = False
    for name, figure, bar in figures(*made):
        missed |= figure > bar
        print(f"{name:36}{figure:7.3f}{bar:7.2f} {'met' if figure <= bar else 'MISSED'}")
    return int(missed)


def _told(costs: Iterable[tuple[str, Cost]]) -> dict[str, Cost]:
    """Print *costs* as they come, and return them."""
    told = {}
    for name, cost in costs:
        told[name] = cost
        print(
            f"{name:18}{cost.pages:6} pages {cost.wall:8.2f} s {cost.cpu:8.2f} CPU s {cost.memory:6.0f} MB"
            f" {cost.size / 1e6:6.2f} MB of file",
            flush=True,
        )
    return told


if __name__ == "__main__":
    if len(sys.argv) > 2:
        make(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 500))
