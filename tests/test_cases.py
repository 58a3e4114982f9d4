"""Golden cases: a folder of ``cases/`` holds a raw file, the canonical Markdown that it becomes, and what must hold.

To add one, no Python is needed: make a folder with ``raw.txt``, ``raw.md`` or ``raw.rtf``, or with a folder
``raw.docx``, ``raw.odt`` or ``raw.epub`` that holds the parts of such a file, and a one-line ``README``; write what you
know to be right, read from the raw text and never from the program's output, into ``expected.json`` (its keys are the
functions of ``FACTS`` below), and settings that it needs into ``options.json``; then ``pytest tests/test_cases.py
--refresh-golden`` writes ``expected.md`` and shows what changed in it.
"""

import difflib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from formats import packed

from converter import canonical, readers
from converter.checks import account
from converter.model import Block, ListBlock, Note, Paragraph, Quotation, Source
from converter.normalize import Normalized, normalize
from converter.options import Options, merge

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/raw.*"))


@dataclass(frozen=True)
class Outcome:
    """What a case became."""

    raw: Path
    normalized: Normalized
    markdown: str

    @property
    def body(self) -> str:
        """The canonical Markdown without front matter and without marks of pages."""
        return re.sub(r"\[\]\{\.pagebreak [^{}]*\}", "", self.markdown.partition("\n---\n")[2])

    @property
    def lines(self) -> list[str]:
        """The lines as a reader sees them: without escapes."""
        return [unescaped(line).rstrip() for line in self.body.split("\n")]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def headings(self) -> list[list[Any]]:
        found = re.findall(r"(?m)^(#+) (.*) \{#[^{}]*\}$", self.body)
        return [[len(marks), unescaped(title)] for marks, title in found]


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def options_of(folder: Path) -> Options:
    """Return the settings of a case: those of its ``options.json``, if it has one."""
    given = folder / "options.json"
    return merge(Options(), json.loads(given.read_text("utf-8")) if given.exists() else {})


@cache
def outcome(folder: Path) -> Outcome:
    raw = next(folder.glob("raw.*"))
    normalized = normalize(source(raw), options_of(folder))
    return Outcome(raw, normalized, canonical.write(normalized.compilation))


def source(raw: Path) -> Source:
    """Return the source that a raw file is, or that the parts in a folder are once they are packed."""
    return readers.read_bytes(raw.name, packed(raw)) if raw.is_dir() else readers.read(raw)


def headings(of: Outcome, want: list[list[Any]]) -> None:
    """All headings, in order: level and title."""
    assert of.headings == want


def headings_like(of: Outcome, want: list[list[Any]]) -> None:
    """All headings, in order: level, and pieces that the title has in this order, whatever stands between them."""
    assert [level for level, _ in of.headings] == [level for level, *_ in want]
    for (_, title), (_, *pieces) in zip(of.headings, want, strict=True):
        assert re.search(".*".join(map(re.escape, pieces)), title)


def articles(of: Outcome, want: list[dict[str, str]]) -> None:
    """These articles, in this order, with these facts; an article repeated is named by the title it repeats."""
    titles = {entry.id: entry.title for entry in of.normalized.articles}
    found = [entry for entry in of.normalized.articles if entry.title in {facts["title"] for facts in want}]
    assert [entry.title for entry in found] == [facts["title"] for facts in want]
    for entry, facts in zip(found, want, strict=True):
        values = {key: getattr(entry, key) for key in facts}
        if "duplicate_of" in values:
            values["duplicate_of"] = titles.get(values["duplicate_of"], values["duplicate_of"])
        assert values == facts


def contents(of: Outcome, want: dict[str, Any]) -> None:
    """Figures of the printed contents list."""
    agreement = of.normalized.contents
    found = {key: getattr(agreement, key) for key in want}
    assert {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()} == want


def findings(of: Outcome, want: list[str]) -> None:
    """Words, each of which the rule or the message of some decision has."""
    said = [f"{decision.rule} {decision.message}".casefold() for decision in of.normalized.decisions]
    assert [word for word in want if not any(word in words for words in said)] == []


def lines(of: Outcome, want: list[str]) -> None:
    """Whole lines: a paragraph is one line, a quotation begins with ``> ``."""
    assert [line for line in want if line not in of.lines] == []


def verse(of: Outcome, want: list[str]) -> None:
    """Lines that are still lines of a line block, whatever their indent."""
    found = {line[1:].strip() for line in of.lines if line.startswith("|")}
    assert [line for line in want if line not in found] == []


def items(of: Outcome, want: list[str]) -> None:
    """All items of all lists, in order."""
    found = [re.match(r"(?:-|\d+\.) +(.*)", line) for line in of.body.split("\n")]
    assert [unescaped(item[1]) for item in found if item] == want


def nested_items(of: Outcome, want: list[str]) -> None:
    """All items of all lists, in order, set in by two blanks for each list around theirs; what is bulleted or numbered
    begins with its sign or number, and a further paragraph of an item with ``+``.
    """
    assert list(_items(of.normalized.compilation.blocks, -1)) == want


