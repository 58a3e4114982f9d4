"""One document, from raw file to checked editions: the only room where both halves of the hourglass meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from converter import making, publish, readiness, versions
from converter.errors import SourceError, UsageError, about
from converter.files import write
from converter.messages import of_change, of_decision
from converter.model import Action, Decision, Edition, Severity, Source, Status
from converter.options import EDITIONS, USUAL, Options, kept_residue
from converter.results import Account, EditionResult, Finding, Report

if TYPE_CHECKING:
    from converter.checks.account import Ledger
    from converter.normalize import Normalized


@dataclass(frozen=True, slots=True)
class Job:
    """One document to build, as a worker process gets it."""

    path: str
    """The source as it was named; ``-`` for standard input."""
    name: str
    """Name of its folder and of the files in it."""
    out: Path
    """Folder in which its folder stands."""
    editions: tuple[str, ...] = USUAL
    """Editions to make besides canonical Markdown, in the order of ``options.EDITIONS``."""
    options: Options = field(default_factory=Options)
    """Settings."""
    data: bytes | None = None
    """The bytes of standard input."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one document."""

    report: Report
    """Everything there is to say of it."""
    findings: tuple[Finding, ...] = ()
    """What a person should hear of at once, the worst first."""


def build(
    path: Path | str, options: Options | None = None, out: Path | str = "out", editions: Sequence[str] = USUAL
) -> Report:
    """Build the editions of the raw file at *path* in ``out/<stem>/`` and return the report.

    A file with an unexplained word or a failed check goes to ``.rejected`` there, and the outcome says so. Raises
    :class:`~converter.errors.ConverterError` when the source cannot be read, when an edition would take its place, or
    when the output cannot be written.
    """
    readiness.demand(options or Options())
    job = Job(str(path), publish.name_for(path), Path(out), in_order(editions), options or Options())
    demand_apart([job])
    with about(job.path), publish.workshop(job.out) as shop:
        return build_job(job, shop).report


def normalize(path: Path | str, options: Options | None = None, data: bytes | None = None, out: Path | str = "") -> str:
    """Return the raw file at *path*, or its bytes *data*, as canonical Markdown; write it to the file *out*, where one
    is named, with the pictures that the raw file brings along beside it.

    Raises :class:`SourceError` when it cannot be read, :class:`UsageError` when *out* is the raw file itself, and
    :class:`~converter.errors.OutputError` when *out* cannot be written.
    """
    return normalize_document(path, options, data, out)[0]


def normalize_document(
    path: Path | str, options: Options | None = None, data: bytes | None = None, out: Path | str = ""
) -> tuple[str, int]:
    """Do as :func:`normalize` does, and return with the Markdown how many pictures the raw file brings along."""
    options = options or Options()
    with about(str(path)):
        source = read_source(path, options, data)
        markdown = normalize_source(source, options)[0]
    if out:
        if not _is_canonical(source):
            publish.demand_apart([path], [Path(out)])
        making.write_pictures(source.pictures, Path(out).parent)
        write(Path(out), markdown.encode())
    return markdown, len(source.pictures)


def render(
    path: Path | str, options: Options | None = None, out: Path | str = "", editions: Sequence[str] = USUAL
) -> Report:
    """Make editions of the canonical Markdown at *path* in *out*, or beside it, and return the report.

    Their words are counted against the Markdown. Raises as :func:`build` does, and :class:`SourceError` for a file that
    is no canonical Markdown.
    """
    return render_document(path, options, out, editions).report


def render_document(
    path: Path | str, options: Options | None = None, out: Path | str = "", editions: Sequence[str] = USUAL
) -> Built:
    """Do as :func:`render` does, and return what became of it with what a person should hear of."""
    readiness.demand(options or Options())
    with about(str(path)):
        return _rendered(Path(path), options or Options(), Path(out) if out else Path(path).parent, editions)


