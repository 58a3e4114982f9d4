"""A book bound of its parts is the book that WeasyPrint lays out in one piece; every part is as small as it can be."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdf
import pypdfium2
import pytest
from formats import packed

import validators
from converter.backends.pdf import archive, cutting, engine, markup, press, render, sheets
from converter.canonical import write
from converter.contents import contents
from converter.edition import read
from converter.files import build_time, shipped
from converter.model import Edition
from converter.normalize import normalize
from converter.options import Options
from converter.readers import read_bytes
from one_piece import in_one_piece
from printed_books import EVERYTHING, HEAD, NOTES, SENTENCE, picture_in

CASES = Path(__file__).parents[2] / "cases"
SOON = {"all-kinds-of-blocks", "arabic-digest", "azerbaijani-mixed-scripts", "footnotes-bracketed", "two-parts"}
"""The cases that are compared even when there is little time."""
MANY = HEAD + "\n".join(
    f"# Year {year} {{#year-{year} .part}}\n\n"
    + "\n".join(
        f"## Piece {year}.{number} {{#piece-{year}-{number} .article}}\n\n{SENTENCE * (14 + 9 * number)}\n\n"
        f"See [the *other* piece](#piece-{3 - year}-{2 - number}) and [nothing](#nowhere).\n"
        for number in range(3)
    )
    for year in (1, 2)
)
"""A book of several parts, with links in both directions."""


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every section begin a part that may begin one."""
    monkeypatch.setattr(cutting, "_USUAL_LENGTH", 1)


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def written(data: bytes) -> list[str]:
    """Return the texts of the pages as pdfium reads them, which knows letters beyond the first plane."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def streams(data: bytes, key: str) -> list[bytes]:
    """Return what is in the streams to which this key of a dictionary leads."""
    with pikepdf.open(BytesIO(data)) as pdf:
        owners = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and key in each]
        return [owner[key].read_bytes() for owner in owners]


def outline(data: bytes) -> list[Any]:
    reader = pypdf.PdfReader(BytesIO(data))

    def lines(items: list[Any]) -> list[Any]:
        return [
            lines(item)
            if isinstance(item, list)
            else (item.title, reader.get_destination_page_number(item), item.left, item.top)
            for item in items
        ]

    return lines(reader.outline)


def labels(data: bytes) -> list[str]:
    return pypdf.PdfReader(BytesIO(data)).page_labels


def places(data: bytes) -> dict[str, tuple[Any, ...]]:
    reader = pypdf.PdfReader(BytesIO(data))
    return {
        name: (reader.get_destination_page_number(place), place.left, place.top)
        for name, place in reader.named_destinations.items()
    }


def links(data: bytes) -> list[list[tuple[Any, ...]]]:
    """Return words, rectangle and destination of each link, on its page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}

        def destination(link: pikepdf.Object) -> object:
            if "/Dest" in link:
                return str(link.Dest)
            if link.A.S == "/URI":
                return str(link.A.URI)
            return numbers[link.A.D[0].objgen], [float(number) for number in link.A.D[2:4]], str(link.A.SD[0].S)

        return [
            [
                (str(link.Contents), [round(float(edge), 3) for edge in link.Rect], destination(link))
                for link in page.get("/Annots", [])
            ]
            for page in pdf.pages
        ]


