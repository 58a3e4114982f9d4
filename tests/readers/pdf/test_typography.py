"""Distances of lines."""

from dataclasses import replace

from converter.readers.pdf.typography import of_columns
from converter.readers.pdf.values import Column, Face, TextLine

LINE = TextLine((), 0.0, 100.0, 100.0, 10.0, Face("Serif"), bold=False, italic=False, page=1)


def leading(*baselines: float, of: float = 10.0) -> float:
    column = Column(tuple(replace(LINE, baseline=baseline) for baseline in baselines), 0.0, 100.0)
    return of_columns([column], 10.0, Face("Serif")).leading(of)


def test_the_commonest_distance_counts() -> None:
    assert leading(*range(0, 90, 15)) == 15


def test_lines_over_one_another_tell_no_distance() -> None:
    assert leading(*[50.0] * 8) > 0


def test_sizes_with_few_lines_are_as_loose_as_the_running_text() -> None:
    assert leading(*range(0, 90, 15), of=20.0) == 30
