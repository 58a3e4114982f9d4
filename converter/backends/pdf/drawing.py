"""A laid-out run of sections as a :class:`Part`: its objects with marks in place of what only the binding knows."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from converter.backends.pdf import archive, inner, tags
from converter.backends.pdf.faces import Faces
from converter.backends.pdf.parts import (
    BETWEEN,
    CALLERS,
    DESTINATION,
    MARK,
    OBJECT,
    PAGE,
    PARENT,
    RECTANGLE,
    SHARED,
    TARGET,
    Face,
    Part,
    PartPage,
)

_REFERENCE = re.compile(rb"(\d+) 0 R")
_NAMED = frozenset({"ID", "Headers"})
"""Keys of structure elements whose strings are names that must be unique in the file."""


def part_of(document: Any, context: Any, faces: Faces, name: str, is_archive: bool) -> Part:
    """Return a *document*, laid out in *context*, as a part with a unique *name*."""
    structure = archive.Structure() if is_archive else None
    with faces.noted(), tags.refined(document, structure.add if structure else None):
        pdf = inner.drawn(document, archive.DRAWING if is_archive else {"pdf_tags": True, "pdf_version": b"1.7"})
    is_sided = inner.breaks_to_a_side(context) or any(inner.is_painted(page._page_box) for page in document.pages)
    return _Drawing(pdf, document, context.string_set, structure, name).part(
        tuple(faces.used(document.fonts)), is_sided
    )


_PRINTED = 4
"""The flag of a link that PDF/A asks for."""
RESOURCES = ("ExtGState", "XObject", "Pattern", "Shading")
"""The kinds of resources that a part brings; fonts and colour spaces are the book's."""


class _Late:
    """Stands in an object for what the binding writes there."""

    def __init__(self, kind: bytes, text: bytes) -> None:
        self.mark = MARK + kind + text + MARK


