"""The real compilation keeps the structure that a person wrote down for it."""

import json
from pathlib import Path

from converter import readers
from converter.checks import account
from converter.normalize import normalize
from converter.options import Options
from converter.text import fold


def test_headings_dates_and_agreement_are_those_that_a_person_wrote_down(real_compilation: Path) -> None:
    gold = json.loads((real_compilation.parent / "gold.json").read_text("utf-8"))
    found = normalize(readers.read(real_compilation), Options())
    titles = [{fold(title) for title in (entry["title"], *entry["alt_titles"])} for entry in gold["entries"]]
    assert len(found.articles) == len(titles)
    assert all(fold(article.title) in wanted for article, wanted in zip(found.articles, titles, strict=True))
    dated = [article for article in found.articles if article.date]
    assert len(dated) == sum("date" in entry for entry in gold["entries"])
    assert found.contents.matched == found.contents.printed == len(dated)
    for column in ("source", "byline", "duplicate_of"):
        assert sum(bool(getattr(article, column)) for article in dated) == 1


def test_its_account_adds_up(real_compilation: Path) -> None:
    source = readers.read(real_compilation)
    ledger = account.ledger(source, normalize(source, Options()).decisions)
    assert ledger.source == ledger.kept + sum(ledger.removed.values()) + ledger.changed