def _items(blocks: Sequence[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ListBlock):
            for number, item in enumerate(block.items, block.start or 0):
                marker = "" if not block.bulleted else "- " if block.start is None else f"{number}. "
                first, *rest = _items(item, depth + 1)
                yield "  " * (depth + 1) + marker + first.strip().removeprefix("+ ")
                yield from rest
        elif isinstance(block, Quotation):
            yield from _items(block.blocks, depth)
        elif depth >= 0:
            inside = block.blocks[0] if isinstance(block, Note) else block
            text = "".join(run.text for run in inside.runs) if isinstance(inside, Paragraph) else type(block).__name__
            yield "  " * (depth + 1) + "+ " + text


def table(of: Outcome, want: list[list[str]]) -> None:
    """Rows of a table, cell by cell."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in of.lines if line.startswith("|")]
    assert [row for row in want if row not in rows] == []


def notes(of: Outcome, want: int) -> None:
    """How many notes there are, each called from the text."""
    ids = re.findall(r"(?m)^ *::: \{#(\S+) \.note\}$", of.body)
    assert len(ids) == want
    assert [name for name in ids if f"](#{name}){{.noteref}}" not in of.body] == []


def links(of: Outcome, want: list[str]) -> None:
    """Addresses that are linked."""
    assert [
        address for address in want if not re.search(rf"<{re.escape(address)}>|\]\({re.escape(address)}\)", of.body)
    ] == []


def divs(of: Outcome, want: list[str]) -> None:
    """Kinds of lines that are set apart: ``dateline``, ``source``, ``byline``."""
    assert [kind for kind in want if f"::: {{.{kind}}}" not in of.lines] == []


def stays(of: Outcome, want: list[str]) -> None:
    """Passages that the edition has."""
    assert [passage for passage in want if passage not in of.text] == []


def gone(of: Outcome, want: list[str]) -> None:
    """Passages that the edition has not."""
    assert [passage for passage in want if passage in of.text] == []


def no_markup(of: Outcome, want: list[str]) -> None:
    """Mark-up that may stand there as words, escaped, and in no other way."""
    assert [mark for mark in want if re.search(rf"(?<!\\){re.escape(mark)}", of.body)] == []


def pages(of: Outcome, want: dict[str, str]) -> None:
    """All printed pages that begin inside the text, by their number, with the words that each begins with."""
    found = re.findall(r'\[\]\{\.pagebreak page="([^"]*)"\}(?=(.*))', of.markdown)
    assert [label for label, _ in found] == list(want)
    assert [
        (words, rest) for (_, rest), words in zip(found, want.values(), strict=True) if not rest.startswith(words)
    ] == []


def before_first_heading(of: Outcome, want: list[str]) -> None:
    """All paragraphs before the first heading."""
    front = unescaped(of.body.split("\n#")[0])
    assert front.strip().split("\n\n") == want


def encoding_is(of: Outcome, want: str) -> None:
    """The encoding of the raw file."""
    assert of.normalized.compilation.metadata.source_encoding == want


def lang(of: Outcome, want: str) -> None:
    """The main language."""
    assert of.normalized.compilation.metadata.lang == want


FACTS: dict[str, Callable[[Outcome, Any], None]] = {
    fact.__name__: fact
    for fact in (
        headings, headings_like, articles, contents, findings, lines, verse, items, nested_items, table, notes, links,
        divs, stays, gone, no_markup, pages, before_first_heading, encoding_is, lang,
    )
}  # fmt: skip


def known(folder: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return facts


@pytest.mark.parametrize(
    ("folder", "fact"),
    [pytest.param(folder, fact, id=f"{folder.name}-{fact}") for folder in CASES for fact in known(folder)],
)
def test_what_the_author_of_a_case_knows_holds(folder: Path, fact: str) -> None:
    FACTS[fact](outcome(folder), known(folder)[fact])


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_canonical_markdown_is_as_expected(folder: Path, refresh_golden: bool) -> None:
    expected, markdown = folder / "expected.md", outcome(folder).markdown
    before = expected.read_text("utf-8") if expected.exists() else ""
    difference = "".join(
        difflib.unified_diff(before.splitlines(True), markdown.splitlines(True), "expected", "now", n=1)
    )
    if refresh_golden:
        expected.write_bytes(markdown.encode())
        print(difference)
    else:
        assert before == markdown, difference


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_every_word_of_a_case_is_accounted_for(folder: Path, tmp_path: Path) -> None:
    of = outcome(folder)
    edition = tmp_path / "raw.md"
    edition.write_bytes(of.markdown.encode())
    found = account.audit(account.ledger(source(of.raw), of.normalized.decisions), edition)
    assert found.changes == ()
    assert found.source == found.kept + sum(found.removed.values()) + found.changed


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_case_reads_back_and_stays_as_it_is(folder: Path, tmp_path: Path) -> None:
    of = outcome(folder)
    assert canonical.write(canonical.read(of.markdown)) == of.markdown
    again = tmp_path / "raw.md"
    again.write_bytes(of.markdown.encode())
    assert canonical.write(normalize(readers.read(again), Options()).compilation) == of.markdown


def test_every_case_says_what_it_shows() -> None:
    assert [folder.name for folder in CASES if len((folder / "README").read_text("utf-8").splitlines()) != 1] == []
