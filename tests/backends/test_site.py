import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html as lxml_html
from PIL import Image

from converter import build
from converter.backends.site import Download, render
from converter.checks import contents, links
from converter.edition import read
from converter.errors import OutputError
from converter.finished import markup
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

## A new wing {#wing .article date="2021-02-19" source="TIDEWIRE"}

::: {.dateline}
(February 19, 2021)
:::

A call[1](#n){.noteref}, see [the other](#arabic) and [inside](#inside). ![A harbour](pic.png)

### Inside {#inside}

Text of index &lt;b&gt; </script>.

::: {#n .note}
[1]{.label} A note.
:::

## [جناح](#wing) {#arabic .article lang="ar" date="1979" duplicate-of="wing"}

نص، راجع [الجناح](#inside)

## Index {#index .article}
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("document")
    (folder / "pic.png").write_bytes(b"picture")
    return read(TEXT, folder)


@pytest.fixture(scope="module")
def files(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    book = tmp_path_factory.mktemp("made") / "digest.pdf"
    book.write_bytes(b"a book")
    return render(edition, Options(), [Download("PDF", str(book), 6, "ab" * 32, "downloads/digest.pdf")])


@pytest.fixture(scope="module")
def site(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def tree(files: dict[str, bytes], name: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(files[name].decode())


def test_each_part_and_article_has_a_page(files: dict[str, bytes]) -> None:
    pages = {name for name in files if name.endswith(".html")}
    assert {"index.html", "year.html", "wing.html", "index-2.html"} <= pages and len(pages) == 5
    assert files["pictures/001-pic.png"] == b"picture" and files["downloads/digest.pdf"] == b"a book"


def test_links_and_contents_are_true(site: Path) -> None:
    assert links.check(site).broken == contents.check(site).broken == ()
    assert links.check(site).checked > 40 and contents.check(site).checked > 10


def test_a_link_that_lost_its_page_is_found(site: Path, tmp_path: Path) -> None:
    page = (site / "wing.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert any("wing.html" in finding.message for finding in links.check(tmp_path).broken)


def test_the_words_stand_in_the_order_of_the_edition(site: Path) -> None:
    words = [token for token in markup.text(site).tokens if token.isalnum()]
    expected = """Before all 2021 A new wing February 19 2021 A call 1 see the other and inside Inside Text of index b
    script 1 A note جناح نص راجع الجناح Index"""
    assert words == expected.split()


def test_links_between_articles_lead_to_their_pages(files: dict[str, bytes]) -> None:
    body = tree(files, "wing.html").find_class("body")[0]
    assert body.xpath(".//p/a/@href")[:3] == ["#n", "arabic.html#arabic", "#inside"]
    assert tree(files, "arabic.html").xpath("//div[@class='body']//a/@href") == ["wing.html#inside"]
    assert tree(files, "arabic.html").xpath("//article//h1/a/@href") == ["wing.html#wing", "#arabic"]


def test_a_page_has_one_first_heading_and_no_gap_below_it(files: dict[str, bytes]) -> None:
    page = tree(files, "wing.html")
    assert [heading.tag for heading in page.xpath("//article//*[self::h1 or self::h2 or self::h3]")] == ["h1", "h2"]


def test_a_page_says_what_it_is(files: dict[str, bytes]) -> None:
    page = tree(files, "wing.html")
    known = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert (known["@type"], known["headline"], known["datePublished"]) == ("NewsArticle", "A new wing", "2021-02-19")
    assert page.xpath("string(//meta[@property='article:published_time']/@content)") == "2021-02-19"
    assert page.xpath("//link[@rel='next']/@href") == page.xpath("//a[@rel='next']/@href") == ["arabic.html"]
    book = json.loads(tree(files, "index.html").xpath("string(//script[@type])"))
    assert book["@type"] == "Book" and [part["url"] for part in book["hasPart"]] == [
        "wing.html",
        "arabic.html",
        "index-2.html",
    ]
    assert (book["hasPart"][0]["@type"], book["hasPart"][1]["inLanguage"]) == ("NewsArticle", "ar")


def test_the_policy_is_strict_and_nothing_lies_outside(files: dict[str, bytes]) -> None:
    for name in files:
        if name.endswith(".html"):
            page = tree(files, name)
            policy = page.xpath("string(//meta[@http-equiv]/@content)")
            assert policy.startswith("default-src 'none'") and "unsafe" not in policy
            assert not [each for each in page.xpath("//@src | //link/@href") if "//" in each]
            assert page.xpath("//*[@style] | //script[not(@src) and not(@type)]") == []


def test_the_front_page_offers_the_other_editions(files: dict[str, bytes]) -> None:
    section = tree(files, "index.html").find_class("downloads")[0]
    assert section.xpath(".//a/@href") == ["downloads/digest.pdf"] and "ab" * 32 in section.text_content()


def test_the_search_index_is_a_script_with_every_text(files: dict[str, bytes]) -> None:
    script = files["search-index.js"].decode()
    known = json.loads(script.removeprefix("window.searchIndex = ").removesuffix(";\n"))
    assert [entry["title"] for entry in known["entries"]] == ["Harbour & Museum", "2021", "A new wing", "جناح", "Index"]
    assert "Text of index <b> </script>." in known["entries"][2]["text"] and known["entries"][3]["dir"] == "rtl"


def test_the_feed_tells_of_dated_articles_the_newest_first(files: dict[str, bytes]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(files["feed.xml"])
    assert [each.findtext(f"{atom}published") for each in feed.iter(f"{atom}entry")] == [
        "2021-02-19T00:00:00Z",
        "1979-01-01T00:00:00Z",
    ]
    assert len({each.text for each in feed.iter(f"{atom}id")}) == 3
    assert feed.findtext(f"{atom}updated") == "2021-02-19T00:00:00Z"


def test_addresses_are_whole_where_the_site_has_one(edition: Edition) -> None:
    files = render(edition, Options(site_url="https://example.org/digest"))
    locations = re.findall("<loc>(.*)</loc>", files["sitemap.xml"].decode())
    assert locations[0] == "https://example.org/digest/index.html" and len(locations) == 5
    assert b'href="https://example.org/digest/wing.html"' in files["feed.xml"]
    assert tree(files, "wing.html").xpath("//link[@rel='canonical']/@href") == ["https://example.org/digest/wing.html"]


def test_a_link_to_a_site_that_has_an_address_is_shown_with_the_cover(
    edition: Edition, files: dict[str, bytes]
) -> None:
    made = render(edition, Options(site_url="https://example.org/digest/"))
    for name in ("index.html", "wing.html"):
        known = {each.get("property"): each.get("content") for each in tree(made, name).xpath("//meta[@property]")}
        assert known["og:image"] == "https://example.org/digest/cover.png"
        assert known["og:image:alt"] == "Harbour & Museum"
    with Image.open(io.BytesIO(made["cover.png"])) as cover:
        assert [known["og:image:width"], known["og:image:height"]] == [str(side) for side in cover.size]
    assert "cover.png" not in files and b"og:image" not in files["index.html"]


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    assert render(edition, Options()) == render(edition, Options())


def test_a_part_with_many_articles_lists_only_what_is_near(tmp_path: Path) -> None:
    text = "---\ncanonical: 1\ntitle: T\n---\n\n" + "".join(f"# {n} {{#a{n} .article}}\n\nText.\n\n" for n in range(50))
    files = render(read(text, tmp_path), Options())
    assert len(tree(files, "a25.html").xpath("//nav//li")) == 17
    assert len(tree(files, "index.html").xpath("//nav//li")) == 50


def test_no_two_landmarks_have_one_name_though_a_part_is_called_contents(tmp_path: Path) -> None:
    text = "---\ncanonical: 1\ntitle: T\nlang: en\n---\n\n# Contents {#c .part}\n\n## One {#one .article}\n\nText.\n"
    page = tree(render(read(text, tmp_path), Options()), "c.html")
    names = [
        " ".join(
            "".join(page.get_element_by_id(ident).itertext()).strip("# ")
            for ident in nav.get("aria-labelledby").split()
        )
        for nav in page.iter("nav")
    ]
    assert len(names) == len(set(names)) == 2


def test_a_build_lists_the_site_and_takes_it_away_again(sample: Path, tmp_path: Path) -> None:
    report = build(sample, out=tmp_path, editions=("html", "site"))
    made = report.editions[-1]
    assert (made.format, made.account.unexplained, report.outcome) == ("site", 0, "ok")
    assert Path(made.path, "downloads", "raw.html").read_bytes() == (tmp_path / "raw" / "raw.html").read_bytes()
    assert build(sample, out=tmp_path, editions=("html", "site")).editions[-1].sha256 == made.sha256
    build(sample, out=tmp_path, editions=("html",))
    assert not Path(made.path).exists()


def test_a_folder_of_that_name_that_is_no_site_is_left_alone(sample: Path, tmp_path: Path) -> None:
    own = tmp_path / "raw" / "site" / "letters.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    with pytest.raises(OutputError):
        build(sample, out=tmp_path, editions=("site",))
    assert own.read_text() == "mine"
