"""Mark-up for whole lines."""

from converter.normalize import markup
from drafts import texts, through


def looks(text: str, kind: str = "text") -> list[tuple[str, bool, int]]:
    draft, decisions = through(text, markup.read, markup=kind)
    assert decisions == []
    return [(row.text, row.bold, row.hashes) for row in draft.rows if row.text]


def test_a_bold_run_over_lines() -> None:
    assert looks("**Harbour\nopens**\ntext") == [("Harbour", True, 0), ("opens", True, 0), ("text", False, 0)]


def test_bold_inside_a_line_or_never_closed_is_no_bold_line() -> None:
    for text in ("**Bold.** Then text", "**never closed\ntext", "***Both***"):
        assert looks(text) == [(line, False, 0) for line in text.split("\n")]


def test_heading_signs() -> None:
    assert looks("## Title ##", "markdown") == [("Title", False, 2)]
    assert looks("## Title") == [("Title", False, 2)]
    assert looks("text\n# 1 in the list\nmore") == [
        ("text", False, 0),
        ("# 1 in the list", False, 0),
        ("more", False, 0),
    ]
    assert looks("#tag") == [("#tag", False, 0)]


def test_underlines() -> None:
    assert looks("Title\n=====\n\ntext") == [("Title", False, 1), ("text", False, 0)]
    assert looks("a line\nTitle\n-----\n\ntext")[1:3] == [("Title", False, 0), ("-----", False, 0)]
    assert texts(through("a far longer line\n---", markup.read)[0]) == ["a far longer line", "---"]
