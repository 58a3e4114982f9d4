"""Contents lists of finished files that are made of mark-up."""

from pathlib import Path

import pytest

from converter.checks import contents


def page(entry: str, heading: str) -> str:
    return f"<html><body><nav><ol><li>{entry}</li></ol></nav><main>{heading}</main></body></html>"


@pytest.mark.parametrize(
    ("entry", "heading", "broken"),
    [
        ('<a href="#a">A new <em>wing</em></a>', '<h2 id="a">A  new wing</h2>', 0),
        ('<a href="#s">A new wing</a>', '<section id="s"><h2>A new wing</h2></section>', 0),
        ('<a href="#a">A new wing</a>', '<h2 id="a">An old wing</h2>', 1),
        ('<a href="#b">A new wing</a>', '<h2 id="a">A new wing</h2>', 1),
        ('<a href="#p">A new wing</a>', '<p id="p">A new wing</p>', 1),
    ],
)
def test_entries_of_html(tmp_path: Path, entry: str, heading: str, broken: int) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(entry, heading), "utf-8")
    found = contents.check(path)
    assert (found.checked, len(found.broken)) == (1, broken)
    assert all(finding.code == "contents-entry-wrong" for finding in found.broken)


def test_markdown_has_no_contents_list(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A {#a}\n", "utf-8")
    assert contents.check(path).checked == 0