def _rendered(path: Path, options: Options, target: Path, editions: Sequence[str]) -> Built:
    clock = making.Clock()
    source = _canonical(path)
    markdown, normalized = normalize_source(source, options)
    name = publish.name_for(path)
    replaced = publish.places(target, name, editions)
    publish.demand_no_original(normalized.compilation.metadata.source_sha256, replaced)
    ledger = ledger_of(source, normalized)
    with publish.workshop(target) as shop:
        edition = making.read_edition(markdown, path.parent, options, clock)
        told = _of_pdf(edition, source, normalized, options) if "pdf" in editions else ()
        normalized = replace(normalized, decisions=(*told, *normalized.decisions))
        made = making.make_all(in_order(editions), edition, options, shop / name, (), ledger, clock)
        report = _report(str(path), source, normalized, _publish(made, target), clock)
    # What else was decided is a matter of the raw text, and was told when the Markdown was made of it.
    warnings = (of_decision(each, source, report.path) for each in told if each.severity is Severity.WARNING)
    return Built(report, (*_failures(report, source), *warnings))


def in_order(editions: Iterable[str]) -> tuple[str, ...]:
    """Return *editions*, each once, in the order of their making; raise :class:`UsageError` for an unknown one."""
    asked = set(editions)
    for name in sorted(asked - set(EDITIONS)):
        raise UsageError(f"there is no edition {name!r}", cure=f"the editions are {', '.join(EDITIONS)}")
    return tuple(name for name in EDITIONS if name in asked)


def demand_apart(jobs: Sequence[Job]) -> None:
    """Raise :class:`UsageError` when the editions of one of *jobs* would take the place of a source of any of them."""
    sources = [job.path for job in jobs if job.data is None]
    made = (publish.places(job.out / job.name, job.name, ("md", *EDITIONS)) for job in jobs)
    publish.demand_apart(sources, chain.from_iterable(made))


def build_job(job: Job, shop: Path, show: Callable[[str], None] | None = None) -> Built:
    """Build one document, first in the hidden folder *shop*, then in its own; tell each stage to *show*.

    Raises :class:`~converter.errors.ConverterError`; nothing is published then.
    """
    clock = making.Clock(show) if show else making.Clock()
    with clock.stage("read"):
        source = read_source(job.path, job.options, job.data)
    with clock.stage("normalize"):
        markdown, normalized = normalize_source(source, job.options)
    with clock.stage("ledger"):
        ledger = ledger_of(source, normalized)
    bench, target = shop / job.name, job.out / job.name
    made = [making.write_markdown(markdown, bench / f"{job.name}.md", ledger, clock)]
    making.write_pictures(source.pictures, bench)
    folder = bench if source.pictures else Path(job.path).parent
    edition = making.read_edition(markdown, folder, job.options, clock)
    if "pdf" in job.editions:
        told = _of_pdf(edition, source, normalized, job.options)
        normalized = replace(normalized, decisions=(*told, *normalized.decisions))
    made = making.make_all(job.editions, edition, job.options, bench / job.name, made, ledger, clock)
    results = _publish(made, target)
    publish.forget(target, job.name, set(EDITIONS) - set(job.editions))
    publish.copy_pictures(edition.pictures, target)
    publish.forget_pictures(target, {picture.href for picture in edition.pictures})
    report = _report(job.path, source, normalized, results, clock)
    with clock.stage("report"):
        _write_report(report, source, markdown, job.options, target)
    return Built(report, _findings(report, source))


def _of_pdf(edition: Edition, source: Source, normalized: Normalized, options: Options) -> tuple[Decision, ...]:
    """Return what is known of the PDF before it is laid out: letters that no font has, what keeps it in one piece."""
    from converter.checks import glyphs

    begins = {article.id: article.line for article in normalized.articles}
    return (*glyphs.check(edition, source.lines, begins), *_one_piece(options))


def _one_piece(options: Options) -> Iterator[Decision]:
    """Yield a decision if the style sheet does not let the PDF be laid out article by article."""
    from converter.backends import pdf

    if pdf.is_one_piece(options):
        yield Decision(
            "laid-out-together",
            Action.REPORTED,
            1,
            1,
            "the style sheet counts or refers across articles: the body of the PDF is laid out in one piece",
            severity=Severity.INFO,
            hint="take counters, target-counter(), element() and @page :nth() out of the style sheet for speed",
        )


def normalize_source(source: Source, options: Options) -> tuple[str, Normalized]:
    """Return canonical Markdown and what the normalizer found."""
    from converter import canonical, collector
    from converter.normalize import normalize

    with collector.at_rest():
        normalized = normalize(source, options)
        return canonical.write(normalized.compilation), normalized


