"""What the target of a link means inside a finished file, and how a place in one is named in a message."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

from converter.finished.values import Member


def file_of(target: str, page: str) -> str:
    """Return the decoded name of the file that *target* means on *page*; a leading ``/`` is the root of the package."""
    place = unquote(re.split("[?#]", target, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), place)).lstrip("/") if place else page


def id_of(target: str) -> str:
    """Return the id, decoded, that *target* means in its file, or an empty string."""
    return unquote(target.partition("#")[2])


def named(path: Path, member: Member) -> str:
    """Return how a message names a page: the file, and for one inside it its name after ``!``."""
    return f"{path}!{member.name}" if member.name else str(path)
