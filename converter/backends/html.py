"""The HTML edition: one self-contained page that asks the network for nothing and reads without its script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from converter import __version__, printed_pages
from converter.backends.web import bodies, facts
from converter.contents import contents
from converter.indexes import indexes
from converter.model import Edition, Section
from converter.options import Options
from converter.templates import environment, inline_hash, style
from converter.words import Words, words

if TYPE_CHECKING:
    from markupsafe import Markup

suffix = "html"

_STYLES = ("tokens.css", "screen.css")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A section as the template shows it."""

    section: Section
    """The section itself."""
    level: int
    """Level of its heading element, 1 to 6."""
    title: Markup
    """Its title, marked up."""
    body: Markup
    """Its body, with what only this format has."""
    twin: Section | None = None
    """The earlier article that it repeats."""
    previous: Section | None = None
    """The article before it."""
    next: Section | None = None
    """The article after it."""


def render(edition: Edition, options: Options) -> bytes:
    """Return the page, UTF-8, from ``templates/edition.html``, ``templates/scripts``, ``tokens.css``, ``screen.css``.

    Headings carry their section's id; what the source did not say stands in ``<nav>`` or in the class ``generated``.
    """
    from markupsafe import Markup

    metadata = edition.metadata
    css = style(_STYLES, options.overrides)
    script = facts.script(options.overrides)
    generated = words(metadata.lang)
    page = environment(options.overrides).get_template("edition.html")
    return page.render(
        metadata=metadata,
        direction=edition.direction,
        version=__version__,
        policy=_policy(css, script),
        style=Markup(css),
        script=Markup(script),
        words=generated,
        # A title that is also a heading stands there once as a heading; a page without any gets one.
        title_element="p" if any(section.level == 1 for section in edition.sections) else "h1",
        summary=list(facts.summary(edition, generated)),
        contents=contents(edition, options.contents_depth),
        indexes=indexes(edition, options),
        link=lambda section: facts.link(section, f"#{section.id}", metadata.lang),
        pieces=list(_pieces(edition, generated)),
        imprint=list(facts.imprint(edition, generated)),
        structured=facts.book(edition, lambda section: f"#{section.id}"),
        anchor=lambda ident: Markup(bodies.anchor(ident, generated)),
        language=lambda tag: facts.language(tag, metadata.lang),
        printed_page=printed_pages.ident,
        time=lambda date: facts.time(date, metadata.lang),
    ).encode("utf-8")


def _policy(css: str, script: str) -> str:
    """Return a policy under which only this style and script run, and only pictures in the page itself are shown."""
    return (
        f"default-src 'none'; style-src {inline_hash(css)}; script-src {inline_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _pieces(edition: Edition, generated: Words) -> Iterator[_Piece]:
    """Yield every section with its body for the page and with its neighbours among the articles."""
    from markupsafe import Markup

    articles = facts.articles(edition)
    order = {article.id: number for number, article in enumerate(articles)}
    pictures = {picture.href: _data_uri(picture.path, picture.media_type) for picture in edition.pictures}
    around = bodies.Surroundings(generated, pictures)
    for section in edition.sections:
        number = order.get(section.id)
        twin = order.get(section.duplicate_of)
        yield _Piece(
            section,
            bodies.level(section.level, 0),
            Markup(section.title_html),
            Markup(bodies.body(section, around)),
            articles[twin] if twin is not None else None,
            articles[number - 1] if number else None,
            articles[number + 1] if number is not None and number + 1 < len(articles) else None,
        )


def _data_uri(path: str, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(Path(path).read_bytes()).decode()}"
