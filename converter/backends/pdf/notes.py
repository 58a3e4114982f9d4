"""Which notes stand at the foot of the page on which they are called, as attributes of the page that is typeset.

What only a table calls stands under the table. A note stays where it stands in the text if only another note calls it,
or nothing there; if the author gave the notes a heading or an introduction of their own; if it shows a picture; or if
it is high and called near the end: then it is near anyway.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from converter.text import width
from converter.words import Words

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARENTS = frozenset({"article", "blockquote", "div", "section"})
_WORD_JOINER = "\u2060"
_COLONS = (":", "\uff1a")
_BEGIN_LINES = frozenset({"br", "li", "p", "pre", "tr"})
_LINE = 80
"""Letters of a line of a note, about."""
_SHORT = 5
"""Lines of a note that may stand under any page as a whole."""
_HIGH = 10
"""Lines of one for which a page has room without looking empty."""


@dataclass(frozen=True, slots=True)
class _Call:
    """The first call of a note in a section."""

    link: Element
    """The link."""
    before: int
    """Letters of the section before it."""


def tag(root: Element, known: Words) -> None:
    """Tag notes and calls as such, let the labels lead back to where the notes are called, and give the calls, which
    are only signs or numbers, a description; no line ends before a call.
    """
    called = set()
    for parent in list(root.iter()):
        for place, link in enumerate(parent):
            if link.get("class") == "noteref":
                called.add(link.get("id"))
                link.set("title", f"{known.note} {''.join(link.itertext())}")
                link.text = f"{_WORD_JOINER}{link.text or ''}"
                parent[place] = call = Element("span", {"data-tag": "Reference"})
                call.append(link)
                call.tail, link.tail = link.tail, None
    for note in root.iter("aside"):
        note.set("data-tag", "Note")
        back = f"{note.get('id')}-call"
        label = next((each for each in note.iter("span") if each.get("class") == "label"), None)
        if label is not None and back in called:
            label.tag = "a"
            label.attrib.update({"href": f"#{back}", "title": known.to_text})


def put_to_the_foot(root: Element) -> None:
    """Mark the notes that stand at the foot of a page with ``data-foot``, which is ``long`` for those that may go on
    overleaf and ``table`` for those that stand under one, and what calls them with ``data-note``.

    A paragraph that follows on another one, as soon as the notes between them are gone, has ``data-on``; a rule before
    notes that leave nothing behind goes as well.
    """
    for section in root.findall("body/main/*"):
        found: dict[str, _Call] = {}
        length = 0
        for piece in _pieces(section):
            if isinstance(piece, str):
                length += width(piece)
            else:
                found.setdefault(piece.get("href", "").removeprefix("#"), _Call(piece, length))
        tabled = _called_in_tables(section)
        for parent in [each for each in section.iter() if each.tag in _PARENTS] if found or tabled else ():
            _mark(parent, tabled, found, length)


def _pieces(element: Element) -> Iterator[str | Element]:
    """Yield the text in *element*, and before its own text each link that calls a note; what notes and tables hold is
    left out.
    """
    yield element.text or ""
    for child in element:
        if child.get("class") == "noteref":
            yield child
        if child.tag not in ("aside", "table"):
            yield from _pieces(child)
        yield child.tail or ""


def _called_in_tables(section: Element) -> dict[str, Element]:
    """Return by the name of a note the first link in a table that calls it; tables in notes, which move, are none."""
    found: dict[str, Element] = {}
    in_notes = {table for note in section.iter("aside") for table in note.iter("table")}
    for table in section.iter("table"):
        for link in table.iter("a") if table not in in_notes else ():
            if link.get("class") == "noteref":
                found.setdefault(link.get("href", "").removeprefix("#"), link)
    return found


def _mark(parent: Element, tabled: Mapping[str, Element], calls: Mapping[str, _Call], length: int) -> None:
    """Mark the notes among the children of *parent*, which stands in a section of this *length*."""
    blocks = list(parent)
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and blocks[end].tag == "aside":
            end += 1
        if start < end and _is_free(blocks, start, end):
            for note in blocks[start:end]:
                if note.get("id") in tabled and note.get("id") not in calls:
                    _put_under_table(note, tabled)
                else:
                    _move(note, calls, length)
            _close(parent, blocks, start, end)
        start = end + 1


def _is_free(blocks: Sequence[Element], start: int, end: int) -> bool:
    """Return whether no other block announces the notes from *start* to *end* where they stand."""
    if not start:
        return False
    before = blocks[start - 1]
    if before.tag in _HEADINGS:  # but for the title, which stands first
        return start == 1 or (end < len(blocks) and blocks[end].tag not in _HEADINGS)
    return not "".join(before.itertext()).rstrip().endswith(_COLONS)


def _put_under_table(note: Element, tabled: Mapping[str, Element]) -> None:
    name = note.get("id", "")
    note.set("data-foot", "table")
    tabled[name].set("data-note", name)


def _move(note: Element, calls: Mapping[str, _Call], length: int) -> None:
    name = note.get("id", "")
    if name not in calls or note.find(".//img") is not None:
        return
    lengths = [width(line) / _LINE for line in "".join(_written(note)).splitlines() if line.strip()]
    lines = sum(max(1, each) for each in lengths)
    goes_on = length - calls[name].before > 2 * lines * _LINE
    if lines <= _HIGH or goes_on:
        note.set("data-foot", "long" if lines > _SHORT and goes_on else "")
        calls[name].link.set("data-note", name)


def _written(element: Element, kept: bool = False) -> Iterator[str]:
    """Yield the text in *element*, each of its lines on one of its own; *kept* are the breaks that the text has."""
    kept = kept or element.tag == "pre"
    if element.tag in _BEGIN_LINES or element.get("class") == "line":
        yield "\n"
    yield _spaced(element.text, kept)
    for child in element:
        yield from _written(child, kept)
        yield _spaced(child.tail, kept)


def _spaced(text: str | None, kept: bool) -> str:
    return (text or "") if kept else (text or "").replace("\n", " ")


def _close(parent: Element, blocks: Sequence[Element], start: int, end: int) -> None:
    """Close the gap that the notes from *start* to *end* leave, if all are gone."""
    if any(note.get("data-foot") is None for note in blocks[start:end]):
        return
    before, after = blocks[start - 1], blocks[end] if end < len(blocks) else None
    if before.tag == "hr" and (after is None or after.tag in ("hr", *_HEADINGS)):
        parent.remove(before)
    elif after is not None and before.tag == after.tag == "p":
        after.set("data-on", "")
