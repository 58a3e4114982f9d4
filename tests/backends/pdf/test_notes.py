"""Notes at the foot of the page: which stand there, where long ones go on, and where the tags have them."""

import random
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from converter import page_marks
from converter.backends.pdf import markup, render
from converter.edition import read
from converter.finished import pdf as finished
from converter.options import Options
from printed_books import HEAD, NOTES, SENTENCE, tagged

CALL = r"A call[\[1\]](#note-1){.noteref}."
WORDS = (
    "the",
    "lantern",
    "keeper",
    "wrote",
    "down",
    "every",
    "boat",
    "that",
    "came",
    "into",
    "harbour",
    "lamp",
    "again",
)


def note(number: int, text: str) -> str:
    return f"::: {{#note-{number} .note}}\n[\\[{number}\\]]{{.label}} {text}\n:::"


def article(*blocks: str) -> str:
    return HEAD + "\n\n".join(["# Boats {#boats .article}", *blocks]) + "\n"


def book(markdown: str, **settings: str) -> bytes:
    return render(read(markdown, Path()), Options(cache="no", **settings))


def lines(data: bytes) -> list[list[tuple[float, str]]]:
    """Return height above the foot, in points, and text of each line of each page of the body."""
    with pypdfium2.PdfDocument(data) as document:
        found = []
        for page in list(document)[4:]:
            text = page.get_textpage()
            boxes = [text.get_rect(i) for i in range(text.count_rects())]
            found.append([(box[1], text.get_text_bounded(*box)) for box in boxes])
        return found


def page_of(data: bytes, words: str) -> int:
    return next(n for n, page in enumerate(lines(data)) if words in " ".join(text for _, text in page))


def words_of(data: bytes, folder: Path) -> str:
    """Return the words of a file in the order of its tags."""
    (folder / "book.pdf").write_bytes(data)
    return " ".join(finished.text(folder / "book.pdf").tokens)


@pytest.mark.parametrize("theme", ["press", "book", "report"])
def test_a_note_stands_under_the_text_of_the_page_that_calls_it(theme: str) -> None:
    text = [SENTENCE * 6] * 4
    data = book(article(*text, CALL, *text, note(1, "Told at the supper.")), theme=theme)
    page = lines(data)[page_of(data, "A call")]
    foot = [height for height, said in page if "Told at" in said]
    text_above = [height for height, said in page if "keeper" in said or "A call" in said]
    assert max(foot) < min(text_above) - 15


def test_notes_may_stay_at_the_end_of_their_article() -> None:
    text = [SENTENCE * 6] * 4
    data = book(article(CALL, *text, *text, note(1, "Told at the supper.")), pdf_notes="article")
    assert page_of(data, "A call") < page_of(data, "Told at the supper")


STAYS = {
    "under a heading of its own": [CALL, "## Notes {#notes}", note(1, "Told.")],
    "after words that announce it": [CALL, "Notes:", note(1, "Told.")],
    "called in another note": [note(1, "Told."), "::: {#note-2 .note}\n[2]{.label} See[1](#note-1){.noteref}.\n:::"],
    "called nowhere": ["No call.", note(1, "Told.")],
    "long and near": [CALL, note(1, SENTENCE * 12)],
    "of many short lines and near": [
        CALL,
        note(1, "Sung so:\n\n" + "\n".join(f"| la {number}" for number in range(40))),
    ],
    "of many short rows and near": [CALL, note(1, "| Boat |\n|---|\n" + "| 1 |\n" * 40)],
}
GOES = {
    "at the end": [CALL, note(1, "Told.")],
    "under the title that calls it": [note(1, "Told."), CALL],
    "amid the text": [CALL, note(1, "Told."), "More."],
    "long with much text after": [CALL, SENTENCE * 40, note(1, SENTENCE * 12)],
    "of several lines in the source": [CALL, note(1, SENTENCE.replace(" ", "\n"))],
    "called in a list": [f"- {CALL}\n- more", note(1, "Told.")],
    "called in a table": ["| Boat |\n|---|\n| Gannet[1](#note-1){.noteref} |", note(1, "Told.")],
    "called in a heading": [f"## {CALL} {{#head}}", "Text.", note(1, "Told.")],
    "called twice": [CALL, CALL, note(1, "Told.")],
}


@pytest.mark.parametrize(
    ("blocks", "at_foot"),
    [*((b, False) for b in STAYS.values()), *((b, True) for b in GOES.values())],
    ids=[*STAYS, *GOES],
)
def test_what_stands_at_the_foot(blocks: list[str], at_foot: bool) -> None:
    root = markup.tree(read(article(*blocks), Path()), (), Options())
    [found] = [each for each in root.iter("aside") if each.get("id") == "note-1"]
    assert (found.get("data-foot") is not None) == at_foot
    assert sum(1 for link in root.iter("a") if link.get("data-note") == "note-1") == at_foot


