"""The pages of a site: the front page with the contents, and one page for each part and article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from converter import __version__, cover, printed_pages
from converter.backends.site import feeds
from converter.backends.site.values import Download, Plan
from converter.backends.web import bodies, facts
from converter.contents import contents
from converter.figures import size
from converter.files import safe_name, unique_names
from converter.indexes import Index, indexes
from converter.model import Edition, Section
from converter.options import Options
from converter.words import Words, words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

COVER = "cover.png"
"""Name of the picture that stands for the site where a link to it is shown."""
_INDEX = "index.html"
_WINDOW = 8
"""How many neighbours, before and after, the page of an article lists; all of them would make a site quadratic."""
_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class _Line:
    """A link to a section."""

    href: str
    """The page."""
    section: Section
    """The section."""
    current: bool = False
    """Whether it is the page that the link stands on."""


def plan(edition: Edition, options: Options) -> Plan:
    """Return which sections have a page, and its name; what stands before the first heading is on the front page."""
    sections = [section for section in edition.sections if section.level]
    lists = indexes(edition, options)
    taken = {_INDEX, *(f"{index.name}.html" for index in lists)}
    names = unique_names((section.id for section in sections), ".html", taken)
    files = dict(zip((section.id for section in sections), names, strict=True))
    homes = {
        ident: files.get(section.id, _INDEX) for section in reversed(edition.sections) for ident in bodies.ids(section)
    }
    parents = dict(_parents(sections))
    children: defaultdict[str, list[Section]] = defaultdict(list)
    for section in sections:
        children[parents[section.id]].append(section)
    by_id = {section.id: section for section in sections}
    return Plan(sections, files, homes, parents, children, by_id, _pictures(edition), lists, _INDEX)


def _pictures(edition: Edition) -> dict[str, str]:
    """Return the name of each picture in the site by its address in the edition."""
    return {
        picture.href: f"pictures/{number:03}-{safe_name(Path(picture.path).stem)}{Path(picture.path).suffix.lower()}"
        for number, picture in enumerate(edition.pictures, 1)
    }


def render(
    edition: Edition, plan: Plan, downloads: Sequence[Download], options: Options, templates: Environment
) -> dict[str, str]:
    """Return the text of every page by its name, in reading order."""
    generated = words(edition.metadata.lang)
    templates.globals |= _shared(edition, generated, options)
    front = templates.get_template("site/index.html")
    page = templates.get_template("site/section.html")
    behind = templates.get_template("site/list.html")
    return {
        _INDEX: front.render(_front(edition, plan, downloads, generated, options)),
        **{
            plan.files[section.id]: page.render(_section(edition, plan, section, number, generated))
            for number, section in enumerate(plan.sections)
        },
        **{f"{index.name}.html": behind.render(_list(edition, plan, index)) for index in plan.indexes},
    }


def _list(edition: Edition, plan: Plan, index: Index) -> dict[str, object]:
    """Return what the page of an index shows."""
    lang = edition.metadata.lang
    return {
        "file": f"{index.name}.html",
        "index": index,
        "link": lambda section: facts.link(section, plan.files[section.id], lang),
        "previous": None,
        "next": None,
        "structured": "",
    }


def _shared(edition: Edition, generated: Words, options: Options) -> dict[str, object]:
    """Return what all pages know."""
    from markupsafe import Markup

    metadata = edition.metadata
    return {
        "metadata": metadata,
        "direction": edition.direction,
        "version": __version__,
        "policy": _POLICY,
        "words": generated,
        "base": feeds.base(options.site_url),
        "cover": {"file": COVER, "width": cover.WIDTH, "height": cover.HEIGHT, "text": cover.wording(edition).text},
        "imprint": list(facts.imprint(edition, generated)),
        "anchor": lambda ident: Markup(bodies.anchor(ident, generated)),
        "excerpt": facts.excerpt,
        "is_time": bodies.is_time,
        "language": lambda tag: facts.language(tag, metadata.lang),
        "printed_page": printed_pages.ident,
        "time": lambda date: facts.time(date, metadata.lang),
    }


def _front(
    edition: Edition, plan: Plan, downloads: Sequence[Download], generated: Words, options: Options
) -> dict[str, object]:
    return {
        "file": _INDEX,
        "summary": list(facts.summary(edition, generated)),
        "contents": contents(edition, options.contents_depth),
        "indexes": plan.indexes,
        "href_of": lambda entry: _href(plan, entry.id),
        "fronts": [_body(plan, section, generated) for section in edition.sections if not section.level],
        "downloads": [(each, size(each.bytes)) for each in downloads],
        "next": _line(plan, plan.sections[0]) if plan.sections else None,
        "structured": facts.book(edition, lambda section: plan.files[section.id]),
    }


def _section(edition: Edition, plan: Plan, section: Section, number: int, generated: Words) -> dict[str, object]:
    """Return what the page of *section* shows."""
    from markupsafe import Markup

    twin = plan.by_id.get(section.duplicate_of)
    return {
        "file": plan.files[section.id],
        "section": section,
        "title": Markup(bodies.arriving(section.title_html, _around(plan, section, generated))),
        "body": _body(plan, section, generated),
        "above": list(_above(plan, section)),
        "siblings": _siblings(plan, section),
        "below": [_line(plan, each) for each in plan.children.get(section.id, ())],
        "twin": _line(plan, twin) if twin else None,
        "previous": _line(plan, plan.sections[number - 1]) if number else None,
        "next": _line(plan, plan.sections[number + 1]) if number + 1 < len(plan.sections) else None,
        "structured": facts.article(edition, section) if section.kind == "article" else "",
    }


def _body(plan: Plan, section: Section, generated: Words) -> Markup:
    from markupsafe import Markup

    return Markup(bodies.body(section, _around(plan, section, generated)))


def _around(plan: Plan, section: Section, generated: Words) -> bodies.Surroundings:
    here = plan.files.get(section.id, _INDEX)
    return bodies.Surroundings(
        generated,
        plan.pictures,
        lambda ident: f"#{ident}" if plan.homes.get(ident, here) == here else f"{plan.homes[ident]}#{ident}",
        section.level - 1 if section.level else 0,
    )


def _href(plan: Plan, ident: str) -> str:
    """Return the address of a heading: the page itself for one that has a page."""
    return plan.files.get(ident) or f"{plan.homes.get(ident, _INDEX)}#{ident}"


def _line(plan: Plan, section: Section, current: bool = False) -> _Line:
    return _Line(plan.files[section.id], section, current)


def _parents(sections: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Yield each section's id with that of the nearest one before it that stands higher."""
    above: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        yield section.id, above[-1].id if above else ""
        above.append(section)


def _above(plan: Plan, section: Section) -> Iterator[_Line]:
    """Yield the sections that *section* stands under, the highest first."""
    ident = plan.parents[section.id]
    if ident:
        parent = plan.by_id[ident]
        yield from _above(plan, parent)
        yield _line(plan, parent)


def _siblings(plan: Plan, section: Section) -> list[_Line]:
    """Return the sections beside *section* that are near it, itself among them."""
    beside = plan.children[plan.parents[section.id]]
    at = next(number for number, each in enumerate(beside) if each is section)
    near = beside[max(0, at - _WINDOW) : at + _WINDOW + 1]
    return [_line(plan, each, each is section) for each in near]
