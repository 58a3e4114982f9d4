"""Articles and passages that come twice, left out where asked for."""

from dataclasses import replace

import pytest

from converter.model import Block, Heading, Paragraph, Run, Span, Table
from converter.normalize import repeats, twins
from converter.options import Options
from drafts import rules, said, through

TEXT = (
    "The ferry left the north quay at seven with nobody on board but the cook and a crate of hens, and when it came "
    "to the lamp at the end of the pier the keeper waved, as he had done on every morning for some thirty years."
)
TABLE = Table((((Run("Lamps"),), (Run("Hens"),)), ((Run("3"),), (Run("12"),))))


def settled(*blocks: Block, **options: str) -> tuple[list[str], list[str], list[str]]:
    """Return what is left of *blocks*, a line each, the rules that decided, and what they said."""
    placed = tuple(replace(block, span=Span(n, n)) for n, block in enumerate(blocks, 1))
    lines = "\n".join(said(block) for block in blocks)
    draft = replace(through(lines)[0], blocks=placed)
    wanted = Options(**options)  # type: ignore[arg-type]
    draft, told = twins.report(draft, wanted)
    draft, gone = repeats.settle(draft, wanted)
    decisions = [*told, *gone]
    return [said(block) for block in draft.blocks], rules(decisions), [decision.message for decision in decisions]


def article(title: str, *texts: str) -> list[Block]:
    return [Heading(1, (Run(title),), title, "article"), *(Paragraph((Run(text),)) for text in texts)]


def test_an_article_that_stands_twice_goes() -> None:
    left, decided, _ = settled(*article("A", TEXT), *article("B", TEXT), duplicates="drop")
    assert left == ["A", TEXT] and decided == ["twin", "twin-dropped", "twin-dropped"]


@pytest.mark.parametrize(
    "more",
    [
        Paragraph((Run("In the evening the hens were found in the mill on the hill."),)),
        Paragraph((Run("So it ended."),)),
        TABLE,
    ],
    ids=["paragraph", "few words", "table"],
)
def test_one_that_has_more_stays_whole(more: Block) -> None:
    twice = [*article("A", TEXT, TEXT[::-1]), *article("B", TEXT, TEXT[::-1])]
    assert settled(*twice, duplicates="drop")[0] == ["A", TEXT, TEXT[::-1]]
    left, decided, _ = settled(*twice, more, duplicates="drop")
    assert left == ["A", TEXT, TEXT[::-1], "B", TEXT, TEXT[::-1], said(more)] and decided == ["twin"]


def test_a_table_that_both_have_does_not_keep_the_later_one() -> None:
    left, _, _ = settled(*article("A", TEXT), TABLE, *article("B", TEXT), TABLE, duplicates="drop")
    assert left == ["A", TEXT, "Table"]


def test_what_an_article_repeats_is_measured_by_the_first_one() -> None:
    three = [*article("A", TEXT), *article("B", TEXT, "So it ended."), *article("C", TEXT, "So it ended.")]
    assert settled(*three, duplicates="drop")[0] == ["A", TEXT, "B", TEXT, "So it ended.", "C", TEXT, "So it ended."]


def test_a_passage_that_stands_twice_goes_before_the_first_heading_too_and_no_report_says_that_it_was_kept() -> None:
    twice = [Paragraph((Run(TEXT),)), Paragraph((Run(TEXT[::-1]),)), Paragraph((Run(TEXT),))]
    left, decided, told = settled(*twice, repeats="drop")
    assert left == [TEXT, TEXT[::-1]] and decided == ["repeat-in-article", "repeat-dropped"]
    assert not any("kept" in message for message in told)
    assert any("both were kept" in message for message in settled(*twice)[2])
