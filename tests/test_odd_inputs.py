"""Texts that nobody expects still become editions in which every word stands on its page."""

import re
from pathlib import Path

import pytest

import validators
from converter.build import build, render
from converter.finished import pdf
from converter.options import Options

HEAD = '---\ncanonical: 1\ntitle: "{title}"\nlang: en\n---\n\n'
SENTENCE = "The keeper counts the boats that have come in during the night."


def table(columns: int) -> str:
    row = ["transportation", "1,234,567", "Wednesday", "of"] * columns
    lines = (row[:columns], ["---"] * columns, row[:columns], row[1 : columns + 1])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


ODD = {
    "a heading of many lines": f"# {'The heading goes on and on ' * 16}{{#a .article date=2023}}\n\n{SENTENCE}",
    "an article without text": f"# One {{#a .article}}\n\n# Two {{#b .article}}\n\n{SENTENCE}",
    "a word of many lines": f"# One {{#a .article}}\n\nBefore {'Lighthousekeeper' * 40} after.",
    "a heading of one word": f"# {'Unbreakable' * 12} {{#a .article}}\n\n{SENTENCE}",
    "parts in parts": f"# P {{#p .part}}\n\n## Q {{#q .part}}\n\n### A {{#a .article}}\n\n{SENTENCE}",
    "one word": "Word",
    **{f"a table of {columns} columns": f"# One {{#a .article}}\n\n{table(columns)}" for columns in (8, 12, 30)},
    "a link with its address": "See [a museum](https://example.org/boats), [Ada](mailto:ada@example.org).",
    "long words in a table": f"| One | Two | Three |\n| --- | --- | --- |\n| {'x' * 90} | {'M' * 60} | a |",
}


@pytest.mark.parametrize("name", ODD)
def test_every_word_stands_between_the_margins(name: str, tmp_path: Path) -> None:
    import pypdfium2

    (tmp_path / "a.md").write_text(HEAD.format(title=SENTENCE * 6) + ODD[name] + "\n", "utf-8")
    report = render(tmp_path / "a.md", out=tmp_path, editions=("pdf", "epub", "html"))
    assert report.outcome == "ok"
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        for page in document:
            text = page.get_textpage()
            right = max((text.get_charbox(i)[2] for i in range(text.count_chars())), default=0)
            assert right < page.get_width() - 40


def test_the_address_behind_a_link_is_no_word_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        HEAD.format(title="Papers") + "See [the museum](https://example.org/boats).\n", "utf-8"
    )
    assert render(tmp_path / "a.md", out=tmp_path, editions=("pdf",)).outcome == "ok"
    (page,) = (page for page in pdf.read(tmp_path / "a.pdf").pages if page.label == "1")
    assert "https" not in "".join(page.lines)
    assert "(https://example.org/boats)" in "".join(page.artifacts)


def test_a_site_offers_editions_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "a #1 50%20?x.md").write_text(HEAD.format(title="Papers") + "# One {#a .article}\n\nText.\n", "utf-8")
    report = render(tmp_path / "a #1 50%20?x.md", out=tmp_path / "out", editions=("epub", "site"))
    assert report.outcome == "ok"
    front = (tmp_path / "out" / "site" / "index.html").read_text("utf-8")
    assert 'href="downloads/a%20-1%2050-20-x.epub"' in front


@pytest.mark.validators
@pytest.mark.slow
@pytest.mark.parametrize("asked", ["ua1", "ua2", "wtpdf", "a4f"])
def test_odd_books_keep_the_standards(asked: str, tmp_path: Path) -> None:
    standard = "ua-1" if asked == "ua1" else "archive"
    paths = [tmp_path / f"{number}.md" for number in range(len(ODD))]
    for path, text in zip(paths, ODD.values(), strict=True):
        path.write_text(HEAD.format(title="Papers") + text + "\n", "utf-8")
        assert render(path, Options(pdf_standard=standard), out=tmp_path, editions=("pdf",)).outcome == "ok"
    assert validators.verapdf(*(path.with_suffix(".pdf") for path in paths), flavour=asked) == []


CONTROLS = "bad\x1b[31m\x07name"


def test_control_characters_of_names_and_titles_are_in_no_edition(tmp_path: Path) -> None:
    raw = tmp_path / f"{CONTROLS}.txt"
    raw.write_text("One\n\nThe keeper counts the boats.\n", "utf-8")
    (tmp_path / "a.md").write_text(
        f'---\ncanonical: 1\ntitle: "A \\e[31m red \\a bell"\n---\n\n# {CONTROLS} {{#a .article}}\n\nText.\n', "utf-8"
    )
    editions = ("pdf", "epub", "html", "site")
    assert build(raw, out=tmp_path / "out", editions=editions).outcome == "ok"
    assert (
        render(tmp_path / "a.md", Options(creator="Ada\x07"), out=tmp_path / "out", editions=editions).outcome == "ok"
    )
    written = [path for path in (tmp_path / "out").rglob("*") if path.suffix in (".md", ".xml", ".xhtml")]
    written += [tmp_path / "out" / "a.html", *(tmp_path / "out" / "site").glob("*.html")]
    assert len(written) > 5
    assert not any(re.search(b"[\x07\x1b]", path.read_bytes()) for path in written)
