"""Whole pages: style rules, text, notes and contents lists brought together, for one page or the pages of a book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from posixpath import normpath
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from converter.hypertext import debris, page_numbers
from converter.hypertext.anchors import calls_and_notes, named_by_contents, own_labels, targets
from converter.hypertext.content import chosen
from converter.hypertext.flow import Flow, Picture
from converter.hypertext.positioned import is_positioned, printed_lines
from converter.hypertext.sheet import Sheet
from converter.rich_text import PageStarts, Paragraph, Residues, page_label
from converter.safe_xml import name

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a book."""

    name: str
    """Its name in the book; links to it use it."""
    root: etree._Element
    """Its tree."""
    sheets: tuple[str, ...] = ()
    """Style rules that stand in files of their own."""
    picture: Picture | None = None
    """Returns the sign of a picture for its address and its description."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents list that a book brings along."""

    page: str
    """Name of the page it leads to."""
    fragment: str
    """Id of the element it leads to, or empty for the top of the page."""
    depth: int
    """Depth in the list, from 1."""
    title: str
    """Its text."""


@dataclass(frozen=True, slots=True)
class _Links:
    """Links between the pages, with what they mean."""

    calls: Mapping[etree._Element, str] = field(default_factory=dict)
    """Links that call a note, with its label."""
    notes: Mapping[etree._Element, str] = field(default_factory=dict)
    """Blocks that are notes, with their label."""
    elsewhere: Mapping[str, Sequence[etree._Element]] = field(default_factory=dict)
    """Notes that stand on another page than the one whose name is given, which calls them."""
    levels: Mapping[etree._Element, tuple[int, str]] = field(default_factory=dict)
    """Elements that a contents list names, with depth and title."""
    pages: Mapping[etree._Element, str] = field(default_factory=dict)
    """Elements with which printed pages begin, by a list of pages, with their numbers."""


_Ids: TypeAlias = "Mapping[str, Mapping[str, etree._Element]]"
"""Elements by page and id."""


def paragraphs(
    root: etree._Element, residues: Residues, picture: Picture | None = None, starts: PageStarts | None = None
) -> list[Paragraph]:
    """Return the paragraphs of the page *root*; what is no part of its text is counted in *residues*.

    *picture* returns the sign of a picture for its address and its description; printed pages go into *starts*.
    """
    page = Page("", root, picture=picture)
    sheet = _sheet(page)
    if is_positioned(root, sheet):

        def read(element: etree._Element) -> list[Paragraph]:
            return Flow(sheet, residues, picture=picture).paragraphs(element, frozenset())

        return printed_lines(root, sheet, read)
    body, aside = chosen(root, residues)
    numbers = [Entry("", address[1:], 0, number) for address, number in page_numbers.listed(root) if address[:1] == "#"]
    found = _read(page, body, aside, _links([page], (), numbers), residues, starts)
    debris.report(found, residues)
    return found


def book(
    pages: Sequence[Page],
    entries: Sequence[Entry],
    residues: Residues,
    numbers: Sequence[Entry] = (),
    starts: PageStarts | None = None,
) -> list[Paragraph]:
    """Return the paragraphs of *pages* in order; each begins a new page, *entries* name headings and *numbers* printed
    pages, which go into *starts*.
    """
    links = _links(pages, entries, numbers)
    away = frozenset(note for notes in links.elsewhere.values() for note in notes)
    found: list[Paragraph] = []
    for page in pages:
        body, aside = chosen(page.root, residues)
        here = _read(page, body, aside | away, links, residues, starts)
        notes = links.elsewhere.get(page.name, ())
        below = [paragraph for note in notes for paragraph in _read(page, note, frozenset(), links, residues, starts)]
        if here:
            here[0] = replace(here[0], page_break=bool(found) or here[0].page_break)
        found += [*here, *below]
    return found


def _read(
    page: Page,
    root: etree._Element,
    aside: frozenset[etree._Element],
    links: _Links,
    residues: Residues,
    starts: PageStarts | None,
) -> list[Paragraph]:
    flow = Flow(_sheet(page), residues, links.calls, links.notes, links.levels, page.picture, links.pages, starts)
    return flow.paragraphs(root, aside | frozenset(own_labels(links.notes)))


def _sheet(page: Page) -> Sheet:
    return Sheet([*page.sheets, *(style.text or "" for style in page.root.iter() if name(style) == "style")])


def _links(pages: Sequence[Page], entries: Sequence[Entry], numbers: Sequence[Entry]) -> _Links:
    ids = {page.name: targets(page.root) for page in pages}
    order = {element: n for n, element in enumerate(element for page in pages for element in page.root.iter())}
    links = {link: target for page in pages for link, target in _inner(page, ids)}
    calls, notes = calls_and_notes(links, order)
    home = {element: page.name for page in pages for element in page.root.iter()} if len(pages) > 1 else {}
    elsewhere: dict[str, list[etree._Element]] = {}
    label_of = dict(notes)
    for link in calls:
        block = next(above for above in (links[link], *links[link].iterancestors()) if above in label_of)
        if home.get(link) != home.get(block) and label_of.pop(block, ""):
            elsewhere.setdefault(home[link], []).append(block)
    printed = {
        element: page_label(number.title) or number.title
        for number in numbers
        if (element := ids.get(number.page, {}).get(number.fragment)) is not None
    }
    return _Links(calls, notes, elsewhere, _levels(pages, entries, links, ids), printed)


def _inner(page: Page, ids: _Ids) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield the links of *page* that lead into a page of the book, with where they lead."""
    folder = page.name.rpartition("/")[0]
    for element in page.root.iter():
        address = element.get("href", "") if name(element) == "a" else ""
        base, sign, fragment = address.partition("#")
        target = page.name if not base else normpath(f"{folder}/{unquote(base)}").lstrip("/")
        if sign and (found := ids.get(target, {}).get(fragment)) is not None:
            yield element, found


def _levels(
    pages: Sequence[Page],
    entries: Sequence[Entry],
    links: Mapping[etree._Element, etree._Element],
    ids: _Ids,
) -> dict[etree._Element, tuple[int, str]]:
    """Return the elements that the book's contents name; of a lone page, those that its own list of links names, unless
    it has headings marked as such.
    """
    if not entries:
        return {} if any(_has_headings(page.root) for page in pages) else named_by_contents(links)
    tops = {page.name: page.root for page in pages}
    found: dict[etree._Element, tuple[int, str]] = {}
    for entry in entries:
        element = ids.get(entry.page, {}).get(entry.fragment) if entry.fragment else tops.get(entry.page)
        if element is not None:
            top = next((each for each in element if name(each) == "body"), element)
            found.setdefault(top, (entry.depth, entry.title))
    return found


def _has_headings(root: etree._Element) -> bool:
    return sum(name(each) in ("h1", "h2", "h3", "h4") for each in root.iter()) >= 3
