"""From canonical Markdown to finished files, each opened again and checked before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from converter.files import write
from converter.model import Edition
from converter.options import Options, metadata
from converter.results import EditionResult, Finding
from converter.words import direction

if TYPE_CHECKING:
    from converter.checks.account import Ledger


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


def make(name: str, edition: Edition, options: Options, path: Path, ledger: Ledger, clock: Clock) -> EditionResult:
    """Make the edition *name* at *path* and return what the checks say of the file.

    Raises :class:`~converter.errors.RenderError` when a library fails on it.
    """
    from converter.backends import backend

    with clock.stage(name):
        data = backend(name).render(edition, options)
    return _finish(name, path, data, ledger, clock)


def read_edition(markdown: str, folder: Path, clock: Clock) -> Edition:
    """Return the edition that canonical Markdown holds; its pictures lie in *folder*."""
    from converter import edition

    with clock.stage("edition"):
        return edition.read(markdown, folder)


def with_options(edition: Edition, options: Options) -> Edition:
    """Return *edition* with the metadata that *options* give, for Markdown that was made without them."""
    changed = replace(edition.metadata, **metadata(options))
    return replace(edition, metadata=changed, direction=direction(changed.lang))


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
    from converter.checks import account, contents, links

    with clock.stage(f"check {name}"):
        digest = write(path, data)
        result = EditionResult(
            format=name,
            path=str(path),
            sha256=digest,
            bytes=len(data),
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
