"""What stands behind the text: indexes, which give the pages on which names and days stand.

Each mention is marked in the text with an id, so that the layout tells its page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from xml.etree import ElementTree

from converter.indexes import Line, Mention
from converter.model import Section

_WORD = re.compile(r"[^\s<]+")
_BETWEEN = ", "


class Mentions:
    """The places in the text to which the lines of indexes lead."""

    def __init__(self, lines: Iterable[Line]) -> None:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for line in lines:
            for mention in line.mentions:
                found[mention.section.id].add(mention.at)
        self._places = {name: sorted(places - {-1}) for name, places in found.items()}

    def ids(self, line: Line) -> Iterator[tuple[Mention, str]]:
        """Yield the mentions of *line*, each with the id at which it stands."""
        return ((mention, self._id(mention.section, mention.at)) for mention in line.mentions)

    def _id(self, section: Section, at: int) -> str:
        number = bisect_right(self._places[section.id], at)
        return f"_in-{section.id}-{number}" if at >= 0 else section.id

    def body(self, section: Section) -> str:
        """Return the body of *section* with an id at the first word of each mention."""
        pieces, end = [], 0
        for at, following in pairwise((*self._places.get(section.id, ()), len(section.body))):
            word = _WORD.match(section.body, at, following)
            stop = word.end() if word else at
            pieces += [section.body[end:at], f'<span id="{self._id(section, at)}">', section.body[at:stop], "</span>"]
            end = stop
        return "".join((*pieces, section.body[end:]))


def behind(root: ElementTree.Element) -> Callable[[Mapping[str, int]], ElementTree.Element] | None:
    """Return what makes a page of all that stands behind the text on the page *root*, from the number of the page of
    each id; ``None`` where nothing does.
    """
    body = root.find("body")
    after = [] if body is None else list(body)[[each.tag for each in body].index("main") + 1 :]

    def made(numbers: Mapping[str, int]) -> ElementTree.Element:
        page = ElementTree.Element(root.tag, root.attrib)
        page.extend(root.findall("head"))
        ElementTree.SubElement(page, "body").extend(after)
        for term in page.iter("div"):
            if term.get("data-tag") == "P":
                _number(term, numbers)
        return page

    return made if after else None


def _number(term: ElementTree.Element, numbers: Mapping[str, int]) -> None:
    """Let the links of a line say the numbers of their pages, each number once."""
    pages: dict[int, ElementTree.Element] = {}
    for link in term:
        pages.setdefault(numbers[link.get("href", "").removeprefix("#")], link)
    term[:] = pages.values()
    for number, link in pages.items():
        link.text, link.tail = str(number), _BETWEEN
    term[-1].tail = None
