"""Defects of raw files, each put into a clean digest on purpose.

A defect of the lines takes lines and gives lines; a defect of the characters takes the text; the last ones make bytes.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

from invented.digests import Digest

Lines = list[str]

_WIDTH = 66
_PAGE = 24
RUNNING_HEAD = "The Lantern Digest of the Year"


def contents_with_leaders(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Put a printed contents list with dotted leaders at the top."""
    return _contents(lines, digest, lambda title, page: f"{title} {'. ' * 12}{page}")


def contents_with_misread_leaders(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Put a printed contents list at the top whose leaders a recognition of letters took for text."""

    def leader() -> str:
        return " ".join("".join(chance.choices("eeecn", k=chance.randint(2, 5))) for _ in range(chance.randint(4, 7)))

    return _contents(lines, digest, lambda title, page: f"{title} ... {page}.0... {leader()} {page}")


def contents_with_tabs(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Put a printed contents list with tabs at the top."""
    return _contents(lines, digest, lambda title, page: f"{title}\t{page}")


def contents_without_numbers(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Put a printed contents list without any numbers at the top."""
    return _contents(lines, digest, lambda title, page: title)


def _contents(lines: Lines, digest: Digest, entry: Callable[[str, int], str]) -> Lines:
    listed = [entry(article.title, 3 + 4 * n) for n, article in enumerate(digest.articles)]
    return ["CONTENTS", "", *listed, "", "", *lines]


def wraps(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Wrap long lines, and divide words at the ends of some."""
    return [piece for line in lines for piece in _wrapped(line, chance)]


def _wrapped(line: str, chance: Random) -> Lines:
    if len(line) <= _WIDTH or line.startswith(("#", "**", "|")):
        return [line]
    found, current = [], ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > _WIDTH:
            at = len(word) // 2
            if word.isalpha() and word.islower() and len(word) > 5 and chance.random() < 0.2:
                found.append(f"{current} {word[:at]}-")
                current = word[at:]
            else:
                found.append(current)
                current = word
        else:
            current = f"{current} {word}" if current else word
    return [*found, current]


def tears(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Set a blank line before lines that go on in small letters, as where an extraction saw a gap."""
    found: Lines = []
    for line in lines:
        torn = line[:1].islower() and found and len(found[-1]) >= 0.9 * _WIDTH and found[-1][-1].isalpha()
        found += [*([""] if torn and chance.random() < 0.5 else []), line]
    return found


def pages(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Cut the text into pages, in mid-paragraph too: number at the foot, form feed, alternating running head."""
    found: Lines = []
    feed = chance.choice([["\f{head}"], ["\f", "{head}"], ["{number}\f{head}"], ["{number}\f", "{head}"]])
    for number, start in enumerate(range(0, len(lines), _PAGE), 1):
        foot = [] if "{number}" in feed[0] else [str(number)]
        head = RUNNING_HEAD.upper() if number % 2 else RUNNING_HEAD
        found += [*lines[start : start + _PAGE], "", *foot]
        if start + _PAGE < len(lines):
            found += [*(line.format(head=head, number=number) for line in feed), ""]
    return found


def twins(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Put the whole text there a second time."""
    return [*lines, "", *lines]


def cut_off_titles(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Take the last word off the first title."""
    title = digest.articles[0].title
    title = title.upper() if digest.style == "capitals" else title
    return [line.replace(title, title.rpartition(" ")[0], 1) for line in lines]


def blank_runs(lines: Lines, digest: Digest, chance: Random) -> Lines:
    """Set more blank lines here and there, and spaces at the ends of lines."""
    return [piece for line in lines for piece in ([line + "  "] if line else [""] * chance.choice([1, 1, 1, 2]))]


LINES: tuple[Callable[[Lines, Digest, Random], Lines], ...] = (
    cut_off_titles,
    twins,
    contents_with_leaders,
    contents_with_misread_leaders,
    contents_with_tabs,
    contents_without_numbers,
    blank_runs,
    wraps,
    tears,
    pages,
)
"""In the order in which they can follow one another."""


def soft_hyphens(text: str, chance: Random) -> str:
    """Put soft hyphens and zero-width spaces inside words."""
    return _inside_words(text, chance, "\u00ad\u200b\ufeff")


def nuls(text: str, chance: Random) -> str:
    """Put NULs between words and inside them."""
    return _inside_words(text, chance, "\x00", 0.004).replace(". ", ".\x00 ", 1)


def _inside_words(text: str, chance: Random, signs: str, often: float = 0.02) -> str:
    return re.sub(
        r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})",
        lambda m: chance.choice(signs) if chance.random() < often else "",
        text,
    )


def ligatures(text: str, chance: Random) -> str:
    """Set ligatures, and words that have some."""
    return text.replace("suf", "su\ufb01").replace(". ", ". O\ufb03ce \ufb02ow, ", 2)


def decomposed(text: str, chance: Random) -> str:
    """Take letters and their marks apart."""
    return unicodedata.normalize("NFD", text)


def mixed_quotes(text: str, chance: Random) -> str:
    """Quote some sentences, with marks of any kind, some the wrong way round."""
    marks = ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "”{}“", "“{}"]
    return re.sub(
        r"(?<=[.] )([^.\n|>]+[.])", lambda m: chance.choice(marks).format(m[1]) if chance.random() < 0.2 else m[1], text
    )


def markup_signs(text: str, chance: Random) -> str:
    """Put signs of Markdown and HTML between words."""
    signs = [
        "*",
        "_x_",
        "<b>",
        "[a](b)",
        "[a](https://example.org)",
        "`",
        "#1",
        "&amp;",
        "\\",
        "**bold**",
        "https://example.org/a_b",
        "$x$",
        "{.em}",
    ]
    return re.sub(r"(?<=[^\W\d_], )", lambda m: f"{chance.choice(signs)} " if chance.random() < 0.3 else "", text)


def mojibake(text: str, chance: Random) -> str:
    """Read some lines' bytes as cp1252, as a careless program did before us."""
    return "\n".join(_misread(line) if chance.random() < 0.3 else line for line in text.split("\n"))


def _misread(line: str) -> str:
    try:
        return line.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return line


CHARACTERS: tuple[Callable[[str, Random], str], ...] = (
    mixed_quotes,
    markup_signs,
    ligatures,
    decomposed,
    soft_hyphens,
    nuls,
    mojibake,
)

LINE_ENDS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: text.replace("\n\n", "\r\n\n"),
)
ENCODINGS = ("utf-8-sig", "utf-16", "utf-32")
"""Encodings of Unicode that begin with a mark."""


def defective(digest: Digest, names: Sequence[str], chance: Random) -> str:
    """Return the raw text of *digest* with the named defects of lines and characters."""
    lines = digest.lines()
    for line_defect in LINES:
        lines = line_defect(lines, digest, chance) if line_defect.__name__ in names else lines
    text = "\n".join(lines) + "\n"
    for defect in CHARACTERS:
        text = defect(text, chance) if defect.__name__ in names else text
    return text


NAMES = tuple(defect.__name__ for defect in (*LINES, *CHARACTERS))
