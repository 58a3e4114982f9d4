"""Quotation marks: what opens must close, in each article; a quotation over several paragraphs may open again in each.

Nothing is changed: an unbalanced quotation is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Paragraph, Severity, Status
from converter.options import Options

_MARKS = re.compile("[“”«»„]")


def report(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft unchanged, and a report for every article whose quotation marks do not pair."""
    decisions: list[Decision] = []
    for paragraphs in _articles(draft.blocks):
        decisions += _curly(paragraphs)
        decisions += _straight(paragraphs)
        decisions += _mixed(paragraphs)
    return draft, tuple(decisions)


def _articles(blocks: Sequence[Block | Chunk]) -> Iterator[list[tuple[str, int]]]:
    """Yield text and line of the paragraphs between two headings."""
    found: list[tuple[str, int]] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield found
            found = []
        elif isinstance(block, Paragraph):
            found.append(("".join(run.text for run in block.runs), block.span.first))
    yield found


def _style(paragraphs: Sequence[tuple[str, int]]) -> tuple[str, str] | None:
    """Return the pair of marks that the article uses, or ``None`` when it uses none."""
    counts = {mark: sum(text.count(mark) for text, _ in paragraphs) for mark in "“”«»„"}
    if counts["„"]:
        return "„", "“”"
    if counts["«"] or counts["»"]:
        return "«", "»"
    return ("“", "”") if counts["“"] or counts["”"] else None


def _curly(paragraphs: Sequence[tuple[str, int]]) -> Iterator[Decision]:
    """Yield reports of marks that close nothing or never close, and of quotations that go over paragraphs."""
    style = _style(paragraphs)
    if style is None:
        return
    opening, closing = style
    open_line, depth = 0, 0
    for text, line in paragraphs:
        if depth and text.startswith(opening):
            text = text[1:]
        for character in _MARKS.findall(text):
            if character == opening:
                depth, open_line = depth + 1, line if not depth else open_line
            elif character in closing:
                if not depth:
                    yield _unbalanced(line, f"a closing {character} here closes nothing", text)
                depth = max(0, depth - 1)
    if depth:
        yield _unbalanced(open_line, f"the quotation opened here with {opening} is never closed", "")


def _straight(paragraphs: Sequence[tuple[str, int]]) -> Iterator[Decision]:
    """Yield a report when the article's straight quotation marks are odd in number."""
    if sum(text.count('"') for text, _ in paragraphs) % 2:
        odd = next(line for text, line in paragraphs if text.count('"') % 2)
        yield _unbalanced(
            odd, 'the straight quotation marks of this article are odd in number: one " has no partner', ""
        )


def _mixed(paragraphs: Sequence[tuple[str, int]]) -> Iterator[Decision]:
    whole = "".join(text for text, _ in paragraphs)
    if '"' in whole and _style(paragraphs):
        line = next(line for text, line in paragraphs if '"' in text)
        yield Decision(
            "quotation-marks-mixed",
            Action.REPORTED,
            line,
            line,
            "this article mixes straight and curly quotation marks; they were kept",
            severity=Severity.INFO,
            evidence=(("straight", whole.count('"')),),
        )


def _unbalanced(line: int, message: str, text: str) -> Decision:
    return Decision(
        "quotation-unbalanced",
        Action.REPORTED,
        line,
        line,
        message,
        before=text[:120],
        confidence=0.9,
        severity=Severity.WARNING,
        status=Status.REVIEW,
        hint="the text was kept as it is; correct the Markdown if you know better",
    )
