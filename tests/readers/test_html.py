"""HTML: what of a page is its text, however it was made."""

import base64
from pathlib import Path

import pytest
from formats import picture

from converter import readers
from converter.errors import SourceError
from converter.model import Line, Source

LONG = "This paragraph is long enough that nobody would take it for the title of anything at all. " * 3


def read(page: str, name: str = "a.html", encoding: str = "utf-8") -> Source:
    return readers.read_bytes(name, page.encode(encoding))


def body(inside: str, head: str = "") -> Source:
    return read(f"<!DOCTYPE html><html><head><title>Not text</title>{head}</head><body>{inside}</body></html>")


def lines(source: Source) -> list[Line]:
    return [line for line in source.lines if line.text]


def texts(source: Source) -> list[str]:
    return [line.text for line in lines(source)]


def test_headings_have_their_level_and_faked_ones_their_look() -> None:
    found = lines(body(f"<h2>One</h2><p align=center><b><font size=5>Two<br>(1998)</font></b></p><p>{LONG}</p>"))
    assert [(line.text, line.level, line.bold, line.centred, line.size) for line in found[:3]] == [
        *(("One", 2, True, False, 18), ("Two", 0, True, True, 18), ("(1998)", 0, True, True, 18)),
    ]


def test_style_rules_count_like_attributes() -> None:
    rules = (
        "<style>.t, p.x { font: italic bold 18pt/1 Serifa, serif; text-align: center } #i { font-size: 50% }</style>"
    )
    found = lines(body(f'<div class="t">T</div><p id=i>small</p><p style="MSO-outline-level:3">w</p>{LONG}', rules))
    assert (found[0].bold, found[0].italic, found[0].size, found[0].family) == (True, True, 18, "serifa")
    assert found[1].size == 6 and found[2].level == 3


def test_a_heading_over_two_lines_is_one_line_and_an_overlong_one_is_none() -> None:
    assert [(line.text, line.level) for line in lines(body(f"<h1>One<br>two</h1><h2>{LONG}</h2>"))] == [
        *(("One two", 1), (LONG.strip(), 0)),
    ]


def test_breaks_end_lines_and_two_end_paragraphs() -> None:
    found = body("First line<br>second line<br><br>New one<br>\n<br>\n&nbsp;<br>Far below")
    assert [line.text for line in found.lines] == ["First line", "second line", "", "New one", "", "", "Far below"]


def test_lines_of_verse_that_are_set_in_stay_in_their_stanza() -> None:
    found = body(
        "<p>The lamp is out,<br>&nbsp;&nbsp;the hens are in,<br>the ferry left,<br>&nbsp;&nbsp;the cook was late.</p>"
    )
    assert [line.text for line in found.lines] == [
        *("The lamp is out,", "\u00a0\u00a0the hens are in,", "the ferry left,", "\u00a0\u00a0the cook was late."),
    ]


def test_lines_as_long_as_paragraphs_are_paragraphs() -> None:
    found = body("<br>".join([LONG] * 4))
    assert [line.text for line in found.lines] == [*[LONG.strip(), ""] * 3, LONG.strip()]


def test_navigation_banners_and_link_lists_are_set_aside_and_counted() -> None:
    menu = "".join(f'<li><a href="/{n}">Page {n}</a></li>' for n in range(6))
    page = f"<div class='cookie-banner'>We bake.</div><ul>{menu}</ul><main><nav>Up</nav><p>{LONG}</p></main><footer>© We</footer>"
    found = body(page)
    assert texts(found) == [LONG.strip()]
    assert [(each.kind, each.count, each.kept) for each in found.residue] == [("navigation", 4, False)]


def test_text_inside_a_block_that_is_nearly_all_links_is_not_set_aside_with_it() -> None:
    menu = "".join(f'<a href="/{n}">A page with a title of its own, number {n}</a> ' for n in range(30))
    assert LONG.strip() in texts(body(f"<div>{menu}<div><h2>Title</h2><p>{LONG}</p></div></div>"))


def test_the_one_article_is_the_text_and_several_are() -> None:
    teaser = "<p>A word on what else could be read here.</p>"
    assert texts(body(f"{teaser}<article><h1>Title</h1><p>{LONG}</p></article>")) == ["Title", LONG.strip()]
    assert len(texts(body(f"{teaser}<article><p>{LONG}</p></article><article><p>{LONG}</p></article>"))) == 3


