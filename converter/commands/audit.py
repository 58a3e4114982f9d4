"""``converter audit``: the word account of finished files against their source."""

from __future__ import annotations

import json
import sys
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
    arguments.add_format(parser)


def run(words: Namespace) -> int:
    """Audit each file, name the unexplained words, and return 1 when there are any."""
    from converter.messages import text
    from converter.proof import audit
    from converter.summary import account

    unexplained = 0
    for result in audit(words.source, words.edition, arguments.options(words)):
        unexplained += result.account.unexplained
        if words.format == "json":
            print(json.dumps({"path": result.path, "account": asdict(result.account)}, ensure_ascii=False))
        else:
            print(*map(text, result.findings), sep="\n", end="\n" if result.findings else "")
        print(f"{result.path}: {account(result.account)}", file=sys.stderr)
    return int(unexplained > 0)
