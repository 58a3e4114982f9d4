"""The parts of a book: found, laid out here, or laid out by several processes where there is enough to do.

What a process fails to give is laid out here. A process that is one of several already, as in a batch, starts no more,
nor does one that has threads, which a fork could leave locked for ever.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any

from converter.backends.pdf import collector
from converter.backends.pdf.cutting import Cut
from converter.backends.pdf.parts import Part
from converter.backends.pdf.press import Press
from converter.backends.pdf.shelf import Parts
from converter.errors import ConverterError

_ENOUGH = 60_000  # characters for each process, about forty pages of A5
_SWEEP = 60  # pages
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html


def parts(press: Press, cuts: Sequence[Cut], known: Parts) -> list[Part]:
    """Return the part of each of *cuts*; those that are not *known* are laid out, and kept there."""
    found = {cut.key: part for cut in cuts if (part := known.find(cut)) and not press.faces.missing(part)}
    absent = [cut for cut in cuts if cut.key not in found]
    for cut, data in _made(press, absent):
        known.keep(cut, data)
        part = pickle.loads(data)
        found[cut.key] = press.part(cut) if press.faces.missing(part) else part
    if absent:
        known.close()
    return [found[cut.key] for cut in cuts]


def _made(press: Press, cuts: Sequence[Cut]) -> Iterator[tuple[Cut, bytes]]:
    """Yield *cuts* with their pickled parts, as they are ready."""
    length = sum(len(text) for cut in cuts for text in cut.page.itertext())
    processes = min(processors(), len(cuts), length // _ENOUGH)
    if processes < 2:
        yield from _laid_out(press, cuts)
        return
    waiting = {cut.key: cut for cut in cuts}
    for key, data in _answers(press, [cuts[first::processes] for first in range(processes)]):
        yield waiting.pop(key), data
    yield from _laid_out(press, waiting.values())


def processors() -> int:
    """Return how many processes may work at the same time."""
    if sys.platform != "linux" or multiprocessing.parent_process() or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _answers(press: Press, shares: Iterable[Sequence[Cut]]) -> Iterator[tuple[str, bytes]]:
    """Yield the keys and the pickled parts that processes give, one for each of *shares*.

    Raises the :class:`ConverterError` that one of them met; one that dies gives no more.
    """
    context = multiprocessing.get_context("fork")  # it has all that is loaded, and costs some milliseconds
    running: dict[Any, Any] = {}
    try:
        for share in shares:
            reader, writer = context.Pipe(duplex=False)
            worker = context.Process(target=_serve, args=(press, share, writer, os.getpid()), daemon=True)
            worker.start()
            writer.close()
            running[reader] = worker
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
    finally:
        for reader, process in running.items():
            process.kill()
            _end(reader, process)


def _end(reader: Any, process: Any) -> None:
    reader.close()
    process.join()


def _serve(press: Press, cuts: Sequence[Cut], writer: Connection, parent: int) -> None:
    """Lay out *cuts* and send each part as it is ready: what a process does.

    It dies with its *parent*, which also gets what a person types: the terminal's Ctrl-C is the parent's.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        return
    collector.leave_alone()
    try:
        for cut, data in _laid_out(press, cuts):
            writer.send_bytes(pickle.dumps((cut.key, data)))
    except ConverterError as error:
        writer.send_bytes(pickle.dumps(error))


def _laid_out(press: Press, cuts: Iterable[Cut]) -> Iterator[tuple[Cut, bytes]]:
    """Lay out *cuts* here."""
    pages = 0
    for cut in cuts:
        part = press.part(cut)
        yield cut, pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
        pages += len(part.pages)
        if pages > _SWEEP:
            collector.sweep()
            pages = 0
