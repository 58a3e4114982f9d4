from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import html

from converter import collation, names
from converter.build import render
from converter.checks import contents
from converter.edition import read
from converter.finished import pdf
from converter.finished.tokens import squash
from converter.indexes import indexes
from converter.options import Options

TEXT = """---
canonical: 1
title: "Digest"
lang: {lang}
---

# Second {{#second .article date="2021-03-02" source="TIDEWIRE"}}

::: {{.dateline}}
Kelsey Bay, 2 March 2021
:::

The mayor of Kelsey Bay met Anna O'Brien on 19 February 2021. A boat met the mayor, and J. R. Holm's boat left
when the tide was high enough for it to pass over the sand that had been left there by the storms of the winter before.

# First {{#first .article date="2021-02-19" byline="Ada Holm"}}

Yesterday Anna O'Brien came to Sandvær on 3 May 1998, and to Sandvær she returned; 03/04/2021 is no day for us.

# Undated {{#undated .article}}

Nothing here, on a Monday.
"""
ALL = Options(index="both", contents_chronological="yes")


def found(text: str, folder: Path, lang: str = "en") -> dict[str, list[tuple[str, list[str]]]]:
    return {
        index.name: [(line.term, [s.id for s in line.sections]) for group in index.groups for line in group.lines]
        for index in indexes(read(text.format(lang=lang), folder), ALL)
    }


def test_articles_by_date_names_and_days(tmp_path: Path) -> None:
    made = found(TEXT, tmp_path)
    assert made["by-date"] == [("February 19, 2021", ["first"]), ("March 2, 2021", ["second"])]
    assert made["dates"] == [("May 3, 1998", ["first"]), ("February 19, 2021", ["second"])]
    assert made["names"] == [
        ("Ada Holm", ["first"]), ("Anna O'Brien", ["second", "first"]), ("J. R. Holm", ["second"]),
        ("Kelsey Bay", ["second"]), ("Sandvær", ["first"]), ("TIDEWIRE", ["second"]),
    ]  # fmt: skip


def test_nothing_is_made_unasked_or_of_nothing(tmp_path: Path) -> None:
    edition = read(TEXT.format(lang="en"), tmp_path)
    assert indexes(edition, Options()) == ()
    empty = read("---\ncanonical: 1\ntitle: x\nlang: en\n---\n\n# a {#a .article}\n\nno word.\n", tmp_path)
    assert indexes(empty, ALL) == ()


def test_a_text_that_writes_all_nouns_with_capitals_tells_no_names() -> None:
    nouns = "Der Hafen hat ein Tor. Das Schiff und der Kran am Kai sind alt, sagt Anna Berg."
    assert names.find([[nouns]], "de") == [[]]


FILLER = " and so on, as they all said when the tide was out and the lamps of the pier were lit for the night; "


def names_in(text: str, lang: str = "en") -> list[str]:
    [found] = names.find([[text]], lang)
    return list(dict.fromkeys(each.name for each in found))


def test_a_name_is_found_wherever_it_stands() -> None:
    text = "we met Anna Berg and then, by the old quay where boats lie, J. R. Holm and Anna Berg."
    [found] = names.find([[FILLER, text]], "en")
    assert [(each.name, each.paragraph, text[each.start :][: len(each.name)]) for each in found] == [
        (name, 1, name) for name in ("Anna Berg", "J. R. Holm", "Anna Berg")
    ]


def test_words_that_only_begin_longer_names_are_none() -> None:
    text = FILLER.join(["at the Bureau for Tides", "at the Bureau of Wrecks", "to Sandvær", "from Sandvær", "."])
    assert names_in(text) == ["Sandvær"]


def test_words_that_stand_small_too_are_none() -> None:
    shown = ["to the Keeper", "to the Keeper", "to Sandvær", "to Sandvær", "to the Great Pilot", "."]
    assert names_in(FILLER.join(shown)) == ["Keeper", "Sandvær", "Great Pilot"]
    small = (
        "keepers and pilots and a great pilot, two boats, a boat, two nets, a net, two oars, an oar, a great pilot; "
    )
    assert names_in(small + FILLER.join(shown)) == ["Sandvær"]


