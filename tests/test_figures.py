from converter import figures


def test_sizes_are_said_in_round_figures() -> None:
    assert [figures.size(number) for number in (1, 1499, 999_499, 2_000_000)] == ["1 kB", "1 kB", "999 kB", "2.0 MB"]


def test_one_is_no_plural() -> None:
    assert [figures.many(number, "word", "words") for number in (0, 1, 1200)] == ["0 words", "1 word", "1,200 words"]
