"""What an edition must have, by the source and the decisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.checks.ledger import ledger
from converter.finished.tokens import count, tokens
from converter.model import Action, Decision, Line, Source, Status


def source(*lines: str, markup: str = "text") -> Source:
    return Source("raw.txt", "0" * 64, 1, "utf-8", markup, tuple(Line(n, text) for n, text in enumerate(lines, 1)))


def decision(
    action: Action,
    line: int,
    end_line: int,
    column: int = 1,
    end_column: int | None = None,
    after: str = "",
    **kw: Status,
) -> Decision:
    return Decision(f"{action}-rule", action, line, end_line, "why", column, end_column, after=after, **kw)


def removed(line: int, end_line: int, column: int = 1, end_column: int | None = None) -> Decision:
    return decision(Action.REMOVED, line, end_line, column, end_column)


def changed(line: int, end_line: int, column: int, end_column: int | None, after: str) -> Decision:
    return decision(Action.CHANGED, line, end_line, column, end_column, after)


def test_a_removed_line() -> None:
    found = ledger(source("One two", "- 12 -", "three"), [removed(2, 2)])
    assert found.tokens == ["One", "two", "three"]
    assert (found.source, found.kept, found.removed, found.changed) == (4, 3, {"removed-rule": 1}, 0)


def test_a_removed_figure_at_the_end_of_a_word() -> None:
    found = ledger(source("word12 next"), [removed(1, 1, 5, 7)])
    assert found.tokens == ["word", "next"]
    assert found.source == found.kept == 2


def test_a_word_joined_over_a_removed_page_number() -> None:
    found = ledger(source("The exam-", "12", "ple ends"), [changed(1, 3, 5, 4, "example"), removed(2, 2)])
    assert found.tokens == ["The", "example", "ends"]
    assert (found.source, found.kept, found.removed, found.changed) == (5, 2, {"removed-rule": 1}, 2)


def test_a_removal_wins_over_a_change_inside_it() -> None:
    found = ledger(source("One two three"), [removed(1, 1, 5), changed(1, 1, 5, 8, "TWO")])
    assert found.tokens == ["One"]
    assert (found.kept, found.changed) == (1, 0)


def test_a_change_of_a_whole_line_counts_only_what_it_changes() -> None:
    found = ledger(source("The cafÃ© was open"), [changed(1, 1, 1, None, "The café was open")])
    assert found.tokens == ["The", "café", "was", "open"]
    assert (found.kept, found.changed) == (3, 1)


def test_a_changed_mark_changes_no_word() -> None:
    found = ledger(source("one—two"), [changed(1, 1, 4, 5, "--")])
    assert found.tokens == ["one", "two"]
    assert (found.kept, found.changed) == (2, 0)


def test_an_overridden_decision_does_nothing() -> None:
    undone = decision(Action.REMOVED, 1, 1, status=Status.OVERRIDDEN)
    assert ledger(source("One"), [undone]).tokens == ["One"]


def test_canonical_markdown_is_read_as_markdown() -> None:
    lines = ("---", "canonical: 1", "---", "", "# A pier {#a-pier .part}", "", "[Here](#a-pier) it is")
    assert ledger(source(*lines, markup="markdown"), []).tokens == ["A", "pier", "Here", "it", "is"]


@pytest.mark.parametrize("span", [(0, 0), (1, 99), (99, 99), (-3, 1)])
def test_a_span_outside_the_source_is_harmless(span: tuple[int, int]) -> None:
    found = ledger(source("One two"), [removed(*span), changed(span[0], span[1], 50, 60, "x")])
    assert found.source == found.kept + sum(found.removed.values()) + found.changed


def test_an_empty_source_has_no_words() -> None:
    assert ledger(source(), []).source == 0


LINES = st.lists(st.text("ab -’1.", max_size=12), max_size=6)
SPANS = st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 14), st.none() | st.integers(0, 14))
DECISIONS = st.lists(
    st.builds(
        lambda action, span, after: decision(action, *span, after),
        st.sampled_from([Action.REMOVED, Action.CHANGED, Action.MOVED, Action.MARKED]),
        SPANS,
        st.text("ab ", max_size=4),
    ),
    max_size=5,
)


@given(LINES, DECISIONS)
def test_the_ledger_adds_up_whatever_the_decisions(lines: list[str], decisions: list[Decision]) -> None:
    found = ledger(source(*lines), decisions)
    assert found.source == found.kept + sum(found.removed.values()) + found.changed
    assert min(found.kept, found.changed) >= 0
    assert found.tokens == tokens(found.text)


@given(LINES)
def test_without_decisions_everything_is_kept(lines: list[str]) -> None:
    found = ledger(source(*lines), [])
    assert found.kept == found.source == count(found.tokens)


@given(LINES, DECISIONS)
def test_every_place_lies_in_the_source(lines: list[str], decisions: list[Decision]) -> None:
    found = ledger(source(*lines), decisions)
    for offset in range(len(found.text) + 1):
        line, column = found.place(offset)
        assert 1 <= line <= max(len(lines), 1)
        assert 1 <= column <= (len(lines[line - 1]) if lines else 0) + 1
