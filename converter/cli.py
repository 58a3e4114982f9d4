"""The command line: words, then one call, then an exit code. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import errno
import os
import signal
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from converter import __version__
from converter.commands import audit, build, check, config, doctor, explain, init, normalize, render, templates
from converter.errors import ConverterError

_COMMANDS = {
    "build": build,
    "normalize": normalize,
    "render": render,
    "check": check,
    "audit": audit,
    "init": init,
    "config": config,
    "templates": templates,
    "doctor": doctor,
    "explain": explain,
}
_EPILOG = "\n".join(
    [
        "commands:",
        *(f"  {name:10} {command.HELP}" for name, command in _COMMANDS.items()),
        "",
        "converter COMMAND -h explains one. Exit codes: 0 all fine; 1 a document or a",
        "check failed; 2 wrong usage; 3 something is not installed; 130 interrupted.",
    ]
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_INTERRUPTED = 130
_SIGNALLED = 128
"""What is added to the number of the signal that ended a run, as shells do."""


class _Parser(ArgumentParser):
    """Says what is wrong on lines that fit, and lets no word of the command line command the terminal."""

    def error(self, message: str) -> NoReturn:
        from textwrap import fill

        from converter.terminal import visible

        self.print_usage(sys.stderr)
        self.exit(
            2,
            fill(visible(f"{self.prog}: error: {message}"), 80, break_on_hyphens=False) + f"\n  help: {self.prog} -h\n",
        )


class _Command(_Parser):
    """Takes files before and after options, as people type them: ``build a.txt -o out b.txt``."""

    _mixes = True

    def parse_known_args(  # type: ignore[override]  # the overloads of one method
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        """Parse what follows the command's name: what argparse calls for a command that is one of several."""
        if not self._mixes or "--" in (args or ()):  # argparse mixes nothing behind "--"
            return super().parse_known_args(args, namespace)
        self._mixes = False  # the parsing of mixed words calls this again, for options and files apart
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixes = True


def parser() -> ArgumentParser:
    """Return the parser of all commands."""
    whole = _Parser(
        prog="converter",
        usage="converter [-h] [--version] COMMAND ...",
        description="Turn raw compilations of texts into canonical Markdown and checked\nPDF, EPUB and HTML editions.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"converter {__version__}")
    commands = whole.add_subparsers(
        prog="converter", parser_class=_Command, dest="command", metavar="COMMAND", required=True, help=SUPPRESS
    )
    for name, command in _COMMANDS.items():
        command.add(commands.add_parser(name))
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* (or the process's own) name, and return the exit code."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # A file name or a quotation that the terminal's encoding lacks must not end the run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        with _terminable():
            words = parser().parse_args(arguments)
            code: int = _COMMANDS[words.command].run(words)
            sys.stdout.flush()
            return code
    except ConverterError as error:
        return _fail(error)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return 1
    except OSError as error:
        if error.errno not in _FULL:
            return _unforeseen(error)
        # Files of ours report this as OutputError: what is full is stdout, or where temporary files lie.
        _silence_stdout()
        cure = "make room, or send stdout elsewhere"
        return _fail(ConverterError(f"the output cannot be written: {error.strerror}", cure))
    except Exception as error:
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    if os.environ.get("CONVERTER_DEBUG"):
        raise error
    from converter.messages import bug

    return _fail(bug(error))


def _open_closed_streams() -> None:
    """Give the run something to read and write where a standard stream was closed by whoever started it.

    Otherwise the next file that is opened would get the stream's number, and what a program says to stdout with it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 -- it stays open to the end


def _fail(error: ConverterError) -> int:
    from converter.messages import error_text

    print(error_text(error), file=sys.stderr)
    return error.exit_code


def _silence_stdout() -> None:
    """Let the interpreter flush at its end without a further complaint.

    See https://docs.python.org/3/library/signal.html#note-on-sigpipe.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM, and SIGHUP unless it is ignored, end the run as Ctrl-C does: nothing half-made is left."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise SystemExit(_SIGNALLED + number)

    heard = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is not signal.SIG_IGN]
    before = [signal.signal(number, stop) for number in heard]
    try:
        yield
    finally:
        for number, handler in zip(heard, before, strict=True):
            signal.signal(number, handler)
