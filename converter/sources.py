"""Which documents the words after ``build`` mean: files, folders, globs, lists and standard input."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from converter.errors import SourceError, UsageError
from converter.publish import name_for
from converter.readers import SUFFIXES

STDIN = "-"
"""The source that stands for standard input."""


def find(words: Sequence[str], out: Path) -> list[str]:
    """Return the paths that *words* name, each once, in the order of the words; folders and globs are sorted.

    What lies in *out* is left out of folders and globs, since it was made from the others. A file that does not exist
    is returned as well: it fails on its own. Raises :class:`SourceError` for a folder or glob without a document, and
    for a list that cannot be read.
    """
    found: dict[str, str] = {}
    for word in words:
        for path in _expanded(word, out.resolve()):
            found.setdefault(_file(path), path)
    return list(found.values())


def _file(path: str) -> str:
    """Return what is the same for all ways to spell *path*; a link in the file system is a document of its own."""
    return STDIN if path == STDIN else str(Path(path).parent.resolve() / Path(path).name)


def names(paths: Iterable[str]) -> list[str]:
    """Return the folder name for each path: its stem, and from the second of equal stems on with a number.

    Names that differ only in case count as equal, because some file systems hold them for equal.
    """
    wanted = [name_for(path) for path in paths]
    taken = {name.casefold() for name in wanted}
    seen: set[str] = set()
    return [_distinct(name, seen, taken) for name in wanted]


def _distinct(name: str, seen: set[str], taken: set[str]) -> str:
    """Return *name*, numbered if it was seen before so that it is no other document's name either; note it as seen."""
    number, distinct = 1, name
    while distinct.casefold() in seen or (number > 1 and distinct.casefold() in taken):
        number += 1
        distinct = f"{name}-{number}"
    seen.add(distinct.casefold())
    return distinct


def _expanded(word: str, out: Path) -> Iterator[str]:
    path = Path(word)
    if word == STDIN:
        yield STDIN
    elif word.startswith("@") and not path.exists():
        for line in _list(Path(word[1:])):
            yield from _expanded(line, out)
    elif path.is_dir():
        yield from _folder(path, out)
    elif glob.has_magic(word) and not path.exists():
        yield from _glob(word, out)
    else:
        yield str(path)


def _folder(folder: Path, out: Path) -> Iterator[str]:
    """Yield the documents in *folder*, however deep, without hidden ones."""
    found = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in SUFFIXES and file.is_file() and _visible(file.relative_to(folder))
    ]
    given = _not_made(found, folder, out)
    if not given:
        cure = f"documents end in {', '.join(SUFFIXES)}"
        raise SourceError("no document is in this folder", cure, path=str(folder))
    yield from map(str, given)


def _visible(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _glob(pattern: str, out: Path) -> Iterator[str]:
    fixed = takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts)
    found = [Path(path) for path in sorted(glob.glob(pattern, recursive=True))]
    given = _not_made([path for path in found if not path.is_dir()], Path(*fixed), out)
    if not given:
        raise SourceError("no file matches this pattern", cure="try it with ls, and quote it", path=pattern)
    yield from map(str, given)


def _not_made(found: Iterable[Path], root: Path, out: Path) -> list[Path]:
    """Return the files *found* below *root* without what an earlier build left, unless *root* itself is in *out*."""
    above = root.resolve() in out.parents
    return [file for file in found if not (above and out in file.resolve().parents)]


def _list(file: Path) -> Iterator[str]:
    """Yield the words of a list: one on each line, empty lines and lines that begin with # left out."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise SourceError(f"this list cannot be read: {reason}", "give a text file in UTF-8", path=str(file)) from None
    for line in lines:
        word = line.strip()
        if word.startswith("@"):
            raise UsageError("a list cannot name another list", cure="name both on the command line", path=str(file))
        if word and not word.startswith("#"):
            yield word
