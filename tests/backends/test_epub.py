"""The EPUB as a whole: what is in the archive, and that it hangs together."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import cssselect2
import pytest
import tinycss2
from lxml import etree

from converter import page_spans
from converter.backends import backend
from converter.edition import read
from converter.errors import RenderError, SourceError
from converter.files import shipped
from converter.model import Edition, PageBegin
from converter.options import Options

NS = {
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
FRONT = ["cover.xhtml", "title-page.xhtml", "imprint.xhtml", "contents.xhtml"]
TEXT = """---
canonical: 1
title: "Harbour & <Museum>"
lang: en
date: "2021-02-19"
source:
  file: "digest.txt"
  sha256: "0123abcd"
---

Before all.

# Harbour & \\<Museum\\> {#part-2021 .part}

## A new wing & more {#wing .article date="2021-02-19" page="7"}

::: {.dateline}
(February 19, 2021)
:::

*One***two**. A call[1](#n1){.noteref}, one far away[2](#n2){.noteref}, and [a link](#статья). ![A harbour](pic.png)

### Inside {#inside}

| a | b |
|---|---|
| 1 | 2 |

::: {#n1 .note}
[1]{.label} A note.
:::

::: {#n3 .note}
[3]{.label} A note without a call.
:::

## Статья {#статья .article lang="ru" duplicate-of="wing" page="7"}

Текст.

::: {#n2 .note}
[2]{.label} Another note.
:::

## Cover {#cover .article page="9"}

## Front {#front .article}
"""
PNG = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("document")
    (folder / "pic.png").write_bytes(PNG)
    return read(TEXT, folder)


@pytest.fixture(scope="module")
def made(edition: Edition) -> bytes:
    return render(edition)


@pytest.fixture(scope="module")
def archive(made: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made))


def render(edition: Edition) -> bytes:
    return backend("epub").render(edition, Options())


def page(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(f"EPUB/{name}"))


def package(archive: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(archive.read("EPUB/content.opf"))


def spine(archive: zipfile.ZipFile) -> list[str]:
    root = package(archive)
    hrefs = {item.get("id"): item.get("href") for item in root.iterfind(".//o:item", NS)}
    return [hrefs[each.get("idref")] for each in root.iterfind(".//o:itemref", NS)]


def words(element: etree._Element) -> list[str]:
    return " ".join(element.itertext()).split()


def test_the_container_begins_with_its_type_stored(archive: zipfile.ZipFile) -> None:
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert archive.read("mimetype") == b"application/epub+zip"


def test_every_member_has_the_date_of_the_edition(archive: zipfile.ZipFile) -> None:
    assert {member.date_time for member in archive.infolist()} == {(2021, 2, 19, 0, 0, 0)}
    assert package(archive).findtext(".//o:meta[@property='dcterms:modified']", namespaces=NS) == "2021-02-19T00:00:00Z"


def test_the_same_edition_gives_the_same_bytes(edition: Edition, made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Baku")
    monkeypatch.setenv("LC_ALL", "C")
    assert render(edition) == made


def test_the_manifest_names_every_file_once(archive: zipfile.ZipFile) -> None:
    listed = [f"EPUB/{item.get('href')}" for item in package(archive).iterfind(".//o:item", NS)]
    there = [
        name for name in archive.namelist() if name not in ("mimetype", "META-INF/container.xml", "EPUB/content.opf")
    ]
    assert sorted(listed) == sorted(there)


def test_the_spine_has_a_page_for_each_section_in_order(archive: zipfile.ZipFile, edition: Edition) -> None:
    pages = spine(archive)
    assert pages[:4] == FRONT
    assert len(pages) == 4 + len(edition.sections) == len({name.lower() for name in pages})
    assert all(name.isascii() for name in pages)
    headings = [page(archive, name).find(".//x:section/*[@id]", NS) for name in pages[5:]]
    titled = [section for section in edition.sections if section.level]
    assert [each.getparent().get("aria-labelledby") for each in headings if each is not None] == [s.id for s in titled]


def test_headings_keep_id_level_and_text(archive: zipfile.ZipFile) -> None:
    found = [
        (heading.tag[-2:], heading.get("id"), "".join(heading.itertext()))
        for name in spine(archive)[4:]
        for heading in page(archive, name).iter("{*}h1", "{*}h2", "{*}h3")
    ]
    assert found == [
        ("h1", "part-2021", "Harbour & <Museum>"),
        ("h2", "wing", "A new wing & more"),
        ("h3", "inside", "Inside"),
        ("h2", "статья", "Статья"),
        ("h2", "cover", "Cover"),
        ("h2", "front", "Front"),
    ]


def test_what_is_not_generated_is_the_source_word_for_word(archive: zipfile.ZipFile) -> None:
    found: list[str] = []
    for name in spine(archive):
        root = page(archive, name)
        for element in [
            *root.iterfind(".//x:nav", NS),
            *root.iterfind(".//x:head", NS),
            *root.iterfind(".//*[@class]"),
        ]:
            if "generated" in element.get("class", "generated").split():
                element.clear()
        found += words(root)
    expected = (
        "Before all. Harbour & <Museum> A new wing & more (February 19, 2021) One two . A call 1 , one far away 2 , "
        "and a link . Inside a b 1 2 1 A note. 3 A note without a call. Статья Текст. 2 Another note. Cover Front"
    )
    assert found == expected.split()


def test_words_that_touch_stay_together(archive: zipfile.ZipFile) -> None:
    assert b"<em>One</em><strong>two</strong>. A call<a " in archive.read("EPUB/wing.xhtml")


def test_pages_before_the_text_repeat_no_heading(archive: zipfile.ZipFile) -> None:
    headings = [list(page(archive, name).iter("{*}h1", "{*}h2")) for name in FRONT]
    assert [[each.text for each in found] for found in headings] == [[], [], [], ["Contents"]]


def test_every_link_arrives(archive: zipfile.ZipFile) -> None:
    checked = 0
    for name in spine(archive):
        for link in page(archive, name).iter("{*}a", "{*}img", "{*}link"):
            target = unquote(link.get("href") or link.get("src"))
            path, _, ident = target.partition("#")
            file = f"EPUB/{path or name}"
            assert file in archive.namelist(), target
            if ident:
                assert len(etree.fromstring(archive.read(file)).xpath("//*[@id=$i]", i=ident)) == 1, target
            checked += 1
    assert checked > 25


def test_the_contents_are_the_headings_as_a_tree(archive: zipfile.ZipFile) -> None:
    root = page(archive, "contents.xhtml")
    contents, landmarks, printed = root.iterfind(".//x:nav", NS)
    entries = [(len(list(a.iterancestors("{*}ol"))), a.text, a.get("href")) for a in contents.iter("{*}a")]
    assert entries[:3] == [
        (1, "Harbour & <Museum>", "part-2021.xhtml#part-2021"),
        (2, "A new wing & more", "wing.xhtml#wing"),
        (3, "Inside", "wing.xhtml#inside"),
    ]
    assert entries[3][2].endswith("#статья")
    assert [a.get(EPUB_TYPE) for a in landmarks.iter("{*}a")] == ["cover", "titlepage", "toc", "bodymatter"]
    assert [(a.text, a.get("href")) for a in printed.iter("{*}a")] == [
        ("7", "wing.xhtml#_source-7"),
        ("9", "cover-2.xhtml#_source-9"),
    ]
    ncx = etree.fromstring(archive.read("EPUB/toc.ncx"))
    points = [
        (each.findtext("n:navLabel/n:text", namespaces=NS), each.find("n:content", NS))
        for each in ncx.iterfind(".//n:navPoint", NS)
    ]
    assert [(label, content.get("src")) for label, content in points] == [(text, href) for _, text, href in entries]


def test_notes_and_calls_lead_to_each_other(archive: zipfile.ZipFile) -> None:
    root = page(archive, "wing.xhtml")
    near, far = root.findall(".//x:a[@role='doc-noteref']", NS)
    assert near.get("href") == "#n1" and near.get(EPUB_TYPE) == "noteref"
    called, uncalled = root.findall(".//x:aside", NS)
    assert (called.get("role"), called.get(EPUB_TYPE)) == ("doc-footnote", "footnote")
    assert (uncalled.get("role"), uncalled.get(EPUB_TYPE)) == ("note", None)
    assert called.find(".//x:a", NS).get("href") == f"#{near.get('id')}"
    other, _, ident = far.get("href").partition("#")
    back = page(archive, other).find(f".//x:aside[@id='{ident}']//x:a", NS)
    assert back.get("href") == f"wing.xhtml#{far.get('id')}"


def test_a_foreign_article_has_its_language_and_direction(archive: zipfile.ZipFile) -> None:
    section = page(archive, spine(archive)[7]).find(".//x:section", NS)
    assert (section.get("lang"), section.get("dir")) == ("ru", "ltr")
    assert section.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    repeats = section.find("x:p[@class='generated repeats']", NS)
    assert repeats.get("lang") == "en" and repeats.find("x:a", NS).get("href") == "wing.xhtml#wing"


def test_the_dateline_can_be_read_by_machines(archive: zipfile.ZipFile) -> None:
    time = page(archive, "wing.xhtml").find(".//x:div[@class='dateline']/x:p/x:time", NS)
    assert (time.get("datetime"), time.text) == ("2021-02-19", "(February 19, 2021)")


def test_pictures_travel_as_they_are(archive: zipfile.ZipFile) -> None:
    source = page(archive, "wing.xhtml").find(".//x:img", NS).get("src")
    assert archive.read(f"EPUB/{source}") == PNG


def test_the_type_of_a_picture_is_that_of_its_bytes(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "pic.png").write_bytes(b"\xff\xd8\xff and so on")
    lying = replace(edition.pictures[0], path=str(tmp_path / "pic.png"))
    archive = zipfile.ZipFile(io.BytesIO(render(replace(edition, pictures=(lying,)))))
    (item,) = package(archive).iterfind(".//o:item[@id='picture-1']", NS)
    assert (item.get("media-type"), item.get("href")) == ("image/jpeg", "images/001-pic.jpg")


def test_a_picture_that_has_gone_is_named(edition: Edition, tmp_path: Path) -> None:
    gone = replace(edition.pictures[0], path=str(tmp_path / "gone.png"))
    with pytest.raises(SourceError) as caught:
        render(replace(edition, pictures=(gone,)))
    assert caught.value.path.endswith("gone.png")


def test_a_text_without_headings_has_its_title_as_the_only_entry(edition: Edition) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(replace(edition, sections=edition.sections[:1]))))
    (link,) = page(archive, "contents.xhtml").find(".//x:nav", NS).iter("{*}a")
    assert (link.text, link.get("href")) == (edition.metadata.title, "front.xhtml#front")
    heading = page(archive, "front.xhtml").find(".//*[@id='front']")
    assert (heading.text, heading.get("class")) == (edition.metadata.title, "generated")


def test_nothing_is_no_book(edition: Edition) -> None:
    with pytest.raises(RenderError):
        render(replace(edition, sections=()))


def test_a_body_that_is_no_xml_is_refused(edition: Edition) -> None:
    broken = replace(edition.sections[2], body="<p>cut off")
    with pytest.raises(RenderError) as caught:
        render(replace(edition, sections=(broken,)))
    assert "well-formed" in caught.value.message


@pytest.mark.parametrize("mark", [page_spans.anchor, page_spans.span])
@pytest.mark.parametrize("kind", ["part", "article"])
def test_a_page_mark_over_a_title_changes_nothing_of_its_look(kind: str, mark: Callable[[PageBegin], str]) -> None:
    rules = [
        (selector, rule.content)
        for rule in tinycss2.parse_stylesheet(shipped("styles", "epub.css", "").read_text("utf-8"))
        if rule.type == "qualified-rule"
        for selector in cssselect2.compile_selector_list(rule.prelude)
    ]
    title, marked = (
        [
            tinycss2.serialize(content)
            for selector, content in rules
            if selector.test(cssselect2.ElementWrapper.from_html_root(section).query(f"#{kind}"))
        ]
        for section in (
            ElementTree.fromstring(f'<section class="{kind}">{over}<h2 id="{kind}">A wing</h2></section>')
            for over in ("", mark(PageBegin("7", 0)))
        )
    )
    assert title == marked and len(title) > 1


def test_a_right_to_left_edition_turns_its_pages_that_way(edition: Edition) -> None:
    turned = replace(edition, direction="rtl", metadata=replace(edition.metadata, lang="yi", title="كتاب"))
    archive = zipfile.ZipFile(io.BytesIO(render(turned)))
    root = package(archive)
    assert root.get("dir") == root.find("o:spine", NS).get("page-progression-direction") == "rtl"
    assert page(archive, "wing.xhtml").get("dir") == "rtl"
    # generated words that are not in the edition's language say so
    assert page(archive, "contents.xhtml").find(".//x:h1", NS).get("lang") == "en"
