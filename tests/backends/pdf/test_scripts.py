"""Every script has a face, and three readers of PDF take its text out again."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pdfminer.high_level
import pypdf
import pytest
from fontTools.ttLib import TTFont

import validators
from converter.backends.pdf import faces, render, scripts, sheets
from converter.canonical import write
from converter.checks import account, contents
from converter.edition import read
from converter.errors import RenderError
from converter.finished import drawn
from converter.normalize import normalize
from converter.options import Options
from converter.readers import read as read_source
from printed_books import HEAD

CASES = Path(__file__).parents[2] / "cases"
SENTENCES = {
    "en": "The keeper reads by the lantern",
    "ru": "Хранитель маяка читает у фонаря",
    "az-Cyrl": "Лиман евинин гапысы һәр сәһәр ачылыр",
    "el": "Ο φαροφύλακας διαβάζει δίπλα στο φανάρι",
    "hy": "Փարոսի պահապանը կարդում է լապտերի մոտ",
    "ka": "შუქურის მცველი ფარანთან კითხულობს",
    "he": "שומר המגדלור קורא ליד הפנס",
    "ar": "حارس المنارة يقرأ قرب المصباح",
    "hi": "रखवाला लालटेन के पास रात को पढ़ता है",
    "zh": "守灯人在灯旁读书",
    "ja": "灯台守は灯りのそばで本を読む",
    "ko": "등대지기가 등불 곁에서 책을 읽는다",
}
FROM_RIGHT_TO_LEFT = {"he", "ar"}


def pdftotext(data: bytes, folder: Path) -> str:
    (folder / "book.pdf").write_bytes(data)
    return subprocess.run(["pdftotext", folder / "book.pdf", "-"], capture_output=True, text=True, check=True).stdout


def pypdf_text(data: bytes, folder: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def pdfminer_text(data: bytes, folder: Path) -> str:
    return pdfminer.high_level.extract_text(BytesIO(data))


def letters(text: str, order: bool = True) -> str:
    """Return the letters of *text*; without *order* each word's are sorted, as a reader may give them as drawn."""
    words = re.findall(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff][^\W\d_]*)*", unicodedata.normalize("NFKC", text))
    return "".join(words) if order else " ".join(sorted("".join(sorted(word)) for word in words))


@pytest.fixture(scope="module")
def data() -> bytes:
    articles = "".join(
        f'## {sentence} {{#s{number} .article lang="{lang}"}}\n\n{sentence}.\n\n'
        for number, (lang, sentence) in enumerate(SENTENCES.items())
    )
    return render(read(f"{HEAD}# Scripts {{#scripts .part}}\n\n{articles}", Path()), Options())


@pytest.mark.parametrize("extract", [pdftotext, pypdf_text, pdfminer_text])
def test_the_text_of_every_script_can_be_taken_out(
    data: bytes, tmp_path: Path, extract: Callable[[bytes, Path], str]
) -> None:
    found = extract(data, tmp_path)
    whole, words = letters(found), set(letters(found, order=False).split())
    for lang, sentence in SENTENCES.items():
        if lang in FROM_RIGHT_TO_LEFT:
            assert set(letters(sentence, order=False).split()) <= words, lang
        else:
            assert letters(sentence) in whole, lang


def article(number: int, lang: str, sentence: str) -> str:
    """Return an article with notes, a table, verse and a quotation in one language."""
    start, _, end = sentence.partition(" ") if " " in sentence else (sentence[:4], "", sentence[4:])
    return (
        f'## {sentence} {{#s{number} .article lang="{lang}"}}\n\n'
        f"{sentence}[1](#n{number}-1){{.noteref}}. **{start}** *{end}*, {sentence}.\n\n"
        f"| {start} | {end} |\n|---|---|\n| {sentence} | {end} |\n| {start}[2](#n{number}-2){{.noteref}} | 12 |\n\n"
        f"| {start}\n|     {end}\n| {sentence}\n\n> {sentence}.\n\n"
        f"::: {{#n{number}-1 .note}}\n[1]{{.label}} {end} {sentence}.\n:::\n\n"
        f"::: {{#n{number}-2 .note}}\n[2]{{.label}} {start}.\n:::\n\n"
    )


