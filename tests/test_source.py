"""Lines of plain text, which are made when they are asked for."""

import pickle

import pytest

from converter.model import Line, PlainLines, Source

LINES = PlainLines(["The pier", "", "The quay"])
PAGED = PlainLines(["The pier", "\fThe quay"], [1, 2])


def source(lines: PlainLines | tuple[Line, ...]) -> Source:
    return Source("raw.txt", "0" * 64, 1, "utf-8", "text", lines)


def test_they_are_numbered_from_one_wherever_they_are_asked_for() -> None:
    made = (Line(1, "The pier"), Line(2, ""), Line(3, "The quay"))
    assert tuple(LINES) == made and tuple(LINES[i] for i in range(3)) == made and len(LINES) == 3
    assert LINES[-1] == made[2] and LINES[1:] == made[1:] and LINES[5:] == ()
    with pytest.raises(IndexError):
        LINES[3]


def test_they_know_their_pages() -> None:
    assert [line.page for line in PAGED] == [1, 2] and PAGED[1].page == 2
    assert LINES[0].page is None


def test_they_are_equal_where_their_lines_are_and_survive_the_way_to_another_process() -> None:
    assert tuple(LINES) == LINES == pickle.loads(pickle.dumps(LINES)) and LINES != PAGED
    assert source(LINES) == source(tuple(LINES)) and hash(source(LINES)) == hash(source(tuple(LINES)))


def test_only_lines_of_plain_text_are_known_to_have_no_look() -> None:
    assert source(tuple(LINES)).tells_looks and not source(LINES).tells_looks
