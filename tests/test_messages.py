import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from converter import messages
from converter.errors import SourceError
from converter.model import Action, Decision, Line, Source
from converter.results import Finding, WordChange

SOURCE = Source("digest.txt", "0" * 64, 40, "utf-8", "text", (Line(1, "The harbour"), Line(2, "a\tquay and 水 a pier")))


def test_a_message_shows_place_line_caret_and_help() -> None:
    finding = Finding("link-broken", "book.md", "there is no #quay", 12, 5, "See [there](#quay).", "correct the target")
    assert messages.text(finding) == (
        "book.md:12:5: link-broken there is no #quay\n  | See [there](#quay).\n  |     ^\n  help: correct the target"
    )


def test_a_message_without_a_place_is_one_line() -> None:
    assert messages.text(Finding("word-lost", "book.pdf", "gone")) == "book.pdf: word-lost gone"


def test_the_caret_counts_columns_of_the_terminal_not_characters() -> None:
    text = messages.text(Finding("rule", "f", "m", 2, 14, SOURCE.lines[1].text))
    shown, caret = text.splitlines()[1:]
    assert shown == "  | a quay and 水 a pier"
    assert caret == "  | " + " " * 14 + "^"


def test_a_very_long_line_is_cut_around_the_column() -> None:
    line = "x" * 5000 + "HERE" + "y" * 5000
    shown, caret = messages.text(Finding("rule", "f", "m", 1, 5001, line)).splitlines()[1:]
    assert len(shown) < 120
    assert shown[caret.index("^") :].startswith("HERE")


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 400))
def test_nothing_from_a_file_commands_the_terminal(message: str, excerpt: str, column: int) -> None:
    text = messages.text(Finding("rule", "f", message, 1, column, excerpt, message))
    assert not [c for c in text.replace("\n", "") if unicodedata.category(c) in ("Cc", "Cs")]
    assert len(text.splitlines()) <= 4 or any(c in text for c in "\u2028\u2029\x85")


def test_an_error_is_one_line_and_its_cure() -> None:
    error = SourceError("the file is empty", cure="give a file with text in it", path="a.txt")
    assert messages.error_text(error) == "a.txt: error: the file is empty\n  help: give a file with text in it"
    assert messages.error_text(SourceError("broken", path="a.txt", line=3)) == "a.txt:3: error: broken"
    assert messages.error_text(SourceError("broken")) == "converter: error: broken"


def test_a_bug_says_that_it_is_one() -> None:
    error = messages.bug(ValueError("two\nlines"))
    assert error.message == "this is a bug: ValueError: two lines"
    assert "CONVERTER_DEBUG=1" in error.cure


def test_a_decision_points_into_the_source() -> None:
    decision = Decision("twin", Action.REPORTED, 1, 1, "stands twice", column=5, hint="drop one")
    found = messages.of_decision(decision, SOURCE, "in/digest.txt")
    assert found == Finding("twin", "in/digest.txt", "stands twice", 1, 5, "The harbour", "drop one")


def test_a_decision_about_a_line_that_is_not_there_has_no_excerpt() -> None:
    assert messages.of_decision(Decision("r", Action.REPORTED, 99, 99, "m"), SOURCE, "f").excerpt == ""


def test_each_kind_of_word_change_names_its_words() -> None:
    def message(change: WordChange) -> str:
        return messages.of_change(change, SOURCE, "digest.txt", "book.pdf").message

    assert message(WordChange("lost", "harbour", line=1, column=5)) == "“harbour” is missing from book.pdf"
    assert message(WordChange("added", "pier")) == "“pier” stands in book.pdf, but not in the source"
    assert message(WordChange("changed", "613", "631")) == "“613” has become “631” in book.pdf"
