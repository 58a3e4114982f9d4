"""Titles and the dates that stand with them: a date in brackets under or behind a title, alone under or over it, or
before the text.

The words stay where they are; the heading gets the date as an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter import dates
from converter.draft import Chunk, Draft
from converter.model import Action, Block, Decision, Heading, Paragraph, Run, Severity, Span, Status
from converter.openings import lines_over_titles
from converter.options import Options

_TAIL = re.compile(r"(?P<title>.*\S)\s*(?P<tail>[(\[][^()\[\]]{4,50}[)\]])$", re.DOTALL)
_OPENING = re.compile(r"(?P<dateline>.{4,75}?)(?:\s*[—–]|\s-{1,2}\s|:\s)")
_PLACE_END = re.compile(r"[,(]\s*")
_LONGEST_PLACE = 40
_LONGEST = 60
_WHOLE = len("2021-02-24")
"""Length of a date to the day."""


def read(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with titles made one run, datelines set apart and dates read."""
    blocks: list[Block | Chunk] = []
    decisions: list[Decision] = []
    lang = draft.metadata.lang
    over = lines_over_titles(draft.blocks, lang)
    over_titles = {i for lines in over.values() for i in lines}
    for at, block in enumerate(draft.blocks):
        if isinstance(block, Heading):
            following = draft.blocks[at + 1] if at + 1 < len(draft.blocks) else None
            above = [each for i in over.get(at, ()) if isinstance(each := draft.blocks[i], Paragraph)]
            blocks += _opening(block, following, above, lang, decisions)
        elif isinstance(block, Paragraph) and _is_dateline(draft.blocks, at, at in over_titles) and _alone(block, lang):
            blocks.append(replace(block, role="dateline"))
        else:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _is_dateline(blocks: Sequence[Block | Chunk], at: int, over_title: bool) -> bool:
    """Return whether a date may stand alone at index *at*: right under a title, or over one that has such lines."""
    return over_title or (at > 0 and isinstance(blocks[at - 1], Heading))


def _opening(
    heading: Heading, following: Block | Chunk | None, above: Sequence[Paragraph], lang: str, decisions: list[Decision]
) -> Sequence[Heading | Paragraph]:
    """Return the heading with its title in one run, and the dateline that stood in its last line, if any; the lines
    *above* it that belong to it may be its date.
    """
    lines = [run.text for run in heading.runs]
    title, tail, found = _parted(lines, lang)
    if found is None and isinstance(following, Paragraph):
        found = _alone(following, lang) or _before_text(following, lang)
    if found is None:
        found = next(filter(None, (_alone(each, lang) for each in above)), None)
    if found is None:
        found = dates.read(title, lang)
    iso = found.iso if found else ""
    if found:
        decisions.append(_decision(heading, tail or title, found))
    made = replace(heading, runs=(Run(title),), date=iso)
    if not tail:
        return [made]
    return [made, Paragraph((Run(tail),), "dateline", Span(heading.span.last, heading.span.last))]


def _parted(lines: Sequence[str], lang: str) -> tuple[str, str, dates.Date | None]:
    """Return title, dateline and date of a heading's lines; no dateline when its end is no date."""
    for number in (1, 2):
        tail = _joined(lines[-number:])
        whole_bracket = tail.count(")") <= tail.count("(") and tail.count("]") <= tail.count("[")
        if len(lines) > number and whole_bracket and (found := dates.read(tail, lang)):
            return _joined(lines[:-number]), tail, found
    whole = _joined(lines)
    if (m := _TAIL.match(whole)) and (found := dates.read(m["tail"], lang)):
        return m["title"], m["tail"], found
    return whole, "", None


def _joined(lines: Sequence[str]) -> str:
    """Return the lines of a title as one; a hyphen at a line's end stays and needs no space after it."""
    text = ""
    for line in lines:
        line = " ".join(line.split())
        text = f"{text}{line}" if not text or re.search(r"[^\W\d_]-$", text) else f"{text} {line}"
    return text


def _alone(paragraph: Paragraph, lang: str) -> dates.Date | None:
    """Return the date that a paragraph is, from end to end, or behind the name of a place or a paper."""
    text = "".join(run.text for run in paragraph.runs).strip()
    if len(text) > _LONGEST or not any(c.isdigit() for c in text):
        return None
    starts = [place.end() for place in _PLACE_END.finditer(text, 0, _LONGEST_PLACE)]
    named = [dates.read(text[at:], lang) for at in starts if not any(c.isdigit() for c in text[:at])]
    return dates.read(text, lang) or next((each for each in named if each and len(each.iso) == _WHOLE), None)


def _before_text(paragraph: Paragraph, lang: str) -> dates.Date | None:
    """Return the date of a dateline that opens the text: ``BAKU, 24 February 2021 —``."""
    text = "".join(run.text for run in paragraph.runs)[:90]
    m = _OPENING.match(text)
    if not m or not any(c.isdigit() for c in m["dateline"]):
        return None
    starts = [0, *(place.end() for place in _PLACE_END.finditer(m["dateline"], 0, _LONGEST_PLACE))]
    return next(filter(None, (dates.read(m["dateline"][at:], lang) for at in starts)), None)


def _decision(heading: Heading, text: str, found: dates.Date) -> Decision:
    return Decision(
        "date",
        Action.MARKED,
        heading.span.first,
        heading.span.last,
        f"the date was read as {found.iso}"
        + ("; day and month could be the other way round" if found.ambiguous else ""),
        before=text,
        after=found.iso,
        confidence=0.5 if found.ambiguous else 0.97,
        severity=Severity.WARNING if found.ambiguous else Severity.INFO,
        status=Status.REVIEW if found.ambiguous else Status.APPLIED,
        hint="correct the date in the heading's attributes if it is wrong" if found.ambiguous else "",
    )
