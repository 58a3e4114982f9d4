"""Canonical Markdown to an edition: all that a backend needs, with at most one pandoc call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from converter import paragraph_direction, pieces, printed_pages, safe_html
from converter.canonical import front_matter
from converter.model import Edition, InnerHeading, Metadata, Section
from converter.safe_html import Element
from converter.words import direction

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ATTRIBUTES = ("date", "source", "byline", "duplicate_of", "page")
_ABOVE_TEXT = ("dateline", "source", "byline")
_UNTITLED = "Untitled"
_UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class _Opening:
    """A heading that opens a section, with the attributes that cleaning takes away."""

    element: Element
    kind: str
    attributes: Mapping[str, str]


def read(markdown: str, folder: Path, keeps: bool = False) -> Edition:
    """Return the edition that canonical *markdown* holds; its pictures are looked for in *folder*, and nowhere else.

    If it *keeps* what it reads, the pieces of a long text that did not change come out of the user's cache.

    Raises :class:`~converter.errors.SourceError` for broken front matter, :class:`~converter.errors.RenderError` when
    the text cannot be converted, and :class:`~converter.errors.MissingToolError` when there is no pandoc.
    """
    metadata, text = front_matter(markdown)
    body = safe_html.parse(pieces.to_html(text, 1 + markdown.count("\n") - text.count("\n"), keeps))
    openings = _openings(list(body))
    pictures = safe_html.clean(body, folder)
    begins = printed_pages.place(body, (opening.element for opening in openings))
    sections = tuple(_sections(list(body), openings, begins, metadata.lang))
    metadata = _complete(metadata, sections)
    return Edition(metadata, sections, direction(metadata.lang), pictures, markdown)


def _complete(metadata: Metadata, sections: Sequence[Section]) -> Metadata:
    """Return *metadata* with a title and a language, which no edition can do without."""
    first = next((section.title for section in sections if section.title), "")
    return replace(
        metadata,
        title=metadata.title or first or metadata.source_file or _UNTITLED,
        lang=metadata.lang or _UNKNOWN_LANGUAGE,
    )


def _openings(blocks: Sequence[Element]) -> list[_Opening]:
    """Return the headings that open sections: those marked as part or article, else all of the highest level."""
    headings = [block for block in blocks if block.tag in _HEADINGS]
    marked = [_Opening(element, kind, _attributes(element)) for element in headings if (kind := _kind(element))]
    if marked:
        return marked
    top = min((element.tag for element in headings), default="")
    return [_Opening(element, "article", _attributes(element)) for element in headings if element.tag == top]


def _kind(heading: Element) -> str:
    classes = heading.get("class", "").split()
    return next((kind for kind in ("part", "article") if kind in classes), "")


def _attributes(heading: Element) -> Mapping[str, str]:
    # pandoc puts data- before an attribute that HTML does not know
    return {name: heading.get(f"data-{name.replace('_', '-')}", "") for name in _ATTRIBUTES}


def _sections(blocks: list[Element], openings: list[_Opening], begins: Set[Element], lang: str) -> Iterator[Section]:
    """Cut *blocks* of a text in *lang* at the openings and yield each piece, and before them the front matter if it has
    any words.

    Those in *begins* begin a printed page.
    """
    position = {block: number for number, block in enumerate(blocks)}
    starts = [position[opening.element] for opening in openings]
    front = _without_idle_rules(blocks[: starts[0]] if starts else blocks)
    if any(safe_html.plain_text(block) or block.find(".//img") is not None for block in front):
        paragraph_direction.mark(front, direction(lang))
        headings = _inner(front, "front")
        body = safe_html.fragment(front)
        yield Section("front", "front", 0, "", "", body, headings, printed_pages=printed_pages.labels(front))
    for opening, (start, end) in zip(openings, pairwise([*starts, len(blocks)]), strict=True):
        inside = _without_idle_rules(blocks[start + 1 : end])
        paragraph_direction.mark(inside, direction(opening.element.get("lang") or lang))
        yield _section(opening, inside, opening.element in begins)


def _without_idle_rules(blocks: list[Element]) -> list[Element]:
    """Return the blocks under a title without the rules that part no text from another: those beside a heading or under
    what belongs to one, and those at the end.
    """
    kept: list[Element] = []
    for block in blocks:
        if block.tag in _HEADINGS:
            _drop_rules(kept)
        if block.tag != "hr" or _ends_text(kept):
            kept.append(block)
    _drop_rules(kept)
    return kept


def _drop_rules(blocks: list[Element]) -> None:
    while blocks and blocks[-1].tag == "hr":
        blocks.pop()


def _ends_text(blocks: Sequence[Element]) -> bool:
    """Return whether the last of the first *blocks* under a title is text, and no part of a title."""
    if not blocks or blocks[-1].tag in _HEADINGS:
        return False
    return any(block.tag not in _HEADINGS and block.get("class") not in _ABOVE_TEXT for block in blocks)


def _section(opening: _Opening, blocks: list[Element], begins_page: bool) -> Section:
    heading = opening.element
    ident = heading.get("id") or f"{opening.kind}-{heading.sourceline}"
    headings = _inner(blocks, ident)
    return Section(
        kind=opening.kind,
        id=ident,
        level=int(heading.tag[1]),
        title=safe_html.plain_text(heading),
        title_html=safe_html.content(heading),
        body=safe_html.fragment(blocks),
        headings=headings,
        lang=heading.get("lang", ""),
        date=opening.attributes["date"],
        source=opening.attributes["source"],
        byline=opening.attributes["byline"],
        duplicate_of=opening.attributes["duplicate_of"],
        page=opening.attributes["page"],
        begins_printed_page=begins_page,
        printed_pages=printed_pages.labels(blocks),
    )


def _inner(blocks: list[Element], section: str) -> tuple[InnerHeading, ...]:
    """Return the headings inside *blocks*, each with an id; one that had none is numbered within its section."""
    found = [element for block in blocks for element in block.iter(*_HEADINGS)]
    for number, element in enumerate(found, 1):
        element.set("id", element.get("id") or f"{section}-{number}")
    return tuple(
        InnerHeading(element.get("id", ""), int(element.tag[1]), safe_html.plain_text(element)) for element in found
    )
