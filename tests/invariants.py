"""What holds for whatever text comes in; property tests and the fuzzer ask the same questions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from converter import canonical, readers
from converter.canonical import is_canonical
from converter.checks import account
from converter.model import (
    Block,
    Compilation,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Quotation,
    Run,
    Source,
    Table,
    Verse,
)
from converter.normalize import Normalized, normalize
from converter.options import Options
from converter.rules import RULES

_DEFAULTS = Options()
_NAME = re.compile(r"[^\W\d][\w.\-]*$")
"""An XML name without a colon, in the letters that Python and XML both call letters."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|\r")


def source_of(text: str | bytes, name: str = "raw.txt") -> Source:
    """Return *text* as the readers give it."""
    return readers.read_bytes(name, text.encode("utf-8", "replace") if isinstance(text, str) else text)


def recover(text: str | bytes, name: str = "raw.txt") -> Compilation:
    """Return the compilation of *text*."""
    return normalize(source_of(text, name), Options()).compilation


def body_of(text: str | bytes, name: str = "raw.txt") -> str:
    """Return the canonical Markdown of *text* without front matter, which names the file's own hash."""
    return canonical.write(recover(text, name)).partition("\n---\n")[2]


def check(source: Source, folder: Path, options: Options = _DEFAULTS) -> None:
    """Raise an AssertionError for whatever of this does not hold for *source* under *options*."""
    normalized = normalize(source, options)
    check_decisions(source, normalized)
    if not is_canonical("\n".join(line.text for line in source.lines)):
        check_compilation(normalized.compilation)  # what a person edited is checked in the finished files
    markdown = canonical.write(normalized.compilation)
    check_markdown(markdown)
    check_account(source, normalized, markdown, folder)


def check_decisions(source: Source, normalized: Normalized) -> None:
    """Every decision is of a known rule and stands in the source, in order."""
    decisions = normalized.decisions
    assert {decision.rule for decision in decisions} <= RULES.keys()
    assert [(d.line, d.column) for d in decisions] == sorted((d.line, d.column) for d in decisions)
    for decision in decisions:
        assert 1 <= decision.line <= decision.end_line <= len(source.lines), decision
        assert 1 <= decision.column <= len(source.lines[decision.line - 1].text) + 1, decision
        assert 0 <= decision.confidence <= 1, decision
        assert decision.message and not decision.message.endswith("."), decision


def check_compilation(compilation: Compilation) -> None:
    """Ids are unique names, every call finds its note, levels have no gaps, every heading says something."""
    ids = [block.id for block in _all(compilation.blocks) if isinstance(block, Heading | Note)]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not _NAME.match(name)] == []
    calls = {run.href for block in _all(compilation.blocks) for run in _runs(block) if run.kind == "noteref"}
    assert calls <= {f"#{name}" for name in ids}
    open_level = 0
    for block in compilation.blocks:
        if isinstance(block, Heading):
            assert 1 <= block.level <= min(open_level + 1, 6)
            assert "".join(run.text for run in block.runs).strip()
            open_level = block.level


def check_markdown(markdown: str) -> None:
    """Canonical Markdown is clean text that reads back, is written the same again, and normalizes to itself."""
    assert markdown.endswith("\n") and not markdown.endswith("\n\n")
    assert unicodedata.is_normalized("NFC", markdown)
    assert not _CONTROL.search(markdown)
    assert canonical.write(canonical.read(markdown)) == markdown
    assert canonical.write(recover(markdown, "raw.md")) == markdown


def check_account(source: Source, normalized: Normalized, markdown: str, folder: Path) -> None:
    """Every word of the source is in the edition or in a decision."""
    edition = folder / "edition.md"
    edition.write_bytes(markdown.encode())
    found = account.audit(account.ledger(source, normalized.decisions), edition)
    assert found.changes == (), found.changes[:5]
    assert found.source == found.kept + sum(found.removed.values()) + found.changed


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Quotation() | Note():
                yield from _all(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from _all(item)


def _runs(block: Block) -> Iterator[Run]:
    match block:
        case Heading() | Paragraph():
            yield from block.runs
        case Verse():
            yield from (run for line in block.lines for run in line)
        case Table():
            yield from (run for row in block.rows for cell in row for run in cell)
