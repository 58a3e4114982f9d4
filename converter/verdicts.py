"""How proofs of finished files are told: findings or JSON on stdout, a line for each file on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from converter.errors import ConverterError
from converter.messages import error_text, text
from converter.results import Finding
from converter.terminal import json_text, visible


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a proof says of one file."""

    figures: str
    """How much was looked at and how much is wrong, in a line."""
    findings: tuple[Finding, ...]
    """What is wrong."""
    image: Mapping[str, Any]
    """All of it, for JSON."""


def tell(paths: Iterable[str], judge: Callable[[str], Verdict], as_json: bool) -> int:
    """Print what *judge* says of each file, or why it can say nothing, and return the exit code of the worst."""
    return max([_tell(path, judge, as_json) for path in paths], default=0)


def _tell(path: str, judge: Callable[[str], Verdict], as_json: bool) -> int:
    try:
        verdict = judge(path)
    except ConverterError as error:
        error.path = error.path or path
        if as_json:
            print(json_text({"path": path, "error": error.message}), flush=True)
        print(error_text(error), file=sys.stderr)
        return error.exit_code
    lines = [json_text(verdict.image)] if as_json else map(text, verdict.findings)
    for line in lines:
        print(line, flush=True)
    print(f"{visible(path)}: {verdict.figures}", file=sys.stderr)
    return int(bool(verdict.findings))
