"""Words of the command line that several commands share, and what they mean."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from converter.errors import UsageError
from converter.options import EDITIONS, USUAL

if TYPE_CHECKING:
    from converter.configuration import Configuration
    from converter.options import Options


def add_settings(parser: ArgumentParser) -> None:
    """Add the words that change settings."""
    parser.add_argument(
        "--config", metavar="FILE", default="", help="read settings from FILE instead of converter.toml in this folder"
    )
    parser.add_argument(
        "--set", metavar="KEY=VALUE", action="append", default=[], help="change one setting; may be repeated"
    )


def add_ocr(parser: ArgumentParser) -> None:
    """Add the short form of ``--set source.ocr=yes``."""
    parser.add_argument(
        "--ocr", dest="set", action="append_const", const="source.ocr=yes", help="run OCRmyPDF on scans without text"
    )


def add_no_cache(parser: ArgumentParser) -> None:
    """Add the short form of ``--set cache=no``."""
    parser.add_argument(
        "--no-cache",
        dest="set",
        action="append_const",
        const="cache=no",
        help="read and lay out all of a long book anew",
    )


def add_editions(parser: ArgumentParser) -> None:
    """Add the choice of editions."""
    parser.add_argument(
        "-t",
        "--to",
        metavar="LIST",
        action="append",
        default=[],
        help=f"editions to make, of {', '.join(EDITIONS)}; may be repeated (default: {','.join(USUAL)})",
    )


def add_format(parser: ArgumentParser) -> None:
    """Add the choice between text for people and JSON for programs."""
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="what stdout carries (default: %(default)s)"
    )


def positive(word: str) -> int:
    """Return *word* as a number of at least 1."""
    if word.isdecimal() and int(word) > 0:
        return int(word)
    raise ArgumentTypeError(f"{word!r} is no number of at least 1")


def configuration(words: Namespace) -> Configuration:
    """Return the effective settings with their origins; raise :class:`UsageError` for a wrong one."""
    from converter.configuration import load

    return load(words.config, words.set)


def options(words: Namespace) -> Options:
    """Return the effective settings; raise :class:`UsageError` for a wrong one."""
    return configuration(words).options


def editions(words: Namespace) -> tuple[str, ...]:
    """Return the editions that were asked for, in the order of making; raise :class:`UsageError` for an unknown one."""
    from converter.build import in_order

    lists = words.to or USUAL
    asked = [name.strip() for names in lists for name in names.split(",") if name.strip()]
    if not asked:
        raise UsageError("no edition was named", cure="leave -t out for all of them")
    return in_order(asked)


def stdin() -> bytes:
    """Return the bytes of standard input."""
    return sys.stdin.buffer.read()
