"""What the printed contents list and the body say of each other; disagreement is reported, the body decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from converter.draft import Draft
from converter.model import Action, Decision, Heading, Severity
from converter.options import Options
from converter.results import ContentsMatch
from converter.text import fold


def compare(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with what matched and what is missing on either side, and the page numbers the list gave."""
    if not draft.entries:
        return draft, ()
    matched = {entry for _, entry in draft.entry_of}
    entry_of = dict(draft.entry_of)
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    unlisted = [h for h in headings if h.role == "article" and h.id not in entry_of]
    blocks = tuple(
        replace(block, page=draft.entries[entry_of[block.id]].page)
        if isinstance(block, Heading) and block.id in entry_of
        else block
        for block in draft.blocks
    )
    found = ContentsMatch(
        printed=len(draft.entries),
        matched=len(matched),
        missing_in_body=tuple(e.title for i, e in enumerate(draft.entries) if i not in matched),
        missing_in_contents=tuple(_title(h) for h in unlisted),
    )
    decisions = (*_missing(draft, matched), *_unlisted(unlisted), *_variants(draft, headings, entry_of))
    return replace(draft, blocks=blocks, contents=found), decisions


def _title(heading: Heading) -> str:
    return "".join(run.text for run in heading.runs)


def _missing(draft: Draft, matched: set[int]) -> Iterator[Decision]:
    for i, entry in enumerate(draft.entries):
        if i not in matched:
            yield Decision(
                "entry-without-article",
                Action.REPORTED,
                entry.line,
                entry.line,
                "the printed contents name this, but no heading in the text does",
                before=entry.title,
                confidence=0.8,
                severity=Severity.WARNING,
            )


def _unlisted(headings: list[Heading]) -> Iterator[Decision]:
    for heading in headings:
        yield Decision(
            "article-without-entry",
            Action.REPORTED,
            heading.span.first,
            heading.span.last,
            "this article is not in the printed contents; it is in the new ones",
            before=_title(heading),
            confidence=0.8,
            severity=Severity.INFO,
        )


def _variants(draft: Draft, headings: list[Heading], entry_of: dict[str, int]) -> Iterator[Decision]:
    """Yield a report where the list has other words for a title than the body has."""
    for heading in headings:
        if heading.id not in entry_of:
            continue
        entry = draft.entries[entry_of[heading.id]]
        ours = set(fold(_title(heading)).split())
        theirs = set(fold(entry.title).split())
        if ours - theirs:
            yield Decision(
                "title-variant",
                Action.REPORTED,
                heading.span.first,
                heading.span.last,
                "the printed contents word this title differently; the body's words were kept",
                before=entry.title,
                after=_title(heading),
                evidence=(("words only in the text", len(ours - theirs)),),
                confidence=0.8,
            )
