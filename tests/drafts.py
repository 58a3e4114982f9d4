"""Drafts for the tests of single passes: a raw text led through just the passes that a test names."""

from typing import TypeVar

from converter.draft import Draft, Pass
from converter.model import Decision, Heading, Line, Paragraph, Quotation, Source, Verse
from converter.normalize import characters
from converter.options import Options

_B = TypeVar("_B")


def through(
    text: str, *passes: Pass, markup: str = "text", lang: str = "", wraps: bool | None = None
) -> tuple[Draft, list[Decision]]:
    """Return the draft of *text* after character repair and *passes*, and what *passes* decided; *wraps* is what the
    format says of every line's end.
    """
    lines = tuple(Line(number, line, wraps=wraps) for number, line in enumerate(text.split("\n"), 1))
    draft, _ = characters.repair(Draft(Source("raw.txt", "0" * 64, len(text), "utf-8", markup, lines), ()), Options())
    decisions: list[Decision] = []
    for run in passes:
        draft, found = run(draft, Options(lang=lang))
        decisions += found
    return draft, decisions


def texts(draft: Draft) -> list[str]:
    """Return the rows that are not blank."""
    return [row.text for row in draft.rows if row.text]


def said(block: object) -> str:
    """Return the words of a block; of verse, line by line; of a quotation, its paragraphs with ``>``."""
    match block:
        case Heading() | Paragraph():
            return "".join(run.text for run in block.runs)
        case Verse():
            return "\n".join("".join(run.text for run in line) for line in block.lines)
        case Quotation():
            return "\n".join(f"> {said(inner)}" for inner in block.blocks)
        case _:
            return type(block).__name__


def kinds(draft: Draft) -> list[str]:
    """Return the kind of every block."""
    return [type(block).__name__ for block in draft.blocks]


def of_kind(draft: Draft, kind: type[_B]) -> list[_B]:
    """Return the blocks of one kind."""
    return [block for block in draft.blocks if isinstance(block, kind)]


def rules(decisions: list[Decision]) -> list[str]:
    """Return the rules that decided something, in order."""
    return [decision.rule for decision in decisions]
