"""Books with text from right to left, read again as they are drawn; whatever is changed in one is found."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from typing import Any

import pikepdf
import pytest

from converter.backends.pdf import render
from converter.canonical import write
from converter.checks import account, contents
from converter.edition import read
from converter.finished import pdf
from converter.normalize import normalize
from converter.options import Options
from converter.readers import read as read_source

SENTENCE = "عاد القارب إلى الميناء في المساء وكان البحر هادئا والناس ينتظرون على الرصيف منذ الصباح"
TYPED = "قال (نعم) ثم Museum (Skarra) 1921–1936."
KINDS = {
    "names and years": f"قال الحارس (نعم) وعاد إلى Harbour Museum (Skarra), 1921–1936 {SENTENCE}.",
    "names at either end": f"Skarra Point {SENTENCE} Skarra Point.",
    "numbers": "بلغ العدد 12.5 % من 1,250 في 3/4/1998 و20 ثم 7-8 أيام، أي 10 + 5 = 15.",
    "figures of Arabic": "في عام ١٩٢١ (١٢٫٥٪) بلغ ٣ أو ٤ [٥] سفن.",
    "code and addresses": "الأمر `run --all (x < 3)` ثم <https://example.org/a-b/c?d=1> و`list_waiting`.",
    "brackets": "قال (أ (ب) ج) «نعم [هنا]» {لا} ثم (Ferry [7]) و“نعم” و‘لا’.",
    "figures at letters": "المعيار ERC20 هنا و3D و0x1F وA4 وH2O.",
    "emphasis": "عاد **القارب** (*إلى* Skarra) و**Ferry** 7 ثم *1921*.",
    "vowels": "بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ وَالْحَمْدُ لِلَّهِ، غالباً مُؤَقَّتاً الآنَ إِلَّا.",
    "Hebrew": "הוּא שָׁב אֶל הַמִּגְדָּל (הַיָּשָׁן) עִם Mira Holt ב־1921, שִׁשָּׁה בְּנֵי־אָדָם; “כֵּן” וְ־3E.",
    "Persian": "او می‌گوید: «خانه‌های ما» (۱۲ تا ۱۵) با North Ferry رفت؛ ۳٫۵ درصد و 40٪.",
    "Urdu": "لڑکے نے کہا: ”ٹھیک ہے، میں ۱۲ بجے Skarra Point آؤں گا۔“ (ہاں!) رُوپے۔",
    "a phrase of another language": f"[The old word שלום is (one) of 3.]{{lang=en}} {SENTENCE} [Skarra, 7]{{lang=en}}.",
    "a list": "1.  أول (x)\n2.  ثان ABC 20.\n\n- نقطة (Ferry 7)\n- 1921",
    "a table": "| الاسم | العدد |\n|---|---|\n| Skarra (أ) | 12 |\n| عاد القارب | 7-8 |",
    "notes": "عاد القارب[\\[1\\]](#note-1){.noteref} إلى Skarra[\\[2\\]](#note-2){.noteref}.\n\n"
    "::: {#note-1 .note}\n[\\[1\\]]{.label} ملاحظة (أولى) 12.\n:::\n\n"
    "::: {#note-2 .note}\n[\\[2\\]]{.label} Second.\n:::",
    "a long line": " ".join(
        f"{SENTENCE[5 * n :]} Harbour Museum (Skarra), 19{n:02}–1936 {SENTENCE[: 5 * n]}" for n in range(9)
    ),
}


def ledger_of(text: str, folder: Path, lang: str = "ar") -> tuple[account.Ledger, str]:
    """Return the words that a book of *text* must have, and its Markdown."""
    title = "عنوان (أول): Skarra 1921" if lang == "ar" else "Title (אחד) of 1921"
    raw = folder / f"{lang}.md"
    raw.write_text(f'---\ncanonical: 1\ntitle: "{title}"\nlang: "{lang}"\n---\n\n# {title} {{#a .article}}\n\n{text}\n')
    source = read_source(raw)
    found = normalize(source, Options())
    return account.ledger(source, found.decisions), write(found.compilation)


def made(text: str, folder: Path, lang: str = "ar", standard: str = "ua-1") -> tuple[Path, account.Ledger]:
    """Print a book of *text*, and return it with the words that it must have."""
    ledger, markdown = ledger_of(text, folder, lang)
    (folder / "book.pdf").write_bytes(render(read(markdown, folder), Options(pdf_standard=standard)))
    return folder / "book.pdf", ledger


@pytest.mark.parametrize(("lang", "standard"), [("ar", "ua-1"), ("ar", "archive"), ("en", "ua-1")])
def test_every_word_and_bracket_is_read_in_its_order(lang: str, standard: str, tmp_path: Path) -> None:
    text = "\n\n".join(f"## {name} ({n}) {{#k{n}}}\n\n{kind}" for n, (name, kind) in enumerate(KINDS.items()))
    path, ledger = made(text, tmp_path, lang, standard)
    assert account.audit(ledger, path).changes == ()
    assert contents.check(path).broken == ()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, account.Ledger]:
    return made(f"{SENTENCE} (نعم) ثم.\n\n{TYPED}", tmp_path_factory.mktemp("book"))


def test_a_line_is_read_as_it_was_typed(book: tuple[Path, account.Ledger]) -> None:
    assert TYPED in pdf.read(book[0]).pages[-1].lines


Shown = list[pikepdf.ContentStreamInstruction]


def saying(page: Any) -> Callable[[bytes, bytes], str]:
    """Return what tells the letters that an instruction shows."""
    letters: dict[bytes, str] = {}
    for name, font in page.Resources.Font.items():
        for code, text in re.findall(rb"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes()):
            letters[name.encode() + code] = bytes.fromhex(text.decode()).decode("utf-16-be")

    def say(font: bytes, shown: bytes) -> str:
        return "".join(letters.get(font + shown[i : i + 2].hex().encode(), "") for i in range(0, len(shown), 2))

    return say


def words_of(page: Any, instructions: Shown) -> Iterator[tuple[int, str]]:
    """Yield the index of each instruction that shows text, and the text in the order of drawing."""
    say, font = saying(page), b""
    for index, each in enumerate(instructions):
        if str(each.operator) == "Tf":
            font = str(each.operands[0]).encode()
        elif str(each.operator) == "TJ":
            shown = [part for part in each.operands[0] if isinstance(part, pikepdf.String)]
            yield index, "".join(say(font, bytes(part)) for part in shown)


def moved(page: Any, shown: Shown) -> Shown:
    texts = dict(words_of(page, shown))
    one, other = (next(i for i, text in texts.items() if text[::-1] == word) for word in ("القارب", "الميناء"))
    shown[one], shown[other] = shown[other], shown[one]
    return shown


def lost(page: Any, shown: Shown) -> Shown:
    at = next(i for i, text in words_of(page, shown) if text[::-1] == "القارب")
    return shown[:at] + shown[at + 1 :]


def doubled(page: Any, shown: Shown) -> Shown:
    at = next(i for i, text in words_of(page, shown) if text[::-1] == "القارب")
    return shown[: at + 1] + shown[at:]


def without_a_bracket(page: Any, shown: Shown) -> Shown:
    at = next(i for i, text in words_of(page, shown) if text.strip() == "(")
    return shown[:at] + shown[at + 1 :]


def not_reversed(page: Any, shown: Shown) -> Shown:
    for each in shown:
        if str(each.operator) == "BDC" and "/Reversed" in each.operands[1]:
            del each.operands[1]["/Reversed"]
    return shown


@contextmanager
def changed(book: Path, folder: Path) -> Iterator[tuple[Path, Any]]:
    """Give a copy of *book* to be changed."""
    path = Path(copy(book, folder))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        yield path, document
        document.save(path)


@pytest.mark.parametrize("change", [moved, lost, doubled, without_a_bracket, not_reversed])
def test_a_change_in_a_finished_file_is_found(
    change: Callable[[Any, Shown], Shown], book: tuple[Path, account.Ledger], tmp_path: Path
) -> None:
    with changed(book[0], tmp_path) as (path, document):
        page = document.pages[-1]
        after = change(page, list(pikepdf.parse_content_stream(page)))
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(after))
    assert account.audit(book[1], path).changes != ()


def test_tags_in_another_order_are_found(book: tuple[Path, account.Ledger], tmp_path: Path) -> None:
    with changed(book[0], tmp_path) as (path, document):
        elements = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        line = next(each for each in elements if each.get("/S") == "/Span" and len(each.K) == 3)
        line.K = pikepdf.Array(reversed(list(line.K)))
    assert account.audit(book[1], path).changes != ()


@pytest.mark.parametrize(
    "typed",
    [
        "قال (نعم) ثم Skarra (Museum) 1921–1936.",
        "قال (نعم) Museum ثم (Skarra) 1921–1936.",
        "قال ثم (نعم) Museum (Skarra) 1921–1936.",
        "قال (نعم) ثم (Skarra) 1921–1936.",
        "قال (نعم) ثم ثم Museum (Skarra) 1921–1936.",
        "قال (نعم) ثم Museum (Skarra 1921–1936.",
        "قال نعم ثم Museum (Skarra) 1921–1936.",
        "قال )نعم( ثم Museum (Skarra) 1921–1936.",
        "قال (نعم) ثم Museum (Skarra) 1936–1921.",
        "قال (نعم) ثم Museum (Skarra) 1921–1963.",
        "قالَ (نعم) ثم Museum (Skarra) 1921–1936.",
    ],
)
def test_a_line_that_says_something_else_is_found(
    typed: str, book: tuple[Path, account.Ledger], tmp_path: Path
) -> None:
    assert account.audit(ledger_of(f"{SENTENCE} (نعم) ثم.\n\n{TYPED}", tmp_path)[0], book[0]).changes == ()
    assert account.audit(ledger_of(f"{SENTENCE} (نعم) ثم.\n\n{typed}", tmp_path)[0], book[0]).changes != ()
