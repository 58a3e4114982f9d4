"""What a page says of itself, to people in its opening and imprint, to programs in its head."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from converter import __version__
from converter.backends.web.bodies import is_time, plain
from converter.contents import period
from converter.files import shipped
from converter.model import Edition, Metadata, Section
from converter.words import Words, date_text, direction

if TYPE_CHECKING:
    from markupsafe import Markup

_SCRIPTS = ("theme.js", "place.js", "search.js", "keys.js")
_EXCERPT = 200
_DAY = len("2021-02-19")


def script(overrides: str) -> str:
    """Return the script of every page, the user's or ours."""
    return "\n".join(shipped("templates", f"scripts/{name}", overrides).read_text("utf-8") for name in _SCRIPTS)


def articles(edition: Edition) -> list[Section]:
    """Return the articles in reading order."""
    return [section for section in edition.sections if section.kind == "article"]


def language(tag: str, main: str) -> Markup:
    """Return the attributes of an element in language *tag*: none where that is the edition's own, *main*."""
    from markupsafe import Markup

    if not tag or tag == main or tag == main.partition("-")[0]:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(tag, direction(tag))


def link(section: Section, href: str, main: str) -> Markup:
    """Return a link to *section* by its title, which is in its own language where that is not *main*."""
    from markupsafe import Markup

    title = section.title or section.id
    return Markup('<a href="{}"{}>{}</a>').format(href, language(section.lang, main), title)


def time(date: str, lang: str) -> Markup:
    """Return a date as people write it in *lang*, as ``<time>`` where that has a form for it."""
    from markupsafe import Markup

    text = Markup("{}").format(date_text(date, lang))
    return Markup('<time datetime="{}">{}</time>').format(date, text) if is_time(date) else text


def summary(edition: Edition, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the facts below the title, each with its language."""
    lang = edition.metadata.lang
    if edition.metadata.creator:
        yield edition.metadata.creator, lang
    if days := period(edition):
        yield date_text(days, lang), lang
    if len(articles(edition)) > 1:
        yield f"{words.articles}: {len(articles(edition))}", words.lang


def imprint(edition: Edition, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the lines of the imprint, label and value; what is not known is left out."""
    metadata = edition.metadata
    lines = (
        (words.creator, metadata.creator),
        (words.publisher, metadata.publisher),
        (words.date, date_text(metadata.date, words.lang)),
        (words.identifier, metadata.identifier),
        (words.rights, metadata.rights),
        (words.source, metadata.source_file),
        (words.encoding, metadata.source_encoding),
        (words.checksum, metadata.source_sha256),
        (words.made_with, f"compilation-converter {__version__}"),
    )
    return ((label, value) for label, value in lines if value)


def excerpt(section: Section) -> str:
    """Return how the text begins, cut between words."""
    text = plain(section)
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rpartition(' ')[0] or text[:_EXCERPT]} …"


def book(edition: Edition, href: Callable[[Section], str]) -> Markup:
    """Return the whole as a schema.org ``Book`` in JSON-LD (https://schema.org/Book), with its articles, at *href*."""
    metadata = edition.metadata
    days = period(edition)
    return _json(
        {
            "@context": "https://schema.org",
            "@type": "Book",
            "name": metadata.title,
            "alternateName": metadata.subtitle,
            "inLanguage": _language(metadata.lang),
            "description": metadata.description,
            "datePublished": metadata.date if is_time(metadata.date) else "",
            "temporalCoverage": days,
            **_creators(metadata),
            "publisher": _named("Organization", metadata.publisher),
            "identifier": metadata.identifier,
            "copyrightNotice": metadata.rights,
            "isPartOf": _named("BookSeries", metadata.series),
            "position": metadata.volume if metadata.series else "",
            "hasPart": [_known({**_article(section), "url": href(section)}) for section in articles(edition)],
        }
    )


def article(edition: Edition, section: Section) -> Markup:
    """Return an article as JSON-LD: a ``NewsArticle`` where the day and the source of the news are known."""
    return _json(
        {
            "@context": "https://schema.org",
            **_article(section),
            "inLanguage": section.lang or _language(edition.metadata.lang),
            "isPartOf": {"@type": "Book", "name": edition.metadata.title},
        }
    )


def _article(section: Section) -> dict[str, object]:
    is_news = bool(section.source) and len(section.date) == _DAY
    return {
        "@type": "NewsArticle" if is_news else "Article",
        "headline": section.title,
        "inLanguage": section.lang,
        "datePublished": section.date if is_time(section.date) else "",
        "author": _named("Person", section.byline),
        "publisher": _named("Organization", section.source),
    }


def _creators(metadata: Metadata) -> dict[str, object]:
    """Return the creators under the property that their role has."""
    kind = "author" if metadata.catalogue_role == "aut" else "editor"
    people = [_named("Person", name.strip()) for name in metadata.creator.split(";") if name.strip()]
    return {kind: people[0] if len(people) == 1 else people}


def _language(lang: str) -> str:
    return "" if lang == "und" else lang


def _known(properties: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value}


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _json(properties: dict[str, object]) -> Markup:
    """Return JSON that may stand in a ``<script>``: no sign in it can end the element."""
    from markupsafe import Markup

    text = json.dumps(_known(properties), ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
