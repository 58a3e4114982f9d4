from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import MissingToolError, OutputError, UsageError
from converter.files import build_time, safe_name, search_path, sha256, shipped, write


def test_write_makes_the_folders_replaces_the_file_and_tells_its_sum(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "file.txt"
    write(target, b"old")
    assert write(target, b"new") == sha256(b"new")
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_write_says_what_to_do_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(OutputError) as caught:
        write(target, b"data")
    assert caught.value.path == str(target) and caught.value.cure
    assert list(tmp_path.iterdir()) == [target]


def test_write_needs_a_folder_that_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError):
        write(tmp_path / "file" / "below.txt", b"data")


def test_a_very_long_name_can_be_written_whole(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 250)
    write(target, b"data")
    assert target.read_bytes() == b"data"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Museum opens: a & b", "Museum-opens-a-b"), ("Été à Łódź", "Ete-a-odz"), ("../../etc/passwd", "etc-passwd")],
)
def test_safe_names(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
def test_a_safe_name_is_plain_ascii_and_never_empty(text: str) -> None:
    name = safe_name(text)
    assert name.isascii() and name[0] not in ".-" and not set(name) & set('/\\:*?"<>| \n') and len(name) <= 80


def test_texts_that_ascii_cannot_spell_get_different_names() -> None:
    assert safe_name("Музей") != safe_name("Гавань")


def test_the_users_file_comes_before_ours(tmp_path: Path) -> None:
    own = tmp_path / "styles" / "tokens.css"
    write(own, b":root {}")
    assert shipped("styles", "tokens.css", str(tmp_path)) == own
    assert shipped("styles", "screen.css", str(tmp_path)) == search_path("styles", "")[0] / "screen.css"


def test_a_file_that_is_nowhere_is_a_damaged_installation() -> None:
    with pytest.raises(MissingToolError):
        shipped("styles", "no-such.css", "")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-02-19", (2021, 2, 19)),
        ("2021-02", (2021, 2, 1)),
        ("2021", (2021, 1, 1)),
        ("1998-03-05/1998-03-06", (1998, 3, 5)),
        ("1921", (1980, 1, 1)),
        ("2021-02-30", (1980, 1, 1)),
        ("spring", (1980, 1, 1)),
        ("", (1980, 1, 1)),
    ],
)
def test_build_time_is_the_first_day_of_the_date(date: str, expected: tuple[int, int, int]) -> None:
    assert build_time(date) == datetime(*expected, tzinfo=UTC)


def test_source_date_epoch_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build_time("2021-02-19") == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError):
        build_time("")
