"""The user's cache: what was compiled once need not be compiled again. Whatever is in it may be deleted at any time."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_NAME = "compilation-converter"


def folder(kind: str) -> Path | None:
    """Return the user's folder for compiled things of one *kind*, made if need be; ``None`` where none can be had.

    It lies where the XDG Base Directory Specification says: in ``XDG_CACHE_HOME``, else in ``~/.cache``. What lies
    there is executed, so a folder that belongs to somebody else, or that others may write to, is not used.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if os.path.isabs(named) else Path(os.path.expanduser("~"), ".cache")
    place = base / _NAME / kind
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = place.stat()
    except OSError:
        return None
    return place if base.is_absolute() and state.st_uid == os.geteuid() and not state.st_mode & 0o022 else None


def kept(name: str, library: str, make: Callable[[], Any]) -> Any:
    """Return what *make* returns, kept under *name* until the *library* it comes from is installed anew.

    It is kept as Python pickles it, with its hash: what is damaged is made again.
    """
    place, spec = folder("kept"), find_spec(library)
    if place is None or spec is None or spec.origin is None:
        return make()
    state = f"{name} {spec.origin} {Path(spec.origin).stat().st_mtime_ns} {sys.version_info}"
    path = place / sha256(state.encode()).hexdigest()[:32]
    with suppress(OSError):
        digest, data = path.read_bytes()[:32], path.read_bytes()[32:]
        if sha256(data).digest() == digest:
            return pickle.loads(data)
    made = make()
    data = pickle.dumps(made)
    partial = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        partial.write_bytes(sha256(data).digest() + data)
        partial.replace(path)
    return made


class Shelf:
    """Files of one *kind* in the user's cache by their keys; when they are too many, those go that nobody asked for.

    Several processes may share it: a file is whole or absent, and one that is damaged counts as absent.
    """

    def __init__(self, kind: str, most: int) -> None:
        """It holds at *most* so many bytes; where no folder can be had, it is always empty."""
        self._place = folder(kind)
        self._most = most

    def get(self, key: str) -> bytes | None:
        """Return what was put under *key*, or ``None``."""
        if self._place is None:
            return None
        path = self._place / key
        with suppress(OSError):
            whole = path.read_bytes()
            if sha256(whole[32:]).digest() == whole[:32]:
                os.utime(path)
                return whole[32:]
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*; where that cannot be written, nothing happens."""
        if self._place is None:
            return
        partial = self._place / f"{key}.{os.getpid()}"
        with suppress(OSError):
            partial.write_bytes(sha256(data).digest() + data)
            partial.replace(self._place / key)

    def trim(self) -> None:
        """Remove what was not asked for the longest, until a quarter is free, if there is more than may be."""
        if self._place is None:
            return
        files: list[tuple[int, int, str]] = []
        with suppress(OSError):
            for entry in os.scandir(self._place):
                with suppress(OSError):
                    files.append((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path))
        total = sum(size for _, size, _ in files)
        if total <= self._most:
            return
        for _, size, path in sorted(files):
            if total <= self._most * 3 // 4:
                return
            with suppress(OSError):
                os.unlink(path)
            total -= size
