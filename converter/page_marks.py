"""The pages of the finished PDF, told to the editions made after it: a number leads to the same word in each."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path

from converter.beginnings import ENOUGH, find, folded
from converter.finished import pdf
from converter.finished.tokens import squash
from converter.finished.values import Jump
from converter.model import Edition, PageBegin, Section

_WORD = re.compile(r"<[^>]*>|&[^;\s]{1,8};|([^\W_]+)")
"""Words of a body, which mark-up has between them; an entity of XML is no word."""
_NAMED = ("a", "h1", "h2", "h3", "h4", "h5", "h6")
"""Elements whose words are a name, of which a mark may be no part."""
_BEFORE = re.compile(r"(?:<(?:a|code|em|h[1-6]|span|strong|sub|sup)\b[^>]*>|(?<=[\s>])[\"']+)$")
"""What belongs to the word after it: an inline element that begins with it, an opening quotation mark."""


def with_pdf_pages(edition: Edition, path: Path) -> Edition:
    """Return *edition* with the pages of the PDF at *path*: where its sections begin, as the bookmarks have it, and
    where its pages begin, found by their first words. A page whose beginning is not found has no mark.

    Raises :class:`~converter.errors.SourceError` when the PDF is damaged.
    """
    content = pdf.read(path)
    labels = [page.label for page in content.pages]
    begins = dict(_begins(edition.sections, content.pages[content.body : content.end]))
    titled = dict(_titled(edition.sections, content.jumps, labels))
    return replace(edition, sections=tuple(_marked(edition.sections, titled, begins)))


def _marked(
    sections: Sequence[Section], titled: dict[int, str], begins: dict[str, tuple[int, int]]
) -> Iterator[Section]:
    """Yield *sections* with their pages; *begins* has section and letter, by the label of the page."""
    inside: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for label, (number, letter) in begins.items():
        inside[number].append((label, letter))
    known = set(begins)
    for number, section in enumerate(sections):
        title = len(_letters(section.title)) if section.level else 0
        heading = [label for label, letter in inside[number] if section.level and letter < max(title, 1)]
        rest = [(label, letter - title) for label, letter in inside[number] if label not in heading]
        page = titled.get(number, "")
        yield replace(
            section,
            pdf_page=page,
            first_on_pdf_page=bool(page) and (page in heading or page not in known),
            page_begins=tuple(_places(section.body, rest)),
        )
        known.add(page)


def _titled(sections: Sequence[Section], jumps: Sequence[Jump], labels: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield number and page label of each section that a bookmark leads to; bookmarks are in the same order."""
    marks = [(squash(j.text), labels[j.place.page]) for j in jumps if j.kind == "bookmark" and j.place.page >= 0]
    at = 0
    for number, section in enumerate(sections):
        title = squash(section.title) if section.level else ""
        found = next((place for place in range(at, len(marks)) if title and marks[place][0] == title), None)
        if found is not None:
            yield number, marks[found][1]
            at = found + 1


def _begins(sections: Sequence[Section], pages: Sequence[pdf.Page]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the label of each page, and the section and the letter in it with which it begins."""
    texts = [_letters(section.title if section.level else "") + _letters(section.body) for section in sections]
    starts = list(accumulate(map(len, texts), initial=0))
    text = "".join(texts)
    at, last, before = 0, -1, -1
    for index, run in groupby(pdf.in_reading_order(pages), key=itemgetter(0)):
        letters = _letters(" ".join(line for _, line in run))
        if not letters:
            continue
        if index > last:  # notes of an earlier page begin none
            last = index
            found = find(text, letters[:ENOUGH], at)
            if found > before:  # else a passage that comes again was found, which an earlier page has
                before = found
                number = bisect_right(starts, found) - 1
                yield pages[index].label, (number, found - starts[number])
                at = found
        at += len(letters)


def _places(body: str, wanted: Sequence[tuple[str, int]]) -> Iterator[PageBegin]:
    """Yield each page at its place in *body*: before the word that has the letter of the given number, and before
    the heading or link that the word stands in.
    """
    if not wanted:
        return
    words = [(word.start(), len(folded(word[1]))) for word in _WORD.finditer(body) if word[1]]
    ends = list(accumulate(length for _, length in words))
    for label, letter in wanted:
        if ends and letter < ends[-1]:
            yield PageBegin(label, _before_names(body, words[bisect_right(ends, letter)][0]))


def _before_names(body: str, at: int) -> int:
    """Return *at*, or the place before what belongs to the word there."""
    for name in _NAMED:
        opening = body.rfind(f"<{name} ", 0, at)
        at = opening if opening > body.rfind(f"</{name}>", 0, at) else at
    while at:
        if unicodedata.category(body[at - 1]) in ("Ps", "Pi"):
            at -= 1
        elif before := _BEFORE.search(body, max(0, body.rfind("<", 0, at) - 1), at):
            at = before.start()
        else:
            break
    return at


def _letters(text: str) -> str:
    return folded("".join(_WORD.findall(text)))
