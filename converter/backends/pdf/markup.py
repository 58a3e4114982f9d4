"""An edition as the one XHTML page that is typeset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree import ElementTree

from converter import __version__, printed_pages
from converter.backends.pdf import back, marks, tables
from converter.backends.pdf.runs import has_from_right
from converter.contents import Entry, period
from converter.errors import RenderError
from converter.files import build_time
from converter.indexes import Index, indexes
from converter.model import Edition, Section
from converter.options import Options
from converter.templates import environment
from converter.text import width
from converter.words import Words, date_text, direction, words

_TEMPLATE = "print.html"
_PROGRAM = "compilation-converter"
_FULL_PAGE = 1200  # characters, about half a page of A5
_RUNNING_HEAD = 58  # characters that surely fit above the text
_COVER_TITLES = {"short": 13, "": 100, "long": 250, "longer": 600}
"""The class of a title on the cover, which sets its size, by the most letters of a title that has it."""
_FEW_LETTERS = 3  # of a script without spaces
_LONGEST_END = 24  # letters of a word that may move to the next line of a contents list
_LEVELS = 6  # as many kinds of headings as HTML and PDF/UA-1 know


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
    tables.fit(root)
    marks.mark(root, words(edition.metadata.lang), options.pdf_notes == "page")
    _hold_lists(root)
    return root


def _hold_lists(root: ElementTree.Element) -> None:
    """Put each list that more of its item follows in a block of its own.

    WeasyPrint 70 tags a list right in an item behind the whole item, where a reader would come to it too late.
    """
    for item in root.iter("li"):
        for i, child in enumerate(list(item)[:-1]):
            if child.tag in ("ol", "ul"):
                block = item[i] = ElementTree.Element("div")
                block.append(child)


def _values(edition: Edition, entries: tuple[Entry, ...], options: Options) -> dict[str, object]:
    """Return what the template asks for."""
    metadata, known = edition.metadata, words(edition.metadata.lang)
    found = indexes(edition, options)
    behind = [index for index in found if index.name != "by-date"]
    mentions = back.Mentions(line for index in behind for group in index.groups for line in group.lines)
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
        "by_date": [(index.title, list(_by_date(index))) for index in found if index not in behind],
        "behind": [(index, shortened(index.title)) for index in behind],
        "ids_of": mentions.ids,
        "with_mentions": mentions.body,
        "printed_page": printed_pages.ident,
        "placeholder": "0" * len(str(_most_pages(edition))),
        "sections": _sections(edition),
        "layout": "open" if _has_long_articles(edition) else "run-on",
        "date_text": lambda iso: date_text(iso, metadata.lang),
        "direction_of": direction,
        "last_word_apart": partial(_last_word_apart, edition.direction),
    }


def _by_date(index: Index) -> Iterator[Entry]:
    for line in (line for group in index.groups for line in group.lines):
        yield from (_entry(section, section.date) for section in line.sections)


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
        if width(title[:index]) > _RUNNING_HEAD:
            start = title[: index - 1]
            return (start.rpartition(" ")[0] or start).rstrip(" ,.:;–—-") + "…"
    return title


def _last_word_apart(around: str, title: str, lang: str) -> tuple[str, str]:
    """Return the beginning of *title* and its last word, which a contents list keeps beside the page number.

    A title that does not run as all *around* it does stays whole: a piece of it would stand on the wrong side.
    """
    is_mixed = any(character.isalpha() and has_from_right(character) != (around == "rtl") for character in title)
    if is_mixed or (lang and direction(lang) != around):
        return title, ""
    start, space, end = title.rpartition(" ")
    if width(end) > len(end):  # a line may end between any two letters
        start, space, end = title[:-_FEW_LETTERS], "", title[-_FEW_LETTERS:]
    return (start + space, end) if width(end) <= _LONGEST_END else (title, "")


def isolated(text: str) -> str:
    """Return *text* so that the folio beside it keeps its place, whichever way it runs (UAX #9, 2.4)."""
    return f"\u2068{text}\u2069" if has_from_right(text) else text


def _title_class(title: str) -> str:
    return next((name for name, most in _COVER_TITLES.items() if width(title) <= most), "longest")


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
