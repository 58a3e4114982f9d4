"""Files that are not what their suffix says are told from finished ones."""

import os
from pathlib import Path

import pytest

from converter.errors import SourceError, UsageError
from converter.finished import signatures
from converter.proof import check

WHOLE = {
    ".md": b'---\ncanonical: 1\ntitle: "A"\n---\n\n# A {#a}\n\ntext\n',
    ".html": b"<!-- saved -->\n<!DOCTYPE html>\n<html><body><p>text</p></body></html>\n",
    ".epub": b"PK\x03\x04" + b"x" * 100 + b"PK\x05\x06" + b"\0" * 18,
    ".pdf": b"%PDF-1.7\n" + b"x" * 100 + b"\nstartxref\n9\n%%EOF\n",
}


@pytest.mark.parametrize("suffix", signatures.SUFFIXES)
def test_a_whole_file_passes(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"book{suffix}"
    path.write_bytes(WHOLE[suffix])
    signatures.demand(path)


@pytest.mark.parametrize("suffix", signatures.SUFFIXES)
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"just some text\n", "this is no "),
        (b"\x89PNG\r\n\x1a\n<html></html>", "this is no "),
        (bytes(range(256)) * 20, "this is no "),
        (bytes(4000), "this is no "),
        (None, "breaks off"),
    ],
)
def test_another_file_under_that_name_is_refused(
    tmp_path: Path, suffix: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / f"book{suffix}"
    path.write_bytes(WHOLE[suffix][: len(WHOLE[suffix]) * 3 // 4] if content is None else content)
    with pytest.raises(SourceError, match=reason) as raised:
        check(path)
    assert raised.value.path == str(path)


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
def test_what_only_looks_like_one_is_refused_too(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"book{suffix}"
    path.write_bytes(WHOLE[suffix])
    with pytest.raises(SourceError):
        check(path)


def test_what_is_missing_or_of_another_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        signatures.demand(tmp_path / "missing.html")
    for path in (tmp_path, tmp_path / "a.docx", tmp_path / "folder.html"):
        path.touch() if path.suffix == ".docx" else path.mkdir(exist_ok=True)
        with pytest.raises(UsageError):
            signatures.demand(path)


def test_a_file_that_is_no_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(UsageError):
        signatures.demand(tmp_path / "pipe.html")
