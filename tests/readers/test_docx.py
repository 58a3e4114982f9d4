"""DOCX: what Word shows on the page, and what it knows of headings."""

import pytest
from formats import docx, p, r

from converter import readers
from converter.errors import SourceError
from converter.model import Line, Source

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Body"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="Kop"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="T2"><w:name w:val="toc 2"/></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="character" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>
"""
LONG = "This paragraph is long enough that nobody would take it for the title of anything at all. " * 4


def read(body: str, **parts: str) -> Source:
    return readers.read_bytes("a.docx", docx(body, **parts))


def lines(source: Source) -> list[Line]:
    return [line for line in source.lines if line.text]


def texts(source: Source) -> list[str]:
    return [line.text for line in lines(source)]


def residue(source: Source) -> dict[str, tuple[int, str, bool]]:
    return {each.kind: (each.count, each.sample, each.kept) for each in source.residue}


def style(ident: str) -> str:
    return f'<w:pStyle w:val="{ident}"/>'


def test_an_outline_level_counts_in_the_style_its_ancestors_and_the_paragraph() -> None:
    body = p("Own", style("Kop")) + p("Inherited", style("Eigen")) + p("By name", style("H3"))
    body += p("Direct", '<w:outlineLvl w:val="0"/>') + p("Body again", style("Kop") + '<w:outlineLvl w:val="9"/>')
    found = lines(read(body + p(LONG), styles=STYLES))
    assert [line.level for line in found] == [2, 2, 3, 1, 0, 0]
    assert [line.size for line in found[:3]] == [16, 16, 11]
    assert found[0].bold and found[0].family == "Body" and found[1].style == "Eigen kop"


def test_a_whole_paragraph_or_an_empty_one_styled_as_a_heading_is_none() -> None:
    found = read(p(LONG, style("Kop")) + p("", style("Kop")) + p("Title", style("Kop")), styles=STYLES)
    assert [line.level for line in lines(found)] == [0, 2]


def test_bold_of_a_whole_line_is_its_look_and_of_a_part_is_emphasis() -> None:
    body = p("Title", look='<w:rStyle w:val="Loud"/>') + p(LONG)
    body += f"<w:p>{r('Some ')}{r('loud ', '<w:b/>')}{r('and', '<w:i/>')}{r(' un')}{r('bound', '<w:b/>')}</w:p>"
    found = lines(read(body, styles=STYLES))
    assert found[0].bold and found[0].text == "Title"
    assert not found[2].bold and found[2].text == "Some **loud** *and* unbound"


def test_what_the_whole_text_looks_like_is_no_evidence() -> None:
    centre = '<w:jc w:val="center"/>'
    found = lines(read(p("Title", centre, "<w:b/>") + p(LONG, centre, "<w:b/>")))
    assert not any(line.bold or line.centred for line in found)


def test_scripts_from_right_to_left_have_a_bold_and_a_size_of_their_own() -> None:
    look = '<w:b w:val="0"/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="36"/>'
    found = lines(read(p("\u0627\u0644\u0645\u062a\u062d\u0641", look=look) + p(LONG)))
    assert found[0].bold and found[0].size == 18


def numbered(ident: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>'


NUMBERING = """
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %1:"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="8"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def test_numbers_that_nobody_typed_are_text() -> None:
    body = p("one", numbered(1)) + p("a", numbered(1, 1)) + p("b", numbered(1, 1)) + p("two", numbered(1))
    body += p("c", numbered(1, 1)) + p("plain", numbered(0))
    found = texts(read(body, numbering=NUMBERING))
    assert found == ["Part I: one", "1.1 a", "1.2 b", "Part II: two", "2.1 c", "plain"]


