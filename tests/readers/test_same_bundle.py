"""One bundle of articles, saved by pandoc, WeasyPrint and LibreOffice in six formats, reads the same from each."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypandoc
import pytest
from formats import picture

from converter import readers
from converter.canonical import write
from converter.model import Heading, ListBlock, Note, Paragraph, Run, Table, Verse
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


RICH = f"""# The Ferry Leaves Early

{SAID[0]}

## At the Quay

{SAID[1]}[^1] {SAID[2]}

![The ferry at noon](boat.png)

{SAID[0]}

- a lantern, and oil for it
- two letters
- nobody's net

## Out at Sea

{SAID[2]}

| The nets hung over the railing,
| The wind came from the north,
| And nobody knew why the hens were silent
| When the captain went forth.

{SAID[1]}

# A Letter from the Cook

{SAID[1]}

| Boat   | Crew | Nets |
|--------|------|------|
| Gull   | 4    | 12   |
| Tern   | 3    | 9    |
| Heron  | 5    | 17   |

{SAID[0]}[^2]

{SAID[2]}

[^1]: By the clock of the church.

[^2]: The cook never answered it.
"""
"""A bundle with two levels of headings, notes, a picture with a caption, a list, verse and a table."""


@dataclass(frozen=True, slots=True)
class Everything:
    """What a reader of the rich bundle sees, apart from where its notes stand."""

    headings: list[tuple[int, str]]
    paragraphs: list[str]
    items: list[str]
    verse: list[str]
    rows: list[list[str]]
    notes: list[str]
    calls: int
    pictures: int


def everything(data: bytes) -> Everything:
    """Return all that stands in *data*."""
    blocks = normalize(readers.read_bytes("bundle", data), Options()).compilation.blocks
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    runs = [run for block in blocks if isinstance(block, Paragraph) for run in block.runs]
    return Everything(
        headings=[(block.level, _text(block.runs)) for block in blocks if isinstance(block, Heading)],
        paragraphs=[said for block in blocks if isinstance(block, Paragraph) and (said := _said(block))],
        items=[
            _text(inner.runs) for each in lists for item in each.items for inner in item if isinstance(inner, Paragraph)
        ],
        verse=[_text(line) for block in blocks if isinstance(block, Verse) for line in block.lines],
        rows=[[_text(cell) for cell in row] for block in blocks if isinstance(block, Table) for row in block.rows],
        notes=[_text(i.runs) for b in blocks if isinstance(b, Note) for i in b.blocks if isinstance(i, Paragraph)],
        calls=sum(run.kind == "noteref" for run in runs),
        pictures=sum(run.kind == "image" for run in runs),
    )


def _said(paragraph: Paragraph) -> str:
    return _text(tuple(run for run in paragraph.runs if not run.kind)) if paragraph.role != "caption" else ""


EXPECTED = Everything(
    headings=[
        (1, "The Ferry Leaves Early"), (2, "At the Quay"), (2, "Out at Sea"), (1, "A Letter from the Cook"),
    ],
    paragraphs=[
        SAID[0], f"{SAID[1]} {SAID[2]}", SAID[0], SAID[2], SAID[1], SAID[1], SAID[0], SAID[2],
    ],
    items=["a lantern, and oil for it", "two letters", "nobody's net"],
    verse=[
        "The nets hung over the railing,", "The wind came from the north,",
        "And nobody knew why the hens were silent", "When the captain went forth.",
    ],
    rows=[["Boat", "Crew", "Nets"], ["Gull", "4", "12"], ["Tern", "3", "9"], ["Heron", "5", "17"]],
    notes=["By the clock of the church.", "The cook never answered it."],
    calls=2,
    pictures=1,
)  # fmt: skip


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the rich bundle in every format that pandoc writes."""
    folder = tmp_path_factory.mktemp("rich")
    (folder / "boat.png").write_bytes(picture(size=(80, 60)))
    for form in ("docx", "odt", "rtf", "epub"):
        command = [pypandoc.get_pandoc_path(), "--from=markdown-smart", "--standalone", "--quiet", f"--output=a.{form}"]
        subprocess.run(command, input=RICH.encode(), cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "epub"])
def test_notes_tables_pictures_lists_and_verse_are_the_same_too(form: str, rich: Path) -> None:
    found = everything((rich / f"a.{form}").read_bytes())
    if form == "rtf":  # pandoc writes the caption there as a paragraph like any other
        assert found.paragraphs.pop(2) == "The ferry at noon"
    assert found == EXPECTED


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(("start", "form"), [("docx", "odt"), ("docx", "rtf"), ("odt", "docx"), ("odt", "rtf")])
def test_what_libreoffice_makes_of_it_reads_the_same(start: str, form: str, rich: Path, tmp_path: Path) -> None:
    assert everything(_by_libreoffice(rich / f"a.{start}", form, tmp_path).read_bytes()) == EXPECTED


def _by_libreoffice(raw: Path, form: str, folder: Path) -> Path:
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    arguments = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(folder), str(raw)]
    subprocess.run(arguments, check=True, capture_output=True, timeout=120)
    return folder / f"{raw.stem}.{form}"


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
    assert structure(_by_libreoffice(raw, form, tmp_path).read_bytes()) == expected()


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "html", "epub", "pdf"])
def test_canonical_markdown_is_the_same_but_for_its_front_matter(form: str) -> None:
    made = write(normalize(readers.read_bytes("bundle", saved("styled", form)), Options()).compilation)
    plain = write(normalize(readers.read_bytes("bundle.md", bundle("styled").encode()), Options()).compilation)
    assert _body(made) == _body(plain)


def _body(markdown: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
