"""The parts of a book: found, laid out here, or laid out by several processes where there is enough to do.

What a process fails to give is laid out here.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from converter import collector
from converter.backends.pdf.cutting import Cut
from converter.backends.pdf.parts import Part
from converter.backends.pdf.press import Press
from converter.backends.pdf.shelf import Parts

_ENOUGH = 60_000  # characters for each process, about forty pages of A5
_WORTH = 8_000  # characters for a process beside this one: layouts of a quarter of a second
_SWEEP = 60  # pages


@contextmanager
def making(press: Press, cuts: Sequence[Cut], known: Parts, beside: int) -> Iterator[Callable[[], list[Part]]]:
    """Give what returns the part of each of *cuts*; those that are not *known* are laid out, and kept there.

    Meanwhile this process has something else to do, about as much as laying out *beside* characters.
    """
    found = {cut.key: part for cut in cuts if (part := known.find(cut)) and not press.faces.missing(part)}
    absent = [cut for cut in cuts if cut.key not in found]
    with _made(press, absent, beside) as made:

        def parts() -> list[Part]:
            for cut, data in made:
                known.keep(cut, data)
                part = pickle.loads(data)
                found[cut.key] = press.part(cut) if press.faces.missing(part) else part
            if absent:
                known.close()
            return [found[cut.key] for cut in cuts]

        yield parts


@contextmanager
def _made(press: Press, cuts: Sequence[Cut], beside: int) -> Iterator[Iterator[tuple[Cut, bytes]]]:
    """Give *cuts* with their pickled parts, as they are ready."""
    count = _processes(cuts, beside)
    if not count:
        yield _laid_out(press, cuts)
        return
    from converter.backends.pdf import processes

    shares = [cuts[first::count] for first in range(count)]
    with processes.crew(partial(_laid_out, press), shares) as answers:
        yield _completed(press, cuts, answers)


def _processes(cuts: Sequence[Cut], beside: int) -> int:
    """Return how many other processes should lay out *cuts*, none if it is not worth starting one."""
    length = sum(len(text) for cut in cuts for text in cut.page.itertext())
    most = min(len(cuts), length // _ENOUGH)
    if most < 2 and min(length, beside) < _WORTH:
        return 0
    from converter.backends.pdf import processes

    count = processes.available()
    return min(count, max(most, 1)) if count > 1 else 0


def _completed(press: Press, cuts: Sequence[Cut], answers: Iterable[tuple[str, bytes]]) -> Iterator[tuple[Cut, bytes]]:
    """Yield *cuts* with what processes answer; what they fail to give is laid out here."""
    waiting = {cut.key: cut for cut in cuts}
    for key, data in answers:
        yield waiting.pop(key), data
    yield from _laid_out(press, waiting.values())


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
