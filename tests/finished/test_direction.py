"""Words from left to right in lines from right to left, in the order in which they are read."""

import pytest

from converter.finished.direction import as_read


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("a line from left to right", "a line from left to right"),
        ("او با North Ferry رفت", "او با Ferry North رفت"),
        ("او با 7 Ferry رفت", "او با Ferry 7 رفت"),
        ("او با Ferry رفت", "او با Ferry رفت"),
        ("او 10 20 رفت", "او 10 20 رفت"),
        ("או Ferry 7 שם גם", "או Ferry 7 שם גם"),
        ("יש Dow ,Mira Holt שם גם כן", "יש Holt Mira, Dow שם גם כן"),
        ("نام list_waiting را دید و رفت", "نام waiting_list را دید و رفت"),
        ("The old word שלום is one", "The old word שלום is one"),
    ],
)
def test_a_run_is_in_order(given: str, read: str) -> None:
    assert as_read(given) == read
