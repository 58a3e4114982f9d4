"""``converter init``: a configuration to begin with."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

HELP = "write a converter.toml that explains every setting"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Write a converter.toml that explains every setting; one that exists is never touched."
    parser.add_argument("folder", metavar="DIR", nargs="?", default=".", help="where (default: this folder)")


def run(words: Namespace) -> int:
    """Write the file and print its path."""
    from converter.configuration import init
    from converter.terminal import for_reader

    print(for_reader(str(init(Path(words.folder))), sys.stdout))
    return 0
