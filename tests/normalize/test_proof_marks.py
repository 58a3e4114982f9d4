"""Marks of volunteer proof-readers."""

from converter.model import Action
from converter.normalize import event_handlers, proof_marks
from drafts import texts, through
from invariants import body_of

PAGE = "-----File: {}.png---\\ann\\bob\\--------"


def marked(*lines: str) -> tuple[list[str], list[tuple[str, str]]]:
    draft, decisions = through("\n".join([PAGE.format(1), *lines, PAGE.format(2)]), proof_marks.remove)
    return texts(draft), [(d.before, d.action) for d in decisions if d.before != "" and "File" not in d.before]


def test_separators_become_page_breaks() -> None:
    draft, decisions = through(f"{PAGE.format(1)}\none\n{PAGE.format(2)}\ntwo", proof_marks.remove)
    assert [(row.text, row.page_break) for row in draft.rows] == [
        ("", True),
        ("one", False),
        ("", True),
        ("two", False),
    ]
    assert [decision.line for decision in decisions] == [1, 3]


def test_one_mark_by_chance_is_text() -> None:
    for text in (PAGE.format(1), "/*\nA comment\n*/", "either <i>this</i>\n\nor that"):
        draft, decisions = through(text, proof_marks.remove)
        assert texts(draft) == text.replace("\n\n", "\n").split("\n") and decisions == []


def test_tags_become_emphasis_or_nothing() -> None:
    said, removed = marked("<i>One</i> and <b>two words</b>, <sc>Three</sc>.", "An <i>open", "end</i>.")
    assert said == ["_One_ and **two words**, Three.", "An open", "end."]
    assert [before for before, _ in removed] == ["<i>", "</i>", "<b>", "</b>", "<sc>", "</sc>", "<i>", "</i>"]
    assert {action for _, action in removed} == {Action.REMOVED}


def test_lines_inside_signs_are_kept_and_those_of_quotations_are_not() -> None:
    draft, _ = through("/*\nOne\nTwo\n*/\n/#\nThree\n#/\nFour", proof_marks.remove)
    assert [(row.text, row.wraps) for row in draft.rows if row.text] == [
        *(("One", False), ("Two", False), ("Three", None), ("Four", None)),
    ]


def test_stars_at_a_word_over_two_pages_go_and_notes_are_reported() -> None:
    said, found = marked("in the win-*", "*ter of that year [**year?]", "a * b*")
    assert said == ["in the win-", "ter of that year [**year?]", "a * b*"]
    assert found == [("*", Action.REMOVED), ("*", Action.REMOVED), ("[**year?]", Action.REPORTED)]


def test_a_tag_that_only_came_to_be_when_something_was_taken_out_of_it_stays() -> None:
    page = PAGE.format(1)
    draft, _ = through(f"{page}\na<b onclick=x>\n{page}", event_handlers.remove, proof_marks.remove)
    assert texts(draft) == ["a<b>"]


def test_a_separator_ends_where_a_page_does_in_its_line() -> None:
    raw = "-----File: 1.png---\\ann\\\fbob\\--------\n-----File: 2.png---\\ann\\bob\\--------\n"
    assert "bob" in body_of(raw)


def test_marks_leave_gaps_as_wide_as_in_print() -> None:
    raw = f"{PAGE.format(1)}\n\n\nKEEPER\n\n/*\nOne\n*/\n{PAGE.format(2)}\n\n\nPILOT\n/*\nTwo\n*/\nThree\n"
    draft, _ = through(raw, proof_marks.remove)
    shown = [row.text for row in draft.rows]
    assert shown == ["", "", "KEEPER", "", "One", "", "", "PILOT", "", "Two", "", "Three", ""]
