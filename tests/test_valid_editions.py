"""The finished editions pass the validators of their formats."""

from collections.abc import Callable
from pathlib import Path

import pytest

import validators

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
