"""The same ids in the same order, the same links between articles, the same page marks: in every edition."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

import pytest
from lxml import etree, html
from pypdf import PdfReader

from converter.build import render

TEXT = """---
canonical: 1
title: "Boats"
lang: "en"
---

Before all, see [the lamp](#лампа).

# Boats of old {#old .part}

## The ferry {#ferry .article page="7"}

See [the lamp](#лампа) and [the crew](#crew), as said[1](#n1){.noteref} below. []{.pagebreak page="8"}The page goes on.

### The crew {#crew}

Six of them.

::: {#n1 .note}
[1]{.label} At six.
:::

## The lamp {#лампа .article page="12"}

It was lit; see [the ferry](#ferry) and [the part](#old).
"""
IDS = ["old", "ferry", "_source-7", "n1-call", "_source-8", "crew", "n1", "лампа", "_source-12"]
LINKS = ["лампа", "лампа", "crew", "n1", "ferry", "old"]
"""Where the links in the text lead, in order."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("same")
    (folder / "a.md").write_text(TEXT, "utf-8")
    assert render(folder / "a.md", out=folder, editions=("pdf", "epub", "html", "site")).outcome == "ok"
    return folder


def pages(made: Path, edition: str) -> list[etree._Element]:
    """Return the pages of an edition that is made of mark-up, in reading order, without what is generated."""
    if edition == "epub":
        with ZipFile(made / "a.epub") as book:
            package = etree.fromstring(book.read("EPUB/content.opf"))
            files = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
            names = [files[item.get("idref")] for item in package.iter("{*}itemref")]
            trees = [html.fromstring(book.read(f"EPUB/{name}")) for name in names]
    else:
        listed = re.findall("<loc>(.*)</loc>", (made / "site" / "sitemap.xml").read_text("utf-8"))
        names = ["a.html"] if edition == "html" else [f"site/{name}" for name in listed]
        trees = [html.parse(made / name).getroot() for name in names]
    for tree in trees:
        made_by_us = "//nav | //*[contains(@class, 'generated')] | //a[@class='anchor'] | //*[@role='doc-backlink']"
        for each in tree.xpath(made_by_us):
            each.drop_tree()
    return trees


@pytest.mark.parametrize("edition", ["epub", "html", "site"])
def test_ids_and_links_are_those_of_the_markdown(made: Path, edition: str) -> None:
    trees = pages(made, edition)
    ids = [ident for tree in trees for ident in tree.xpath("//@id")]
    assert sorted(set(IDS) - set(ids)) == []
    assert [ident for ident in ids if ident in IDS and ident[0] != "_"] == [ident for ident in IDS if ident[0] != "_"]
    targets = [unquote(urldefrag(href).fragment) for tree in trees for href in tree.xpath("//p//a/@href")]
    assert targets == LINKS


def test_the_pdf_has_the_ids_as_destinations_and_the_links_lead_to_them(made: Path) -> None:
    document = PdfReader(made / "a.pdf")
    assert set(IDS) <= set(document.named_destinations)
    places = {name: document.get_destination_page_number(at) for name, at in document.named_destinations.items()}
    links = [
        each["/Dest"]
        for page in document.pages
        for each in (annotation.get_object() for annotation in page.get("/Annots", ()))
        if "/Dest" in each
    ]
    assert [name for name in links if name in LINKS][-len(LINKS) :] == LINKS
    assert places["ferry"] <= places["crew"] <= places["лампа"]


def test_the_pages_of_the_pdf_are_marked_alike(made: Path) -> None:
    found = {}
    for edition in ("epub", "html", "site"):
        marks = [mark for tree in pages(made, edition) for mark in tree.xpath("//*[starts-with(@id, '_page-')]")]
        found[edition] = [mark.get("id") for mark in marks]
    assert found["html"] == found["site"] == found["epub"] != []