@pytest.mark.parametrize("theme", ["press", "book", "report"])
def test_notes_that_only_a_table_calls_stand_under_it_and_in_the_tags_where_the_text_has_them(
    theme: str, tmp_path: Path
) -> None:
    rows = [rf"| Gannet {number}[\[{number}\]](#note-{number}){{.noteref}} |" for number in (1, 2)]
    told = [note(1, "Told at the supper."), note(2, "Told at the tea.")]
    data = book(article("First.", "\n".join(["| Boat |", "|---|", *rows]), "Amid.", *told, "Last."), theme=theme)
    [page] = lines(data)
    height = {word: next(at for at, said in page if word in said) for word in ("Gannet 2", "supper", "tea", "Amid")}
    assert sorted(height, key=height.__getitem__, reverse=True) == list(height)
    assert height["Gannet 2"] - height["supper"] < 40
    assert words_of(data, tmp_path).endswith("Amid . 1 Told at the supper . 2 Told at the tea . Last .")


def test_a_note_that_a_table_in_another_note_calls_is_not_lost() -> None:
    table = "| Boat |\n|---|\n| Gannet[2](#note-2){.noteref} |"
    told = [note(1, f"Told.\n\n{table}"), note(2, "Told in the shed.")]
    assert "shed" in "".join(said for page in lines(book(article(CALL, *told, "Last."))) for _, said in page)


def test_a_note_that_the_text_calls_too_stands_at_the_foot() -> None:
    blocks = ["| Boat |\n|---|\n| Gannet[1](#note-1){.noteref} |", CALL, *[SENTENCE * 6] * 8, note(1, "Told.")]
    root = markup.tree(read(article(*blocks), Path()), (), Options())
    assert [each.get("data-foot") for each in root.iter("aside")] == [""]


def test_notes_that_are_called_in_another_article_stay() -> None:
    text = article(CALL) + f"\n# Notes {{#notes .article}}\n\n{note(1, 'Told.')}\n"
    assert [each.get("data-foot") for each in markup.tree(read(text, Path()), (), Options()).iter("aside")] == [None]


def test_the_gap_that_notes_leave_is_closed() -> None:
    root = markup.tree(read(article(CALL, note(1, "Told."), "More.", "* * *"), Path()), (), Options())
    assert [each.text for each in root.iter("p") if each.get("data-on") is not None] == ["More."]
    ended = markup.tree(read(article(CALL, "* * *", note(1, "Told.")), Path()), (), Options())
    assert list(ended.iter("hr")) == []


def test_a_long_note_begins_where_it_is_called_and_goes_on_overleaf(tmp_path: Path) -> None:
    text = [SENTENCE * 6] * 3
    long = " ".join(f"{word}{number}" for number in range(25) for word in WORDS)
    data = book(article(*text, CALL, *text * 3, note(1, long), "An end."))
    first, last = page_of(data, "the0 lantern0"), page_of(data, "lamp24 again24")
    assert first == page_of(data, "A call") < last
    for page in lines(data)[first : last + 1]:
        heights = [height for height, said in page if "keeper of the light" in said or "A call" in said]
        assert min(heights) > max(height for height, said in page if re.search(r"[a-z]\d", said))
    with pikepdf.open(BytesIO(data)) as file:
        assert len(tagged(file, "/Note")) == 1
    assert words_of(data, tmp_path).endswith("lamp24 again24 An end .")


@pytest.mark.parametrize("above", range(20, 32, 2))
def test_a_line_that_calls_several_long_notes_leaves_no_page_empty(above: int, tmp_path: Path) -> None:
    notes = [note(n, " ".join(f"lamp{n}x{i}" for i in range(120))) for n in (1, 2, 3)]
    calls = "".join(rf"A call[\[{n}\]](#note-{n}){{.noteref}} " for n in (1, 2, 3))
    text = [SENTENCE * 6] * 12
    data = book(article(SENTENCE * above, f"{SENTENCE * 2}{calls}{SENTENCE * 6}", *text, *notes, "An end."))
    pages = lines(data)
    assert page_of(data, "A call") == page_of(data, "lamp1x0")
    foot = min(height for page in pages for height, _ in page)
    for page in pages[:-1]:
        heights = sorted((height for height, _ in page[1:]), reverse=True)  # above the text stands the folio
        assert max(a - b for a, b in pairwise((*heights, foot))) < 60
    assert words_of(data, tmp_path).endswith("lamp3x119 An end .")


