"""RTF: groups and control words, encodings of fonts, what is set aside."""

import pytest

from converter import readers
from converter.errors import SourceError
from converter.model import Line, Source
from converter.normalize import normalize
from converter.options import Options

LONG = "This paragraph is long enough that nobody would take it for the title of anything at all. " * 4
HEAD = (
    r"\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 Serif;}{\f1\fcharset204 Cyr;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel1\b Kop;}{\s2\sbasedon1 Eigen;}{\*\cs9 Loud;}}{\info{\title Not text}}"
)


def read(body: str) -> Source:
    return readers.read_bytes("a.rtf", ("{\\rtf1" + HEAD + body + "}").encode("latin-1"))


def lines(source: Source) -> list[Line]:
    return [line for line in source.lines if line.text]


def texts(source: Source) -> list[str]:
    return [line.text for line in lines(source)]


def test_styles_outline_levels_and_looks() -> None:
    body = rf"\pard\s2\b\fs32\f0 Styled\par\pard\plain\outlinelevel0 Direct\par\pard\qc\i {{\b Both}}\par\pard\plain\f0 {LONG}\par"
    found = lines(read(body))
    assert [(line.level, line.bold, line.italic, line.centred) for line in found] == [
        *((2, True, False, False), (1, False, False, False), (0, True, True, True), (0, False, False, False)),
    ]
    assert (found[0].size, found[0].family, found[0].style) == (16, "Serif", "Eigen")


def test_bytes_are_in_the_encoding_of_their_font_and_codes_are_characters() -> None:
    body = r"\f0 caf\'e9 \f1\'cc\'f3\'e7\'e5\'e9 \f0\u8364?\uc2\u-10179??\u-8704??\uc1  a\~b\_c\emdash d\{\\"
    assert texts(read(body)) == [
        "caf\u00e9 \u041c\u0443\u0437\u0435\u0439 \u20ac\U0001f600 a\u00a0b\u2011c\u2014d{\\\\"
    ]


def test_a_code_is_not_followed_by_what_it_stands_for_even_in_another_group() -> None:
    assert texts(read(r"{\listtext\u8226 \tab}First\par {\listtext\u8226 \tab}Second")) == ["- First", "- Second"]


def test_notes_stand_after_the_paragraph_that_calls_them() -> None:
    body = r"One{\super\chftn{\footnote\pard\chftn  first\par}} more.\par Two{\super *{\footnote * starred}}\par"
    assert texts(read(body)) == ["One[^1] more.", "[^1]: first", "Two[^*]", "[^*]: starred"]


def test_no_character_ends_a_line_but_a_break() -> None:
    assert texts(read(r"one\'0dtwo\'0bthree\line four")) == ["one two three", "four"]


def test_what_is_set_aside_is_counted() -> None:
    body = (
        r"{\header Digest\par}{\footer\pard 1}Seen{\v  unseen}{\deleted old}{\*\annotation Why?}{\*\unknown {\b noise}}"
    )
    body += r"{\field{\*\fldinst HYPERLINK \"https://example.org/\"}{\fldrslt here}}{\pict\bin3 {}\}".replace(
        r"\"", '"'
    )
    found = read(body)
    assert texts(found) == ["Seen[here](https://example.org/)"]
    assert [(each.kind, each.sample) for each in found.residue] == [
        *(("comment", "Why?"), ("deletion", "old"), ("footer", "1"), ("header", "Digest"), ("hidden text", "unseen")),
        ("picture that cannot be shown", ""),
    ]


def test_a_table_and_pages() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    body = (
        row.format("a", "b")
        + row.format("1", "2")
        + row.format("3", "4")
        + r"\pard After\page Next\par\pagebb Last\par"
    )
    found = [(line.text, line.page) for line in lines(read(body))]
    assert found == [("| a | b |", 1), ("| 1 | 2 |", 1), ("| 3 | 4 |", 1), ("After", 1), ("Next", 2), ("Last", 3)]


def test_lines_are_lines_and_braces_too_many_do_no_harm() -> None:
    assert texts(read(r"}}} one\line two\par {\i three")) == ["one", "two", "three"]


def test_groups_nested_to_do_harm_are_an_error() -> None:
    assert texts(read("{" * 1000 + "word"))[0] == "word"
    with pytest.raises(SourceError, match="too deeply"):
        read("{" * 100_000 + "word")


def test_a_note_follows_its_own_paragraph_also_after_a_table() -> None:
    row = r"\trowd\pard\intbl a{\footnote in the table}\cell b\cell\row "
    found = texts(read(row + row.replace("in the", "below the") + r"\pard One{\footnote of one}\par Two\par"))
    assert found[-5:] == ["[^1]: in the table", "[^2]: below the table", "One[^3]", "[^3]: of one", "Two"]


def test_a_tab_after_a_typed_bullet_or_number_is_no_column() -> None:
    body = r"\bullet\tab a lantern\par\bullet\tab two letters\par 1.\tab one\par 1.\tab 12\tab 13\par"
    assert texts(read(body)) == ["• a lantern", "• two letters", "1. one", "1.\t12\t13"]


def test_a_style_for_quotations_is_known_by_its_name() -> None:
    head = r"{\rtf1{\stylesheet{\s0 Normal;}{\s4 Block Text;}}{\pard\s4 Said.\par}{\pard\s0 "
    assert texts(readers.read_bytes("a.rtf", f"{head}{LONG}\\par}}}}".encode()))[0] == "> Said."


def test_a_word_of_many_pieces_costs_what_its_letters_cost() -> None:
    # what looks at each letter of the word from every other one does not come back
    found = normalize(read(r"One\par " + r"a\line " + "b" * 200_000 + r"\line c\par"), Options())
    assert found.compilation.blocks
