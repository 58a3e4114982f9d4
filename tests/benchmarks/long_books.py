"""Measure what long PDFs cost: ``long_books.py [PAGES]``.

A book of PAGES (800) is compared with one twice as long, and with plain WeasyPrint on the same page.

Each book is made in a process of its own from invented words. Ends with 1 when a bar is missed.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

TWICE, PLAIN, MEMORY = 2.1, 0.75, 0.4
"""Bars: CPU of twice the pages, CPU beside plain WeasyPrint, MB for each page."""
_PAGES_OF_AN_ARTICLE = 2
_TEXT = (
    "the harbour of a lantern and in quiet morning to nobody counted boats which mended pier letters by keeper had "
    "evening market with unremarkable weather on neighbouring islands for photographs at considerable distance from "
    "rope makers their children remembered afterwards was timber"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What the making of one book took."""

    cpu: float
    """CPU seconds, user and system."""
    memory: float
    """Most memory that was held at once, in MB."""
    pages: int
    """Pages of the book."""


def markdown(pages: int) -> str:
    """Return canonical Markdown that fills about so many pages of A5."""
    return "".join(_lines(pages // _PAGES_OF_AN_ARTICLE, random.Random(7)))


def _lines(articles: int, chance: random.Random) -> Iterator[str]:
    yield '---\ncanonical: 1\ntitle: "Harbour Papers"\nlang: "en"\n---\n\n'
    for number in range(articles):
        if number % 20 == 0:
            yield f"# Year {number // 20} {{#year-{number} .part}}\n\n"
        yield f'## Report {number} from the pier {{#report-{number} .article date="2021-02-19"}}\n\n'
        yield "::: {.dateline}\n(19 February 2021)\n:::\n\n"
        for _ in range(8):
            yield f"{paragraph(chance)}\n\n"
        yield "[*A word in italics*](#report-0) and **one in bold**.\n\n"


def paragraph(chance: random.Random) -> str:
    """Return a paragraph of invented text."""
    return " ".join(chance.choices(_TEXT.split(), k=chance.randint(40, 110))).capitalize() + "."


def make(kind: str, pages: int, folder: Path) -> None:
    """Make one book in *folder*, or the page from which WeasyPrint makes it: what a process of its own does."""
    from converter.backends.pdf import markup, render, sheets
    from converter.contents import contents
    from converter.edition import read
    from converter.options import Options

    edition, options = read(markdown(pages), folder), Options()
    if kind == "ours":
        (folder / "ours.pdf").write_bytes(render(edition, options))
        return
    tree = markup.tree(edition, contents(edition, options.contents_depth), options)
    style = ElementTree.SubElement(tree.find("head") or tree, "style")
    style.text = sheets.style(edition, options)
    page = ElementTree.tostring(tree, encoding="unicode", method="html")
    (folder / "page.html").write_text(f"<!doctype html>{page}", "utf-8")


def run(*command: str | Path) -> tuple[float, float]:
    """Run a command and return its CPU seconds and its memory in MB; leave the benchmark when it fails."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([str(word) for word in command], stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command} ended with {process.returncode}: {said.read()[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def cost(kind: str, pages: int) -> Cost:
    """Return what a book takes that is made by us (``ours``) or by WeasyPrint (``theirs``)."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = run(sys.executable, __file__, kind, str(pages), folder)
        if kind == "theirs":
            program = Path(sys.executable).parent / "weasyprint"
            made = run(program, "--pdf-variant", "pdf/ua-1", folder / "page.html", folder / "theirs.pdf")
        with pypdfium2.PdfDocument(folder / f"{kind}.pdf") as document:
            return Cost(*made, len(document))


def main(pages: int) -> int:
    """Measure and print; return 1 when a bar is missed."""
    once, twice, plain = cost("ours", pages), cost("ours", 2 * pages), cost("theirs", pages)
    for name, each in (("ours", once), ("ours, twice as long", twice), ("WeasyPrint", plain)):
        share = each.memory / each.pages
        print(f"{name:22}{each.pages:6} pages {each.cpu:8.2f} s {each.memory:8.0f} MB {share:6.2f} a page")
    figures = (
        ("CPU of twice the pages, a page", twice.cpu / once.cpu / (twice.pages / once.pages) * 2, TWICE),
        ("CPU beside WeasyPrint", once.cpu / plain.cpu, PLAIN),
        ("MB a page", max(once.memory / once.pages, twice.memory / twice.pages), MEMORY),
    )
    for name, figure, bar in figures:
        print(f"{name:32}{figure:7.3f}{bar:7.2f} {'met' if figure <= bar else 'MISSED'}")
    return int(any(figure > bar for _, figure, bar in figures))


if __name__ == "__main__":
    if sys.argv[1:2] and not sys.argv[1].isdigit():
        make(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 800))
