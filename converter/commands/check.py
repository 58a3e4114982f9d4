"""``converter check``: links and contents of finished files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from converter import arguments

HELP = "check the links and contents of finished files"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Follow every internal link, and compare every contents entry with the heading it leads to."
    parser.add_argument(
        "file", metavar="FILE", nargs="+", help="a finished file: .md, .html, .epub or .pdf, or the folder of a site"
    )
    arguments.add_format(parser)


def run(words: Namespace) -> int:
    """Check each file, print what is wrong, and return the exit code of the worst."""
    from converter.proof import check
    from converter.summary import checked
    from converter.verdicts import Verdict, tell

    def judge(path: str) -> Verdict:
        found = check(path)
        broken = (*found.links.broken, *found.contents.broken)
        return Verdict(checked(found.links, found.contents), broken, asdict(found))

    return tell(words.file, judge, words.format == "json")
