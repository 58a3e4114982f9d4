"""Dates of articles."""

from dataclasses import replace

import pytest

from converter.draft import Draft
from converter.model import Heading, Paragraph, Run, Span, Status
from converter.normalize import datelines
from converter.options import Options
from drafts import of_kind, said, through


def read(*blocks: str | tuple[str, ...]) -> tuple[Draft, list[str]]:
    """Return the draft of a heading (a tuple of its lines) and paragraphs after *datelines.read*, and the messages."""
    made = tuple(
        Heading(1, tuple(Run(line) for line in block), "h", span=Span(1, 1))
        if isinstance(block, tuple)
        else Paragraph((Run(block),))
        for block in blocks
    )
    draft, decisions = datelines.read(replace(through("x")[0], blocks=made), Options())
    return draft, [decision.status for decision in decisions]


@pytest.mark.parametrize(
    "blocks",
    [
        (("Harbour opens", "(24 February 2021)"), "Text."),
        (("Harbour opens (24 February 2021)",), "Text."),
        (("Harbour opens (24", "February 2021)"), "Text."),
        (("Harbour opens",), "February 24, 2021", "Text."),
        (("Harbour opens",), "Harbour Press, February 24, 2021", "Text."),
        (("Harbour opens",), "Kelsey Bay (24 February 2021)", "Text."),
    ],
)
def test_a_date_with_the_title_is_set_apart_and_read(blocks: tuple[str | tuple[str, ...], ...]) -> None:
    draft, _ = read(*blocks)
    (heading,) = of_kind(draft, Heading)
    assert (said(heading), heading.date) == ("Harbour opens", "2021-02-24")
    assert [(p.role, "2021" in said(p)) for p in of_kind(draft, Paragraph)] == [("dateline", True), ("", False)]


@pytest.mark.parametrize(
    "dateline", ["BAKU, 24 February 2021 —", "New Quay, Feb. 24, 2021 -", "24 February 2021:", "QUAY (24.02.2021) –"]
)
def test_a_dateline_that_opens_the_text_stays_in_it(dateline: str) -> None:
    draft, _ = read(("Harbour opens",), f"{dateline} The harbour opened.")
    assert of_kind(draft, Heading)[0].date == "2021-02-24"
    assert [p.role for p in of_kind(draft, Paragraph)] == [""]


def test_a_title_over_lines_is_one_run() -> None:
    assert (
        said(read(("Harbour  opens", "its light-", "house doors"), "Text.")[0].blocks[0])
        == "Harbour opens its light-house doors"
    )


def test_a_date_that_is_not_sure_is_put_up_for_review() -> None:
    draft, statuses = read(("Harbour opens", "(03/04/2021)"), "Text.")
    assert of_kind(draft, Heading)[0].date == "2021-03-04"
    assert statuses == [Status.REVIEW]


@pytest.mark.parametrize(
    "blocks",
    [(("Harbour (old)",), "Text."), (("The year 1998",), "It was in May 1998 that he came."), (("Hens",), "12")],
)
def test_what_is_no_date_of_the_article(blocks: tuple[str | tuple[str, ...], ...]) -> None:
    draft, statuses = read(*blocks)
    assert of_kind(draft, Heading)[0].date == ""
    assert statuses == []
