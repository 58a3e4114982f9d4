"""``converter config show``: the effective settings with their origin."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from converter import arguments

HELP = "show the effective settings and where each comes from"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Show every setting with its value and its origin: default, a file, or the command line."
    parser.add_argument("action", metavar="show", choices=("show",), help="the only thing there is to do")
    arguments.add_settings(parser)
    arguments.add_format(parser)


def run(words: Namespace) -> int:
    """Print the settings."""
    from converter.options import SETTINGS
    from converter.terminal import json_text, visible

    found = arguments.configuration(words)
    rows = {
        name: {"value": getattr(found.options, setting.name), "origin": found.origins.get(name, "default")}
        for name, setting in SETTINGS.items()
    }
    if words.format == "json":
        print(json_text(rows, indent=1))
    else:
        for name, row in rows.items():
            print(visible(f"{name} = {json.dumps(row['value'], ensure_ascii=False)}  # {row['origin']}"))
    return 0
