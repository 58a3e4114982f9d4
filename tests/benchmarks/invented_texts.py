"""Invented texts to measure with: a book, and texts that are all of one thing, as no book is."""

import random
import textwrap
from collections.abc import Callable, Iterator, Mapping
from itertools import count, cycle, islice

_WIDTH = 72
_SYLLABLES = (
    "ba",
    "co",
    "di",
    "fu",
    "ga",
    "ha",
    "jo",
    "ki",
    "la",
    "me",
    "no",
    "pe",
    "ra",
    "si",
    "to",
    "vu",
    "zo",
    "ster",
)


def book(size: int) -> str:
    """Return an invented book of at least *size* characters: chapters, wrapped paragraphs, here and there verse."""
    chance = random.Random(11)
    words = _words(chance)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    lines: list[str] = []
    length = 0
    for chapter in count(1):
        for line in _chapter(chapter, words, weights, chance):
            lines.append(line)
            length += len(line) + 1
        if length >= size:
            return "\n".join(lines) + "\n"
    raise AssertionError("the counting never ends")


def _chapter(number: int, words: list[str], weights: list[float], chance: random.Random) -> Iterator[str]:
    title = " ".join(chance.choices(words, k=4)).upper()
    yield from ("", "", f"CHAPTER {number}", "", title, "", "")
    for _ in range(chance.randint(12, 30)):
        if chance.random() < 0.04:
            yield from (f"    {' '.join(chance.choices(words, weights, k=6)).capitalize()}," for _ in range(8))
        else:
            text = " ".join(_sentence(words, weights, chance) for _ in range(chance.randint(2, 8)))
            yield from textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
        yield ""


def _sentence(words: list[str], weights: list[float], chance: random.Random) -> str:
    return " ".join(chance.choices(words, weights, k=chance.randint(5, 30))).capitalize() + "."


def _words(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]


def _filled(lines: Iterator[str], size: int) -> str:
    """Return as many of *lines* as make *size* characters."""
    found: list[str] = []
    length = 0
    while length < size:
        found.append(next(lines))
        length += len(found[-1]) + 1
    return "\n".join(found) + "\n"


def _prose() -> Iterator[str]:
    """Yield lines of wrapped prose without an end."""
    chance = random.Random(12)
    words = _words(chance)
    while True:
        yield " ".join(chance.choices(words, k=11))


def _one_line(size: int) -> str:
    return _filled(_prose(), size).replace("\n", " ").strip() + ".\n"


def _one_paragraph(size: int) -> str:
    return _filled(_prose(), size)


def _blank_lines(size: int) -> str:
    return "A word.\n" + "\n" * size + "Another word.\n"


def _identical_lines(size: int) -> str:
    return _filled(cycle(["The same line stands here again and again, and says the same words"]), size)


def _headings(size: int) -> str:
    lines = (part for line in _prose() for part in (line[:40].upper(), ""))
    return _filled(lines, size)


def _table_rows(size: int) -> str:
    lines = (f"| {i} | {line[:30]} | {i * 7 % 1000} |" for i, line in enumerate(_prose()))
    return _filled(lines, size)


def _contents(size: int) -> str:
    """Return a printed contents list of 1,000 entries for each MB of the text, two to a page, and what it lists."""
    number = max(1, size // 1000)
    titles = [f"{line[:40].title()} {i}" for i, line in enumerate(islice(_prose(), number))]
    listed = [f"{title} {'.' * 20} {i // 2 + 1}" for i, title in enumerate(titles)]
    prose = _prose()
    body = [line for title in titles for line in ("", "", title, "", *islice(prose, 10))]
    return "\n".join(["Contents", "", *listed, *body, ""])


def _without_spaces(size: int) -> str:
    chance = random.Random(13)
    signs = [chr(code) for code in range(0x4E00, 0x5E00)]
    lines = ("".join(chance.choices(signs, k=38)) + "，。"[i % 5 == 0] for i in count())
    return _filled(lines, size // 3)


def _bold(size: int) -> str:
    return _filled((f"**{line}**" for line in _prose()), size)


ODD: Mapping[str, Callable[[int], str]] = {
    "one line": _one_line,
    "one paragraph": _one_paragraph,
    "blank lines": _blank_lines,
    "identical lines": _identical_lines,
    "headings": _headings,
    "rows of a table": _table_rows,
    "a contents list": _contents,
    "no spaces, in Chinese": _without_spaces,
    "bold lines": _bold,
}
"""Texts of about so many bytes that are all of one thing, by name."""
