"""Processes that lay out parts of a book: forks of this one, which have all that is loaded, and cost little."""

from __future__ import annotations

import ctypes
import fcntl
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from converter import collector
from converter.backends.pdf.cutting import Cut
from converter.errors import ConverterError

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html

_ROOM = 2**20  # bytes, as much as Linux gives to everybody: https://man7.org/linux/man-pages/man7/pipe.7.html

Work = Callable[[Iterable[Cut]], Iterator[tuple[Cut, bytes]]]
"""What lays out parts and yields each of them pickled."""


def available() -> int:
    """Return how many processes may work at the same time.

    A process that is one of several already, as in a batch, starts no more; nor does one that has threads, which a fork
    could leave locked for ever.
    """
    if sys.platform != "linux" or multiprocessing.parent_process() or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


@contextmanager
def crew(work: Work, shares: Iterable[Sequence[Cut]]) -> Iterator[Iterator[tuple[str, bytes]]]:
    """Start a process for each of *shares*, and end them all afterwards.

    Gives the keys and the pickled parts as they are ready; asking for them raises the :class:`ConverterError` that a
    process met. One that dies gives no more.
    """
    context = multiprocessing.get_context("fork")
    running: dict[Any, Any] = {}
    try:
        for share in shares:
            reader, writer = context.Pipe(duplex=False)
            _widen(writer)
            worker = context.Process(target=_serve, args=(work, share, writer, os.getpid()), daemon=True)
            worker.start()
            writer.close()
            running[reader] = worker
        yield _answers(running)
    finally:
        for reader, process in running.items():
            process.kill()
            _end(reader, process)


def _answers(running: dict[Any, Any]) -> Iterator[tuple[str, bytes]]:
    while running:
        ended: list[Any] = wait(list(running))
        for ready in ended:
            try:
                answer = pickle.loads(ready.recv_bytes())
            except (EOFError, OSError, pickle.UnpicklingError):
                _end(ready, running.pop(ready))
                continue
            if isinstance(answer, ConverterError):
                raise answer
            yield answer


def _widen(pipe: Connection) -> None:
    """Let some parts wait in *pipe*, so that a process goes on while nobody reads."""
    with suppress(OSError):
        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)


def _end(reader: Any, process: Any) -> None:
    reader.close()
    process.join()


def _serve(work: Work, cuts: Sequence[Cut], writer: Connection, parent: int) -> None:
    """Lay out *cuts* and send each part as it is ready: what a process does.

    It dies with its *parent*, which also gets what a person types: the terminal's Ctrl-C is the parent's.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        return
    collector.leave_alone()
    try:
        for cut, data in work(cuts):
            writer.send_bytes(pickle.dumps((cut.key, data)))
    except ConverterError as error:
        writer.send_bytes(pickle.dumps(error))
