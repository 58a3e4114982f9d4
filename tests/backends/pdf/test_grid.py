"""Where lines and rules stand on a page: on the grid of the theme ``book``, between their neighbours."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from converter.backends.pdf import render
from converter.backends.pdf.sheets import SHEETS
from converter.edition import read
from converter.options import Options
from printed_books import HEAD, SENTENCE

BLOCKS = {
    "table": "| Boat | Built |\n|---|---|\n| Gannet | 1861 |\n| Heron | 1868 |",
    "wide table": "| "
    + " | ".join(["Donaudampfschiff"] * 7)
    + " |\n|"
    + "---|" * 7
    + "\n| a | b | c | d | e | f | g |",
    "preformatted": "```\nport    lamp\nquay    bell\nrope    tar\n```",
    "picture": "![A boat](boat.png)",
    "picture with a caption": "![A boat](boat.png)\n\n::: {.caption}\nA boat, drawn from the pier.\n:::",
    "verse": "| The harbour sleeps,\n| the lantern burns.",
    "rule": "* * *",
}


def article(*blocks: str) -> str:
    return HEAD + "\n\n".join(["# Boats {#boats .article}", *blocks]) + "\n"


def baselines(data: bytes) -> Iterator[list[tuple[float, str]]]:
    """Yield the pieces of text of each page of the body with their distance from the page's head, in points."""
    for page in pypdf.PdfReader(BytesIO(data)).pages[4:]:
        found: list[tuple[float, str]] = []

        def visit(
            text: str,
            page_matrix: list[float],
            matrix: list[float],
            *rest: object,
            found: list[tuple[float, str]] = found,
        ) -> None:
            if text.strip():
                found.append((-page_matrix[5] - page_matrix[3] * matrix[5], text.strip()))

        page.extract_text(visitor_text=visit)
        yield found


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_text_after_other_blocks_is_on_the_grid_again(block: str, tmp_path: Path) -> None:
    Image.new("RGB", (90, 41), "navy").save(tmp_path / "boat.png")
    blocks = [SENTENCE * 3, block, SENTENCE * 2, block, f"## {SENTENCE[:20]}"] * 3
    data = render(read(article(*blocks), tmp_path), Options(cache="no", theme="book"))
    line = SHEETS["A5"].points * 1.36
    for page in baselines(data):
        heights = [
            height for height, said in page if any(word in said for word in ("keeper", "harbour ", "lantern and"))
        ]
        steps = [(height - heights[0]) / line for height in heights]
        assert steps == pytest.approx([round(step) for step in steps], abs=0.02)


@pytest.mark.parametrize("theme", ["press", "book", "report"])
def test_a_rule_between_scenes_ends_no_page_and_begins_none(theme: str) -> None:
    for lines in range(24, 38, 2):
        blocks = [*["A line."] * lines, "The last.", "* * *", SENTENCE * 5]
        data = render(read(article(*blocks), Path()), Options(cache="no", theme=theme))
        before, after = (
            next(n for n, page in enumerate(baselines(data)) if word in " ".join(said for _, said in page))
            for word in ("The last", "keeper")
        )
        assert before == after, lines


@pytest.mark.parametrize("theme", ["press", "book", "report"])
def test_a_short_table_stays_on_one_page_and_begins_it_at_its_head(theme: str) -> None:
    options = Options(cache="no", theme=theme)
    text = list(baselines(render(read(article(*["A line."] * 60), Path()), options)))[1]
    heads = []
    for lines in range(20, 36, 2):
        blocks = [*["A line."] * lines, BLOCKS["table"], SENTENCE * 5]
        said = list(baselines(render(read(article(*blocks), Path()), options)))
        [page] = [found for found in said if {"Boat", "Heron"} & {text for _, text in found}]
        heads += [_head(page)] if "A line." not in {text for _, text in page} else []
    assert heads
    assert max(heads) < _head(text) + 5


def _head(page: list[tuple[float, str]]) -> float:
    """Return how far the first line of the text is below the running head."""
    first, second, *_ = sorted({round(height) for height, _ in page})
    return second - first
