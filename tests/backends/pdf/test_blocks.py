"""Tags of lists and tables, read with pikepdf."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import validators
from converter.backends.pdf import render
from converter.checks import account
from converter.edition import read
from converter.options import Options
from converter.readers import read as read_source
from printed_books import EVERYTHING, elements, picture_in, tagged


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return render(read(EVERYTHING, picture_in(tmp_path_factory.mktemp("book"))), Options())


@pytest.fixture
def pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def test_a_table_on_several_pages_is_tagged_once(pdf: pikepdf.Pdf) -> None:
    [table] = tagged(pdf, "/Table")
    assert len({row.Pg.objgen for row in tagged(pdf, "/TR")}) > 2
    assert [str(part.S) for part in table.K] == ["/THead"] + ["/TBody"] * (len(table.K) - 1)
    assert all(part.P.objgen == table.objgen for part in table.K)


def test_every_cell_names_the_head_that_is_tagged(pdf: pikepdf.Pdf) -> None:
    heads = {bytes(head.ID): str(head.A.Scope) for head in tagged(pdf, "/TH")}
    assert list(heads.values()) == ["/Column"] * 3
    assert {bytes(name) for cell in tagged(pdf, "/TD") for name in cell.A.Headers} == set(heads)


def test_an_item_of_paragraphs_has_a_label_and_a_body(pdf: pikepdf.Pdf) -> None:
    items = tagged(pdf, "/LI")
    assert len(items) == 7
    assert [[str(part.S) for part in item.K] for item in items] == [["/Lbl", "/LBody"]] * 7
    assert all(part.P.objgen == body.objgen for item in items for body in item.K for part in elements(body)[:1])


def test_the_head_of_a_table_and_the_signs_of_items_are_no_words_of_the_text(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.md").write_text(EVERYTHING, "utf-8")
    (tmp_path / "book.pdf").write_bytes(data)
    ledger = account.ledger(read_source(tmp_path / "book.md"), ())
    assert account.audit(ledger, tmp_path / "book.pdf").changes == ()


def test_a_list_counts_from_its_first_number(tmp_path: Path) -> None:
    text = (
        '---\ncanonical: 1\ntitle: "Rules"\nlang: en\n---\n\n# One {#one .article}\n\n-   oars\n-   sails\n\n'
        "::: {.list}\n4.  Oars are kept dry.\n5.  Sails are folded.\n:::\n\nBetween.\n\n"
        "0.  Nobody goes out alone.\n1.  Two go out together.\n"
    )
    (tmp_path / "book.md").write_text(text, "utf-8")
    (tmp_path / "book.pdf").write_bytes(render(read(text, tmp_path), Options()))
    ledger = account.ledger(read_source(tmp_path / "book.md"), ())
    assert account.audit(ledger, tmp_path / "book.pdf").changes == ()


@pytest.mark.slow
@pytest.mark.validators
def test_it_conforms_to_pdf_ua(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "edition.pdf"
    path.write_bytes(data)
    assert validators.verapdf(path) == []