class _Drawing:
    """A drawn part while it is taken apart."""

    def __init__(
        self, pdf: Any, document: Any, strings: Mapping[str, Any], structure: archive.Structure | None, name: str
    ) -> None:
        self._pdf = pdf
        self._document = document
        self._strings = strings
        self._structure = structure
        self._name = name.encode()
        self._pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        self._root = self._object(pdf.catalog["StructTreeRoot"])
        self._top = self._object(self._root["K"][0])
        self._resources = self._object(self._pages[0]["Resources"])
        self._shared = self._shared_numbers()
        left_out = {0, pdf.pages.number, pdf.catalog.number, *self._shared, *(page.number for page in self._pages)}
        left_out.add(self._resources.number)
        kept = [each for each in pdf.objects if each.number not in left_out]
        self._kept = kept
        self._drawn = {self._object(page["Contents"]).number for page in self._pages}
        self._index = {each.number: index for index, each in enumerate(kept)}
        self._page_index = {page.number: index for index, page in enumerate(self._pages)}

    def part(self, faces: tuple[Face, ...], is_sided: bool) -> Part:
        """Return the part."""
        elements = self._element_arrays()
        callers = self._prepare_structure()
        link_elements = self._prepare_links(elements[len(self._pages) :])
        streams: dict[int, bytes] = {}
        pictures: dict[int, str] = {}
        bodies = [self._body_of(index, each, streams, pictures) for index, each in enumerate(self._kept)]
        return Part(
            pages=tuple(self._page(index, elements[index]) for index in range(len(self._pages))),
            objects=BETWEEN.join(bodies),
            streams=streams,
            pictures=pictures,
            resources={kind: self._resource(kind) for kind in RESOURCES},
            elements=tuple(self._indexes(self._top["K"])),
            link_elements=link_elements,
            targets=self._targets(),
            callers=callers,
            faces=faces,
            is_sided=is_sided,
        )

    def _resource(self, kind: str) -> dict[str, bytes]:
        return {name: self._body(value) for name, value in self._resources[kind].items()}

    def _object(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]

    def _indexes(self, references: Iterable[bytes]) -> Iterator[int]:
        return (self._index[int(each.split()[0])] for each in references)

    def _shared_numbers(self) -> dict[int, bytes]:
        """Return the numbers of the objects that a book has once, with their names."""
        colours = self._object(self._resources["ColorSpace"])
        shared = {
            self._root.number: b"root",
            self._top.number: b"document",
            self._object(self._root["ParentTree"]).number: b"parents",
            colours.number: b"colours",
            self._object(self._resources["Font"]).number: b"fonts",
        }
        if "Namespaces" in self._root:
            shared[self._object(self._root["Namespaces"][0]).number] = b"namespace"
        for space in colours.values():
            if isinstance(space[1], bytes):
                shared[self._object(space[1]).number] = b"profile"
        return shared

    def _element_arrays(self) -> list[Any]:
        """Return what the parent tree has: an array for each page, then a reference for each link."""
        return list(self._object(self._root["ParentTree"])["Nums"][1::2])

    def _prepare_structure(self) -> dict[str, tuple[int, ...]]:
        """Put marks into structure elements that refer to others; return the indexes of those that do, by the id."""
        callers: defaultdict[str, list[int]] = defaultdict(list)
        if self._structure is None:
            return {}
        for element in self._structure.modern:
            element["NS"] = self._root["Namespaces"][0]
        for element, name in self._structure.references:
            element["Ref"] = _Late(TARGET, _hex(name))
            callers[name].append(self._index[element.number])
        for name, element in self._structure.targets.items():
            if element["S"] == "/FENote":
                element["Ref"] = _Late(CALLERS, _hex(name))
        return {name: tuple(indexes) for name, indexes in callers.items()}

    def _prepare_links(self, references: Iterable[bytes]) -> tuple[int, ...]:
        """Put marks into the links, and return the indexes of their structure elements."""
        for page, each in enumerate(self._pages):
            for link in map(self._object, each.get("Annots", ())):
                place = b",".join([b"%d" % page, *map(_number, link["Rect"])])
                if self._structure:
                    link["F"] = _PRINTED
                link["Rect"] = _Late(RECTANGLE, place)
                link["StructParent"] = _Late(PARENT, b"%d" % (link["StructParent"] - len(self._pages)))
                if "Dest" in link and self._structure:
                    link["Dest"] = _Late(DESTINATION, _hex(link["Dest"].string))
        return tuple(self._indexes(references))

    def _targets(self) -> dict[str, int]:
        """Return the index of the structure element of each id."""
        found = self._structure.targets if self._structure else {}
        return {name: self._index[element.number] for name, element in found.items()}

    def _page(self, index: int, elements: Iterable[bytes]) -> PartPage:
        page, drawn = self._document.pages[index], self._pages[index]
        box = page._page_box
        return PartPage(
            content=next(self._indexes([drawn["Contents"]])),
            links=tuple(self._indexes(drawn.get("Annots", ()))),
            tagged=tuple(self._indexes(elements)),
            side=box.page_type.side,
            is_blank=box.page_type.blank,
            name=box.page_type.name,
            area=inner.area(box),
            anchors={name: tuple(place) for name, place in page.anchors.items()},
            bookmarks=tuple(page.bookmarks),
            strings={
                name: tuple(by_page[index + 1]) for name, by_page in self._strings.items() if index + 1 in by_page
            },
        )

    def _body_of(self, index: int, each: Any, streams: dict[int, bytes], pictures: dict[int, str]) -> bytes:
        """Return the text of an object; what is in a stream goes into *streams*, and its digest into *pictures*."""
        if each.compressible:
            return self._body(each)
        data, extra = b"\n".join(map(inner.to_bytes, each.stream)), dict(each.extra)
        if each.number in self._drawn:
            data = b"q\n%b\nQ" % data  # what follows is drawn from where the page was before
        if each.compress:
            data, extra["Filter"] = zlib.compress(data), "/FlateDecode"
        streams[index] = data
        extra["Length"] = len(data)
        if extra.get("Subtype") == "/Image":
            mask = pictures.get(next(self._indexes([extra["SMask"]]))) if "SMask" in extra else ""
            said = "".join(f"{key}{value}" for key, value in extra.items() if key != "SMask")
            pictures[index] = sha256(f"{said}{mask}".encode() + data).hexdigest()
        return self._body(extra)

    def _body(self, value: Any) -> bytes:
        """Return *value* as a PDF has it, with marks in place of references."""
        if isinstance(value, _Late):
            return value.mark
        if isinstance(value, Mapping):
            return b"<<" + b"".join(self._entry(key, each) for key, each in value.items()) + b">>"
        if isinstance(value, list | tuple):
            return b"[" + b" ".join(map(self._body, value)) + b"]"
        if isinstance(value, bytes) and (found := _REFERENCE.fullmatch(value)):
            return self._reference(int(found[1]))
        return bytes(inner.to_bytes(value))

    def _entry(self, key: str, value: Any) -> bytes:
        """Return an entry of a dictionary; what is late may turn out to be nothing, and brings its own key."""
        if isinstance(value, _Late) and key in ("Dest", "Ref"):
            return value.mark
        if key in _NAMED:
            return b"/" + key.encode() + b" " + self._renamed(value)
        return b"/" + inner.to_bytes(key) + b" " + self._body(value)

    def _renamed(self, value: Any) -> bytes:
        if isinstance(value, list):
            return b"[" + b" ".join(map(self._renamed, value)) + b"]"
        return b"(%b-%b)" % (self._name, value.string.encode())

    def _reference(self, number: int) -> bytes:
        if number in self._page_index:
            return MARK + PAGE + b"%d" % self._page_index[number] + MARK
        if number in self._shared:
            return MARK + SHARED + self._shared[number] + MARK
        return MARK + OBJECT + b"%d" % self._index[number] + MARK


def _hex(name: str) -> bytes:
    return name.encode().hex().encode()


def _number(value: float) -> bytes:
    return bytes(inner.to_bytes(float(value)))
