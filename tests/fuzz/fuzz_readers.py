"""Throw broken files at a reader for some seconds: ``python tests/fuzz/fuzz_readers.py FORM SECONDS [SEED [FOLDER]]``.

FORM is docx, odt, rtf or epub. Whole files are made by pandoc from an invented bundle and by ``tests/formats.py``; FOLDER
may hold more. Their parts are damaged (bits, elements, attributes, control words, lengths) and packed again. What breaks
a promise, or takes longer than ten seconds or more than a gigabyte, is written to ``out/fuzzed/``.
"""

import io
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from converter.errors import SourceError  # noqa: E402  # the path must be set first
from invariants import check, source_of  # noqa: E402

MOST_SECONDS = 10
"""CPU seconds for one file."""
MOST_BYTES = 2 * 2**30
"""Address space; what a process really holds stays below half of it."""
MOST_OF_A_KIND = 3
MARKDOWN = """# The Ferry

The ferry left **early**.[^1] The cook found *two* letters, and ~~three~~ four hens.

[^1]: By the clock.

## A Letter

- one
    1. two

| a | b |
| - | - |
| 1 | 2 |

> The wind turned on the third day, and nobody was surprised.

| The nets hung
|    over the railing
"""
_PIECE = re.compile(r"<[^<>]*>|[^<>]+|[<>]")
_WORD = re.compile(rb"\\[a-z]+-?\d* ?|[{}]|\\'[0-9a-f]{2}|[^\\{}]+|\\")
_VALUES = ("0", "1", "-1", "99999999999", "nan", "true", "", "x" * 3000, "../../a", "\u0627", "heading 1", "&#0;")
_SCRAPS = (
    b"{",
    b"}",
    b"\\",
    b"\\u-1 ?",
    b"\\bin99999999 ",
    b"\\'",
    b"\\trowd\\cell\\row",
    b"{\\footnote ",
    b"\\fs-9",
    b"\0",
)


def seeds(form: str, folder: Path | None) -> list[bytes]:
    """Return whole files of *form*."""
    from pypandoc import get_pandoc_path

    command = [get_pandoc_path(), "--from=markdown", f"--to={form}", "--standalone", "--output=-", "--quiet"]
    made = subprocess.run(command, input=MARKDOWN.encode(), capture_output=True, check=True).stdout
    more = [path.read_bytes() for path in sorted(folder.glob(f"*.{form}"))] if folder else []
    return [made, made, *(data for data in more if len(data) < 200_000 and (form == "rtf" or is_whole(data)))]


def is_whole(data: bytes) -> bool:
    """Return whether *data* is a ZIP container that can be taken apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return container.testzip() is None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return False


def damaged(data: bytes, chance: Random) -> bytes:
    """Return a file with damage somewhere."""
    if chance.random() < 0.1:
        return flipped(data, chance)
    return repacked(data, chance) if is_whole(data) else reworded(data, chance)


def flipped(data: bytes, chance: Random) -> bytes:
    """Return *data* cut off, or with some bytes changed."""
    if chance.random() < 0.3:
        return data[: chance.randrange(len(data) + 1)]
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def repacked(data: bytes, chance: Random) -> bytes:
    """Return a ZIP container with some of its parts damaged, dropped or exchanged."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    texts = [name for name in parts if name.endswith((".xml", ".rels", ".xhtml", ".html", ".opf", ".ncx"))]
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(texts or list(parts))
        what = chance.random()
        if what < 0.05:
            parts[name] = b""
        elif what < 0.1:
            parts[name] = parts[chance.choice(list(parts))]
        elif what < 0.2:
            parts[name] = flipped(parts[name], chance) if parts[name] else b"<a/>"
        else:
            parts[name] = rewritten(parts[name].decode("utf-8", "replace"), chance).encode("utf-8", "replace")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as container:
        for name, part in parts.items():
            container.writestr(name, part)
    return stream.getvalue()


