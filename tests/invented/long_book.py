"""A long book in canonical Markdown: 300 articles on 800 pages of A5, with notes, tables, verse, lists, quotations."""

from collections.abc import Iterator
from random import Random

ARTICLES = 300
_ARTICLES_OF_A_PART = 25
_PARAGRAPHS = 9
_TEXT = (
    "the harbour of a lantern and in quiet morning to nobody counted boats which mended pier letters by keeper had "
    "evening market with unremarkable weather on neighbouring islands for photographs at considerable distance from "
    "rope makers their children remembered afterwards was timber"
)
_TABLE = "| boat | built | length |\n|---|---|---|\n| Tern | 1898 | 7 |\n| Gannet | 1921 | 9 |"
_VERSE = "| The tide went out,\n| \u00a0\u00a0the boats lay dry,\n| and nobody counted them."


def long_book() -> str:
    """Return the book, the same each time."""
    head = '---\ncanonical: 1\ntitle: "Harbour Papers"\nlang: "en"\ndate: "2021"\n---\n\n'
    return head + "\n\n".join(_blocks(Random(11))) + "\n"


def _blocks(chance: Random) -> Iterator[str]:
    for number in range(ARTICLES):
        if number % _ARTICLES_OF_A_PART == 0:
            yield f"# Year {number // _ARTICLES_OF_A_PART + 1} {{#year-{number} .part}}"
        date = f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield f'## Report {number} from the pier {{#report-{number} .article date="{date}"}}'
        paragraphs = [_paragraph(chance) for _ in range(_PARAGRAPHS)]
        yield f"{paragraphs[0]}[1](#note-{number}){{.noteref}} See [the first report](#report-0)."
        yield from paragraphs[1:]
        yield (_TABLE, _VERSE, f"> {_paragraph(chance)}", "1. one boat\n\n2. two boats")[number % 4]
        yield f"::: {{#note-{number} .note}}\n[1]{{.label}} {_paragraph(chance)}\n:::"


def _paragraph(chance: Random) -> str:
    return " ".join(chance.choices(_TEXT.split(), k=chance.randint(40, 110))).capitalize() + "."
