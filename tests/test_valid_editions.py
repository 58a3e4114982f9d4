"""The finished editions pass the validators of their formats."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from formats import packed

import validators
from converter import build
from converter.results import Report

pytestmark = [pytest.mark.validators, pytest.mark.slow]

VALIDATORS = {
    "epub": (validators.epubcheck, validators.ace),
    "pdf": (validators.verapdf, validators.qpdf),
    "html": (validators.vnu, validators.axe),
}
EACH = [pytest.param(suffix, ask, id=ask.__name__) for suffix, asked in VALIDATORS.items() for ask in asked]


@pytest.mark.parametrize(("suffix", "ask"), EACH)
def test_the_sample_passes(built_sample: Path, suffix: str, ask: Callable[[Path], list[str]]) -> None:
    assert ask(built_sample / f"{built_sample.name}.{suffix}") == []


@pytest.mark.parametrize(("suffix", "ask"), EACH)
def test_the_real_compilation_passes(built_real: Path, suffix: str, ask: Callable[[Path], list[str]]) -> None:
    assert ask(built_real / f"{built_real.name}.{suffix}") == []


@pytest.mark.parametrize("ask", [validators.vnu, validators.axe], ids=lambda ask: ask.__name__)
def test_the_report_passes(built_sample: Path, ask: Callable[[Path], list[str]]) -> None:
    assert ask(built_sample / "report.html") == []


_NO_GLYPH = re.compile(r"/usedGlyphs\[\d+\]\(")
"""Where veraPDF finds a glyph that its typeface does not have."""
CASES = sorted((Path(__file__).parent / "cases").glob("*/raw.*"))


def file(raw: Path, folder: Path) -> Path:
    """Return the raw file of a case; one that stands there in parts is packed into *folder*."""
    if not raw.is_dir():
        return raw
    made = folder / f"{raw.parent.name}{raw.suffix}"
    made.write_bytes(packed(raw))
    return made


def _lacks_a_glyph(report: Report) -> bool:
    """Return whether no typeface of this machine has some letter of a document: no PDF of it can be PDF/UA."""
    return any(decision.rule == "glyph-missing" for decision in report.decisions)


@pytest.mark.parametrize("suffix", VALIDATORS)
def test_every_golden_case_passes(suffix: str, tmp_path: Path) -> None:
    built = [build(file(raw, tmp_path), out=tmp_path / raw.parent.name, editions=(suffix,)) for raw in CASES]
    assert [report.reason for report in built if report.outcome != "ok"] == []
    paths = [Path(edition.path) for report in built for edition in report.editions if edition.format == suffix]
    assert len(paths) == len(CASES)
    unseen = tuple(str(path) for path, report in zip(paths, built, strict=True) if _lacks_a_glyph(report))
    for ask in VALIDATORS[suffix]:
        assert [fault for fault in ask(*paths) if not (_NO_GLYPH.search(fault) and fault.startswith(unseen))] == []
