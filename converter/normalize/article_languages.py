"""The language of an article, where it is another than that of the whole; short ones are not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from converter.draft import Chunk, Draft
from converter.languages import FUNCTION_WORDS, detect, function_words
from converter.looks import program_lines
from converter.model import Action, Block, Decision, Heading, ListBlock, Paragraph, Quotation, Run, Verse
from converter.options import Options

_FEWEST_LETTERS = 120
"""Letters of the shortest article that is judged, in scripts of few letters; a third of it in those with thousands."""
_MANY_LETTERS = frozenset({"zh", "ja", "ko"})
_FEWEST_WORDS = 5
"""How many of its commonest words the text must have."""
_SAMPLE = 2_000
"""Characters at the beginning that are looked at first."""
_SURELY = 0.2
"""Share of words from which nothing else is asked."""
_MARGIN = 2
"""How many times more of its commonest words the text must have than of those of the main language."""


def mark(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with ``lang`` on every article in another language than the whole."""
    blocks = list(draft.blocks)
    decisions: list[Decision] = []
    for at, text in _articles(blocks, program_lines(draft.rows)):
        heading = blocks[at]
        lang = _language(text, draft.metadata.lang)
        if isinstance(heading, Heading) and lang:
            blocks[at] = replace(heading, lang=lang)
            decisions.append(_decision(heading, lang))
    return replace(draft, blocks=tuple(blocks)), tuple(decisions)


def _articles(blocks: Sequence[Block | Chunk], programs: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Yield the index of each article's heading, and its text with that of its sections, without lines of *programs*:
    they are in no language.
    """
    at, said = -1, list[str]()
    for i, block in enumerate(blocks):
        if isinstance(block, Heading) and block.role:
            if at >= 0:
                yield at, "\n".join(said)
            at, said = (i if block.role == "article" else -1), []
        if isinstance(block, Chunk) or block.span.first not in programs:
            said.append(_text(block))
    if at >= 0:
        yield at, "\n".join(said)


def _text(block: Block | Chunk) -> str:
    match block:
        case Heading() | Paragraph():
            return _said(block.runs)
        case Verse():
            return "\n".join(map(_said, block.lines))
        case Quotation():
            return "\n".join(map(_text, block.blocks))
        case ListBlock():
            return "\n".join(_text(inner) for item in block.items for inner in item)
        case _:
            return ""


def _said(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _language(text: str, main: str) -> str:
    """Return the language of both halves of *text* where it is another than the *main* one, without doubt."""
    if _is_in(text[:_SAMPLE], main):
        return ""
    half = text.find(" ", len(text) // 2)
    half = half if half >= 0 else len(text) // 2
    lang = detect(text[:half]) if _has_letters(text, _FEWEST_LETTERS // 3) else ""
    if not lang or lang == main.partition("-")[0] or lang != detect(text[half:]):
        return ""
    enough = lang in _MANY_LETTERS or _has_letters(text, _FEWEST_LETTERS)
    least = _FEWEST_WORDS if lang in FUNCTION_WORDS else 0
    return lang if enough and function_words(text, lang) >= max(least, _MARGIN * function_words(text, main)) else ""


def _has_letters(text: str, fewest: int) -> bool:
    """Return whether *text* has so many letters, or more."""
    return sum(1 for _ in islice(filter(str.isalpha, text), fewest)) == fewest


def _is_in(text: str, lang: str) -> bool:
    """Return whether so many words of *text* are among the commonest of *lang* that it is in no other."""
    return function_words(text, lang) > _SURELY * text.count(" ") > 0


def _decision(heading: Heading, lang: str) -> Decision:
    return Decision(
        "article-language",
        Action.MARKED,
        heading.span.first,
        heading.span.last,
        f"this article was found to be in another language than the whole: {lang}",
        before=_said(heading.runs),
        after=lang,
        confidence=0.9,
        hint="change lang= at the heading if it is another",
    )