LONG = " ".join(f"lamp{number}" for number in range(600))
WHOLE = {
    "a line of verse": f"Sung so:\n\n| {LONG}\n| {LONG}",
    "a caption": f"Shown so.\n\n::: {{.caption}}\n{LONG}\n:::",
    "a heading": f"Headed so.\n\n#### {LONG}",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_no_part_of_a_note_is_set_over_the_text_though_it_is_higher_than_a_page(text: str) -> None:
    data = book(article(*[SENTENCE * 6] * 3, CALL, *[SENTENCE * 6] * 60, note(1, text), "An end."))
    for page in lines(data)[page_of(data, "lamp0") : page_of(data, "lamp599") + 1]:
        above = [height for height, said in page if "the light" in said or "A call" in said]
        below = [height for height, said in page if "lamp" in said]
        assert min(above) > max(below)
        assert min(below) > min(height for page in lines(data) for height, said in page if "the light" in said) - 15


def test_tags_have_a_note_where_the_text_has_it(tmp_path: Path) -> None:
    text = [SENTENCE * 6] * 6
    data = book(article(CALL, *text, note(1, "Told at the supper."), "After it."))
    assert words_of(data, tmp_path).endswith("a book . 1 Told at the supper . After it .")


def test_a_note_that_the_tags_have_elsewhere_is_read_there(tmp_path: Path) -> None:
    text = [SENTENCE * 6] * 6
    data = book(article(CALL, *text, note(1, "Told at the supper."), "After it."))
    with pikepdf.open(BytesIO(data)) as file:
        [moved] = tagged(file, "/Note")
        moved.P.K = pikepdf.Array([kid for kid in moved.P.K if kid.objgen != moved.objgen])
        first = next(each for each in tagged(file, "/P") if each.P.S == "/Art")
        moved.P = first.P
        first.P.K.insert(1, moved)
        file.save(tmp_path / "moved.pdf")
    said = " ".join(finished.text(tmp_path / "moved.pdf").tokens)
    assert "Boats 1 Told at the supper . A call 1" in said


def test_no_line_begins_with_a_call() -> None:
    blocks = [f"{'a ' * number}{SENTENCE.strip()}[\\[1\\]](#note-1){{.noteref}}" for number in range(40)]
    text = re.sub(
        r"\s+", " ", " ".join(said for page in lines(book(article(*blocks, note(1, "Told.")))) for _, said in page)
    )
    assert text.count("book.") == 40
    data = book(article(*blocks, note(1, "Told.")))
    with pypdfium2.PdfDocument(data) as document:
        said = "\n".join(page.get_textpage().get_text_range() for page in list(document)[4:])
    assert [line for line in said.splitlines() if line.startswith("[1]") and "Told" not in line] == []


def test_a_label_leads_back_to_the_call() -> None:
    data = book(article(CALL, note(1, "Told.")))
    with pikepdf.open(BytesIO(data)) as file:
        [found] = tagged(file, "/Note")
        links = [str(link.Dest) for link in file.pages[4].Annots]
    assert links == ["note-1", "note-1-call"]
    assert found.K[0].K[0].S == "/Link"


def test_the_other_editions_know_where_each_page_begins(tmp_path: Path) -> None:
    edition = read(NOTES, Path())
    (tmp_path / "book.pdf").write_bytes(render(edition, Options(cache="no")))
    marked = page_marks.with_pdf_pages(edition, tmp_path / "book.pdf")
    known = [begin.label for section in marked.sections for begin in section.page_begins]
    known += [section.pdf_page for section in marked.sections if section.first_on_pdf_page]
    content = finished.read(tmp_path / "book.pdf")
    assert sorted(known) == sorted(page.label for page in content.pages[content.body :])


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("page", ["A5", "letter"])
def test_no_word_is_lost_whatever_notes_there_are(seed: int, page: str, tmp_path: Path) -> None:
    chosen = random.Random(seed)
    count, blocks, notes = 0, [], []

    def said(length: int) -> str:
        nonlocal count
        count += length
        return " ".join(f"{chosen.choice(WORDS)}{number}" for number in range(count - length, count))

    for _ in range(16):
        words = said(chosen.choice((10, 60, 150))).split()
        for _ in range(chosen.choice((0, 1, 1, 2, 3))):
            words[chosen.randrange(len(words))] += rf"[\[{len(notes) + 1}\]](#note-{len(notes) + 1}){{.noteref}}"
            notes.append(chosen.choice((5, 12, 30, 100, 300)))
        blocks.append(" ".join(words))
        if chosen.random() < 0.3:
            mark, length = chosen.choice((("> ", 50), ("## ", 4), ("- ", 40)))
            blocks.append(mark + said(length))
        if chosen.random() < 0.3:
            rows = [f"| {said(1)} | {said(4)}[{len(notes) + 1}](#note-{len(notes) + 1}){{.noteref}} |"]
            notes.append(chosen.choice((5, 30, 300)))
            rows += [f"| {said(1)} | {said(9)} |" for _ in range(chosen.choice((0, 5, 40)))]
            blocks.append("\n".join(["| | |", "|---|---|", *rows]))
    inside = {30: "See:\n\n- {}", 100: "So:\n\n> {}"}
    blocks += [note(number, inside.get(size, "{}").format(said(size))) for number, size in enumerate(notes, 1)]
    data = book(article(*blocks), pdf_page=page)
    assert re.findall(r"[a-z] ?(\d+)", words_of(data, tmp_path)) == [str(number) for number in range(count)]
