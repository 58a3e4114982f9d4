"""ODT: styles with their ancestors, lists with their numbers, what is set aside."""

import pytest
from formats import odt, zipped

from converter import readers
from converter.errors import SourceError
from converter.model import Line, Source

LONG = "This paragraph is long enough that nobody would take it for the title of anything at all. " * 4
STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:default-style>
<style:style style:name="Kop" style:display-name="Kop" style:family="paragraph" style:default-outline-level="2">
<style:text-properties fo:font-weight="bold" fo:font-size="150%"/></style:style>
<style:style style:name="Eigen" style:family="paragraph" style:parent-style-name="Kop"/>
<style:style style:name="Contents_20_2" style:display-name="Contents 2" style:family="paragraph"/>
"""


def read(body: str, automatic: str = "", styles: str = STYLES, master: str = "") -> Source:
    return readers.read_bytes("a.odt", odt(body, automatic, styles, master))


def lines(source: Source) -> list[Line]:
    return [line for line in source.lines if line.text]


def texts(source: Source) -> list[str]:
    return [line.text for line in lines(source)]


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_headings_and_paragraphs_with_an_outline_level_in_a_style_have_a_level() -> None:
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Eigen"/>'
    body = (
        '<text:h text:outline-level="3">Marked</text:h>'
        + p("Styled", "Kop")
        + p("Far", "P1")
        + p(LONG, "Kop")
        + p(LONG)
    )
    found = lines(read(body, automatic))
    assert [line.level for line in found] == [3, 2, 2, 0, 0]
    assert (found[2].style, found[2].size, found[2].bold) == ("Eigen", 15, True)


def test_spans_spaces_tabs_breaks_and_links() -> None:
    automatic = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    )
    body = '<text:p>One <text:span text:style-name="T1">two</text:span><text:s text:c="2"/>three<text:line-break/>four'
    body += '<text:tab/>five <text:a xlink:href="https://example.org/">six</text:a>\n seven</text:p>'
    assert texts(read(body, automatic)) == ["One *two*  three", "four\tfive [six](https://example.org/) seven"]


def item(*blocks: str, start: str = "") -> str:
    own = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{own}>{''.join(blocks)}</text:list-item>"


def test_lists_count_by_level_and_begin_again() -> None:
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="." text:display-levels="{}"/>'
    numbers = f'<text:list-style style:name="L1">{level.format(1, 1, 1)}{level.format(2, "a", 2)}</text:list-style>'
    inner = f"<text:list>{item(p('deep'))}{item(p('deeper'))}</text:list>"
    body = f'<text:list text:style-name="L1">{item(p("x"), inner)}{item(p("y"))}</text:list>'
    body += f'<text:list text:style-name="L1" text:continue-numbering="true">{item(p("z"))}</text:list>'
    body += f'<text:list text:style-name="L1">{item(p("new"), p("more"))}{item(p("five"), start="5")}</text:list>'
    assert texts(read(body, numbers)) == [
        "1. x",
        "1.a. deep",
        "1.b. deeper",
        "2. y",
        "3. z",
        "1. new",
        "more",
        "5. five",
    ]


def test_headings_are_numbered_by_the_outline() -> None:
    level = '<text:outline-level-style text:level="{}" style:num-format="{}" text:display-levels="{}"/>'
    outline = f'<text:outline-style style:name="Outline">{level.format(1, "I", 1)}{level.format(2, 1, 2)}</text:outline-style>'
    heading = '<text:h text:outline-level="{}">{}</text:h>'
    body = "".join(heading.format(depth, text) for depth, text in ((1, "a"), (2, "b"), (2, "c"), (1, "d"), (3, "e")))
    assert texts(read(body, styles=outline)) == ["I a", "I.1 b", "I.2 c", "II d", "e"]


def test_notes_keep_their_labels_and_stand_after_the_paragraph() -> None:
    note = "<text:note><text:note-citation>{0}</text:note-citation><text:note-body>{1}</text:note-body></text:note>"
    body = p("One" + note.format("7", p("first")) + " and" + note.format("iii", p("second")) + ".")
    assert texts(read(body)) == ["One[^7] and[^1].", "[^7]: first", "[^1]: second"]


def test_furniture_changes_comments_and_hidden_text_are_counted() -> None:
    master = f"<style:master-page><style:header>{p('Digest')}</style:header><style:footer-left>{p('Page')}</style:footer-left>"
    changes = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('old')}</text:deletion></text:changed-region>"
    )
    body = f"{changes}</text:tracked-changes>{p('Seen<office:annotation><text:p>Why?</text:p></office:annotation>')}"
    body += f'<text:section text:display="none">{p("unseen")}</text:section>'
    body += p(f"Anchor<draw:frame><draw:text-box>{p('In a box')}</draw:text-box></draw:frame>")
    found = read(body, master=master + "</style:master-page>")
    assert texts(found) == ["Seen", "Anchor", "In a box"]
    assert [(each.kind, each.sample, each.kept) for each in found.residue] == [
        *(("comment", "Why?", False), ("deletion", "old", False), ("footer", "Page", False)),
        *(("header", "Digest", False), ("hidden text", "unseen", False), ("text box", "In a box", True)),
    ]


def test_a_contents_list_and_a_table() -> None:
    index = f"<text:table-of-content><text:index-body>{p('One 3')}{p('Inner 4', 'Contents_20_2')}</text:index-body></text:table-of-content>"
    row = "<table:table-row>{}</table:table-row>"
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("a", "1"))
    table = f"<table:table>{row.format(cells) * 3}</table:table>"
    found = [line.text for line in read(index + table).lines]
    assert found == ["One 3", "  Inner 4", "", "| a | 1 |", "| a | 1 |", "| a | 1 |"]


def test_pages_begin_where_a_style_says_so_and_a_picture_is_no_empty_line() -> None:
    automatic = '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    body = p("a") + p("<draw:frame><draw:image/></draw:frame>") + p("b", "P1") + p("") + p("c")
    found = read(body, automatic)
    assert [(line.text, line.page) for line in found.lines] == [
        *(("a", 1), ("", 2), ("b", 2), ("", 2), ("", 2), ("c", 2)),
    ]


def test_a_locked_file_is_an_error() -> None:
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "noise"}
    with pytest.raises(SourceError, match="password"):
        readers.read_bytes("a.odt", zipped({**parts, "META-INF/manifest.xml": "<manifest:encryption-data/>"}))


def test_a_formula_is_text_and_another_object_is_counted() -> None:
    math = b"<math><mrow><mi>E</mi><mo>=</mo><mi>m</mi></mrow><annotation>E = m</annotation></math>"
    body = p(f'The sum <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> {LONG}')
    body += p('<draw:frame><draw:object xlink:href="./Object 2"/></draw:frame>')
    media = {"Object 1/content.xml": math, "Object 2/content.xml": b"<chart><p>Nets</p></chart>"}
    found = readers.read_bytes("a.odt", odt(body, media=media))
    assert texts(found) == [f"The sum E=m {LONG}".strip()]
    assert [(each.kind, each.sample) for each in found.residue] == [("embedded object", "Nets")]
