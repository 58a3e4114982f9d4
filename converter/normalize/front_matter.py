"""The whole: its language, and its title as far as the source tells it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from converter.draft import Draft
from converter.languages import detect
from converter.model import Action, Decision, Heading, Metadata, Paragraph, Verse
from converter.options import Options, metadata
from converter.text import words

_HEADER = re.compile(r"\s*(title|author|language)\s*:\s*(\S.*)$", re.IGNORECASE)
_HEADER_LINES = 60
_MOST_WORDS = 16


def language(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the language of the whole, given or found out."""
    found = options.lang or detect("\n".join(row.text for row in draft.rows))
    known = Metadata(
        lang=found,
        source_file=draft.source.name,
        source_sha256=draft.source.sha256,
        source_encoding=draft.source.encoding,
    )
    decisions = () if options.lang or not found else (_language_decision(found),)
    return replace(draft, metadata=known), decisions


def _language_decision(lang: str) -> Decision:
    return Decision(
        "language",
        Action.MARKED,
        1,
        1,
        f"the main language was found to be {lang}",
        after=lang,
        confidence=0.9,
        hint="give --set lang=TAG if it is another",
    )


def title(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with its title: given, or from an export header, the front matter, a lone part, the file's
    name.
    """
    header = _header(draft)
    found = header.get("title") or _front_title(draft) or _lone_part(draft) or _file_title(draft.source.name)
    creator = {"creator": header["author"]} if "author" in header else {}
    return replace(draft, metadata=replace(draft.metadata, **{"title": found, **creator, **metadata(options)})), ()


def _header(draft: Draft) -> dict[str, str]:
    """Return the fields of an export header: lines such as "Title: ..." near the top of the file."""
    found: dict[str, str] = {}
    for row in draft.rows[:_HEADER_LINES]:
        if m := _HEADER.match(row.text):
            found.setdefault(m[1].casefold(), m[2].strip())
    return found if "title" in found else {}


def _front_title(draft: Draft) -> str:
    """Return the first text before the first heading, when it is as short as a title."""
    first = draft.blocks[0] if draft.blocks else None
    if isinstance(first, Verse):
        text = " ".join("".join(run.text for run in line).strip() for line in first.lines)
    elif isinstance(first, Paragraph) and any(isinstance(block, Heading) for block in draft.blocks):
        text = "".join(run.text for run in first.runs)
    else:
        return ""
    return " ".join(text.split()) if 0 < len(words(text)) <= _MOST_WORDS else ""


def _lone_part(draft: Draft) -> str:
    """Return the text of the first heading when it is the only one of its level."""
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    top = [heading for heading in headings if heading.level == 1]
    return "".join(run.text for run in top[0].runs) if len(top) == 1 else ""


def _file_title(name: str) -> str:
    return re.sub(r"[\s_]+", " ", PurePath(name).stem).strip()
