"""An edition as the one XHTML page that is typeset."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from urllib.parse import unquote
from xml.etree import ElementTree

from converter import __version__, printed_pages
from converter.backends.pdf import tables
from converter.backends.pdf.runs import has_from_right
from converter.contents import Entry, period
from converter.errors import RenderError
from converter.files import build_time
from converter.indexes import Index, indexes
from converter.model import Edition, Section
from converter.options import Options
from converter.templates import environment
from converter.words import Words, date_text, direction, words

_TEMPLATE = "print.html"
_PROGRAM = "compilation-converter"
_FULL_PAGE = 1200  # characters, about half a page of A5
_RUNNING_HEAD = 58  # characters that surely fit above the text
_COVER_TITLES = {"short": 13, "": 100, "long": 250, "longer": 600}
"""The class of a title on the cover, which sets its size, by the most letters of a title that has it."""
_LEVELS = 6  # as many kinds of headings as HTML and PDF/UA-1 know
_QUOTATIONS = 8  # as many as may stand in each other on a page
_LONG_WORD = re.compile(r"\S{30}")
_ENDLESS = re.compile("[!-\u024f]{400}")
_ENDLESS_WORD = re.compile("[!-\u024f]{40}")
_BREAK = "\u200b"
_WORD_GOES_ON = re.compile(r"['’\u2010-\u2011-]?\w")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANNOUNCED = frozenset({"blockquote", "ol", "pre", "table", "ul"})
_ANNOUNCED_CLASSES = ("line-block", "unfolded")
_COLONS = (":", "\uff1a")
_BLOCKS = _HEADINGS | frozenset({"p", "li", "div", "blockquote", "figcaption"})


def tree(edition: Edition, entries: tuple[Entry, ...], options: Options) -> ElementTree.Element:
    """Return the page as a tree without namespaces, with *entries* as its contents.

    An element of it that is tagged in the PDF otherwise than its name tells has the name of its tag in ``data-tag``
    (ISO 32000-1, 14.8.4). Raises :class:`RenderError` when a template or a body is not well formed.
    """
    text = environment(options.overrides).get_template(_TEMPLATE).render(_values(edition, entries, options))
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise RenderError(
            f"the page for the PDF is not well formed: {error}", cure=f"look at templates/{_TEMPLATE}"
        ) from error
    if any(section.printed_pages for section in edition.sections):
        _put_marks_into_headings(root)
    _mark_paragraphs(root)
    if text.count("<blockquote") > _QUOTATIONS:
        _flatten(root)
    tables.fit(root)
    _mark_counts(root)
    _mark_lead_ins(root)
    if edition.pictures:
        _mark_pictures(root)
    _mark_notes(root, words(edition.metadata.lang).note)
    _mark_addresses(root)
    _mark_long_words(root)
    return root


def back(root: ElementTree.Element) -> Callable[[Mapping[str, int]], ElementTree.Element] | None:
    """Return what makes a page of all that stands behind the text on the page *root*, from the number of the page of
    each id; ``None`` where nothing does.
    """
    body = root.find("body")
    behind = [] if body is None else list(body)[[each.tag for each in body].index("main") + 1 :]

    def made(numbers: Mapping[str, int]) -> ElementTree.Element:
        page = ElementTree.Element(root.tag, root.attrib)
        page.extend(root.findall("head"))
        ElementTree.SubElement(page, "body").extend(behind)
        for place in page.iter("span"):
            if ident := place.get("data-to"):
                place.text = str(numbers[ident])
        return page

    return made if behind else None


def _put_marks_into_headings(root: ElementTree.Element) -> None:
    """Put the marks of printed pages that stand before headings inside them: between blocks they would be one."""
    for parent in root.iter():
        for mark, heading in list(pairwise(parent)):
            if mark.get("class") == printed_pages.CLASS and heading.tag in _HEADINGS:
                parent.remove(mark)
                mark.tail, heading.text = heading.text, ""
                heading.insert(0, mark)


def _mark_paragraphs(root: ElementTree.Element) -> None:
    """Tag verse and preformatted text, whose lines stand in no paragraph, as paragraphs."""
    verses = (element for element in root.iter("div") if element.get("class") == "line-block")
    for element in chain(root.iter("pre"), verses):
        element.set("data-tag", "P")


def _mark_counts(root: ElementTree.Element) -> None:
    """Say in CSS where the numbers of a list begin: WeasyPrint takes the attribute for a mere hint and ignores it."""
    for numbered in root.iter("ol"):
        if (start := numbered.get("start", "1")) != "1":
            numbered.set("style", f"counter-reset: list-item {int(start) - 1}")


def _mark_lead_ins(root: ElementTree.Element) -> None:
    """Mark the paragraphs that end in a colon before what they announce: no page ends between the two."""
    for parent in root.iter():
        for block, after in pairwise(parent):
            is_announced = after.tag in _ANNOUNCED or after.get("class", "").startswith(_ANNOUNCED_CLASSES)
            if block.tag == "p" and is_announced and "".join(block.itertext()).rstrip().endswith(_COLONS):
                block.set("data-lead-in", "yes")


def _mark_pictures(root: ElementTree.Element) -> None:
    """Mark the paragraphs that are a picture and no more, and tell which have a caption after them."""
    for parent in root.iter():
        for block, after in pairwise((*parent, None)):
            if block is not None and _is_picture(block):
                is_captioned = after is not None and after.get("class") == "caption"
                block.set("data-picture", "captioned" if is_captioned else "alone")


def _is_picture(block: ElementTree.Element) -> bool:
    pictures = block.findall("img") if block.tag == "p" else []
    return len(pictures) == len(block) == 1 and not f"{block.text or ''}{pictures[0].tail or ''}".strip()


def _flatten(root: ElementTree.Element) -> None:
    """Put what is quoted more deeply than readers of a PDF follow its tags (pdfium: 32 levels) into the one above.

    No word moves: the paragraphs stay in their order.
    """
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        while depth >= _QUOTATIONS and any(child.tag == "blockquote" for child in element):
            element[:] = [inner for child in element for inner in (child if child.tag == "blockquote" else [child])]
        waiting += [(child, depth + (child.tag == "blockquote")) for child in element]


def _mark_notes(root: ElementTree.Element, name: str) -> None:
    """Tag the notes as such, and give their calls, which are only signs or numbers, a description."""
    for note in root.iter("aside"):
        note.set("data-tag", "Note")
    for link in root.iter("a"):
        if link.get("class") == "noteref":
            link.set("title", f"{name} {''.join(link.itertext())}")


def _mark_addresses(root: ElementTree.Element) -> None:
    """Give the links that leave the book and do not say where they lead an address to be printed behind them, where no
    word goes on there.
    """
    for link in root.iter("a"):
        if _WORD_GOES_ON.match(link.tail or ""):
            continue
        address = re.sub("^mailto:", "", link.get("href", ""), flags=re.IGNORECASE)
        if not address.startswith("#") and _bare(address) != _bare("".join(link.itertext())):
            link.set("data-address", address)


def _bare(address: str) -> str:
    """Return *address* as people write it down."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|\s|/$", "", unquote(address)).casefold()


