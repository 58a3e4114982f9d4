"""``converter explain``: what a rule does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from difflib import get_close_matches
from textwrap import fill, indent

from converter.errors import UsageError

HELP = "explain a rule that a message or the report names"


def add(parser: ArgumentParser) -> None:
    """Add the command's words to *parser*."""
    parser.description = "Explain what a rule finds, does, and how you overrule it; without RULE, list all rules."
    parser.add_argument("rule", metavar="RULE", nargs="?", help="code of the rule")


def run(words: Namespace) -> int:
    """Print one rule or the list of them; raise :class:`UsageError` for an unknown one."""
    from converter.rules import RULES

    if not words.rule:
        width = max((len(code) for code in RULES), default=0)
        for code, rule in sorted(RULES.items()):
            print(f"{code:{width}}  {rule.summary}")
        return 0
    if words.rule not in RULES:
        near = get_close_matches(words.rule, RULES, n=3)
        raise UsageError(
            f"there is no rule {words.rule!r}",
            cure=f"did you mean {' or '.join(near)}?" if near else "converter explain lists them",
        )
    rule = RULES[words.rule]
    print(f"{rule.code}: {rule.summary}\n\n{fill(rule.explanation, 80)}")
    for name, example in (("source", rule.before), ("edition", rule.after)):
        if example:
            print(f"\n{name}:\n{indent(example, '  ')}")
    return 0
