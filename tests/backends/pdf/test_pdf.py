"""The finished PDF, read with pikepdf and pypdf, which have no part in its making."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

import validators
from converter.backends.pdf import render
from converter.edition import read
from converter.errors import RenderError
from converter.finished.opening import text
from converter.model import Edition
from converter.options import Options
from printed_books import tagged

HEAD = '---\ncanonical: 1\ntitle: "Harbour Papers"\nlang: en\n---\n\n'
LONG = "The keeper of the light went down to the harbour every morning with a lantern and a book. " * 16
TEXT = f"""{HEAD}Before all.

# The First Year {{#year .part}}

## The *Mending* of Nets {{#nets .article date="2021-02-19"}}

::: {{.dateline}}
(February 19, 2021)
:::

{LONG}

A call[1](#note-1){{.noteref}}, a link to [*the **last*** piece](#last) and [one outside](https://example.org/).

### A section {{#section}}

::: {{#note-1 .note}}
[1]{{.label}} The text of the note.
:::

| Boat   | Year |
|--------|------|
| Gannet | 1921 |

## مقالة عن الميناء {{#harbour .article lang="ar"}}

{LONG}

## Last {{#last .article}}

{LONG} {LONG}
"""
IDS = ["year", "nets", "section", "harbour", "last"]


@pytest.fixture(scope="module")
def data() -> bytes:
    return render(edition(TEXT), Options())


@pytest.fixture
def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data))


@pytest.fixture
def pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def edition(markdown: str, folder: Path = Path()) -> Edition:
    return read(markdown, folder)


def page_of(reader: pypdf.PdfReader, name: str) -> int:
    number = reader.get_destination_page_number(reader.named_destinations[name])
    assert number is not None
    return number


def test_the_same_edition_gives_the_same_bytes(data: bytes) -> None:
    assert render(edition(TEXT), Options()) == data


def test_every_heading_is_a_named_destination_and_a_bookmark(reader: pypdf.PdfReader) -> None:
    def titles(items: list[object]) -> list[object]:
        return [titles(item) if isinstance(item, list) else item.title for item in items]  # type: ignore[attr-defined]

    assert set(IDS) <= set(reader.named_destinations)
    assert titles(reader.outline) == [
        "The First Year",
        ["The Mending of Nets", ["A section"], "مقالة عن الميناء", "Last"],
    ]


def test_the_body_begins_on_a_right_hand_page_with_the_label_1(reader: pypdf.PdfReader) -> None:
    first = page_of(reader, "front")
    assert first % 2 == 0
    assert reader.page_labels[:first] == ["i", "ii", "iii", "iv", "v", "vi"][:first]
    assert reader.page_labels[first:] == [str(n + 1) for n in range(len(reader.pages) - first)]


def test_the_contents_give_the_number_printed_on_the_page(reader: pypdf.PdfReader) -> None:
    listed = reader.pages[2].extract_text()
    for name, title in (("nets", "19, 2021"), ("last", "Last")):
        page = page_of(reader, name)
        number = re.search(rf"{title}[\s.]*?(\d+)\s", listed)
        assert number is not None
        assert number[1] == reader.page_labels[page]
        assert number[1] in reader.pages[page].extract_text().split()


def test_links_are_tagged_once_and_say_where_they_lead(pdf: pikepdf.Pdf) -> None:
    annotations = [link for page in pdf.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
    described = [str(link.Contents) for link in annotations]
    assert len(annotations) == len(tagged(pdf, "/Link")) == len(IDS) + 4
    listed = ["The First Year", "The Mending of Nets", "A section", "مقالة عن الميناء", "Last"]
    assert described == [*listed, "Note 1", "the last piece", "one outside", "Back to the text"]


def test_furniture_is_an_artifact_and_nothing_of_the_text_is(pdf: pikepdf.Pdf) -> None:
    running_heads = 0
    for page in pdf.pages:
        inside = artifact = False
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BMC", "BDC"):
                assert not inside
                inside, artifact = True, instruction.operands[0] == "/Artifact"
                assert artifact or "/MCID" in instruction.operands[1]
            elif operator == "EMC":
                inside = False
            elif operator == "TJ":
                assert inside
                running_heads += artifact
    assert running_heads > len(pdf.pages)
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert all(number is not None for page in nums[1::2] if isinstance(page, pikepdf.Array) for number in page)


def test_tags_tell_language_note_and_contents(pdf: pikepdf.Pdf) -> None:
    assert [str(element.Lang) for element in tagged(pdf, "/Art") if "/Lang" in element] == ["ar"]
    assert len(tagged(pdf, "/Note")) == len({str(note.ID) for note in tagged(pdf, "/Note")}) == 1
    assert len(tagged(pdf, "/TOCI")) == len(IDS)
    assert {str(element.P.S) for element in tagged(pdf, "/TOCI")} == {"/TOC"}


def test_the_document_says_what_it_is(reader: pypdf.PdfReader, pdf: pikepdf.Pdf) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "Harbour Papers"
    assert reader.metadata.creation_date_raw == "D:19800101000000Z"
    assert (pdf.Root.Lang, pdf.Root.PageMode) == ("en", "/UseOutlines")


def test_source_date_epoch_dates_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    metadata = pypdf.PdfReader(BytesIO(render(edition(f"{HEAD}# T {{#t .article}}\n"), Options()))).metadata
    assert metadata is not None
    assert metadata.creation_date_raw == "D:20231114221320Z"


def test_right_to_left_books_begin_on_a_left_hand_page() -> None:
    text = HEAD.replace("lang: en", "lang: ar") + f"# مقالة {{#t .article}}\n\n{'كلمة ' * 90}\n"
    reader = pypdf.PdfReader(BytesIO(render(edition(text), Options())))
    assert page_of(reader, "t") % 2 == 0
    assert reader.page_labels[page_of(reader, "t")] == "1"


def test_a_letter_without_a_glyph_costs_no_edition() -> None:
    assert render(edition(f"{HEAD}# T {{#t .article}}\n\nA \U0010fffd here.\n"), Options()).startswith(b"%PDF-1.7")


def test_a_word_without_end_is_broken_and_kept() -> None:
    reader = pypdf.PdfReader(BytesIO(render(edition(f"{HEAD}# T {{#t .article}}\n\n{'x7' * 900}\n"), Options())))
    assert "".join(page.extract_text() for page in reader.pages).count("x7") == 900


def test_an_edition_without_sections_is_a_book_of_front_matter() -> None:
    assert len(pypdf.PdfReader(BytesIO(render(replace(edition(TEXT), sections=()), Options()))).pages) > 1


def test_nesting_without_end_is_an_error_that_says_so() -> None:
    with pytest.raises(RenderError, match="nested too deeply"):
        render(edition(f"{HEAD}# T {{#t .article}}\n\n{'- ' * 200}deep\n"), Options())


def test_quotations_without_end_are_set_and_kept() -> None:
    reader = pypdf.PdfReader(BytesIO(render(edition(f"{HEAD}# T {{#t .article}}\n\n{'> ' * 200}deep\n"), Options())))
    assert "deep" in "".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    ("rule", "message"),
    [("p { colour: red }", "colour"), ("body { background: url(https://example.org/x.png) }", "outside the document")],
)
def test_what_weasyprint_warns_of_is_an_error(tmp_path: Path, rule: str, message: str) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "print.css").write_text(rule)
    with pytest.raises(RenderError, match=message):
        render(edition(f"{HEAD}# T {{#t .article}}\n"), Options(overrides=str(tmp_path)))


def test_pictures_come_from_the_folder_and_need_no_description(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 20), "navy").save(tmp_path / "boat.png")
    text = f"{HEAD}# T {{#t .article}}\n\n![A boat](boat.png)\n\n![](boat.png)\n"
    pdf = pikepdf.open(BytesIO(render(edition(text, tmp_path), Options())))
    assert [str(figure.Alt) for figure in tagged(pdf, "/Figure")] == ["A boat"]


@pytest.mark.slow
@pytest.mark.validators
@pytest.mark.parametrize("size", ["A5", "A4"])
def test_it_conforms_to_pdf_ua(tmp_path: Path, size: str) -> None:
    path = tmp_path / "edition.pdf"
    path.write_bytes(render(edition(TEXT), Options(pdf_page=size)))
    assert validators.verapdf(path) == validators.qpdf(path) == []


def test_what_follows_a_list_in_an_item_is_read_after_it(tmp_path: Path) -> None:
    path = tmp_path / "rules.pdf"
    lists = "1.  Lamps.\n\n    -   white\n    -   red\n\n    Until dawn.\n\n2.  Dogs.\n"
    path.write_bytes(render(edition(f"{HEAD}# Rules {{#rules .article}}\n\n{lists}"), Options()))
    said = text(path).tokens
    assert [said.index(word) for word in ("white", "red", "dawn", "Dogs")] == sorted(
        said.index(word) for word in ("white", "red", "dawn", "Dogs")
    )
