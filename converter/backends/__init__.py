"""The editions: each backend is a module of this folder that is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from converter.errors import UsageError
from converter.model import Edition
from converter.options import EDITIONS, Options


class Backend(Protocol):
    """What a backend's module offers."""

    suffix: str
    """Suffix of the file it makes, without a dot."""

    def render(self, edition: Edition, options: Options) -> bytes:
        """Return the finished file; raise :class:`~converter.errors.RenderError` when a library fails."""
        ...


def backend(name: str) -> Backend:
    """Return the backend of an edition's name; raise :class:`UsageError` for a name that is none."""
    if name not in EDITIONS:
        raise UsageError(f"there is no edition {name!r}", cure=f"the editions are {', '.join(EDITIONS)}")
    return cast(Backend, import_module(f"{__name__}.{name}"))
