"""What a book designer looks for on finished pages: no hole before a picture, no last page of a line or two, no
ladder of hyphens, verse that turns over, figures below each other, a leader in each entry of the contents.
"""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image

from converter.backends.pdf import render
from converter.edition import read
from converter.options import Options
from printed_books import HEAD, SENTENCE

LONG = SENTENCE * 30
"""An article of it begins a page, and so does the next one."""


def book(markdown: str, folder: Path = Path(), **settings: str) -> bytes:
    return render(read(f"{HEAD}{markdown}\n", folder), Options(cache="no", **settings))


def pages(data: bytes) -> list[list[str]]:
    """Return the lines of each page."""
    texts = (page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


def starts(data: bytes, page: int) -> dict[str, float]:
    """Return where each piece of text on a page begins, from the left."""
    found: dict[str, float] = {}

    def visit(text: str, _: object, matrix: list[float], *rest: object) -> None:
        found.setdefault(text.strip(), matrix[4])

    pypdf.PdfReader(BytesIO(data)).pages[page].extract_text(visitor_text=visit)
    return found


def pictures(data: bytes) -> Iterator[tuple[int, float, float]]:
    """Yield page, height, and share of its width of each picture."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = each.get_bounds()
                yield number, top - bottom, (right - left) / page.get_width()


@pytest.mark.parametrize("caption", ["", "\n\n::: {.caption}\nThe ferry at the north quay, drawn from the pier.\n:::"])
def test_a_picture_shrinks_to_the_room_that_is_left_but_not_by_more_than_half(tmp_path: Path, caption: str) -> None:
    Image.new("RGB", (900, 600), "navy").save(tmp_path / "boat.png")
    heights = []
    for lines in range(0, 36, 3):
        text = "\n\n".join(
            ["# Boats {#boats .article}", *["Line."] * lines, f"![A boat](boat.png){caption}", "An end."]
        )
        data = book(text, tmp_path)
        [(page, height, _)] = pictures(data)
        said = pages(data)
        assert ("north quay" in " ".join(said[page])) == bool(caption)
        first = next(number for number, found in enumerate(said) if "Line." in found or "Boats" in found[:2])
        heights.append((page - first, round(height)))
    full = heights[0][1]
    assert {page for page, _ in heights} == {0, 1}
    assert all(height == full for page, height in heights if page == 1)
    assert full / 2 - 1 <= min(height for _, height in heights) < full * 0.7


def test_no_article_ends_on_a_page_with_a_line_or_two() -> None:
    for lines in range(26, 34):
        paragraphs = "\n\n".join([*["A line."] * lines, "::: {.source}\nTIDEWIRE\n:::"])
        data = book(f"# One {{#one .article}}\n\n{LONG}\n\n{paragraphs}\n\n# Two {{#two .article}}\n\n{LONG}")
        [last] = [found for found in pages(data) if "TIDEWIRE" in found]
        assert last.count("A line.") >= 4, lines


ENDINGS = {
    "list": "- a crate\n- of hens\n\n    - and a lamp\n    - with oil",
    "note under a rule": "* * *\n\n::: {.caption}\nA note of the last page.\n:::",
    "verse": "\n".join(f"| The nets are mended, row on row, and someone knows the way {n}" for n in range(6)),
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
def test_neither_does_one_with_another_block(ending: str) -> None:
    for lines in range(26, 36):
        paragraphs = "\n\n".join([*["A line."] * lines, ending])
        said = pages(book(f"# One {{#one .article}}\n\n{LONG}\n\n{paragraphs}\n\n# Two {{#two .article}}\n\n{LONG}"))
        second = next(number for number, found in enumerate(said) if "Two" in found[:2] and number > 2)
        assert len(said[second - 1]) >= 4, lines


def test_no_page_begins_with_the_last_item_of_a_list_or_ends_with_the_first() -> None:
    for lines in range(20, 36, 2):
        items = "\n".join(f"- item {number}" for number in range(5))
        said = pages(book("\n\n".join(["# One {#one .article}", *["A line."] * lines, items, "An end."])))
        for found in said:
            together = [line for line in found if "item" in line]
            assert len(together) != 1, (lines, found)


def test_a_name_under_a_title_begins_as_the_title_does_and_one_under_the_text_ends_it() -> None:
    blocks = [
        f"::: {{.{name}}}\n{name} {place}\n:::"
        for place in ("above", "below")
        for name in ("dateline", "byline", "source")
    ]
    note = "::: {#note-1 .note}\n[1]{.label} Told.\n:::"
    text = ["# One {#one .article}", *blocks[:3], "The ferry left[1](#note-1){.noteref}.", *blocks[3:], note]
    found = starts(book("\n\n".join(text)), -1)
    lefts = [found[said] for said in ("dateline above", "byline above", "source above", "The ferry left")]
    assert max(lefts) - min(lefts) < 1
    assert min(found["byline below"], found["source below"]) > max(lefts) + 100


def test_no_third_line_in_a_row_ends_in_a_hyphen() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsversicherungspolice "
    data = render(
        read(f"---\ncanonical: 1\nlang: de\n---\n\n# Eins {{#eins .article}}\n\n{long * 40}\n", Path()),
        Options(cache="no"),
    )
    ends = [line.endswith(("-", "\u2010")) for page in pages(data) for line in page]
    assert max(sum(1 for _ in row) for hyphen, row in groupby(ends) if hyphen) == 2


def test_a_line_of_verse_that_turns_over_is_set_in() -> None:
    long = (
        "I sing of the keepers, the ferrymen, carters and clerks of the harbour, and the women who salted the herring"
    )
    data = book(f"# Song {{#song .article}}\n\n| {long},\n| And of all that they carried.\n")
    found = starts(data, -1)
    begin, turned, after = (
        next(left for text, left in found.items() if word in text) for word in ("I sing", "herring", "And of")
    )
    assert begin == pytest.approx(after, abs=0.1)
    assert turned > begin + 20


def test_so_is_one_from_right_to_left() -> None:
    line = "كتب مدير المرفأ إلى الوزارة في خريف تلك السنة ولم يتلق جوابا حتى الربيع التالي من بين المراكب"
    text = f"---\ncanonical: 1\nlang: ar\n---\n\n# ميناء {{#a .article}}\n\n| {line}\n| وأضيء المصباح\n"
    rows = rows_of_last_page(render(read(text, Path()), Options(cache="no")))
    (_, begin), (_, turned), (_, after) = rows[-3:]
    assert begin == pytest.approx(after, abs=2)
    assert turned < begin - 20


def test_figures_of_a_column_end_below_each_other() -> None:
    rows = "\n".join(f"| Q{n} | {37 * 10**n} | salted herring |" for n in range(1, 5))
    data = book(f"# Income {{#income .article}}\n\n| Quarter | Crowns | Of what |\n| --- | --- | --- |\n{rows}")
    found = starts(data, -1)
    lefts = [found[str(37 * 10**n)] for n in range(1, 5)]
    assert [round(a - b) for a, b in pairwise(lefts)] == [round(lefts[0] - lefts[1])] * 3
    assert lefts[0] - lefts[1] > 3


def test_short_cells_stay_on_a_line_where_there_is_room() -> None:
    rows = "\n".join(f"| Patient Annie {n} | {SENTENCE * 2} |" for n in range(10, 16))
    said = "\n".join(pages(book(f"# Boats {{#boats .article}}\n\n| Boat | Story |\n| --- | --- |\n{rows}"))[-1])
    assert re.findall(r"Patient Annie \d\d", said) == [f"Patient Annie {n}" for n in range(10, 16)]


def test_each_entry_of_the_contents_has_a_leader_before_its_number() -> None:
    whole = "The board of the harbour museum has at last decided to keep the old lifeboat shed and its slipway"
    titles = [whole[:length] for length in range(40, len(whole))]
    data = book("\n\n".join(f"# {title} {{#a{n} .article}}\n\nText." for n, title in enumerate(titles)))
    lines = [line for page in pages(data)[2:5] for line in page]
    assert sum(bool(re.match(r"\w.*\.\W*\d+$", line)) for line in lines) == len(titles)
    assert [line for line in lines if re.fullmatch(r"\W*\d+", line)] == []


def test_no_hyphen_comes_into_an_address() -> None:
    address = "https://archives.example.org/harbourboardminutes/lifeboat/transcripts?page=37"
    for shift in range(5):
        text = f"{'a ' * shift}The minutes are kept at {address} now."
        said = "".join(line for page in pages(book(f"# One {{#one .article}}\n\n{text}")) for line in page)
        assert address in said, shift


ENGLISH = "Old Harbour Museum Opens the Rope Works Again in Spring After Three Years of Work on the Quay"
ARABIC = "متحف الميناء يفتح ورشة الحبال القديمة بعد ثلاث سنوات من العمل وقالت أمينة المتحف سلمى الرصيفي"


@pytest.mark.parametrize(
    ("theme", "lang", "words", "place"),
    [("press", "en", ENGLISH, 0.0), ("book", "en", ENGLISH, 0.5), ("press", "ar", ARABIC, 1.0)],
    ids=["start", "middle", "from right"],
)
def test_the_lines_of_a_title_are_balanced_in_their_place(theme: str, lang: str, words: str, place: float) -> None:
    found = []
    for length in range(6, len(words.split()) + 1):
        title = " ".join(words.split()[:length])
        text = f"---\ncanonical: 1\nlang: {lang}\n---\n\n# {title} {{#a .article}}\n\n{title.split()[0]}\n"
        rows = rows_of_last_page(render(read(text, Path()), Options(cache="no", theme=theme)))
        if len(rows) == 4:  # the number of the page, the title, the text
            found.append(rows[1:3])
    assert len(found) > 3
    for (left, right), (after_left, after_right) in found:
        widths = (right - left, after_right - after_left)
        assert min(widths) > 0.6 * max(widths)
        assert left + widths[0] * place == pytest.approx(after_left + widths[1] * place, abs=2)


def rows_of_last_page(data: bytes) -> list[tuple[float, float]]:
    """Return where each line of the last page begins and ends, from the top."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[len(document) - 1]
        boxes = [each.get_bounds() for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])]
    rows: dict[float, list[tuple[float, float]]] = {}
    for left, bottom, right, top in sorted(boxes, key=lambda box: -box[1]):
        row = next((row for row in rows if abs(row - (bottom + top) / 2) < 7), (bottom + top) / 2)
        rows.setdefault(row, []).append((left, right))
    return [(min(a for a, _ in row), max(b for _, b in row)) for row in rows.values()]


