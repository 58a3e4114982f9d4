import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from pypdf import PdfReader

from converter import build
from converter.finished.pdf import Page
from converter.model import Section
from converter.page_marks import _begins, _marked


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
        [listed] = html.fromstring(book.read("EPUB/contents.xhtml")).xpath("//nav[contains(@role, 'pagelist')]")
    assert listed.get("aria-label") == "Page in the PDF"
    pages = listed.xpath(".//a")
    assert [each.text for each in pages] == list(pdf.page_labels)[list(pdf.page_labels).index("1") :]
    index = (tmp_path / "a" / "site" / "search-index.js").read_text("utf-8")
    assert all(f'"{label}":["' in index for label in labels.values())


BODY = (
    '<p>One <a href="#x"><em>two three</em></a> four.</p>\n<h3 id="x">Five six</h3>\n'
    "<ol><li>seven “<strong>eight</strong>” &amp; nine</li></ol>"
)


@pytest.mark.parametrize(
    ("first", "place"),
    [
        ("One two three", "<p>|One"),
        ("two three four", '|<a href="#x">'),
        ("three four five", '|<a href="#x">'),  # the words of a link are its name
        ("four five six", "|four"),
        ("ive six seven", '|<h3 id="x">'),  # a word that the page cuts, in a heading
        ("1. seven eight", "<li>|seven"),
        ("eight nine", "|“<strong>eight"),
        ("nine", "|nine"),
    ],
)
def test_a_page_begins_before_its_first_word(first: str, place: str) -> None:
    letters = "onetwothreefourfivesixseveneightnine"
    before = "".join(first.replace("1. ", "").lower().split())
    pages = [Page("1", (f"Title {letters[: letters.index(before)]}",), ()), Page("2", (first,), ())]
    [(_, begin)] = [each for each in _begins([section(BODY)], pages) if each[0] == "2"]
    [marked] = _marked([section(BODY)], {}, {"2": begin})
    if marked.first_on_pdf_page or not marked.page_begins:
        pytest.fail("the page begins in the body")
    at = marked.page_begins[0].at
    assert place in f"{BODY[:at]}|{BODY[at:]}"


def test_words_that_come_again_are_no_beginning_elsewhere() -> None:
    body = "<p>" + "The boat left the quay. " * 40 + "</p>"
    text = "The boat left the quay. "
    pages = [Page("1", (f"Title {text * 20}",), ()), Page("2", (text * 20,), ()), Page("3", ("Elsewhere",), ())]
    found = dict(_begins([section(body)], pages))
    assert found == {"1": (0, 0), "2": (0, len("title") + 20 * len("theboatleftthequay"))}


def test_pages_of_a_text_that_says_the_same_again_and_again_follow_each_other() -> None:
    text, letters = "The boat left the quay. ", len("theboatleftthequay")
    body = f"<p>{text * 40}</p>"
    pages = [Page(str(n), (f"{said} {text * 5}",), ()) for n, said in enumerate(("Title", "1.", "2.", "3."), 1)]
    found = dict(_begins([section(body)], pages))
    assert found == {"1": (0, 0)} | {str(n): (0, len("title") + 5 * letters * (n - 1)) for n in (2, 3, 4)}


def section(body: str) -> Section:
    return Section("article", "a", 1, "Title", "Title", body)


@pytest.mark.slow
def test_a_printed_page_of_the_source_has_one_place_in_every_edition(tmp_path: Path) -> None:
    pages = [
        f"and the boat number {n} of {name} went out\nto the lamp with a crate of hens,\n" * 8 + f"\n{n}"
        for n, name in enumerate(("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay"), 7)
    ]
    (tmp_path / "a.txt").write_text("\n\n".join(["# Boats", *pages]))
    report = build(tmp_path / "a.txt", out=tmp_path, editions=("pdf", "epub", "html", "site"))
    assert report.outcome == "ok"
    ids = [f"_source-{n}" for n in range(8, 13)]
    page = html.parse(tmp_path / "a" / "a.html")
    assert [each.get("id") for each in page.xpath("//*[starts-with(@id, '_source-')]")] == ids
    assert [page.xpath(f"//*[@id='{each}']")[0].tail[:17] for each in ids] == ["and the boat numb" for _ in ids]
    assert set(ids) <= set(PdfReader(tmp_path / "a" / "a.pdf").named_destinations)
    with ZipFile(tmp_path / "a" / "a.epub") as book:
        [listed] = html.fromstring(book.read("EPUB/contents.xhtml")).xpath("//nav[contains(@role, 'pagelist')]")
        boats = html.fromstring(book.read("EPUB/boats.xhtml"))
    assert [(a.text, a.get("href")) for a in listed.xpath(".//a")] == [(i[8:], f"boats.xhtml#{i}") for i in ids]
    of_pdf = "//*[starts-with(@id, '_page-')]/@id"
    assert boats.xpath(of_pdf) == page.xpath(of_pdf) != []
    known = json.loads((tmp_path / "a" / "site" / "search-index.js").read_text("utf-8")[21:-2])
    assert known["printed"] == {i[8:]: ["0", f"boats.html#{i}"] for i in ids}
    assert 'id="_source-9"' in (tmp_path / "a" / "site" / "boats.html").read_text("utf-8")
