"""What is drawn on a page beside its text: rules, frames, pictures."""

from __future__ import annotations

from converter.readers.pdf.frames import Frame
from converter.readers.pdf.library import IMAGE, Handle, OpenPage
from converter.readers.pdf.values import Box, Drawing

_LEAST_RULE = 18.0
_THIN = 3.0
_MOST_FRAMES = 40
_SMALLEST_PICTURE = 20.0
_WHOLE_PAGE = 0.7
"""Share of the page from which a picture is the page itself: its scan, or its background."""
_MOST_PICTURES = 12
"""Pictures of a page; more are the pieces of a drawing."""
_MOST_PIXELS = 60_000_000
"""Pixels that are drawn for the pictures of a document; those that it holds as JPEG need none."""


class Shapes:
    """Looks at the pages of one document."""

    def __init__(self) -> None:
        self._pixels = _MOST_PIXELS

    def of(self, page: OpenPage, frame: Frame) -> tuple[tuple[Box, ...], tuple[Box, ...], tuple[Drawing, ...]]:
        """Return horizontal rules, rectangles that could hold text, and pictures."""
        rules: list[Box] = []
        frames: list[Box] = []
        images: list[tuple[Box, Handle]] = []
        for kind, rect, shape in page.shapes():
            box = frame.box(rect)
            wide, high = box.right - box.left, box.bottom - box.top
            if kind == IMAGE:
                images += [(box, shape)] if min(wide, high) >= _SMALLEST_PICTURE else []
            elif high <= _THIN and wide >= _LEAST_RULE:
                rules.append(box)
            elif min(wide, high) >= _SMALLEST_PICTURE and wide * high < 0.7 * frame.width * frame.height:
                frames.append(box)
        shown = len(images) <= _MOST_PICTURES
        drawings = tuple(self._drawing(page, box, shape, shown and not _is_page(box, frame)) for box, shape in images)
        return tuple(rules), tuple(frames) if len(frames) <= _MOST_FRAMES else (), drawings

    def _drawing(self, page: OpenPage, box: Box, shape: Handle, shown: bool) -> Drawing:
        """Return a picture, without its file when it is not to be *shown*, or there were too many."""
        if not shown or self._pixels <= 0:
            return Drawing(box, b"", page.content(shape))
        image = page.image(shape)
        self._pixels -= image.pixels
        return Drawing(box, image.data, page.content(shape))


def _is_page(box: Box, frame: Frame) -> bool:
    return (box.right - box.left) * (box.bottom - box.top) > _WHOLE_PAGE * frame.width * frame.height
