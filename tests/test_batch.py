import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from converter import batch
from converter.build import Built, Job
from converter.errors import MissingToolError, OutputError, SourceError
from converter.model import Action, Decision, Severity
from converter.options import Options
from converter.progress import Silent
from converter.results import Account, CheckResult, EditionResult, Report

NOTHING = CheckResult(0)


def pretend(job: Job, shop: Path, show: Callable[[str], None] | None = None) -> batch.Outcome:
    """Do what the name of the document says, as a build could."""
    if show:
        show("pretend")
    (shop / job.name).mkdir()
    match job.name:
        case "crash":
            os._exit(3)
        case "hang" | "hang-2":
            threading.Event().wait()
        case "interrupt":
            raise KeyboardInterrupt
    path = str(job.out / job.name / f"{job.name}.md")
    edition = EditionResult("md", path, "ab", 3, NOTHING, NOTHING, Account(1, 1), 0.1)
    return batch.Outcome(Built(Report(job.path, "ok", sha256="cd", editions=(edition,))), 0.2)


def jobs(out: Path, *names: str, **settings: int) -> list[Job]:
    words = [f"{name}.txt" for name in names]
    return batch.plan(words, out, ("html",), Options(**settings), lambda: b"from stdin")


def manifest(out: Path) -> dict[str, dict[str, object]]:
    lines = (out / "manifest.jsonl").read_text("utf-8").splitlines()
    return {entry["source"]: entry for entry in map(json.loads, lines)}


def leftovers(out: Path) -> list[str]:
    return [path.name for path in out.iterdir() if path.name.startswith(".")]


def test_a_crash_costs_only_itself_and_is_named(tmp_path: Path) -> None:
    outcomes = list(batch.run(jobs(tmp_path, "a", "crash", "b", "c"), 2, work=pretend))
    assert {name: entry["reason"] for name, entry in manifest(tmp_path).items()} == {
        "a.txt": "",
        "b.txt": "",
        "c.txt": "",
        "crash.txt": "its process crashed (exit code 3)",
    }
    assert sorted(map(batch.exit_code, outcomes)) == [0, 0, 0, 1]
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("names", [("hang",), ("hang", "other/hang")])
def test_a_hang_is_given_up_and_named_alone_and_among_others(tmp_path: Path, names: tuple[str, ...]) -> None:
    # No other document is under the limit: on a busy machine any of them could miss it.
    outcomes = list(batch.run(jobs(tmp_path, *names, timeout=1), 2, work=pretend))
    assert {entry["reason"] for entry in manifest(tmp_path).values()} == {"it gave no answer in 1 s"}
    assert len(outcomes) == len(names)
    assert {batch.exit_code(outcome) for outcome in outcomes} == {1}
    assert leftovers(tmp_path) == []


def test_the_manifest_says_what_became_of_a_document(tmp_path: Path) -> None:
    list(batch.run(jobs(tmp_path, "a", timeout=900), work=pretend))
    path = str(tmp_path / "a" / "a.md")
    assert manifest(tmp_path)["a.txt"] == {
        "source": "a.txt",
        "sha256": "cd",
        "options": {"timeout": 900},
        "outcome": "ok",
        "reason": "",
        "seconds": 0.2,
        "editions": {"md": {"path": path, "sha256": "ab", "bytes": 3}},
    }


def test_an_interrupted_run_leaves_what_is_finished_and_nothing_half_made(tmp_path: Path) -> None:
    run = batch.run(jobs(tmp_path, "interrupt"), work=pretend)
    with pytest.raises(KeyboardInterrupt):
        next(run)
    assert leftovers(tmp_path) == []


def test_stopping_a_batch_early_keeps_the_lines_of_those_that_ended(tmp_path: Path) -> None:
    run = batch.run(jobs(tmp_path, "a", "hang"), 1, work=pretend)
    next(run)
    run.close()
    assert list(manifest(tmp_path)) == ["a.txt"]
    assert leftovers(tmp_path) == []


def test_an_error_of_ours_is_an_outcome_with_its_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for error, code in ((SourceError("it is empty"), 1), (MissingToolError("no pandoc"), 3)):
        monkeypatch.setattr(batch, "build_job", raising(error))
        [outcome] = batch.run(jobs(tmp_path, "a"))
        assert batch.exit_code(outcome) == code
        assert outcome.error and outcome.error.path == "a.txt"
        assert manifest(tmp_path)["a.txt"]["reason"] == error.message


def test_an_error_names_no_hidden_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(job: Job, shop: Path, show: object) -> Built:
        raise OutputError("it is full", path=str(shop / "a" / "a.pdf"))

    monkeypatch.setattr(batch, "build_job", full)
    (outcome,) = batch.run(jobs(tmp_path, "a"))
    assert outcome.error and outcome.error.path == str(tmp_path / "a" / "a.pdf")


def test_any_other_error_is_called_a_bug_and_costs_only_its_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(batch, "build_job", raising(ZeroDivisionError("oh")))
    [outcome] = batch.run(jobs(tmp_path, "a"))
    assert outcome.built.report.reason == "this is a bug: ZeroDivisionError: oh"
    assert capfd.readouterr().err == ""
    monkeypatch.setenv("CONVERTER_DEBUG", "1")
    list(batch.run(jobs(tmp_path, "a")))
    assert "Traceback" in capfd.readouterr().err


def test_an_output_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError):
        next(batch.run(jobs(tmp_path / "out", "a"), work=pretend))


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    [job] = batch.plan(["-"], tmp_path, (), Options(), lambda: b"from stdin")
    assert (job.path, job.name, job.data) == ("-", "stdin", b"from stdin")


def test_a_single_document_tells_its_stages(tmp_path: Path) -> None:
    lines: list[str] = []

    class Recorder(Silent):
        def show(self, line: str) -> None:
            lines.append(line)

    list(batch.run(jobs(tmp_path, "a"), progress=Recorder(), work=pretend))
    assert lines == ["a.txt: pretend", "1 of 1 documents"]


def test_a_warning_fails_a_strict_run_only() -> None:
    def outcome(severity: Severity) -> batch.Outcome:
        decision = Decision("r", Action.REPORTED, 1, 1, "m", severity=severity)
        return batch.Outcome(Built(Report("a", "ok", decisions=(decision,))), 0.0)

    assert batch.exit_code(outcome(Severity.WARNING)) == 0
    assert batch.exit_code(outcome(Severity.WARNING), strict=True) == 1
    assert batch.exit_code(outcome(Severity.INFO), strict=True) == 0


def raising(error: Exception) -> Callable[..., Built]:
    def build_job(job: Job, shop: Path, show: Callable[[str], None] | None) -> Built:
        raise error

    return build_job
