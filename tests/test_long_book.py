"""A book of 300 articles and 800 pages: its editions are whole, and the validators pass them."""

from pathlib import Path

import pytest

import validators
from converter.build import render
from converter.finished import pdf as finished
from invented.long_book import ARTICLES, long_book

pytestmark = [pytest.mark.validators, pytest.mark.slow]


def test_a_long_book_passes_and_every_page_is_found_in_its_site(tmp_path: Path) -> None:
    (tmp_path / "book.md").write_text(long_book(), "utf-8")
    report = render(tmp_path / "book.md", editions=("pdf", "epub", "html", "site"))
    assert (report.outcome, report.reason) == ("ok", "")
    pdf, epub, page, site = (Path(edition.path) for edition in report.editions)
    assert (report.editions[0].pages or 0) >= 800
    assert validators.qpdf(pdf) == validators.verapdf(pdf) == []
    assert validators.epubcheck(epub) == []
    assert validators.vnu(page, *sorted(site.glob("*.html"))) == []
    shown = (site / "index.html", site / "year-0.html", site / f"report-{ARTICLES - 1}.html")
    assert validators.axe(*shown) == []
    index = (site / "search-index.js").read_text("utf-8")
    content = finished.read(pdf)
    labels = [page.label for page in content.pages[content.body :] if page.lines]  # a blank page begins nowhere
    assert [label for label in labels if f'"{label}":["' not in index] == []
