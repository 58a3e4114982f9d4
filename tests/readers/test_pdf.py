"""PDF: what is drawn on pages, in the order in which it is read, without what belongs to the page."""

import io
import random
import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, String
from printed import BOLD, OTHER, SLANTED, SPEECH, block, drawn, frame, height, pdf, picture, rule

from converter import readers
from converter.errors import SourceError
from converter.model import PICTURE_SIGNS, Line, Source
from converter.readers.pdf.pages import SUPERIOR

NAMES = ("harbour", "market", "garden", "river", "window", "village", "captain", "winter", "bridge", "season")


def read(*pages: str, **more: object) -> Source:
    return readers.read_bytes("a.pdf", pdf(pages, **more))  # type: ignore[arg-type]


def lines(source: Source) -> list[Line]:
    return [line for line in source.lines if line.text]


def paragraphs(source: Source) -> list[str]:
    """Return the texts between blank lines, their lines joined, without indents and page ends."""
    runs = re.split(r"\n\n+", "\n".join(line.text for line in source.lines))
    return [" ".join(run.split()) for run in runs]


def residue(source: Source) -> dict[str, int]:
    return {each.kind: each.count for each in source.residue}


def speech(seed: int, words: int) -> str:
    """Return sentences that differ from those of other seeds."""
    pick = random.Random(seed)
    said = [f"Number {seed} is the first of them"] + [" ".join(pick.choices(NAMES, k=9)) for _ in range(words // 9)]
    return " ".join(f"{sentence.capitalize()}." for sentence in said)


def test_lines_carry_what_is_seen_of_them() -> None:
    page = (
        drawn(50, 60, "A large title", 18, OTHER) + drawn(50, 100, "All bold", font=BOLD) + block(50, 130, SPEECH, 60)
    )
    title, bold, text = lines(read(page))[:3]
    assert (title.text, title.size, title.family, title.page) == ("A large title", 18, "Helvetica", 1)
    assert bold.bold and not bold.italic and bold.family == text.family == "Courier"
    assert not text.bold and text.size == 10


def test_marks_within_a_line_are_written_and_signs_escaped() -> None:
    page = (
        drawn(50, 60, "A word in")
        + drawn(110, 60, "slanted type", font=SLANTED)
        + drawn(188, 60, "and 2 *stars* here.")
    )
    assert lines(read(page))[0].text == r"A word in *slanted type* and 2 \*stars\* here."


def test_two_columns_under_an_opening_of_full_width() -> None:
    opening, left, right = speech(1, 60), speech(2, 150), speech(3, 150)
    page = block(50, 60, opening, 80) + block(50, 140, left, 38) + block(310, 146, right, 38)
    assert paragraphs(read(page)) == [opening, left, right]


def test_two_articles_one_above_the_other_in_columns() -> None:
    texts = [speech(n, 70) for n in range(4)]
    top = block(50, 90, texts[0], 38) + block(310, 90, texts[1], 38)
    below = block(50, 420, texts[2], 38) + block(310, 420, texts[3], 38)
    page = drawn(50, 60, "The first", 16) + top + drawn(50, 390, "The second", 16) + below
    assert paragraphs(read(page)) == ["The first", *texts[:2], "The second", *texts[2:]]


def test_three_columns_are_read_one_after_the_other() -> None:
    texts = [speech(n, 90) for n in range(3)]
    page = "".join(block(50 + 170 * n, 60 + 4 * n, text, 25) for n, text in enumerate(texts))
    assert paragraphs(read(page)) == texts


def test_a_sentence_goes_on_over_columns_and_pages_and_over_what_stands_between() -> None:
    whole = speech(1, 400)
    set_in = textlines([whole], [0], 38)
    cut = next(i for i in range(40, 60) if set_in[i][0].islower())
    quote = drawn(320, 500, "A line that is", 14, SLANTED) + drawn(320, 517, "repeated large", 14, SLANTED)
    left, right, rest = (column(set_in[a:b]) for a, b in ((0, 25), (25, cut), (cut, None)))
    assert paragraphs(read(left(50) + right(310) + quote, rest(50))) == [whole, "A line that is repeated large"]


def test_the_rows_of_a_table_and_of_a_contents_list_stay_rows() -> None:
    entries = ["The lantern", "Of winter, and of tea", "A bridge"]
    page = "".join(drawn(50, 60 + 14 * n, e) + drawn(400, 60 + 14 * n, str(3 + 4 * n)) for n, e in enumerate(entries))
    assert [line.text.split("   ")[0] for line in lines(read(page))] == entries
    assert all(re.search(r"\s{3,}\d+$", line.text) for line in lines(read(page)))


def test_what_hangs_behind_a_number_flows_on() -> None:
    texts = [speech(n, 40) for n in range(2)]
    page = block(50, 30, speech(9, 60), 80)
    for n, text in enumerate(texts):
        page += drawn(50, 130 + 90 * n, f"({n + 1})") + block(85, 130 + 90 * n, text, 74)
    source = read(page)
    assert paragraphs(source)[1:] == [f"({n}) {text}" for n, text in enumerate(texts, 1)]
    assert {line.wraps for line in lines(source)} == {True, None}


@pytest.mark.parametrize("off", [-3, 3])
def test_a_number_that_stands_a_little_off_its_line_is_read_with_it(off: int) -> None:
    texts = [speech(n, 40) for n in range(2)]
    page = block(50, 30, speech(9, 60), 80)
    for n, text in enumerate(texts):
        page += drawn(50, 130 + 90 * n + off, f"({n + 1})") + block(85, 130 + 90 * n, text, 74)
    assert paragraphs(read(page))[1:] == [f"({n}) {text}" for n, text in enumerate(texts, 1)]


def test_a_large_running_head_in_two_sizes_is_furniture() -> None:
    head = drawn(50, 40, "May 2019", 18, OTHER) + drawn(300, 45, "THE LANTERN", 24, OTHER)
    texts = [speech(n, 120) for n in range(6)]
    assert paragraphs(read(*(head + block(50, 100, text, 80) for text in texts))) == texts


def test_a_line_set_in_goes_on_with_the_full_line_above_it_in_small_letters() -> None:
    terms = [f"The {name}: " + speech(9, 18).lower() for name in NAMES[:2]]
    page = block(50, 30, speech(1, 60), 80) + block(50, 400, speech(2, 60), 80)
    for n, term in enumerate(terms):
        first, *others = textwrap.wrap(term, 76)
        page += drawn(50 + 24, 130 + 60 * n, first) + block(50 + 48, 142 + 60 * n, " ".join(others), 72)
    assert paragraphs(read(page))[1:3] == terms


def test_text_in_a_frame_is_read_by_itself() -> None:
    text, boxed = speech(1, 260), speech(2, 9)
    page = "".join(drawn(50, 60 + 12 * n, line) for n, line in enumerate(_around(text)))
    page += frame(330, 108, 200, 84) + block(340, 126, boxed, 28)
    assert paragraphs(read(page)) == [text, boxed]


def column(texts: list[str]) -> Callable[[float], str]:
    return lambda x: "".join(drawn(x, 60 + 12 * n, text) for n, text in enumerate(texts) if text)


def _around(text: str) -> list[str]:
    """Return the lines of *text*, lines 3 to 11 short, as beside a box."""
    found: list[str] = [""]
    for word in text.split():
        width = 44 if 3 <= len(found) - 1 <= 11 else 80
        if len(found[-1]) + len(word) + 1 > width:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def test_furniture_goes_by_place_and_repetition_and_is_counted() -> None:
    def page(n: int) -> str:
        head = "The Pier and the Market" if n % 2 else f"Chapter {n // 3}"
        return drawn(50, 30, head, 8) + block(50, 60, speech(n, 120), 80) + drawn(290, 810, f"- {n} -")

    source = read(*(page(n) for n in range(1, 9)))
    assert paragraphs(source) == [speech(n, 120) for n in range(1, 9)]
    assert residue(source) == {"running-head": 8, "page-number": 8}


def test_text_that_is_all_the_pages_say_is_no_furniture() -> None:
    source = read(*[drawn(50, 60, "The Pier and the Market")] * 3)
    assert residue(source) == {} and "".join(line.text for line in source.lines).count("The Pier") == 3


def test_a_foot_that_counts_the_pages_is_furniture_in_any_size() -> None:
    pages = [block(50, 60, speech(n, 120), 80) + drawn(50, 810, f"{n} Harbour Magazine", 13) for n in range(1, 6)]
    assert residue(read(*pages)) == {"running-head": 5}


def test_the_same_subheading_at_the_top_of_text_is_no_furniture() -> None:
    pages = [
        drawn(50, 60, f"Dish {'of ' * n}the day", 14)
        + drawn(50, 84, "Ingredients", 12)
        + block(50, 110, speech(n, 60), 80)
        for n in range(6)
    ]
    assert sum(line.text == "Ingredients" for line in lines(read(*pages))) == 6


def test_a_note_at_the_foot_comes_after_the_paragraph_that_calls_it() -> None:
    call = drawn(50, 60, "They came down to the harbour") + drawn(224, 56, "1", 6) + drawn(230, 60, "in winter.")
    body = block(50, 90, speech(1, 60), 80)
    foot = rule(50, 690, 80) + drawn(50, 698, "1", 5) + drawn(54, 702, "Or so it was told to us.", 8)
    found = paragraphs(read(call + body + foot))
    assert found == ["They came down to the harbour[^1] in winter.", "[^1]: Or so it was told to us.", speech(1, 60)]


def test_figures_that_could_be_superior_ones_stand_at_a_word() -> None:
    assert [m[0] for m in SUPERIOR.finditer("been.1")] == ["1"]
    assert [m[0] for m in SUPERIOR.finditer("1After")] == ["1"]
    assert not SUPERIOR.search("12.5") and not SUPERIOR.search("1,234.5") and not SUPERIOR.search("1987")


def test_a_raised_ending_belongs_to_its_word() -> None:
    page = drawn(50, 60, "On the 18") + drawn(104, 56, "th", 6) + drawn(115, 60, "of March they came.")
    assert lines(read(page))[0].text == "On the 18th of March they came."


def test_an_initial_belongs_to_its_first_line() -> None:
    page = (
        drawn(50, 84, "T", 34)
        + drawn(74, 60, "he lantern was lit again in the evening and")
        + drawn(74, 72, "people came down from the market.")
    )
    assert lines(read(page))[0].text.startswith("The lantern was lit")


def test_a_line_set_in_that_flows_on_into_one_at_the_edge_begins_a_paragraph() -> None:
    speech = " ".join(SPEECH.split())
    first = "“The harbour is closed to all who have not yet paid the"
    for end, indent in (
        ("She had asked for a boat,", 0),
        ("She wrote “‘No boat.’ ”", 0),
        ("“The harbour is closed to all who have not paid for it.", 3),
    ):
        page = block(50, 60, SPEECH, 60) + drawn(50 + 6 * indent, 108, end) + drawn(68, 120, first)
        assert paragraphs(read(page + block(50, 132, SPEECH, 60))) == [speech, end, f"{first} {speech}"]


def test_indents_begin_paragraphs_and_gaps_show_as_blank_lines() -> None:
    y, page = 60.0, ""
    for n in range(6):
        page += block(50, y, speech(n, 50), 70, indent=3)
        y += height("   " + speech(n, 50), 70)
    page += drawn(50, y + 40, "A heading") + block(50, y + 60, speech(9, 50), 70)
    source = read(page)
    assert paragraphs(source) == [*(speech(n, 50) for n in range(6)), "A heading", speech(9, 50)]
    at = next(line.number for line in source.lines if line.text == "A heading")
    assert [line.text for line in source.lines[at - 4 : at - 1]] == ["", "", ""]


def test_bookmarks_give_headings_their_depth() -> None:
    pages = [drawn(50, 60, f"Piece {n}", 12) + block(50, 90, speech(n, 60), 80) for n in range(3)]
    source = read(*pages, bookmarks=[(f"PIECE {n}", n) for n in range(3)])
    assert [line.text.strip("\f") for line in lines(source) if line.level == 1] == ["Piece 0", "Piece 1", "Piece 2"]


def test_bookmarks_that_the_text_does_not_bear_out_are_not_believed() -> None:
    pages = [drawn(50, 60, f"Piece {n}", 12) + block(50, 90, speech(n, 60), 80) for n in range(3)]
    source = read(*pages, bookmarks=[("Slide one", 0), ("Slide two", 1), ("Piece 2", 2)])
    assert not any(line.level for line in source.lines)


def test_text_that_runs_upward_on_every_page_is_furniture_and_once_is_text() -> None:
    turned = drawn(30, 400, "Volume Seven of the Digest", 8, matrix="0 1 -1 0")
    pages = [block(60, 60, speech(n, 80), 70) + turned for n in range(4)]
    assert residue(read(*pages))["running-head"] == 4
    assert paragraphs(read(pages[0]))[-1] == "Volume Seven of the Digest"


def test_invisible_words_count_only_where_nothing_else_is_drawn() -> None:
    seen, under = drawn(50, 60, "What is seen"), drawn(50, 60, "What is seen", mode=3)
    assert paragraphs(read(under)) == ["What is seen"]
    assert paragraphs(read(seen + under)) == ["What is seen"]


def test_words_of_a_shifted_font_are_reported() -> None:
    shifted = "".join(chr(ord(c) + 1) if c.isalpha() else c for c in SPEECH.lower())
    assert residue(read(block(50, 60, shifted, 70) + block(50, 300, SPEECH, 70, font=OTHER))) == {"unreadable-font": 1}
    assert residue(read(block(50, 60, SPEECH, 70))) == {}


def test_pictures_come_along_after_the_text_above_them_with_their_caption() -> None:
    texts = [speech(n, 60) for n in range(3)]
    page = block(50, 60, texts[0], 80) + picture(50, 170, 200, 100)
    page += drawn(50, 284, "Figure 1: The pier in winter,", 8) + drawn(50, 294, "seen from the market", 8)
    page += block(50, 340, texts[1], 80) + picture(50, 470, 200, 100, "2020c0") + block(50, 600, texts[2], 80)
    source = read(page)
    signs = [chr(PICTURE_SIGNS[n]) for n in range(2)]
    caption = "Figure 1: The pier in winter, seen from the market"
    assert paragraphs(source) == [texts[0], signs[0], caption, texts[1], signs[1], texts[2]]
    assert [line.text for line in source.lines if line.caption] == [caption]
    assert [each.data[:8] for each in source.pictures] == [b"\x89PNG\r\n\x1a\n"] * 2
    assert residue(source) == {"picture": 2}


def test_pictures_that_are_the_page_or_on_many_pages_stay_out_and_are_counted() -> None:
    logo = picture(50, 20, 60, 30)
    pages = [logo + block(50, 100, speech(n, 60), 80) for n in range(3)]
    scan = picture(0, 0, 595, 842, "f0f0f0") + block(50, 100, speech(4, 60), 80)
    source = read(*pages, scan)
    assert source.pictures == () and residue(source) == {"repeated picture": 3, "picture": 1}


def test_it_is_told_of_every_line_whether_it_ended_for_want_of_room() -> None:
    song = ("The lamp is out", "The hens are in", "The ferry left", "The cook was late")
    page = block(50, 60, SPEECH, 60) + "".join(drawn(50, 200 + 12 * n, line) for n, line in enumerate(song))
    assert [line.wraps for line in lines(read(page))] == [True, True, True, None, False, False, False, None]


def test_a_file_without_text_names_the_cure() -> None:
    with pytest.raises(SourceError) as caught:
        read(frame(50, 50, 100, 100))
    assert "ocrmypdf" in caught.value.cure


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", pdf(["BT ET\n"])[:120]])
def test_a_damaged_file_is_an_error_with_a_cure(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        readers.read_bytes("a.pdf", data)
    assert caught.value.cure


def test_a_locked_file_is_an_error_with_a_cure(tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    if not qpdf:
        pytest.skip("qpdf, which locks a file for this test, is not installed")
    (tmp_path / "open.pdf").write_bytes(pdf([drawn(50, 60, "Nobody may read this.")]))
    locked = tmp_path / "locked.pdf"
    subprocess.run([qpdf, "--encrypt", "user", "owner", "256", "--", tmp_path / "open.pdf", locked], check=True)
    with pytest.raises(SourceError, match="password") as caught:
        readers.read(locked)
    assert "qpdf" in caught.value.cure


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(10, 90), st.integers(0, 5)), min_size=1, max_size=8), st.sampled_from([1, 2, 3]))
def test_no_word_is_lost_or_moved(parts: list[tuple[int, int]], number: int) -> None:
    """Paragraphs poured into columns come back word by word, whatever their lengths and indents."""
    width = {1: 80, 2: 38, 3: 24}[number]
    texts = [speech(n, length) for n, (length, _) in enumerate(parts)]
    set_in = textlines(texts, [indent for _, indent in parts], width)
    per_column = 52
    columns = [set_in[i : i + per_column] for i in range(0, len(set_in), per_column)]
    pages = [columns[i : i + number] for i in range(0, len(columns), number)]
    assume(all(sum(map(bool, column)) >= 4 for page in pages for column in page))  # a line or two tell nothing
    step = 500 / number
    contents = [
        "".join(
            drawn(50 + step * k, 60 + 12 * n, line)
            for k, column in enumerate(page)
            for n, line in enumerate(column)
            if line
        )
        for page in pages
    ]
    said = " ".join(line.text for line in read(*contents).lines).split()
    assert said == " ".join(texts).split()


def textlines(texts: list[str], indents: list[int], width: int) -> list[str]:
    """Return the lines of *texts*, an empty one after each."""
    found: list[str] = []
    for text, indent in zip(texts, indents, strict=True):
        line = " " * indent
        for word in text.split():
            if len(line) + len(word) + 1 > width:
                found.append(line)
                line = ""
            line = f"{line} {word}" if line.strip() else line + word
        found += [line, ""]
    return found


def test_a_heading_over_two_lines_is_one_line() -> None:
    pages = [
        drawn(60, 80, f"The harbour book of {name}", 20, BOLD) + drawn(60, 104, "and its keeper", 20, BOLD)
        + block(60, 150, speech(n, 120))
        for n, name in enumerate(NAMES[:3])
    ]  # fmt: skip
    marks = [(f"The harbour book of {name} and its keeper", n) for n, name in enumerate(NAMES[:3])]
    found = [line.text.strip() for line in read(*pages, bookmarks=marks).lines if line.level]
    assert found == [title for title, _ in marks]


def test_labels_of_pages_tell_where_an_article_began_and_what_is_a_folio() -> None:
    pages = [drawn(50, 60, f"Piece {n}", 16) + block(50, 90, speech(n, 60), 80) for n in range(2)]
    pages = [page + drawn(290, 800, label) for page, label in zip(pages, ("A-4", "A-5"), strict=True)]
    source = readers.read_bytes("a.pdf", pdf(pages, labels="0 << /S /D /P (A-) /St 4 >>"))
    assert source.page_labels == ("A-4", "A-5")
    assert residue(source) == {"page-number": 2}


def test_a_call_at_the_end_of_a_column_does_not_hide_the_end_of_the_sentence() -> None:
    left, right = speech(1, 100), speech(2, 100)
    last = textwrap.wrap(left, 38)
    page = block(50, 60, left, 38) + drawn(50 + 6 * len(last[-1]), 56 + 12 * (len(last) - 1), "1", 6)
    page += block(310, 60, right, 38)
    assert len(paragraphs(read(page))) == 2


def test_comments_form_fields_and_attached_files_are_counted() -> None:
    with pikepdf.open(io.BytesIO(pdf([block(50, 60, SPEECH, 70)]))) as made:
        page = made.pages[0]
        comment = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 30, 30], Contents=String("Ask the cook"))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[10, 40, 30, 60], Contents=String("not told"))
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=[10, 50, 80, 70], V=String("Mira"))
        page.Annots = pikepdf.Array([made.make_indirect(each) for each in (comment, link, field)])
        made.attachments["note.txt"] = b"hello"
        made.Root.AcroForm = Dictionary(Fields=pikepdf.Array([page.Annots[2]]))
        stream = io.BytesIO()
        made.save(stream)
    source = readers.read_bytes("a.pdf", stream.getvalue())
    found = {each.kind: (each.sample, each.kept) for each in source.residue}
    assert found == {
        "attached file": ("note.txt", False),
        "comment": ("Ask the cook", False),
        "form field": ("Mira", False),
    }