def level(at: int, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


@pytest.mark.parametrize(
    ("numbering", "items", "labels"),
    [
        (  # the numberings of one abstract numbering count on together, though one looks different
            f'<w:abstractNum w:abstractNumId="1">{level(0, "%1.")}{level(1, "%1.%2")}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/>'
            f'<w:lvlOverride w:ilvl="1">{level(1, "(%1-%2)")}</w:lvlOverride></w:num>',
            [(1, 0), (1, 0), (2, 1), (2, 1), (2, 0), (1, 1)],
            ["1.", "2.", "(2-1)", "(2-2)", "3.", "3.1"],
        ),
        (  # a level that begins anew only after some levels above it, and one that never does
            f'<w:abstractNum w:abstractNumId="1">{level(0, "%1.")}{level(1, "%1.%2")}'
            f'{level(2, "%3)", """<w:lvlRestart w:val="1"/>""")}{level(3, "[%4]", """<w:lvlRestart w:val="0"/>""")}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
            [(1, 0), (1, 1), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 2), (1, 3)],
            ["1.", "1.1", "1)", "[1]", "1.2", "2)", "2.", "1)", "[2]"],
        ),
        (  # levels that have not been counted yet show the numbers that the numbering begins with
            f'<w:abstractNum w:abstractNumId="1">{level(0, "%1.")}{level(1, "%1.%2")}{level(2, "%1.%2.%3")}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride>'
            '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>',
            [(1, 2), (1, 2), (1, 0), (1, 1)],
            ["2.4.1", "2.4.2", "2.", "2.4"],
        ),
        (  # an abstract numbering that only names a style looks as that of the style
            f'<w:abstractNum w:abstractNumId="1">{level(0, "§ %1")}<w:styleLink w:val="Rules"/></w:abstractNum>'
            '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Rules"/></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
            [(2, 0), (2, 0)],
            ["§ 1", "§ 2"],
        ),
    ],
)
def test_multilevel_lists_count_as_word_does(numbering: str, items: list[tuple[int, int]], labels: list[str]) -> None:
    body = "".join(p("text", numbered(ident, at)) for ident, at in items)
    assert texts(read(body, numbering=numbering)) == [f"{label} text" for label in labels]


def test_items_of_one_list_stand_together_and_a_list_may_begin_again() -> None:
    body = "".join(p(text, numbered(3)) for text in ("x", "y")) + p("between") + p("z", numbered(3))
    body += p("new", numbered(4)) + p("dot", numbered(2)) + p("dot too", numbered(2))
    found = read(body, numbering=NUMBERING)
    assert [line.text for line in found.lines] == [
        *("1. x", "2. y", "", "between", "", "3. z", "", "1. new", "", "- dot", "- dot too"),
    ]


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    body = f"<w:p>{r('The ')}<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>{r('new')}</w:ins>{r(' wing')}</w:p>"
    found = read(body)
    assert texts(found) == ["The new wing"]
    assert residue(found) == {"deletion": (1, "old", False), "insertion": (1, "new", True)}


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    found = read(p("one ", "<w:rPr><w:del/></w:rPr>") + p("two"))
    assert texts(found) == ["one two"]


def test_comments_headers_and_hidden_text_stay_out_and_are_counted() -> None:
    parts = {
        "comments": f"<w:comment>{p('Really?')}</w:comment>",
        "header1": p("Digest"),
        "header2": p("Digest"),
        "footer1": p("Page"),
    }
    found = read(f"<w:p>{r('Seen')}{r(' unseen', '<w:vanish/>')}</w:p>", **parts)
    assert texts(found) == ["Seen"]
    assert residue(found) == {
        "comment": (1, "Really?", False),
        "footer": (1, "Page", False),
        "header": (1, "Digest", False),
        "hidden text": (1, "unseen", False),
    }


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:drawing><w:txbxContent>{p('In a box')}</w:txbxContent></w:drawing>"
    alternatives = f"<w:r><AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent></w:r>"
    found = read(f"<w:p>{alternatives}{r('Anchor')}</w:p>" + p("After"))
    assert texts(found) == ["Anchor", "In a box", "After"]
    assert residue(found) == {"text box": (1, "In a box", True)}


def test_codes_of_fields_are_no_text_and_links_are_links() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
    body = f"<w:p>{field.format('begin')}{code}{field.format('separate')}{r('here')}{field.format('end')}{r(' and ')}"
    body += (
        f'<w:hyperlink r:id="x">{r("there")}</w:hyperlink><w:hyperlink w:anchor="b">{r(" inside")}</w:hyperlink></w:p>'
    )
    source = readers.read_bytes("a.docx", docx(body, links={"x": "https://example.org/b"}))
    assert texts(source) == ["[here](https://example.org/a) and [there](https://example.org/b) inside"]


def test_notes_stand_after_the_paragraph_that_calls_them() -> None:
    body = f'<w:p>{r("One")}<w:r><w:footnoteReference w:id="5"/></w:r>{r(".")}</w:p>'
    body += f'<w:p>{r("Two")}<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>'
    notes = f'<w:footnote w:id="3">{p("* starred")}</w:footnote><w:footnote w:id="5">{p(" first")}</w:footnote>'
    notes += (
        f'<w:footnote w:id="6">{p("lost")}</w:footnote><w:footnote w:id="0" w:type="separator">{p("-")}</w:footnote>'
    )
    found = read(body, footnotes=notes)
    assert texts(found) == ["One[^1].", "[^1]: first", "Two[^*]", "[^*]: starred"]
    assert residue(found) == {"footnote that nothing calls": (1, "lost", False)}