def test_an_elided_article_is_no_part_of_a_name() -> None:
    text = (
        "on voit l'Europe du large, et puis l'Europe au port, quand il fait beau et que la mer est calme; "
        "chez Anna d'Arville, on dit que d'Arville est parti vers le nord avec les autres, pour de bon."
    )
    assert names_in(text, "fr") == ["Europe", "Arville"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("sv", "Arne Zorn Åberg Ärla Öberg"),
        ("de", "Adler Ärger Azur Öhler Zander"),
        ("cs", "Cihla Čapek Dub Hora Chalupa Isak"),
        ("az", "Cavad Çinar Elçin Əli Fuad Həsən Xəzər Iğdır İsa Kür Quba Lalə"),
        ("tr", "Hasan Isparta İzmir Kars"),
        ("es", "Luna Nube Ñandú Oro"),
        ("ru", "Егор Ёлка Жук Яна"),
        ("uk", "Ганна Ґалаґан Єва Іван Їжак Йосип"),
        ("lt", "Sala Šiauliai Zita Žemė"),
    ],
)
def test_words_stand_in_the_order_of_their_alphabet(lang: str, words: str) -> None:
    expected = words.split()
    shuffled = expected[::-1]
    assert sorted(shuffled, key=lambda word: collation.key(word, lang)) == expected


def test_letters_of_an_index() -> None:
    pairs = [
        ("Chalupa", "cs", "Ch"),
        ("Éluard", "fr", "E"),
        ("izmir", "tr", "İ"),
        ("«Öl»", "sv", "Ö"),
        ("7", "en", "7"),
    ]
    assert [collation.initial(text, lang) for text, lang, _ in pairs] == [letter for _, _, letter in pairs]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_indexes_stand_in_every_edition_with_links_that_are_checked(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT.format(lang=lang))
    plain = render(path, Options(), tmp_path / "plain", ("epub", "html", "site"))
    report = render(path, ALL, tmp_path / "out", ("epub", "html", "site"))
    assert report.outcome == "ok", report.reason
    for before, after in zip(plain.editions, report.editions, strict=True):
        assert after.account.generated > before.account.generated and after.account.kept == before.account.kept
        assert after.contents.checked >= before.contents.checked + 9
    page = html.parse(tmp_path / "out" / "a.html")
    assert page.xpath("//nav[@class='index']//h2/@id") == ["_by-date", "_names", "_dates"]
    with ZipFile(tmp_path / "out" / "a.epub") as book:
        assert {"EPUB/_by-date.xhtml", "EPUB/_names.xhtml"} <= set(book.namelist())
    assert "names.html" in (tmp_path / "out" / "site" / "index.html").read_text("utf-8")


ARABIC = """---
canonical: 1
title: "أخبار"
lang: {lang}
---

# متحف الميناء {{#second .article date="2021-03-02" source="الوكالة"}}

أعاد المتحف فتح الورشة في 19 فبراير 2021 بعد سنوات من العمل.

# بيت الرصيف {{#first .article date="2021-02-19" byline="سلمى الرصيفي"}}

كتبت الصحيفة أن الزوار جاؤوا في 3 مايو 1998 إلى الرصيف.
"""


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "text", "lines"), [("en", TEXT, 8), ("ar", ARABIC, 6)], ids=["en", "ar"])
def test_indexes_of_the_pdf_give_true_pages(tmp_path: Path, lang: str, text: str, lines: int) -> None:
    path = tmp_path / "a.md"
    path.write_text(text.format(lang=lang))
    plain = render(path, Options(), tmp_path / "plain", ("pdf",)).editions[0]
    report = render(path, ALL, tmp_path / "out", ("pdf",))
    assert report.outcome == "ok", report.reason
    [made] = report.editions
    assert made.contents.checked >= plain.contents.checked + lines
    assert made.account.generated > plain.account.generated


