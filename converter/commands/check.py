"""``converter check``: links and contents of finished files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from datetime import date
from pathlib import Path

from converter import arguments

HELP = "check the links and contents of finished files"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Follow every internal link, and compare every contents entry with the heading it leads to."
    parser.add_argument(
        "file", metavar="FILE", nargs="+", help="a finished file: .md, .html, .epub or .pdf, or the folder of a site"
    )
    parser.add_argument(
        "--external", action="store_true", help="also ask the web for every link; what is dead there fails nothing"
    )
    parser.add_argument(
        "--memory", metavar="FILE", default="links-memory.json", help="what --external knows of earlier days"
    )
    parser.add_argument(
        "--report", metavar="FILE", action="append", default=[], help="report of --external: .json, .xml (JUnit) or .md"
    )
    arguments.add_format(parser)


def run(words: Namespace) -> int:
    """Check each file, print what is wrong, and return the exit code of the worst."""
    from converter.errors import UsageError
    from converter.proof import check
    from converter.summary import checked
    from converter.verdicts import Verdict, tell

    if words.report and not words.external:
        raise UsageError("--report is about links to the web", cure="add --external, which asks for them")

    def judge(path: str) -> Verdict:
        found = check(path)
        broken = (*found.links.broken, *found.contents.broken)
        return Verdict(checked(found.links, found.contents), broken, asdict(found))

    code = tell(words.file, judge, words.format == "json")
    if words.external and code:
        print("the web was not asked: correct the files first", file=sys.stderr)
    elif words.external:
        _ask_the_web(words)
    return code


def _ask_the_web(words: Namespace) -> None:
    """Ask for every link to the web, once all inside the files are true, and tell what is not alive."""
    from converter.external import checking, printing
    from converter.external.values import Kind
    from converter.terminal import visible

    reports, memory = [Path(name) for name in words.report], Path(words.memory)
    for report in reports:
        printing.demand(report)
    today = date.today()
    before = checking.recall(memory)
    verdicts = checking.check(checking.links(map(Path, words.file)), before, today)
    checking.keep(memory, before | checking.remember(verdicts, today))
    for report in reports:
        printing.save(report, verdicts)
    for each in verdicts:
        if each.kind is not Kind.ALIVE:
            print(visible(f"{each.kind} {each.status or ''} {each.url} {each.archive or each.note}"), file=sys.stderr)
    alive = sum(each.kind is Kind.ALIVE for each in verdicts)
    print(f"{len(verdicts):,} links to the web, {alive:,} alive", file=sys.stderr)
