"""The archive file: what PDF/UA-2, Well-Tagged PDF and PDF/A-4f ask for beyond what WeasyPrint writes.

PDF/UA-2 is ISO 14289-2, PDF/A-4f is ISO 19005-4, and Well-Tagged PDF is https://pdfa.org/wtpdf/. One file can be all
three, because all stand on PDF 2.0 (ISO 32000-2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

VARIANT = "pdf/a-4f"
"""WeasyPrint's name for the standard it starts from: that gives the colour profile and the associated file."""

PROFILE = "srgb"
"""WeasyPrint's name for the colours that the file is made for."""
DRAWING = {"pdf_tags": True, "pdf_version": b"2.0", "output_intent": PROFILE}
"""The options with which WeasyPrint draws a part of the file."""

_IN_PDF_2 = {"/Note": "/FENote"}
_TAGS_OF_PDF_2 = {"em": "/Em", "strong": "/Strong"}
_NUMBERING = {"ol": "/Decimal", "ul": "/Unordered"}
_CLAIMS = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/"><pdfd:declarations><rdf:Bag>\
<rdf:li rdf:parseType="Resource">\
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>\
</rdf:li></rdf:Bag></pdfd:declarations></rdf:Description>"""
_END_OF_CLAIMS = b"</rdf:RDF>"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The file that travels inside the archive file, so that the edition can be built again from it alone."""

    name: str
    """Its file name."""
    text: str
    """What is in it."""
    description: str
    """What a viewer says of it."""
    date: datetime
    """When it was made and changed, so that the same edition gives the same bytes."""


def options(weasyprint: Any, enclosure: Enclosure) -> dict[str, Any]:
    """Return the options with which WeasyPrint writes the file."""
    enclosed = weasyprint.Attachment(
        string=enclosure.text,
        name=enclosure.name,
        description=enclosure.description,
        created=enclosure.date,
        modified=enclosure.date,
        relationship="Source",
    )
    return {"pdf_variant": VARIANT, "pdf_tags": True, "output_intent": PROFILE, "attachments": [enclosed]}


def in_screen_colours(picture: bytes) -> bytes:
    """Return a picture's file; one in printing colours, for which the file has no profile, is written anew in RGB."""
    from PIL import Image

    with Image.open(BytesIO(picture)) as image:
        if image.mode != "CMYK":
            return picture
        converted = BytesIO()
        image.convert("RGB").save(converted, "PNG")
    return converted.getvalue()


def claim(metadata: Any) -> None:
    """Let *metadata*, a ``weasyprint.DocumentMetadata``, claim the other two standards beside PDF/A."""
    generate = metadata.generate_rdf_metadata

    def generate_all(*values: Any) -> bytes:
        return bytes(generate(*values)).replace(_END_OF_CLAIMS, _CLAIMS + _END_OF_CLAIMS)

    metadata.generate_rdf_metadata = generate_all


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure elements of one file that others have to point at, gathered as they are made."""

    targets: dict[str, Any] = field(default_factory=dict)
    """The first structure element of each element that has an id, by the id."""
    references: list[tuple[Any, str]] = field(default_factory=list)
    """The structure element of each call of a note and of each line of the contents, with the id it refers to."""
    modern: list[Any] = field(default_factory=list)
    """The structure elements whose tags PDF 2.0 has and PDF 1.7 had not."""

    def add(self, element: Any, source: Any) -> None:
        """Take in the structure *element* that was made of the HTML element *source*, and complete it."""
        if (name := source.get("id")) and name not in self.targets:
            self.targets[name] = element
        link = source if source.get("class") == "noteref" else source.find(".//a") if element["S"] == "/TOCI" else None
        if link is not None:
            self.references.append((element, link.get("href", "").removeprefix("#")))
        self._rename(element, source)
        _describe(element, source)

    def _rename(self, element: Any, source: Any) -> None:
        """Give *element* the tag of PDF 2.0 that says more than the one it has."""
        import pydyf

        tag = _IN_PDF_2.get(element["S"]) or (_TAGS_OF_PDF_2.get(source.tag) if element["S"] == "/NonStruct" else None)
        if tag is None:
            return
        element["S"] = tag
        if tag == "/FENote":
            element["A"] = pydyf.Dictionary({"O": "/FENote", "NoteType": "/Footnote"})
        self.modern.append(element)

    def finish(self, pdf: Any) -> None:
        """Connect what was gathered, in the otherwise finished ``pydyf.PDF``."""
        import pydyf

        root = next(each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructTreeRoot")
        for element in self.modern:
            element["NS"] = root["Namespaces"][0]
        for element, name in self.references:
            _refer(element, self.targets.get(name))
        _lead_to_structure(pdf, self.targets)
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint names each file twice


def _describe(element: Any, source: Any) -> None:
    """Say how a list is numbered."""
    import pydyf

    if element["S"] == "/L":
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": _NUMBERING.get(source.tag, "/None")})


def _refer(element: Any, target: Any) -> None:
    """Let *element* refer to its target, and a note to its calls as well (ISO 14289-2, 8.2.5.8 and 8.2.5.14)."""
    import pydyf

    if target is not None:
        element["Ref"] = pydyf.Array([target.reference])
        if target["S"] == "/FENote":
            target.setdefault("Ref", pydyf.Array()).append(element.reference)


def _lead_to_structure(pdf: Any, targets: dict[str, Any]) -> None:
    """Let names, links and the outline lead to structure elements, and not only to places on pages."""
    import pydyf

    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    places: dict[str, Any] = {}
    by_place: dict[bytes, Any] = {}
    for index in range(0, len(names), 2):
        name, place = names[index].string, names[index + 1]
        if name in targets:
            both = pydyf.Dictionary({"D": place, "SD": pydyf.Array([targets[name].reference, *place[1:]])})
            names[index + 1] = places[name] = by_place[place.data] = both
    for each in _with_destination(pdf):
        destination = each["Dest"]
        both = places.get(getattr(destination, "string", "")) or by_place.get(destination.data)
        if both:
            del each["Dest"]
            each["A"] = pydyf.Dictionary({"Type": "/Action", "S": "/GoTo"} | both)


def _with_destination(pdf: Any) -> Iterator[Any]:
    """Yield the links and the lines of the outline that lead to a place in the file."""
    return (each for each in pdf.objects if isinstance(each, dict) and "Dest" in each)