@pytest.fixture(scope="module")
def rich() -> bytes:
    # what runs from right to left stands last: pdftotext turns the signs of other scripts on pages of mostly such text
    ordered = sorted(SENTENCES.items(), key=lambda each: each[0] in FROM_RIGHT_TO_LEFT)
    articles = "".join(article(number, *each) for number, each in enumerate(ordered))
    return render(read(f"{HEAD}# Scripts {{#scripts .part}}\n\n{articles}", Path()), Options())


@pytest.mark.slow
@pytest.mark.parametrize("extract", [pdftotext, pypdf_text, pdfminer_text])
def test_notes_tables_and_verse_of_every_script_can_be_taken_out(
    rich: bytes, tmp_path: Path, extract: Callable[[bytes, Path], str]
) -> None:
    found = extract(rich, tmp_path)
    for number, (lang, sentence) in enumerate(SENTENCES.items()):
        written = re.sub(r"\(#[^)]*\)|\{[^}]*\}|[#|>*:-]", " ", article(number, lang, sentence))
        if extract is pypdf_text and lang in FROM_RIGHT_TO_LEFT:
            # it knows no tags, and joins words that stand side by side in cells or in two typefaces
            assert not Counter(letters(written)) - Counter(letters(found)), lang
        else:
            missing = Counter(letters(written, order=False).split()) - Counter(letters(found, order=False).split())
            assert not missing, lang


HAN = [scripts._han(lang) for lang in ("zh", "zh-Hant", "ja", "ko")]
FACES = sorted(
    {*sheets._TEXT_FACES, *(face for each in (*scripts._SCRIPTS, *HAN) for face in (each.face, each.sans) if face)}
)


@pytest.mark.parametrize("face", FACES)
def test_every_typeface_that_is_named_may_be_embedded(face: str) -> None:
    listed = ["fc-list", "--format", "%{file}\t%{index}\n", f":family={face}"]
    found = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.splitlines()
    if not found:
        pytest.skip("it is not installed")
    path, index = found[0].split("\t")
    with TTFont(path, fontNumber=int(index) & 0xFFFF) as font:
        assert font["OS/2"].fsType == 0  # for good, without any restriction (OpenType 1.9.1, OS/2)


@pytest.mark.parametrize(("licence", "is_allowed"), [(0, True), (2, False), (4, True), (8, True), (0x102, False)])
def test_a_typeface_whose_licence_forbids_it_is_not_embedded(licence: int, is_allowed: bool) -> None:
    path = subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans"], capture_output=True, text=True).stdout
    changed = BytesIO()
    with TTFont(path) as font:
        font["OS/2"].fsType = licence
        font.save(changed)
    told = SimpleNamespace(file_content=changed.getvalue(), index=0, family="DejaVu Sans")
    with nullcontext() if is_allowed else pytest.raises(RenderError, match="DejaVu Sans may not be embedded"):
        faces.demand_embeddable([told])


CASES_TO_PRINT = ["all-kinds-of-blocks", "arabic-digest", "azerbaijani-mixed-scripts", "chinese-digest"]


def printed(case: str, standard: str, folder: Path) -> tuple[Path, account.Ledger]:
    """Build the PDF of a golden case."""
    source = read_source(next((CASES / case).glob("raw.*")))
    made = normalize(source, Options())
    data = render(read(write(made.compilation), CASES / case), Options(pdf_standard=standard))
    (folder / "book.pdf").write_bytes(data)
    return folder / "book.pdf", account.ledger(source, made.decisions)


@pytest.mark.parametrize("case", CASES_TO_PRINT)
def test_words_and_contents_of_a_case_are_right_on_paper(case: str, tmp_path: Path) -> None:
    path, ledger = printed(case, "ua-1", tmp_path)
    assert account.audit(ledger, path).changes == ()
    assert contents.check(path).broken == ()


@pytest.mark.slow
@pytest.mark.validators
@pytest.mark.parametrize("case", CASES_TO_PRINT)
@pytest.mark.parametrize(("standard", "asked"), [("ua-1", "ua1"), ("archive", "ua2"), ("archive", "a4f")])
def test_a_case_conforms(case: str, standard: str, asked: str, tmp_path: Path) -> None:
    path, _ = printed(case, standard, tmp_path)
    assert validators.verapdf(path, flavour=asked) == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_paragraph_is_indented_where_its_lines_begin(lang: str, tmp_path: Path) -> None:
    text = f"{SENTENCES[lang]}. " * 6
    head = HEAD.replace('"en"', f'"{lang}"')
    data = render(read(f"{head}# {SENTENCES[lang]} {{#a .article}}\n\n{text}\n\n{text}\n", tmp_path), Options())
    begins = [left if lang == "en" else -right for left, right in inked(data) if right - left > 20]  # no folio
    assert sum(begin > min(begins) + 10 for begin in begins) == 1


