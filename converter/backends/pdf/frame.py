"""The frame of a book: the pages before the body, and running heads and folios for each page of the body.

It is made last, when it is known how many pages each part has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from converter.backends.pdf import archive, inner, paging, tags
from converter.backends.pdf.binding import Binding, Leaf
from converter.backends.pdf.cutting import Cut
from converter.backends.pdf.parts import Part, PartPage
from converter.backends.pdf.press import Press

_UNNAMED = "auto"
_SIDES = {"right": "left", "left": "right"}


@dataclass(frozen=True, slots=True)
class Front:
    """The pages before the body, laid out; the numbers in their lists are still missing."""

    document: Any
    """The ``weasyprint.Document``."""
    furniture: inner.Furniture
    """What makes the furniture of the body."""

    @property
    def start(self) -> int:
        """The index of the first page of the body."""
        return len(self.document.pages) + len(self.document.pages) % 2

    @property
    def recto(self) -> str:
        """The side on which a book begins."""
        return str(self.document.pages[0]._page_box.page_type.side)


def front(press: Press, page: Element, depends_on_index: bool) -> Front:
    """Return the front matter, which is all of *page*."""
    document, context, html = press.lay_out(page, has_furniture=True)
    return Front(document, inner.Furniture(context, html, depends_on_index))


def bound(
    press: Press,
    opening: Front,
    runs: Sequence[tuple[Cut, Part]],
    other_side: Callable[[Cut], Part],
    enclosure: archive.Enclosure | None,
) -> bytes:
    """Return the book of the front matter and the parts of *runs* as a file.

    *other_side* lays out a part that has to begin on the other side, where that is more than a matter of margins.
    """
    document = opening.document
    start = opening.start if runs else 0
    parts, leaves = _placed(opening, runs, other_side, start)
    document.pages = [*document.pages, *_frames(opening, leaves, start)]
    paging.fill_in(document, start)
    document.fonts = press.faces.united(parts)
    structure = archive.Structure() if enclosure else None
    if structure:
        archive.claim(document.metadata)
    with tags.refined(document, structure.add if structure else None):
        return press.finished(document, partial(_finish, parts, leaves, start, structure), enclosure)


def numbers(opening: Front, runs: Sequence[tuple[Cut, Part]], other_side: Callable[[Cut], Part]) -> dict[str, int]:
    """Return the number of the page on which each id of *runs* stands."""
    found: dict[str, int] = {}
    for number, leaf in enumerate(_placed(opening, runs, other_side, opening.start)[1], 1):
        for name in leaf.page.anchors if leaf.page else ():
            found.setdefault(name, number)
    return found


def _placed(
    opening: Front, runs: Sequence[tuple[Cut, Part]], other_side: Callable[[Cut], Part], start: int
) -> tuple[list[Part], list[Leaf]]:
    """Return the parts as they are bound, and the pages of the body in their order."""
    parts: list[Part] = []
    leaves: list[Leaf] = []
    for index, (cut, part) in enumerate(runs):
        if cut.begins_recto and len(leaves) % 2:
            leaves.append(Leaf(index, None, 0.0))
        first = start + len(leaves)
        if len(leaves) % 2 and (part.is_sided or not _is_movable(opening, part, first)):
            part = other_side(cut)
        parts.append(part)
        for place, page in enumerate(part.pages, first):
            leaves.append(Leaf(index, page, opening.furniture.area(_kind(opening, page, place))[2] - page.area[2]))
    return parts, leaves


def _is_movable(opening: Front, part: Part, first: int) -> bool:
    """Return whether the pages of *part* have the same measures on the other side, but for their place."""

    def measures(area: tuple[float, ...]) -> tuple[float, ...]:
        return (*area[:2], *area[3:])

    areas = ((opening.furniture.area(_kind(opening, page, i)), page.area) for i, page in enumerate(part.pages, first))
    return all(measures(here) == measures(there) for here, there in areas)


def _kind(opening: Front, page: PartPage, place: int) -> inner.Kind:
    recto = opening.recto
    return inner.Kind(_SIDES[recto] if place % 2 else recto, page.is_blank, page.name, place)


def _frames(opening: Front, leaves: Sequence[Leaf], start: int) -> Iterator[Any]:
    """Yield the pages with the furniture of the body, and before them that of a page that is left empty."""
    total = start + len(leaves)
    empty = PartPage(0, (), (), "", True, _UNNAMED, (), {}, (), {})
    if start > len(opening.document.pages):
        yield opening.furniture.page(_kind(opening, empty, start - 1), start, total, {})
    for number, leaf in enumerate(leaves, 1):
        after = leaves[number] if number < len(leaves) else None
        page = leaf.page or replace(empty, name=after.page.name if after and after.page else _UNNAMED)
        frame = opening.furniture.page(_kind(opening, page, start + number - 1), number, total, page.strings)
        frame.bookmarks = [(level, title, (x + leaf.shift, y), state) for level, title, (x, y), state in page.bookmarks]
        frame.anchors = {name: (x + leaf.shift, *rest) for name, (x, *rest) in page.anchors.items()}
        yield frame


def _finish(
    parts: Sequence[Part],
    leaves: Sequence[Leaf],
    start: int,
    structure: archive.Structure | None,
    document: Any,
    pdf: Any,
) -> None:
    """Label the pages as they are numbered, let a viewer show the outline, and put the parts in."""
    pdf.catalog["PageLabels"] = paging.labels(start)
    pdf.catalog["PageMode"] = "/UseOutlines"
    binding = Binding(pdf, parts, leaves, start)
    if structure:
        for name, target in binding.targets().items():
            structure.targets.setdefault(name, target)
        structure.finish(pdf)
    binding.add(structure)
