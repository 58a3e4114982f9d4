import json
import socket
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest

from converter.build import render
from converter.cli import main
from converter.external import checking, printing
from converter.external.asking import wait_for
from converter.external.values import Answer, Kind, Verdict

DAY = date(2021, 2, 19)


class Server(ThreadingHTTPServer):
    """Answers as its paths say; ``/slow`` waits until the test lets it go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.go = threading.Event()
        self.asked: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        if self.path == "/slow":
            self.server.go.wait(5)
        if self.path == "/busy" and self.server.asked.count("HEAD /busy") > 1:
            status = 200
        else:
            known = {"/gone": 404, "/moved": 301, "/wall": 403, "/busy": 429, "/down": 503, "/no-head": 200}
            status = known.get(self.path, 200)
        if self.path == "/no-head" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/new")
        if status == 429:
            self.send_header("Retry-After", "7")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.go.set()
    made.shutdown()
    thread.join()
    made.server_close()


def ask(server: Server, *paths: str, timeout: float = 5.0) -> tuple[list[Verdict], list[float]]:
    waited: list[float] = []
    urls = {f"http://127.0.0.1:{server.server_port}{path}": ("a.html",) for path in paths}
    return checking.check(urls, {}, DAY, timeout, waited.append), waited


def test_each_answer_has_its_class(server: Server) -> None:
    found, waited = ask(server, "/", "/moved", "/gone", "/wall", "/down", "/no-head")
    kinds = [each.kind for each in found]
    assert kinds == [Kind.ALIVE, Kind.MOVED, Kind.UNCERTAIN, Kind.BLOCKED, Kind.UNCERTAIN, Kind.ALIVE]
    assert found[1].note.endswith("/new") and found[2].strikes == 1 and found[0].places == ("a.html",)
    assert waited == [1.0] * 5  # one question a second


def test_a_busy_server_is_left_alone_as_long_as_it_asks_for(server: Server) -> None:
    [verdict], waited = ask(server, "/busy")
    assert (verdict.kind, waited) == (Kind.ALIVE, [7.0])


def test_a_server_that_is_slow_or_never_answers_is_given_up(server: Server) -> None:
    [slow], _ = ask(server, "/slow", timeout=0.05)
    assert slow.kind is Kind.TIMEOUT
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        never = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        [verdict] = checking.check({never: ()}, {}, DAY, 0.05, lambda seconds: None)
        assert verdict.kind is Kind.TIMEOUT
    [refused] = checking.check({never: ()}, {}, DAY, 0.5, lambda seconds: None)
    assert refused.kind is Kind.UNCERTAIN and refused.note


def test_a_link_is_dead_after_three_bad_days_and_an_archive_is_named(server: Server, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{server.server_port}/gone"
    kinds = []
    for day in (19, 19, 20, 21):
        today = date(2021, 2, day)
        [verdict] = checking.check({url: ()}, checking.recall(tmp_path / "m.json"), today, 5, lambda seconds: None)
        checking.keep(tmp_path / "m.json", checking.remember([verdict], today))
        kinds.append(verdict.kind)
    assert kinds == [Kind.UNCERTAIN, Kind.UNCERTAIN, Kind.UNCERTAIN, Kind.DEAD]
    assert verdict.archive == f"https://web.archive.org/web/{url}"


def test_addresses_are_read_once_from_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<html><p><a href="https://example.org/x#y">x</a> <a href="#i">i</a></p></html>')
    (tmp_path / "b.html").write_text('<html><p><a href="https://example.org/x">x</a></p></html>')
    found = checking.links([tmp_path / "a.html", tmp_path / "b.html"])
    assert found == {"https://example.org/x": (str(tmp_path / "a.html"), str(tmp_path / "b.html"))}


def test_addresses_are_the_same_in_all_editions(tmp_path: Path) -> None:
    text = "<https://example.org/x#y>, [that](http://127.0.0.1:9/a?b=1&c=2), [mail](mailto:a@example.org), [one](#one)"
    (tmp_path / "a.md").write_text(
        f'---\ncanonical: 1\ntitle: "A"\nlang: "en"\n---\n\n# One {{#one .article}}\n\n{text}\n'
    )
    assert render(tmp_path / "a.md", out=tmp_path, editions=("pdf", "epub", "html", "site")).outcome == "ok"
    for name in ("a.md", "a.pdf", "a.epub", "a.html", "site"):
        found = sorted(checking.links([tmp_path / name]))
        assert found == ["http://127.0.0.1:9/a?b=1&c=2", "https://example.org/x"], name


@pytest.mark.parametrize(
    ("after", "wait"), [("7", 7.0), ("Thu, 01 Jan 1970 00:00:30 GMT", 20.0), ("9999", 0.0), ("soon", 0.0), ("", 0.0)]
)
def test_waiting(after: str, wait: float) -> None:
    assert wait_for(Answer(429, retry_after=after), 10.0) == wait


def test_reports(tmp_path: Path) -> None:
    verdicts = [Verdict("http://a/", Kind.ALIVE, 200), Verdict("http://b/?x&y", Kind.DEAD, 404, archive="http://c/")]
    for suffix in printing.FORMS:
        printing.save(tmp_path / f"links{suffix}", verdicts)
    assert [each["kind"] for each in json.loads((tmp_path / "links.json").read_text())] == ["alive", "dead"]
    suite = ElementTree.parse(tmp_path / "links.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert "| dead | 404 | <http://b/?x&y> | http://c/ |" in (tmp_path / "links.md").read_text()


def test_the_web_is_not_asked_about_a_file_that_is_wrong_inside_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text('<!DOCTYPE html><html><p><a href="#nowhere">x</a></p></html>')
    assert main(["check", "a.html", "--external"]) == 1
    assert "the web was not asked" in capsys.readouterr().err
    assert not Path("links-memory.json").exists()


def test_the_command_tells_and_fails_nothing(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    url = f"http://127.0.0.1:{server.server_port}/gone"
    Path("a.html").write_text(f'<!DOCTYPE html><html><p><a href="{url}">x</a></p></html>')
    assert main(["check", "a.html", "--external", "--report", "links.md"]) == 0
    assert f"uncertain 404 {url}" in capsys.readouterr().err
    assert "uncertain" in Path("links.md").read_text() and Path("links-memory.json").exists()
    assert main(["check", "a.html", "--external", "--report", "links.csv"]) == 2
