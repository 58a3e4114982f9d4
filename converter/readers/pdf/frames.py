"""Pages turned so that text of one direction is upright."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from converter.readers.pdf.values import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The page turned so that text of one direction is upright, seen from its upper left corner."""

    angle: int
    """Direction of the text in degrees, counterclockwise."""
    cosine: float
    """Cosine of the angle."""
    sine: float
    """Sine of the angle."""
    left: float
    """Least turned x of the page."""
    top: float
    """Greatest turned y of the page."""
    width: float
    """Extent along the text."""
    height: float
    """Extent across it."""

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return distances from the left and from the top."""
        return x * self.cosine + y * self.sine - self.left, self.top + x * self.sine - y * self.cosine

    def box(self, rect: Sequence[float]) -> Box:
        """Return the box that holds a rectangle given by left, bottom, right, top."""
        if not self.angle:
            return Box(rect[0] - self.left, self.top - rect[3], rect[2] - self.left, self.top - rect[1])
        (x0, y0), (x1, y1) = self.place(rect[0], rect[1]), self.place(rect[2], rect[3])
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def frame_of(angle: int, bounds: Sequence[float]) -> Frame:
    """Return the frame for text at *angle* on a page with *bounds*: left, bottom, right, top."""
    turn = math.radians(angle)
    cosine, sine = round(math.cos(turn), 9), round(math.sin(turn), 9)
    corners = [(x, y) for x in (bounds[0], bounds[2]) for y in (bounds[1], bounds[3])]
    across = [x * cosine + y * sine for x, y in corners]
    up = [y * cosine - x * sine for x, y in corners]
    return Frame(angle, cosine, sine, min(across), max(up), max(across) - min(across), max(up) - min(up))
