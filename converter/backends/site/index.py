"""What the search of a site looks through: a script, since a page that was opened from a file may not fetch."""

from __future__ import annotations

import json

from converter import page_spans
from converter.backends.site.values import Plan
from converter.backends.web.bodies import plain
from converter.model import Edition
from converter.words import date_text, direction


def script(edition: Edition, plan: Plan) -> str:
    """Return a script that sets ``searchIndex``: texts with page, title, date and language, and addresses of pages."""
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
    known = {"entries": entries, "pages": _pages(edition, plan)}
    return f"window.searchIndex = {json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n"


def _pages(edition: Edition, plan: Plan) -> dict[str, list[str]]:
    """Return, by the number of each page of the PDF, where it begins: the index of the entry and the address."""
    found: dict[str, list[str]] = {}
    for number, section in enumerate(edition.sections):
        home = plan.files.get(section.id, plan.index)
        own = [section.pdf_page] if section.first_on_pdf_page else []
        for label in (*own, *(begin.label for begin in section.page_begins)):
            found.setdefault(label, [str(number), f"{home}#{page_spans.ident(label)}"])
    return found
