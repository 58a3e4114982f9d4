import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont

import validators
from converter import installed_fonts as fonts
from converter.backends import backend
from converter.backends.epub import embedding
from converter.edition import read
from converter.options import Options

TEXT = """---
canonical: 1
title: "Fonts"
lang: en
---

# One {#one .article}

Words with *stress*, **weight**, слова, قوارب and 港口.
"""


def rendered(folder: Path) -> bytes:
    return backend("epub").render(read(TEXT, folder), Options(epub_fonts="yes"))


def test_the_letters_of_the_text_go_along_and_no_others(tmp_path: Path) -> None:
    made = rendered(tmp_path)
    assert made == rendered(tmp_path)
    with ZipFile(io.BytesIO(made)) as book:
        names = [name for name in book.namelist() if name.startswith("EPUB/fonts/")]
        style = book.read("EPUB/styles/epub.css").decode()
        letters = {letter for name in names for letter in TTFont(io.BytesIO(book.read(name))).getBestCmap()}
    if not names:
        pytest.skip("no installed font may be embedded")
    assert all(f"../{name.removeprefix('EPUB/')}" in style for name in names)
    assert ord("W") in letters and ord("Q") not in letters
    assert 'font-family: "Text 1"' in style


def test_a_font_whose_maker_forbids_it_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_ALLOWED", -1)
    assert embedding.items("Words") == ([], "")


def test_without_fonts_nothing_is_said_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_listing", lambda text: "")
    assert embedding.items("Words") == ([], "")


@pytest.mark.slow
@pytest.mark.validators
def test_a_book_with_fonts_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    path.write_bytes(rendered(tmp_path))
    # EPUBCheck makes a note of every font, and has nothing else to say.
    assert all("CSS-028" in each for each in validators.epubcheck(path))