MIXED = {
    "ar": "جاء مئتا زائر في اليوم الأول وأضيء المصباح على الرصيف. " * 4 + "كتبت صحيفة Tidewire ذلك. ",
    "en": "Two hundred people came on the first day and saw the lamp. " * 4 + "The Чайка lay at the quay, 海鸥. ",
    "hi": "पहले दिन दो सौ लोग आए और घाट पर दीपक जलाया गया। " * 4 + "Tidewire ने यह लिखा। ",
}


@pytest.mark.parametrize("theme", ["press", "book", "report"])
@pytest.mark.parametrize("lang", MIXED)
def test_lines_of_two_scripts_are_equally_far_apart(lang: str, theme: str) -> None:
    text = f"---\ncanonical: 1\nlang: {lang}\n---\n\n# Tidewire {{#a .article}}\n\n{MIXED[lang] * 5}\n"
    data = render(read(text, Path()), Options(cache="no", theme=theme))
    pieces: list[tuple[float, float]] = []
    pypdf.PdfReader(BytesIO(data)).pages[-1].extract_text(
        visitor_text=lambda said, _, matrix, font, size: pieces.append((size, matrix[5])) if said.strip() else None
    )
    [(body, _)] = Counter(size for size, _ in pieces).most_common(1)
    lines = sorted({round(place, 2) for size, place in pieces if size == body})
    assert len(lines) > 6
    steps = [below - above for above, below in pairwise(lines)]
    assert max(steps) - min(steps) < 0.05


@pytest.mark.parametrize("size", ["A5", "A4"])
@pytest.mark.parametrize("theme", ["press", "book", "report"])
def test_lines_in_arabic_hold_as_many_letters_as_others(size: str, theme: str) -> None:
    sentence = "كتبت صحيفة الميناء أن مئتي زائر جاؤوا في اليوم الأول وأن المصباح على الرصيف أضيء في المساء من جديد. "
    text = f"---\ncanonical: 1\nlang: ar\n---\n\n# ميناء {{#a .article}}\n\n{sentence * 14}\n"
    data = render(read(text, Path()), Options(cache="no", theme=theme, pdf_page=size))
    with pypdfium2.PdfDocument(data) as document:
        said = document[len(document) - 1].get_textpage().get_text_range()
    lines = [line for line in said.splitlines() if len(line) > 40][:-1]
    assert 55 <= sum(map(len, lines)) / len(lines) <= 75
