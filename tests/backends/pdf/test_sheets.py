"""Page sizes and themes: what a reader measures on the finished page."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from converter import files
from converter.backends.pdf import render, sheets
from converter.edition import read
from converter.options import SETTINGS, Options
from printed_books import HEAD, SENTENCE

THEMES = ("book", "press", "report")
MILLIMETRES = {"A4": (210, 297), "A5": (148, 210), "B5": (176, 250), "letter": (216, 279), "6x9": (152, 229)}


def reader(markdown: str, **settings: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(render(read(HEAD + markdown, Path()), Options(**settings))))


def test_every_size_of_the_setting_is_a_sheet() -> None:
    assert set(SETTINGS["pdf.page"].metadata["choices"]) == set(sheets.SHEETS) == set(MILLIMETRES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", MILLIMETRES)
def test_lines_hold_55_to_75_characters_on_every_sheet(size: str, theme: str) -> None:
    made = reader(f"# T {{#t .article}}\n\n{SENTENCE * 16}\n", pdf_page=size, theme=theme)
    page = made.pages[-1]
    box = page.mediabox
    assert tuple(round(float(length) / 72 * 25.4) for length in (box.width, box.height)) == MILLIMETRES[size]
    lines = [line for line in page.extract_text().splitlines() if len(line) > 30]
    assert 55 <= sum(map(len, lines[:-1])) / len(lines[:-1]) <= 75


def many_sections() -> Iterator[str]:
    """Yield sections whose lengths let every heading come to stand at every height of a page."""
    for number in range(60):
        kind = ".article" if number % 4 == 0 else ""
        yield f"{'#' if kind else '##'} Heading {number} {{#h{number} {kind}}}\n\n"
        yield "\n\n".join(["word " * (40 + 11 * number % 97)] * (1 + number % 3)) + "\n\n"


@pytest.mark.parametrize("theme", THEMES)
def test_no_heading_stands_at_the_foot_of_a_page(theme: str) -> None:
    made = reader("".join(many_sections()), theme=theme)
    pages = [re.findall(r"(?m)^(?:Heading \d+|word.*)$", page.extract_text()) for page in made.pages[3:]]
    last = [lines[-1] for lines in pages if lines]
    assert len(last) > 20
    assert [line for line in last if line.startswith("Heading")] == []


def test_a_theme_of_ones_own_is_a_folder(tmp_path: Path) -> None:
    own = tmp_path / "styles" / "themes" / "mine"
    own.mkdir(parents=True)
    (own / "print.css").write_text("p { color: #123456 }")
    options = Options(overrides=str(tmp_path), theme="mine")
    assert files.themes(str(tmp_path)) == sorted([*THEMES, "mine"])
    assert sheets.style(read(HEAD, Path()), options).endswith("p { color: #123456 }")
