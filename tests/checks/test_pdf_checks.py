"""All checks on one PDF that WeasyPrint laid out: hyphens, columns of contents, running heads, notes, lists."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import converter
from converter.checks import account, contents, links
from converter.model import Line, Source

STYLE = """
@page { size: A6; margin: 15mm; @top-left { content: "Running head" } }
@page front { @bottom-center { content: counter(page, lower-roman) } }
@page body { @bottom-center { content: counter(page) } }
@page :nth(1 of body) { counter-reset: page FIRST }
nav { page: front } main { page: body }
body { font-family: serif; text-align: justify; hyphens: auto }
h1 { break-before: page; hyphens: none; text-align: left }
nav a { display: block } nav a::after { content: leader(".") " " target-counter(attr(href), page) }
sup { font-size: 60% }
"""
PROSE = (
    "The administration of international organisations’ well-known representation was overwhelmingly characteristic. "
)
LIST = "<ol><li>first</li><li>second</li></ol><ul><li>bullet</li></ul>"
TITLES = ("A first heading that is long enough to run over lines", "Second (1998)")
LINES = (TITLES[0], PROSE * 9 + "A word[1] more.", "1. first", "2. second", "• bullet", TITLES[1], PROSE * 9)
SOURCE = Source("raw.txt", "0" * 64, 1, "utf-8", "text", tuple(Line(n, text) for n, text in enumerate(LINES, 1)))


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that lays out the pages and labels them; what it is given is replaced in them first."""
    import pikepdf
    import weasyprint

    def made(*changes: tuple[str, str]) -> Path:
        entries = "".join(f'<a href="#h{n}">{title}</a>' for n, title in enumerate(TITLES))
        note = 'A word<a class="noteref" href="#h1"><sup>1</sup></a> more.'
        first = f'<h1 id="h0">{TITLES[0]}</h1><p>{PROSE * 9}{note}</p>{LIST}'
        body = f"<nav>{entries}</nav><main>{first}<h1 id='h1'>{TITLES[1]}</h1><p>{PROSE * 9}</p></main>"
        page = f"<html lang=en><title>T</title><style>{STYLE}</style>{body}</html>"
        for old, new in changes:
            assert old in page
            page = page.replace(old, new)
        path = tmp_path_factory.mktemp("pdf") / "a.pdf"
        weasyprint.HTML(string=page.replace("FIRST", "1")).write_pdf(path, pdf_variant="pdf/ua-1")
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            tree = [0, {"/S": pikepdf.Name.r}, 1, {"/S": pikepdf.Name.D}]
            document.Root.PageLabels = pikepdf.Dictionary(
                Nums=[pikepdf.Dictionary(x) if isinstance(x, dict) else x for x in tree]
            )
            document.save(path)
        return path

    return made


def test_an_untouched_file_passes(make: Callable[..., Path]) -> None:
    path = make()
    found = account.audit(account.ledger(SOURCE, ()), path)
    assert (found.unexplained, found.kept) == (0, found.source)
    assert found.generated > 20
    assert (links.check(path).broken, contents.check(path).broken) == ((), ())
    assert contents.check(path).checked == 4
    assert links.check(path).checked >= 7


def test_a_word_lost_on_a_page_is_named_with_its_line_in_the_source(make: Callable[..., Path]) -> None:
    path = make(("second</li>", "</li>"))
    (change,) = account.audit(account.ledger(SOURCE, ()), path).changes
    assert (change.kind, change.word, change.line) == ("lost", "second", 4)


def test_a_wrong_number_in_the_contents(make: Callable[..., Path]) -> None:
    path = make(("FIRST", "5"))
    assert {finding.code for finding in contents.check(path).broken} == {"contents-number-wrong"}


def test_an_entry_with_another_title(make: Callable[..., Path]) -> None:
    path = make((f'<a href="#h1">{TITLES[1]}', '<a href="#h1">Third'))
    (finding,) = contents.check(path).broken
    assert finding.code == "contents-entry-wrong"
    assert "Third" in finding.message


def test_brackets_in_a_line_from_right_to_left_are_no_words_added(tmp_path: Path) -> None:
    raw = tmp_path / "harbour.txt"
    raw.write_text("**افتتاح الرصيف\n(٢ مارس ٢٠٢١)**\n\nعادت النوارس (كلها) إلى الرافعة الجديدة في المساء.\n", "utf-8")
    report = converter.build(raw, out=tmp_path / "out", editions=("pdf",))
    assert report.outcome == "ok", report.reason


def table(head: str, rows: list[str]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split(" ")) for row in rows)
    columns = "".join(f"<th>{cell}</th>" for cell in head.split(" "))
    return (
        f"<table><thead><tr>{columns}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"
    )


def test_the_same_head_over_another_table_is_text(make: Callable[..., Path]) -> None:
    first = table("Kind Number", ["a b"])
    path = make((LIST, f"{first}<p style='break-after: page'>Then:</p>{first}"))
    lines = (
        TITLES[0],
        PROSE * 9 + "A word[1] more.",
        "Kind Number a b",
        "Then:",
        "Kind Number a b",
        TITLES[1],
        PROSE * 9,
    )
    source = Source("raw.txt", "0" * 64, 1, "utf-8", "text", tuple(Line(n, text) for n, text in enumerate(lines, 1)))
    found = account.audit(account.ledger(source, ()), path)
    assert found.unexplained == 0


def test_the_running_head_over_a_page_with_nothing_but_a_picture_is_no_added_word(tmp_path: Path) -> None:
    Image.new("L", (600, 900)).save(tmp_path / "boat.png")
    head = '---\ncanonical: 1\ntitle: "Boats"\nlang: en\n---\n\n# Boats of the harbour {#boats .article}\n\n'
    raw = tmp_path / "boats.md"
    raw.write_text(f"{head}{PROSE * 20}\n\n![](boat.png)\n", "utf-8")
    report = converter.render(raw, out=tmp_path / "out", editions=("pdf",))
    assert report.outcome == "ok", report.reason


def test_pointed_quotation_marks_from_right_to_left_are_no_words_added(tmp_path: Path) -> None:
    raw = tmp_path / "harbour.txt"
    raw.write_text("**افتتاح الرصيف\n(٢ مارس ٢٠٢١)**\n\nجلس المرشدون في مقهى «النورس» ويشربون الشاي.\n", "utf-8")
    report = converter.build(raw, out=tmp_path / "out", editions=("pdf",))
    assert report.outcome == "ok", report.reason


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        ("Second (1998) . . . 7", "7", ("second1998", "7")),
        ("1998 . . . 7", "7", ("1998", "7")),
        ("7 . . . 1998", "7", ("1998", "7")),
        ("7 . . . 1998", "8", ("7", "1998")),
        ("No number", "8", ("nonumber", "")),
    ],
)
def test_the_number_of_an_entry_stands_at_either_end(text: str, label: str, found: tuple[str, str]) -> None:
    assert contents._title_and_number(text, label) == found
