"""``converter check``: links and contents of finished files."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from converter import arguments

HELP = "check the links and contents of finished files"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Follow every internal link, and compare every contents entry with the heading it leads to."
    parser.add_argument("file", metavar="FILE", nargs="+", help="a finished file: .md, .html, .epub or .pdf")
    arguments.add_format(parser)


def run(words: Namespace) -> int:
    """Check each file, print what is wrong, and return 1 when anything is."""
    from converter.messages import text
    from converter.proof import check
    from converter.summary import checked

    faults = 0
    for result in map(check, words.file):
        broken = (*result.links.broken, *result.contents.broken)
        faults += len(broken)
        if words.format == "json":
            print(json.dumps(asdict(result), ensure_ascii=False))
        else:
            print(*map(text, broken), sep="\n", end="\n" if broken else "")
        print(f"{result.path}: {checked(result.links, result.contents)}", file=sys.stderr)
    return int(faults > 0)
