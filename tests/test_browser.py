"""The page and the site in a real browser, opened from their files: search, keys, theme, small screens, print."""

import re
from base64 import b64decode
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html

import validators
from converter import build
from converter.build import render

pytestmark = [pytest.mark.validators, pytest.mark.slow]

QUERIES = ("herring fleet", "sandvaer", "zzz")
"""Words of a title; a name whose letters are seldom typed as they are; nothing."""
PAGES = {
    "page": "raw.html",
    "front page": "site/index.html",
    "article": "site/open-boat-weekend-showing-the-restored-fleet-held-in-kelsey-bay.html",
}


@pytest.fixture(scope="module")
def made(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("browsed")
    assert build(sample, out=out, editions=("html", "site")).outcome == "ok"
    return out / sample.stem


def words_of(paper: str) -> Counter[str]:
    """Return the words of a PDF that a browser printed, with those that it cut at the end of a line whole."""
    with pypdfium2.PdfDocument(b64decode(paper)) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return Counter(re.findall(r"\w+", text))


def words_of_main(path: Path) -> Counter[str]:
    """Return the words of the text of a page."""
    main = html.parse(path).getroot().find(".//main")
    for each in main.xpath(".//nav|.//*[contains(@class, 'downloads') or contains(@class, 'generated')]"):
        each.drop_tree()
    return Counter(re.findall(r"\w+", " ".join(main.itertext())))


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_finds_the_way(made: Path, name: str) -> None:
    answer: dict[str, Any] = validators.browse(made / PAGES[name], *QUERIES)
    title, letters, nothing = (answer["searches"][query] for query in QUERIES)
    assert "herring-fleet" in title["found"][0]
    assert letters["marked"] == ["Sandvær"] and letters["emptied"]
    assert nothing["found"] == []
    assert answer["keys"] == {"opened": True, "closed": True, "off": True}
    assert answer["theme"] == {"switched": True, "kept": True, "back": True}
    media = answer["media"]
    for width in ("narrow", "zoomed", "doubled", "spaced"):
        assert media[width] == {"wider": 0, "lost": []}, width
    assert media["printed"] == {"tools": 0, "words": True}
    assert media["still"] == {"moving": 0, "scrolling": "auto"}
    assert media["forced"] == {"outline": "solid", "marked": True, "current": True, "bordered": True}
    assert words_of(media["paper"]) >= words_of_main(made / PAGES[name])
    assert answer["skip"] and answer["plain"]["links"] > 5 and answer["plain"]["hidden"] == 3
    assert answer["turn"] == {"moved": True, "returned": True} or name != "article"
    assert answer["links"]["followed"] > 10 and answer["links"]["lost"] == []
    assert answer["slipped"] == ["connect-src", "frame-src", "img-src", "script-src", "style-src"]
    assert answer["outside"] == answer["errors"] == []


SCRIPTS = """---
canonical: 1
title: "Scripts"
lang: "en"
---

# Пароходы на реке {#ru .article lang="ru"}

Ёжик увидел пароход у пристани.

# قوارب الميناء {#ar .article lang="ar"}

عَادَ القَارِبُ إلى الميناء في المساء.

# 港口的船 {#zh .article lang="zh"}

渔船在早晨离开港口。

# Gemiler {#tr .article lang="tr"}

Iğdır'dan gelen ŞEHİR gemisi.

# Πλοία {#el .article lang="el"}

Ο πλοίαρχος έφυγε στους δρόμους.
"""


def test_every_script_is_searched_as_its_readers_type(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SCRIPTS)
    assert render(tmp_path / "a.md", out=tmp_path, editions=("html", "site")).outcome == "ok"
    asked = {"ежик": "ru", "القارب": "ar", "离开": "zh", "şehir": "tr", "igdir": "tr", "δρομουσ": "el", "ΠΛΟΊΑ": "el"}
    for page in ("a.html", "site/index.html"):
        answer = validators.search(tmp_path / page, *asked)
        found = {query: each["found"] for query, each in answer["searches"].items()}
        ends = {ident: f"#{ident}" if page == "a.html" else f"{ident}.html" for ident in asked.values()}
        assert found == {query: [ends[ident]] for query, ident in asked.items()}
        assert answer["outside"] == answer["errors"] == []


PAGED = f"""---
canonical: 1
title: "Numbers"
lang: "en"
---

[]{{.pagebreak page="v"}}A word before all.

# Boats {{#boats .article page="3"}}

It sank in ۱۹۳۶ and was raised. []{{.pagebreak page="4"}}{"The crew went home. " * 200}

# Lamps {{#lamps .article page="9"}}

Lit at six.
"""


@pytest.mark.parametrize("with_pdf", [False, True], ids=["alone", "with a PDF"])
def test_a_number_finds_the_page_of_the_source_and_of_the_pdf(with_pdf: bool, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGED)
    editions = (*(["pdf"] if with_pdf else []), "html", "site")
    assert render(tmp_path / "a.md", out=tmp_path, editions=editions).outcome == "ok"
    homes = {"v": "index", "3": "boats", "4": "boats", "9": "lamps"}
    asked = {"v": "v", "P. 4": "4", "page 7": "4", "٩": "9", "2": "", "10": ""}
    for page in ("a.html", "site/index.html"):
        searches = validators.search(tmp_path / page, *asked, "1936", "before all")["searches"]
        for query, label in asked.items():
            home = "" if page == "a.html" or not label else f"{homes[label]}.html"
            found = [each for each in searches[query]["found"] if "#_source-" in each]
            assert found == ([f"{home}#_source-{label}"] if label else []), query
        of_pdf = [each.partition("#")[2] for each in searches["2"]["found"]]
        assert of_pdf == (["_page-2"] if with_pdf else [])
        assert searches["1936"]["marked"] == ["۱۹۳۶"]
        assert searches["before all"]["found"] == ["#_text" if page == "a.html" else "index.html"]


ODD = f"""---
canonical: 1
title: "{"A title that does not end " * 15}"
lang: "en"
---

# {"A heading that goes on and on " * 13} {{#first .article date="2023-02-08"}}

Before {"Lighthousekeeper" * 20} after. She called it [قارب الميناء (1921–1936)]{{lang="ar"}} at
<https://example.org/{"path/" * 30}>.

| {" | ".join(f"Column {i}" for i in range(14))} |
|{" --- |" * 14}
| {" | ".join(f"value {i}" for i in range(14))} |

> > > > A quotation in quotations.

# {"Unbreakable" * 12} {{#second .article}}

```
{"x = 1234567890 " * 12}
```
"""


def test_odd_texts_fit_every_screen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ODD)
    assert render(tmp_path / "a.md", out=tmp_path, editions=("html", "site")).outcome == "ok"
    pages = [tmp_path / name for name in ("a.html", "site/index.html", "site/first.html", "site/second.html")]
    for path in pages:
        media = validators.browse(path, "quotation")["media"]
        widths = {width: media[width] for width in ("narrow", "zoomed", "doubled", "spaced")}
        assert widths == {width: {"wider": 0, "lost": []} for width in widths}, path.name
    assert validators.axe(*pages) == validators.vnu(*pages) == []


@pytest.mark.parametrize("ask", [validators.vnu, validators.axe], ids=lambda ask: ask.__name__)
@pytest.mark.parametrize("name", ["index.html", "n-2023.html", Path(PAGES["article"]).name])
def test_pages_of_the_site_are_valid(made: Path, name: str, ask: Any) -> None:
    assert ask(made / "site" / name) == []