def tree(data: bytes) -> list[Any]:
    """Return the tree of tags: tag, language, description, what it refers to, and what is in it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}

        def branch(element: pikepdf.Object) -> list[Any]:
            kids = [branch(kid) if "/S" in kid else "link" for kid in element.K if isinstance(kid, pikepdf.Dictionary)]
            marked = [int(kid) for kid in element.K if isinstance(kid, int)]
            said = [str(element.get(key, "")) for key in ("/S", "/Lang", "/Alt")]
            refers = [str(other.S) for other in element.get("/Ref", [])]
            return [*said, refers, numbers.get(element.Pg.objgen) if "/Pg" in element else None, marked, kids]

        return branch(pdf.Root.StructTreeRoot.K[0])


FEATURES: tuple[Callable[[bytes], Any], ...] = (texts, outline, labels, places, links, tree)


def assert_the_same_book(edition: Edition, options: Options) -> bytes:
    bound, whole = render(edition, options), in_one_piece(edition, options)
    for feature in FEATURES:
        assert feature(bound) == feature(whole), feature.__name__
    return bound


def editions_of(case: str) -> Edition:
    raw = next((CASES / case).glob("raw.*"))
    made = normalize(read_bytes(raw.name, packed(raw)), Options())
    return read(write(made.compilation), CASES / case)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(folder.name, marks=() if folder.name in SOON else pytest.mark.slow)
        for folder in sorted(CASES.iterdir())
    ],
)
def test_a_case_is_the_book_that_is_laid_out_in_one_piece(case: str) -> None:
    assert_the_same_book(editions_of(case), Options(cache="no"))


@pytest.mark.parametrize("theme", ["press", "book", "report"])
@pytest.mark.parametrize("standard", ["ua-1", "archive"])
@pytest.mark.parametrize("text", [EVERYTHING, MANY, NOTES], ids=["everything", "many parts", "notes"])
def test_every_kind_of_block_theme_and_standard(text: str, theme: str, standard: str, tmp_path: Path) -> None:
    edition = read(text, picture_in(tmp_path))
    assert_the_same_book(edition, Options(cache="no", theme=theme, pdf_standard=standard))


@pytest.mark.parametrize(
    "rule",
    [
        "h3 { break-before: recto }",
        "@page :left { margin-left: 40mm } article { break-before: page }",
        "@page :right { background: #eee } article { break-before: page }",
        "article { counter-increment: article; break-before: page } h2::before { content: counter(article) '. ' }",
        "@page body { @bottom-center { content: counter(page) ' of ' counter(pages) ': ' string(right, last) } }",
        "@page :first { margin-top: 50mm }",
        "article + article { break-before: recto; margin-top: 30mm }",
    ],
)
def test_a_style_sheet_may_ask_for_what_spans_the_parts(rule: str, tmp_path: Path) -> None:
    theme = tmp_path / "styles" / "themes" / "own"
    theme.mkdir(parents=True)
    (theme / "print.css").write_text(rule)
    edition = read(MANY.replace("Piece 1.1", "Piece 1.1\n\n### Inner {#inner}\n\n## Piece 1.1b"), tmp_path)
    assert_the_same_book(edition, Options(cache="no", theme="own", overrides=str(tmp_path)))


def test_sections_that_share_a_page_are_laid_out_together() -> None:
    short = HEAD + "\n".join(f"## Note {number} {{#note-{number} .article}}\n\nA few words.\n" for number in range(60))
    assert_the_same_book(read(short, Path()), Options(cache="no"))


def test_letters_that_no_typeface_has_keep_their_text_in_every_part() -> None:
    strange = MANY.replace("See [the", "A \U0010fffa and \U0010fffb. See [the", 1).replace(
        "Piece 2.2", "Piece \U0010fffb 2.2"
    )
    edition, options = read(strange, Path()), Options(cache="no")
    bound, whole = render(edition, options), in_one_piece(edition, options)
    for feature in (written, links, outline, tree):
        assert feature(bound) == feature(whole)
    told = b"".join(streams(bound, "/ToUnicode"))
    assert b"<dbffdffa>" in told and b"<dbffdffb>" in told


def test_a_picture_that_several_parts_show_is_in_the_book_once(tmp_path: Path) -> None:
    shown = MANY.replace("See [the", "![A boat](boat.png) See [the")
    pdf = pikepdf.open(BytesIO(render(read(shown, picture_in(tmp_path)), Options(cache="no"))))
    assert sum(getattr(each, "Subtype", "") == "/Image" for each in pdf.objects) == 1


def test_each_typeface_is_in_the_book_once_and_no_larger_than_in_one_piece() -> None:
    edition, options = read(MANY, Path()), Options(cache="no")
    bound, whole = (
        sorted(map(len, streams(data, "/FontFile2")))
        for data in (render(edition, options), in_one_piece(edition, options))
    )
    assert bound == whole and len(bound) > 2


def test_a_book_of_little_is_bound() -> None:
    edition = read(MANY, Path())
    assert texts(render(replace(edition, sections=()), Options(cache="no")))
    for sections in (edition.sections[:1], edition.sections[1:2]):
        assert_the_same_book(replace(edition, sections=sections), Options(cache="no"))


def with_index(edition: Edition, options: Options) -> bytes:
    """Return a book with pages after the body, made when the numbers of all pages are known."""

    def index(numbers: Mapping[str, int]) -> ElementTree.Element:
        lines = "".join(
            f'<p><a href="#{section.id}" title="{section.title}">{section.title}, {numbers[section.id]}</a></p>'
            for section in edition.sections
            if section.level
        )
        return ElementTree.fromstring(
            f'<html lang="en"><body><main><section><h1 id="index">Index</h1>{lines}</section></main></body></html>'
        )

    return engine.typeset(
        engine.Job(
            tree=markup.tree(edition, contents(edition, 3), options),
            design=press.Design(
                style=sheets.style(edition, options),
                elements=shipped("styles", "print-elements.css", "").read_text("utf-8"),
                pictures={},
                is_archive=options.pdf_standard == "archive",
            ),
            enclosure=archive.Enclosure("a.md", "", "", build_time("")) if options.pdf_standard == "archive" else None,
            back=index,
            keeps_parts=False,
        )
    )


def test_pages_after_the_body_know_the_numbers_of_all_others() -> None:
    edition = read(MANY, Path())
    data = with_index(edition, Options())
    found, labelled, where = texts(data), labels(data), places(data)
    plain = render(edition, Options(cache="no"))
    assert found[: len(texts(plain))] == texts(plain)
    assert labelled[-1] == str(len(found) - labelled.index("1"))
    for section in edition.sections:
        assert f"{section.title}, {labelled[where[section.id][0]]}\n" in found[-1] + "\n"
    assert [words for words, _, _ in links(data)[-1]] == [section.title for section in edition.sections]


@pytest.mark.slow
@pytest.mark.validators
@pytest.mark.parametrize(("standard", "asked"), [("ua-1", "ua1"), ("archive", "ua2"), ("archive", "a4f")])
def test_pages_after_the_body_conform(standard: str, asked: str, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(with_index(read(MANY, Path()), Options(pdf_standard=standard)))
    assert validators.verapdf(path, flavour=asked) == validators.qpdf(path) == []


@pytest.mark.slow
@pytest.mark.validators
@pytest.mark.parametrize("text", [EVERYTHING, MANY, NOTES], ids=["everything", "many parts", "notes"])
@pytest.mark.parametrize(("standard", "asked"), [("ua-1", "ua1"), ("archive", "ua2"), ("archive", "a4f")])
def test_it_conforms(text: str, standard: str, asked: str, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(render(read(text, picture_in(tmp_path)), Options(cache="no", pdf_standard=standard)))
    assert validators.verapdf(path, flavour=asked) == validators.qpdf(path) == []