def inked(data: bytes) -> list[tuple[int, int]]:
    """Return where each line of the last page begins and ends, in points from the left."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        picture = (
            document[len(document) - 1].render(scale=1).to_pil().convert("L").point(lambda grey: 255 * (grey < 160))
        )
    boxes = [picture.crop((0, y, picture.width, y + 3)).getbbox() for y in range(picture.height)]  # points stand apart
    lines: list[tuple[int, int]] = []
    for above, box in pairwise([None, *boxes]):
        if box and above:
            lines[-1] = (min(lines[-1][0], box[0]), max(lines[-1][1], box[2]))
        elif box:
            lines.append((box[0], box[2]))
    return lines


@pytest.mark.parametrize(
    ("lang", "sentence"), [("he", "הוּא שָׁב אֶל הַמִּגְדָּל מִן־ הָעִיר, וְקוֹרֵא לְיַד הַפָּנָס."), ("ar", SENTENCES["ar"])]
)
def test_justified_lines_from_right_to_left_end_at_both_edges(lang: str, sentence: str, tmp_path: Path) -> None:
    words = sentence.split()
    text = " ".join(" ".join(words[number % 5 :]) for number in range(40))
    head = HEAD.replace('"en"', f'"{lang}"')
    data = render(read(f"{head}# {words[0]} {{#a .article}}\n\n{text}.\n", tmp_path), Options())
    (tmp_path / "book.pdf").write_bytes(data)
    with drawn.opened(tmp_path / "book.pdf") as drawing:
        _, *lines, _ = drawing.page(len(pypdf.PdfReader(BytesIO(data)).pages) - 1).values()
    assert len(lines) > 5
    assert max(line.right for line in lines) - min(line.right for line in lines) < 0.3
    assert max(line.left for line in lines) - min(line.left for line in lines) < 0.3


def test_a_folio_stands_at_the_edge_whichever_way_the_running_head_runs(tmp_path: Path) -> None:
    head = HEAD.replace('"en"', '"fa"').replace("Harbour Papers", "1-2- دفترهای بندر")
    text = "\n\n".join([f"{SENTENCES['ar']}. " * 20] * 12)
    data = render(read(f"{head}# 1-3- علائم و نشانه‌ها {{#a .article}}\n\n{text}\n", tmp_path), Options())
    second, third = heads_as_seen(data)[5:7]
    assert (second[-1], third[0]) == ("2", "3")
    assert min(len(second), len(third)) > 10


@pytest.mark.parametrize("theme", ["press", "book", "report"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_rule_stands_in_the_middle_of_the_text(lang: str, theme: str, tmp_path: Path) -> None:
    import pypdfium2

    text = f"{SENTENCES[lang]}. " * 6
    head = HEAD.replace('"en"', f'"{lang}"')
    markdown = f"{head}# {SENTENCES[lang]} {{#a .article}}\n\n{text}\n\n----------\n\n{text}\n"
    with pypdfium2.PdfDocument(render(read(markdown, tmp_path), Options(theme=theme))) as document:
        page = document[len(document) - 1]
        kinds = pypdfium2.raw.FPDF_PAGEOBJ_PATH, pypdfium2.raw.FPDF_PAGEOBJ_TEXT
        paths = [each.get_bounds() for each in page.get_objects(filter=[kinds[0]])]
        rule = min(paths, key=lambda path: path[2] - path[0])  # a theme may have a line over the text
        lines = [each.get_bounds() for each in page.get_objects(filter=[kinds[1]])]
        middle = (min(line[0] for line in lines) + max(line[2] for line in lines)) / 2
        assert abs((rule[0] + rule[2]) / 2 - middle) < 8


def heads_as_seen(data: bytes) -> list[str]:
    """Return what stands above the text of each page, from left to right."""
    import pypdfium2

    found = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            above = [i for i in range(text.count_chars()) if text.get_charbox(i)[1] > page.get_height() - 60]
            found.append(
                "".join(text.get_text_range(i, 1) for i in sorted(above, key=lambda i: text.get_charbox(i)[0]))
            )
    return found
