"""Plain text: its encoding is decided over all bytes, its lines stay as they are."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import SourceError
from converter.readers import text

GERMAN = "Die Fähre für Gäste fährt über den Fluss, und die Hühner hören größere Möwen „schön“ schreien.\n" * 4
RUSSIAN = "Паром ушёл от причала в семь часов, и на борту не было никого, кроме повара с ящиком кур.\n" * 4


def read(data: bytes, name: str = "raw.txt", encoding: str = "") -> list[str]:
    return [line.text for line in text.read(name, data, encoding, name).lines]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"plain", "utf-8"),
        (GERMAN.encode(), "utf-8"),
        (GERMAN.encode("utf-8-sig"), "utf-8"),
        (GERMAN.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), "utf-16"),
        (GERMAN.encode("utf-16-le"), "utf-16-le"),
        (GERMAN.encode("utf-16-be"), "utf-16-be"),
        (GERMAN.encode("utf-32"), "utf-32"),
        (GERMAN.encode("cp1252"), "cp1252"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    source = text.read("raw.txt", data, "", "raw.txt")
    assert source.encoding == encoding
    assert source.lines[0].text in (GERMAN.split("\n")[0], RUSSIAN.split("\n")[0], "plain")


def test_one_letter_far_down_decides_against_utf_8() -> None:
    assert text.decide(b"plain text\n" * 20_000 + "Hühner".encode("cp1252")) != "utf-8"


def test_a_given_encoding_is_used_or_refused() -> None:
    assert read(b"\xe9", encoding="cp1251") == ["й"]
    with pytest.raises(SourceError) as wrong:
        read(b"good\nbad \xff", encoding="utf-8")
    assert wrong.value.line == 2
    with pytest.raises(SourceError):
        read(b"word", encoding="klingon")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x01\x02\x03word" * 50, b"!?.\n...\n"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read(data)


def test_some_nuls_in_real_text_are_borne() -> None:
    assert read(b"The ferry left the north quay at seven, and nobody was on it.\x00\n" * 3)[0].endswith(".\x00")


def test_lines_end_at_carriage_returns_and_line_feeds_only() -> None:
    assert read("a\r\nb\rc\nd\u2028e\x0bf\u0085g\n".encode()) == ["a", "b", "c", "d\u2028e\x0bf\u0085g"]


def test_a_form_feed_counts_pages_and_stays() -> None:
    lines = text.read("raw.txt", b"a\n\fb\nc\fd\n", "", "raw.txt").lines
    assert [(line.number, line.text, line.page) for line in lines] == [(1, "a", 1), (2, "\fb", 2), (3, "c\fd", 3)]


@pytest.mark.parametrize(
    ("name", "markup"), [("a.md", "markdown"), ("A.MARKDOWN", "markdown"), ("a.txt", "text"), ("md", "text")]
)
def test_the_name_tells_the_mark_up(name: str, markup: str) -> None:
    assert text.read(name, b"word", "", name).markup == markup


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_no_character_of_utf_8_is_lost(content: str) -> None:
    data = f"word{content}".encode()
    try:
        lines = read(data)
    except SourceError:
        return
    assert "\n".join(lines) == f"word{content}".replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
