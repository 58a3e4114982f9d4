"""The whole: its language, and its title as far as the source tells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from pathlib import PurePath

from converter import dates
from converter.draft import Chunk, Draft, Mark
from converter.languages import detect
from converter.looks import without_code
from converter.model import Action, Block, Decision, Heading, Metadata, Paragraph, Verse
from converter.options import Options, metadata
from converter.text import words

_HEADER = re.compile(r"\s*(title|author|language)\s*:\s*(\S.*)$", re.IGNORECASE)
_FIELDS = frozenset({"title", "language"})
_HEADER_LINES = 60
_MOST_WORDS = 16
_MUCH_LARGER = 1.4
"""How many times as large as the running text the title of the whole is, where nothing else tells it."""
_MOST_LINES = 4
"""Lines from the first to the last one in that size, at most: where there are more, it is the size of headings."""
_FIRST_BLOCKS = 12
"""Blocks at the beginning among which it is looked for."""
_FEW_BARE = 0.25
"""Share of the other headings that may have nothing below them where the first one names the whole."""
_FEWEST_HEADINGS = 3
"""Headings from which a bundle can be told from a title with its subtitle: the title and two articles."""


@dataclass(frozen=True, slots=True)
class _Title:
    """What may be the title of the whole."""

    text: str
    """The title; empty where this evidence is missing."""
    line: int
    """Line of the source where it stands."""
    why: str
    """The evidence."""
    confidence: float
    """How good that is."""


def language(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the language of the whole, given or found out."""
    found = options.lang or detect("\n".join(row.text for row in without_code(draft.rows)))
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


