"""Many documents: one outcome each, in a manifest, whatever happens to the others."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import IO

from converter import messages, readiness, sources
from converter.build import Built, Job, build_job, concerns, demand_apart
from converter.engines import Engine
from converter.errors import ConverterError, WorkerError
from converter.options import SETTINGS, Options
from converter.progress import Progress, Silent
from converter.publish import outside, reporting, workshop
from converter.results import Report
from converter.terminal import json_text

Work = Callable[..., "Outcome"]
"""What is done with each job: a function like :func:`attempt`."""

MANIFEST = "manifest.jsonl"
"""File in the output folder with one line for each document, written as it ends."""

PATIENCE = 600
"""Seconds after which one document of several is given up when no limit was set."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document of a batch."""

    built: Built
    """Its report and messages; for a document that could not be built, only the reason."""
    seconds: float
    """Wall time it took."""
    error: ConverterError | None = None
    """Why it could not be built."""


def plan(
    words: Sequence[str], out: Path, editions: tuple[str, ...], options: Options, stdin: Callable[[], bytes]
) -> list[Job]:
    """Return a job for each document that *words* name.

    Raises :class:`ConverterError` when they name none, when an edition would take the place of a source, or when theme
    and templates cannot be used.
    """
    readiness.demand(options)
    paths = sources.find(words, out)
    jobs = [
        Job(path, name, out, editions, options, stdin() if path == sources.STDIN else None)
        for path, name in zip(paths, sources.names(paths), strict=True)
    ]
    demand_apart(jobs)
    return jobs


def run(
    jobs: Sequence[Job], workers: int = 0, progress: Progress | None = None, work: Work | None = None
) -> Generator[Outcome]:
    """Build *jobs*, note each in the manifest as it ends, and yield it.

    A single document is built in this process, unless a time limit was set, which only another process can keep;
    several are built in *workers* processes, or as many as there are processors. *work* is :func:`attempt`; tests give
    another. Close the generator to stop early: no process and no half-made file is left. Raises
    :class:`~converter.errors.OutputError` when the output folder cannot be written.
    """
    progress = progress or Silent()
    out = jobs[0].out
    with workshop(out) as shop, _manifest(out) as manifest:
        engine, build_one = _engine(jobs, workers, progress, partial(work or attempt, shop=shop))
        with closing(engine.run(build_one, jobs, jobs[0].options.timeout or PATIENCE)) as ended:
            for number, (job, answer) in enumerate(ended, 1):
                outcome = _failed(job, answer, 0.0) if isinstance(answer, WorkerError) else answer
                with reporting(out / MANIFEST):
                    _note(manifest, job, outcome)
                yield outcome
                progress.show(f"{number:,} of {len(jobs):,} documents")


def exit_code(outcome: Outcome, strict: bool = False) -> int:
    """Return the exit code of one document; when *strict*, a warning counts as a failure."""
    if outcome.error:
        return outcome.error.exit_code
    return int(outcome.built.report.outcome != "ok" or (strict and bool(concerns(outcome.built.report))))


def attempt(job: Job, shop: Path, show: Callable[[str], None] | None = None) -> Outcome:
    """Build one document and return what became of it, whatever goes wrong: the boundary between documents."""
    start = perf_counter()
    try:
        with outside(shop, job.out):
            built = build_job(job, shop, show)
    except ConverterError as error:
        return _failed(job, error, perf_counter() - start)
    except Exception as error:
        if os.environ.get("CONVERTER_DEBUG"):
            traceback.print_exc()
        return _failed(job, messages.bug(error), perf_counter() - start)
    return Outcome(built, perf_counter() - start)


def _engine(
    jobs: Sequence[Job], workers: int, progress: Progress, work: Callable[..., Outcome]
) -> tuple[Engine, Callable[[Job], Outcome]]:
    if len(jobs) == 1 and not jobs[0].options.timeout:
        from converter.engines.serial import Serial

        return Serial(), partial(work, show=lambda stage: progress.show(f"{jobs[0].path}: {stage}"))
    from converter.engines.local import Local

    progress.show(f"0 of {len(jobs):,} documents")
    return Local(min(workers or os.cpu_count() or 1, len(jobs)), _preload(jobs[0].editions)), work


def _preload(editions: Sequence[str]) -> tuple[str, ...]:
    """Return the modules that every worker needs for these *editions*."""
    rooms = ("build", "readers", "normalize", "edition", "checks", "report", *(f"backends.{name}" for name in editions))
    return tuple(f"converter.{name}" for name in (*rooms, *(["backends.pdf.warm"] if "pdf" in editions else [])))


def _failed(job: Job, error: ConverterError, seconds: float) -> Outcome:
    error.path = error.path or job.path
    report = Report(path=job.path, outcome="failed", reason=error.message)
    return Outcome(Built(report), seconds, error)


def _manifest(out: Path) -> IO[str]:
    with reporting(out / MANIFEST):
        # A file name that is no UTF-8 comes from the system with surrogates; their escapes are the ones of JSON.
        return (out / MANIFEST).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")


def _note(manifest: IO[str], job: Job, outcome: Outcome) -> None:
    report = outcome.built.report
    settings = {name: getattr(job.options, setting.name) for name, setting in SETTINGS.items()}
    line = {
        "source": job.path,
        "sha256": report.sha256,
        "options": {name: value for name, value in settings.items() if value != SETTINGS[name].default},
        "outcome": report.outcome,
        "reason": report.reason,
        "seconds": round(outcome.seconds, 3),
        "editions": {e.format: {"path": e.path, "sha256": e.sha256, "bytes": e.bytes} for e in report.editions},
    }
    manifest.write(json_text(line) + "\n")
    manifest.flush()
