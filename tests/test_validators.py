"""Each validator passes a good file and names what is wrong with a broken one; else its silence would prove nothing."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import validators

pytestmark = pytest.mark.validators

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A harbour</title></head>
<body><main><h1>A harbour</h1><p>Ships lie at the quay.</p></main></body></html>
"""

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:00000000-0000-5000-8000-000000000000</dc:identifier>
<dc:title>A harbour</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Text with headings.</meta>
</metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="quay" href="quay.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="quay"/></spine></package>
"""

XHTML = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>A harbour</title></head><body>{}</body></html>
"""

CHAPTER = (
    '<section epub:type="chapter" role="doc-chapter" aria-labelledby="t"><h1 id="t">A quay</h1><p>Ships.</p></section>'
)
CONTENTS = (
    '<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol><li><a href="quay.xhtml">A quay</a></li></ol></nav>'
)

BOOK = {
    "META-INF/container.xml": CONTAINER,
    "book.opf": PACKAGE,
    "nav.xhtml": XHTML.format(CONTENTS),
    "quay.xhtml": XHTML.format(CHAPTER),
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Return a function that puts a file into the test's folder."""

    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return put


def epub(members: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        for name, text in members.items():
            book.writestr(name, text)
    return buffer.getvalue()


def pdf(variant: str | None) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=PAGE).write_pdf(pdf_variant=variant))


def test_epubcheck_passes_a_good_book_and_names_a_link_that_does_not_arrive(write: Callable[..., Path]) -> None:
    assert validators.epubcheck(write("good.epub", epub(BOOK))) == []
    broken = {**BOOK, "nav.xhtml": BOOK["nav.xhtml"].replace("quay.xhtml", "nowhere.xhtml")}
    assert any("nowhere.xhtml" in each for each in validators.epubcheck(write("broken.epub", epub(broken))))


def test_epubcheck_reports_usage_notes_too(write: Callable[..., Path]) -> None:
    noted = {**BOOK, "quay.xhtml": BOOK["quay.xhtml"].replace('epub:type="chapter"', 'epub:type="harbour"')}
    assert any("USAGE" in each for each in validators.epubcheck(write("noted.epub", epub(noted))))


def test_ace_passes_a_good_book_and_names_a_missing_summary(write: Callable[..., Path]) -> None:
    assert validators.ace(write("good.epub", epub(BOOK))) == []
    lines = PACKAGE.splitlines(keepends=True)
    broken = {**BOOK, "book.opf": "".join(line for line in lines if "accessibilitySummary" not in line)}
    assert any("accessibilitysummary" in each for each in validators.ace(write("broken.epub", epub(broken))))


def test_verapdf_passes_a_tagged_file_and_reports_an_untagged_one(write: Callable[..., Path]) -> None:
    assert validators.verapdf(write("good.pdf", pdf("pdf/ua-1"))) == []
    assert any("MarkInfo" in each for each in validators.verapdf(write("untagged.pdf", pdf(None))))


def test_vnu_passes_a_good_page_and_names_a_stray_element(write: Callable[..., Path]) -> None:
    assert validators.vnu(write("good.html", PAGE)) == []
    broken = PAGE.replace("<p>", "<p><quay></quay>")
    assert any("quay" in each for each in validators.vnu(write("broken.html", broken)))


def test_axe_passes_a_good_page_and_finds_contrast_in_the_theme_that_lacks_it(write: Callable[..., Path]) -> None:
    assert validators.axe(write("good.html", PAGE)) == []
    dim = "<style>@media (prefers-color-scheme: dark) { body { color: #444; background: #222 } }</style></head>"
    problems = validators.axe(write("dim.html", PAGE.replace("</head>", dim)))
    assert problems
    assert all(": dark: color-contrast" in each for each in problems)


def test_axe_counts_a_request_that_leaves_the_page(write: Callable[..., Path]) -> None:
    restless = PAGE.replace("</p>", '<img src="elsewhere.png" alt="A ship"></p>')
    assert any("elsewhere.png" in each for each in validators.axe(write("restless.html", restless)))


def test_qpdf_passes_a_good_file_and_reports_a_damaged_one(write: Callable[..., Path]) -> None:
    good = pdf("pdf/ua-1")
    assert validators.qpdf(write("good.pdf", good)) == []
    assert validators.qpdf(write("damaged.pdf", good[: len(good) // 2]))


def test_a_validator_that_cannot_answer_raises(tmp_path: Path) -> None:
    with pytest.raises(validators.NoVerdictError):
        validators.verapdf(tmp_path / "missing.pdf")
    with pytest.raises(validators.NoVerdictError):
        validators.axe(tmp_path / "missing.html")
