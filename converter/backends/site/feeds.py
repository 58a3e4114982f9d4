"""What other programs read of a site: the Atom feed by date (RFC 4287) and the sitemap (https://www.sitemaps.org)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.backends.site.values import Plan
from converter.backends.web.facts import articles, excerpt
from converter.contents import period
from converter.files import build_time
from converter.identity import identifier, part_identifier
from converter.model import Edition, Section
from converter.words import first_day

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article as the feed tells of it."""

    section: Section
    """The article."""
    id: str
    """Its own identifier."""
    href: str
    """Its page."""
    moment: str
    """The first day of its date, as RFC 3339 writes it."""
    excerpt: str
    """How it begins."""


def atom(edition: Edition, plan: Plan, url: str, templates: Environment) -> str:
    """Return the feed of the dated articles, the newest first; without *url* its links are relative to itself."""
    entries = [
        _Entry(
            article,
            part_identifier(edition, article.id),
            plan.files[article.id],
            _moment(article.date),
            excerpt(article),
        )
        for article in sorted(articles(edition), key=lambda article: article.date, reverse=True)
        if _moment(article.date)
    ]
    latest = _moment(period(edition).rpartition("/")[2]) or _moment(f"{build_time(''):%Y-%m-%d}")
    return templates.get_template("site/feed.xml").render(
        metadata=edition.metadata,
        id=identifier(edition),
        base=base(url),
        entries=entries,
        updated=latest,
    )


def sitemap(plan: Plan, url: str, templates: Environment) -> str:
    """Return the sitemap; its addresses are whole only where *url* says where the site will stand."""
    pages = [plan.index, *plan.files.values(), *(f"{index.name}.html" for index in plan.indexes)]
    return templates.get_template("site/sitemap.xml").render(base=base(url), pages=pages)


def base(url: str) -> str:
    """Return *url* with a slash at its end, or nothing."""
    return url.rstrip("/") + "/" if url else ""


def _moment(date: str) -> str:
    """Return the first moment of a date or range as RFC 3339 writes it, or nothing for what is no date."""
    day = first_day(date.partition("/")[0])
    return f"{day.isoformat()}T00:00:00Z" if day else ""
