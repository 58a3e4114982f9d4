"""Lines of verse that may be too long for a line of the page: what turns over is set in."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from converter.text import width

_LINE = 50  # letters that surely fit between the margins of verse


def hang(root: ElementTree.Element) -> None:
    """Make each line of the stanzas with a long line an element of its own, which a style sheet can let hang."""
    for stanza in root.iter("div"):
        if stanza.get("class") == "line-block":
            lines = list(_lines(stanza))
            texts = ["".join(line.itertext()).strip() for line in lines]
            if max(map(width, texts)) > _LINE and not any(map(_is_broken, lines)):
                stanza.text = None
                stanza[:] = lines


def _lines(stanza: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield an element for each line of *stanza*."""
    line = _line(stanza.text)
    for child in stanza:
        if child.tag == "br":
            yield line
            line = _line(child.tail)
        else:
            line.append(child)
    yield line


def _line(text: str | None) -> ElementTree.Element:
    line = ElementTree.Element("span", {"class": "line"})
    line.text, line.tail = (text or "").lstrip("\n"), "\n"
    return line


def _is_broken(line: ElementTree.Element) -> bool:
    """Return whether an emphasis goes on from this line to the next."""
    return line.find(".//br") is not None
