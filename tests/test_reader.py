"""The EPUB opened in a reader: cover, contents, turning of pages, printed pages, notes, also from right to left."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import validators
from converter.build import render

pytestmark = [pytest.mark.validators, pytest.mark.slow]

BOOK = f"""---
canonical: 1
title: "Boats"
lang: "en"
creator: "Ada Holm"
---

# The ferry {{#ferry .article page="7"}}

A call[1](#n1){{.noteref}} stands here, and so does a link to [the lamp](#lamp).

{"The ferry left the quay before the lamp was lit. " * 60}

[]{{.pagebreak page="8"}}{"The crew went home after the lamp was lit. " * 60}

::: {{#n1 .note}}
[1]{{.label}} It was lit at six.
:::

# Boats of old {{#old .part}}

## The lamp {{#lamp .article page="12"}}

{"The lamp was lit before the ferry left the quay. " * 40}
"""

FROM_RIGHT_TO_LEFT = f"""---
canonical: 1
title: "قوارب الميناء"
lang: "ar"
---

# القارب {{#القارب .article page="3"}}

نداء[١](#n1){{.noteref}} في أول السطر. {"عاد القارب إلى الميناء في المساء. " * 120}

::: {{#n1 .note}}
[١]{{.label}} عاد في السادسة.
:::

# المنارة {{#المنارة .article}}

{"أضاءت المنارة قبل أن يعود القارب. " * 240}
"""


def opened(text: str, folder: Path) -> dict[str, Any]:
    """Return what a reader makes of the EPUB of a canonical Markdown."""
    (folder / "book.md").write_text(text, "utf-8")
    assert render(folder / "book.md", out=folder, editions=("epub",)).outcome == "ok"
    answer = validators.read(folder / "book.epub")
    assert answer["outside"] == answer["errors"] == []
    return answer


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return opened(BOOK, tmp_path_factory.mktemp("book"))


def test_a_reader_opens_the_book_and_finds_the_way(answer: dict[str, Any]) -> None:
    assert (answer["title"], answer["progression"]) == ("Boats", None)
    assert answer["cover"]["pictures"] == ["Cover: Boats, Ada Holm"]
    assert answer["landmarks"] == ["cover", "titlepage", "toc", "bodymatter"]
    assert answer["contents"] == ["The ferry", "Boats of old", "The lamp"]
    assert [each["headings"] for each in answer["opened"]] == [[title] for title in answer["contents"]]
    followed = answer["followed"]
    assert (followed["ident"], followed["arrived"], followed["headings"]) == ("lamp", True, ["The lamp"])


def test_pages_are_turned_forward_and_back(answer: dict[str, Any]) -> None:
    turned = answer["turned"]
    assert all(before["place"] != after["place"] for before, after in pairwise(turned["next"]))
    assert turned["next"][1]["from"] < turned["next"][0]["from"] < 0  # the text moves to the left
    assert turned["prev"][:5] == turned["next"][4::-1]


def test_a_printed_page_is_found_by_its_number(answer: dict[str, Any]) -> None:
    assert answer["pages"] == [7, 8, 12]
    files = [each["file"] for each in answer["paged"]]
    assert files == ["ferry.xhtml", "ferry.xhtml", "lamp.xhtml"]
    first, inside, _ = answer["paged"]
    assert first["headings"] == ["The ferry"] and inside["headings"] == [] and inside["from"] < 0


def test_a_note_can_be_opened_over_the_page_and_leads_back(answer: dict[str, Any]) -> None:
    note = answer["note"]
    assert note["call"] == ["noteref", "doc-noteref"] and note["note"] == ["aside", "footnote", "doc-footnote"]
    assert note["text"] == "1 It was lit at six."
    assert (note["followed"]["ident"], note["followed"]["arrived"]) == ("n1", True)
    assert (note["back"]["ident"], note["back"]["arrived"]) == ("n1-call", True)


def test_a_book_from_right_to_left_is_turned_that_way(tmp_path: Path) -> None:
    answer = opened(FROM_RIGHT_TO_LEFT, tmp_path)
    assert answer["progression"] == "rtl"
    assert [each["headings"] for each in answer["opened"]] == [["القارب"], ["المنارة"]]
    turned = answer["turned"]["next"]
    assert turned[1]["file"] == turned[0]["file"] and turned[1]["from"] > turned[0]["from"]  # it moves to the right
    assert answer["turned"]["prev"][:5] == turned[4::-1]
    assert answer["note"]["followed"]["arrived"] and answer["note"]["back"]["arrived"]
    assert answer["pages"] == [3]
    # The reader does not decode the address of a link in the text, so it comes to the page of the article alone.
    assert answer["followed"]["ident"] == "المنارة" and answer["followed"]["file"] == answer["opened"][1]["file"]
