"""The only caller of pandoc, which the distribution pypandoc_binary brings.

It is started here and not by pypandoc's own functions: these ask every pandoc on the PATH for its version first and
take the newest, so that the same text would give other bytes on another machine; and they load a downloader.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from converter.errors import MissingToolError, RenderError

_CURE = "install the requirements again (pypandoc_binary brings pandoc), or put pandoc 3 on the PATH"

_ON = (
    "all_symbols_escapable",
    "backtick_code_blocks",
    "blank_before_blockquote",
    "blank_before_header",
    "bracketed_spans",
    "escaped_line_breaks",
    "fenced_divs",
    "header_attributes",
    "intraword_underscores",
    "line_blocks",
    "link_attributes",
    "pipe_tables",
    "space_in_atx_header",
    "startnum",
    "subscript",
    "superscript",
)
_OFF = ("raw_html", "shortcut_reference_links", "spaced_reference_links")

CANONICAL = "markdown_strict" + "".join(f"-{name}" for name in _OFF) + "".join(f"+{name}" for name in _ON)
"""Pandoc's name for canonical Markdown: only the extensions it needs, so that nothing else can alter a text."""

_ARGUMENTS = (
    f"--from={CANONICAL}",
    "--to=html",
    "--wrap=preserve",
    "--syntax-highlighting=none",
    "--columns=100000",
    "--quiet",
)
# With room for everything, a short text is read without a single garbage collection: a quarter less CPU time. A long
# text costs a quarter more that way. pandoc is built to allow the option (its cabal file says -rtsopts).
_SHORT = 200_000
_NO_COLLECTION = ("+RTS", "-A64m", "-RTS")
_DEEPEST = 8
"""How many pairs of brackets may stand in each other: pandoc takes twice as long for each further one, and needs
seconds for fourteen. Canonical Markdown as it is written has two.
"""
_PATIENCE = 60.0
"""Seconds that pandoc has at least; a book of 800 pages takes it three."""
_CHARACTERS_A_SECOND = 10_000
_BRACKET = re.compile(r"^(`{3,})\n.*?^\1$|\\.|`[^`\n]*`|[\[\]]|\n\s*\n", re.S | re.M)


def to_html(markdown: str, first_line: int = 1) -> str:
    """Return the HTML of canonical Markdown without its front matter, in one pandoc process; it is well-formed XML.

    Raises :class:`RenderError`, counting lines from *first_line*, when brackets are nested so deeply that pandoc would
    not come back; :class:`RenderError` when it fails or takes too long, and :class:`MissingToolError` when there is
    none.
    """
    _demand_shallow(markdown, first_line)
    patience = _PATIENCE + len(markdown) / _CHARACTERS_A_SECOND
    try:
        ended = _run((*_ARGUMENTS, *(_NO_COLLECTION if len(markdown) < _SHORT else ())), markdown, patience)
    except subprocess.TimeoutExpired:
        raise RenderError(
            f"pandoc did not finish reading the canonical Markdown in {patience:.0f} s",
            cure="simplify what is nested in it: brackets in brackets, emphasis in emphasis",
        ) from None
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RenderError(
            f"pandoc could not read the canonical Markdown: {said[0] if said else f'it ended with {ended.returncode}'}",
            cure="look at the Markdown where it says so; a very deep nesting is the usual reason",
        )
    return ended.stdout.decode("utf-8")


def _demand_shallow(markdown: str, first_line: int) -> None:
    """Raise :class:`RenderError` at the first pair of brackets that holds too many others in each other."""
    open_brackets: list[int] = []
    for sign in _BRACKET.finditer(markdown):
        if sign[0] == "[":
            open_brackets.append(0)
        elif sign[0] == "]" and open_brackets:
            inside = open_brackets.pop() + 1
            if inside > _DEEPEST:
                raise RenderError(
                    f"more than {_DEEPEST} pairs of brackets stand in each other",
                    cure="put a backslash before brackets that are text",
                    line=first_line + markdown.count("\n", 0, sign.start()),
                )
            if open_brackets:
                open_brackets[-1] = max(open_brackets[-1], inside)
        elif sign[0].isspace():
            open_brackets.clear()  # no pair goes beyond a paragraph


def version() -> str:
    """Return pandoc's version; raise :class:`MissingToolError` when there is none."""
    return _run(("--version",)).stdout.decode("utf-8", "replace").splitlines()[0].split()[-1]


def identity() -> str:
    """Return what tells this pandoc, and the way it is asked here, from others.

    Raises :class:`MissingToolError` when there is none.
    """
    path = program()
    try:
        state = os.stat(path)
    except OSError as error:
        raise MissingToolError(f"pandoc cannot be started: {error.strerror}", cure=_CURE) from error
    return f"{path} {state.st_size} {state.st_mtime_ns} {_ARGUMENTS}"


def program() -> str:
    """Return the path of pandoc: what ``PYPANDOC_PANDOC`` names (pypandoc's own setting), else the one that came with
    pypandoc, else the first on the PATH. Raises :class:`MissingToolError` when there is none.
    """
    package = find_spec("pypandoc")
    folders = package.submodule_search_locations if package else None
    brought = Path(folders[0], "files", "pandoc") if folders else None
    named = os.environ.get("PYPANDOC_PANDOC")
    found = named or (str(brought) if brought and brought.is_file() else shutil.which("pandoc"))
    if not found:
        raise MissingToolError("pandoc was not found", cure=_CURE)
    return found


def _run(arguments: Sequence[str], text: str = "", patience: float | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run pandoc on *text*; after *patience* seconds it is ended, and ``subprocess.TimeoutExpired`` raised."""
    command = [program(), *arguments]
    try:
        return subprocess.run(command, input=text.encode(), capture_output=True, check=False, timeout=patience)
    except OSError as error:
        raise MissingToolError(f"pandoc cannot be started: {error.strerror}", cure=_CURE) from error
