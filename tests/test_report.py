"""The report of a build."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from converter.model import Action, Decision, Line, Severity, Source, Status
from converter.options import Options
from converter.report import SHOWN, ids, to_html, to_json
from converter.results import (
    Account,
    ArticleEntry,
    CheckResult,
    ContentsMatch,
    EditionResult,
    Finding,
    Report,
    WordChange,
)

TEXT = 'The <Pier>\n\nNobody "knows & nobody asks.\n'
SOURCE = Source("a.txt", "f" * 64, len(TEXT), "utf-8", "text", tuple(map(Line, (1, 2, 3), TEXT.split("\n"))))
MARKDOWN = (
    '---\ncanonical: 1\nlang: "en"\n---\n\n# The \\<Pier\\> {#the-pier .article}\n\nNobody "knows & nobody asks.\n'
)
JOINED = Decision(
    "heading", Action.MARKED, 1, 1, "A heading was found", before="The <Pier>", evidence=(("size", 1.23456),)
)
OPEN = Decision(
    "quotation-unbalanced",
    Action.REPORTED,
    3,
    3,
    "A quotation opens & never closes",
    column=8,
    end_column=14,
    before='"knows',
    confidence=0.87654,
    severity=Severity.WARNING,
    hint="Look at <the source>",
)
ACCOUNT = Account(7, 5, {"page-number": 2}, 0, 3)
EDITION = EditionResult(
    "html", "out/a b/a b.html", "e" * 64, 1234, CheckResult(4), CheckResult(1), ACCOUNT, 0.5
)  # fmt: skip
REPORT = Report(
    "a.txt",
    "ok",
    "f" * 64,
    len(TEXT),
    "utf-8",
    7,
    (ArticleEntry("the-pier", 1, "The <Pier>", "2021", "", "A. Writer", "", 1, 0, "", 1.0),),
    ContentsMatch(2, 1, ("The & Quay",), ()),
    ACCOUNT,
    (JOINED, OPEN),
    (EDITION,),
    {"read": 0.0123456},
    "",
    {"pandoc": "3.9", "converter": "0.1.0"},
)


def page(report: Report = REPORT) -> str:
    return to_html(report, SOURCE, MARKDOWN, Options())


def words_of(report: Report) -> str:
    root = html.fromstring(page(report))
    return " ".join(" ".join(root.xpath("//body//text()")).split())


def test_the_json_has_the_keys_of_the_contract_in_their_order() -> None:
    image = json.loads(to_json(REPORT))
    assert list(image) == [
        "schema", "converter", "tools", "source", "articles", "contents", "account", "decisions", "editions", "seconds",
        "outcome", "reason",
    ]  # fmt: skip
    assert (image["schema"], image["converter"], image["tools"]) == (1, "0.1.0", {"pandoc": "3.9"})
    assert list(image["source"]) == ["path", "sha256", "bytes", "encoding", "words"]
    assert image["contents"] == {
        "printed": 2,
        "matched": 1,
        "missing_in_body": ["The & Quay"],
        "missing_in_contents": [],
    }
    assert image["account"]["removed"] == {"page-number": 2}
    assert image["editions"]["html"]["links"] == {"checked": 4, "broken": []}


def test_a_decision_keeps_what_it_says_and_gets_an_id() -> None:
    found = json.loads(to_json(REPORT))["decisions"][1]
    assert found["id"] == "quotation-unbalanced@3:8"
    assert (found["severity"], found["status"], found["action"]) == ("warning", "applied", "reported")
    assert (found["before"], found["evidence"], found["confidence"]) == ('"knows', {}, 0.877)


def test_decisions_at_the_same_place_have_different_ids() -> None:
    assert ids([JOINED, OPEN, JOINED, JOINED]) == (
        "heading@1:1",
        "quotation-unbalanced@3:8",
        "heading@1:1~2",
        "heading@1:1~3",
    )


def test_the_json_is_written_as_people_read_it_and_ends_in_one_new_line() -> None:
    text = to_json(replace(REPORT, path="Çeşmə.txt"))
    assert "Çeşmə.txt" in text
    assert text.endswith("}\n")


def test_what_needs_a_person_shows_source_beside_result_with_the_hint() -> None:
    root = html.fromstring(page())
    (concern,) = root.find_class("concern")
    assert [mark.text_content() for mark in concern.iter("mark")] == ['"knows']
    source, result = (side.text_content() for side in concern.find_class("side"))
    assert 'Nobody "knows & nobody asks.' in " ".join(source.split())
    assert 'Nobody "knows & nobody asks.' in " ".join(result.split())
    assert "Look at <the source>" in concern.text_content()


def test_a_heading_is_shown_without_its_attributes_and_escapes() -> None:
    root = html.fromstring(page(replace(REPORT, decisions=(replace(JOINED, status=Status.REVIEW),))))
    assert [line.text_content() for line in root.find_class("side")[1].find_class("line")] == ["# The <Pier>"]


def test_what_was_only_reported_is_compared_and_not_struck() -> None:
    for severity in (Severity.WARNING, Severity.INFO):
        root = html.fromstring(page(replace(REPORT, decisions=(replace(OPEN, after="quay", severity=severity),))))
        (line,) = [line for line in root.find_class("line") if line.find_class("label")]
        assert line.text_content() == "Compare quay"
        assert not [e for e in root.iter("del", "ins") if e.text_content() == "quay"]


def test_only_words_that_are_gone_are_struck() -> None:
    date = replace(JOINED, before="May 4", after="autumn")
    for action, struck in ((Action.MARKED, ""), (Action.CHANGED, "May 4"), (Action.REMOVED, "May 4")):
        root = html.fromstring(page(replace(REPORT, decisions=(replace(date, action=action),))))
        (entry,) = root.find_class("entries")
        assert "".join(e.text_content() for e in entry.iter("del")) == struck


@pytest.mark.parametrize(
    ("change", "needed"),
    [
        ({"severity": Severity.INFO}, False),
        ({"severity": Severity.INFO, "status": Status.REVIEW}, True),
        ({"severity": Severity.ERROR}, True),
        ({"status": Status.OVERRIDDEN}, False),
    ],
)
def test_only_a_warning_an_error_or_an_open_question_needs_a_person(change: dict[str, object], needed: bool) -> None:
    report = replace(REPORT, decisions=(replace(OPEN, **change),))  # type: ignore[arg-type]
    assert bool(html.fromstring(page(report)).find_class("concern")) is needed


def test_thousands_of_decisions_are_cut_short_and_counted() -> None:
    text = words_of(replace(REPORT, decisions=(JOINED,) * 3000 + (OPEN,) * 2000))
    assert f"{SHOWN} of 3,000 are shown here" in text
    assert f"{SHOWN} of 2,000 are shown here" in text
    assert "2,000 places want a look" in text
    assert text.count("A heading was found") == SHOWN


def test_a_rejected_edition_says_so_first_and_names_the_word() -> None:
    account = replace(ACCOUNT, kept=4, unexplained=1, changes=(WordChange("lost", "quay", "", 3, 1, "on the quay at"),))
    edition = replace(EDITION, path="out/a/.rejected/a.html")
    text = page(replace(REPORT, outcome="rejected", reason="1 word is lost", account=account, editions=(edition,)))
    words = " ".join(html.fromstring(text).text_content().split())
    assert words.index("The edition was rejected. 1 word is lost") < words.index("lost quay, line 3: on the quay at")
    assert "Every word is accounted for" not in words
    assert 'href=".rejected/a.html"' in text


def test_a_fault_in_a_finished_file_is_named_with_its_line() -> None:
    fault = Finding("link-broken", "a.html", "The link leads nowhere", 12)
    edition = replace(EDITION, links=CheckResult(4, (fault,)))
    text = words_of(replace(REPORT, outcome="failed", reason="a link is broken", editions=(edition,)))
    assert "The build failed. a link is broken." in text
    assert "The link leads nowhere a.html:12" in text


def test_an_empty_report_of_a_file_that_could_not_be_read_is_a_page_too() -> None:
    text = words_of(Report("a.txt", "failed", reason="the file is empty"))
    assert "The build failed. the file is empty." in text
    assert "No heading was found." in text


def test_nothing_of_the_source_becomes_markup_and_nothing_leaves_the_page() -> None:
    evil = replace(OPEN, message="<script>alert(1)</script>", before="<img src=x onerror=alert(1)>", after="</style>")
    text = page(replace(REPORT, path='"><script>', decisions=(evil, replace(evil, severity=Severity.INFO))))
    root = html.fromstring(text)
    assert [element.tag for element in root.iter("script", "img", "link", "iframe")] == []
    assert not re.search(r'(?:src|href)="(?:https?:)?//', text)
    assert "default-src 'none'" in unescape(text)


def test_links_lead_to_the_finished_file_and_to_the_article_in_it() -> None:
    hrefs = {link.get("href") for link in html.fromstring(page()).iter("a")}
    assert {"a%20b.html", "a%20b.html#the-pier"} <= hrefs


def test_the_page_does_not_change_with_the_time_it_took() -> None:
    slower = replace(REPORT, seconds={"read": 9.0}, editions=(replace(EDITION, seconds=9.0),))
    assert page(slower) == page()


def test_the_users_own_template_and_style_come_first(tmp_path: Path) -> None:
    for name, text in (("templates/report.html", "mine {{ style }}"), ("styles/report.css", "p { color: red }")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    assert to_html(REPORT, SOURCE, MARKDOWN, Options(overrides=str(tmp_path))) == "mine p { color: red }"
