from urllib.parse import unquote, urlsplit

import pytest

from converter import making
from converter.making import Clock
from converter.results import Account, CheckResult, EditionResult


def test_a_stage_that_fails_is_measured_too() -> None:
    stages: list[str] = []
    clock = Clock(stages.append)
    with pytest.raises(ZeroDivisionError), clock.stage("pdf"):
        raise ZeroDivisionError
    assert stages == list(clock.seconds) == ["pdf"]


@pytest.mark.parametrize("name", ["a#b?c", "100%41", "a:b", "two words", "\N{SNOWMAN}", "new\nline"])
def test_what_a_site_offers_is_found_under_its_address(name: str) -> None:
    result = EditionResult("md", f"out/{name}.md", "ab", 3, CheckResult(0), CheckResult(0), Account(1, 1), 0.1)
    href = making._download(result).href
    address = urlsplit(href)
    assert (unquote(address.path), address.scheme, address.query, address.fragment) == (href, "", "", "")