@pytest.mark.slow
def test_indexes_of_the_pdf_stand_behind_the_text_and_in_its_contents(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT.format(lang="en"))
    report = render(path, ALL, tmp_path / "out", ("pdf", "epub"))
    assert report.outcome == "ok", report.reason
    content = pdf.read(tmp_path / "out" / "a.pdf")
    assert [page.lines[0] for page in content.pages[content.end :]] == ["Index of names", "Index of dates"]
    assert content.pages[content.end].label == str(content.end - content.body + 1)
    titles = [jump.text for jump in content.jumps if jump.kind == "bookmark"]
    assert titles[-2:] == ["Index of names", "Index of dates"]
    listed = [jump.text.split() for jump in content.jumps if jump.kind == "link" and jump.text.startswith("Index of")]
    assert [(words[2], words[-1]) for words in listed] == [("names", "2"), ("dates", "3")]
    assert "By date" in [line for page in content.pages[: content.body] for line in page.lines]
    with ZipFile(tmp_path / "out" / "a.epub") as book:  # the indexes of the other editions are their own
        assert b'id="_page-2"' not in b"".join(book.read(name) for name in book.namelist())


@pytest.mark.slow
@pytest.mark.parametrize("standard", ["ua-1", "archive"])
def test_an_index_of_the_pdf_gives_every_page_on_which_a_name_stands(tmp_path: Path, standard: str) -> None:
    path = tmp_path / "a.md"
    filler = "The tide came in and the lamps of the pier were lit for the night, as they always had been. " * 30
    said = ["we met Anna Berg", "nobody came", "there was **Anna** *Berg*, and Anna Berg again", "to Anna Berg"]
    paragraphs = "\n\n".join(f"{filler}\n\nThen {each} at the quay." for each in said)
    path.write_text(f'---\ncanonical: 1\ntitle: "T"\nlang: en\n---\n\n# A {{#a .article}}\n\n{paragraphs}\n', "utf-8")
    report = render(path, Options(index="names", pdf_standard=standard), tmp_path / "out", ("pdf",))
    assert report.outcome == "ok", report.reason
    content = pdf.read(tmp_path / "out" / "a.pdf")
    body, behind = content.pages[content.body : content.end], content.pages[content.end :]
    pages = [page.label for page in body if "AnnaBerg" in "".join(page.lines).replace(" ", "")]
    assert len(pages) == 3 and int(pages[-1]) - int(pages[0]) > 1
    assert behind[0].lines == ("Index of names", f"Anna Berg {', '.join(pages)}")
    links = [jump for jump in content.jumps if jump.page >= content.end]
    assert [(link.text, content.pages[link.place.page].label) for link in links] == [(page, page) for page in pages]
    assert {squash(link.words) for link in links} == {"annaberg"}


@pytest.mark.slow
def test_a_false_index_of_the_pdf_is_found(tmp_path: Path) -> None:
    path, made = tmp_path / "a.md", tmp_path / "out" / "a.pdf"
    path.write_text(TEXT.format(lang="en"))
    render(path, Options(index="names"), made.parent, ("pdf",))

    def codes_with(name: str, value: str) -> list[str]:
        with pikepdf.open(made) as document:
            document.pages[-1].Annots[1][name] = pikepdf.String(value)
            document.save(tmp_path / f"{name[1:]}.pdf")
        return [finding.code for finding in contents.check(tmp_path / f"{name[1:]}.pdf").broken]

    assert codes_with("/Contents", "Anna O’Brien") == []
    assert codes_with("/Contents", "Nobody") == codes_with("/Contents", "") == ["contents-entry-wrong"]
    assert codes_with("/Dest", "_names") == ["contents-number-wrong"]


@pytest.mark.slow
def test_a_text_without_an_index_ends_with_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT.format(lang="en"))
    assert render(path, Options(), tmp_path / "out", ("pdf",)).outcome == "ok"
    content = pdf.read(tmp_path / "out" / "a.pdf")
    assert content.end == len(content.pages)
