"""The page and the site in a real browser, opened from their files: search, keys, theme, small screens, print."""

from pathlib import Path
from typing import Any

import pytest

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
    assert media["narrow"] <= 0 and media["zoomed"] <= 0, "the page is wider than the screen"
    assert media["printed"] == {"tools": 0, "words": True}
    assert media["still"] == "auto" and media["outline"] == "solid"
    assert answer["skip"] and answer["plain"]["links"] > 5 and answer["plain"]["hidden"] == 3
    assert answer["turn"] == {"moved": True, "returned": True} or name != "article"
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
        answer = validators.browse(tmp_path / page, *asked)
        found = {query: each["found"] for query, each in answer["searches"].items()}
        ends = {ident: f"#{ident}" if page == "a.html" else f"{ident}.html" for ident in asked.values()}
        assert found == {query: [ends[ident]] for query, ident in asked.items()}
        assert answer["outside"] == answer["errors"] == []


@pytest.mark.parametrize("ask", [validators.vnu, validators.axe], ids=lambda ask: ask.__name__)
@pytest.mark.parametrize("name", ["index.html", "n-2023.html", Path(PAGES["article"]).name])
def test_pages_of_the_site_are_valid(made: Path, name: str, ask: Any) -> None:
    assert ask(made / "site" / name) == []
