from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from pypdf import PdfReader

from converter import build


@pytest.mark.slow
def test_a_page_number_leads_to_the_same_article_in_every_edition(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "\n\n".join(f"# {name}\n\n{' '.join(['The ferry left the quay.'] * 300)}" for name in ("One", "Two", "Three"))
    )
    report = build(tmp_path / "a.txt", out=tmp_path, editions=("pdf", "epub", "html", "site"))
    assert report.outcome == "ok"
    pdf = PdfReader(tmp_path / "a" / "a.pdf")
    labels = {
        mark["/Title"]: pdf.page_labels[pdf.get_destination_page_number(mark)]  # type: ignore[index]
        for mark in pdf.outline
    }
    page = html.parse(tmp_path / "a" / "a.html")
    for title in ("One", "Two", "Three"):
        [heading] = page.xpath(f"//h1[text()='{title}']")
        assert heading.getnext().get("id") == f"_page-{labels[title]}"
    with ZipFile(tmp_path / "a" / "a.epub") as book:
        pages = html.fromstring(book.read("EPUB/text/contents.xhtml")).xpath("//nav[contains(@role, 'pagelist')]//a")
    assert [each.text for each in pages] == [labels[title] for title in ("One", "Two", "Three")]
    index = (tmp_path / "a" / "site" / "search-index.js").read_text("utf-8")
    assert all(f'"{label}":["' in index for label in labels.values())
