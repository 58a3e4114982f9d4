"""Files made to do harm, or broken on their way: each format answers with one clear line, in bounds."""

import io
import resource
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pytest
from formats import docx, epub, odt, p, zipped

from converter import readers
from converter.errors import SourceError

pytestmark = pytest.mark.slow  # a process for each file
SECONDS, BYTES = 10, 2**30
"""CPU time and address space within which everything must be said."""
WORDS = "The ferry left the north quay before anybody had looked at the clock."
FILES = {
    "docx": docx(p(WORDS)),
    "odt": odt(f"<text:p>{WORDS}</text:p>"),
    "epub": epub({"a.xhtml": f"<p>{WORDS}</p>"}),
    "rtf": rb"{\rtf1 " + WORDS.encode() + rb"\par}",
}
MAIN = {"docx": "word/document.xml", "odt": "content.xml", "epub": "o/a.xhtml"}
ZIPPED = list(MAIN)


def with_part(form: str, name: str, content: bytes) -> bytes:
    """Return the file of *form* with another content of one part."""
    with zipfile.ZipFile(io.BytesIO(FILES[form])) as container:
        parts: dict[str, str | bytes] = {each: container.read(each) for each in container.namelist()}
    return zipped(parts | {name: content})


@cache
def said(data: bytes, name: str) -> str:
    """Return what a process of its own says of *data*: the words it read, or the error."""
    code = (
        "import sys\nfrom converter import readers\nfrom converter.errors import SourceError\n"
        "try:\n    source = readers.read_bytes(sys.argv[1], sys.stdin.buffer.read())\n"
        "    print('read', ' '.join(line.text for line in source.lines)[:300])\n"
        "except SourceError as e:\n    print('error', e.message, '|', e.cure)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, name], input=data, capture_output=True, cwd=Path(__file__).parents[2],
        preexec_fn=_bounded,
    )  # fmt: skip
    assert ended.returncode == 0, (ended.returncode, ended.stderr[-600:])
    return ended.stdout.decode().strip()


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def is_one_clear_line(text: str) -> bool:
    return text.startswith("error ") and "\n" not in text and not text.endswith("|")


@pytest.mark.parametrize("form", ZIPPED)
@pytest.mark.parametrize("megabytes", [60, 400])
def test_a_part_that_unpacks_to_far_too_much(form: str, megabytes: int) -> None:
    bomb = with_part(form, MAIN[form], b"<a>" + b" " * (megabytes * 2**20) + b"</a>")
    assert "far more than a text can be" in said(bomb, f"a.{form}")


@pytest.mark.parametrize("form", ZIPPED)
def test_too_many_parts(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(FILES[form])) as container:
        parts: dict[str, str | bytes] = {each: container.read(each) for each in container.namelist()}
    many = zipped(parts | {f"x/{number}": b"" for number in range(20_001)})
    assert "far more than a text can be" in said(many, f"a.{form}")


BOMB = b"<!DOCTYPE a [<!ENTITY x0 'ha'>%s]>" % b"".join(
    b"<!ENTITY x%d '%s'>" % (n, b"&x%d;" % (n - 1) * 10) for n in range(1, 12)
)


@pytest.mark.parametrize("form", ZIPPED)
@pytest.mark.parametrize(
    "start", [BOMB, b'<!DOCTYPE a [<!ENTITY x11 SYSTEM "file:///etc/passwd">]>'], ids=["bomb", "file"]
)
def test_no_entity_is_expanded(form: str, start: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(FILES[form])) as container:
        whole = container.read(MAIN[form]).partition(b"<!DOCTYPE html>")[2] or container.read(MAIN[form])
    evil = with_part(form, MAIN[form], start + whole.replace(b"The ferry", b"The &x11; ferry"))
    text = said(evil, f"a.{form}")
    assert "root:" not in text and "haha" not in text
    assert is_one_clear_line(text) or text == f"read {WORDS}".replace("The ferry", "The &x11; ferry")


@pytest.mark.parametrize("form", ZIPPED)
def test_elements_nested_too_deeply(form: str) -> None:
    deep = with_part(form, MAIN[form], b"<html><body>" + b"<div>" * 200_000 + WORDS.encode())
    assert is_one_clear_line(said(deep, f"a.{form}"))


def test_groups_nested_too_deeply() -> None:
    assert "nested too deeply" in said(rb"{\rtf1 " + b"{" * 1_000_000 + WORDS.encode(), "a.rtf")


def test_styles_that_are_based_on_each_other() -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 5000}"/></w:style>'
        for n in range(5000)
    )
    circle = docx(p(WORDS, '<w:pStyle w:val="s0"/>'), styles=chain)
    assert said(circle, "a.docx") == f"read {WORDS}"
    named = "".join(
        f'<style:style style:name="s{n}" style:family="paragraph" style:parent-style-name="s{(n + 1) % 5000}"/>'
        for n in range(5000)
    )
    assert said(odt(f'<text:p text:style-name="s0">{WORDS}</text:p>', styles=named), "a.odt") == f"read {WORDS}"


def test_tables_and_boxes_in_each_other() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 60 + p(WORDS) + "</w:tc></w:tr></w:tbl>" * 60
    assert said(docx(nested), "a.docx") == f"read {WORDS}"
    assert is_one_clear_line(said(docx("<w:tbl><w:tr><w:tc>" * 3000 + p(WORDS)), "a.docx"))


@pytest.mark.parametrize("form", list(FILES))
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_truncated_file(form: str, share: float) -> None:
    cut = FILES[form][: int(share * len(FILES[form]))]
    text = said(cut, f"a.{form}")
    if form == "rtf" and text.startswith("read"):  # what there is of an RTF can be read up to its last letter
        assert WORDS.startswith(text.removeprefix("read "))
    else:
        assert is_one_clear_line(text)


@pytest.mark.parametrize("form", ZIPPED)
def test_a_damaged_part(form: str) -> None:
    whole = FILES[form]
    at = whole.index(MAIN[form].encode()) + len(MAIN[form]) + 8
    assert is_one_clear_line(said(whole[:at] + bytes(12) + whole[at + 12 :], f"a.{form}"))


@pytest.mark.parametrize("form", ZIPPED)
def test_a_locked_part(form: str) -> None:
    locked = bytearray(FILES[form])
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := locked.find(signature, at + 1)) >= 0:
            locked[at + flags] |= 1
    assert "password" in said(bytes(locked), f"a.{form}")


def test_a_word_document_locked_as_a_whole() -> None:
    assert "password" in said(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.docx")


@pytest.mark.parametrize("form", list(FILES))
@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a", "a.html", "a.docx", "a.odt"])
def test_a_suffix_that_lies(form: str, name: str) -> None:
    source = readers.read_bytes(name, FILES[form])
    assert source.encoding == form and source.lines[0].text == WORDS


@pytest.mark.parametrize("form", list(FILES))
def test_a_text_that_calls_itself_a_document(form: str) -> None:
    with pytest.raises(SourceError, match="whatever its name says"):
        readers.read_bytes(f"a.{form}", WORDS.encode())
