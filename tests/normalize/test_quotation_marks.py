"""Quotation marks."""

from dataclasses import replace

import pytest

from converter.model import Heading, Paragraph, Run
from converter.normalize import quotation_marks
from converter.options import Options
from drafts import rules, through


def report(*paragraphs: str) -> list[str]:
    blocks = tuple(Heading(1, (Run("x"),), "h") if not text else Paragraph((Run(text),)) for text in paragraphs)
    draft = replace(through("x")[0], blocks=blocks)
    after, decisions = quotation_marks.report(draft, Options())
    assert after == draft
    return rules(list(decisions))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“We are open,” he said.",),
        ("“It began.", "“It went on.", "“It ended.”"),
        ("“It began.", "It ended.”"),
        ("„Offen“, sagte er.",),
        ("« Ouvert », dit-il.",),
        ('"Open", he said.', 'It’s 5\' 6" and 7".'),
        ("“He said ‘no’.”",),
    ],
)
def test_pairs_are_no_news(paragraphs: tuple[str, ...]) -> None:
    assert report(*paragraphs) == []


@pytest.mark.parametrize(
    "paragraphs", [("“We are open.",), ("We are open.”",), ('"Open, he said.',), ("“Open.", "", "It went on.”")]
)
def test_what_never_closes_or_never_opened(paragraphs: tuple[str, ...]) -> None:
    assert set(report(*paragraphs)) == {"quotation-unbalanced"}


def test_straight_and_curly_ones_in_one_article() -> None:
    assert report("“Open.”", '"Shut."') == ["quotation-marks-mixed"]
    assert report("“Open.”", "", '"Shut."') == []
