"""PDF: words in the order of its tags, links, bookmarks, page labels and folios."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import accumulate, chain, repeat
from operator import itemgetter
from pathlib import Path

from converter.finished import drawn, stretches
from converter.finished.direction import has_from_right, has_marks
from converter.finished.pdfium import OpenDocument, OpenPage, Rectangle, Tagged, opened
from converter.finished.stretches import Stretch
from converter.finished.tokens import count, every_token, indices_without_delimiters, tokens
from converter.finished.values import Jump, Place, Text

_BACK = "_back"
"""Name of the place at which what stands behind the text begins."""
_EDGE = 0.12
"""Share of a link's height, above and below, in which letters of its neighbours may stand."""
_MOST_EDGE = 1.6
"""Points that this share may be: of a link over many lines it would be the first line."""
_NEAR = 2.0
"""Points below a place at which the line above it has ended; the line at the place is taller."""
_SOFT_HYPHENS = ("\u2010", "\u00ad")
"""How a hyphen of the layout differs from one of the author, which is ``-``."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page."""

    label: str
    """Page label as viewers show it; without page labels, its number counted from 1."""
    lines: tuple[str, ...]
    """Lines of the text, in the order of the tags."""
    artifacts: tuple[str, ...]
    """Lines that belong to no tag: running heads, folios, heads of tables that are printed again."""
    places: tuple[tuple[int, ...], ...] = ()
    """Where each line stands in the order of the tags of the whole document; empty without tags."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that the checks look at."""

    pages: tuple[Page, ...]
    """In order."""
    body: int
    """Index of the first page of the text: the first whose label is a plain number."""
    end: int
    """Index of the first page behind the text, where its indexes begin; without any, the number of pages."""
    jumps: tuple[Jump, ...]
    """Links, bookmarks and named destinations."""
    arrivals: Mapping[Place, str]
    """The text at and below each place to which a bookmark or a link further ahead leads."""


def text(path: Path) -> Text:
    """Return the words of the pages of the text in the order of the tags, which may read a note that stands at the foot
    of a page later; those before and behind the text and all artifacts are generated.
    """
    content = read(path)
    around = (*content.pages[: content.body], *content.pages[content.end :])
    made = chain.from_iterable((*(page.artifacts for page in content.pages), *(page.lines for page in around)))
    lines = [line for _, line in in_reading_order(content.pages[content.body : content.end])]
    hyphens = [False, *(line.endswith(_SOFT_HYPHENS) for line in lines)]
    return _in_lines(list(map(every_token, lines)), hyphens, sum(count(tokens(line)) for line in made))


def in_reading_order(pages: Sequence[Page]) -> list[tuple[int, str]]:
    """Return the lines of *pages* in the order of the tags of the whole document, each with the index of its page."""
    placed = (
        (place, index, line)
        for index, page in enumerate(pages)
        for place, line in zip(page.places or repeat(()), page.lines, strict=False)
    )
    return [(index, line) for _, index, line in sorted(placed, key=itemgetter(0))]


def _in_lines(lines: Sequence[list[str]], hyphens: Sequence[bool], generated: int) -> Text:
    """Return the words of *lines*; a bracket at the end of one may stand at a number that begins the next."""
    every = list(chain.from_iterable(lines))
    kept = indices_without_delimiters(every)
    starts = accumulate(map(len, lines[:-1]), initial=0) if lines else ()
    breaks = {bisect_left(kept, start): hyphen for start, hyphen in zip(starts, hyphens, strict=False)}
    return Text([every[i] for i in kept], generated, breaks)


def read(path: Path) -> Content:
    """Return the content of a PDF; raise :class:`~converter.errors.SourceError` when it is none."""
    status = path.stat()
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)  # three checks look at the same file, one after the other
def _read(path: Path, changed: int, size: int) -> Content:
    with opened(path) as document:
        content = _content(document, lambda index: {})
        if not any(has_from_right(line) or has_marks(line) for page in content.pages for line in page.lines):
            return content
        with drawn.opened(path) as drawing:
            return _content(document, drawing.page)


def _content(document: OpenDocument, drawing: Callable[[int], Mapping[int, Stretch]]) -> Content:
    """Return the content of a *document*; *drawing* has what some pages draw, where pdfium would have to guess."""
    labels = [document.label(index) or str(index + 1) for index in range(document.length)]
    body = next((index for index, label in enumerate(labels) if label.isdigit()), len(labels))
    end = document.named(_BACK).page
    jumps = [*document.bookmarks(), *document.names()]
    wanted: defaultdict[int, set[Place]] = defaultdict(set)
    for jump in jumps:
        wanted[jump.place.page].add(jump.place)
    arrivals: dict[Place, str] = {}
    pages: list[Page] = []
    for index, label in enumerate(labels):
        with document.page(index) as page:
            told = drawing(index)
            tagged = list(page.tagged())
            within = partial(_within, page, [told[each.number] for each in tagged if each.number in told])
            links = list(_references(page, index) if 0 <= end <= index else _links(page, index, within))
            for link in links:
                wanted[link.place.page].add(link.place)
            jumps += links
            arrivals.update({place: _below(page, place, within) for place in wanted[index]})
            pages.append(_page(page, label, tagged, told))
    return Content(tuple(pages), body, end if end >= body else len(pages), tuple(jumps), arrivals)


