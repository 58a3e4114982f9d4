from converter import summary
from converter.results import Account, ArticleEntry, CheckResult, ContentsMatch, EditionResult, Finding, Report

FINE = CheckResult(12)


def article(date: str = "", twin: str = "") -> ArticleEntry:
    return ArticleEntry("id", 1, "Title", date, "", "", "", 1, 0, twin, 1.0)


def edition(path: str, unexplained: int = 0, links: CheckResult = FINE, pages: int | None = None) -> EditionResult:
    account = Account(1200, 1200 - unexplained, unexplained=unexplained)
    return EditionResult("pdf", path, "ab", 1_234_567, links, CheckResult(1), account, 0.1, pages)


def test_a_summary_says_what_was_found_and_what_was_made() -> None:
    report = Report(
        "in/digest.txt",
        "ok",
        articles=(article("2021"), article("2021", "twin"), article()),
        contents=ContentsMatch(printed=11, matched=10),
        account=Account(1200, 1100, {"printed-contents": 60, "page-number": 30}, 10),
        editions=(edition("out/digest/digest.pdf", pages=23),),
    )
    found = "3 parts and articles, 2 with a date, 1 repeated"
    assert summary.lines(report) == [
        f"in/digest.txt: {found}",
        "  10 of 11 entries of the printed contents found",
        "  1,200 words: 1,100 kept, 90 removed, 10 changed, 0 unexplained",
        "  pdf  23 pages, 1.2 MB, 12 links, 1 contents entry, 0 faults, 0 unexplained",
    ]


def test_a_rejected_edition_is_told_with_its_place() -> None:
    broken = CheckResult(12, (Finding("link-broken", "digest.pdf", "there is no #quay"),))
    rejected = edition("out/digest/.rejected/digest.pdf", unexplained=1, links=broken)
    assert summary.editions(Report("digest.txt", "rejected", editions=(rejected,))) == [
        "  pdf  1.2 MB, 12 links, 1 contents entry, 1 fault, 1 unexplained: kept in out/digest/.rejected"
    ]
