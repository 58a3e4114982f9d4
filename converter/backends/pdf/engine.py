"""A book typeset part by part: cut, laid out or found again, bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element

from converter import collector
from converter.backends.pdf import cutting, frame, workers
from converter.backends.pdf.archive import Enclosure
from converter.backends.pdf.press import Design, Press
from converter.backends.pdf.shelf import Parts

_ENTRY = 80  # characters of text that are laid out in the time of an entry


@dataclass(frozen=True, slots=True)
class Job:
    """What is typeset."""

    tree: Element
    """The page, without namespaces."""
    design: Design
    """What is not in the page."""
    enclosure: Enclosure | None = None
    """The file that an archive file carries."""
    back: Callable[[Mapping[str, int]], Element | None] | None = None
    """Makes the page with what comes after the body, such as an index, from the number of the page of each id. What it
    shows stands behind the body in the tree, so that its ids are known. Lists before the body have the ids in
    ``data-to``, because their own length is not known to it."""
    keeps_parts: bool = True
    """Whether parts are looked for in the user's cache and kept there."""


def typeset(job: Job) -> bytes:
    """Return the tree of *job* as a PDF; the same job gives the same bytes, whatever is in the cache.

    Raises :class:`RenderError` when WeasyPrint warns of anything but a letter without a glyph, and
    :class:`~converter.errors.MissingToolError` when it is not installed or of a version that is not known here.
    """
    with collector.at_rest():
        press = Press(job.design)
        cutting.without_loose_links(job.tree)
        page = cutting.without_body(job.tree)
        divisible = cutting.is_divisible(job.design.style)
        opening = None if divisible else frame.front(press, page, True)
        breaks = press.breaks(job.tree) if divisible else []
        cuts = list(cutting.cuts(job.tree, breaks, opening.start if opening else 0))
        with workers.making(press, cuts, Parts(press, job.keeps_parts), _length(page)) as parts:
            opening = opening or frame.front(press, page, False)
            runs = list(zip(cuts, parts(), strict=True))
        other_side = cache(lambda cut: press.part(cut, True))
        if job.back and (back := job.back(frame.numbers(opening, runs, other_side))):
            after = cutting.whole(back)
            runs.append((after, press.part(after)))
        return frame.bound(press, opening, runs, other_side, job.enclosure)


def _length(page: Element) -> int:
    """Return how many characters of text cost as much as the front matter: most of it is entries with numbers."""
    return sum(_ENTRY for _ in page.iter("a"))
