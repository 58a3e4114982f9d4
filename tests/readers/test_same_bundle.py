"""One bundle of articles, saved by pandoc, WeasyPrint and LibreOffice in six formats, reads the same from each."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pypandoc
import pytest

from converter import readers
from converter.canonical import write
from converter.model import Heading, Paragraph, Run
from converter.normalize import normalize
from converter.options import Options

TITLES = ("The Ferry Leaves Early", "A Letter from the Cook", "What the Tide Brought", "Nine Lamps on the Quay")
SAID = (
    "The ferry left the north quay before anybody had looked at the clock, and the captain said that it was the clock "
    "which was late. Nobody contradicted him, because he was already far out and could not have heard it.",
    "In the evening the cook found two letters in the flour. One of them was his own, and he read the other twice, with "
    "the door open, so that the hens could not say that he kept secrets from them.",
    "On the third day the wind turned. The nets hung over the railing like washing, and the children counted the knots "
    "in them until the teacher came down and asked what seven times eight was.",
)
PICTURES = {"styled": "# {}\n\n", "faked": "**{}**\n\n"}
"""How the titles are made: with a style for headings, or as a bold line."""
SHEET = "@page { size: A4 } body { font: 10pt serif } p { margin: 0 0 8pt }"


def bundle(shape: str) -> str:
    """Return the bundle as pandoc's Markdown."""
    return "".join(
        PICTURES[shape].format(title) + "".join(f"{text}\n\n" for text in SAID[n % 2 :])
        for n, title in enumerate(TITLES)
    )


@cache
def saved(shape: str, form: str) -> bytes:
    """Return the bundle in a format."""
    if form == "pdf":
        from weasyprint import CSS, HTML

        page = pypandoc.convert_text(
            bundle(shape), "html", "markdown-smart", extra_args=["--standalone", "-M", "title="]
        )
        return HTML(string=page).write_pdf(stylesheets=[CSS(string=SHEET)]) or b""
    return _converted(bundle(shape), form)


def _converted(markdown: str, form: str) -> bytes:
    ended = subprocess.run(
        [pypandoc.get_pandoc_path(), "--from=markdown-smart", f"--to={form}", "--standalone", "--output=-", "--quiet"],
        input=markdown.encode(),
        capture_output=True,
        check=True,
    )
    return ended.stdout


def structure(data: bytes) -> tuple[list[str], list[str]]:
    """Return the titles and the paragraphs of *data*."""
    blocks = normalize(readers.read_bytes("bundle", data), Options()).compilation.blocks
    titles = [_text(block.runs) for block in blocks if isinstance(block, Heading)]
    return titles, [_text(block.runs) for block in blocks if isinstance(block, Paragraph)]


def _text(runs: tuple[Run, ...]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def expected() -> tuple[list[str], list[str]]:
    return list(TITLES), [text for n in range(len(TITLES)) for text in SAID[n % 2 :]]


@pytest.mark.parametrize("shape", list(PICTURES))
@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "html", "epub", "pdf"])
def test_every_format_gives_the_same_titles_paragraphs_and_words(form: str, shape: str) -> None:
    assert structure(saved(shape, form)) == expected()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["odt", "rtf", "html", "pdf"])
def test_what_libreoffice_saves_reads_the_same(form: str, tmp_path: Path) -> None:
    raw = tmp_path / "bundle.docx"
    raw.write_bytes(saved("styled", "docx"))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    arguments = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(raw)]
    subprocess.run(arguments, check=True, capture_output=True, timeout=120)
    assert structure(raw.with_suffix(f".{form}").read_bytes()) == expected()


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "html", "epub", "pdf"])
def test_canonical_markdown_is_the_same_but_for_its_front_matter(form: str) -> None:
    made = write(normalize(readers.read_bytes("bundle", saved("styled", form)), Options()).compilation)
    plain = write(normalize(readers.read_bytes("bundle.md", bundle("styled").encode()), Options()).compilation)
    assert _body(made) == _body(plain)


def _body(markdown: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
