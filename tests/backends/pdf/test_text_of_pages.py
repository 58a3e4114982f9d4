"""What the finished PDF says page by page, where a page has little or lists have numbers of their own."""

from pathlib import Path

import pypdf
import pytest

from converter.build import render
from converter.finished import pdf
from converter.options import Options

HEAD = '---\ncanonical: 1\ntitle: "Boats"\nlang: "en"\n---\n\n'


def book(text: str, folder: Path) -> Path:
    """Return the PDF of canonical Markdown, which passes all checks."""
    path = folder / "a.md"
    path.write_text(HEAD + text, "utf-8")
    report = render(path, Options(cache="no"), folder / "out", ("pdf",))
    assert report.outcome == "ok", report.reason
    return folder / "out" / "a.pdf"


@pytest.mark.parametrize("start", [0, 2, 99])
def test_a_numbered_list_begins_with_its_number(start: int, tmp_path: Path) -> None:
    items = f"{start}.".ljust(4) + "A crate.\n" + f"{start + 1}.".ljust(4) + "A lamp.\n"
    made = book(f"# Boats {{#boats .article}}\n\nThere were:\n\n{items}\nThat was all.\n", tmp_path)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(made).pages)
    assert f"{start}." in text and f"{start + 1}." in text


def test_a_page_without_words_has_a_running_head_that_is_no_word_of_the_text(tmp_path: Path) -> None:
    rules = "\n\n".join(["* * *"] * 120)
    lamps = "# Lamps {#lamps .article}\n\nTwo.\n"
    made = book(f"# Boats {{#boats .article}}\n\nOne.\n\n{rules}\n\nMore.\n\n{lamps}", tmp_path)
    empty = [page for page in pdf.read(made).pages if not page.lines]
    assert any("Boats" in line for page in empty for line in page.artifacts)


def test_each_head_of_a_table_is_text_once_on_whatever_page_it_stands(tmp_path: Path) -> None:
    head = "| Berth | Vessel |\n|---|---|\n"
    for rows in range(18, 28):
        one = "\n".join(f"| {n} | Gannet {n} |" for n in range(rows))
        text = f"# Boats {{#boats .article}}\n\n{head}{one}\n\n{head}{one}\n"
        assert pdf.text(book(text, tmp_path)).tokens.count("Berth") == 2, rows


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_figure_that_calls_a_note_is_a_word_of_its_own_after_a_figure(lang: str, tmp_path: Path) -> None:
    said = {"en": "It was in 1999", "ar": "كان ذلك في سنة 1999"}[lang]
    text = f"# Boats {{#boats .article}}\n\n{said}[12](#note-12){{.noteref}}, or so.\n\n"
    made = book(f"{text}::: {{#note-12 .note}}\n[12]{{.label}} Told.\n:::\n", tmp_path)
    found = pdf.text(made).tokens
    assert found[found.index("1999") + 1] == "12"
