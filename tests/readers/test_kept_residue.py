"""What a file holds besides its text is kept or dropped, as the settings say."""

import pytest
from formats import docx, odt, p

from converter import readers
from converter.options import Options, kept_residue, merge
from converter.rich_text import KEPT

CHANGED = p("The boat was ")[:-6] + (
    "<w:del><w:r><w:delText>red</w:delText></w:r></w:del><w:ins><w:r><w:t>blue</w:t></w:r></w:ins>"
    '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> said nobody</w:t></w:r>'
    '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
)
COMMENTS = '<w:comment w:id="0"><w:p><w:r><w:t>Was it?</w:t></w:r></w:p></w:comment>'
HEADER = "<w:p><w:r><w:t>The Harbour Book</w:t></w:r></w:p>"
RELATED = {"comments": COMMENTS, "header1": HEADER, "header2": HEADER}

ODT_CHANGES = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="d1"><text:deletion><text:p>red</text:p></text:deletion></text:changed-region>'
    '<text:changed-region text:id="i1"><text:insertion/></text:changed-region>'
    "</text:tracked-changes>"
)
ODT_BODY = (
    ODT_CHANGES + '<text:p>The boat was <text:change text:change-id="d1"/><text:change-start text:change-id="i1"/>blue'
    '<text:change-end text:change-id="i1"/><text:hidden-text> said nobody</text:hidden-text>'
    "<office:annotation><text:p>Was it?</text:p></office:annotation></text:p>"
)
ODT_MASTER = '<style:master-page style:name="a"><style:header><text:p>The Harbour Book</text:p></style:header></style:master-page>'
RTF = rb"{\rtf1 {\header The Harbour Book\par}{\headerl The Harbour Book}The boat was {\deleted red}{\revised blue}{\v  said nobody}{\*\annotation Was it?}\par}"
DOCX = docx(CHANGED, **RELATED)
ODT = odt(ODT_BODY, master=ODT_MASTER)


def text(data: bytes, **changes: str) -> list[str]:
    """Return the lines of *data* read with settings of ``source`` changed."""
    options = merge(Options(), {f"source.{name}": value for name, value in changes.items()})
    return [line.text for line in readers.read_bytes("a", data, kept=kept_residue(options)).lines if line.text]


@pytest.mark.parametrize("data", [DOCX, ODT, RTF], ids=["docx", "odt", "rtf"])
def test_as_a_rule_changes_are_accepted_and_the_rest_is_set_aside(data: bytes) -> None:
    assert text(data) == ["The boat was blue"]


@pytest.mark.parametrize("data", [DOCX, ODT, RTF], ids=["docx", "odt", "rtf"])
def test_changes_can_be_rejected(data: bytes) -> None:
    assert text(data, deletions="keep", insertions="drop") == ["The boat was red"]


@pytest.mark.parametrize("data", [DOCX, ODT, RTF], ids=["docx", "odt", "rtf"])
def test_hidden_text_can_be_kept(data: bytes) -> None:
    assert text(data, hidden="keep") == ["The boat was blue said nobody"]


@pytest.mark.parametrize("data", [DOCX, ODT, RTF], ids=["docx", "odt", "rtf"])
def test_comments_and_headers_can_be_kept(data: bytes) -> None:
    assert text(data, comments="keep", headers="keep") == ["The Harbour Book", "The boat was blue", "Was it?"]


@pytest.mark.parametrize("data", [DOCX, ODT, RTF], ids=["docx", "odt", "rtf"])
def test_what_became_of_it_is_told(data: bytes) -> None:
    options = merge(Options(), {"source.comments": "keep", "source.insertions": "drop"})
    found = {each.kind: each.kept for each in readers.read_bytes("a", data, kept=kept_residue(options)).residue}
    assert found == {"comment": True, "deletion": False, "header": False, "hidden text": False, "insertion": False}


def test_the_settings_agree_with_the_readers() -> None:
    assert kept_residue(Options()) == KEPT
