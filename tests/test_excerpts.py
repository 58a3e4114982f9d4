"""Passages for a person to look at."""

from hypothesis import given
from hypothesis import strategies as st

from converter.excerpts import Places, difference, passage, quoted
from converter.model import Action, Decision, Line

TEXTS = st.text(alphabet="ab \n\t.,", max_size=60)


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(number, text) for number, text in enumerate(texts, 1))


def decision(action: Action = Action.REPORTED, line: int = 1, end_line: int = 1, **facts: object) -> Decision:
    return Decision("some-rule", action, line, end_line, "Something was seen", **facts)  # type: ignore[arg-type]


def shown(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in difference(before, after)]


def test_a_changed_word_is_struck_and_its_successor_marked_between_what_stayed() -> None:
    assert shown("the old pier", "the new pier") == [
        ("same", "the "),
        ("gone", "old"),
        ("new", "new"),
        ("same", " pier"),
    ]


def test_a_difference_in_white_space_alone_can_be_seen() -> None:
    assert shown("a\nb", "a b") == [("same", "a"), ("gone", "↵"), ("new", "␣"), ("same", "b")]


@given(TEXTS, TEXTS)
def test_what_stayed_and_what_went_make_up_the_text_before(before: str, after: str) -> None:
    signs = str.maketrans("↵⇥␣", "\n\t ")
    for kind, text in (("gone", before), ("new", after)):
        kept = [piece.text.translate(signs) for piece in difference(before, after) if piece.kind in ("same", kind)]
        assert "".join(kept) == text


def test_long_texts_are_cut_at_a_word() -> None:
    ((kind, text),) = shown("hens " * 400, "hens " * 400)
    assert (kind, len(text) < 700, text.endswith("hens …")) == ("same", True, True)


def test_a_quoted_line_is_cut_where_the_passage_begins_and_ends() -> None:
    found = quoted(lines("one", "on the long pier"), decision(line=2, end_line=2, column=8, end_column=12))
    assert [(line.number, line.lead, line.passage, line.rest) for line in found] == [(2, "on the ", "long", " pier")]


def test_blank_lines_are_passed_over_and_long_passages_end_early() -> None:
    found = quoted(lines("a", "", "b", "c", "d", "e"), decision(end_line=6), most=3)
    assert [line.number for line in found] == [1, 3, 4]


def test_a_span_beyond_the_file_quotes_nothing() -> None:
    assert quoted(lines("a"), decision(line=7, end_line=9)) == ()


def test_a_passage_that_stands_twice_is_found_where_the_source_has_it() -> None:
    result = "\n\n".join(["**The pier**: one", "two", "three", "The *pier*, again"])
    places = Places(result, 7)
    assert places.find("The pier", 1) == "**The pier**: one"
    assert places.find("the PIER", 7) == "The *pier*, again"


def test_a_cut_off_title_is_found_before_the_whole_one_that_begins_with_it() -> None:
    result = "\n".join(["## The pier of Saltmere {#a .article}", "", "", "## The pier {#b .article}"])
    assert Places(result, 4).find("The pier", 1) == "## The pier {#b .article}"
    assert Places(result, 4).find("The pier of", 4) == "## The pier of Saltmere {#a .article}"


def test_a_passage_is_not_found_inside_other_words_or_when_it_has_none() -> None:
    assert Places("The piers", 1).find("pier", 1) == ""
    assert Places("The piers", 1).find("…", 1) == ""


def test_a_changed_passage_is_looked_for_by_its_new_words() -> None:
    raw = lines("a coﬀee mill")
    assert passage(raw, decision(Action.CHANGED, before="coﬀee", after="coffee")) == "coffee"
    assert passage(raw, decision(column=9)) == "mill"


def test_a_heading_over_several_lines_is_looked_for_by_its_first() -> None:
    raw = lines("**The pier of Saltmere", "(May 4, 2022)**")
    assert passage(raw, decision(end_line=2)) == "**The pier of Saltmere"
    assert passage(lines("The", "pier"), decision(end_line=2)) == "The pier"
