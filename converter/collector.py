"""Python's garbage collector, which neither normalizing nor a layout has a use for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """Do without the garbage collector: hardly anything can be thrown away before the end that other means do not."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def sweep() -> None:
    """Throw away what is left of the layouts made so far."""
    gc.collect()


def leave_alone() -> None:
    """Never look again at what there is now: a forked process would copy all of it."""
    gc.freeze()