def release_title(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft without the mark on its first line when that names the whole and heads no text of its own.

    It stands before everything else, apart from what follows, with neither text nor headings below it; it is not in the
    printed contents; and no other heading is as bare, as those of two lines are. The line stays as text.
    """
    marks = draft.marks
    if len(marks) < _FEWEST_HEADINGS or not _may_name_the_whole(draft, marks[0]):
        return draft, ()
    apart = marks[1].first > marks[0].last + 1
    bare = [_is_bare(draft, mark, following) for mark, following in pairwise(marks)]
    if not (apart and bare[0]) or any(bare[1:]):
        return draft, ()
    return replace(draft, marks=marks[1:]), ()


def _may_name_the_whole(draft: Draft, mark: Mark) -> bool:
    text = " ".join(row.text for row in draft.rows[mark.first : mark.last + 1])
    nothing_before = all(row.blank for row in draft.rows[: mark.first])
    return nothing_before and mark.entry is None and len(words(text)) <= _MOST_WORDS


def _is_bare(draft: Draft, mark: Mark, following: Mark) -> bool:
    """Return whether a heading has neither text nor headings below it."""
    return following.level <= mark.level and all(row.blank for row in draft.rows[mark.last + 1 : following.first])


def title(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with its title: given, or from an export header, the front matter, a lone part, the file's
    name.
    """
    header = _header(draft)
    found = next(candidate for candidate in _candidates(draft) if candidate.text)
    creator = {"creator": header["author"][0]} if "author" in header else {}
    known = replace(draft.metadata, **{"title": found.text, **creator, **metadata(options)})
    return replace(draft, metadata=known), () if options.title else (_title_decision(found),)


def _candidates(draft: Draft) -> Iterator[_Title]:
    """Yield what may be the title, the best evidence first; the last one is never empty."""
    yield _Title(*_header(draft).get("title", ("", 0)), "the export header says it", 0.95)
    yield _Title(*_front_title(draft), "it stands before the first heading", 0.8)
    yield _Title(*_lone_part(draft), "it is the only heading of its level", 0.8)
    yield _Title(*_largest(draft), "nothing in the text is set larger, and it stands at the beginning", 0.6)
    yield _Title(*_bare_heading(draft), "the text begins with it, and the next heading follows at once", 0.5)
    yield _Title(_file_title(draft.source.name), 1, "the text has no title; this is the name of the file", 0.3)


def _title_decision(found: _Title) -> Decision:
    return Decision(
        "title",
        Action.MARKED,
        found.line,
        found.line,
        f"the whole is called “{found.text}”: {found.why}",
        after=found.text,
        confidence=found.confidence,
        hint="give --set title=TITLE if it is another",
    )


def _header(draft: Draft) -> dict[str, tuple[str, int]]:
    """Return text and line of the fields of an export header: lines such as "Title: ..." near the top of the file, over
    all headings or with all fields that such a header has; an article may begin with some of them.
    """
    found: dict[str, tuple[str, int]] = {}
    for row in draft.rows[:_HEADER_LINES]:
        if m := _HEADER.match(row.text):
            found.setdefault(m[1].casefold(), (m[2].strip(), row.line))
    heading = next((b.span.first for b in draft.blocks if isinstance(b, Heading) and b.span.first), None)
    over = "title" in found and (heading is None or found["title"][1] < heading)
    return found if over or found.keys() >= _FIELDS else {}


def _front_title(draft: Draft) -> tuple[str, int]:
    """Return, with its line, what is set largest before the first heading, as on a title page, or else the first text
    there; when it is as short as a title.
    """
    front = list(takewhile(lambda block: not isinstance(block, Heading), draft.blocks))
    if not front or (len(front) == len(draft.blocks) and not isinstance(front[0], Verse)):
        return "", 0
    shown = [(block, size) for block in front if (size := _size(draft, block)) and _is_title(_said(block))]
    largest = max((size for _, size in shown), default=0.0)
    smallest = min((size for _, size in shown), default=0.0)
    block = next(block for block, size in shown if size == largest) if largest > smallest else front[0]
    text = _said(block)
    return (text, block.span.first) if not isinstance(block, Chunk) and _is_title(text) else ("", 0)


def _largest(draft: Draft) -> tuple[str, int]:
    """Return, with its line, what is set largest in the whole text, where that stands near its beginning and is much
    larger than the running text.
    """
    if not draft.source.tells_looks:
        return "", 0
    sizes: Counter[float] = Counter()
    for line in draft.source.lines:
        sizes[line.size] += len(line.text)
    largest = max(sizes, default=0.0)
    so_large = [line.number for line in draft.source.lines if line.size == largest and line.text]
    if so_large[-1:] > [first + _MOST_LINES for first in so_large[:1]] or largest < _MUCH_LARGER * (
        sizes.most_common(1)[0][0] if sizes else 0.0
    ):
        return "", 0
    pairs = pairwise(draft.blocks[:_FIRST_BLOCKS])  # what heads a text of its own is the title of that
    found = (block for block, below in pairs if _size(draft, block) == largest > 0 and _is_title(_said(below)))
    block = next((block for block in found if _is_title(_said(block))), None)
    return (_said(block), block.span.first) if block is not None and not isinstance(block, Chunk) else ("", 0)


def _bare_heading(draft: Draft) -> tuple[str, int]:
    """Return, with its line, the heading with which the whole begins, where a heading that is not below it follows at
    once; when few others are as bare, as those of two lines are, and as parts are.
    """
    first = draft.blocks[0] if draft.blocks else None
    if not isinstance(first, Heading) or first.id in dict(draft.entry_of) or not _is_title(_said(first)):
        return "", 0
    bare = [
        isinstance(below, Heading) and below.level <= heading.level
        for heading, below in pairwise([*draft.blocks, None])
        if isinstance(heading, Heading)
    ]
    few = len(bare) >= _FEWEST_HEADINGS and sum(bare) - 1 <= _FEW_BARE * (len(bare) - 1)
    return (_said(first), first.span.first) if bare[0] and few else ("", 0)


def _is_title(text: str) -> bool:
    """Return whether *text* is as short as a title, and no bare date or number."""
    return len(words(text)) <= _MOST_WORDS and any(map(str.isalpha, text)) and not dates.read(text)


def _size(draft: Draft, block: Block | Chunk) -> float:
    """Return the size of the type of a block, 0 where the format does not tell."""
    lines = draft.source.lines
    first = 0 if isinstance(block, Chunk) else block.span.first
    return lines[first - 1].size if 0 < first <= len(lines) else 0.0


def _said(block: Block | Chunk) -> str:
    """Return the words of a heading, a paragraph or of lines, without their ends; of other blocks nothing."""
    if isinstance(block, Verse):
        return " ".join(" ".join("".join(run.text for run in line) for line in block.lines).split())
    return " ".join("".join(run.text for run in block.runs).split()) if isinstance(block, Heading | Paragraph) else ""


def _lone_part(draft: Draft) -> tuple[str, int]:
    """Return, with its line, the text of the first heading when it is the only one of its level."""
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    top = [heading for heading in headings if heading.level == 1]
    return ("".join(run.text for run in top[0].runs), top[0].span.first) if len(top) == 1 else ("", 0)


def _file_title(name: str) -> str:
    return re.sub(r"[\s_]+", " ", PurePath(name).stem).strip()
