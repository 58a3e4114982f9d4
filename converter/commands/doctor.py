"""``converter doctor``: what is installed, and what to do about what is not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

HELP = "show what is installed and what is missing"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Look for every program, library and font that an edition needs."


def run(words: Namespace) -> int:
    """Print what was found and return 3 when something needed is missing."""
    from converter.doctor import examine
    from converter.errors import MissingToolError

    findings = examine()
    for part in findings:
        print(f"{'ok     ' if part.found else 'MISSING'} {part.name} {part.found}".rstrip())
        if not part.found:
            print(f"  help: {part.cure}")
    return 0 if all(part.found for part in findings) else MissingToolError.exit_code
