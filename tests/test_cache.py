"""The cache lies where the user has it, and is used only when it is the user's own."""

from pathlib import Path

import pytest

from converter import cache
from converter.templates import environment


def test_it_lies_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder("kind") == tmp_path / "compilation-converter" / "kind"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.folder("kind") == tmp_path / ".cache" / "compilation-converter" / "kind"


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = cache.folder("kind")
    assert place
    place.chmod(0o777)
    assert cache.folder("kind") is None


def test_no_folder_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache.folder("kind") is None
    assert environment("").get_template("edition.html")


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    environment("").get_template("edition.html")
    kept = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert kept
    times = [file.stat().st_mtime_ns for file in kept]
    environment("").get_template("edition.html")
    assert [file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()] == times
    for file in kept:
        file.write_bytes(b"damaged")
    assert environment("").get_template("edition.html")


def test_what_is_kept_is_made_again_when_it_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"März": 3}

    assert [cache.kept("months", "babel", make) for _ in range(3)] == [{"März": 3}] * 3
    assert len(made) == 1
    (kept,) = (file for file in tmp_path.rglob("*") if file.is_file())
    kept.write_bytes(b"{")
    assert cache.kept("months", "babel", make) == {"März": 3}
    assert len(made) == 2
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert cache.kept("months", "babel", make) == {"März": 3}
    assert len(made) == 3
