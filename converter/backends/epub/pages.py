"""The XHTML pages: rendered from templates, parsed strictly, fitted to the publication, written again."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from markupsafe import Markup

from converter.backends.epub import markup
from converter.backends.epub.markup import Element, Places
from converter.backends.epub.page_list import page_list
from converter.contents import Entry, contents
from converter.errors import RenderError
from converter.files import unique_names
from converter.indexes import indexes
from converter.model import Edition, Section
from converter.options import Options
from converter.templates import environment
from converter.words import Words, date_text, direction, words

COVER, TITLE_PAGE, IMPRINT, CONTENTS = "cover.xhtml", "title-page.xhtml", "imprint.xhtml", "contents.xhtml"
"""File names of the pages before the text."""
INDEX = "index.xhtml"
"""Template of the pages behind it."""
_PROGRAM = "compilation-converter"
_PARTS = {"part": "part", "article": "chapter"}


class Workshop:
    """Makes the pages of one edition."""

    def __init__(self, edition: Edition, options: Options) -> None:
        self._edition = edition
        self._words = words(edition.metadata.lang)
        found = contents(edition, options.contents_depth)
        self._indexes = indexes(edition, options)
        behind = (Entry(index.id, index.title, 1, "index", "", index.id, self._words.lang) for index in self._indexes)
        self._entries = (*(found or (_whole(edition),)), *behind)
        self._without_headings = not found
        self._pages = page_list(edition)
        self._environment = environment(options.overrides)
        self._environment.globals |= {
            "lang": edition.metadata.lang,
            "direction": edition.direction,
            "direction_of": direction,
            "metadata": edition.metadata,
            "words": self._words,
            "in_words": _language(self._words.lang),
        }

    def cover(self, picture: str, text: str) -> bytes:
        """Return the page that shows *picture*, whose words are *text*."""
        return self._finished(COVER, picture=picture, text=text)

    def title_page(self) -> bytes:
        """Return the title page; its title is no heading, since a part may have the same."""
        metadata = self._edition.metadata
        return self._finished(TITLE_PAGE, date=date_text(metadata.date, metadata.lang))

    def imprint(self, identifier: str) -> bytes:
        """Return the page that says what the edition was made from, and how."""
        return self._finished(IMPRINT, lines=_imprint(self._edition, self._words, identifier))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The contents; a text without any heading has one entry, since neither kind of contents may be empty."""
        return self._entries

    def contents(self, where: Places) -> bytes:
        """Return the navigation document: contents, landmarks, and the list of printed pages, if any."""
        known = self._words
        body = next((where.files[section.id] for section in self._edition.sections if section.level), TITLE_PAGE)
        landmarks = (
            ("cover", COVER, known.cover),
            ("titlepage", TITLE_PAGE, known.title_page),
            ("toc", f"{CONTENTS}#contents", known.contents),
            ("bodymatter", body, known.text),
        )
        printed = [(label, where.address(ident, "")) for label, ident in self._pages.places.items()]
        return self._finished(
            CONTENTS,
            entries=self._entries,
            where=where,
            printed_pages=printed,
            of_source=self._pages.of_source,
            landmarks=landmarks,
        )

    def sections(self) -> dict[str, Element]:
        """Return the tree of each section's page by its file name, in reading order; links are not fitted yet."""
        sections = self._edition.sections
        titled = {section.id: section for section in sections if section.level}
        taken = (COVER, TITLE_PAGE, IMPRINT, CONTENTS)
        names = unique_names((section.id for section in sections), ".xhtml", taken)
        return {name: self._section(section, titled) for name, section in zip(names, sections, strict=True)}

    def indexes(self) -> dict[str, Element]:
        """Return the tree of each page behind the text by its file name; links are not fitted yet."""
        lang = self._edition.metadata.lang
        return {
            f"{index.id}.xhtml": self._tree(INDEX, index=index, link=lambda section: _link(section, lang))
            for index in self._indexes
        }

    def finish(self, trees: Mapping[str, Element], where: Places) -> dict[str, bytes]:
        """Return the bytes of the sections' pages by file name; the trees are changed."""
        for name, root in trees.items():
            markup.adapt(root, name, where, self._words.to_text)
        return {name: markup.serialise(root) for name, root in trees.items()}

    def _section(self, section: Section, titled: Mapping[str, Section]) -> Element:
        root = self._tree(
            "section.xhtml",
            section=section,
            body=self._pages.body(section),
            type=_PARTS.get(section.kind, ""),
            level=min(section.level, 6),
            anchor=section.id if self._without_headings else "",
            pages=self._pages.heading(section),
            repeated=titled.get(section.duplicate_of),
        )
        markup.mark_date(root, section.date)
        return root

    def _finished(self, template: str, **values: object) -> bytes:
        return markup.serialise(self._tree(template, **values))

    def _tree(self, template: str, **values: object) -> Element:
        """Return the page as a tree; raise :class:`RenderError` if it is no well-formed XML."""
        text = self._environment.get_template(f"epub/{template}").render(values)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(text.encode(), parser)
        except etree.XMLSyntaxError as error:
            line = text.splitlines()[error.lineno - 1][:80] if error.lineno else ""
            raise RenderError(
                f"a page of the EPUB is no well-formed XHTML: {error.msg}",
                cure=f"look at templates/epub/{template}, or at the text near {line!r}",
            ) from error


def _link(section: Section, main: str) -> Markup:
    lang = section.lang or main
    title = section.title or section.id
    return Markup('<a href="#{}" lang="{}" dir="{}">{}</a>').format(section.id, lang, direction(lang), title)


def _language(lang: str) -> Markup:
    """Return the attributes of an element in *lang*; generated words may be in another language than the text."""
    return Markup(' lang="{}" dir="{}"').format(lang, direction(lang))


def _whole(edition: Edition) -> Entry:
    """Return the one entry of a text without headings; raise :class:`RenderError` if there is no text either."""
    if not edition.sections:
        raise RenderError("there is no text to make an EPUB of", cure="look at the canonical Markdown: it is empty")
    section = edition.sections[0]
    return Entry(section.id, edition.metadata.title, 1, section.kind, "", section.id)


def _imprint(edition: Edition, known: Words, identifier: str) -> list[tuple[str, str]]:
    """Return name and value of each line of the imprint; what is not known has no line."""
    metadata = edition.metadata
    lines = [
        (known.creator, metadata.creator),
        (known.publisher, metadata.publisher),
        (known.date, date_text(metadata.date, metadata.lang)),
        (known.articles, str(sum(section.kind == "article" for section in edition.sections))),
        (known.rights, metadata.rights),
        (known.identifier, identifier),
        (known.source, metadata.source_file),
        (known.encoding, metadata.source_encoding),
        (known.checksum, metadata.source_sha256),
        (known.made_with, _PROGRAM),
    ]
    return [(name, value) for name, value in lines if value]
