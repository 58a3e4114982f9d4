"""``converter explain``: what a rule does."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from shutil import get_terminal_size
from textwrap import fill, indent
from typing import TYPE_CHECKING

from converter.errors import UsageError

if TYPE_CHECKING:
    from converter.model import Rule

HELP = "explain a rule that a message or the report names"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Explain what a rule finds, does, and how you overrule it; without RULE, list all rules."
    parser.add_argument("rule", metavar="RULE", nargs="?", help="code of the rule")


def run(words: Namespace) -> int:
    """Print one rule or the list of them; raise :class:`UsageError` for an unknown one."""
    from converter.rules import RULES

    if not words.rule:
        print(*_listed(RULES), sep="\n")
        return 0
    if words.rule not in RULES:
        near = get_close_matches(words.rule, RULES, n=3)
        raise UsageError(
            f"there is no rule {words.rule!r}",
            cure=f"did you mean {' or '.join(near)}?" if near else "converter explain lists them",
        )
    rule = RULES[words.rule]
    print(f"{fill(f'{rule.code}: {rule.summary}', 80)}\n\n{fill(rule.explanation, 80)}")
    for name, example in (("source", rule.before), ("edition", rule.after)):
        if example:
            print(f"\n{name}:\n{indent(example, '  ')}")
    return 0


def _listed(rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield each rule with its summary: a line for a program, and for a person what fits into the terminal."""
    column = max(map(len, rules), default=0) + 2
    width = get_terminal_size().columns if sys.stdout.isatty() else 10_000
    for code, rule in sorted(rules.items()):
        yield fill(f"{code:{column}}{rule.summary}", width, subsequent_indent=" " * column)
