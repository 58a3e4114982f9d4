"""The page and the site in a real browser, opened from their files: search, keys, theme, small screens, print."""

from pathlib import Path
from typing import Any

import pytest

import validators
from converter import build

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
    assert answer["outside"] == answer["errors"] == []


@pytest.mark.parametrize("ask", [validators.vnu, validators.axe], ids=lambda ask: ask.__name__)
@pytest.mark.parametrize("name", ["index.html", "n-2023.html", Path(PAGES["article"]).name])
def test_pages_of_the_site_are_valid(made: Path, name: str, ask: Any) -> None:
    assert ask(made / "site" / name) == []