def rewritten(text: str, chance: Random) -> str:
    """Return XML with tags and texts moved, repeated, wrapped, and attributes given other values."""
    pieces = _PIECE.findall(text)
    for _ in range(chance.randint(1, 8)):
        if not pieces:
            break
        at = chance.randrange(len(pieces))
        other = chance.randrange(len(pieces))
        what = chance.random()
        if what < 0.4:
            pieces[at] = revalued(pieces[at], chance)
        elif what < 0.55:
            pieces[at] = pieces[other]
        elif what < 0.7:
            pieces[at] = pieces[at][:3000] * chance.choice([0, 2, 300])
        elif what < 0.85:
            first, last = sorted((at, min(other, at + 400)))
            pieces[at:at] = pieces[first:last]
        else:
            first, last = sorted((at, min(other, at + 60)))
            del pieces[first:last]
    return "".join(pieces)


def revalued(tag: str, chance: Random) -> str:
    """Return a tag with some of its attributes given another value."""
    values = iter(chance.choices(_VALUES, k=50))
    return re.sub(r'="[^"]*"', lambda m: f'="{next(values)}"' if chance.random() < 0.5 else m[0], tag, count=50)


def reworded(data: bytes, chance: Random) -> bytes:
    """Return RTF with control words, groups and texts moved, repeated and dropped."""
    pieces = _WORD.findall(data)
    for _ in range(chance.randint(1, 10)):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        what = chance.random()
        if what < 0.3:
            pieces[at] = re.sub(rb"-?\d+", str(chance.choice([-1, 0, 9, 65535, 2**31, -(2**40)])).encode(), pieces[at])
        elif what < 0.5:
            pieces[at] = pieces[other]
        elif what < 0.7:
            pieces.insert(at, chance.choice(_SCRAPS) * chance.choice([1, 1, 1, 6000]))
        elif what < 0.85:
            pieces[at:at] = pieces[min(at, other) : min(at, other) + chance.choice([3, 30, 300])]
        else:
            del pieces[at : at + chance.choice([1, 5, 40])]
        pieces = pieces or [b"{\\rtf1 a}"]
    return b"".join(pieces)


def fault(data: bytes, form: str, folder: Path) -> str:
    """Return what is wrong with the reading of *data*, in a few lines, or nothing."""

    def late(signum: int, frame: object) -> None:
        raise TimeoutError(f"more than {MOST_SECONDS} s")

    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        check(source_of(data, f"raw.{form}"), folder)
    except SourceError as error:
        return "" if error.cure and "\n" not in error.message else f"SourceError: {error.message!r}"
    except Exception as e:  # whatever it is, it is what is looked for
        last = traceback.extract_tb(e.__traceback__)[-1]
        return f"{type(e).__name__} in {Path(last.filename).name}:{last.name}, line {last.lineno}: {str(e)[:300]}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def main(form: str, seconds: float, seed: int, more: Path | None) -> int:
    """Run until *seconds* are over; return 1 when something was found."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    chance, end = Random(seed), time.monotonic() + seconds
    whole = seeds(form, more)
    kept = HERE.parents[1] / "out" / "fuzzed"
    seen: Counter[str] = Counter()
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            data = damaged(chance.choice(whole), chance)
            tried += 1
            if why := fault(data, form, Path(folder)):
                kind = why.partition(":")[0] + why.partition(":")[2].partition(":")[0]
                seen[kind] += 1
                if seen[kind] <= MOST_OF_A_KIND:
                    kept.mkdir(parents=True, exist_ok=True)
                    path = kept / f"{form}-{seed}-{tried}.{form}"
                    path.write_bytes(data)
                    print(f"{path.name}: {why}", flush=True)
    print(f"{tried} files, {sum(seen.values())} with faults of {len(seen)} kinds")
    return int(bool(seen))


if __name__ == "__main__":
    given = sys.argv[1:]
    number = int(given[2]) if len(given) > 2 else 0
    sys.exit(main(given[0], float(given[1]), number, Path(given[3]) if len(given) > 3 else None))
