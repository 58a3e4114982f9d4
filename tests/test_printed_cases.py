"""The PDFs among the golden cases are what their drawings give."""

import pytest
from printed_cases import CASES, PRINTED


@pytest.mark.parametrize("name", PRINTED)
def test_a_drawn_case_is_as_its_drawing(name: str) -> None:
    assert (CASES / name / "raw.pdf").read_bytes() == PRINTED[name](), "run python tests/printed_cases.py"


def test_every_pdf_among_the_cases_is_drawn() -> None:
    assert {path.parent.name for path in CASES.glob("*/raw.pdf")} == set(PRINTED)
