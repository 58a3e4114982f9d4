"""Character repair: mojibake, control characters, normal form, ligatures, invisible characters.

A word that this changes for a reader of the bytes (mojibake, a control character inside a word) gets a decision of
its own; what only changes how the same word is encoded (NFC, ligatures, soft hyphens) is counted once for the
document.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from converter.draft import Draft, Row
from converter.model import Action, Decision, Line, Severity, Source, Status
from converter.options import Options
from converter.text import INVISIBLE

_TELLING_NOTHING = frozenset({"utf-8", "ascii", "docx", "odt", "rtf", "epub", "pdf"})
"""Encodings that nobody had to find out: the commonest ones, and formats that say theirs."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufdd0-\ufdef]")
_PARTED = re.compile(rf"(?!{_CONTROL.pattern}).{_CONTROL.pattern}+(?!{_CONTROL.pattern}).", re.DOTALL)
_MESSAGES = {
    "mojibake": "characters read in a wrong encoding were read again",
    "control-characters": "control characters inside a word were taken out",
}
_MOST_BLANKS = 200
"""Blank lines in a row beyond which no more of them are kept: they tell nothing else."""
_SURE = 0.9
"""Confidence below which the encoding is put up for review."""
_ODD = re.compile(f"{INVISIBLE.pattern}|[\ufb00-\ufb06]")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_NO_LOOK = Line(0, "")[3:]
"""What stands behind number, text and page of a line where the format tells nothing of its look."""
_SUSPECT = re.compile(r"[ÃÂâÐÑÅÄÎÏØÙ×][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|[\u0080-\u009f]")
"""The lead byte of a two- or three-byte UTF-8 sequence read as cp1252 or Latin-1, with a byte that may follow it."""


def repair(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with one row for each line of the source, its characters repaired."""
    rows: list[Row] = []
    decisions: list[Decision] = []
    counts: Counter[str] = Counter()
    blanks = 0
    tells_looks = draft.source.tells_looks
    for line in draft.source.lines:
        blanks = 0 if line.text else blanks + 1
        if blanks > _MOST_BLANKS:
            continue
        if line.text.isascii() and line.text.isprintable():
            text = line.text.rstrip()
            rows.append(_row(line, text) if tells_looks else Row(text, line.number))
            continue
        text = _read_again(line.text)
        if text != line.text or (not text.isprintable() and _CONTROL.search(text)):
            counts["control characters"] += len(_CONTROL.findall(text))
            text = _CONTROL.sub("", text)
            decisions += _changes(line, text)
        text = _plain_forms(text, counts).replace("\v", " ")
        rows += _parted_by_pages(_row(line, text), line) if "\f" in text else [_row(line, text.rstrip())]
    if draft.source.encoding not in _TELLING_NOTHING:
        decisions.append(_encoding(draft.source))
    if total := sum(counts.values()):
        decisions.append(_summary(counts, total))
    return Draft(draft.source, tuple(rows), draft.metadata), tuple(decisions)


def _row(line: Line, text: str) -> Row:
    """Return the row of a line with what its format says of its look."""
    if line[3:] == _NO_LOOK:
        return Row(text, line.number)
    face = "/".join(filter(None, (line.family, line.style, "italic" if line.italic else "")))
    return Row(
        text,
        line.number,
        bold=line.bold and bool(text),
        hashes=line.level,
        centred=line.centred,
        size=line.size,
        face=face,
        wraps=line.wraps,
        depth=line.depth,
        item=line.item,
    )


def _read_again(text: str) -> str:
    """Return *text* with UTF-8 that was read as another encoding read again; ftfy decides, line by line."""
    if text.isascii() or not _SUSPECT.search(text):
        return text
    import ftfy

    fixed: str = ftfy.fix_encoding(text)
    return fixed


def _changes(line: Line, repaired: str) -> Iterator[Decision]:
    """Yield the changes of *line*, of the text on either side of a form feed apart: it becomes rows of its own."""
    column = 1
    for before, after in zip(line.text.split("\f"), repaired.split("\f"), strict=True):
        yield from _changed_words(line.number, column, before, after)
        column += len(before) + 1


def _changed_words(number: int, column: int, text: str, repaired: str) -> Iterator[Decision]:
    """Yield a decision for every run of words of *text*, from *column* on, that read differently once *repaired*."""
    pairs = list(zip(text.split(" "), repaired.split(" "), strict=False))
    if text.count(" ") != repaired.count(" "):
        pairs = [(text, repaired)]
    for rule, group in groupby(pairs, key=_rule):
        before, after = (" ".join(side) for side in zip(*group, strict=True))
        if rule:
            yield Decision(
                rule,
                Action.CHANGED,
                number,
                number,
                _MESSAGES[rule],
                column=column,
                end_column=column + len(before),
                before=before,
                after=after,
                confidence=0.95,
            )
        column += len(before) + 1


def _rule(pair: tuple[str, str]) -> str:
    before, after = pair
    if _CONTROL.sub("", before) != after:
        return "mojibake"
    return "control-characters" if before != after and _PARTED.search(before) else ""


def _parted_by_pages(row: Row, line: Line) -> Iterator[Row]:
    """Yield a row for the text on either side of every form feed, and a page break for each form feed."""
    column = 1
    *ended, last = zip(row.text.split("\f"), line.text.split("\f"), strict=True)
    for text, raw in ended:
        if text.strip():
            yield row._replace(text=text.rstrip(), column=column, end_column=column + len(raw))
        yield Row("", row.line, page_break=True)
        column += len(raw) + 1
    yield row._replace(text=last[0].rstrip(), column=column)


def _plain_forms(text: str, counts: Counter[str]) -> str:
    """Return *text* in NFC, without ligatures for letters and without stray invisible characters."""
    if text.isascii():
        return text
    if _ODD.search(text):
        visible = INVISIBLE.sub("", text)
        counts["invisible characters"] += len(text) - len(visible)
        text = visible.translate(_LIGATURES)
        counts["ligatures"] += len(text) - len(visible)
    if not unicodedata.is_normalized("NFC", text):
        counts["decomposed characters"] += 1
        return unicodedata.normalize("NFC", text)
    return text


def _encoding(source: Source) -> Decision:
    """Return the decision for the encoding, with the rival and the characters that would differ."""
    unsure = source.encoding_confidence < _SURE
    weighed = bool(source.encoding_rival)
    return Decision(
        "encoding",
        Action.MARKED,
        1,
        1,
        f"the file was read as {source.encoding}" + (f"; {source.encoding_rival} is the next likeliest" * weighed),
        after=source.encoding,
        evidence=(
            ("next likeliest", source.encoding_rival),
            ("characters that differ", source.encoding_difference),
        )
        if weighed
        else (),
        confidence=source.encoding_confidence,
        severity=Severity.WARNING if unsure else Severity.INFO,
        status=Status.REVIEW if unsure else Status.APPLIED,
        hint="give --set source.encoding=NAME if letters with accents look wrong" if weighed else "",
    )


def _summary(counts: Counter[str], total: int) -> Decision:
    return Decision(
        "character-forms",
        Action.MARKED,
        1,
        1,
        f"{total} characters were brought into their plain form; no word changed",
        evidence=tuple((name, number) for name, number in sorted(counts.items()) if number),
    )
