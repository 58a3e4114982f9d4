"""The pages of the finished PDF, told to the editions made after it: a number leads to the same article in each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from converter.finished import pdf
from converter.finished.tokens import squash
from converter.model import Edition, Section


def with_pdf_pages(edition: Edition, path: Path) -> Edition:
    """Return *edition* with the page label of each section in the PDF at *path*, as its bookmarks have it.

    Raises :class:`~converter.errors.SourceError` when the PDF is damaged.
    """
    content = pdf.read(path)
    marks = [
        (squash(jump.text), content.pages[jump.place.page].label)
        for jump in content.jumps
        if jump.kind == "bookmark" and jump.place.page >= 0
    ]
    return replace(edition, sections=_marked(edition.sections, marks))


def _marked(sections: tuple[Section, ...], marks: list[tuple[str, str]]) -> tuple[Section, ...]:
    """Return *sections* with their labels; *marks* are titles and labels in the same order, with others between."""
    told: list[Section] = []
    known: set[str] = set()
    at = 0
    for section in sections:
        title = squash(section.title) if section.level else ""
        found = next((number for number in range(at, len(marks)) if title and marks[number][0] == title), None)
        if found is None:
            told.append(section)
            continue
        label, at = marks[found][1], found + 1
        told.append(replace(section, pdf_page=label, first_on_pdf_page=label not in known))
        known.add(label)
    return tuple(told)