def _mark_long_words(root: ElementTree.Element) -> None:
    """Mark the blocks with words that may be too long for a line; to allow breaks in all costs a tenth of the time."""
    for block in root.iter():
        if block.tag in _BLOCKS and _LONG_WORD.search("".join(block.itertext())):
            block.set("data-long", "")
            for element in block.iter():
                element.text = _with_breaks(element.text)
                element.tail = _with_breaks(element.tail)


def _with_breaks(text: str | None) -> str | None:
    """Return *text* with places to break in what is no word any more: to break it costs the square of its length."""
    return _ENDLESS_WORD.sub(lambda piece: piece[0] + _BREAK, text) if text and _ENDLESS.search(text) else text


def _values(edition: Edition, entries: tuple[Entry, ...], options: Options) -> dict[str, object]:
    """Return what the template asks for."""
    metadata, known = edition.metadata, words(edition.metadata.lang)
    found = indexes(edition, options)
    behind = [index for index in found if index.name != "by-date"]
    return {
        "metadata": metadata,
        "words": known,
        "words_lang": "" if metadata.lang.partition("-")[0] == known.lang else known.lang,
        "direction": edition.direction,
        "generator": f"{_PROGRAM} {__version__}",
        "created": build_time(metadata.date).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title_class": _title_class(metadata.title),
        "dates": date_text(period(edition), metadata.lang),
        "articles": sum(section.kind == "article" for section in edition.sections),
        "imprint": list(_imprint(edition, known)),
        "contents": (*entries, *(_of_index(index, known) for index in behind)) if entries else (),
        "by_date": [(index.title, list(_terms(index))) for index in found if index not in behind],
        "behind": [(index, shortened(index.title), list(_terms(index))) for index in behind],
        "printed_page": printed_pages.ident,
        "placeholder": "0" * len(str(_most_pages(edition))),
        "sections": _sections(edition),
        "layout": "open" if _has_long_articles(edition) else "run-on",
        "date_text": lambda iso: date_text(iso, metadata.lang),
        "direction_of": direction,
    }


