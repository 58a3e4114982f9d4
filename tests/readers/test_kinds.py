"""Which reader reads a file, and what no reader takes."""

import zipfile
from io import BytesIO
from pathlib import Path

import pypandoc
import pytest
from formats import docx, epub, odt, p, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converter import readers
from converter.errors import SourceError
from converter.model import Source

BUNDLE = """
# Harbour

## Museum opens a new wing

The opening *paragraph* with **strong** words, [a link](https://example.org/), and a note[^1]. It is snake_case, 2 * 3.

Second paragraph, café – naïve “quotes” and Ελληνικά, Кириллица.

[^1]: The text of the note.

> A quotation of some length.

| Name | Number |
|------|--------|
| Ann  | 12     |
| Bob  | 7      |

## Second article

Text with a hard\\
break and ***both***.

### Inner part

The end.
"""
KINDS = {
    "docx": docx(p("Some text")),
    "odt": odt("<text:p>Some text</text:p>"),
    "epub": epub({"a.xhtml": "<p>Some text</p>"}),
    "rtf": rb"{\rtf1 Some text}",
    "html": b"<!DOCTYPE html><title>t</title><p>Some text</p>",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["a.bin", "a.txt", "a.docx", "a.epub"])
def test_the_content_tells_and_not_the_name(kind: str, name: str) -> None:
    source = readers.read_bytes(name, KINDS[kind])
    assert [line.text for line in source.lines] == ["Some text"]
    assert source.markup == "rich" and source.encoding in (kind, "utf-8")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04 this is no zip", "damaged"),
        ("a.epub", b"not an epub", r"no \.epub"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "old kind"),
        ("a.zip", zipped({"a.txt": "text"}), "without a document"),
        ("a.docx", zipped({"[Content_Types].xml": "<Types/>"}), "without a Word document"),
        ("a.html", b"<html><body><p> </p></body></html>", "no word"),
    ],
)
def test_what_cannot_be_read_is_an_error_with_a_cure(name: str, data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as error:
        readers.read_bytes(name, data)
    assert error.value.cure and error.value.path == name


def test_what_unpacks_to_far_more_than_text_is_an_error() -> None:
    with pytest.raises(SourceError, match="unpacks"):
        readers.read_bytes("a.docx", docx(" " * 30_000_000))


def test_a_member_that_lies_about_its_size_is_bounded_or_damaged() -> None:
    data = docx(p("text" * 1000))
    with zipfile.ZipFile(BytesIO(data)) as container:
        size = container.getinfo("word/document.xml").file_size
    with pytest.raises(SourceError):
        readers.read_bytes("a.docx", data.replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little")))


def test_a_locked_member_is_an_error() -> None:
    data = docx(p("text"))
    with pytest.raises(SourceError, match="password"):
        readers.read_bytes("a.docx", data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"))


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Source]:
    """Return one bundle of articles, read from each format."""
    folder = tmp_path_factory.mktemp("bundle")
    files: dict[str, Path] = {kind: folder / f"bundle.{kind}" for kind in KINDS}
    for kind, file in files.items():
        options = [] if kind in ("html", "docx") else ["-s", "--metadata", "title=x"] if kind == "epub" else ["-s"]
        pypandoc.convert_text(BUNDLE, kind, "markdown-smart", outputfile=str(file), extra_args=options)
    return {kind: readers.read(file) for kind, file in files.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_text_in_each_format_has_the_same_paragraphs(kind: str, bundle: dict[str, Source]) -> None:
    def said(source: Source) -> list[str]:
        found = [
            line.text.removeprefix("> ") for line in source.lines if line.text and not set(line.text) <= set("|- *")
        ]
        # a page has its notes at its end; the title page of a book is its own
        return sorted(text for text in found if text != "x")

    assert said(bundle[kind]) == said(bundle["docx"])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rtf"])
def test_the_same_text_in_each_format_has_the_same_headings(kind: str, bundle: dict[str, Source]) -> None:
    found = [(line.text, line.level) for line in bundle[kind].lines if line.level and line.text != "x"]
    assert found == [("Harbour", 1), ("Museum opens a new wing", 2), ("Second article", 2), ("Inner part", 3)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(KINDS)), st.data())
def test_a_file_with_bytes_changed_is_read_or_is_an_error(kind: str, data: st.DataObject) -> None:
    content = bytearray(KINDS[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
    try:
        source = readers.read_bytes(f"a.{kind}", bytes(content))
    except SourceError as error:
        assert error.message
    else:
        assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))
