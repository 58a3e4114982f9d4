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
    arguments.add_no_cache(parser)


def run(words: Namespace) -> int:
    """Make the editions and print their paths; return 1 when one was not accepted."""
    from converter import summary
    from converter.build import render_document
    from converter.making import accepted
    from converter.messages import first
    from converter.terminal import for_reader, visible

    built = render_document(words.source, arguments.options(words), words.out, arguments.editions(words))
    report = built.report
    print(*summary.editions(report), *first(built.findings), sep="\n", file=sys.stderr)
    if report.reason:
        print(visible(f"{report.path}: error: {report.reason}"), file=sys.stderr)
    for edition in report.editions:
        if accepted(edition):
            print(for_reader(edition.path, sys.stdout))
    return int(report.outcome != "ok")
