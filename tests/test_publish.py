from pathlib import Path

import pytest

from converter import publish
from converter.errors import OutputError
from converter.model import Picture


def made(folder: Path, text: str = "new") -> Path:
    path = folder / "book.html"
    path.write_text(text)
    return path


def test_a_workshop_is_hidden_and_removed_in_every_case(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    with pytest.raises(KeyboardInterrupt), publish.workshop(out) as shop:
        made(shop)
        assert shop.parent == out and shop.name.startswith(".")
        raise KeyboardInterrupt
    assert list(out.iterdir()) == []


def test_an_error_in_a_workshop_names_the_output_and_not_the_hidden_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised, publish.workshop(tmp_path) as shop:
        raise OutputError("it is full", path=str(shop / "book" / "book.pdf"))
    assert raised.value.path == str(tmp_path / "book" / "book.pdf")


def test_a_workshop_that_nobody_holds_is_swept_and_no_other(tmp_path: Path) -> None:
    left = tmp_path / ".building-left"
    left.mkdir()
    made(left)
    with publish.workshop(tmp_path) as first, publish.workshop(tmp_path) as second:
        assert {path.name for path in tmp_path.iterdir()} == {first.name, second.name}
        made(first)
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_a_file_is_an_error_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError) as raised, publish.workshop(tmp_path / "out"):
        pytest.fail("there is no such workshop")
    assert raised.value.path == str(tmp_path / "out") and raised.value.cure
    assert "a file stands where a folder is needed" in raised.value.message


def test_a_good_file_takes_the_place_of_an_older_and_of_a_rejected_one(tmp_path: Path) -> None:
    target = tmp_path / "book"
    publish.move(made(tmp_path, "bad"), target, accepted=False)
    assert publish.move(made(tmp_path), target, accepted=True) == target / "book.html"
    assert [path.name for path in target.iterdir()] == ["book.html"]
    assert (target / "book.html").read_text() == "new"


def test_a_rejected_file_leaves_no_older_one_where_it_would_be_taken_for_this_build(tmp_path: Path) -> None:
    target = tmp_path / "book"
    publish.move(made(tmp_path, "old"), target, accepted=True)
    assert publish.move(made(tmp_path), target, accepted=False) == target / ".rejected" / "book.html"
    assert not (target / "book.html").exists()


def test_pictures_stand_beside_the_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"picture")
    publish.copy_pictures([Picture("img/a.png", str(tmp_path / "a.png"), "image/png")], tmp_path / "book")
    assert (tmp_path / "book" / "img" / "a.png").read_bytes() == b"picture"


def test_only_a_site_that_was_built_here_is_swept_away(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "mine.txt").write_text("by hand")
    with pytest.raises(OutputError, match="no site that was built here"):
        publish.forget(tmp_path, "book", ["site"])
    assert (site / "mine.txt").exists()
    (site / "search-index.js").touch()
    publish.forget(tmp_path, "book", ["site"])
    assert not site.exists()


def test_only_pictures_that_readers_named_are_swept_away(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    shown, old = f"{'a' * 16}.png", f"{'b' * 16}.png"
    for name in (shown, old, "map.png"):
        (folder / name).touch()
    publish.forget_pictures(tmp_path, {f"pictures/{shown}"})
    assert {path.name for path in folder.iterdir()} == {shown, "map.png"}
