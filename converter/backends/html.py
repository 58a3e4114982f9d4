"""The HTML edition: one self-contained page that asks the network for nothing and reads without its script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from converter import __version__
from converter.contents import contents, period
from converter.files import shipped
from converter.model import Edition, Section
from converter.options import Options
from converter.templates import environment, inline_hash, style
from converter.words import Words, date_text, direction, words

if TYPE_CHECKING:
    from markupsafe import Markup

suffix = "html"

_STYLES = ("tokens.css", "screen.css")
_DEEPEST = 6
_DATELINE = re.compile(r'(<div class="dateline">\s*<p>)(.*?)(</p>)', re.S)
_TIME = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NOTE = re.compile(r'(<aside\b[^>]*\bid="([^"]*)"[^>]*>)(.*?)(</aside>)', re.S)
_PICTURE = re.compile(r'(<img\b[^>]*\bsrc=")([^"]*)(")')


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
    """Return the page, UTF-8, from ``templates/edition.html``, ``tokens.css`` and ``screen.css``.

    Headings carry their section's id; what the source did not say stands in ``<nav>`` or in the class ``generated``.
    """
    from markupsafe import Markup

    metadata = edition.metadata
    css = style(_STYLES, options.overrides)
    script = shipped("templates", "edition.js", options.overrides).read_text("utf-8")
    generated = words(metadata.lang)
    template = environment(options.overrides).get_template("edition.html")
    page = template.render(
        metadata=metadata,
        direction=edition.direction,
        version=__version__,
        policy=_policy(css, script),
        style=Markup(css),
        script=Markup(script),
        words=generated,
        # A title that is also a heading stands there once as a heading; a page without any gets one.
        title_element="p" if any(section.level == 1 for section in edition.sections) else "h1",
        summary=list(_summary(edition, generated)),
        contents=contents(edition, options.contents_depth),
        pieces=list(_pieces(edition, generated)),
        imprint=list(_imprint(edition, generated)),
        language=lambda tag: _language(tag, metadata.lang),
        date_text=lambda date: date_text(date, metadata.lang),
    )
    return page.encode("utf-8")


def _policy(css: str, script: str) -> str:
    """Return a policy under which only this style and script run, and only pictures in the page itself are shown."""
    return (
        f"default-src 'none'; style-src {inline_hash(css)}; script-src {inline_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _language(tag: str, main: str) -> Markup:
    """Return the attributes of an element in language *tag*: none where that is the edition's own."""
    from markupsafe import Markup

    if not tag or tag == main or tag == main.partition("-")[0]:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(tag, direction(tag))


def _articles(edition: Edition) -> list[Section]:
    return [section for section in edition.sections if section.kind == "article"]


def _summary(edition: Edition, generated: Words) -> Iterator[tuple[str, str]]:
    """Yield the facts below the title, each with its language."""
    lang = edition.metadata.lang
    if edition.metadata.creator:
        yield edition.metadata.creator, lang
    if days := period(edition):
        yield date_text(days, lang), lang
    if len(_articles(edition)) > 1:
        yield f"{generated.articles}: {len(_articles(edition))}", generated.lang


def _imprint(edition: Edition, generated: Words) -> Iterator[tuple[str, str]]:
    """Yield the lines of the imprint, label and value; what is not known is left out."""
    metadata = edition.metadata
    lines = (
        (generated.creator, metadata.creator),
        (generated.publisher, metadata.publisher),
        (generated.date, date_text(metadata.date, generated.lang)),
        (generated.identifier, metadata.identifier),
        (generated.rights, metadata.rights),
        (generated.source, metadata.source_file),
        (generated.encoding, metadata.source_encoding),
        (generated.checksum, metadata.source_sha256),
        (generated.made_with, f"compilation-converter {__version__}"),
    )
    return ((label, value) for label, value in lines if value)


def _pieces(edition: Edition, generated: Words) -> Iterator[_Piece]:
    """Yield every section with its body for the page and with its neighbours among the articles."""
    from markupsafe import Markup

    articles = _articles(edition)
    order = {article.id: number for number, article in enumerate(articles)}
    pictures = {picture.href: _data_uri(picture.path, picture.media_type) for picture in edition.pictures}
    for section in edition.sections:
        number = order.get(section.id)
        twin = order.get(section.duplicate_of)
        yield _Piece(
            section,
            min(section.level, _DEEPEST),
            Markup(section.title_html),
            Markup(_body(section, pictures, generated)),
            articles[twin] if twin is not None else None,
            articles[number - 1] if number else None,
            articles[number + 1] if number is not None and number + 1 < len(articles) else None,
        )


def _data_uri(path: str, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(Path(path).read_bytes()).decode()}"


def _body(section: Section, pictures: dict[str, str], generated: Words) -> str:
    """Return the body with what only this format has: machine-readable date, roles, ways back, pictures inside.

    Bodies are our own serialisation of a cleaned tree, so that plain patterns find what they look for.
    """
    body = section.body
    if _TIME.fullmatch(section.date):
        body = _DATELINE.sub(rf'\1<time datetime="{section.date}">\2</time>\3', body, count=1)
    body = _NOTE.sub(lambda note: _with_way_back(note, section.body, generated), body)
    body = _PICTURE.sub(lambda image: image[1] + pictures.get(image[2], "") + image[3], body)
    # What is wider than a small screen scrolls by itself, and the keyboard must reach it to scroll it.
    body = body.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace("</table>", "</table></div>")
    body = body.replace("<pre>", '<pre tabindex="0">')
    return body.replace(' class="noteref"', ' class="noteref" role="doc-noteref"')


def _with_way_back(note: re.Match[str], body: str, generated: Words) -> str:
    """Return a note with its role and, if it is called in *body*, with a link back to there."""
    start = note[1].replace("<aside", '<aside role="doc-footnote"', 1)
    if f'id="{note[2]}-call"' not in body:
        return start + note[3] + note[4]
    back = f'<a href="#{note[2]}-call" role="doc-backlink" aria-label="{generated.to_text}">↩</a>'
    return f'{start}{note[3]}<p class="back generated">{back}</p>\n{note[4]}'