def test_a_page_that_is_hidden_until_its_script_runs_is_read() -> None:
    assert texts(body(f"<p>{LONG}</p>", "<style>body { visibility: hidden }</style>")) == [LONG.strip()]


def test_remains_of_a_site_stay_and_are_counted() -> None:
    chain = '<p><a href="/">Home</a> &gt; <a href="/n">News</a> &gt; <a href="/n/h">Harbour</a></p>'
    doubled = '<p><a href="/a">The lamp</a> <a href="/a">The lamp</a></p>'
    found = body(f"{chain}{doubled}<p>{LONG}</p>")
    assert texts(found) == ["Home > News > Harbour", "The lamp The lamp", LONG.strip()]
    assert [(each.kind, each.kept) for each in found.residue] == [("doubled link text", True), ("rubric chain", True)]


def test_pictures_that_the_page_holds_come_along_and_others_are_counted() -> None:
    data = base64.b64encode(picture()).decode()
    held = f'<figure><img src="data:image/png;base64,{data}" alt="The pier"><figcaption>In winter</figcaption></figure>'
    found = body(f'<p>{LONG}</p>{held}<p>{LONG}</p><img src="https://example.org/x.png" alt="far"><img src="../y.png">')
    assert [(each.description, each.data) for each in found.pictures] == [("The pier", picture())]
    assert [line.text for line in found.lines if line.caption] == ["In winter"]
    assert [(each.kind, each.count) for each in found.residue] == [("picture", 1), ("picture that cannot be shown", 2)]


def test_a_header_that_is_a_title_and_a_large_block_with_a_bad_name_stay() -> None:
    found = body(f"<header><h1>Title</h1></header><div class=widget><p>{LONG}</p></div>")
    assert texts(found) == ["Title", LONG.strip()]


def test_a_table_for_layout_is_unfolded_and_one_of_data_kept() -> None:
    data = "<table><tr><th>Name<th>No<tr><td>Ann<td>1</table>"
    found = texts(body(f"<table><tr><td>Left<p>{LONG}<td><h2>Right</h2>{data}{LONG}</table>"))
    assert found == ["Left", LONG.strip(), "Right", "| Name | No |", "| --- | --- |", "| Ann | 1 |", LONG.strip()]


def test_lists_have_their_markers() -> None:
    found = body(
        '<ol start=3><li>c<li value=9>i</ol><ul><li>x<ol type=a><li>y</ol></ul><ul style="list-style:none"><li>z</ul>'
    )
    assert texts(found) == ["3. c", "9. i", "- x", "a. y", "z"]


def test_calls_lead_to_notes_and_the_way_back_is_no_text() -> None:
    page = '<p>One<sup><a href="#n1" id=c1>1</a></sup> and<a href="#n2">[*]</a>.</p><p><a href="#p">See</a> <a name=p>there</a></p>'
    notes = '<ol><li id=n1>First. <a href="#c1">↩</a></ol><p><a name=n2 href="#c2">[*]</a> Second.</p>'
    assert texts(body(page + notes)) == ["One[^1] and[^*].", "See there", "[^1]: First.", "[^*]: Second."]


def test_a_contents_list_of_links_names_headings() -> None:
    contents = "".join(f'<a href="#{n}">Tale {n}</a><br>' for n in "abc")
    tales = "".join(f"<p><a name={n}></a>Tale {n}<p>{LONG}" for n in "abc")
    found = lines(body(f"<p>{contents}</p>{tales}"))
    assert [(line.text, line.level) for line in found[3::2]] == [("Tale a", 1), ("Tale b", 1), ("Tale c", 1)]
    assert [line.level for line in found[:3]] == [0, 0, 0]


def test_lines_placed_one_by_one_are_joined_by_height_and_parted_by_gaps() -> None:
    def at(top: int, left: int, text: str) -> str:
        return f'<p style="position:absolute;top:{top}px;left:{left}px">{text}</p>'

    first = at(10, 100, "THE TITLE") + at(60, 10, "The first line of") + at(60, 90, "prose") + at(76, 10, "goes on.")
    second = at(10, 10, "Next page") + at(26, 10, "and its end.")
    found = body(f"<div style='position:relative'>{first}</div><div style='position:relative'>{second}</div>")
    assert [(line.text.strip(), line.page) for line in found.lines if line.text] == [
        *(("THE TITLE", 1), ("The first line of prose", 1), ("goes on.", 1), ("Next page", 2), ("and its end.", 2)),
    ]
    assert [line.text for line in found.lines].index("The first line of prose") > 1
    assert found.lines[0].text.startswith(" " * 8)


