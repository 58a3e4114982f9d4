"""Letters that are drawn together: what a line says stands beside its glyphs."""

import subprocess
import unicodedata
from pathlib import Path

import pytest

import validators
from converter.backends.pdf import render
from converter.backends.pdf.spoken import is_composed
from converter.canonical import write
from converter.checks import account, contents
from converter.edition import read
from converter.normalize import normalize
from converter.options import Options
from converter.readers import read_bytes

SENTENCES = {
    "hi": "निर्मला की चिट्ठी में लिखा था कि स्त्री और पुरुष, ज्ञान और शक्ति, सब एकत्र हुए",
    "bn": "নির্মলা সকালে মাছ নিয়ে কোথায় গেল, কৌশল আর ঐক্য কে জানে",
    "ta": "கோபால் புதிய படகை எடுத்துக்கொண்டு சந்தைக்குச் சென்றார்",
    "te": "నిర్మల పుస్తకం చదువుతూ స్త్రీలతో మాట్లాడింది",
    "th": "ผู้เฝ้าประภาคารตื่นแต่เช้าเพื่อนำปลาไปขาย น้ำ กำลัง ที่สุด",
    "km": "អ្នកយាមប៉មភ្លើងអានសៀវភៅ",
    "und": "o m\u0303ar e\u0329\u0301 a\u0331 lu\u0330a",
}


def book(lang: str, folder: Path) -> tuple[Path, account.Ledger]:
    """Print a sentence in a heading, in long and in emphasised text; a word of it is half bold."""
    sentence = SENTENCES[lang]
    first, _, rest = sentence.partition(" ")
    body = "\n\n".join(f"{sentence}. " * 12 for _ in range(2)) + f"\n\n*{sentence}*; {first}**{first}** {rest} (1)."
    markdown = f'---\ncanonical: 1\ntitle: "Lamps"\nlang: "{lang}"\n---\n\n# {sentence} {{#a .article}}\n\n{body}\n'
    source = read_bytes("a.md", markdown.encode())
    made = normalize(source, Options())
    path = folder / "book.pdf"
    path.write_bytes(render(read(write(made.compilation), folder), Options()))
    return path, account.ledger(source, made.decisions)


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_word_can_be_taken_out_again(lang: str, tmp_path: Path) -> None:
    path, ledger = book(lang, tmp_path)
    assert account.audit(ledger, path).changes == ()
    assert contents.check(path).broken == ()
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert unicodedata.normalize("NFC", "".join(SENTENCES[lang].split())) in "".join(text.split())


@pytest.mark.slow
@pytest.mark.validators
@pytest.mark.parametrize("lang", ["hi", "th"])
def test_it_conforms(lang: str, tmp_path: Path) -> None:
    assert validators.verapdf(book(lang, tmp_path)[0]) == []


@pytest.mark.parametrize("text", ["plain", "élan", "Лампа", "灯台守", "…„“", "שומר"])
def test_letters_that_stand_alone_need_nothing_beside_them(text: str) -> None:
    assert not is_composed(text)
