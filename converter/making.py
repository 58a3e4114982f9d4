"""From canonical Markdown to finished files, each opened again and checked before anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from converter.files import sha256, write
from converter.model import Edition, SourcePicture
from converter.options import Options
from converter.results import EditionResult, Finding

if TYPE_CHECKING:
    from converter.backends.site import Download
    from converter.checks.account import Ledger


_NAMES = {"md": "Markdown", "pdf": "PDF", "epub": "EPUB", "html": "HTML"}
"""What people call the formats."""

_NO_ADDRESS = re.compile(r'[\x00-\x1f\x7f"#%:<>?\\^`{|}]')
"""Characters of a file name that mean something else in the address of a page."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Measures the stages of a build and tells each of them to whoever shows progress."""

    show: Callable[[str], None] = lambda stage: None
    """Called with the name of each stage as it begins."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall time of each stage, in the order of the stages."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block to the stage *name*."""
        self.show(name)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start


def write_markdown(markdown: str, path: Path, ledger: Ledger, clock: Clock) -> EditionResult:
    """Write canonical Markdown to *path* and return what the checks say of the file."""
    return _finish("md", path, markdown.encode(), ledger, clock)


def write_pictures(pictures: Iterable[SourcePicture], folder: Path) -> None:
    """Write the pictures that a source brings along into *folder*, where canonical Markdown looks for them."""
    for href, data in {picture.href: picture.data for picture in pictures}.items():
        write(folder / href, data)


def make_all(
    names: Iterable[str],
    edition: Edition,
    options: Options,
    stem: Path,
    made: Iterable[EditionResult],
    ledger: Ledger,
    clock: Clock,
) -> list[EditionResult]:
    """Make the editions *names* at *stem* with their suffixes, and return *made* and what the checks say of them.

    Those made after the PDF know its pages. Raises as :func:`make` does.
    """
    from converter import page_marks

    results = list(made)
    for name in names:
        if name == "site":
            results.append(make_site(edition, options, stem.parent / name, results, ledger, clock))
            continue
        results.append(make(name, edition, options, stem.with_name(f"{stem.name}.{name}"), ledger, clock))
        if name == "pdf" and accepted(results[-1]):
            edition = page_marks.with_pdf_pages(edition, Path(results[-1].path))
    return results


def make(name: str, edition: Edition, options: Options, path: Path, ledger: Ledger, clock: Clock) -> EditionResult:
    """Make the edition *name* at *path* and return what the checks say of the file.

    Raises :class:`~converter.errors.RenderError` when a library fails on it.
    """
    from converter.backends import backend

    with clock.stage(name):
        data = backend(name).render(edition, options)
    return _finish(name, path, data, ledger, clock)


def make_site(
    edition: Edition, options: Options, folder: Path, made: Iterable[EditionResult], ledger: Ledger, clock: Clock
) -> EditionResult:
    """Make the site in *folder* and return what the checks say of it; it offers those of *made* that were accepted.

    Raises as :func:`make` does.
    """
    from converter.backends import site

    with clock.stage("site"):
        files = site.render(edition, options, [_download(result) for result in made if accepted(result)])
        sums = {name: write(folder / name, data) for name, data in files.items()}
    # As sha256sum lists the files, so that the sum of a site can be had without this program.
    listing = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    size = sum(map(len, files.values()))
    return _checked("site", folder, sha256(listing.encode()), size, ledger, clock)


def _download(result: EditionResult) -> Download:
    from converter.backends.site import Download

    name = _NO_ADDRESS.sub("-", Path(result.path).name)
    return Download(_NAMES[result.format], result.path, result.bytes, result.sha256, f"downloads/{name}")


def read_edition(markdown: str, folder: Path, options: Options, clock: Clock) -> Edition:
    """Return the edition that canonical Markdown holds; its pictures lie in *folder*."""
    from converter import edition

    with clock.stage("edition"):
        return edition.read(markdown, folder, options.cache == "yes")


def accepted(result: EditionResult) -> bool:
    """Return whether a finished file passed all its checks."""
    return not (result.account.unexplained or result.links.broken or result.contents.broken)


def relocated(result: EditionResult, place: Path) -> EditionResult:
    """Return *result* for a file that was checked in one folder and now stands at *place*."""

    def moved(finding: Finding) -> Finding:
        return replace(finding, file=finding.file.replace(result.path, str(place)))

    links = replace(result.links, broken=tuple(map(moved, result.links.broken)))
    contents = replace(result.contents, broken=tuple(map(moved, result.contents.broken)))
    return replace(result, path=str(place), links=links, contents=contents)


def _finish(name: str, path: Path, data: bytes, ledger: Ledger, clock: Clock) -> EditionResult:
    """Write a finished file and check what was written."""
    with clock.stage(f"check {name}"):
        digest = write(path, data)
    return _checked(name, path, digest, len(data), ledger, clock)


def _checked(name: str, path: Path, digest: str, size: int, ledger: Ledger, clock: Clock) -> EditionResult:
    """Return what the checks say of a finished file, or of a site's folder."""
    from converter.checks import account, contents, links

    with clock.stage(f"check {name}"):
        result = EditionResult(
            format=name,
            path=str(path),
            sha256=digest,
            bytes=size,
            links=links.check(path),
            contents=contents.check(path),
            account=account.audit(ledger, path),
            seconds=0.0,
            pages=_pages(path) if name == "pdf" else None,
        )
    return replace(result, seconds=clock.seconds.get(name, 0.0) + clock.seconds[f"check {name}"])


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)