def test_hidden_text_is_counted_and_scripts_are_nothing() -> None:
    found = body("<p>Seen<span style='display:none'> unseen</span></p><script>var x = 1</script><p hidden>gone</p>")
    assert texts(found) == ["Seen"]
    assert [(each.kind, each.count, each.sample) for each in found.residue] == [("hidden text", 2, "unseen / gone")]


def test_links_to_the_web_stay_links_and_scripts_in_them_do_not() -> None:
    page = '<p><a href="https://example.org/a">out</a> <a href="javascript:x()">in</a> <a href="b.html">b</a></p>'
    assert texts(body(page)) == ["[out](https://example.org/a) in b"]


def test_preformatted_text_keeps_its_lines() -> None:
    found = body("<pre>one\n  two\n\nthree</pre>")
    assert [line.text for line in found.lines] == ["one", "  two", "", "three"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_the_declared_encoding_is_believed_unless_the_bytes_are_another(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Музей открыт для всех.</p></body></html>'
    assert texts(read(page, encoding=encoding)) == ["Музей открыт для всех."]
    assert texts(read(page.replace(encoding, "iso-8859-1"), encoding="utf-8")) == ["Музей открыт для всех."]


def test_the_content_tells_what_a_file_is() -> None:
    assert texts(read("<html><body><p>This is a <b>page</b></p></body></html>", name="a.txt")) == ["This is a **page**"]
    assert read("only text", name="a.html").markup == "text"
    assert read("<html><body>in Markdown</body></html>", name="a.md").markup == "markdown"


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
    outside = '<!ENTITY far SYSTEM "file:///etc/hostname">'
    page = f'<!DOCTYPE html [<!ENTITY e0 "harbour">{bomb}{outside}]><html><body><p>One &e8; &far; two</p></body></html>'
    assert len(" ".join(texts(read(page)))) < 1000


def test_huge_attributes_and_texts_are_read() -> None:
    held = "x" * 3_000_000
    assert texts(body(f'<p class="{held}" title="{held}" style="{held}">One</p><p>{"a " * 500_000}</p>'))[0] == "One"


def test_style_sheets_that_never_end_are_read_in_no_time() -> None:
    for rules in ("@media x {" * 50_000, "/*" * 200_000, "{" * 100_000, "a{b:" + "\n" * 200_000):
        assert texts(body(f"<p>{LONG}</p>", f"<style>{rules}</style>")) == [LONG.strip()]


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<blockquote>"])
def test_a_page_nested_to_do_harm_is_an_error_and_a_deep_one_is_read(tag: str) -> None:
    assert texts(body(f"{tag * 300}word"))[0].endswith("word")
    with pytest.raises(SourceError, match="too deeply"):
        body(f"{tag * 100_000}word")


@pytest.mark.parametrize("sheet", ["/*" * 200_000, "p " * 300_000, "@page " * 200_000, "p{" * 300_000, "}" * 600_000])
def test_a_style_sheet_that_is_none_is_read_in_one_go(sheet: str) -> None:
    # what looks at each of its characters from every other one does not come back
    assert texts(body("<p>text</p>", f"<style>{sheet}</style>")) == ["text"]


def test_pictures_beside_a_saved_page_come_along_and_nothing_else_is_opened(tmp_path: Path) -> None:
    """Browsers save them in a folder beside the page; what lies above it, or is linked to from there, stays shut."""
    page = tmp_path / "saved" / "page.html"
    files = page.parent / "page files"
    files.mkdir(parents=True)
    (files / "pier.png").write_bytes(picture())
    (tmp_path / "above.png").write_bytes(picture(size=(5, 5)))
    (files / "link.png").symlink_to(tmp_path / "above.png")
    (files / "notes.txt").write_text("no picture")
    names = ("page%20files/pier.png?x=1", "../above.png", "page%20files/link.png", "page%20files/notes.txt", "none.png")
    names += (
        str(tmp_path / "above.png"),
        f"file://{tmp_path}/above.png",
        "page%20files",
        "x\0y",
        "//example.org/a.png",
    )
    page.write_text(f"<p>{LONG}</p>" + "".join(f'<img src="{name}" alt="a picture">' for name in names))
    found = readers.read(page)
    assert [each.data for each in found.pictures] == [picture()]
    assert {each.kind: each.count for each in found.residue}["picture that cannot be shown"] == len(names) - 1
    assert readers.read_bytes("page.html", page.read_bytes()).pictures == ()
