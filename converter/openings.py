"""Which lines open an article before its title: a rubric, a source, a date over it, and not the end of what precedes.

A name at an article's end and a name over a title look alike. Where they stand at both ends of the whole tells them
apart: lines over titles stand over the first title too, and after the last article there are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from converter import dates
from converter.draft import Chunk
from converter.model import Block, Heading, Paragraph
from converter.text import ends_sentence, word_count

_MOST_LINES = 3
_MOST_WORDS = 8
_FEWEST = 2
"""Titles that must have such lines."""
_MOSTLY = 0.8
"""Share of the titles that must have them."""


def lines_over_titles(blocks: Sequence[Block | Chunk], lang: str) -> dict[int, tuple[int, ...]]:
    """Return the indices of the lines over each title by the title's own index; nothing where no habit shows."""
    heads = [i for i, block in enumerate(blocks) if isinstance(block, Heading)]
    titles = [i for i in heads if i == 0 or not isinstance(blocks[i - 1], Heading)]
    over = {i: _short_lines(blocks, i, lang) for i in titles}
    numbers = Counter(len(found) for found in over.values() if found)
    if not numbers or _short_lines(blocks, len(blocks), lang):
        return {}
    number = numbers.most_common(1)[0][0]
    like = [i for i in titles if len(over[i]) >= number]
    if titles[0] not in like or len(like) < max(_FEWEST, _MOSTLY * len(titles)):
        return {}
    return {i: over[i][-number:] for i in like}


def _short_lines(blocks: Sequence[Block | Chunk], end: int, lang: str) -> tuple[int, ...]:
    """Return the short paragraphs without a sentence's end that stand right above index *end*."""
    first = end
    while first > 0 and end - first < _MOST_LINES and _is_short(blocks[first - 1], lang):
        first -= 1
    return tuple(range(first, end))


def _is_short(block: Block | Chunk, lang: str) -> bool:
    if not isinstance(block, Paragraph) or block.role not in ("", "dateline"):
        return False
    text = text_of(block)
    short = 0 < word_count(text) <= _MOST_WORDS
    return short and (not ends_sentence(text) or dates.read(text, lang) is not None)


def text_of(paragraph: Paragraph) -> str:
    """Return the characters of a paragraph."""
    return "".join(run.text for run in paragraph.runs)
