"""Every contents entry of a finished file arrives at the heading of the same title, on the page that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from converter.finished import opening
from converter.finished.addresses import file_of, id_of, named
from converter.finished.tokens import squash
from converter.finished.values import Jump, Link, Member, Package, Place
from converter.results import CheckResult, Finding

if TYPE_CHECKING:
    from converter.finished.pdf import Content, Page

_NUMBERED = (
    re.compile(r"(?P<title>.*?)[\s.·…‥⋯_]*(?P<number>\d{1,6}|(?<![^\W\d_])[ivxlcdm]+)", re.S | re.I),
    re.compile(r"(?P<number>\d{1,6}|[ivxlcdm]+)[\s.·…‥⋯_]+(?P<title>.*)", re.S | re.I),
)
"""A line of a contents list: title, leader and number; written from right to left, it is read from its other end."""
_FOLIO = re.compile(r"\d+|[ivxlcdm]+", re.I)
_DECORATION = "-–—·•|[]()*~."
_HINT = "build the edition again; if it stays, this is a fault of the program"


def check(path: Path) -> CheckResult:
    """Return how many contents entries a finished file has and which are wrong; Markdown has none.

    Raises :class:`~converter.errors.SourceError` when the file is damaged, :class:`~converter.errors.UsageError` when
    it is of another kind.
    """
    return _pdf(path) if path.suffix.lower() == ".pdf" else _package(path, opening.package(path))


def _package(path: Path, package: Package) -> CheckResult:
    members = {member.name: member for member in package.members}
    entries = [(member, entry) for member in package.members for entry in member.entries]
    found = (_entry(path, members, member, entry) for member, entry in entries)
    return CheckResult(len(entries), tuple(finding for finding in found if finding))


def _entry(path: Path, members: Mapping[str, Member], member: Member, entry: Link) -> Finding | None:
    target = members.get(file_of(entry.target, member.name))
    heading = target.headings.get(id_of(entry.target)) if target else None
    if heading is not None and squash(heading) == squash(entry.text):
        return None
    where = f"the heading {heading[:80]!r}" if heading is not None else "no heading"
    return Finding(
        "contents-entry-wrong", named(path, member), f"the contents entry {entry.text[:80]!r} arrives at {where}",
        entry.line, hint=_HINT,
    )  # fmt: skip


def _pdf(path: Path) -> CheckResult:
    """Compare the lists (before and behind the text) and the bookmarks of a PDF with the pages they lead to."""
    from converter.finished import pdf

    content = pdf.read(path)
    inside = [jump for jump in content.jumps if jump.place.page >= content.body]
    marks = [jump for jump in inside if jump.kind == "bookmark"]
    titles = {_spot(mark.place): mark.text for mark in marks}
    entries = list(_printed([jump for jump in inside if 0 <= jump.page < content.body]))
    references = [jump for jump in content.jumps if jump.page >= content.end and jump.place.page >= 0]
    messages = [message for entry in entries for message in _judged(content, entry, titles)]
    messages += _misled(content, references, titles.values())
    messages += [
        ("contents-entry-wrong", f"the bookmark {mark.text[:80]!r} does not arrive at its heading")
        for mark in marks
        if not _arrives(content, mark.place, mark.text)
    ]
    found = (Finding(code, str(path), message, hint=_HINT) for code, message in messages)
    return CheckResult(len(entries) + len(references) + len(marks), tuple(found))


def _spot(place: Place) -> tuple[int, int]:
    return place.page, round(place.y)


def _printed(links: Sequence[Jump]) -> Iterator[Jump]:
    """Yield the contents entries; one that runs over several lines is one link for each of them."""
    for (page, place), group in groupby(links, key=lambda link: (link.page, link.place)):
        lines = list(dict.fromkeys(link.text.strip() for link in group))
        # A link inside the line of another one repeats its end.
        whole = [line for line in lines if not any(other != line and other.endswith(line) for other in lines)]
        yield Jump("link", " ".join(whole), place, page)


def _judged(content: Content, entry: Jump, titles: Mapping[tuple[int, int], str]) -> Iterator[tuple[str, str]]:
    """Yield code and message of what is wrong with a contents entry."""
    page = content.pages[entry.place.page]
    name = f"the contents entry {entry.text[:80]!r}"
    written, number = _title_and_number(entry.text, page.label)
    yield from _numbered(page, name, number, titles.values())
    title = titles.get(_spot(entry.place), written)
    if not written.startswith(squash(title)) or not _arrives(content, entry.place, title):
        yield "contents-entry-wrong", f"{name} does not arrive at its heading"


def _misled(content: Content, references: Iterable[Jump], titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield code and message of what is wrong with the numbers of an index."""
    for index, group in groupby(sorted(references, key=_page_of), key=_page_of):
        letters = _letters(content, index, index + 1)
        for reference in group:
            name = f"the number {reference.text!r} of {reference.words[:80]!r} in the index"
            sought = squash(reference.words)
            yield from _numbered(content.pages[index], name, reference.text, titles)
            if not sought or not (sought in letters or _is_cut(content, index, sought)):
                yield "contents-entry-wrong", f"{name} leads to a page on which that does not stand"


def _page_of(reference: Jump) -> int:
    return reference.place.page


def _is_cut(content: Content, index: int, letters: str) -> bool:
    """Return whether these *letters* begin on a page and go on on the next."""
    here, after, both = (_letters(content, index + a, index + b).count(letters) for a, b in ((0, 1), (1, 2), (0, 2)))
    return both > here + after


def _letters(content: Content, start: int, end: int) -> str:
    from converter.finished import pdf

    return squash(" ".join(line for _, line in pdf.in_reading_order(content.pages[start:end])))


def _numbered(page: Page, name: str, number: str, titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the *number* that an entry gives for *page*."""
    folios = _folios(page, titles)
    if number.casefold() != page.label.casefold():
        yield "contents-number-wrong", f"{name} gives page {number or 'none'}, and leads to page {page.label}"
    elif folios and page.label.casefold() not in folios:
        yield "contents-number-wrong", f"{name} leads to page {page.label}, on which {', '.join(folios)} is printed"


def _title_and_number(text: str, label: str) -> tuple[str, str]:
    """Return the squashed title and the number of a contents line; a title may be a number itself, such as a year.

    Of the two ends of the line the one counts that says *label*, if either does.
    """
    found = [parts for pattern in _NUMBERED if (parts := pattern.fullmatch(text))]
    right = [parts for parts in found if parts["number"].casefold() == label.casefold()]
    for parts in (*right, *found):
        return squash(parts["title"]), parts["number"]
    return squash(text), ""


def _folios(page: Page, titles: Iterable[str]) -> list[str]:
    """Return the figures at the ends of the running heads and feet; a title may end with one, as in a yearbook."""
    known = set(map(squash, titles))
    ends = [word for line in page.artifacts if squash(line) not in known for word in _ends(line)]
    return [word.casefold() for word in ends if _FOLIO.fullmatch(word)]


def _ends(line: str) -> list[str]:
    words = [word.strip(_DECORATION) for word in line.split() if word.strip(_DECORATION)]
    return [words[0], words[-1]] if words else []


def _arrives(content: Content, place: Place, title: str) -> bool:
    """Return whether the text at *place* begins with *title*."""
    return squash(content.arrivals.get(place, "")).startswith(squash(title))
