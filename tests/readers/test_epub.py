"""EPUB: the spine in order, with the book's own contents as evidence."""

import pytest
from formats import epub, zipped

from converter import readers
from converter.errors import SourceError
from converter.model import Line, Source

LONG = "This paragraph is long enough that nobody would take it for the title of anything at all. " * 3


def read(pages: dict[str, str], navigation: str = "", ncx: str = "", sheet: str = "") -> Source:
    return readers.read_bytes("a.epub", epub(pages, navigation, ncx, sheet))


def lines(source: Source) -> list[Line]:
    return [line for line in source.lines if line.text]


def test_pages_follow_the_spine_and_the_contents_give_the_depth() -> None:
    pages = {
        "b.xhtml": f"<p class='t'>PART ONE</p><p>{LONG}</p>",
        "a.xhtml": f"<h1>The First: a Tale</h1><p>{LONG}</p><h2>Inside</h2><p>{LONG}</p><p id='two'>The Second</p><p>{LONG}</p>",
    }
    inner = '<li><a href="a.xhtml">The first – a tale</a></li><li><a href="a.xhtml#two">The Second</a></li>'
    navigation = f'<li><a href="b.xhtml">Part one</a><ol>{inner}</ol></li>'
    found = lines(read(pages, navigation, sheet=".t { font-weight: bold }"))
    assert [(line.text, line.level) for line in found if line.text not in LONG] == [
        *(("PART ONE", 1), ("The First: a Tale", 2), ("Inside", 3), ("The Second", 2)),
    ]
    assert found[0].bold
    assert [line.page for line in found] == [1, 1, 2, 2, 2, 2, 2, 2]


def test_an_older_book_has_its_contents_in_an_ncx() -> None:
    point = '<navPoint><navLabel><text>{0}</text></navLabel><content src="{1}"/>{2}</navPoint>'
    ncx = point.format("One", "a.xhtml#x", point.format("Under", "a.xhtml#y", ""))
    page = f"<p><a id='x'/>One</p><p>{LONG}</p><p id='y'>Under</p><p>{LONG}</p>"
    assert [line.level for line in lines(read({"a.xhtml": page}, ncx=ncx))] == [1, 0, 2, 0]


def test_a_title_of_the_contents_that_the_text_does_not_say_makes_no_heading() -> None:
    found = lines(read({"a.xhtml": f"<p>Short.</p><p>{LONG}</p>"}, '<li><a href="a.xhtml">A chapter</a></li>'))
    assert [line.level for line in found] == [0, 0]


def test_notes_on_another_page_stand_at_the_end_of_the_page_that_calls_them() -> None:
    call = '<p>Text<a epub:type="noteref" href="notes.xhtml#{0}">1</a>.</p>'
    notes = "".join(f'<p id="{ident}"><a href="x">1</a>. Note {ident}.</p>' for ident in "ab")
    pages = {"a.xhtml": call.format("a"), "b.xhtml": call.format("b"), "notes.xhtml": f"<h1>Notes</h1>{notes}"}
    found = [line.text for line in lines(read(pages))]
    assert found == ["Text[^1].", "[^1]: Note a.", "Text[^1].", "[^1]: Note b.", "Notes"]


def test_page_numbers_and_empty_elements_and_entities() -> None:
    page = '<p>One <span epub:type="pagebreak" id="p12">12</span>two<a id="q"/> th&eacute; &lt;b&gt;</p>'
    found = read({"a.xhtml": page})
    assert [line.text for line in found.lines] == ["One two thé <b>"]
    assert [(each.kind, each.sample) for each in found.residue] == [("page number", "12")]


def starts(source: Source) -> list[tuple[str, str]]:
    """Return the number of each printed page, with the text that it begins with."""
    return [(start.label, source.lines[start.line - 1].text[start.column - 1 :]) for start in source.page_starts]


def test_printed_pages_begin_where_marks_stand_and_where_lists_of_pages_lead() -> None:
    marks = '<p>One <span epub:type="pagebreak" id="p12" title="12"/>two.</p><div role="doc-pagebreak" aria-label="Page 13"/>'
    pages = {"a.xhtml": marks, "b.xhtml": '<p id="x">Three <b>fo<a id="y"/>ur</b></p>'}
    listed = '<li><a href="b.xhtml#x">14</a></li><li><a href="b.xhtml#y">page xv</a></li>'
    navigation = f'</ol></nav><nav epub:type="page-list"><ol>{listed}'
    wanted = [("12", "two."), ("13", "Three **four**"), ("14", "Three **four**"), ("xv", "ur**")]
    assert starts(read(pages, navigation)) == wanted
    target = '<pageTarget value="{1}"><navLabel><text>{1}</text></navLabel><content src="b.xhtml#{0}"/></pageTarget>'
    older = f"</navMap><pageList>{target.format('x', '14')}{target.format('y', 'xv')}</pageList><navMap>"
    assert starts(read(pages, ncx=older)) == wanted


def test_a_sign_of_private_use_that_the_text_itself_has_begins_no_page() -> None:
    own = chr(0x100000)
    found = read({"a.xhtml": f'<p>{own} One <span epub:type="pagebreak" title="12"/>two.</p>'})
    assert [line.text for line in found.lines] == [f"{own} One two."]
    assert found.page_starts == ()


def test_a_page_that_is_no_xml_is_read_as_html() -> None:
    assert [line.text for line in lines(read({"a.xhtml": "<p>A & B <b>or <i>C</b></i><p>D"}))] == [
        "A & B **or** **_C_**",
        "D",
    ]


def test_a_protected_book_and_one_without_a_package_are_errors() -> None:
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"}
    locked = '<encryption><CipherReference URI="o/a.xhtml"/></encryption>'
    with pytest.raises(SourceError, match="locked"):
        readers.read_bytes("a.epub", zipped({**parts, "META-INF/encryption.xml": locked}))
    with pytest.raises(SourceError, match="damaged"):
        readers.read_bytes("a.epub", zipped(parts))
