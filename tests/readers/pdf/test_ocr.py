"""A scan gets its text from OCRmyPDF, where somebody asks for it."""

import sys
from pathlib import Path

import pytest
from printed import block, pdf, picture

from converter import readers
from converter.errors import MissingToolError, SourceError
from converter.readers.pdf import ocr

SCAN = pdf(["0 0 100 100 re f\n"])
TEXT = "The harbour book lies open on the quay."


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    """Put a program called ocrmypdf on the path that runs Python code."""
    made = folder / "ocrmypdf"
    made.write_text(f"#!{sys.executable}\nimport sys\n{says}\n", "utf-8")
    made.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_a_scan_is_read_with_its_new_text_layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.pdf").write_bytes(pdf([block(50, 60, TEXT, 70)]))
    program(tmp_path, monkeypatch, f"sys.stdout.buffer.write(open({str(tmp_path / 'out.pdf')!r}, 'rb').read())")
    source = readers.read_bytes("a.pdf", SCAN, ocr=True)
    assert [line.text for line in source.lines] == [TEXT]
    assert source.size == len(SCAN)


def test_without_being_asked_nothing_is_run() -> None:
    with pytest.raises(SourceError, match="no page of this PDF has a text layer"):
        readers.read_bytes("a.pdf", SCAN)


def test_a_missing_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match="OCRmyPDF"):
        ocr.with_text_layer(SCAN, "a.pdf")


def test_a_failure_says_what_the_program_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "sys.exit('no such language')")
    with pytest.raises(SourceError, match="no such language"):
        ocr.with_text_layer(SCAN, "a.pdf")


def test_a_page_that_is_only_a_picture_goes_through_ocr_and_is_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mixed = pdf([block(50, 60, TEXT, 70), picture(0, 0, 595, 842)])
    (tmp_path / "out.pdf").write_bytes(pdf([block(50, 60, TEXT, 70), block(50, 60, "And this was a scan.", 70)]))
    program(tmp_path, monkeypatch, f"sys.stdout.buffer.write(open({str(tmp_path / 'out.pdf')!r}, 'rb').read())")
    assert "page-without-text" in {each.kind for each in readers.read_bytes("a.pdf", mixed).residue}
    read = readers.read_bytes("a.pdf", mixed, ocr=True)
    assert [line.text.strip() for line in read.lines if line.text] == [TEXT, "And this was a scan."]
