"""Links of finished files that are made of mark-up."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from converter.checks import links
from converter.results import CheckResult
from converter.rules import RULES


def checked(tmp_path: Path, name: str, content: str) -> CheckResult:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return links.check(path)


def test_a_broken_link_in_markdown_is_named_with_its_line(tmp_path: Path) -> None:
    found = checked(
        tmp_path, "links.md", "# A {#a}\n\n[good](#a), [out](https://example.org/#x)\n\nSee [there](#nowhere).\n"
    )
    assert found.checked == 2
    (finding,) = found.broken
    assert (finding.code, Path(finding.file).name, finding.line, finding.column) == ("link-broken", "links.md", 5, 5)
    assert "nowhere" in finding.message
    assert finding.excerpt == "See [there](#nowhere)."


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('<p id="a">x</p><a href="#a">x</a>', []),
        ('<p id="été">x</p><a href="#%C3%A9t%C3%A9">x</a>', []),
        ('<a href="#b">x</a>', ["link-broken"]),
        ('<a href="">x</a>', ["link-broken"]),
        ('<p id="a">x</p><p id="a">y</p>', ["id-duplicate"]),
        ('<p id="a">x</p><a href="#a"> </a>', ["link-empty"]),
        ('<p id="a">x</p><a href="#a" aria-label="up"></a>', []),
        ('<a href="mailto:a@example.org">x</a>', []),
    ],
)
def test_links_of_html(tmp_path: Path, body: str, codes: list[str]) -> None:
    found = checked(tmp_path, "a.html", f"<html><body>{body}</body></html>")
    assert [finding.code for finding in found.broken] == codes
    assert set(codes) <= RULES.keys()


def test_a_page_that_stands_alone_may_lead_to_what_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "b c.pdf").touch()
    found = checked(tmp_path, "a.html", '<a href="b%20c.pdf">b</a><a href="d.pdf#page=2">d</a>')
    assert [finding.message for finding in found.broken] == ["there is no file 'd.pdf': 'd' leads to 'd.pdf#page=2'"]


def test_a_site_links_its_own_files(tmp_path: Path) -> None:
    (tmp_path / "site" / "deep").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text('<a href="deep/a.html#x">x</a><a href="deep/b.html">y</a>', "utf-8")
    (tmp_path / "site" / "deep" / "a.html").write_text('<p id="x">x</p><a href="../index.html">up</a>', "utf-8")
    found = links.check(tmp_path / "site")
    assert found.checked == 3
    assert [finding.message for finding in found.broken] == [
        "there is no file 'deep/b.html': 'y' leads to 'deep/b.html'"
    ]


CONTAINER = '<container><rootfiles><rootfile full-path="EPUB/book.opf"/></rootfiles></container>'
PACKAGE = """<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/>
</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def book(path: Path, first: str, second: str = '<p id="x">x</p>', package: str = PACKAGE) -> Path:
    with ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/book.opf", package)
        archive.writestr("EPUB/a.xhtml", f"<html><body>{first}</body></html>")
        archive.writestr("EPUB/b b.xhtml", f"<html><body>{second}</body></html>")
        archive.writestr("EPUB/p.png", b"")
    return path


def test_links_inside_an_epub(tmp_path: Path) -> None:
    found = links.check(
        book(tmp_path / "a.epub", '<a href="b%20b.xhtml#x">x</a><a href="b%20b.xhtml#y">y</a><img src="q.png"/>')
    )
    assert [finding.message for finding in found.broken] == [
        "there is no id 'y': 'y' leads to 'b%20b.xhtml#y'",
        "there is no file 'EPUB/q.png': 'img' leads to 'q.png'",
    ]
    assert {finding.file.partition("!")[2] for finding in found.broken} == {"EPUB/a.xhtml"}


def test_a_spine_without_its_item(tmp_path: Path) -> None:
    package = PACKAGE.replace('<itemref idref="b"/>', '<itemref idref="c"/>')
    (finding,) = links.check(book(tmp_path / "a.epub", "x", package=package)).broken
    assert (finding.code, finding.file.partition("!")[2]) == ("link-broken", "EPUB/book.opf")
