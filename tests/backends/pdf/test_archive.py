"""The archive file, read with pikepdf, which has no part in its making."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import validators
from converter.backends.pdf import render
from converter.edition import read
from converter.options import Options
from printed_books import EVERYTHING, HEAD, picture_in, tagged

ARCHIVE = Options(pdf_standard="archive")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return picture_in(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def data(folder: Path) -> bytes:
    return render(read(EVERYTHING, folder), ARCHIVE)


@pytest.fixture
def pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def test_the_same_edition_gives_the_same_bytes(data: bytes, folder: Path) -> None:
    assert render(read(EVERYTHING, folder), ARCHIVE) == data


def test_it_carries_the_markdown_it_can_be_built_from(pdf: pikepdf.Pdf) -> None:
    [(name, enclosed)] = pdf.attachments.items()
    assert (name, enclosed.get_file().mime_type) == ("papers.md", "text/markdown")
    assert enclosed.get_file().read_bytes().decode() == EVERYTHING
    [associated] = pdf.Root.AF
    assert associated.AFRelationship == "/Source"


def test_it_claims_all_three_standards(pdf: pikepdf.Pdf) -> None:
    claims = pdf.Root.Metadata.read_bytes().decode()
    assert re.search(r'pdfaid:conformance="F"', claims)
    assert "<pdfuaid:part>2</pdfuaid:part>" in claims
    assert "http://pdfa.org/declarations/wtpdf#accessibility1.0" in claims


def test_everything_that_leads_somewhere_leads_to_a_structure_element(pdf: pikepdf.Pdf) -> None:
    inner = [link for page in pdf.pages for link in page.get("/Annots", []) if link.A.S == "/GoTo"]
    assert len(inner) > 6 and all(link.A.SD[0].S for link in inner)
    assert all("/Dest" not in each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    names = dict(zip(*[iter(pdf.Root.Names.Dests.Names)] * 2, strict=True))
    assert names[pikepdf.String("boats")].SD[0].S == "/H3"
    assert pdf.Root.Outlines.First.A.SD[0].S == "/H1"


def test_notes_and_lines_of_the_contents_refer_to_what_they_mean(pdf: pikepdf.Pdf) -> None:
    [note] = tagged(pdf, "/FENote")
    assert note.A.NoteType == "/Footnote"
    assert [call.S for call in note.Ref] == ["/Link", "/Link"]
    assert all(call.Ref[0].objgen == note.objgen for call in note.Ref)
    assert {str(line.Ref[0].S) for line in tagged(pdf, "/TOCI")} == {"/H1", "/H2", "/H3"}


def test_emphasis_and_numbering_are_told(pdf: pikepdf.Pdf) -> None:
    assert tagged(pdf, "/Em") and tagged(pdf, "/Strong")
    assert {str(element.A.ListNumbering) for element in tagged(pdf, "/L")} == {"/Decimal", "/Unordered"}


def test_a_picture_in_printing_colours_is_shown_in_rgb(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("CMYK", (40, 20), (90, 40, 0, 30)).save(tmp_path / "boat.jpg")
    markdown = f"{HEAD}# T {{#t .article}}\n\n![A boat](boat.jpg)\n"
    pdf = pikepdf.open(BytesIO(render(read(markdown, tmp_path), ARCHIVE)))
    shown = [each.ColorSpace for each in pdf.objects if getattr(each, "Subtype", "") == "/Image"]
    assert shown == ["/DeviceRGB"]


@pytest.mark.slow
@pytest.mark.validators
@pytest.mark.parametrize("standard", ["ua2", "wtpdf", "a4f"])
def test_it_conforms(data: bytes, tmp_path: Path, standard: str) -> None:
    path = tmp_path / "edition.pdf"
    path.write_bytes(data)
    assert validators.verapdf(path, flavour=standard) == validators.qpdf(path) == []
