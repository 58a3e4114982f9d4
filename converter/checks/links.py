"""Every internal link of a finished file arrives: at an id, at a file inside the EPUB, at a page of the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from converter.finished import opening
from converter.finished.addresses import file_of, id_of, named
from converter.finished.values import Jump, Link, Member, Package
from converter.results import CheckResult, Finding

if TYPE_CHECKING:
    from converter.finished.pdf import Content

_EXTERNAL = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:|//)")


def check(path: Path) -> CheckResult:
    """Return how many internal links a finished file has, which are broken or empty, and which ids stand twice.

    Raises :class:`~converter.errors.SourceError` when the file is damaged, :class:`~converter.errors.UsageError` when
    it is of another kind.
    """
    return _pdf(path) if path.suffix.lower() == ".pdf" else _package(path, opening.package(path))


def _package(path: Path, package: Package) -> CheckResult:
    ids = {member.name: {ident for ident, _ in member.ids} for member in package.members}
    found: list[Finding] = []
    checked = 0
    for member in package.members:
        found += _duplicates(path, member)
        for link in member.links:
            if not link.text:
                found.append(_finding("link-empty", path, member, link, "a link has no words"))
            if not _EXTERNAL.match(link.target):
                checked += 1
                found += _followed(path, package, ids, member, link)
    return CheckResult(checked, tuple(found))


def _followed(
    path: Path, package: Package, ids: Mapping[str, set[str]], member: Member, link: Link
) -> Iterator[Finding]:
    """Yield what is wrong with a link; files beside Markdown are not looked for."""
    name, ident = file_of(link.target, member.name), id_of(link.target)
    if not link.target:
        yield _finding("link-broken", path, member, link, "a link has no target")
    elif name != member.name and not package.files:
        return
    elif name != member.name and not _is_there(name, path, package):
        yield _finding("link-broken", path, member, link, f"there is no file {name!r}")
    elif ident and name in ids and ident not in ids[name]:
        yield _finding("link-broken", path, member, link, f"there is no id {ident!r}")


def _is_there(name: str, path: Path, package: Package) -> bool:
    """Return whether the file *name* belongs to *package*, or lies beside a page that is all of it."""
    return name in package.files or (package.files == {""} and (path.parent / name).is_file())


def _duplicates(path: Path, member: Member) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for ident, line in member.ids:
        if ident in seen:
            where = f" (first on line {seen[ident]})" if line else ""
            yield Finding(
                "id-duplicate", named(path, member), f"the id {ident!r} stands twice{where}", line,
                hint="give one of them another id, and change the links to it",
            )  # fmt: skip
        seen.setdefault(ident, line)


def _finding(code: str, path: Path, member: Member, link: Link, message: str) -> Finding:
    shown = f": {link.text[:60]!r} leads to {link.target!r}" if link.text else f": it leads to {link.target!r}"
    hint = (
        "correct the target, or take the link away"
        if code == "link-broken"
        else "give it words that say where it leads"
    )
    return Finding(code, named(path, member), message + shown, link.line, link.column, link.excerpt, hint)


def _pdf(path: Path) -> CheckResult:
    """Follow the links, the bookmarks and the named destinations of a PDF."""
    from converter.finished import pdf

    content = pdf.read(path)
    lost = [jump for jump in content.jumps if jump.place.page < 0]
    return CheckResult(len(content.jumps), tuple(_nowhere(path, content, jump) for jump in lost))


def _nowhere(path: Path, content: Content, jump: Jump) -> Finding:
    page = f" on page {content.pages[jump.page].label}" if jump.page >= 0 else ""
    message = f"the {jump.kind} {jump.text[:60]!r}{page} leads to no page"
    return Finding("link-broken", str(path), message, hint="build the PDF again")
