"""Files: atomic writes, hashes, safe names, shipped templates and styles, and the date that editions carry."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from converter.errors import MissingToolError, OutputError, UsageError

THEME_SHEET = "print.css"
"""The file of a theme."""
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # a zip archive cannot hold an earlier date
_NAME_LENGTH = 80


def sha256(data: bytes) -> str:
    """Return the SHA-256 of *data* in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write(path: Path, data: bytes) -> str:
    """Write *data* to *path* whole or not at all, with the folders it needs, and return its SHA-256.

    Raises :class:`OutputError` when the folder or the file cannot be written; nothing is left behind then.
    """
    partial = path.parent / f".{os.getpid()}-{sha256(os.fsencode(path.name))[:12]}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(data)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"the file cannot be written: {error.strerror or error}",
            cure="choose another folder with -o, or make room and give yourself the right to write there",
            path=str(path),
        ) from error
    return sha256(data)


def safe_name(text: str) -> str:
    """Return an ASCII file name made of *text*, never empty; different texts may give the same name.

    A text that ASCII cannot spell at all gets a name made of its hash, so that the name is stable.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", plain).strip("-.")[:_NAME_LENGTH].rstrip("-.")
    return name if re.search(r"[A-Za-z0-9]", name) else f"x{sha256(text.encode())[:12]}"


def unique_names(texts: Iterable[str], suffix: str, taken: Iterable[str] = ()) -> list[str]:
    """Return an ASCII file name for each text, in the same order, unique also where capitals do not count.

    None of them is one of those *taken*.
    """
    used = {name.lower() for name in taken}
    names: list[str] = []
    for text in texts:
        stem = safe_name(text)
        number, name = 1, f"{stem}{suffix}"
        while name.lower() in used:
            number += 1
            name = f"{stem}-{number}{suffix}"
        used.add(name.lower())
        names.append(name)
    return names


def search_path(kind: str, overrides: str) -> list[Path]:
    """Return the folders in which ``templates`` or ``styles`` (*kind*) are looked for, the user's first.

    The shipped folder lies inside the package when it came from a wheel, and beside it in a working copy.
    """
    package = Path(__file__).resolve().parent
    inside = package / kind
    shipped_folder = inside if inside.is_dir() else package.parent / kind
    return [*([Path(overrides) / kind] if overrides else []), shipped_folder]


def themes(overrides: str) -> list[str]:
    """Return the names of the themes: the user's and the shipped ones, in alphabetical order."""
    found = (sheet for folder in search_path("styles", overrides) for sheet in folder.glob(f"themes/*/{THEME_SHEET}"))
    return sorted({sheet.parent.name for sheet in found})


def shipped(kind: str, name: str, overrides: str) -> Path:
    """Return the file *name* of ``templates`` or ``styles``: the user's, else ours.

    Raises :class:`MissingToolError` when it is in neither folder.
    """
    for folder in search_path(kind, overrides):
        if (folder / name).is_file():
            return folder / name
    raise MissingToolError(f"{kind}/{name} is missing from the installation", cure="install the program again")


def build_time(date: str) -> datetime:
    """Return the moment, in UTC, that an edition states as its making, so that the same source gives the same bytes.

    It is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the first day of *date*
    (ISO 8601, to any precision, maybe a range), else 1 January 1980; never earlier. Raises :class:`UsageError` when the
    variable holds no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return max(_EARLIEST, datetime.fromtimestamp(int(epoch), UTC))
        except (ValueError, OverflowError, OSError):
            raise UsageError(
                f"SOURCE_DATE_EPOCH is {epoch!r}", cure="set it to a number of seconds since 1970, or unset it"
            ) from None
    return max(_EARLIEST, _first_day(date) or _EARLIEST)


def _first_day(date: str) -> datetime | None:
    """Return the first day of an ISO 8601 date or range, or ``None`` if it is none."""
    known = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])", date)
    try:
        return datetime(int(known[1]), int(known[2] or 1), int(known[3] or 1), tzinfo=UTC) if known else None
    except ValueError:
        return None