def _terms(index: Index) -> Iterator[tuple[str, list[Entry]]]:
    """Yield each term of an index with the lines below it; articles by date are one list, which needs no terms."""
    lines = [line for group in index.groups for line in group.lines]
    if index.name == "by-date":
        yield "", [_entry(section, section.date) for line in lines for section in line.sections]
    else:
        yield from ((line.term, [_entry(section, "") for section in line.sections]) for line in lines)


def _of_index(index: Index, known: Words) -> Entry:
    return Entry(index.id, index.title, 1, "index", "", index.id, known.lang)


def _entry(section: Section, date: str) -> Entry:
    return Entry(section.id, section.title, section.level, "", date, section.id, section.lang)


def _sections(edition: Edition) -> Iterator[dict[str, object]]:
    """Yield each section with its heading's level, its running heads, and whether it is an article in no other."""
    part = shortened(edition.metadata.title)
    outer = 0  # level of the article that what follows stands in; 0 for none
    for section in edition.sections:
        outer = 0 if section.kind == "part" or section.level <= outer else outer
        opens = section.kind == "article" and not outer
        outer = section.level if opens else outer
        title = shortened(section.title)
        part = title if section.kind == "part" else part
        yield {
            "section": section,
            "level": min(section.level, _LEVELS),
            "heads": (isolated(part), isolated(title)),
            "opens": opens,
        }


def shortened(title: str) -> str:
    """Return *title* so short that it fits above a page, cut between words where there are any."""
    for index in range(1, len(title) + 1):
        if _width(title[:index]) > _RUNNING_HEAD:
            start = title[: index - 1]
            return (start.rpartition(" ")[0] or start).rstrip(" ,.:;–—-") + "…"
    return title


def isolated(text: str) -> str:
    """Return *text* so that the folio beside it keeps its place, whichever way it runs (UAX #9, 2.4)."""
    return f"\u2068{text}\u2069" if has_from_right(text) else text


def _width(text: str) -> int:
    """Return as how many letters *text* counts on a line."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _title_class(title: str) -> str:
    return next((name for name, most in _COVER_TITLES.items() if _width(title) <= most), "longest")


def _most_pages(edition: Edition) -> int:
    """Return a number of pages that the body will not exceed: it reserves room for the numbers in the contents."""
    return sum(len(section.body) // 600 + 2 for section in edition.sections)


def _has_long_articles(edition: Edition) -> bool:
    """Return whether most articles fill so much of a page that each may begin on a new one."""
    lengths = sorted(len(section.body) for section in edition.sections if section.kind == "article")
    return bool(lengths) and lengths[len(lengths) // 2] >= _FULL_PAGE


def _imprint(edition: Edition, known: Words) -> Iterator[tuple[str, str]]:
    """Yield name and value of each line of the imprint; what is not known has no line."""
    metadata = edition.metadata
    lines: Iterable[tuple[str, str]] = (
        (known.creator, metadata.creator),
        (known.publisher, metadata.publisher),
        (known.date, date_text(metadata.date, metadata.lang)),
        (known.identifier, metadata.identifier),
        (known.rights, metadata.rights),
        (known.source, metadata.source_file),
        (known.checksum, metadata.source_sha256),
        (known.encoding, metadata.source_encoding),
        (known.made_with, f"{_PROGRAM} {__version__}"),
    )
    return ((name, value) for name, value in lines if value)