def read_source(path: Path | str, options: Options, data: bytes | None = None) -> Source:
    """Return the source at *path*, or the one that *data* from standard input holds."""
    from converter import readers

    kept, ocr = kept_residue(options), options.source_ocr == "yes"
    if data is not None:
        return readers.read_bytes("stdin.txt", data, options.source_encoding, str(path), kept, ocr)
    return readers.read(Path(path), options.source_encoding, kept, ocr)


def _canonical(path: Path) -> Source:
    """Return the canonical Markdown at *path* as a source."""
    source = read_source(path, Options())
    if not _is_canonical(source):
        raise SourceError("this is not canonical Markdown", cure="use converter build for a raw file", path=str(path))
    return source


def _is_canonical(source: Source) -> bool:
    from converter import canonical

    return canonical.is_canonical("".join(f"{line.text}\n" for line in source.lines[:100]))


def ledger_of(source: Source, normalized: Normalized) -> Ledger:
    """Return what the editions must hold, word by word."""
    from converter.checks import account

    return account.ledger(source, normalized.decisions)


def _publish(made: Iterable[EditionResult], target: Path) -> tuple[EditionResult, ...]:
    """Move finished files to *target* (or its ``.rejected``) and return them with their new places."""
    return tuple(
        making.relocated(result, publish.move(Path(result.path), target, making.accepted(result))) for result in made
    )


def _report(
    path: str, source: Source, normalized: Normalized, results: tuple[EditionResult, ...], clock: making.Clock
) -> Report:
    outcome, reason = _outcome(results)
    return Report(
        path=path,
        outcome=outcome,
        reason=reason,
        sha256=source.sha256,
        bytes=source.size,
        encoding=source.encoding,
        words=results[0].account.source if results else 0,
        articles=normalized.articles,
        contents=normalized.contents,
        account=results[0].account if results else Account(0, 0),
        decisions=normalized.decisions,
        editions=results,
        seconds=clock.seconds,
        tools=versions.taking_part(result.format for result in results),
    )


def _outcome(results: Sequence[EditionResult]) -> tuple[str, str]:
    """Return the outcome of a build and its reason in one line."""
    unexplained = [f"{r.account.unexplained} in {r.path}" for r in results if r.account.unexplained]
    if unexplained:
        return "rejected", f"words without explanation: {', '.join(unexplained)}"
    broken = [f"{len(r.links.broken + r.contents.broken)} in {r.path}" for r in results if not making.accepted(r)]
    return ("failed", f"failed checks: {', '.join(broken)}") if broken else ("ok", "")


def _write_report(report: Report, source: Source, markdown: str, options: Options, target: Path) -> None:
    from converter.report import to_html, to_json

    for name, text in (("html", to_html(report, source, markdown, options)), ("json", to_json(report))):
        # Bytes of a file name that are no UTF-8 are shown as escapes, which JSON reads as what they were.
        write(target / f"report.{name}", text.encode(errors="backslashreplace"))


def _findings(report: Report, source: Source) -> tuple[Finding, ...]:
    """Return what a person should hear of at once: lost words, failed checks, then what is wrong in the source."""
    told = [of_decision(decision, source, report.path) for decision in concerns(report)]
    return (*_failures(report, source), *told)


def _failures(report: Report, source: Source) -> tuple[Finding, ...]:
    """Return each lost word, then each failed check."""
    words = [f for r in report.editions for f in words_of(r.account, source, report.path, r.path)]
    broken = [f for r in report.editions for f in (*r.links.broken, *r.contents.broken)]
    return (*words, *broken)


def concerns(report: Report) -> list[Decision]:
    """Return the decisions that are warnings or errors, errors first; ``--strict`` fails on them."""
    loud = [d for d in report.decisions if d.severity is not Severity.INFO and d.status is not Status.OVERRIDDEN]
    return sorted(loud, key=lambda decision: decision.severity is not Severity.ERROR)


def words_of(account: Account, source: Source, path: str, edition: str) -> tuple[Finding, ...]:
    """Return each unexplained word of *edition* at its place in the source."""
    return tuple(of_change(change, source, path, edition) for change in account.changes)
