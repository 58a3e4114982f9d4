"""``converter templates``: the files that shape the editions, to look at and to change."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

HELP = "list or copy the templates and styles, to change them"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "List the shipped templates and styles, or copy them into a folder for the setting overrides."
    parser.add_argument("action", metavar="ACTION", choices=("list", "copy"), help="list or copy")
    parser.add_argument(
        "name", metavar="NAME", nargs="*", help="a file to copy, such as styles/screen.css (default: all)"
    )
    parser.add_argument("-o", "--out", metavar="DIR", default="overrides", help="folder (default: %(default)s)")


def run(words: Namespace) -> int:
    """Copy the files, or none, and print their names."""
    from converter import templates

    found = templates.names() if words.action == "list" else templates.copy(words.name, Path(words.out))
    print("".join(f"{name}\n" for name in found), end="")
    return 0
