"""The C declarations of WeasyPrint, compiled once for all runs.

WeasyPrint declares the functions of Pango and HarfBuzz in C and lets cffi parse them at each start, with a parser that
is written in Python: 0.08 s of CPU time, and every type named later costs again. cffi can write what it has parsed as a
module, whose types are then looked up in C: https://cffi.readthedocs.io/en/stable/overview.html#out-of-line-abi-level
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from converter import cache
from converter.backends.pdf.inner import replaced

_MISSING_OR_DAMAGED = (OSError, SyntaxError, NameError, AttributeError, TypeError, ValueError)


@contextmanager
def compiled() -> Iterator[None]:
    """Let what is imported here have its C declarations from the user's cache; without a cache, all is as ever."""
    place = cache.folder("declarations")
    if place is None:
        yield
        return

    def declarations() -> _Declarations:
        return _Declarations(place)

    with replaced(import_module("cffi"), "FFI", declarations):
        yield


class _Declarations:
    """Stands in for ``cffi.FFI`` until it is told what to declare; from then on it is the compiled one's double."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def cdef(self, source: str) -> None:
        """Declare what the C text *source* does."""
        ffi = _read(source, self._place)
        self._open = ffi.dlopen
        for name in dir(ffi):
            if not name.startswith("__") and name != "dlopen":
                setattr(self, name, getattr(ffi, name))

    def dlopen(self, name: str | None, flags: int = 0) -> Any:
        """Open a library, for good.

        Pango looks for fonts in a thread of its own, which may still run when the interpreter ends: it would crash as
        soon as cffi closes the library under it.
        """
        return self._open(name, flags | getattr(os, "RTLD_NODELETE", 0))


def _read(source: str, place: Path) -> Any:
    """Return the compiled declarations of *source*; what is missing or damaged in *place* is written anew."""
    import _cffi_backend

    key = sha256(f"{_cffi_backend.__version__}\n{source}".encode()).hexdigest()[:16]
    path = place / f"weasyprint_{key}.py"
    with suppress(*_MISSING_OR_DAMAGED):
        return _executed(path)
    from cffi import api, recompiler

    parsed = api.FFI()
    parsed.cdef(source)
    try:
        recompiler.make_py_source(parsed, path.stem, str(path))
    except OSError:
        return parsed
    return _executed(path)


def _executed(path: Path) -> Any:
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ffi
