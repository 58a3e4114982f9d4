"""Character repair."""

import pytest

from converter.draft import Draft
from converter.model import Action, Line, Source
from converter.normalize import characters
from converter.options import Options
from drafts import through


def repaired(*lines: str, encoding: str = "utf-8") -> tuple[Draft, list[tuple[str, str, str, int]]]:
    source = Source("raw.txt", "", 1, encoding, "text", tuple(Line(n, text) for n, text in enumerate(lines, 1)))
    draft, decisions = characters.repair(Draft(source, ()), Options())
    return draft, [(d.rule, d.before, d.after, d.column) for d in decisions]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("e\u0301te\u0301", "été"),
        ("the of\ufb01ce \ufb02ower", "the office flower"),
        ("light\u00adhouse\u200b \ufeffkeeper\u2060", "lighthouse keeper"),
        ("g\ufeff\u0306", "ğ"),
    ],
)
def test_other_forms_of_the_same_word_are_counted_once(raw: str, text: str) -> None:
    draft, decisions = repaired(raw)
    assert [row.text for row in draft.rows] == [text]
    assert [rule for rule, *_ in decisions] == ["character-forms"]


@pytest.mark.parametrize(
    "text",
    [
        "O.K. ½ ＡＢＣ c/o № ™",
        "می\u200cخواهم क्\u200dष \u202bنص\u202c",
        "a\u00a0b — “c” …",
        "  set   in\tby tabs",
        "Ã la carte",
    ],
)
def test_what_is_the_author_s_stays(text: str) -> None:
    draft, decisions = repaired(text)
    assert [row.text for row in draft.rows] == [text]
    assert decisions == []


def test_words_read_in_a_wrong_encoding_are_read_again_and_no_others() -> None:
    draft, decisions = repaired("The cafÃ© of AndrÃ© was open, itâ€™s said")
    assert draft.rows[0].text == "The café of André was open, it’s said"
    assert decisions == [
        ("mojibake", "cafÃ©", "café", 5),
        ("mojibake", "AndrÃ©", "André", 14),
        ("mojibake", "itâ€™s", "it’s", 31),
    ]


def test_a_control_character_is_a_decision_only_inside_a_word() -> None:
    draft, decisions = repaired("The mu\x00seum\x00 opens \x01 to\x1fday.")
    assert draft.rows[0].text == "The museum opens  today."
    assert [d[:3] for d in decisions if d[0] == "control-characters"] == [
        ("control-characters", "mu\x00seum\x00", "museum"),
        ("control-characters", "to\x1fday.", "today."),
    ]


def test_a_form_feed_ends_a_page_and_parts_what_stands_on_its_line() -> None:
    draft, _ = repaired("one\ftwo\f", "\fthree")
    assert [(row.text, row.page_break, row.line, row.column, row.end_column) for row in draft.rows if row.text] == [
        ("one", False, 1, 1, 4),
        ("two", False, 1, 5, 8),
        ("three", False, 2, 2, None),
    ]
    assert sum(row.page_break for row in draft.rows) == 3


def test_a_legacy_encoding_is_told() -> None:
    assert [d[0] for d in repaired("Hühner", encoding="cp1252")[1]] == ["encoding"]


def test_every_change_names_its_place() -> None:
    source = Source("raw.txt", "", 1, "utf-8", "text", (Line(1, "one"), Line(2, "a mu\x00seum")))
    (decision, _) = sorted(characters.repair(Draft(source, ()), Options())[1], key=lambda d: -d.line)
    assert (decision.action, decision.line, decision.column, decision.end_column) == (Action.CHANGED, 2, 3, 10)


def test_what_was_read_again_on_either_side_of_a_form_feed_is_told_apart() -> None:
    assert repaired("-\x80\f\x801")[1] == [("mojibake", "-\x80", "-€", 1), ("mojibake", "\x801", "€1", 4)]


def test_blank_lines_without_end_are_a_few_and_all_text_keeps_its_line() -> None:
    draft, decisions = through("One.\n" + "\n" * 5000 + "Two.")
    assert len(draft.rows) < 250 and decisions == []
    assert [(row.text, row.line) for row in draft.rows if row.text] == [("One.", 1), ("Two.", 5002)]
