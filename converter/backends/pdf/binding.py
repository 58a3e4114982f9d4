"""Parts bound into a book: numbers for their objects, one tree of tags, one set of typefaces, destinations for links.

WeasyPrint writes the book as a document of the front matter and of one page for each page of the parts, which has the
furniture alone. What the parts hold is put under it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from converter.backends.pdf import inner
from converter.backends.pdf.archive import Structure
from converter.backends.pdf.parts import BETWEEN, MARK, Part, PartPage
from converter.errors import RenderError

_MARKS = re.compile(MARK + b"(.)([^" + MARK + b"]*)" + MARK)
_POINTS = 0.75  # of a pixel of CSS


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the body in its place."""

    part: int
    """Index of its part."""
    page: PartPage | None
    """What is on it; nothing on one that is left empty before a part."""
    shift: float
    """How far it stands to the right of where it was laid out, in pixels of CSS."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """Stands for a structure element that has been written already."""

    reference: bytes
    """The reference to it."""

    def __getitem__(self, key: str) -> str:
        """Return nothing for its tag: whatever it refers to was filled in when it was written."""
        return ""


class Binding:
    """Adds the parts of a book to the ``pydyf.PDF`` of its frame."""

    def __init__(self, pdf: Any, parts: Sequence[Part], leaves: Sequence[Leaf], first: int) -> None:
        """*first* is the index of the page with the first of *leaves*."""
        self._pdf = pdf
        self._parts = parts
        self._leaves = leaves
        self._first = first
        numbers = pdf.pages["Kids"][::3]
        self._pages = [pdf.objects[number] for number in numbers[first:]]
        self._root = next(
            each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructTreeRoot"
        )
        self._document = self._at(self._root["K"][0])
        self._resources = self._at(pdf.objects[numbers[0]]["Resources"])
        self._parents = self._at(self._root["ParentTree"])["Nums"]
        self._shared = self._shared_references()
        self._moved = {shift: self._moving(shift) for shift in sorted({leaf.shift for leaf in leaves}) if shift}
        self._numbers = list(self._numbered())

    def targets(self) -> dict[str, Any]:
        """Return stand-ins for the structure elements of the parts that have an id."""
        found: dict[str, Any] = {}
        for part, numbers in zip(self._parts, self._numbers, strict=True):
            for name, index in part.targets.items():
                found.setdefault(name, _Reference(b"%d 0 R" % numbers[index]))
        return found

    def add(self, structure: Structure | None) -> None:
        """Add the parts; *structure* is that of the frame, with all :meth:`targets`, and finished."""
        self._places = _places(self._pdf) if structure else {}
        self._targets = {name: each.reference for name, each in structure.targets.items()} if structure else {}
        self._callers = self._all_callers()
        positions: defaultdict[int, list[int]] = defaultdict(list)
        for position, leaf in enumerate(self._leaves):
            if leaf.page:
                positions[leaf.part].append(position)
        for index, part in enumerate(self._parts):
            self._add_part(index, part, positions[index])
            for position, page in zip(positions[index], part.pages, strict=True):
                self._fill(position, page, self._numbers[index])

    def _at(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]

    def _shared_references(self) -> dict[bytes, bytes]:
        """Return the references that the marks of shared objects mean."""
        colours = self._at(self._resources["ColorSpace"])
        profiles = [space[1] for space in colours.values() if isinstance(space[1], bytes)]
        return {
            b"document": self._document.reference,
            b"colours": self._resources["ColorSpace"],
            b"fonts": self._resources["Font"],
            b"namespace": self._root.get("Namespaces", [b""])[0],
            b"profile": next(iter(profiles), b""),
        }

    def _numbered(self) -> Iterator[list[int]]:
        """Yield the numbers of the objects of each part; a picture that was there before has the number it had."""
        pictures: dict[str, int] = {}
        following = len(self._pdf.objects)
        for part in self._parts:
            numbers = []
            for index in range(part.objects.count(BETWEEN) + 1):
                number = pictures.setdefault(part.pictures[index], following) if index in part.pictures else following
                numbers.append(number)
                following += number == following
            following += 1  # its resources
            yield numbers

    def _all_callers(self) -> dict[str, bytes]:
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        for part, numbers in zip(self._parts, self._numbers, strict=True):
            for name, indexes in part.callers.items():
                found[name] += [b"%d 0 R" % numbers[index] for index in indexes]
        return {name: b" ".join(references) for name, references in found.items()}

    def _add_part(self, index: int, part: Part, positions: Sequence[int]) -> None:
        """Add the objects of a part, and its tags to the tree."""
        numbers = self._numbers[index]
        write = self._writer(part, numbers, positions)
        for place, body in enumerate(_MARKS.sub(write, part.objects).split(BETWEEN)):
            if numbers[place] == len(self._pdf.objects):
                self._pdf.add_object(inner.raw(body, part.streams.get(place)))
        self._document["K"] += [b"%d 0 R" % numbers[element] for element in part.elements]
        following = len(self._parents) // 2
        for number, element in enumerate(part.link_elements, following):
            self._parents += [number, b"%d 0 R" % numbers[element]]
        resources = {kind: self._merged(kind, part.resources[kind], write) for kind in part.resources}
        self._current = inner.dictionary({**self._resources, **resources})
        self._pdf.add_object(self._current)

    def _writer(
        self, part: Part, numbers: Sequence[int], positions: Sequence[int]
    ) -> Callable[[re.Match[bytes]], bytes]:
        """Return what writes a mark of *part*."""
        links = len(self._parents) // 2
        pages = [self._pages[position].reference for position in positions]
        shifts = [self._leaves[position].shift * _POINTS for position in positions]

        def rectangle(text: bytes) -> bytes:
            page, left, bottom, right, top = map(float, text.split(b","))
            shift = shifts[int(page)]
            return bytes(inner.to_bytes(inner.array([left + shift, bottom, right + shift, top])))

        write: Mapping[bytes, Callable[[bytes], bytes]] = {
            b"#": lambda text: b"%d 0 R" % numbers[int(text)],
            b"$": lambda text: self._shared[text],
            b"@": lambda text: pages[int(text)],
            b"^": lambda text: b"%d" % (links + int(text)),
            b"|": rectangle,
            b">": lambda text: self._places.get(_name(text), b""),
            b"&": lambda text: b"/Ref[%b]" % reference if (reference := self._targets.get(_name(text))) else b"",
            b"<": lambda text: b"/Ref[%b]" % callers if (callers := self._callers.get(_name(text))) else b"",
        }
        return lambda mark: write[mark[1]](mark[2])

    def _merged(self, kind: str, own: Mapping[str, bytes], write: Callable[[re.Match[bytes]], bytes]) -> Any:
        """Return the resources of a part beside those of the frame."""
        merged = inner.dictionary(self._resources.get(kind, {}))
        for name, body in own.items():
            written = _MARKS.sub(write, body)
            if name in merged and inner.to_bytes(merged[name]) != written:
                raise RenderError(
                    "running heads and text both use blended colours", cure="take them out of the page's margins"
                )
            merged[name] = written
        return merged

    def _fill(self, position: int, page: PartPage, numbers: Sequence[int]) -> None:
        """Put what a part has on a page under the furniture of the page."""
        frame = self._pages[position]
        content = b"%d 0 R" % numbers[page.content]
        before, after = self._moved.get(self._leaves[position].shift, (b"", b""))
        frame["Contents"] = inner.array(filter(None, (before, content, after, frame["Contents"])))
        frame["Resources"] = self._current.reference
        if page.links:
            frame["Annots"] = inner.array(b"%d 0 R" % numbers[link] for link in page.links)
        tagged = self._parents[2 * (self._first + position) + 1]
        tagged += [b"%d 0 R" % numbers[element] for element in page.tagged]

    def _moving(self, shift: float) -> tuple[bytes, bytes]:
        """Return the references to what stands before and after a drawing that is moved to the right."""
        streams = inner.raw(b"", b"q 1 0 0 1 %b 0 cm" % inner.to_bytes(shift * _POINTS)), inner.raw(b"", b"Q")
        for stream in streams:
            self._pdf.add_object(stream)
        return streams[0].reference, streams[1].reference


def _places(pdf: Any) -> dict[str, bytes]:
    """Return what a link to each name has, in a file for archives."""
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    return {
        names[index].string: b"/A"
        + inner.to_bytes(inner.dictionary({"Type": "/Action", "S": "/GoTo"} | names[index + 1]))
        for index in range(0, len(names), 2)
    }


def _name(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode()
