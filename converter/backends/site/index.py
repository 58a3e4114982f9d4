"""What the search of a site looks through: a script, since a page that was opened from a file may not fetch."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from converter import page_spans, printed_pages
from converter.backends.site.values import Plan
from converter.backends.web.bodies import plain
from converter.model import Edition, Section
from converter.words import date_text, direction


def script(edition: Edition, plan: Plan) -> str:
    """Return a script that sets ``searchIndex``: texts with page, title, date and language, and addresses of pages,
    those that the source had in print and those of the PDF.
    """
    lang = edition.metadata.lang
    entries = [
        {
            "href": plan.files.get(section.id, plan.index),
            "title": section.title or edition.metadata.title,
            "date": date_text(section.date, lang),
            "lang": section.lang or lang,
            "dir": direction(section.lang or lang),
            "text": plain(section),
        }
        for section in edition.sections
    ]
    known = {
        "entries": entries,
        "printed": _pages(edition, plan, printed_pages.begins),
        "pages": _pages(edition, plan, page_spans.begins),
    }
    return f"window.searchIndex = {json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n"


def _pages(
    edition: Edition, plan: Plan, begins: Callable[[Section], Iterator[tuple[str, str]]]
) -> dict[str, list[str]]:
    """Return, by the number of each page, where it begins: the index of the entry and the address."""
    found: dict[str, list[str]] = {}
    for number, section in enumerate(edition.sections):
        home = plan.files.get(section.id, plan.index)
        for label, ident in begins(section):
            found.setdefault(label, [str(number), f"{home}#{ident}"])
    return found
