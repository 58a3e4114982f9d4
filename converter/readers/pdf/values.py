"""What stands on a page, in points from its upper left corner, with the text turned upright."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface as its name tells it."""

    family: str
    """Name of the family, without subset tag and style."""
    bold: bool = False
    """Whether it is a bold cut."""
    italic: bool = False
    """Whether it is an italic or oblique cut."""


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a word that run in one direction, or a sign that has none."""

    text: str
    """The characters in reading order."""
    left: float
    """Where they begin on the left."""
    right: float
    """Where they end."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space between them, in one face and size."""

    text: str
    """The characters in reading order."""
    left: float
    """Where its first (in scripts from right to left: its last) character begins."""
    right: float
    """Where it ends."""
    baseline: float
    """Distance of its line from the page's top; a raised word has the baseline of the word it hangs on."""
    size: float
    """Height of the type, with every scaling applied."""
    face: Face
    """Its typeface."""
    raised: bool = False
    """Whether it stands higher than its line, as the call of a note does."""
    glued: bool = False
    """Whether it goes on with the word before it, without a space."""
    content: int = -1
    """Number of the marked content it belongs to, -1 for none."""
    href: str = ""
    """Address that a link on it leads to."""
    parts: tuple[Part, ...] = ()
    """What it is made of, if its characters differ in direction and stand among text from right to left."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    """Left edge."""
    top: float
    """Upper edge."""
    right: float
    """Right edge."""
    bottom: float
    """Lower edge."""

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture on the page."""

    box: Box
    """Where it stands."""
    data: bytes
    """Its file; empty when it cannot be shown."""
    content: int = -1
    """Number of the marked content it belongs to, -1 for none."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the file gives it."""

    number: int
    """Ordinal of the page, from 1."""
    width: float
    """Width in points, seen with most of its text upright."""
    height: float
    """Height in points."""
    words: tuple[Word, ...]
    """The words that are upright when most are."""
    turned: tuple[tuple[Word, ...], ...] = ()
    """Words that run in another direction, each direction apart and turned upright."""
    rules: tuple[Box, ...] = ()
    """Drawn horizontal lines."""
    frames: tuple[Box, ...] = ()
    """Drawn or tinted rectangles."""
    pictures: tuple[Box, ...] = ()
    """Where pictures stand."""
    images: tuple[Drawing, ...] = ()
    """The pictures that come along."""
    artifacts: tuple[Word, ...] = ()
    """Words that the file itself marks as no content."""
    annotations: tuple[tuple[str, str], ...] = ()
    """Kind and text of the comments and form fields that lie over it."""
    label: str = ""
    """What the file says is printed on it as its number; empty where it says nothing."""
    hidden: int = 0
    """Number of invisible words that only repeat visible ones, or stand outside the page."""
    tags: tuple[tuple[int, str, str], ...] = ()
    """Numbers of marked content in the order of the tags, each with the name of the tag over it and the text that
    describes it.
    """


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    title: str
    """What it says."""
    page: int
    """Ordinal of the page it leads to, from 1; 0 when it leads nowhere."""
    depth: int
    """Depth in the outline, from 1."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line inside one column."""

    words: tuple[Word, ...]
    """Its words in reading order."""
    left: float
    """Where it begins; where its script runs from right to left, all places are measured from the right."""
    right: float
    """Where it ends."""
    baseline: float
    """Distance from the page's top."""
    size: float
    """Size of most of its type."""
    face: Face
    """Face of most of its type."""
    bold: bool
    """Whether every word with a letter or figure is bold."""
    italic: bool
    """Whether every word with a letter or figure is italic."""
    page: int
    """Ordinal of its page."""
    indent: float = 0.0
    """How far it is set in from the edge of its column, in points."""
    reach: float = 0.0
    """How far a line could reach where it stands."""
    cells: tuple[int, ...] = ()
    """Indexes of the words before which a gap stands that no space between words has."""

    @property
    def text(self) -> str:
        """The words, with single spaces."""
        return joined(self.words)


@dataclass(frozen=True, slots=True)
class Column:
    """Lines one below the other that are read in one go."""

    lines: tuple[TextLine, ...]
    """The lines, from top to bottom."""
    left: float
    """Left edge of the space that they stand in."""
    right: float
    """Right edge of that space."""
    obstacles: tuple[Box, ...] = ()
    """Frames and pictures that may shorten lines."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[TextLine, ...]
    """The lines in order, perhaps from several columns and pages."""
    gap: float
    """White space above it beyond the distance of lines, in lines; 0 at the top of a column."""
    space: tuple[float, float]
    """Left and right edge of the space that its first column may fill."""
    tops: bool = False
    """Whether it begins a column."""
    parted: bool = False
    """Whether it surely begins anew at the top of its column, though the line before is full."""
    level: int = 0
    """Depth as a heading that outline or tags give it, 0 for none."""
    label: str = ""
    """Label of the note that it is, empty for none."""
    caption: bool = False
    """Whether it is the caption of a picture."""
    is_picture: bool = False
    """Whether it is the sign of a picture and no text."""

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(line.text for line in self.lines)


def joined(words: tuple[Word, ...]) -> str:
    """Return the text of *words* with a space between them where one belongs."""
    return "".join(word.text if word.glued or not i else " " + word.text for i, word in enumerate(words))
