"""The user's cache: what was compiled once need not be compiled again. Whatever is in it may be deleted at any time."""

from __future__ import annotations

import os
from pathlib import Path

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
