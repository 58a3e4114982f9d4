import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.backends.pdf import markup, scripts
from converter.contents import contents
from converter.edition import read
from converter.errors import RenderError
from converter.options import Options

HEAD = '---\ncanonical: 1\ntitle: "Papers"\nlang: en\n---\n\n'


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@given(st.text(max_size=200))
def test_a_running_head_fits_and_begins_as_its_title_does(title: str) -> None:
    short = markup.shortened(title)
    assert width(short) <= 60
    assert short == title or (short.endswith("…") and title.startswith(short[:-1]))


def test_a_running_head_is_cut_between_words() -> None:
    assert markup.shortened("word " * 20) == "word " * 10 + "word…"


@pytest.mark.parametrize(("words", "layout"), [(400, "open"), (20, "run-on")])
def test_long_articles_begin_on_a_page_of_their_own(words: int, layout: str) -> None:
    edition = read(f"{HEAD}# One {{#one .article}}\n\n{'word ' * words}\n", Path())
    main = markup.tree(edition, (), Options()).find("body/main")
    assert main is not None
    assert main.get("class") == layout


def test_only_blocks_with_long_words_may_break_them() -> None:
    edition = read(f"{HEAD}# One {{#one .article}}\n\nshort words\n\n<https://example.org/{'a' * 40}>\n", Path())
    main = markup.tree(edition, (), Options()).find("body/main")
    assert main is not None
    assert ["data-long" in paragraph.attrib for paragraph in main.iter("p")] == [False, True]


def test_the_first_pages_are_generated_and_have_no_heading_of_the_text() -> None:
    edition = read(f"{HEAD}# One {{#one .article}}\n\n# One {{#two .article}}\n", Path())
    root = markup.tree(edition, contents(edition, 3), Options())
    headings = ["".join(heading.itertext()) for heading in root.iter("h1")]
    assert headings == ["Contents", "One", "One"]
    assert [section.get("class") for section in root.findall("body/section")] == [
        "cover generated",
        "imprint generated",
    ]


def test_a_template_that_is_not_well_formed_is_named(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "print.html").write_text("<html><p></html>")
    with pytest.raises(RenderError, match="not well formed"):
        markup.tree(read(HEAD, Path()), (), Options(overrides=str(tmp_path)))


@pytest.mark.parametrize(
    ("text", "lang", "face"),
    [
        ("كلمة", "ar", "Noto Naskh Arabic"),
        ("שלום", "he", "Noto Serif Hebrew"),
        ("Հայերեն", "hy", "Noto Serif Armenian"),
        ("新聞", "ja", "Noto Serif CJK JP"),
        ("新闻", "zh", "Noto Serif CJK SC"),
    ],
)
def test_each_script_has_its_face_only_where_it_occurs(text: str, lang: str, face: str) -> None:
    foreign = read(f"{HEAD.replace('lang: en', f'lang: {lang}')}# One {{#one .article}}\n\n{text}\n", Path())
    latin = read(f"{HEAD}# One {{#one .article}}\n\nПривет, κόσμε\n", Path())
    assert face in [script.face for script in scripts.found(foreign)]
    assert list(scripts.found(latin)) == []


def body(markdown: str) -> ElementTree.Element:
    return markup.tree(read(f"{HEAD}# One {{#one .article}}\n\n{markdown}\n", Path()), (), Options())


def test_quotations_stand_in_each_other_only_so_far_and_lose_no_word() -> None:
    tree = body("\n".join(f"{'> ' * (depth - 1)}\n{'> ' * depth}level {depth}" for depth in range(1, 41)))
    depth, quote = 0, tree.find(".//blockquote")
    while quote is not None:
        depth, quote = depth + 1, quote.find("blockquote")
    assert depth == 8
    assert " ".join("".join(tree.itertext()).split()).endswith(" ".join(f"level {depth}" for depth in range(1, 41)))


def test_a_table_with_a_row_higher_than_a_page_is_unfolded() -> None:
    def table(*cells: str) -> str:
        return f"| A | B |\n| --- | --- |\n| {' | '.join(cells)} |\n"

    assert body(table("label", "word " * 200)).find(".//table") is not None
    tree = body(table("this " * 300, "that " * 300))
    assert tree.find(".//table") is None and tree.find(".//td") is None
    [row] = [row for row in tree.iter("div") if row.get("class") == "row" and "this" in "".join(row.itertext())]
    assert [cell.get("class") for cell in row] == ["cell", "cell"]


def tree(text: str, title: str = "Papers") -> ElementTree.Element:
    return markup.tree(read(f"{HEAD.replace('Papers', title.strip())}{text}", Path()), (), Options())


WORDS = ("harbour", "1,234,567", "Wednesday", "apples", "of")


def _table(columns: int) -> str:
    row = [WORDS[i % len(WORDS)] for i in range(columns)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (row, ["---"] * columns, row, row[::-1]))


@pytest.mark.parametrize(("columns", "kind"), [(3, ""), (7, "small"), (9, "tiny"), (20, "wide")])
def test_a_table_that_is_too_wide_gets_smaller_type_or_is_unfolded(columns: int, kind: str) -> None:
    root = tree(f"# A {{#a .article}}\n\n{_table(columns)}\n")
    (found,) = [e for e in root.iter() if e.tag == "table" or "unfolded" in e.get("class", "")]
    assert (found.get("data-dense") or found.get("class", "").partition(" ")[2]) == kind


def test_articles_open_where_they_stand_in_no_other() -> None:
    text = "# P {#p .part}\n\n## Q {#q .part}\n\n### A {#a .article}\n\n#### B {#b .article}\n\n## C {#c .article}\n"
    main = tree(text).find("body/main")
    assert main is not None
    classes = {section[0].get("id"): section.get("class", "").split() for section in main}
    assert [ident for ident, names in classes.items() if "opens" in names] == ["a", "c"]
    assert [ident for ident, names in classes.items() if {"bare", "part"} <= set(names)] == ["p", "q"]


def test_a_long_title_is_small_on_the_cover() -> None:
    found = {
        title: next(e.get("class") for e in tree("Word\n", title=title).iter("p") if "title" in e.get("class", ""))
        for title in ("Boats", "Boats of the north", "boat " * 25, "boat " * 60, "boat " * 200)
    }
    assert list(found.values()) == ["title short", "title", "title long", "title longer", "title longest"]


def test_a_link_has_its_address_printed_where_its_words_do_not_say_it() -> None:
    links = (
        "[the museum](https://example.org/a%20b)",
        "<https://example.org/>",
        "[www.example.org](https://www.example.org/)",
        "[Ada](mailto:ada@example.org)",
        "[there](#a)",
        "[the guild](https://example.org/guild)'s boats",
    )
    text = "# A {#a .article}\n\n" + " ".join(links) + "\n"
    assert [link.get("data-address") for link in tree(text).iter("a") if link.get("href")] == [
        "https://example.org/a%20b",
        None,
        None,
        "ada@example.org",
        None,
        None,
    ]
