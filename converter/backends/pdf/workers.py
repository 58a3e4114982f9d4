"""The parts of a book: found, laid out here, or laid out by several processes where there is enough to do.

What a process fails to give is laid out here.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from converter.backends.pdf import collector
from converter.backends.pdf.cutting import Cut
from converter.backends.pdf.parts import Part
from converter.backends.pdf.press import Press
from converter.backends.pdf.shelf import Parts

_ENOUGH = 60_000  # characters for each process, about forty pages of A5
_SWEEP = 60  # pages


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
    most = min(len(cuts), length // _ENOUGH)
    if most < 2:
        yield from _laid_out(press, cuts)
        return
    from converter.backends.pdf import processes

    count = min(processes.available(), most)
    shares = [cuts[first::count] for first in range(count)] if count > 1 else []
    waiting = {cut.key: cut for cut in cuts}
    for key, data in processes.answers(partial(_laid_out, press), shares):
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