def _within(page: OpenPage, drawn_there: Sequence[Stretch], rectangle: Rectangle) -> str:
    _, bottom, _, top = rectangle
    return stretches.within(drawn_there, bottom, top) if drawn_there else page.within(rectangle)


def _links(page: OpenPage, index: int, within: Callable[[Rectangle], str]) -> Iterator[Jump]:
    """Yield the links of a page, each with its line, to the edges of the page."""
    for (left, bottom, right, top), place, words in _placed(page):
        line = within((left, bottom, max(right, page.width), top))
        yield Jump("link", line, place, index, words)


def _references(page: OpenPage, index: int) -> Iterator[Jump]:
    """Yield the links of a page of an index: each is a number, which runs from the left wherever it stands."""
    for rectangle, place, words in _placed(page):
        yield Jump("link", page.within(rectangle).strip(), place, index, words)


def _placed(page: OpenPage) -> Iterator[tuple[Rectangle, Place, str]]:
    """Yield the links of a page without the room above and below in which letters of their neighbours may stand."""
    for (left, first, right, second), place, words in page.links():
        bottom, top = sorted((first, second))
        edge = min(_EDGE * (top - bottom), _MOST_EDGE)
        yield (left, bottom + edge, right, top - edge), place, words


def _below(page: OpenPage, place: Place, within: Callable[[Rectangle], str]) -> str:
    top = place.y - _NEAR if place.y >= 0 else page.height
    return within((0, 0, page.width, top))


def _page(page: OpenPage, label: str, tagged: Sequence[Tagged], told: Mapping[int, Stretch]) -> Page:
    """Return the text of a page: what is tagged in the order of the tags, the rest as artifacts; all of it where the
    document has no tags. A page with nothing but a picture has none of its own.

    In the order of drawing, the markers of a list may follow behind the list. A running head may be drawn as marked
    content to which no tag refers; that is an artifact too. *told* is what the page itself says where pdfium would have
    to guess.
    """
    order = {each.number: index for index, each in enumerate(tagged)}
    characters = page.characters()
    pieces = [piece for piece in _pieces(page, characters) if characters[piece[1] : piece[2]].strip()]
    text = order.keys() if page.is_tagged else {number for number, _, _ in pieces}
    artifacts = [(0, start, end) for number, start, end in pieces if number not in text]
    calls = {each.number for each in tagged if each.is_call}
    if told:
        shown = [number for number in order if number in told]
        said = [replace(told[n], text=f" {told[n].text} ") if n in calls else told[n] for n in shown]
        lines = [(order[shown[at]], line) for at, line in stretches.numbered_lines(said)]
    else:
        placed = sorted((order.get(n, 0), a, b) for n, a, b in pieces if n in text)
        lines = list(_joined(characters, placed, frozenset(order[number] for number in calls)))
    places = tuple(tagged[index].place for index, _ in lines) if tagged else ()
    made = tuple(line for _, line in _joined(characters, artifacts, frozenset()))
    return Page(label, tuple(line for _, line in lines), made, places)


def _pieces(page: OpenPage, characters: str) -> Iterator[tuple[int, int, int]]:
    """Yield number of the marked content, start and end of each line, or of each piece of a line that has several."""
    for line in re.finditer(r"[^\r\n]+", characters):
        yield from _split(page, characters, line.start(), line.end())


def _split(page: OpenPage, characters: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Cut a line where the marked content changes, by halves, because few lines have to be cut.

    A space at either end may be PDFium's own, which belongs to no content: it is left out.
    """
    piece = characters[start:end]
    start, end = end - len(piece.lstrip()), start + len(piece.rstrip())
    if start >= end:
        return []
    first, last = page.content_number(start), page.content_number(end - 1)
    if end - start == 1 or (first == last and (first >= 0 or _is_all_artifact(page, characters, start, end))):
        return [(first, start, end)]
    middle = (start + end) // 2
    return _split(page, characters, start, middle) + _split(page, characters, middle, end)


def _is_all_artifact(page: OpenPage, characters: str, start: int, end: int) -> bool:
    """Return whether no tag refers to any of these letters: all artifacts have the same number, which is none."""
    return all(page.content_number(i) < 0 for i in range(start, end) if not characters[i].isspace())


def _joined(
    characters: str, pieces: Sequence[tuple[int, int, int]], apart: frozenset[int]
) -> Iterator[tuple[int, str]]:
    """Yield the pieces in their order, those that touch on a line joined, with the space that stands between them; each
    line with what its first piece begins with. What begins with one of *apart* is a word of its own.
    """
    first, line, before, last = 0, "", -1, -1
    for key, start, end in pieces:
        between = characters[before:start] if 0 <= before <= start else "\n"
        if between.strip(" "):
            if line:
                yield first, line
            first, line = key, ""
        else:
            line += between if key == last or apart.isdisjoint((key, last)) else f"{between} "
        line += characters[start:end]
        before, last = end, key
    if line:
        yield first, line
