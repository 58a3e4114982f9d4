"""Lone numbers over stanzas."""

from converter.heading.groups import groups_of
from converter.heading.stanza_numbers import stanza_numbers
from drafts import through

STANZA = "The lamp was lit at half past four,\n  The rope was coiled and dry,\nAnd nothing lay along the shore."
TEXT = "The ferry left the north quay at seven with nobody on board but the cook\nand a crate of hens, and came back."


def counted(*parts: str, numbers: str = "I II III IV V") -> list[str]:
    """Return the numbers over *parts* that count stanzas, where every number is chosen for a heading."""
    text = "\n\n".join(f"{number}\n\n{part}" for number, part in zip(numbers.split(), parts, strict=False))
    rows = through(f"A TITLE\n\n\n{text}")[0].rows
    chosen = [group for group in groups_of(rows) if group.text in numbers.split()]
    return [rows[first].text for first in sorted(stanza_numbers(rows, chosen, [0]))]


def test_numbers_over_single_stanzas_count_them() -> None:
    assert counted(STANZA, STANZA, STANZA) == ["I", "II", "III"]
    assert counted(STANZA, STANZA, STANZA, STANZA, numbers="1 2 3 4") == ["1", "2", "3", "4"]


def test_numbers_over_more_than_a_stanza_or_over_text_are_headings() -> None:
    assert counted(f"{STANZA}\n\n{STANZA}", f"{STANZA}\n\n{STANZA}", STANZA) == []
    assert counted(TEXT, TEXT, TEXT) == []
    assert counted("\n".join([STANZA] * 5), "\n".join([STANZA] * 5), STANZA) == []


def test_two_numbers_or_numbers_that_do_not_count_tell_nothing() -> None:
    assert counted(STANZA, STANZA) == []
    assert counted(STANZA, STANZA, STANZA, numbers="I III V") == []
