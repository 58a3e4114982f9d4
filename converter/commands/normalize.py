"""``converter normalize``: canonical Markdown and nothing else."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from converter import arguments

HELP = "turn a raw file into canonical Markdown"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Turn SOURCE into canonical Markdown, which converter render makes editions of."
    parser.add_argument("source", metavar="SOURCE", help="a raw file, or - for stdin")
    parser.add_argument(
        "-o", "--out", metavar="FILE", help="write to FILE instead of stdout, and the pictures of SOURCE beside it"
    )
    arguments.add_settings(parser)
    arguments.add_ocr(parser)


def run(words: Namespace) -> int:
    """Write canonical Markdown to stdout or to a file."""
    from converter.build import normalize_document
    from converter.figures import many

    options = arguments.options(words)
    data = arguments.stdin() if words.source == "-" else None
    markdown, pictures = normalize_document(words.source, options, data, words.out or "")
    if not words.out:
        # Bytes, because the terminal's encoding is not the file's.
        sys.stdout.buffer.write(markdown.encode())
        if pictures:
            print(f"left out: {many(pictures, 'picture', 'pictures')}; -o FILE keeps them beside it", file=sys.stderr)
    return 0
