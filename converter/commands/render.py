"""``converter render``: editions from canonical Markdown alone."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from converter import arguments

HELP = "make editions of canonical Markdown"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Make editions of canonical Markdown, for instance after you have edited it, and check them."
    parser.add_argument("source", metavar="FILE.md", help="canonical Markdown")
    parser.add_argument("-o", "--out", metavar="DIR", default="", help="output folder (default: beside the file)")
    arguments.add_editions(parser)
    arguments.add_settings(parser)


def run(words: Namespace) -> int:
    """Make the editions and print their paths; return 1 when one was not accepted."""
    from converter import summary
    from converter.build import render
    from converter.making import accepted
    from converter.messages import text

    report = render(words.source, arguments.options(words), words.out, arguments.editions(words))
    print(*summary.editions(report), sep="\n", file=sys.stderr)
    for edition in report.editions:
        for finding in (*edition.links.broken, *edition.contents.broken):
            print(text(finding), file=sys.stderr)
    if report.reason:
        print(f"{report.path}: error: {report.reason}", file=sys.stderr)
    for edition in report.editions:
        if accepted(edition):
            print(edition.path)
    return int(report.outcome != "ok")
