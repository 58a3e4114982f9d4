import multiprocessing
import os
import select
import signal
import threading
from contextlib import closing
from pathlib import Path

from converter.engines.local import Local
from converter.engines.serial import Serial
from converter.errors import WorkerError

PATIENCE = 60.0


def double(number: int) -> int:
    return 2 * number


def parent_of_worker(task: int) -> int:
    return os.getppid()


def misbehave(what: str) -> str:
    match what:
        case "exit":
            os._exit(7)
        case "signal":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            threading.Event().wait()
    return what


def start_a_child_and_hang(fifo: str) -> None:
    # Both processes hold the pipe open for as long as they live.
    os.open(fifo, os.O_WRONLY)
    if not os.fork():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Event().wait()


def answers(tasks: list[str], timeout: float = PATIENCE) -> dict[str, str]:
    found = {}
    for task, answer in Local(2).run(misbehave, tasks, timeout):
        found[task] = answer.message if isinstance(answer, WorkerError) else answer
    return found


def test_both_engines_answer_every_task() -> None:
    tasks = list(range(5))
    expected = [(n, 2 * n) for n in tasks]
    assert list(Serial().run(double, tasks, PATIENCE)) == expected
    assert sorted(Local(2).run(double, tasks, PATIENCE)) == expected


def test_workers_are_no_forks_of_this_process() -> None:
    [(_, parent)] = Local(1).run(parent_of_worker, [0], PATIENCE)
    assert parent != os.getpid()


def test_a_crash_costs_only_its_task_and_is_named() -> None:
    assert answers(["a", "exit", "b", "signal", "c"]) == {
        "a": "a",
        "b": "b",
        "c": "c",
        "exit": "its process crashed (exit code 7)",
        "signal": "its process crashed (signal 9)",
    }


def test_a_task_that_hangs_is_given_up() -> None:
    assert answers(["hang"], timeout=0.2) == {"hang": "it gave no answer in 0.2 s"}


def test_a_worker_that_is_stopped_takes_its_children_along(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    end = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    [(_, answer)] = Local(1).run(start_a_child_and_hang, [str(fifo)], 0.5)
    assert isinstance(answer, WorkerError)
    readable, _, _ = select.select([end], [], [], PATIENCE)
    assert readable and os.read(end, 1) == b"", "someone still holds the pipe"
    os.close(end)


def test_closing_early_leaves_no_process() -> None:
    with closing(Local(2).run(misbehave, ["a", "hang", "b"], PATIENCE)) as answers:
        assert next(answers) == ("a", "a")
    assert not [child for child in multiprocessing.active_children() if child.is_alive()]
