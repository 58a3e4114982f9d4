"""Numbers before paragraphs, as word processors write them."""

import pytest

from converter.counting import counted


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (4, "decimal", "4"),
        (7, "decimalZero", "07"),
        (1994, "upperRoman", "MCMXCIV"),
        (1994, "lowerRoman", "mcmxciv"),
        (0, "upperRoman", "0"),
        (28, "lowerLetter", "bb"),
        (3, "russianUpper", "В"),
        (10**9, "upperLetter", "1000000000"),
        (5, "none", ""),
        (5, "ordinalOfSomeLanguage", "5"),
    ],
)
def test_each_form(number: int, form: str, said: str) -> None:
    assert counted(number, form) == said
