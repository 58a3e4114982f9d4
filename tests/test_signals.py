"""A run that is stopped from outside: no worker outlives it, and nothing half-made is seen."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0


@pytest.fixture(autouse=True)
def hearing_signals() -> Iterator[None]:
    """A process inherits which signals are ignored: SIGHUP where the tests themselves run under nohup, SIGINT where
    they run in the background of a shell without job control.
    """
    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, signal.SIGINT)}
    ignored = [number for number in before if before[number] is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


def command(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "converter", "build", *words, "-t", "html"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_a_run_that_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    pipes = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for pipe in pipes:
        os.mkfifo(pipe)
    run = command(tmp_path, "a.txt", "b.txt", "-j", "2")
    # A pipe opens for writing when a worker has opened it for reading: there it hangs, since nothing is written.
    with ThreadPoolExecutor() as threads:
        opened = [threads.submit(os.open, pipe, os.O_WRONLY) for pipe in pipes]
        held = [each.result(PATIENCE) for each in opened]
    run.send_signal(number)
    _, said = run.communicate(timeout=PATIENCE)
    for end in held:
        watch = select.poll()
        watch.register(end, 0)
        assert watch.poll(1000 * PATIENCE) == [(end, select.POLLERR)], "a worker still reads"
        os.close(end)
    assert b"Traceback" not in said
    left = {path.name for path in (tmp_path / "out").iterdir()}
    if number == signal.SIGKILL:
        assert run.returncode == -number
        pipes[0].unlink()
        pipes[0].write_text("A boat\n\nIt left the quay.\n")
        again = command(tmp_path, "a.txt")
        again.communicate(timeout=PATIENCE)
        assert again.returncode == 0
        assert {path.name for path in (tmp_path / "out").iterdir()} == {"a", "manifest.jsonl"}
    else:
        assert run.returncode == 128 + number
        assert left == {"manifest.jsonl"}
