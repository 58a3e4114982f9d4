"""The tree of errors: each knows its exit code and says its cure, and all of them pickle.

ConverterError (1)
├── UsageError (2)            a word on the command line, or a setting
├── SourceError (1)           the raw file cannot be used
├── OutputError (1)           the edition cannot be written
├── RenderError (1)           a library failed on this document
├── WorkerError (1)           the process that worked on a document died or hung
└── MissingToolError (3)      a program or library is not installed
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class ConverterError(Exception):
    """Something that a person can do something about; everything else is a bug.

    The message is one sentence without the file's name; *path* and *line* are printed before it, *cure* after it.
    """

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"

    def __init__(self, message: str, cure: str = "", path: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.path = path
        self.line = line

    def __reduce__(self) -> tuple[type[ConverterError], tuple[str, str, str, int]]:
        return type(self), (self.message, self.cure, self.path, self.line)


class UsageError(ConverterError):
    """A wrong word on the command line or in the configuration."""

    exit_code = 2
    code = "usage"


class SourceError(ConverterError):
    """The raw file is missing, empty, of a kind that cannot be read, or damaged."""

    code = "source"


class OutputError(ConverterError):
    """The output folder or file cannot be written."""

    code = "output"


class RenderError(ConverterError):
    """A rendering library failed on this document."""

    code = "render"


class WorkerError(ConverterError):
    """The process that worked on a document crashed or did not come back."""

    code = "worker"


class MissingToolError(ConverterError):
    """A program or library that is needed is not installed."""

    exit_code = 3
    code = "missing-tool"


@contextmanager
def about(path: str) -> Iterator[None]:
    """Name the file *path* in an error of the block that names none."""
    try:
        yield
    except ConverterError as error:
        error.path = error.path or path
        raise
