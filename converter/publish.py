"""Where editions are made and how they reach their folder: nothing half-made is ever seen there."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from converter.errors import ConverterError, OutputError, UsageError
from converter.files import sha256, write
from converter.model import PICTURES, Picture

REJECTED = ".rejected"
"""Folder, beside the finished editions, of those that failed a check and are kept for a look."""

_OURS = re.compile(r"[0-9a-f]{16}\.(?:png|jpg|gif|webp)")
"""Names that readers give to pictures, after their bytes."""
_NO_UTF8 = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes in a file name that are no UTF-8 (PEP 383)."""
_NAME_BYTES = 240
"""Longest name: file systems allow 255 bytes, and a number and a suffix follow."""
_WORKSHOP = ".building-"
_SITE = "site"
"""The edition that is a folder of this name."""


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """Give a hidden folder inside *out*, on the same file system so that moves are atomic, and remove it in every case.

    What a run left there that was killed is removed as well. Raises :class:`OutputError` when *out* is no folder or
    cannot be written.
    """
    with ExitStack() as lock:
        with reporting(out):
            out.mkdir(parents=True, exist_ok=True)
            # One run after the other: none may take another's new folder for one that was left.
            with _locked(out, wait=True):
                _sweep(out)
                folder = Path(tempfile.mkdtemp(prefix=_WORKSHOP, dir=out))
                lock.enter_context(_locked(folder))
        try:
            with outside(folder, out):
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def outside(shop: Path, out: Path) -> Iterator[None]:
    """Name a file of *out* in an error about one of the hidden folder *shop*, which nobody can look at any more."""
    try:
        yield
    except ConverterError as error:
        error.path = error.path.replace(str(shop), str(out))
        raise


def _sweep(out: Path) -> None:
    """Remove the hidden folders of runs that are no more: the system gave their locks back."""
    for left in out.glob(f"{_WORKSHOP}*"):
        with _locked(left) as held:
            if held:
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(folder: Path, wait: bool = False) -> Iterator[bool]:
    """Hold the lock of *folder* and tell whether that worked: another process may hold it, or it may have gone."""
    with ExitStack() as handle:
        try:
            number = os.open(folder, os.O_RDONLY)
            handle.callback(os.close, number)
            fcntl.flock(number, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def move(made: Path, target: Path, accepted: bool) -> Path:
    """Move a finished file into the folder *target*, or into its ``.rejected``, and return where it stands now.

    An older file of the same name goes from the other place, so that the folder never shows a mixture of two builds.
    """
    good, bad = target / made.name, target / REJECTED / made.name
    place, other = (good, bad) if accepted else (bad, good)
    with reporting(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        _remove(other)
        if made.is_dir():
            _remove(place)  # a folder cannot take the place of another at once
        made.replace(place)
        if accepted and bad.parent.is_dir() and not any(bad.parent.iterdir()):
            bad.parent.rmdir()
    return place


def places(target: Path, name: str, editions: Iterable[str]) -> Iterator[Path]:
    """Yield where the files of *editions* go in *target*, accepted or not: what stands there is replaced."""
    for edition in editions:
        file = edition if edition == _SITE else f"{name}.{edition}"
        yield target / file
        yield target / REJECTED / file


def demand_apart(sources: Iterable[Path | str], replaced: Iterable[Path]) -> None:
    """Raise :class:`UsageError` when one of *sources* is among the files that are *replaced*, by whatever name."""
    known = {state: str(path) for path in sources if (state := _identity(Path(path)))}
    for place in replaced:
        if (state := _identity(place)) in known:
            raise _refused(known[state])


def demand_no_original(digest: str, replaced: Iterable[Path]) -> None:
    """Raise :class:`UsageError` when one of the files that are *replaced* has the SHA-256 *digest* of a raw file."""
    for place in replaced:
        if digest and place.is_file() and sha256(place.read_bytes()) == digest:
            raise _refused(str(place))


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what the system knows a file by, or ``None`` where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _refused(path: str) -> UsageError:
    return UsageError("an edition would take the place of this source", cure="choose another folder with -o", path=path)


def forget(target: Path, name: str, editions: Iterable[str]) -> None:
    """Take away what an earlier build left in *target* of *editions* that this one does not make."""
    for old in places(target, name, editions):
        with reporting(old):
            _remove(old)


def _remove(old: Path) -> None:
    """Remove a finished file or site; raise :class:`OutputError` for a folder that is no site of ours."""
    if not old.is_dir():
        old.unlink(missing_ok=True)
    elif not any(old.iterdir()) or (old / "search-index.js").is_file():
        shutil.rmtree(old)
    else:
        raise OutputError("this folder is no site that was built here", cure="move it away first", path=str(old))


def copy_pictures(pictures: Iterable[Picture], target: Path) -> None:
    """Copy *pictures* beside the Markdown in *target*, so that it can be rendered where it stands."""
    for picture in pictures:
        with reporting(target / picture.href):
            write(target / picture.href, Path(picture.path).read_bytes())


def forget_pictures(target: Path, shown: Collection[str]) -> None:
    """Take away the pictures of earlier builds in *target* that are none of those *shown*, by their addresses."""
    for old in (target / PICTURES).glob("*"):
        if _OURS.fullmatch(old.name) and f"{PICTURES}/{old.name}" not in shown:
            with reporting(old):
                old.unlink(missing_ok=True)


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn what the system says about writing to *path* into :class:`OutputError`."""
    try:
        yield
    except OSError as error:
        is_file = isinstance(error, FileExistsError | NotADirectoryError)
        reason = "a file stands where a folder is needed" if is_file else error.strerror or str(error)
        raise OutputError(
            f"it cannot be written: {reason}",
            cure="choose another folder with -o, or make room and give yourself the right to write there",
            path=str(path),
        ) from error


def name_for(path: Path | str) -> str:
    """Return the name of the folder and the files of the source at *path*: its own without suffix, never hidden.

    A name that is too long for its editions is cut; bytes in it that are no UTF-8, which no page could link to, become
    hyphens.
    """
    name = "stdin" if str(path) == "-" else _NO_UTF8.sub("-", Path(path).stem.lstrip("."))
    name = name.encode()[:_NAME_BYTES].decode(errors="ignore")
    # An edition may not be taken for the report beside it.
    return f"{name or 'document'}-text" if name in ("", "report") else name
