"""Paragraphs that end in a colon stay with what they announce."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from converter.backends.pdf import render
from converter.edition import read
from converter.options import Options

LEAD = "The keeper wrote down what follows, word for word, before the lamp went out:"
ANNOUNCED = {
    "list": "- a crate of hens\n- a lamp",
    "numbers": "1.  a crate of hens\n2.  a lamp",
    "quotation": "> a crate of hens and a lamp",
    "table": "| a crate | of hens |\n| --- | --- |\n| a lamp | and oil |",
    "verse": "| a crate of hens\n| a lamp",
}


def pages(lines: int, announced: str) -> list[str]:
    """Return the texts of the pages on which a lead-in stands under as many paragraphs of a line as are asked for."""
    text = "\n\n".join(["# Boats {#boats .article}", *(f"Line {n}." for n in range(lines)), LEAD, announced, "An end."])
    reader = pypdf.PdfReader(BytesIO(render(read(f"---\nlang: en\n---\n\n{text}\n", Path()), Options(cache="no"))))
    texts = [page.extract_text() for page in reader.pages]
    return [text for text in texts if "Line 9." in text or "went out:" in text or "An end." in text]


@pytest.mark.parametrize("announced", ANNOUNCED.values(), ids=ANNOUNCED)
def test_no_page_ends_between_a_lead_in_and_what_it_announces(announced: str) -> None:
    for lines in range(26, 36):
        [page] = [text for text in pages(lines, announced) if "went out:" in text]
        assert "a crate" in page[page.index("went out:") :], lines


def test_only_so_much_moves_to_the_next_page_as_must() -> None:
    long = " ".join(["The boats came back one after the other."] * 300) + " They said:"
    text = f"---\nlang: en\n---\n\n# Boats {{#boats .article}}\n\n{long}\n\n> a crate of hens\n"
    reader = pypdf.PdfReader(BytesIO(render(read(text, Path()), Options(cache="no"))))
    found = [page.extract_text() for page in reader.pages if "came back" in page.extract_text()]
    assert len(found) > 3
    assert min(text.count("\n") for text in found[1:-1]) >= max(text.count("\n") for text in found[1:-1]) - 3
