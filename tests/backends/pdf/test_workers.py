"""Whatever is found in the cache or laid out by whichever process, the book has the same bytes."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converter import cache
from converter.backends.pdf import cutting, faces, inner, processes, render, shelf
from converter.backends.pdf.cutting import Cut
from converter.backends.pdf.press import Press
from converter.edition import read
from converter.model import Edition
from converter.options import Options
from printed_books import HEAD, SENTENCE, picture_in

BOOK = HEAD + "\n".join(
    f"# Piece {number} {{#piece-{number} .article}}\n\n{SENTENCE * (15 + 7 * number)}\n\n"
    f"[A *link*](#piece-{4 - number}) and ![a boat](boat.png).\n\n| A | B |\n|---|---|\n| 1 | {number} |\n"
    for number in range(5)
)
FRESH = Options(cache="no")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let every section be a part, and give each test a cache of its own."""
    monkeypatch.setattr(cutting, "_USUAL_LENGTH", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield tmp_path / "cache" / "compilation-converter" / "pdf-parts"


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return read(BOOK, picture_in(tmp_path))


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the parts that are laid out from now on."""
    keys: list[str] = []
    part = Press.part

    def noted(press: Press, cut: Cut, begins_verso: bool = False) -> object:
        keys.append(cut.key)
        return part(press, cut, begins_verso)

    monkeypatch.setattr(Press, "part", noted)
    return keys


def test_what_is_known_is_not_laid_out_again(edition: Edition, own_cache: Path, laid_out: list[str]) -> None:
    fresh = render(edition, FRESH)
    assert not own_cache.exists()
    assert len(laid_out) == 5
    assert render(edition, Options()) == fresh
    assert len(laid_out) == 10
    assert render(edition, Options()) == fresh
    assert len(laid_out) == 10


def test_only_the_part_that_changed_is_laid_out(edition: Edition, tmp_path: Path, laid_out: list[str]) -> None:
    render(edition, Options())
    longer = read(BOOK.replace("[A *link*](#piece-3)", f"{SENTENCE * 40} [A *link*](#piece-3)"), tmp_path)
    laid_out.clear()
    changed = render(longer, Options())
    assert len(laid_out) == 1
    assert changed == render(longer, FRESH)


@given(gone=st.sets(st.integers(0, 4)))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mixture_of_known_and_fresh_parts_is_the_same_book(
    gone: set[int], edition: Edition, own_cache: Path, laid_out: list[str]
) -> None:
    whole = render(edition, Options())
    for index, path in enumerate(sorted(own_cache.iterdir())):
        if index in gone:
            path.unlink()
    laid_out.clear()
    assert render(edition, Options()) == whole
    assert len(laid_out) == len(gone)


@pytest.mark.parametrize("damage", [b"", b"damaged", None])
def test_a_damaged_entry_is_laid_out_again(
    damage: bytes | None, edition: Edition, own_cache: Path, laid_out: list[str]
) -> None:
    whole = render(edition, Options())
    path = sorted(own_cache.iterdir())[2]
    data = path.read_bytes()
    path.write_bytes(data[:-9] + b"changed!!" if damage is None else damage)
    laid_out.clear()
    assert render(edition, Options()) == whole
    assert len(laid_out) == 1
    assert path.read_bytes() == data


def test_a_typeface_that_is_not_found_again_costs_a_layout(
    edition: Edition, laid_out: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = render(edition, Options())
    monkeypatch.setattr(faces.Faces, "_loaded", lambda known, face: None)
    laid_out.clear()
    assert render(edition, Options()) == whole
    assert laid_out


def test_the_cache_is_not_asked_for_other_typefaces_pictures_or_programs(
    edition: Edition, tmp_path: Path, laid_out: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    render(edition, Options())
    laid_out.clear()
    with monkeypatch.context() as change:
        change.setattr(inner, "font_files", lambda configuration: [("new.ttf", 1)])
        render(edition, Options())
    with monkeypatch.context() as change:
        change.setattr(inner, "typesetters", lambda: iter(["71.0"]))
        render(edition, Options())
    assert len(laid_out) == 10
    from PIL import Image

    Image.new("RGB", (64, 36), "red").save(tmp_path / "boat.png")
    assert render(edition, Options()) == render(edition, FRESH)
    assert len(laid_out) == 20


def test_the_cache_is_bounded(own_cache: Path, monkeypatch: pytest.MonkeyPatch, edition: Edition) -> None:
    monkeypatch.setattr(shelf, "_MOST", 20_000)
    whole = render(edition, Options())
    assert sum(path.stat().st_size for path in own_cache.iterdir()) <= 20_000
    assert render(edition, Options()) == whole


def test_the_least_used_goes_first(own_cache: Path) -> None:
    kept = cache.Shelf("pdf-parts", 3 * 132)
    for number, key in enumerate("abcd"):
        kept.put(key, bytes(100))
        os.utime(own_cache / key, (number, number))
    assert kept.get("a") == bytes(100)
    kept.trim()
    assert sorted(path.name for path in own_cache.iterdir()) == ["a", "d"]


SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from converter.backends.pdf import cutting, processes, render, workers
from converter.edition import read
from converter.options import Options

cutting._USUAL_LENGTH = 1
workers._ENOUGH = 1
text = Path(sys.argv[1]).read_text("utf-8")
edition = read(text, Path(sys.argv[1]).parent)
{then}
sys.stdout.buffer.write(render(edition, Options(cache="no")))
"""
"""A program of its own, because a process that has threads, as one that runs tests may, starts no other."""


def program(then: str, folder: Path) -> list[str]:
    (folder / "book.md").write_text(BOOK, "utf-8")
    return [sys.executable, "-c", SCRIPT.format(then=textwrap.dedent(then)), str(folder / "book.md")]


def answer(then: str, folder: Path) -> bytes:
    return subprocess.run(program(then, folder), capture_output=True, check=True).stdout


def test_several_processes_make_the_same_book(edition: Edition, tmp_path: Path) -> None:
    several = """
    processes.available = lambda: 3
    made = processes._answers
    def noting(running):
        for key, data in made(running):
            print("given", file=sys.stderr)
            yield key, data
    processes._answers = noting
    """
    ended = subprocess.run(program(several, tmp_path), capture_output=True, check=True)
    assert ended.stderr.count(b"given") == 5
    assert ended.stdout == render(edition, FRESH)


def test_a_process_that_is_killed_costs_a_layout(edition: Edition, tmp_path: Path) -> None:
    killed = """
    processes.available = lambda: 2
    parent, layout = os.getpid(), workers.Press.part
    def part(press, cut, begins_verso=False):
        if os.getpid() != parent and b"Piece 2" in workers.pickle.dumps(cut):
            os.kill(os.getpid(), signal.SIGKILL)
        return layout(press, cut, begins_verso)
    workers.Press.part = part
    """
    assert answer(killed, tmp_path) == render(edition, FRESH)


def test_what_goes_wrong_in_a_process_is_said_as_ever(tmp_path: Path) -> None:
    wrong = """
    processes.available = lambda: 2
    from converter.errors import RenderError
    parent = os.getpid()
    def part(press, cut, begins_verso=False):
        raise RenderError("it went wrong", cure="none") if os.getpid() != parent else AssertionError
    workers.Press.part = part
    """
    ended = subprocess.run(program(wrong, tmp_path), capture_output=True)
    assert ended.returncode == 1
    assert b"RenderError: it went wrong" in ended.stderr


def test_processes_die_with_their_parent(tmp_path: Path) -> None:
    waiting = """
    processes.available = lambda: 2
    parent = os.getpid()
    def part(press, cut, begins_verso=False):
        os.write(1, b"%d\\n" % os.getpid())
        signal.pause()
    workers.Press.part = part
    """
    with subprocess.Popen(program(waiting, tmp_path), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        children = [int(process.stdout.readline()) for _ in range(2)]
        assert process.pid not in children
        process.send_signal(signal.SIGKILL)
        assert process.stdout.read() == b""  # it ends when nobody has it open any more
    assert process.returncode == -signal.SIGKILL


def test_one_of_several_processes_starts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes.threading, "active_count", lambda: 1)
    assert processes.available() == len(os.sched_getaffinity(0))
    monkeypatch.setattr(processes.multiprocessing, "parent_process", lambda: object())
    assert processes.available() == 1
    monkeypatch.setattr(processes.multiprocessing, "parent_process", lambda: None)
    monkeypatch.setattr(processes.threading, "active_count", lambda: 2)
    assert processes.available() == 1
