"""Supervised processes on this machine, one for each task: a task that crashes or hangs costs only itself.

pebble supervises them. ``concurrent.futures.ProcessPoolExecutor`` breaks the whole batch when one worker dies, and a
worker of pebble's pool that dies before its task was acknowledged leaves no one to blame. A process for each task is
cheap here: a fork server imports the heavy libraries once, and what a library keeps of a document goes with it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from converter.errors import WorkerError

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_NAME = "converter-worker"


@dataclass(frozen=True, slots=True)
class Local:
    """The engine for several documents."""

    workers: int
    """How many processes work at the same time."""
    preload: tuple[str, ...] = ()
    """Modules that every process needs, imported once for all."""

    def run(
        self, work: Callable[[Task], Answer], tasks: Sequence[Task], timeout: float
    ) -> Generator[tuple[Task, Answer | WorkerError]]:
        """Yield each task as it ends, with what *work* returned, or with why its process gave no answer."""
        from pebble import concurrent

        # A plain fork would copy this process with pebble's threads in it and could deadlock; Python 3.12 warns of it.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(self.preload))
        # pebble 5.2 declares the parameter as mp_context and reads it as context.
        supervision: dict[str, Any] = {"name": _NAME, "timeout": timeout, "context": context, "mp_context": context}
        supervised: Any = concurrent.process
        start = supervised(**supervision)(partial(_lead_a_group, work))
        waiting = iter(tasks)
        running: dict[Future[Answer], Task] = {}
        try:
            while True:
                running |= {start(task): task for task in islice(waiting, self.workers - len(running))}
                if not running:
                    return
                for ended in wait(running, return_when=FIRST_COMPLETED).done:
                    answer = _answer(ended, timeout)
                    yield running.pop(ended), answer
        finally:
            _stop_all()


def _lead_a_group(work: Callable[[Task], Answer], task: Task) -> Answer:
    """Do *work* as the head of a process group, so that stopping this process stops the programs it started as well.

    It also keeps the terminal's Ctrl-C away from here: the parent stops its workers, or takes them along when it is
    killed itself.
    """
    os.setpgrp()
    signal.signal(signal.SIGTERM, lambda *_: os.killpg(os.getpid(), signal.SIGKILL))
    threading.Thread(target=_die_with_the_parent, daemon=True).start()
    return work(task)


def _die_with_the_parent() -> None:
    """Wait until the process that started the batch is gone, and end this group."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os.killpg(os.getpid(), signal.SIGKILL)


def _answer(future: Future[Answer], timeout: float) -> Answer | WorkerError:
    from pebble import ProcessExpired

    try:
        return future.result()
    except ProcessExpired as death:
        return WorkerError(f"its process crashed ({_cause(death.exitcode)})", cure="build it alone to see more")
    except TimeoutError:
        return WorkerError(f"it gave no answer in {timeout:g} s", cure="give it more time with --set timeout=SECONDS")


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _stop_all() -> None:
    """Stop the workers that still run, with the programs they started, and wait until they are gone."""
    for worker in multiprocessing.active_children():
        if worker.name == _NAME and worker.pid:
            try:
                os.killpg(worker.pid, signal.SIGKILL)
            except ProcessLookupError:
                # It had no time to become the head of a group.
                worker.kill()
            worker.join()
