"""``converter audit``: the word account of finished files against their source."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from converter import arguments

HELP = "account for every word of finished files"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = (
        "Compare finished files with the raw SOURCE, word by word; name each word that was lost, added or changed "
        "without a decision that says so. Give the settings that the editions were built with."
    )
    parser.add_argument("source", metavar="SOURCE", help="the raw file")
    parser.add_argument("edition", metavar="EDITION", nargs="+", help="a finished file: .md, .html, .epub or .pdf")
    arguments.add_settings(parser)
    arguments.add_ocr(parser)
    arguments.add_format(parser)


def run(words: Namespace) -> int:
    """Audit each file, name the unexplained words, and return the exit code of the worst."""
    from converter.proof import auditor
    from converter.summary import account
    from converter.verdicts import Verdict, tell

    audit = auditor(words.source, arguments.options(words))

    def judge(path: str) -> Verdict:
        found = audit(path)
        return Verdict(account(found.account), found.findings, {"path": found.path, "account": asdict(found.account)})

    return tell(words.edition, judge, words.format == "json")
