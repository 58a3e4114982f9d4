from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import edition, safe_html
from converter.canonical import write
from converter.errors import SourceError
from converter.model import Compilation, Heading, Metadata, Paragraph, Run

HERE = Path(__file__).parent
FULL = """---
canonical: 1
title: "Harbour Museum"
lang: ar-EG
date: "2021-02-19"
source:
  file: "digest.txt"
  sha256: "abc"
  encoding: utf-8
---

Before all.

# 2021 {#part-2021 .part}

## A *new* wing & more {#wing .article ATTRIBUTES}

Text.

### Inside {#глава}

> #### In a quotation {#quoted}

## Empty {#empty .article}
""".replace(
    "ATTRIBUTES", 'date="2021-02-19" source="HARBOUR PRESS" byline="A. Writer" lang="de" duplicate-of="x" page="3"'
)


def test_sections_carry_all_that_their_headings_say() -> None:
    front, part, wing, empty = edition.read(FULL, HERE).sections
    assert (front.kind, front.id, front.level, front.body) == ("front", "front", 0, '<p dir="ltr">Before all.</p>')
    assert (part.kind, part.id, part.level, part.title, part.body) == ("part", "part-2021", 1, "2021", "")
    assert (wing.kind, wing.title, wing.title_html) == (
        "article",
        "A new wing & more",
        "A <em>new</em> wing &amp; more",
    )
    assert (wing.date, wing.source, wing.byline) == ("2021-02-19", "HARBOUR PRESS", "A. Writer")
    assert (wing.lang, wing.duplicate_of, wing.page) == ("de", "x", "3")
    assert [(heading.id, heading.level) for heading in wing.headings] == [("глава", 3), ("quoted", 4)]
    assert (empty.id, empty.body) == ("empty", "")


def test_the_front_matter_is_the_metadata() -> None:
    read = edition.read(FULL, HERE)
    assert (read.metadata.title, read.metadata.source_file, read.direction) == ("Harbour Museum", "digest.txt", "rtl")


def test_without_classes_the_highest_headings_are_articles() -> None:
    read = edition.read("## One\n\na\n\n### Under\n\nb\n\n## Two\n\nc\n", HERE)
    assert [(section.kind, section.title, section.level) for section in read.sections] == [
        ("article", "One", 2),
        ("article", "Two", 2),
    ]
    (inner,) = read.sections[0].headings
    assert inner.id and f'id="{inner.id}"' in read.sections[0].body


@pytest.mark.parametrize(("text", "title"), [("", "Untitled"), ("# A title", "A title"), ("Words only.", "Untitled")])
def test_title_and_language_are_never_empty(text: str, title: str) -> None:
    metadata = edition.read(text, HERE).metadata
    assert (metadata.title, metadata.lang) == (title, "und")


def test_broken_front_matter_is_named() -> None:
    with pytest.raises(SourceError):
        edition.read('---\ntitle: "open\n---\n\ntext\n', HERE)


def test_hostile_markup_is_text() -> None:
    text = "# T\n\n<script>alert(1)</script> [x](javascript:alert\\(1\\)) ![p](file:///etc/passwd) <table:key>\n"
    (section,) = edition.read(text, HERE).sections
    assert (
        section.body == "<p>&lt;script&gt;alert(1)&lt;/script&gt; <span>x</span> <span>p</span> &lt;table:key&gt;</p>"
    )


def test_five_hundred_quotations_in_each_other() -> None:
    (section,) = edition.read("# T\n\n" + "> " * 500 + "deep\n", HERE).sections
    assert section.body.count("<blockquote>") == 500


# Every sign that Markdown, HTML or YAML reads as more than a letter.
texts = st.text(st.sampled_from("ab1 #*_`~^[](){}<>!|\\&;:.,'\"-+=@$%/éДش"), min_size=1, max_size=12)
marks = st.frozensets(st.sampled_from(["em", "strong", "sup", "sub", "code"]), max_size=2)
runs = st.builds(Run, texts, marks, st.sampled_from(["", "", "", "https://example.org/a", "#t"]))
paragraphs = st.lists(runs, min_size=1, max_size=6).map(tuple).filter(lambda some: squeezed(some) != "")


def squeezed(some: tuple[Run, ...]) -> str:
    return "".join("".join(run.text for run in some).split())


@settings(max_examples=40)
@given(st.lists(paragraphs, min_size=1, max_size=12))
def test_pandoc_reads_every_paragraph_as_it_was_written(written: list[tuple[Run, ...]]) -> None:
    blocks = (Heading(1, written[0], "t", "article"), *map(Paragraph, written))
    markdown = write(Compilation(Metadata(title="T", lang="en"), blocks))
    (section,) = edition.read(markdown, HERE).sections
    found = [section.title, *map(safe_html.plain_text, safe_html.parse(section.body))]
    assert ["".join(text.split()) for text in found] == [squeezed(some) for some in (written[0], *written)]


def test_each_printed_page_has_one_place_with_one_id(tmp_path: Path) -> None:
    text = (
        'Before []{.pagebreak page="2"}all.\n\n# One {#one .article page="2"}\n\n'
        '[]{.pagebreak page="3 a"}Text *and* []{.pagebreak page="3 a"}more.\n\n### In {#in page="4"}\n\nText.\n\n'
        '# Two {#two .article page="5"}\n\n### Late {#late page="5"}\n'
    )
    found = edition.read(text, tmp_path)
    assert [(s.begins_printed_page, s.printed_pages) for s in found.sections] == [
        (False, ("2",)),
        (False, ("3 a", "4")),
        (True, ()),
    ]
    mark = '<span class="pagebreak" data-page="{}" id="_source-{}" role="doc-pagebreak"></span>'
    assert found.sections[1].body == (
        f'<p>{mark.format("3 a", "3-a")}Text <em>and</em> more.</p>\n{mark.format("4", "4")}<h3 id="in">In</h3>\n'
        "<p>Text.</p>"
    )
    assert found.sections[2].body == '<h3 id="late">Late</h3>'


RULES = {
    "between text": ("A.\n\n* * *\n\nB.", 1),
    "under the title": ("* * *\n\nA.", 0),
    "under the date": ("::: {.dateline}\nMay 1, 2021\n:::\n\n* * *\n\nA.", 0),
    "at the end": ("A.\n\n* * *\n\n* * *", 0),
    "before a heading inside": ("A.\n\n* * *\n\n### Inside {#inside}\n\nB.", 0),
    "after a heading inside": ("A.\n\n### Inside {#inside}\n\n* * *\n\nB.", 0),
    "before a note": ("A.\n\n::: {.source}\nWIRE\n:::\n\n* * *\n\n::: {#n .note}\nTold.\n:::", 1),
    "alone": ("* * *", 0),
}


@pytest.mark.parametrize(("text", "count"), RULES.values(), ids=RULES)
def test_a_rule_parts_text_from_text(text: str, count: int) -> None:
    found = edition.read(f"# A wing {{#wing .article}}\n\n{text}\n\n# Next {{#next .article}}\n\nC.\n", HERE)
    assert found.sections[0].body.count("<hr") == count


def test_a_mark_without_a_page_is_no_mark(tmp_path: Path) -> None:
    [section] = edition.read("# One {#one}\n\nText []{.pagebreak}and []{page=4}more.\n", tmp_path).sections
    assert section.printed_pages == ()
    assert "pagebreak" not in section.body
