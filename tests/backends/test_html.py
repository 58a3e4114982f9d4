import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html as lxml_html

from converter.backends import backend
from converter.edition import read
from converter.errors import UsageError
from converter.model import Edition
from converter.options import Options

TEXT = """---
canonical: 1
title: "Harbour & Museum"
lang: en
source:
  file: "digest.txt"
  sha256: "0123abcd"
---

Before all.

# 2021 {#year .part}

## A new wing {#wing .article date="2021-02-19"}

::: {.dateline}
(February 19, 2021)
:::

A call[1](#n){.noteref} here. ![A harbour](pic.png)

### Inside {#inside}

| a | b |
|---|---|
| 1 | 2 |

::: {#n .note}
[1]{.label} A note.
:::

## جناح {#arabic .article lang="ar" duplicate-of="wing"}

نص
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("document")
    (folder / "pic.png").write_bytes(b"picture")
    return read(TEXT, folder)


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return backend("html").render(edition, Options()).decode()


@pytest.fixture
def tree(page: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page)


def test_every_contents_entry_arrives_at_its_heading(tree: lxml_html.HtmlElement) -> None:
    links = tree.xpath("//nav//a")
    assert [link.text_content() for link in links] == ["2021", "A new wing", "Inside", "جناح"]
    for link in links:
        heading = tree.get_element_by_id(link.get("href")[1:])
        assert heading.tag in ("h1", "h2", "h3") and heading.text_content() == link.text_content()


def test_every_link_inside_the_page_arrives_and_ids_are_unique(tree: lxml_html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_outside_of_what_is_marked_as_generated_stand_the_sources_words(tree: lxml_html.HtmlElement) -> None:
    for element in [*tree.xpath("//nav | //head | //script"), *tree.find_class("generated")]:
        element.drop_tree()
    words = tree.text_content().split()
    expected = "Before all. 2021 A new wing (February 19, 2021) A call1 here. Inside a b 1 2 1 A note. جناح نص"
    assert words == expected.split()


def test_the_title_is_no_second_heading(tree: lxml_html.HtmlElement, edition: Edition) -> None:
    assert [heading.text_content() for heading in tree.xpath("//h1")] == ["2021"]
    bare = backend("html").render(replace(edition, sections=edition.sections[:1]), Options()).decode()
    assert lxml_html.document_fromstring(bare).xpath("string(//h1)") == "Harbour & Museum"


def test_nothing_is_asked_from_elsewhere(page: str, tree: lxml_html.HtmlElement) -> None:
    assert tree.xpath("//link | //iframe | //*[@srcset]") == []
    assert tree.xpath("//@src") == [f"data:image/png;base64,{b64encode(b'picture').decode()}"]
    assert "url(" not in page and "@import" not in page


def test_the_policy_allows_this_style_and_script_alone(tree: lxml_html.HtmlElement) -> None:
    policy = tree.xpath("string(//meta[@http-equiv]/@content)")
    for element in tree.xpath("//style | //script[not(@type)]"):
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{element.tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_what_only_this_format_has(tree: lxml_html.HtmlElement) -> None:
    assert tree.xpath("string(//div[@class='dateline']//time[@datetime='2021-02-19'])") == "(February 19, 2021)"
    assert tree.xpath("//aside[@role='doc-footnote']//a[@role='doc-backlink']/@href") == ["#n-call"]
    assert tree.xpath("string(//p[@class='twin generated']/a/@href)") == "#wing"
    assert tree.xpath("//h2[@id='arabic']/@dir") == ["rtl"]
    assert tree.xpath("//a[@rel='next']/@href") == ["#arabic"] and tree.xpath("//a[@rel='prev']/@href") == ["#wing"]


@pytest.mark.parametrize("date", ["2021-13", "0000", "2021-02-19/2021-02-20", '"><script>'])
def test_only_a_real_date_is_machine_readable(edition: Edition, date: str) -> None:
    sections = tuple(replace(section, date=date) for section in edition.sections)
    page = backend("html").render(replace(edition, sections=sections), Options()).decode()
    assert "<time" not in page and "<script>" not in page.partition("<script>")[0]


def test_the_same_edition_gives_the_same_bytes(edition: Edition, page: str) -> None:
    assert backend("html").render(edition, Options()).decode() == page


def test_the_users_style_sheet_replaces_ours(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "screen.css").write_text("body { color: teal }")
    page = backend("html").render(edition, Options(overrides=str(tmp_path))).decode()
    assert "body { color: teal }" in page and ".opening" not in re.search("<style>.*?</style>", page, re.S)[0]  # type: ignore[index]


def test_an_unknown_backend_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        backend("docbook")
    assert "epub" in caught.value.cure
