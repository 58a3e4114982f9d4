"""``converter build``: the main job."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from converter import arguments
from converter.errors import ConverterError

if TYPE_CHECKING:
    from converter.batch import Outcome

HELP = "make checked editions of raw files"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = (
        "Turn each SOURCE into canonical Markdown and the editions asked for, check the finished files, "
        "and account for every word. Each document gets its folder in the output folder."
    )
    parser.add_argument(
        "source", metavar="SOURCE", nargs="+", help="a file, a folder, a glob, @LIST for a list of them, or - for stdin"
    )
    parser.add_argument("-o", "--out", metavar="DIR", default="out", help="output folder (default: %(default)s)")
    arguments.add_editions(parser)
    parser.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=arguments.positive,
        default=0,
        help="documents to build at the same time (default: one for each processor)",
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 when there is a warning")
    arguments.add_settings(parser)
    arguments.add_no_cache(parser)
    arguments.add_ocr(parser)
    arguments.add_format(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors only")


def run(words: Namespace) -> int:
    """Build every document and return the exit code of the worst."""
    from converter import batch, progress

    settings, editions = arguments.options(words), arguments.editions(words)
    jobs = batch.plan(words.source, Path(words.out), editions, settings, arguments.stdin)
    bar = progress.choose(sys.stderr, words.quiet)
    worst, failed = 0, 0
    try:
        with closing(batch.run(jobs, words.jobs, bar)) as outcomes:
            for outcome in outcomes:
                bar.clear()
                _tell(outcome, words)
                code = batch.exit_code(outcome, words.strict)
                if code and not batch.exit_code(outcome):
                    print(_too_strict(outcome), file=sys.stderr)
                worst, failed = max(worst, code), failed + bool(code)
    finally:
        bar.clear()
    if len(jobs) > 1 and not words.quiet:
        print(f"{len(jobs):,} documents: {len(jobs) - failed:,} fine, {failed:,} not", file=sys.stderr)
    return worst


def _too_strict(outcome: Outcome) -> str:
    from converter.build import concerns
    from converter.figures import many
    from converter.messages import error_text

    warnings = many(len(concerns(outcome.built.report)), "warning", "warnings")
    message = f"{warnings}, and --strict was given"
    return error_text(ConverterError(message, cure="read report.html", path=outcome.built.report.path))


def _tell(outcome: Outcome, words: Namespace) -> None:
    """Print the talk to stderr and the product to stdout."""
    from converter import summary
    from converter.making import accepted
    from converter.messages import error_text, first
    from converter.report import to_json
    from converter.terminal import for_reader, json_text, visible

    report = outcome.built.report
    if outcome.error:
        print(error_text(outcome.error), file=sys.stderr)
    elif not words.quiet:
        print(*summary.lines(report), *first(outcome.built.findings, "report.html"), sep="\n", file=sys.stderr)
    if report.reason and not outcome.error:
        print(visible(f"{report.path}: error: {report.reason}"), file=sys.stderr)
    if words.format == "json":
        print(json_text(json.loads(to_json(report))), flush=True)
    else:
        places = (for_reader(edition.path, sys.stdout) for edition in report.editions if accepted(edition))
        print("".join(f"{place}\n" for place in places), end="", flush=True)
