"""Progress on stderr: one line that rewrites itself on a terminal, plain lines on a poor one, else nothing."""

from __future__ import annotations

import os
import shutil
from typing import Protocol, TextIO

from converter.terminal import cut, visible


class Progress(Protocol):
    """Where the parent process tells how far it is."""

    def show(self, line: str) -> None:
        """Show *line* in place of the last one."""
        ...

    def clear(self) -> None:
        """Take the last line away, so that something else can be printed."""
        ...


class Silent:
    """Shows nothing."""

    def show(self, line: str) -> None:
        """Do nothing."""

    def clear(self) -> None:
        """Do nothing."""


class Plain:
    """Prints each line that differs from the last, for a terminal that cannot go back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = ""

    def show(self, line: str) -> None:
        """Print *line* if it is new."""
        if line != self._last:
            print(visible(line), file=self._stream, flush=True)
            self._last = line

    def clear(self) -> None:
        """Leave what was printed."""


class Terminal:
    """Rewrites one line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, line: str) -> None:
        """Write *line*, cut to the terminal's width, over the last one."""
        width = shutil.get_terminal_size().columns - 1
        # ECMA-48: EL, erase to the end of the line.
        self._stream.write(f"\r{cut(visible(line), width)}\x1b[K")
        self._stream.flush()

    def clear(self) -> None:
        """Erase the line."""
        self._stream.write("\r\x1b[K")
        self._stream.flush()


def choose(stream: TextIO, quiet: bool = False) -> Progress:
    """Return the progress that suits *stream*: nothing unless it is a terminal."""
    if quiet or not stream.isatty():
        return Silent()
    return Plain(stream) if os.environ.get("TERM", "dumb") == "dumb" else Terminal(stream)