def test_pages_begin_at_breaks_and_sections_and_not_inside_words() -> None:
    end = '<w:r><w:br w:type="page"/></w:r>'
    body = f"<w:p>{r('one')}{end}{r('two')}</w:p><w:p>{r('three')}{end}</w:p>"
    body += p("four", "<w:sectPr/>") + p("five", "<w:pageBreakBefore/>") + p("six")
    found = lines(read(body))
    assert [(line.text, line.page) for line in found] == [
        *(("one", 1), ("two", 2), ("three", 2), ("four", 3), ("five", 4), ("six", 4)),
    ]


def test_hyphens_breaks_and_signs_are_characters() -> None:
    body = "<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t>"
    body += '<w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>'
    assert texts(read(body)) == ["well\u2011known", "a\tb\u03b1"]


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, texts))}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_table_of_data_stays_a_table_of_equal_rows() -> None:
    span = '<w:gridSpan w:val="2"/>'
    body = table(
        cell("All", properties=span), cell("a") + cell("b|c"), cell("1") + cell("2"), cell("both", properties=span)
    )
    assert texts(read(body)) == ["All", "| a | b\\|c |", "| 1 | 2 |", "| both |  |"]


def test_a_table_for_layout_is_unfolded_in_reading_order() -> None:
    inner = table(cell("x") + cell("y"), cell("1") + cell("2"))
    body = table(cell("Left", LONG) + f"<w:tc>{p('Right')}{inner}{p(LONG)}</w:tc>", cell("1.") + cell("Item " + LONG))
    found = texts(read(body))
    assert found[:5] == ["Left", LONG.strip(), "Right", "| x | y |", "| --- | --- |"]
    assert found[-1].startswith("1. Item This")


def test_entries_of_a_contents_list_stand_together_set_in_by_depth() -> None:
    entries = p("One\t3", style("T1")) + p("Inner\t4", style("T2")) + p("Two\t9", style("T1"))
    found = [line.text for line in read(entries + p("One", style("Kop")), styles=STYLES).lines]
    assert found[:3] == ["One\t3", "  Inner\t4", "Two\t9"]


def test_space_above_and_empty_paragraphs_are_blank_lines() -> None:
    body = p("a") + p("b") + p("c", '<w:spacing w:before="240"/>') + p("") + p("d") + p("e")
    assert [line.text for line in read(body).lines] == ["a", "", "b", "", "", "c", "", "", "d", "", "e"]


def test_lines_that_are_paragraphs_of_their_own_are_lines() -> None:
    prose = [f"a line that goes on number {n} with words that the next one takes" for n in range(12)]
    body = "".join(map(p, prose)) + p("") + "".join(map(p, prose))
    found = [line.text for line in read(body).lines]
    assert found == [*prose, "", *prose]


def test_signs_that_mean_mark_up_are_escaped_and_addresses_are_not() -> None:
    body = p(r"*a* _b_ c_d 2 * 3 [e](f) \* https://example.org/_g_") + p("# not a heading") + p("> nor quoted")
    assert texts(read(body)) == [
        r"\*a\* \_b\_ c_d 2 * 3 \[e](f) \\\* https://example.org/_g_",
        r"\# not a heading",
        r"\> nor quoted",
    ]


@pytest.mark.parametrize("cut", [30, 200, -10])
def test_a_truncated_file_is_an_error(cut: int) -> None:
    with pytest.raises(SourceError, match="damaged"):
        readers.read_bytes("a.docx", docx(p("text"))[:cut])


def test_a_document_type_is_refused() -> None:
    with pytest.raises(SourceError, match=r"document type|damaged"):
        read(p("x"), styles='<!DOCTYPE a [<!ENTITY b "c">]>')


def test_a_document_without_a_word_is_an_error() -> None:
    with pytest.raises(SourceError, match="no word"):
        read(p(" "))


def test_paragraphs_that_somebody_parted_with_line_breaks_are_paragraphs_and_short_lines_stay_lines() -> None:
    long = "The ferry left the north quay before anybody had looked at the clock, and the captain said so. " * 2
    broken = p(f"{long}</w:t><w:br/><w:t>Read more.</w:t><w:br/><w:t>{long}")
    verse = p("The lamp is out,</w:t><w:br/><w:t>the hens are in.")
    found = [line.text for line in read(broken + verse).lines]
    assert found == [long.strip(), "", "Read more.", "", long.strip(), "", "The lamp is out,", "the hens are in."]
