import io

import pytest

from converter import progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for stream, quiet in ((io.StringIO(), False), (Screen(), True)):
        bar = progress.choose(stream, quiet)
        bar.show("1 of 2")
        bar.clear()
        assert stream.getvalue() == ""


def test_a_terminal_shows_one_line_cut_to_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "10")
    screen = Screen()
    bar = progress.choose(screen)
    bar.show("a line that is too long")
    bar.clear()
    assert screen.getvalue() == "\ra line th\x1b[K\r\x1b[K"


def test_a_poor_terminal_gets_plain_lines_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen = Screen()
    bar = progress.choose(screen)
    for line in ("read", "read", "pdf"):
        bar.show(line)
    bar.clear()
    assert screen.getvalue() == "read\npdf\n"
