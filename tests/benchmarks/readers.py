"""Measure what long files cost to read: ``readers.py [FORM…]``, such as ``readers.py docx``.

Each form of ``FORMS`` writes a file of 125, 250 and 500 pages of invented text, and a process of its own reads each.
Prints a table and ends with 1 when a bar is missed: seconds and memory for 500 pages, the price of twice the pages.
"""

import os
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from formats import docx, odt, p, r  # noqa: E402  # the path must be set first
from long_pdfs import paragraph, pdf_file  # noqa: E402

PAGES = (125, 250, 500)
TWICE = 2.4
"""What reading twice the pages may cost."""
_PARAGRAPHS = 6
"""Paragraphs of a page."""
_STYLES = """<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>"""


@dataclass(frozen=True, slots=True)
class Form:
    """A format, how a file of it is written, and its bars."""

    written: Callable[[int], bytes]
    """Returns a file of so many pages."""
    seconds: float
    """Most CPU seconds for reading the longest."""
    memory: float
    """Most memory for that, in MB."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading one file took."""

    cpu: float
    """CPU seconds of the reading alone."""
    memory: float
    """Most memory that the process held at once, in MB."""


def word_file(pages: int) -> bytes:
    """Return a DOCX with headings, bold words, notes and a table on every tenth page."""
    chance = random.Random(7)
    notes: list[str] = []
    body = "".join(_word_page(number, chance, notes) for number in range(pages))
    return docx(body, styles=_STYLES, footnotes="".join(notes))


def _word_page(number: int, chance: random.Random, notes: list[str]) -> str:
    parts = [p(f"Report {number} from the pier", '<w:pStyle w:val="H"/>')] if number % 2 == 0 else []
    for _ in range(_PARAGRAPHS):
        words = paragraph(chance).split()
        runs = "".join(r(f"{word} ", "<w:b/>" if chance.random() < 0.03 else "") for word in words)
        parts.append(f"<w:p>{runs}</w:p>")
    notes.append(f'<w:footnote w:id="{number}">{p(paragraph(chance))}</w:footnote>')
    parts.append(f'<w:p>{r("See below")}<w:r><w:footnoteReference w:id="{number}"/></w:r></w:p>')
    if number % 10 == 0:
        row = "<w:tr>" + "".join(f"<w:tc>{p(str(chance.randint(1, 999)))}</w:tc>" for _ in range(6)) + "</w:tr>"
        parts.append(f"<w:tbl>{row * 12}</w:tbl>")
    return "".join(parts) + p("", "<w:pageBreakBefore/>")


def writer_file(pages: int) -> bytes:
    """Return an ODT with headings."""
    chance = random.Random(7)
    body = []
    for number in range(pages):
        body.append(f'<text:h text:outline-level="1">Report {number} from the pier</text:h>')
        body += [f"<text:p>{paragraph(chance)}</text:p>" for _ in range(_PARAGRAPHS)]
    return odt("".join(body))


FORMS = {
    "docx": Form(word_file, 8, 1024),
    "odt": Form(writer_file, 8, 1024),
    "pdf": Form(pdf_file, 15, 400),
}
"""Every form that is measured, by the suffix of its files."""


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


def measure(suffix: str, folder: Path) -> bool:
    """Print what files of one form cost and return whether the bars are met."""
    form = FORMS[suffix]
    costs: list[Cost] = []
    for pages in PAGES:
        path = folder / f"{pages}.{suffix}"
        path.write_bytes(form.written(pages))
        costs.append(min((cost(path) for _ in range(3)), key=lambda each: each.cpu))
        print(f"{suffix:5} {pages:4} pages {costs[-1].cpu:7.2f} s {costs[-1].memory:6.0f} MB", flush=True)
    growth = costs[-1].cpu / costs[-2].cpu
    met = growth <= TWICE and costs[-1].cpu <= form.seconds and costs[-1].memory <= form.memory
    print(f"{suffix:5} twice the pages cost {growth:.2f} times as much: {'met' if met else 'MISSED'}")
    return met


def main() -> int:
    """Measure the forms that are named, or all."""
    with tempfile.TemporaryDirectory() as folder:
        met = [measure(suffix, Path(folder)) for suffix in sys.argv[1:] or FORMS]
        return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
