"""Compilation to canonical Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from converter.canonical import inlines
from converter.model import (
    Block,
    Compilation,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Run,
    SceneBreak,
    Table,
    Verse,
)

_FIELDS = (
    *("title", "subtitle", "date", "lang", "creator", "publisher", "identifier", "description", "rights"),
    *("series", "volume", "catalogue_role", "catalogue_creator", "catalogue_title"),
)
_ATTRIBUTES = ("date", "source", "byline", "lang", "duplicate_of", "page")
_RULE_LIKE = re.compile(r"[\s:|+-]*-[\s:|+-]*")


def write(compilation: Compilation) -> str:
    """Return *compilation* as canonical Markdown: NFC, LF, one paragraph a line, one final new line."""
    body = _blocks(compilation.blocks)
    return _front_matter(compilation.metadata) + ("\n" + body + "\n" if body else "")


def _front_matter(metadata: Metadata) -> str:
    lines = ["---", "canonical: 1"]
    lines += [f"{name}: {_quoted(getattr(metadata, name))}" for name in _FIELDS if getattr(metadata, name)]
    source = {
        "file": metadata.source_file,
        "sha256": metadata.source_sha256,
        "encoding": metadata.source_encoding,
    }
    if any(source.values()):
        lines += ["source:", *(f"  {name}: {_quoted(value)}" for name, value in source.items() if value)]
    return "\n".join([*lines, "---", ""])


def _quoted(value: str) -> str:
    # A JSON string is a YAML string too (YAML 1.2, section 1.3), whatever the title holds.
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def _blocks(blocks: Sequence[Block]) -> str:
    groups = groupby(blocks, key=_role)
    return "\n\n".join(piece for role, group in groups for piece in _group(role, tuple(group)))


def _role(block: Block) -> str:
    return block.role if isinstance(block, Paragraph | Verse) else ""


def _group(role: str, blocks: tuple[Block, ...]) -> list[str]:
    pieces = [_block(block) for block in blocks]
    for i, (upper, lower) in enumerate(pairwise(blocks), 1):
        if isinstance(upper, ListBlock) and isinstance(lower, ListBlock):
            # Markdown would make one list of two that touch.
            pieces[i] = pieces[i] if not lower.bulleted else f"::: {{.list}}\n{pieces[i]}\n:::"
    if not role:
        return pieces
    inside = "\n\n".join(pieces)
    return [f"::: {{.{role}}}\n{inside}\n:::"]


def _block(block: Block) -> str:
    match block:
        case Heading():
            # Markdown would take a "#" that ends the title for the heading's closing sign.
            title = re.sub("#+$", lambda signs: r"\#" * len(signs[0]), inlines.write(block.runs))
            return f"{'#' * block.level} {title}{_attributes(block)}"
        case Paragraph():
            return _line(block.runs)
        case Verse():
            return "\n".join(_verse_line(line) for line in block.lines)
        case Quotation():
            return "\n".join(f"> {line}" if line else ">" for line in _blocks(block.blocks).split("\n"))
        case ListBlock():
            return _list(block)
        case Table():
            return _table(block)
        case Preformatted():
            fence = "```"
            while fence in block.text:
                fence += "`"
            return f"{fence}\n{block.text}\n{fence}"
        case Note():
            return _note(block)
        case SceneBreak():
            return "* * *"


def _line(runs: Sequence[Run]) -> str:
    return inlines.escape_start(inlines.write(runs))


def _attributes(heading: Heading) -> str:
    parts = [f"#{heading.id}"] if heading.id else []
    if heading.role:
        parts.append(f".{heading.role}")
    for name in _ATTRIBUTES:
        if value := getattr(heading, name):
            escaped = " ".join(value.split()).replace("\\", "\\\\").replace('"', '\\"')
            parts.append(f'{name.replace("_", "-")}="{escaped}"')
    return f" {{{' '.join(parts)}}}" if parts else ""


def _verse_line(runs: Sequence[Run]) -> str:
    text = "".join(run.text for run in runs)
    indent = len(text) - len(text.lstrip("\u00a0 "))
    written = inlines.write(runs)
    if _RULE_LIKE.fullmatch(text):
        # Markdown would take the line for the rule under a table's head.
        written = written.replace("-", "\\-", 1)
    return f"| {' ' * indent}{written.lstrip(chr(0xA0))}" if text.strip() else "|"


def _list(block: ListBlock) -> str:
    pieces = []
    for number, item in enumerate(block.items, block.start or 0):
        marker = "-   " if block.start is None else f"{number}. ".ljust(4)
        first, *rest = _blocks(item).split("\n")
        indent = " " * len(marker)
        pieces.append("\n".join([marker + first, *(indent + line if line else "" for line in rest)]))
    written = "\n\n".join(pieces) if any(len(item) > 1 for item in block.items) else "\n".join(pieces)
    return written if block.bulleted else f"::: {{.labelled}}\n{written}\n:::"


def _table(block: Table) -> str:
    # Markdown leaves out the cells that a row has more than the head.
    width = max(map(len, block.rows))
    rows = list(block.rows) if block.header else [(), *block.rows]
    written = [_table_row((*row, *[()] * (width - len(row)))) for row in rows]
    return "\n".join([written[0], "|" + " --- |" * width, *written[1:]])


def _table_row(cells: Sequence[Sequence[Run]]) -> str:
    return "|" + "".join(f" {inlines.write(cell).replace('|', chr(92) + '|')} |" for cell in cells)


def _note(block: Note) -> str:
    label = f"[{inlines.escape(block.label)}]{{.label}}"
    inside = _blocks(block.blocks)
    if block.label:
        simple = block.blocks and isinstance(block.blocks[0], Paragraph) and not block.blocks[0].role
        inside = f"{label} {inside}" if simple else f"{label}\n\n{inside}".rstrip()
    return f"::: {{#{block.id} .note}}\n{inside}\n:::"
